"""Which rows about the work do not fit the other files, or themselves?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.process.frames import complete
from data.codebook import codebook
from data.columns.form_columns import Cell, forms
from data.intake import Kind
from data.kinds.form_rules import contradictions
from data.problems import Remark

Frames = Mapping[Kind, pd.DataFrame | None]
KINDS = (
    Kind.MEASURES, Kind.WALKS, Kind.PROBLEMS, Kind.REPORTS, Kind.MEMBERS, Kind.MEETINGS,
    Kind.ELEMENTS, Kind.SITUATIONS, Kind.CAMERAS, Kind.MESSAGES, Kind.RESOURCES,
)  # fmt: skip
_PLACED = (Kind.MEASURES, Kind.WALKS, Kind.CAMERAS, Kind.PROBLEMS)  # each is somewhere
_HAPPENED = {  # what cannot lie ahead of us
    Kind.MEASURES: ("done_on",),
    Kind.WALKS: ("walked_on",),
    Kind.PROBLEMS: ("noted_on",),
    Kind.REPORTS: ("occurred_on", "reported_on", "replied_on", "closed_on"),
    Kind.MEETINGS: ("met_on",),
    Kind.ELEMENTS: ("delivered_on",),
    Kind.SITUATIONS: ("produced_on",),
    Kind.CAMERAS: ("assessed_on", "removed_on"),
}
_MEMBERS = ((Kind.MEASURES, "org_id"), (Kind.REPORTS, "org_id"), (Kind.MEETINGS, "members_present"))
_NAMED = (  # kind, column, the file that lists them, its column
    (Kind.WALKS, "measure_id", Kind.MEASURES, "measure_id"),
    (Kind.MEASURES, "problem_id", Kind.PROBLEMS, "problem_id"),
)
COLUMNS = ["kind", "row", "id", "rule", "columns", "value"]


class FaultRule(StrEnum):
    """What is wrong with a row. `pages.shared.text.faults` words each of them."""

    NO_AREA = "no_area"  # neither a position nor an area's name
    OUTSIDE_AREAS = "outside_areas"  # a position in no area
    UNKNOWN_AREA = "unknown_area"  # a name that no area has
    NO_OWNER = "no_owner"
    UNKNOWN_OWNER = "unknown_owner"  # neither listed nor a member
    UNKNOWN_MEMBER = "unknown_member"  # an id that the list of members does not have
    UNKNOWN_MEASURE = "unknown_measure"
    UNKNOWN_PROBLEM = "unknown_problem"
    AHEAD = "ahead"  # a day after that until which the files speak, of what is said to be done
    WRONG_ORDER = "wrong_order"
    STATUS_WITHOUT_DATE = "status_without_date"
    DATE_WITHOUT_STATUS = "date_without_status"
    NEGATIVE = "negative"


_OF_NAMED = {
    Kind.MEASURES: FaultRule.UNKNOWN_MEASURE,
    Kind.PROBLEMS: FaultRule.UNKNOWN_PROBLEM,
}
_OF_ROW = {
    Remark.WRONG_ORDER: FaultRule.WRONG_ORDER,
    Remark.STATUS_WITHOUT_DATE: FaultRule.STATUS_WITHOUT_DATE,
    Remark.DATE_WITHOUT_STATUS: FaultRule.DATE_WITHOUT_STATUS,
}


@dataclass(frozen=True, slots=True)
class _Flagged:
    """`columns` of our names; `value` is what stands in the row that is wrong."""

    rule: FaultRule
    columns: tuple[str, ...]
    rows: "pd.Series[bool]"
    value: pd.Series


def faults(frames: Frames, areas: Collection[str], as_of: date) -> pd.DataFrame:
    """
    Every row that a person should look at: kind, row, id, rule, columns, value.

    `frames` are placed rows (`data.context.placed_rows`), None where no file of the kind is loaded;
    what a file that is not loaded would tell is not asked. `areas` are the ids of the areas that
    there are, `as_of` the last day that the files speak of. `row` is the stored row from 0, `id`
    its own id ("" where the kind has none), `columns` a tuple of our names, `value` what stands
    there. Ordered by kind as in `KINDS`, then rule, then row. Nothing is left out of any other
    count because of it.
    """
    loaded = {k: _each_once(frames.get(k), k) for k in KINDS if frames.get(k) is not None}
    found = [
        _listed(kind, rows, flagged)
        for kind, rows in loaded.items()
        for flagged in _of_kind(kind, rows, loaded, areas, pd.Timestamp(as_of))
    ]
    listed = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
    return listed[COLUMNS]


def _each_once(rows: pd.DataFrame | None, kind: Kind) -> pd.DataFrame:
    """A row that lies in several areas is one row; one area that there is is enough."""
    return complete(rows, kind).drop_duplicates("row").reset_index(drop=True)


def _listed(kind: Kind, rows: pd.DataFrame, flagged: _Flagged) -> pd.DataFrame:
    own = rows[flagged.rows]
    return pd.DataFrame(
        {
            "kind": [kind] * len(own),
            "row": own["row"].astype("int64"),
            "id": _ids(kind, own),
            "rule": [flagged.rule] * len(own),
            "columns": [flagged.columns] * len(own),
            "value": flagged.value[flagged.rows].astype("str"),
        }
    )


def _ids(kind: Kind, rows: pd.DataFrame) -> pd.Series:
    keys = [c.column for c in forms()[kind] if c.is_key and c.cell is Cell.TEXT]
    parts = [rows[key].fillna("").astype("str") for key in keys]
    joined = pd.Series("", index=rows.index, dtype="str")
    for part in parts:
        joined = (joined + " " + part).str.strip()
    return joined


def _of_kind(
    kind: Kind,
    rows: pd.DataFrame,
    loaded: Mapping[Kind, pd.DataFrame],
    areas: Collection[str],
    as_of: pd.Timestamp,
) -> Iterator[_Flagged]:
    yield from _of_place(kind, rows, areas)
    if kind is Kind.MEASURES:
        yield from _of_owners(rows, loaded.get(Kind.MEMBERS))
    yield from _of_members(kind, rows, loaded.get(Kind.MEMBERS))
    yield from _of_named(kind, rows, loaded)
    yield from _of_rows(kind, rows)
    for column in _HAPPENED.get(kind, ()):
        is_told = ~rows["status"].isin(["planned", "cancelled"]) if kind is Kind.MEETINGS else True
        yield _Flagged(
            FaultRule.AHEAD, (column,), (rows[column] > as_of) & is_told, _days(rows[column])
        )


def _of_place(kind: Kind, rows: pd.DataFrame, areas: Collection[str]) -> Iterator[_Flagged]:
    name, area = rows["area_name"].fillna("").astype("str"), rows["area_id"]
    is_placed, nowhere = rows["longitude"].notna(), area == ""
    unknown = ~nowhere & ~area.isin(list(areas))
    yield _Flagged(FaultRule.UNKNOWN_AREA, ("area_name",), unknown, name)
    if kind in _PLACED:
        yield _Flagged(FaultRule.OUTSIDE_AREAS, ("position",), nowhere & is_placed, name)
        yield _Flagged(FaultRule.NO_AREA, ("area_name",), nowhere & ~is_placed, name)


def _of_owners(measures: pd.DataFrame, members: pd.DataFrame | None) -> Iterator[_Flagged]:
    """An owner is a listed unit or sort of owner, or the id of a member."""
    rows = codebook("form_values")
    listed = set(rows.loc[rows["list"].isin(["owner", "owner_unit", "organisation"]), "value"])
    known = listed | (_known(members, "org_id") if members is not None else set())
    columns = ("owner_type", "owner", "org_id")
    unsaid = (measures[list(columns)] == "").all(axis="columns")
    yield _Flagged(FaultRule.NO_OWNER, ("owner",), unsaid, measures["owner"])
    for column in columns[:2]:
        said = measures[column]
        unknown = (said != "") & ~said.isin(listed) & ~said.map(_folded).isin(known)
        if column == "owner" and members is None:  # it may be a member's id: nobody can tell
            continue
        yield _Flagged(FaultRule.UNKNOWN_OWNER, (column,), unknown, said)


def _of_members(kind: Kind, rows: pd.DataFrame, members: pd.DataFrame | None) -> Iterator[_Flagged]:
    if members is None:
        return
    known = _known(members, "org_id")
    for column in (column for of, column in _MEMBERS if of is kind):
        strangers = rows[column].map(
            lambda said: " ".join(org for org in said.split() if _folded(org) not in known)
        )
        yield _Flagged(FaultRule.UNKNOWN_MEMBER, (column,), strangers != "", strangers)


def _of_named(
    kind: Kind, rows: pd.DataFrame, loaded: Mapping[Kind, pd.DataFrame]
) -> Iterator[_Flagged]:
    for of, column, there, key in _NAMED:
        if of is kind and there in loaded:
            said, known = rows[column], _known(loaded[there], key)
            unknown = (said != "") & ~said.map(_folded).isin(known)
            yield _Flagged(_OF_NAMED[there], (column,), unknown, said)


def _of_rows(kind: Kind, rows: pd.DataFrame) -> Iterator[_Flagged]:
    """What a row says against itself. A whole column that is empty was not in the file."""
    values = {str(c): rows[c] for c in rows if not _is_empty(rows[c])}
    for said in contradictions(kind, values):
        told = _told(rows, said.columns)
        yield _Flagged(_OF_ROW[said.remark], said.columns, said.rows, told)
    for column in forms()[kind]:
        if column.cell in (Cell.WHOLE, Cell.NUMBER):
            negative = rows[column.column].astype("Float64").fillna(0) < 0
            yield _Flagged(
                FaultRule.NEGATIVE, (column.column,), negative, rows[column.column].astype("str")
            )


def _is_empty(values: pd.Series) -> bool:
    return bool((values.isna() | (values.astype("object") == "")).all())


def _told(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.Series:
    parts = [_days(rows[column]) for column in columns]
    together: pd.Series = parts[0]
    for part in parts[1:]:
        together = together + ", " + part
    return together.str.strip(", ")


def _days(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values):
        written: pd.Series = values.dt.strftime("%Y-%m-%d").fillna("").astype("str")
        return written
    return values.fillna("").astype("str")


def _known(rows: pd.DataFrame, column: str) -> set[str]:
    return {_folded(said) for said in rows[column]} - {""}


def _folded(said: str) -> str:
    return said.strip().casefold()
