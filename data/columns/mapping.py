"""Which header of a file is which column of ours: guessed, or said by a person in a TOML file."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Any

import pandas as pd
from pyproj import CRS
from pyproj.exceptions import CRSError

from data.columns.headers import COLUMNS, VARIANTS, score_columns
from data.columns.personal import personal_columns
from data.files.cells import categories, texts
from data.files.tables import Table
from data.files.toml_files import read_toml, shown
from data.intake import Kind
from data.problems import Fault, FileError, Rule

SAVED = (
    "saved"  # the table of a mapping that `data.columns.mappings` keeps: when, and from which file
)
_TABLES = ("columns", "fixed", "groups")
_BUSINESS = ("place_types", "victim_types", "codes")
_READ_WHOLE = (Kind.SURVEY, Kind.COUNTS, Kind.BASES)  # questions, months, measures
_SAMPLE_ROWS = 1000  # the first ones, by which a guess is made and from which examples come
_LONGEST_EXAMPLE = 40  # letters: what is longer is free text
# Never shown, whatever stands there: who reported, who answered, who lives there.
_HIDDEN_COLUMNS = {"case_id", "respondent_id", "address"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """
    Which incidents are business-related: a row with one of these place types, victim types or
    offence codes. Texts without regard to case. All empty: nobody has said.
    """

    place_types: tuple[str, ...] = ()
    victim_types: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def is_said(self) -> bool:
        return any(astuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """
    How to read one source. Where it is silent, the headers are guessed.

    `columns`: our column -> header ("" says that no header is it). `fixed`: our column -> one value
    for all rows. `groups`: offence text -> offence group. `crs`: of the positions, "EPSG:3007".
    `business`: what makes an incident business-related.
    """

    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    crs: str = ""
    business: Business = field(default_factory=Business)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Our column, the header that seems to be it, and how sure that is: 0-100, 100 a known name."""

    column: str
    header: str
    score: int


def read_mapping(content: bytes, name: str = "mapping.toml") -> Mapping:
    """
    Read a TOML with crs = "EPSG:32610" and the tables [columns], [fixed], [groups], [business].

    Raises `FileError` with all faults at once.
    """
    written = read_toml(content, name)
    known = {*_TABLES, "crs", "business", SAVED}
    faults = [Fault(Rule.UNKNOWN_KEY, value=key) for key in written if key not in known]
    crs = written.get("crs", "")
    if not is_crs(crs):
        faults.append(Fault(Rule.WRONG_VALUE, value=f"crs = {shown(crs)}"))
    tables = {key: _texts(written.get(key, {}), key, faults) for key in _TABLES}
    for key in ("columns", "fixed"):
        faults += [Fault(Rule.UNKNOWN_KEY, key, c) for c in tables[key] if c not in COLUMNS]
    business = _business(written.get("business", {}), faults)
    if faults:
        raise FileError(name, faults)
    return Mapping(crs=crs, business=business, **tables)


def match(kind: Kind, table: Table) -> tuple[tuple[Match, ...], list[Fault]]:
    """
    What the headers seem to be, each of our columns once, and a fault for each that several
    headers claim with equal right: it is not guessed. See `data.columns.headers.score_columns`.
    """
    found = score_columns(kind, _sample(table))
    matches = tuple(
        Match(column=column, header=header, score=score)
        for column, ((score, header), *others) in found.items()
        if not others
    )
    return matches, _claimed_twice(found)


def resolve(kind: Kind, table: Table, mapping: Mapping | None, faults: list[Fault]) -> Mapping:
    """Give the person's mapping, completed by guessing; report what it names in vain."""
    said = mapping or Mapping()
    headers = table.headers
    own = {column: header for column, header in said.columns.items() if header}
    faults += [
        Fault(Rule.UNKNOWN_HEADER, column, header)
        for column, header in own.items()
        if header not in headers
    ]
    free = [header for header in headers if header not in own.values()]
    silent = said.columns.keys() | said.fixed.keys()
    found = score_columns(kind, _sample(table, free), silent)
    faults += _claimed_twice(found)
    guessed = {column: same[0][1] for column, same in found.items()}
    used = {column: header for column, header in own.items() if header in headers}
    return replace(said, columns=guessed | used)


def column_of(table: Table, mapping: Mapping, column: str) -> pd.Series | None:
    """Our column as it stands in the file or is fixed for all rows; None if there is none."""
    if column in mapping.columns:
        return table.rows[mapping.columns[column]]
    if column in mapping.fixed:
        return pd.Series(mapping.fixed[column], index=table.rows.index, dtype="str")
    return None


def category_of(table: Table, mapping: Mapping, column: str) -> pd.Series:
    """`text_of` as a categorical column, for texts that come again and again."""
    written = column_of(table, mapping, column)
    if written is None:
        return pd.Series("", index=table.rows.index, dtype="category")
    return categories(written)


def text_of(table: Table, mapping: Mapping, column: str) -> pd.Series:
    """`column_of` as texts, "" where there is none."""
    written = column_of(table, mapping, column)
    if written is None:
        return pd.Series("", index=table.rows.index, dtype="str")
    return texts(written)


def preview(kind: Kind, table: Table, mapping: Mapping | None = None) -> pd.DataFrame:
    """
    One row per column of ours that was found: column, header, score (0-100, missing where a person
    said so), examples (three values; none of case numbers, persons or free text).
    """
    used = resolve(kind, table, mapping, [])
    scores = {(m.column, m.header): m.score for m in match(kind, table)[0]}
    rows = [
        (column, header, scores.get((column, header)), _examples(table, column, header))
        for column, header in used.columns.items()
    ]
    rows += [(column, "", None, value) for column, value in used.fixed.items()]
    order = list(VARIANTS.get(kind, used.columns))
    rows.sort(key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    shown = pd.DataFrame(rows, columns=["column", "header", "score", "examples"])
    types = {"column": "str", "header": "str", "score": "Int64", "examples": "str"}
    return shown.astype(types)


def unread(kind: Kind, table: Table, mapping: Mapping | None = None) -> list[str]:
    """Headers that are no column of ours; none of the kinds of which every column may be read."""
    if kind in _READ_WHOLE:
        return []
    used = resolve(kind, table, mapping, []).columns.values()
    return [header for header in table.headers if header not in used]


def as_toml(mapping: Mapping) -> str:
    """The mapping as `read_mapping` reads it, to be kept and used again."""
    lines = [f"crs = {quoted(mapping.crs)}"] if mapping.crs else []
    for name in _TABLES:
        table: dict[str, str] = getattr(mapping, name)
        if table:
            lines += ["", f"[{name}]"]
            lines += [f"{quoted(key)} = {quoted(value)}" for key, value in table.items()]
    if mapping.business.is_said:
        lines += ["", "[business]"]
        for name in _BUSINESS:
            values = ", ".join(map(quoted, getattr(mapping.business, name)))
            lines += [f"{name} = [{values}]"] if values else []
    return "\n".join(lines).strip() + "\n"


def quoted(text: str) -> str:
    """Write a TOML string: JSON writes the same escapes, whatever stands in a header."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _sample(table: Table, headers: Sequence[str] | None = None) -> pd.DataFrame:
    """The first rows as texts, of some headers or all."""
    return table.rows[table.headers if headers is None else headers].head(_SAMPLE_ROWS).apply(texts)


def _examples(table: Table, column: str, header: str) -> str:
    written = texts(table.rows[header].head(_SAMPLE_ROWS))
    if column in _HIDDEN_COLUMNS or personal_columns(written.to_frame(header)):
        return ""
    written = written.drop_duplicates()
    return " | ".join(written[(written != "") & (written.str.len() <= _LONGEST_EXAMPLE)].head(3))


def is_crs(value: object) -> bool:
    """Is it a coordinate system, such as "EPSG:3006", or "" for none said?"""
    if value == "":
        return True
    try:
        return isinstance(value, str) and CRS.from_user_input(value) is not None
    except CRSError:
        return False


def _texts(table: object, key: str, faults: list[Fault]) -> dict[str, str]:
    if isinstance(table, dict) and all(isinstance(value, str) for value in table.values()):
        return table
    faults.append(Fault(Rule.WRONG_VALUE, value=f"[{key}]"))
    return {}


def _business(table: Any, faults: list[Fault]) -> Business:  # noqa: ANN401
    if not isinstance(table, dict):
        faults.append(Fault(Rule.WRONG_VALUE, value="[business]"))
        return Business()
    faults += [Fault(Rule.UNKNOWN_KEY, "business", key) for key in table if key not in _BUSINESS]
    lists = {key: values for key, values in table.items() if key in _BUSINESS}
    for key, values in lists.items():
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            faults.append(Fault(Rule.WRONG_VALUE, "business", f"{key} = {values}"))
            return Business()
    return Business(**{key: tuple(values) for key, values in lists.items()})


def _claimed_twice(found: dict[str, list[tuple[int, str]]]) -> list[Fault]:
    """Two headers that are equally good, "Lat" and "LAT": nobody knows which is meant."""
    return [
        Fault(Rule.COLUMN_TWICE, column, ", ".join(header for _, header in same))
        for column, same in found.items()
        if len(same) > 1
    ]
