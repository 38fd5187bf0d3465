"""P01, P02 and P03, counted by hand on a small file of members."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.process.indicator import Also, By, Indicator, Tally, Value
from analysis.process.members import coverage, coverage_by_group, membership, without_members
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
MEMBERS = rows(
    """
    org_id joined_on  left_on
    O-1    2024-03-01 -
    O-2    2024-06-01 2025-01-01
    O-3    2025-02-01 -
    O-4    2025-02-01 2025-12-31
    O-5    2025-12-31 -
    O-6    2026-01-01 -
    O-7    2024-01-01 2024-12-31
    O-8    2024-01-01 2026-01-01
    """,
    area_id="a",
    branch="shop",
)
BASES = rows(
    """
    area_id year base       value
    a       2023 businesses 30
    a       2025 businesses 40
    a       2025 employees  400
    a       2026 businesses 50
    b       2025 businesses 10
    """
)


def count(value: int, unit: Unit = Unit.MEMBERS) -> Counted:
    return Counted(value=value, unit=unit, n=value)


def beside(indicator: Indicator) -> dict[Also, Value]:
    return {also.what: also.value for also in indicator.beside}


def test_p01_members_on_the_last_day_and_in_and_out() -> None:
    """O-1, O-3, O-5 and O-8 are there on 31 December; O-4 left that day."""
    found = membership(MEMBERS, "a", YEAR)
    assert found.value == count(4)
    assert beside(found) == {Also.JOINED: count(3), Also.LEFT: count(2)}


def test_p01_those_there_before_and_in_and_out_make_those_there_after() -> None:
    before = membership(MEMBERS, "a", Period(date(2024, 1, 1), date(2025, 1, 1))).value
    found = membership(MEMBERS, "a", YEAR)
    joined, left = (beside(found)[what] for what in (Also.JOINED, Also.LEFT))
    numbers = [n.value for n in (before, joined, left, found.value) if isinstance(n, Counted)]
    assert numbers == [3, 3, 2, 4]
    assert numbers[0] + numbers[1] - numbers[2] == numbers[3]


def test_p01_by_quarter_since_the_start() -> None:
    found = membership(MEMBERS, "a", YEAR, start=date(2025, 1, 1))
    assert [(one.quarter.number, one.value) for one in found.series] == [
        (1, count(4)),
        (2, count(4)),
        (3, count(4)),
        (4, count(4)),
    ]
    assert membership(MEMBERS, "a", YEAR).series == ()


def test_p01_one_that_comes_back_is_one_member() -> None:
    twice = rows("org_id joined_on left_on\nO-1 2024-01-01 2025-03-01\nO-1 2025-06-01 -")
    found = membership(twice.assign(area_id="a"), "a", YEAR)
    assert found.value == count(1)
    assert beside(found) == {Also.JOINED: count(1), Also.LEFT: count(1)}


def test_p01_one_that_stands_in_two_rows_at_once_is_one_member() -> None:
    twice = rows("org_id joined_on\nO-1 2024-01-01\nO-1 2025-06-01", area_id="a")
    assert membership(twice, "a", YEAR).value == count(1)


def test_p01_rows_without_a_day_or_backwards_are_left_out_and_told() -> None:
    odd = rows("org_id joined_on left_on\nO-8 - -\nO-9 2025-05-01 2025-04-01", area_id="a")
    found = membership(pd.concat([MEMBERS[:7], odd]), "a", YEAR)
    assert found.value == count(3)
    assert gaps(found.missing) == {Reason.NO_JOINING_DAY: 1, Reason.LEFT_BEFORE_JOINING: 1}


def test_p01_of_all_areas_a_member_in_two_is_one() -> None:
    twice = pd.concat([MEMBERS, MEMBERS.assign(area_id="b")])
    assert membership(twice, "", YEAR).value == count(4)


def test_p02_four_of_forty_by_the_base_of_the_year() -> None:
    found = coverage(MEMBERS, BASES, None, "a", YEAR)
    assert found.value == Tally(count=4, of=40, unit=Unit.MEMBERS)
    assert found.missing == ()


def test_p02_says_how_old_the_base_is() -> None:
    old = BASES[BASES["year"] == 2023]
    found = coverage(MEMBERS, old, None, "a", YEAR)
    assert found.value == Tally(count=4, of=30, unit=Unit.MEMBERS)
    assert gaps(found.missing) == {Reason.OLDER_BASE: 2}
    later = coverage(MEMBERS, BASES[BASES["year"] == 2026], None, "a", YEAR)
    assert gaps(later.missing) == {Reason.LATER_BASE: 1}
    two = coverage(
        MEMBERS, BASES[2:4].assign(year=[2028, 2026], base="businesses"), None, "a", YEAR
    )
    assert gaps(two.missing) == {Reason.LATER_BASE: 1}


def test_p02_of_all_areas_counts_the_businesses_of_those_with_members() -> None:
    both = pd.concat([MEMBERS, rows("org_id joined_on row\nO-9 2025-01-01 99", area_id="b")])
    assert coverage(both, BASES, None, "", YEAR).value == members_of(5, 50)


def members_of(count: float, of: float) -> Tally:
    return Tally(count=count, of=of, unit=Unit.MEMBERS)


POPULATION = rows(
    """
    area_id year respondent_group branch size count
    a       2025 business         shop   -    20
    a       2025 business         office -    12
    a       2025 business         hotel  -    3
    a       2025 business         bank   -    2
    a       2025 business         school -    6
    a       2025 resident         -      -    900
    """
)


def test_p02_without_a_base_the_population_says_how_many_businesses_there_are() -> None:
    assert coverage(MEMBERS, None, POPULATION, "a", YEAR).value == members_of(4, 43)


def test_p02_businesses_are_found_whatever_the_file_calls_them() -> None:
    for name in ("Företag", "företag", "businesses"):
        of = POPULATION.assign(
            respondent_group=POPULATION["respondent_group"].replace("business", name)
        )
        assert coverage(MEMBERS, None, of, "a", YEAR).value == members_of(4, 43)
    unnamed = POPULATION.assign(respondent_group="boende")
    assert coverage(MEMBERS, None, unnamed, "a", YEAR).value == members_of(4, 43)


def test_p02_lines_by_branch_and_lines_by_size_are_not_added_to_each_other() -> None:
    sizes = rows(
        "area_id year respondent_group branch size count\n"
        "a 2025 business - small 30\na 2025 business - large 13"
    )
    both = pd.concat([POPULATION, sizes.assign(row=[10, 11])])
    assert coverage(MEMBERS, None, both, "a", YEAR).value == members_of(4, 43)
    every = rows("area_id year respondent_group branch size count\na 2025 business - - 44")
    assert coverage(
        MEMBERS, None, pd.concat([both, every.assign(row=12)]), "a", YEAR
    ).value == members_of(4, 44)


@pytest.mark.parametrize(
    ("businesses", "value"),
    [
        (0, NotPossible(Reason.NO_BUSINESS_COUNT)),
        (3, NotPossible(Reason.MORE_MEMBERS_THAN_BUSINESSES)),
        (4, Hidden(Reason.FEW_BUSINESSES)),
    ],
)
def test_p02_refuses_bases_that_cannot_be_or_would_tell_too_much(
    businesses: int, value: Value
) -> None:
    bases = BASES[BASES["year"] == 2025].assign(value=float(businesses))
    assert coverage(MEMBERS, bases, None, "a", YEAR).value == value


def test_p02_without_any_base_there_is_no_share() -> None:
    none = NotPossible(Reason.NO_BUSINESS_COUNT)
    assert coverage(MEMBERS, None, None, "a", YEAR).value == none
    assert coverage(MEMBERS, BASES[BASES["area_id"] == "b"], None, "a", YEAR).value == none


def branches(**counts: int) -> pd.DataFrame:
    """So many members of each branch."""
    each = [branch for branch, number in counts.items() for _ in range(number)]
    return pd.DataFrame(
        {
            "row": range(len(each)),
            "area_id": "a",
            "org_id": [f"O-{n}" for n in range(len(each))],
            "joined_on": pd.Timestamp("2025-01-01"),
            "branch": each,
        }
    )


def parts(indicator: Indicator) -> dict[str, Value]:
    return {part.name: part.value for part in indicator.parts}


def test_p03_eight_of_twenty_shops_and_no_school() -> None:
    found = coverage_by_group(branches(shop=8, office=6), POPULATION, "a", YEAR)
    assert parts(found)["shop"] == members_of(8, 20)
    assert parts(found)["school"] == members_of(0, 6)
    assert [part.name for part in without_members(found.parts)] == ["school"]
    assert found.value == Counted(value=1, unit=Unit.GROUPS, n=5)


def test_p03_branches_of_few_businesses_are_hidden_and_not_warned_of() -> None:
    found = parts(coverage_by_group(branches(shop=8, office=6), POPULATION, "a", YEAR))
    assert found["hotel"] == found["bank"] == Hidden(Reason.FEW_BUSINESSES)


def test_p03_few_members_of_many_businesses_are_hidden_too() -> None:
    found = parts(coverage_by_group(branches(shop=8, office=2), POPULATION, "a", YEAR))
    assert found["office"] == Hidden(Reason.FEW_BUSINESSES)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=6))
def test_p03_what_is_hidden_is_never_one_small_number_by_subtraction(
    sizes: list[tuple[int, int]],
) -> None:
    """The reader knows all members of the area, and takes away those that are told."""
    own = {f"b{n}": member for n, (member, _) in enumerate(sizes)}
    lines = [("a", 2025, "business", f"b{n}", "", m + other) for n, (m, other) in enumerate(sizes)]
    columns = ["area_id", "year", "respondent_group", "branch", "size", "count"]
    there = pd.DataFrame(lines, columns=columns).assign(row=range(len(lines)))
    found = coverage_by_group(branches(**own), there, "a", YEAR)
    told = {name: value for name, value in parts(found).items() if isinstance(value, Tally)}
    for value in told.values():
        assert value.count == 0 or value.count >= 5
        assert value.of == value.count or value.of - value.count >= 5
    rest = sum(own.values()) - sum(value.count for value in told.values())
    others = sum(n for _, n in sizes) - sum(value.of - value.count for value in told.values())
    assert not told or not (0 < rest < 5 or 0 < others < 5)


def test_p03_lines_of_each_branch_and_size_are_not_added_to_those_of_each_branch() -> None:
    crossed = POPULATION.assign(size="small", row=POPULATION["row"] + 10)
    both = pd.concat([POPULATION, crossed])
    assert parts(coverage_by_group(branches(shop=8), both, "a", YEAR))["shop"] == members_of(8, 20)
    only = parts(coverage_by_group(branches(shop=8), crossed, "a", YEAR))
    assert only["shop"] == members_of(8, 20)


def test_p03_where_the_members_are_few_no_group_is_told() -> None:
    """P01 says three: with the other branches at none, the one branch would have them."""
    found = parts(coverage_by_group(branches(shop=3), POPULATION, "a", YEAR))
    assert set(found.values()) == {Hidden(Reason.FEW_BUSINESSES)}


def test_p03_a_branch_that_the_population_lacks_has_no_share() -> None:
    found = parts(coverage_by_group(branches(shop=8, pub=5), POPULATION, "a", YEAR))
    assert found["pub"] == NotPossible(Reason.NO_BUSINESS_COUNT)
    more = parts(coverage_by_group(branches(school=7), POPULATION, "a", YEAR))
    assert more["school"] == NotPossible(Reason.MORE_MEMBERS_THAN_BUSINESSES)


def test_p03_by_size_where_the_files_know_it() -> None:
    sizes = rows(
        "area_id year respondent_group branch size count\n"
        "a 2024 business - small 30\na 2024 business - large 13"
    )
    members = branches(shop=12).assign(size=["small"] * 5 + ["large"] * 6 + [""])
    found = coverage_by_group(members, sizes, "a", YEAR)
    assert [(part.by, part.name, part.value) for part in found.parts] == [
        (By.SIZE, "large", members_of(6, 13)),
        (By.SIZE, "small", members_of(5, 30)),
    ]
    assert gaps(found.missing) == {Reason.OLDER_BASE: 1, Reason.GROUP_NOT_SAID: 1}


def test_p03_refuses_all_areas_at_once_and_files_without_groups() -> None:
    members = branches(shop=8)
    cases = (
        (coverage_by_group(members, POPULATION, "", YEAR), Reason.ONE_AREA_AT_A_TIME),
        (coverage_by_group(members, None, "a", YEAR), Reason.NO_BUSINESS_COUNT),
        (coverage_by_group(members, POPULATION.assign(branch=""), "a", YEAR), Reason.NO_GROUPS),
        (coverage_by_group(None, POPULATION, "a", YEAR), Reason.NO_MEMBERS),
    )
    for found, reason in cases:
        assert (found.value, found.parts) == (NotPossible(reason), ())


@pytest.mark.parametrize("members", [None, MEMBERS[:0], MEMBERS.assign(area_id="b")])
def test_without_members_there_is_no_answer(members: pd.DataFrame | None) -> None:
    none = NotPossible(Reason.NO_MEMBERS)
    assert membership(members, "a", YEAR).value == none
    assert coverage(members, BASES, None, "a", YEAR).value == none
