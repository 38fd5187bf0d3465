"""What a row of a form says against itself."""

import pandas as pd
import pytest

from data.codebook import codebook
from data.columns.form_columns import Cell, forms
from data.intake import Intake, Kind
from data.kinds.form_rules import contradictions
from data.problems import Remark
from data.readers import read

DAYS = {Cell.DATE, Cell.WEEK}
MEASURES = "id;rubrik;typ;ägare_typ;beslutad;planerad_klar;klar;status;kostnad_kr;från;till"


def of(kind: Kind, *lines: str) -> Intake:
    return read(kind, "\n".join(lines).encode(), f"{kind}.csv")


def told(intake: Intake) -> list[tuple[Remark, str, tuple[int, ...]]]:
    return [(finding.remark, finding.column, finding.rows) for finding in intake.findings]


@pytest.mark.parametrize("rule", codebook("form_orders").to_dict("records"), ids=str)
def test_an_order_is_of_two_columns_of_one_sort(rule: dict[str, str]) -> None:
    cells = {column.column: column.cell for column in forms()[rule["kind"]]}
    sorts = {cells[rule["earlier"]], cells[rule["later"]]}
    assert sorts <= DAYS or sorts == {Cell.CLOCK}
    assert rule["may_equal"] in ("yes", "no")


@pytest.mark.parametrize("rule", codebook("form_statuses").to_dict("records"), ids=str)
def test_a_status_that_goes_with_a_date_is_one_of_its_list(rule: dict[str, str]) -> None:
    columns = {column.column: column for column in forms()[rule["kind"]]}
    listed = codebook("form_values").query("list == @columns[@rule['status']].values")["value"]
    assert set(rule["values"].split()) < set(listed)
    assert columns[rule["date"]].cell is Cell.DATE


@pytest.mark.parametrize("rule", codebook("form_orders").to_dict("records"), ids=str)
def test_only_what_stands_in_the_wrong_order_is_flagged(rule: dict[str, str]) -> None:
    columns = (rule["earlier"], rule["later"])
    cells = {column.column: column.cell for column in forms()[rule["kind"]]}
    low, high, none = "2024-05-02", "2024-05-03", ""
    if cells[columns[0]] is Cell.CLOCK:
        low, high = "18:00", "19:00"
    written = pd.DataFrame(
        [(low, high), (high, low), (none, low), (high, none), (low, low)], columns=columns
    )
    values = written if ":" in low else written.apply(pd.to_datetime)
    (said,) = [
        found
        for found in contradictions(rule["kind"], {c: values[c] for c in columns})
        if found.remark is Remark.WRONG_ORDER
    ]
    assert said.columns == columns
    assert said.rows.tolist() == [False, True, False, False, rule["may_equal"] == "no"]


def test_a_measure_done_before_it_was_decided_is_listed_and_counted_among_the_rest() -> None:
    intake = of(
        Kind.MEASURES,
        MEASURES,
        "1;A;Kamera;kommun;2024-05-01;2024-06-01;2024-05-20;Klar;900;;",
        "2;B;Kamera;kommun;2024-05-01;2024-04-01;2024-04-20;Klar;0;;",
        "3;C;Kamera;kommun;2024-05-01;;;Klar;-5;;",
        "4;D;Kamera;kommun;2024-05-01;;2024-06-01;Pågår;;;",
        "5;E;Kamera;kommun;;;;;;;",
    )
    assert told(intake)[:5] == [
        (Remark.OFF_SCALE, "kostnad_kr", (4,)),
        (Remark.WRONG_ORDER, "beslutad, planerad_klar", (3,)),
        (Remark.WRONG_ORDER, "beslutad, klar", (3,)),
        (Remark.STATUS_WITHOUT_DATE, "status, klar", (4,)),
        (Remark.DATE_WITHOUT_STATUS, "status, klar", (5,)),
    ]
    assert intake.read_count == intake.kept_count == 5
    assert intake.rows["done_on"].iloc[1] == pd.Timestamp("2024-04-20")
    assert intake.rows["cost_sek"].isna().tolist() == [False, False, True, True, True]


def test_a_walk_may_pass_midnight_but_not_take_no_time_or_half_a_day() -> None:
    intake = of(
        Kind.WALKS,
        "rond_id;datum;starttid;sluttid;deltagare_kommun",
        *(
            f"{i};2024-05-01;{times};2"
            for i, times in enumerate(["22:30;00:30", "18:00;18:00", "18:00;05:00", "20:00;19:00"])
        ),
    )
    assert (Remark.WRONG_ORDER, "starttid, sluttid", (3, 5)) in told(intake)


def test_a_file_without_the_date_is_not_blamed_for_each_row() -> None:
    intake = of(Kind.MEASURES, "id;rubrik;typ;beslutad;status", "1;A;Kamera;;Klar")
    assert not {remark for remark, _, rows in told(intake) if rows}


def test_a_camera_without_an_assessment_is_listed() -> None:
    intake = of(
        Kind.CAMERAS,
        "kamera_id;uppsatt;intresseavvägning_datum;intresseavvägning_ref",
        "K1;2024-05-01;2024-04-01;",
        "K2;2024-05-01;;",
        "K3;2024-05-01;;Dnr 7",
        "K4;2024-05-01;2024-06-01;",
    )
    assert told(intake) == [
        (Remark.MISSING_VALUE, "intresseavvägning_datum", (3,)),
        (Remark.WRONG_ORDER, "intresseavvägning_datum, uppsatt", (5,)),
    ]


def test_what_is_allowed_is_not_remarked() -> None:
    meetings = of(
        Kind.MEETINGS,
        "datum;område;typ;kallade;närvarande;beslut_n;uppföljda_n;planerat_datum;status",
        "2024-05-01;Norr;styrgrupp;5;9;1;4;2024-06-01;hållet",
        ";Norr;styrgrupp;5;;;;2024-06-01;inställt",
    )
    assert told(meetings) == []
