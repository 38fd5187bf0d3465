"""Which header of a file is which column of ours: guessed, or said by a person in a TOML file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from pyproj import CRS
from pyproj.exceptions import CRSError

from data.cells import texts
from data.headers import COLUMNS, guess_columns, plain
from data.intake import Kind
from data.problems import Fault, FileError, Rule
from data.tables import Table
from data.toml_files import read_toml, shown

_TABLES = ("columns", "fixed", "groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """
    How to read one source. Where it is silent, the headers are guessed.

    `columns`: our column -> header ("" says that no header is it). `fixed`: our column -> one value
    for all rows. `groups`: offence text -> offence group. `crs`: of the positions, "EPSG:3007".
    """

    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    crs: str = ""


def read_mapping(content: bytes, name: str = "mapping.toml") -> Mapping:
    """
    Read a TOML with crs = "EPSG:32610" and the tables [columns], [fixed] and [groups].

    Raises `FileError` with all faults at once.
    """
    written = read_toml(content, name)
    faults = [Fault(Rule.UNKNOWN_KEY, value=key) for key in written if key not in (*_TABLES, "crs")]
    crs = written.get("crs", "")
    if not _is_crs(crs):
        faults.append(Fault(Rule.WRONG_VALUE, value=f"crs = {shown(crs)}"))
    tables = {key: _texts(written.get(key, {}), key, faults) for key in _TABLES}
    for key in ("columns", "fixed"):
        faults += [Fault(Rule.UNKNOWN_KEY, key, c) for c in tables[key] if c not in COLUMNS]
    if faults:
        raise FileError(name, faults)
    return Mapping(crs=crs, **tables)


def guess(kind: Kind, headers: Sequence[str]) -> Mapping:
    """What the headers seem to be; see `data.headers`."""
    return Mapping(columns=guess_columns(kind, headers))


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
    guessed = {c: h for c, h in guess_columns(kind, free).items() if c not in silent}
    faults += _claimed_twice(guessed, free)
    used = {column: header for column, header in own.items() if header in headers}
    return Mapping(columns=guessed | used, fixed=said.fixed, groups=said.groups, crs=said.crs)


def column_of(table: Table, mapping: Mapping, column: str) -> pd.Series | None:
    """Our column as it stands in the file or is fixed for all rows; None if there is none."""
    if column in mapping.columns:
        return table.rows[mapping.columns[column]]
    if column in mapping.fixed:
        return pd.Series(mapping.fixed[column], index=table.rows.index, dtype="str")
    return None


def text_of(table: Table, mapping: Mapping, column: str) -> pd.Series:
    """`column_of` as texts, "" where there is none."""
    written = column_of(table, mapping, column)
    if written is None:
        return pd.Series("", index=table.rows.index, dtype="str")
    return texts(written)


def preview(kind: Kind, table: Table, mapping: Mapping | None = None) -> pd.DataFrame:
    """One row per column of ours that was found: column, header, examples (three values)."""
    used = resolve(kind, table, mapping, [])
    rows = [(column, header, _examples(table, header)) for column, header in used.columns.items()]
    rows += [(column, "", value) for column, value in used.fixed.items()]
    return pd.DataFrame(rows, columns=["column", "header", "examples"], dtype="str")


def as_toml(mapping: Mapping) -> str:
    """The mapping as `read_mapping` reads it, to be kept and used again."""
    lines = [f"crs = {_quoted(mapping.crs)}"] if mapping.crs else []
    for name in _TABLES:
        table: dict[str, str] = getattr(mapping, name)
        if table:
            lines += ["", f"[{name}]"]
            lines += [f"{_quoted(key)} = {_quoted(value)}" for key, value in table.items()]
    return "\n".join(lines).strip() + "\n"


def _quoted(text: str) -> str:
    plain_text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain_text}"'


def _examples(table: Table, header: str) -> str:
    written = texts(table.rows[header].head(1000))
    return " | ".join(written[written != ""].drop_duplicates().head(3))


def _is_crs(value: object) -> bool:
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


def _claimed_twice(guessed: dict[str, str], headers: Sequence[str]) -> list[Fault]:
    """Two headers that read the same, "Lat" and "LAT": nobody knows which is meant."""
    faults = []
    for column, header in guessed.items():
        same = [h for h in headers if plain(h.removesuffix(" (2)")) == plain(header)]
        if len(same) > 1:
            faults.append(Fault(Rule.COLUMN_TWICE, column, ", ".join(same)))
    return faults
