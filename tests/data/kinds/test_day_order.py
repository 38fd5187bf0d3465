import pandas as pd
import pytest

from data.intake import Kind
from data.kinds.day_order import DayOrder, day_order
from data.problems import Fault, FileError, Finding, Remark, Rule
from data.readers import read


def order(*columns: list[str]) -> DayOrder:
    return day_order(pd.Series(c, dtype="str", name=f"c{i}") for i, c in enumerate(columns))


@pytest.mark.parametrize(
    ("telling", "month_first"),
    [("25/3/2024", False), ("25.3.2024", False), ("3/25/2024 6:00 PM", True), ("3-25-2024", True)],
)
def test_one_date_that_tells_decides_for_all_columns(telling: str, month_first: bool) -> None:
    assert order(["05/06/2024"], ["", telling]) == DayOrder(month_first)


def test_where_none_tells_the_day_is_first_and_the_rows_are_pointed_out() -> None:
    untold = Finding(Remark.UNTOLD_DAY_ORDER, 2, examples=("05/06/2024", "1-2-2024"))
    assert order(["05/06/2024", "07/07/2024"], ["05/06/2024", "1-2-2024"]) == DayOrder(
        False, findings=(untold,)
    )


@pytest.mark.parametrize(
    "written", ["2024-05-06", "05.06.2024", "7/7/2024", "5/6 2024", "mars", ""]
)
def test_a_date_that_can_be_read_in_one_way_only_asks_nothing(written: str) -> None:
    assert order([written]) == DayOrder(False)


def test_dates_in_both_orders_are_a_fault_with_an_example_of_each() -> None:
    fault = Fault(Rule.MIXED_DAY_ORDER, "c0, c1", "25/3/2024, 3/26/2024", 1)
    assert order(["25/3/2024"], ["3/26/2024"], ["2024-05-01"]).faults == (fault,)


def test_a_mistyped_date_among_hundreds_refuses_no_file() -> None:
    assert order(["3/26/2024"] * 200 + ["25/3/2024", "13/13/2024"]) == DayOrder(True)


@pytest.mark.parametrize(
    ("kind", "text", "column"),
    [
        (Kind.INCIDENTS, "Datum;Anmält;Brott\n05/06/2024;{};Rån\n", "occurred_from"),
        (Kind.MEASURES, "Åtgärd;Typ;Beslutad;Klar\nLampor;Belysning;05/06/2024;{}\n", "decided_on"),
    ],
)
def test_every_kind_with_several_dates_reads_them_in_one_order(
    kind: Kind, text: str, column: str
) -> None:
    def first(other: str) -> pd.Timestamp:
        return pd.Timestamp(read(kind, text.format(other).encode(), "x.csv").rows[column][0])

    assert first("06/25/2024") == pd.Timestamp("2024-05-06")
    assert first("25/06/2024") == pd.Timestamp("2024-06-05")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.INCIDENTS, "Datum;Brott\n{};Rån\n{};Rån\n"),
        (Kind.MEASURES, "Åtgärd;Typ;Beslutad\nLampor;Belysning;{}\nVakt;Belysning;{}\n"),
        (Kind.SURVEY, "id;våg;svarsdatum;q1\n1;1;{};2\n2;1;{};2\n"),
        (Kind.COUNTS, "Område;Datum;Antal\nNorr;{};2\nSyd;{};2\n"),
    ],
)
def test_every_kind_with_dates_refuses_two_orders_and_points_out_none(
    kind: Kind, text: str
) -> None:
    with pytest.raises(FileError) as caught:
        read(kind, text.format("25/06/2024", "06/25/2024").encode(), "x.csv")
    assert Rule.MIXED_DAY_ORDER in {fault.rule for fault in caught.value.faults}
    findings = read(kind, text.format("05/06/2024", "05/06/2024").encode(), "x.csv").findings
    assert Remark.UNTOLD_DAY_ORDER in {finding.remark for finding in findings}
