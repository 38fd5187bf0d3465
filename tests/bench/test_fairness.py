"""A benchmark is worth something only if both sides do the same work."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data import engine
from data.intake import Intake, Kind
from data.problems import Remark
from data.readers import read
from data.store import Store, Version
from data.study import Period
from tests.bench import by_hand, town
from tests.bench.by_hand import Rows
from tests.bench.pages import (
    asks_incidents,
    make_store,
    overheard,
    questions,
    rows_in_memory,
    without_twin,
)

COUNT = 6_000
PERIOD = Period(date(2020, 1, 1), date(2023, 1, 1))
AREAS, GROUPS = ("A07", "A08", "A13"), ("theft", "shop_theft")


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return make_store(COUNT, tmp_path_factory.mktemp("bench") / "town").current()


@pytest.fixture(scope="module")
def rows(version: Version) -> Rows:
    return rows_in_memory(Store(version.summaries.parent.parent))


def test_pandas_in_memory_counts_areas_by_group_like_the_engine(
    version: Version, rows: Rows
) -> None:
    ours = engine.area_profiles(version, period=PERIOD).drop(columns="business")
    theirs = rows.area_profiles(period=PERIOD).drop(columns="business")
    assert_same(ours, theirs)


@pytest.mark.parametrize("areas", [(), AREAS])
@pytest.mark.parametrize("groups", [(), GROUPS])
def test_pandas_in_memory_counts_months_like_the_engine(
    version: Version, rows: Rows, areas: tuple[str, ...], groups: tuple[str, ...]
) -> None:
    ours = engine.month_counts(version, areas=areas, groups=groups)
    theirs = rows.month_counts(areas=areas, groups=groups)
    assert ours["count"].sum() > 30
    assert_same(ours, theirs)


def test_pandas_in_memory_counts_groups_days_cells_and_hours_like_the_engine(
    version: Version, rows: Rows
) -> None:
    assert_same(engine.group_counts(version, areas=AREAS), rows.group_counts(areas=AREAS))
    days = engine.day_counts(version, period=PERIOD, areas=AREAS)
    assert_same(days, rows.day_counts(period=PERIOD, areas=AREAS))
    cells = engine.cell_counts(version, period=PERIOD, groups=GROUPS)
    assert_same(cells, rows.cell_counts(period=PERIOD, groups=GROUPS))
    window = (13_650, 258_550, 13_750, 258_700)
    inside = engine.cell_counts(version, window=window)
    assert len(inside) > 0
    assert_same(inside, rows.cell_counts(window=window))
    ours = engine.hour_counts(version, period=PERIOD, areas=AREAS)
    assert sum(ours) > 50
    assert rows.hour_counts(period=PERIOD, areas=AREAS) == pytest.approx(ours, abs=0.01)


def test_pandas_in_memory_counts_quarters_seasons_and_parts_of_the_week_like_the_engine(
    version: Version, rows: Rows
) -> None:
    summer = engine.cell_counts(version, period=PERIOD, months=(6, 7, 8))
    assert_same(summer, rows.cell_counts(period=PERIOD, months=(6, 7, 8)))
    quarters = engine.cell_quarter_counts(version, period=PERIOD, groups=GROUPS)
    assert quarters["quarter"].nunique() == 12
    assert_same(quarters, rows.cell_quarter_counts(period=PERIOD, groups=GROUPS))
    for months, groups in ((None, None), ((6, 7, 8), GROUPS)):
        ours = engine.cell_week_counts(version, period=PERIOD, months=months, groups=groups)
        theirs = rows.cell_week_counts(period=PERIOD, months=months, groups=groups)
        by = ["cell_x", "cell_y", "part"]
        both = ours.merge(theirs.astype({"cell_x": "int64", "cell_y": "int64"}), "outer", on=by)
        assert both.notna().all(axis=None)
        assert ours["part"].nunique() == 5
        # what millionths leave over goes to the last hour of a span
        assert (both["weight_x"] - both["weight_y"]).abs().max() < 168 * 20


def test_pandas_in_memory_counts_the_largest_premises_like_the_engine(
    version: Version, rows: Rows
) -> None:
    areas = [area for area, _ in engine.catalogue(version).areas]
    ours = engine.premises_counts(version, areas=areas, groups=GROUPS[:1])
    theirs = rows.premises_counts(areas=areas, groups=GROUPS[:1])
    assert ours["count"].sum() > 10
    assert sizes_of(ours) == sizes_of(theirs)


def sizes_of(counts: pd.DataFrame) -> list[tuple[str, int]]:
    """The number of a premises is the version's own: what each holds must be the same."""
    sizes = counts.groupby(["area_id", "premises"], observed=True)["count"].sum().reset_index()
    return sorted(zip(sizes["area_id"].astype("str"), sizes["count"].astype("int"), strict=True))


def test_pandas_in_memory_gives_the_answers_of_respondents_like_the_engine(
    version: Version, rows: Rows
) -> None:
    """A number is the version's own: who answered what with whom must be the same."""
    items = engine.item_answers(version)["item"].unique()
    for asked in (None, items[:1]):
        ours = engine.responses(version, items=asked)
        theirs = rows.responses(items=asked)
        assert len(ours) > 100
        assert ours.columns.tolist() == theirs.columns.tolist()
        assert in_order(ours) == in_order(theirs)


def in_order(responses: pd.DataFrame) -> list[list[str]]:
    """All that each respondent said, whoever it is."""
    rest = responses.drop(columns="respondent").astype("str").agg("|".join, axis="columns")
    return sorted(sorted(said) for _, said in rest.groupby(responses["respondent"]))


def test_the_plain_load_finds_what_our_load_finds(tmp_path: Path) -> None:
    file, areas = tmp_path / "handelser.csv", tmp_path / "omraden.geojson"
    town.write_csv(COUNT, file)
    areas.write_bytes(town.areas_file())
    reasons = by_hand.load(file, areas, tmp_path)
    intake = read(Kind.INCIDENTS, file.read_bytes(), file.name)
    ours = found(intake)
    for reason, remark in {
        "duplicate": Remark.DUPLICATE,
        "implausible": Remark.IMPLAUSIBLE_DATE,
        "no_position": Remark.NO_POSITION,
        "unknown_hour": Remark.UNKNOWN_HOUR,
        "late": Remark.LATE_REPORT,
        "preliminary": Remark.PRELIMINARY,
        "unlisted": Remark.UNLISTED_TEXT,
    }.items():
        assert reasons[reason] == ours[remark] > 0, reason
    assert len(pd.read_parquet(tmp_path / "rows.parquet")) == intake.kept_count
    assert (tmp_path / "area_hour.parquet").exists()


def test_the_written_form_is_the_form_that_is_read(tmp_path: Path) -> None:
    """Large sizes are not read but written straight into what `read` gives."""
    file = tmp_path / "handelser.csv"
    town.write_csv(COUNT, file)
    was_read = as_frame(read(Kind.INCIDENTS, file.read_bytes(), file.name))
    written = as_frame(town.stored_intake(COUNT, tmp_path))
    assert forms(written) == forms(was_read)
    assert len(written) == pytest.approx(len(was_read), rel=0.01)  # duplicates are still in it
    once = written.drop_duplicates().reset_index(drop=True)
    same = once.merge(was_read.drop_duplicates(), how="inner", on=shared(was_read))
    assert len(same) > 0.97 * len(was_read)


def test_a_file_has_all_columns_of_a_police_extract_and_the_same_rows_each_time(
    tmp_path: Path,
) -> None:
    town.write_csv(500, tmp_path / "a.csv")
    town.write_csv(500, tmp_path / "b.csv", "cp1252")
    first = (tmp_path / "a.csv").read_text("utf-8")
    assert first == (tmp_path / "b.csv").read_text("cp1252")
    assert "Brottstid från;Brottstid till;Anmälningsdatum" in first
    assert first.count("\n") == 501
    assert {row.count(";") for row in first.splitlines()} == {17}


def test_few_addresses_hold_many_incidents() -> None:
    rows = next(town.extract(50_000))
    sizes = np.sort(np.bincount(rows["place"].to_numpy(), minlength=town.ADDRESSES))[::-1]
    assert sizes[: town.ADDRESSES // 100].sum() > 0.1 * len(rows)
    assert (sizes > 0).sum() > town.ADDRESSES / 2


def test_what_pages_ask_is_overheard_and_pandas_can_answer_it(version: Version) -> None:
    asked = questions(Store(version.summaries.parent.parent))
    assert asks_incidents(asked["oversikt"])
    assert not asks_incidents(asked["trygghet"])
    assert {"month_counts", "hour_counts"} <= {q.name for q in asked["trender"]}
    assert without_twin(asked) == []
    with overheard() as heard:
        engine.wave_days(version)
    assert [(q.name, q.asked) for q in heard] == [("wave_days", {})]


def assert_same(ours: pd.DataFrame, theirs: pd.DataFrame) -> None:
    columns = list(ours.columns)
    order = columns[:-1]
    one, other = (
        frame[columns].astype("str").replace(r"\.0$", "", regex=True).sort_values(order)
        for frame in (ours, theirs[theirs["count"] > 0])
    )
    assert one.to_numpy().tolist() == other.to_numpy().tolist()


def found(intake: Intake) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}


def as_frame(intake: Intake) -> pd.DataFrame:
    frame = intake.rows if isinstance(intake.rows, pd.DataFrame) else intake.rows.df()
    assert isinstance(frame, pd.DataFrame)
    return frame


def forms(rows: pd.DataFrame) -> dict[str, object]:
    """The type of each column; which premises there are is the file's own."""
    types = rows.dtypes.to_dict()
    return {str(c): "category" if c == "premises" else types[c] for c in types}


def shared(rows: pd.DataFrame) -> list[str]:
    """Columns that say the same in both; a group of rare texts and hashes depend on the file."""
    own = ("offence_group", "case_hash", "premises", "longitude", "latitude")
    return [c for c in rows.columns if c not in own]
