"""Rows about the work that do not fit themselves or the other files."""

from datetime import date

import pandas as pd
import pytest

from analysis.process.faults import COLUMNS, FaultRule, faults
from data.intake import Kind
from tests.analysis.process.by_hand import rows

AREAS = ("north", "south")
TODAY = date(2026, 6, 30)
MEMBERS = rows("org_id area_name area_id\nO-1 Norr north\nO-2 Norr north")
FINE = """
measure_id owner_type owner org_id area_name area_id problem_id decided_on done_on status
A-1 municipality streets_parks - Norr north P-1 2024-05-01 2024-06-01 done
A-2 private O-1 O-1 Norr north - 2024-05-01 - ongoing
A-3 police - - Norr north P-1 2024-05-01 2024-05-01 done
"""


def found(kind: Kind, text: str, **others: pd.DataFrame) -> list[tuple[str, FaultRule, str]]:
    """id, rule and value of each fault of one kind; other kinds by name."""
    frames = {kind: rows(text)} | {Kind(name): frame for name, frame in others.items()}
    listed = faults(frames, AREAS, TODAY)
    own = listed[listed["kind"] == kind]
    return list(own[["id", "rule", "value"]].itertuples(index=False, name=None))


def measure(**changed: str) -> str:
    """One measure that fits, with some cells changed."""
    header, first, *_ = FINE.strip().splitlines()
    cells = dict(zip(header.split(), first.split(), strict=True)) | changed
    return "\n".join([" ".join(cells), " ".join(cells.values())])


PROBLEMS = rows("problem_id title area_name area_id\nP-1 Lampa Norr north")


def test_rows_that_fit_are_not_listed() -> None:
    assert found(Kind.MEASURES, FINE, members=MEMBERS, problems=PROBLEMS) == []
    nothing = faults(dict.fromkeys(Kind), AREAS, TODAY)
    assert nothing.empty
    assert list(nothing) == COLUMNS


@pytest.mark.parametrize(
    ("changed", "rule", "value"),
    [
        ({"area_id": "-", "area_name": "-"}, FaultRule.NO_AREA, ""),
        ({"area_id": "Nörr", "area_name": "Nörr"}, FaultRule.UNKNOWN_AREA, "Nörr"),
        ({"area_id": "-", "longitude": "12.1"}, FaultRule.OUTSIDE_AREAS, "Norr"),
        ({"owner": "O-9"}, FaultRule.UNKNOWN_OWNER, "O-9"),
        ({"owner_type": "martians"}, FaultRule.UNKNOWN_OWNER, "martians"),
        ({"owner_type": "-", "owner": "-"}, FaultRule.NO_OWNER, ""),
        ({"org_id": "O-7"}, FaultRule.UNKNOWN_MEMBER, "O-7"),
        ({"problem_id": "P-9"}, FaultRule.UNKNOWN_PROBLEM, "P-9"),
        ({"done_on": "2026-07-01"}, FaultRule.AHEAD, "2026-07-01"),
        ({"done_on": "2024-04-30"}, FaultRule.WRONG_ORDER, "2024-05-01, 2024-04-30"),
        ({"status": "planned"}, FaultRule.DATE_WITHOUT_STATUS, "planned, 2024-06-01"),
        ({"cost_sek": "-4"}, FaultRule.NEGATIVE, "-4.0"),
    ],
    ids=str,
)
def test_a_measure_that_does_not_fit_is_listed_with_what_is_wrong(
    changed: dict[str, str], rule: FaultRule, value: str
) -> None:
    text = measure(**changed)
    assert found(Kind.MEASURES, text, members=MEMBERS, problems=PROBLEMS) == [("A-1", rule, value)]


def test_done_without_a_date_is_listed_where_others_have_one() -> None:
    text = FINE.replace("2024-06-01 done", "- done")
    assert found(Kind.MEASURES, text) == [("A-1", FaultRule.STATUS_WITHOUT_DATE, "done")]
    dateless = FINE.replace("2024-06-01", "-").replace("2024-05-01 done", "- done")
    assert found(Kind.MEASURES, dateless) == []  # the file has no such column


def test_what_a_file_that_is_not_loaded_would_tell_is_not_asked() -> None:
    text = measure(owner="O-9", org_id="O-9", problem_id="P-9")
    assert found(Kind.MEASURES, text) == []


def test_an_id_is_known_in_any_case() -> None:
    text = measure(owner="o-1", org_id="o-2", problem_id="p-1")
    assert found(Kind.MEASURES, text, members=MEMBERS, problems=PROBLEMS) == []


def test_a_walk_point_that_names_no_measure_is_listed_with_both_its_ids() -> None:
    walks = """
    walk_id point_id walked_on start end area_name area_id measure_id
    R-1 1 2024-05-01 18:00 20:00 Norr north A-1
    R-1 2 2024-05-01 18:00 20:00 Norr north A-8
    R-2 1 2026-07-01 18:00 17:00 Norr north -
    """
    assert found(Kind.WALKS, walks, measures=rows(FINE)) == [
        ("R-1 2", FaultRule.UNKNOWN_MEASURE, "A-8"),
        ("R-2 1", FaultRule.WRONG_ORDER, "18:00, 17:00"),
        ("R-2 1", FaultRule.AHEAD, "2026-07-01"),
    ]


def test_a_report_and_a_meeting_of_strangers_are_listed_by_their_ids() -> None:
    reports = "org_id occurred_on area_name area_id\nO-1 2024-05-01 Norr north\nO-5 - - -"
    assert found(Kind.REPORTS, reports, members=MEMBERS) == [("", FaultRule.UNKNOWN_MEMBER, "O-5")]
    meetings = rows("met_on area_name area_id\n2024-05-01 Norr north")
    meetings["members_present"] = "O-1 O-8 O-9"
    listed = faults({Kind.MEETINGS: meetings, Kind.MEMBERS: MEMBERS}, AREAS, TODAY)
    assert listed["value"].tolist() == ["O-8 O-9"]


def test_a_meeting_that_is_planned_may_lie_ahead() -> None:
    meetings = (
        "met_on status area_name area_id\n2026-09-01 {} Norr north\n2024-09-01 held Norr north"
    )
    assert [rule for _, rule, _ in found(Kind.MEETINGS, meetings.format("held"))] == [
        FaultRule.AHEAD
    ]
    assert FaultRule.AHEAD not in [
        rule for _, rule, _ in found(Kind.MEETINGS, meetings.format("planned"))
    ]


def test_a_row_in_several_areas_is_one_row() -> None:
    twice = rows(measure(done_on="2024-04-01"))
    twice = pd.concat([twice, twice.assign(area_id="south")], ignore_index=True)
    assert len(faults({Kind.MEASURES: twice}, AREAS, TODAY)) == 1
