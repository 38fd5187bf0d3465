"""The files of a version as the tables that are counted."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from data.counting.overlap import BESIDE, together
from data.counting.summaries import COUNTED_COLUMNS, Sources
from data.intake import Intake, Kind
from data.keeping.parts import Part
from data.kinds.survey import STANDS_IN
from data.kinds.survey_remarks import one_wave_only
from data.plans.basis import basis
from data.plans.study_files import read_study
from data.problems import Finding, Remark
from data.study import Basis, Study

Parts = Mapping[Kind, Sequence[Part]]
_BY_ROW = "by_row"
_PLACES = ["longitude", "latitude", "area_name"]
_LATER = {"premises", "case_hash", "date_from_report", "business"}  # older programs' files lack it


def sources(kept: Parts, fresh: Collection[Intake] = ()) -> Sources:
    """Parts are read; what is being loaded is at hand, and newer than they are."""
    columns = {Kind.INCIDENTS: COUNTED_COLUMNS}
    rows: dict[Kind, pd.DataFrame | None] = {}
    found: list[Finding] = []
    for kind in BESIDE:
        rows[kind], findings = together(kind, _tables(kind, kept, fresh, columns.get(kind)))
        found += findings
    answers = rows[Kind.SURVEY]
    if answers is not None and _BY_ROW in answers:  # of several files
        rows[Kind.SURVEY] = answers = _with_row_numbers(answers)
        found += _one_wave_only(answers)
    extracted = [(p.kind, p.extracted_on) for parts in kept.values() for p in parts]
    extracted += [(intake.kind, intake.extracted_on) for intake in fresh]
    days = sorted((day, kind) for kind, day in extracted if day is not None)
    return Sources(
        incidents=rows[Kind.INCIDENTS],
        counts=rows[Kind.COUNTS],
        survey=rows[Kind.SURVEY],
        codes=_only(Kind.CODES, kept, fresh),
        areas=_shapes(Kind.AREAS, kept, fresh),
        streets=_shapes(Kind.STREETS, kept, fresh),
        study=_study(kept, fresh),
        extracted_on={kind: day for day, kind in days},
        between_files=tuple(sorted(found, key=lambda each: (each.column, each.remark))),
    )


def bases(kept: Parts) -> pd.DataFrame | None:
    """Give area_name, year, base, value, source: of what two files say, the newer one's."""
    return together(Kind.BASES, _tables(Kind.BASES, kept))[0]


def events(kept: Parts) -> pd.DataFrame | None:
    """Give the rows of all files of events; what stands in several of them once."""
    return together(Kind.EVENTS, _tables(Kind.EVENTS, kept))[0]


def areas_of_file(kept: Parts) -> gpd.GeoDataFrame | None:
    """Give the areas as they were loaded, without the rings of a study."""
    return _shapes(Kind.AREAS, kept, ())


def incident_places(kept: Parts) -> pd.DataFrame | None:
    """Give longitude, latitude, area_name of each incident of all files; None without any."""
    several = len(kept.get(Kind.INCIDENTS, ())) > 1  # then what stands in two counts once
    columns = COUNTED_COLUMNS if several else _PLACES
    rows, _ = together(Kind.INCIDENTS, _tables(Kind.INCIDENTS, kept, columns=columns))
    return None if rows is None else rows[_PLACES]


def basis_of(kept: Parts, plan: Study, fresh: Collection[Intake] = ()) -> Basis:
    """What a plan's answer rests on in these files; see `data.plans.basis`."""
    return basis(plan, _shapes(Kind.AREAS, kept, fresh), _only(Kind.CODES, kept, fresh))


def _tables(
    kind: Kind, kept: Parts, fresh: Collection[Intake] = (), columns: list[str] | None = None
) -> list[pd.DataFrame]:
    given = [intake for intake in fresh if intake.kind is kind]
    files: list[Part | Intake] = [*kept.get(kind, ()), *given]
    if columns and len(files) > 1:
        columns = [*columns, "case_hash"]  # tells which rows of two files are the same
    tables = [_read(p.rows_file, columns) for p in kept.get(kind, ())]
    tables += [i.rows[columns] if columns and len(files) > 1 else i.rows for i in given]
    if kind is not Kind.SURVEY or len(files) < 2:
        return tables
    pairs = enumerate(zip(files, tables, strict=True))
    return [_without_row_numbers(file, table, number) for number, (file, table) in pairs]


def _read(file: Path, columns: list[str] | None) -> pd.DataFrame:
    missing = set(columns or ()) & _LATER - set(pq.read_schema(file).names)
    if not missing:
        return pd.read_parquet(file, columns=columns)
    rows = pd.read_parquet(file, columns=[c for c in columns or () if c not in missing])
    return rows.assign(**{column: _stand_in(column, rows) for column in missing})


def _stand_in(column: str, rows: pd.DataFrame) -> pd.Series:
    """For what an older program did not store: nobody knows of it, and no day is claimed known."""
    match column:
        case "business":
            return pd.Series(pd.NA, index=rows.index, dtype="boolean")
        case "date_from_report":
            return (rows["occurred_from"] == rows["reported_on"]) & ~rows["hour_known"]
        case _:
            return pd.Series("", index=rows.index, dtype="str")


def _without_row_numbers(file: Part | Intake, rows: pd.DataFrame, number: int) -> pd.DataFrame:
    """
    A row's number stands in for a respondent's id: in another file it is somebody else. `_BY_ROW`
    keeps it beside the empty id, with the file's `number`.
    """
    if not any(found.remark is Remark.NO_RESPONDENT_ID for found in file.findings):
        return rows.assign(**{_BY_ROW: ""})
    stands_in = rows["respondent_id"].str.startswith(STANDS_IN)
    if not stands_in.any():  # stored by an older program: nobody knows which ids are numbers
        stands_in[:] = True
    by_row = (STANDS_IN + str(number) + STANDS_IN + rows["respondent_id"]).where(stands_in, "")
    return rows.assign(respondent_id=rows["respondent_id"].mask(stands_in, ""), **{_BY_ROW: by_row})


def _with_row_numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """Whoever has no id is one respondent in all rows of a file that have the same number."""
    who = rows["respondent_id"].where(rows[_BY_ROW] == "", rows[_BY_ROW])
    return rows.assign(respondent_id=who).drop(columns=_BY_ROW)


def _one_wave_only(rows: pd.DataFrame) -> list[Finding]:
    """Respondents who are in one file's wave alone, where others come back in another's."""
    people = rows[["wave", "respondent_group", "respondent_id"]].drop_duplicates()
    alone = one_wave_only(people, people["respondent_id"].str.startswith(STANDS_IN))
    count = int(alone.sum())
    return [Finding(Remark.ONE_WAVE_ONLY, count, Kind.SURVEY)] if count else []


def _only(kind: Kind, kept: Parts, fresh: Collection[Intake]) -> pd.DataFrame | None:
    tables = _tables(kind, kept, fresh)
    return tables[-1] if tables else None


def _shapes(kind: Kind, kept: Parts, fresh: Collection[Intake]) -> gpd.GeoDataFrame | None:
    shapes: list[gpd.GeoDataFrame] = [i.rows for i in fresh if i.kind is kind]
    shapes = shapes or [gpd.read_parquet(part.rows_file) for part in kept.get(kind, ())]
    return shapes[-1] if shapes else None


def _study(kept: Parts, fresh: Collection[Intake]) -> Study | None:
    plans: list[Study] = [intake.rows for intake in fresh if intake.kind is Kind.STUDY]
    plans = plans or [
        read_study((part.folder / "studie.toml").read_bytes()) for part in kept.get(Kind.STUDY, ())
    ]
    return plans[-1] if plans else None
