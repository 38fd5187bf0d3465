"""What a plan may say, and that everything wrong with it is said at once."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plans.study_files import read_study
from data.problems import Fault, FileError, Rule
from data.study import Course, Direction, Outcome, Period
from tests.sample import STUDY

PRIMARY = 'primary = { groups = ["theft"], direction = "decrease", smallest_change = -0.10 }'


def plan(**changes: str) -> str:
    """The sample's pilot with some lines replaced; "" leaves a line out."""
    lines = {line.partition(" ")[0]: line for line in STUDY.split("[[pilot]]")[1].split("\n")}
    lines |= {key: value and f"{key} = {value}" for key, value in changes.items()}
    return "\n".join(["[[pilot]]", *(line for line in lines.values() if line), ""])


def faults(text: str) -> list[Fault]:
    with pytest.raises(FileError) as caught:
        read_study(text.encode(), "plan.toml")
    assert caught.value.name == "plan.toml"
    return list(caught.value.faults)


def test_a_pilot_has_its_own_half_open_periods_and_one_primary_outcome() -> None:
    study = read_study(STUDY.encode())
    pilot = study.pilot("north")
    assert (study.title, study.decision_dates) == ("Plan", ())
    assert pilot.before == Period(date(2022, 1, 1), date(2024, 1, 1))
    assert (pilot.before.months, pilot.before.years, pilot.after.months) == (24, 2, 12)
    assert pilot.primary == Outcome(
        groups=frozenset({"theft"}), name="", direction=Direction.DECREASE, smallest_change=-0.1
    )
    assert pilot.areas == study.areas == {"north", "south"}


@pytest.mark.parametrize("course", Course)
def test_the_expected_course_is_what_the_plan_says_and_nothing_where_it_does_not(
    course: Course,
) -> None:
    [said] = read_study(plan(expected_course=f'"{course}"').encode()).pilots
    [silent] = read_study(plan().encode()).pilots
    assert (said.expected_course, silent.expected_course) == (course, None)


def test_the_common_part_is_read() -> None:
    common = 'purpose = "Varför"\ndecision_dates = [2025-01-15, 2026-01-15]\ndecision_rule = "Om"\n'
    study = read_study((common + STUDY).encode("utf-8-sig"))
    assert (study.purpose, study.decision_rule) == ("Varför", "Om")
    assert study.decision_dates == (date(2025, 1, 15), date(2026, 1, 15))


def test_without_implementation_it_is_the_gap_between_before_and_after() -> None:
    [pilot] = read_study(plan(implementation="").encode()).pilots
    assert pilot.implementation == Period(date(2024, 1, 1), date(2024, 4, 1))


def test_implementation_may_be_empty() -> None:
    changes = {"start": "2024-01-01", "after": "[2024-01-01, 2025-01-01]"}
    for implementation in ("", "[2024-01-01, 2024-01-01]"):
        [pilot] = read_study(plan(implementation=implementation, **changes).encode()).pilots
        assert pilot.implementation.months == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[2021-01-01, 2024-01-01]", "[2024-04-01, 2025-04-01]"),  # 36 + 12
        ("[2022-03-01, 2024-03-01]", "[2024-09-01, 2026-09-01]"),  # 24 + 24
        ("[2023-06-01, 2023-09-01]", "[2024-06-01, 2024-09-01]"),  # the same summer months
    ],
)
def test_whole_years_of_different_length_and_the_same_months_are_comparable(
    before: str, after: str
) -> None:
    start = after[1:11]
    read_study(plan(before=before, implementation="", after=after, start=start).encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[2022-01-01, 2024-01-01]", "[2024-04-01, 2025-01-01]"),  # 24 + 9
        ("[2021-10-01, 2024-01-01]", "[2024-04-01, 2025-04-01]"),  # 27 + 12
        ("[2023-06-01, 2023-09-01]", "[2024-07-01, 2024-10-01]"),
    ],
)
def test_unequal_months_are_refused_with_the_periods_shown(before: str, after: str) -> None:
    text = plan(before=before, implementation="", after=after, start=after[1:11])
    spans = ", ".join(p.strip("[]").replace(", ", "..") for p in (before, after))
    assert faults(text) == [Fault(Rule.UNEQUAL_MONTHS, "north", spans)]


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 12))
def test_equal_months_are_accepted_exactly_where_each_weighs_the_same_in_both(
    before: int, after: int, first: int
) -> None:
    def day(months: int) -> date:
        return date(2010 + months // 12, months % 12 + 1, 1)

    start, middle = day(first - 1), day(first - 1 + before)
    text = plan(
        before=f"[{start}, {middle}]",
        implementation="",
        start=str(middle),
        after=f"[{middle}, {day(first - 1 + before + after)}]",
    )
    if before % 12 == 0 and after % 12 == 0:
        read_study(text.encode())
    else:
        assert [fault.rule for fault in faults(text)] == [Rule.UNEQUAL_MONTHS]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"implementation": "[2023-12-01, 2024-04-01]"}, Rule.OVERLAPPING_PERIODS),
        ({"implementation": "[2024-01-01, 2024-05-01]"}, Rule.OVERLAPPING_PERIODS),
        ({"implementation": "", "after": "[2023-01-01, 2024-01-01]"}, Rule.OVERLAPPING_PERIODS),
        ({"start": "2023-12-31"}, Rule.START_OUTSIDE_IMPLEMENTATION),
        ({"start": "2024-04-02"}, Rule.START_OUTSIDE_IMPLEMENTATION),
        ({"before": "[2022-01-15, 2024-01-01]"}, Rule.NOT_WHOLE_MONTHS),
        ({"before": "[2024-01-01, 2022-01-01]"}, Rule.WRONG_VALUE),
        ({"before": "[2022-01-01, 2022-01-01]"}, Rule.WRONG_VALUE),
        ({"before": '["2022-01-01", "2024-01-01"]'}, Rule.WRONG_VALUE),
        ({"start": "2024-02-15T08:00:00"}, Rule.WRONG_VALUE),
        ({"ring_m": "-1"}, Rule.WRONG_VALUE),
        ({"ring_m": "true"}, Rule.WRONG_VALUE),
        ({"expected_course": '"sudden"'}, Rule.WRONG_VALUE),
        ({"expected_course": '["step"]'}, Rule.WRONG_VALUE),
        ({"comparison": '["north"]'}, Rule.PILOT_IS_COMPARISON),
        ({"buffers": '["south"]'}, Rule.BUFFER_IS_COMPARISON),
        ({"buffers": '["north"]'}, Rule.WRONG_VALUE),
        ({"colour": '"red"'}, Rule.UNKNOWN_KEY),
        ({"area": ""}, Rule.MISSING_KEY),
        ({"primary": ""}, Rule.MISSING_KEY),
        ({"primary": PRIMARY[10:].replace("-0.10", "0")}, Rule.WRONG_VALUE),
        ({"primary": PRIMARY[10:].replace("-0.10", "nan")}, Rule.WRONG_VALUE),
        ({"primary": PRIMARY[10:].replace("decrease", "down")}, Rule.WRONG_VALUE),
        ({"primary": PRIMARY[10:].replace('["theft"]', "[]")}, Rule.WRONG_VALUE),
        ({"primary": PRIMARY[10:].replace("groups", 'item = "B1", groups')}, Rule.WRONG_VALUE),
        ({"primary": PRIMARY[10:].replace('groups = ["theft"], ', "")}, Rule.MISSING_KEY),
    ],
)
def test_one_thing_wrong_is_one_fault(changes: dict[str, str], rule: Rule) -> None:
    assert [fault.rule for fault in faults(plan(**changes))] == [rule]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("0.10", "direction = decrease, smallest_change = 0.1"),
        ("-1.5", "smallest_change = -1.5"),
        ("-10", "smallest_change = -10"),  # percent are not shares
    ],
)
def test_a_smallest_change_against_its_direction_or_beyond_everything_is_refused(
    change: str, told: str
) -> None:
    primary = PRIMARY[10:].replace("-0.10", change)
    assert faults(plan(primary=primary)) == [Fault(Rule.WRONG_VALUE, "north, primary", told)]


def test_all_faults_are_told_at_once_each_with_its_place() -> None:
    bad = '{ groups = "theft", direction = "decrease" }'
    west = plan(area='"west"', before="[2022-01-01, 2024-02-15]", secondary=f"[{bad}]")
    south = plan(area='"south"', start="", begin="2024-02-15", comparison='["x"]')
    east = plan(area='"east"', comparison='["south"]', buffers='["south"]')
    assert faults('city = "x"\ntitle = 7\n' + west + south + 2 * east) == [
        Fault(Rule.WRONG_VALUE, "", "title = 7"),
        Fault(Rule.UNKNOWN_KEY, "", "city"),
        Fault(Rule.MISSING_KEY, "west, secondary 1", "smallest_change"),
        Fault(Rule.WRONG_VALUE, "west, secondary 1", "groups = theft"),
        Fault(Rule.UNKNOWN_KEY, "south", "begin"),
        Fault(Rule.MISSING_KEY, "south", "start"),
        Fault(Rule.PILOT_TWICE, "east"),
        *[Fault(Rule.BUFFER_IS_COMPARISON, "east", "south")] * 2,
    ]


def test_a_pilot_is_never_the_comparison_of_another() -> None:
    west = plan(area='"west"', comparison='["x"]')
    assert faults(west + plan(comparison='["west"]')) == [
        Fault(Rule.PILOT_IS_COMPARISON, "north", "west")
    ]


def test_buffers_and_a_ring_belong_to_the_areas_a_pilot_is_judged_by() -> None:
    [pilot] = read_study(plan(buffers='["east"]', ring_m="150.5").encode()).pilots
    assert pilot.ring == "north+150.5m"
    assert pilot.buffer_areas == {"east", "north+150.5m"}
    assert pilot.areas == {"north", "south", "east", "north+150.5m"}
    [without] = read_study(STUDY.encode()).pilots
    assert (without.ring, without.buffer_areas) == ("", frozenset())


@pytest.mark.parametrize("text", ["", "title = 'x'", "pilot = 3", "pilot = []", "pilot = [1]"])
def test_a_plan_without_pilots_is_refused(text: str) -> None:
    assert Fault(Rule.MISSING_KEY, value="[[pilot]]") in faults(text)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"title = 'x'\n[[pilot]\n", Fault(Rule.SYNTAX, "2", "[[pilot]")),
        ("\ntitle = 'Trollhättan'".encode("cp1252"), Fault(Rule.MIXED_ENCODINGS, "2")),
        (b"a = " + b"[" * 50_000, Fault(Rule.TOO_DEEP, value=".toml")),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(content: bytes, fault: Fault) -> None:
    with pytest.raises(FileError) as caught:
        read_study(content)
    assert caught.value.faults == (fault,)


def test_calendar_months_are_counted_over_the_turn_of_the_year() -> None:
    assert Period(date(2023, 11, 1), date(2024, 3, 1)).calendar_months() == {
        11: 1,
        12: 1,
        1: 1,
        2: 1,
    }


changed = st.sampled_from(sorted(["area", "start", "before", "after", "comparison", "primary"]))
anything = st.sampled_from(["7", '"x"', "[]", "[1]", "{}", "2024-01-01", "nan", "true", "[[]]"])


@given(st.dictionaries(changed, anything, min_size=1))
def test_whatever_stands_in_a_plan_only_a_user_error_comes_out(changes: dict[str, str]) -> None:
    read: Callable[[bytes], object] = read_study
    try:
        read(plan(**changes).encode())
    except FileError:
        return
