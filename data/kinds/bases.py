"""Bases of rates: businesses, employees, residents and the like, per area and year."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from data.codebook import codebook
from data.columns.headers import VARIANTS, guess_columns, plain
from data.columns.mapping import Mapping
from data.files.cells import texts
from data.files.sums import is_sum
from data.files.tables import Table, read_table
from data.intake import Intake, Kind
from data.kinds.forms import read_form_table
from data.kinds.long_tables import melted, of_rows, said_of_long, without_notes
from data.problems import Fault, FileError, Finding, Remark, Rule

BASE, YEAR, VALUE = "base", "year", "value"  # headers of a table that has been made long
_YEAR_HEADER = re.compile(r"(.*?)[ ,]*((?:19|20)\d{2})")
_OF_PEOPLE = {
    "kön", "ålder", "åldersgrupp", "civilstånd", "födelseregion", "utländskbakgrund", "bakgrund",
    "medborgarskap", "sex", "age", "agegroup",
}  # fmt: skip
_COUNTED = {"", "antal", "number", "count", "folkmängd"}  # says nothing of what is counted
_WITHHELD = ("", "..", ".", "-", "\N{EN DASH}", "x")
_EXAMPLES = 3


def read_bases(content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read bases: area_name, year, base, value; the counts are values of the file.

    Long (område; år; bas; värde), with a column per base (område; år; verksamheter; anställda), or
    as the statistical offices export them, with a column per year. There, rows for parts (women,
    an age) are left out where a row for all stands beside them. Raises `FileError` with all faults
    at once, also where a file says two things of one area, year and base.
    """
    table = without_notes(read_table(content, name))
    long = _long(table, set(mapping.columns.values()) if mapping else set())
    made = set(long.headers) - set(table.headers)
    intake = read_form_table(Kind.BASES, _filled(long), said_of_long(mapping, made))
    keys = ["area_name", "year", "base"]
    twice = intake.rows[intake.rows.duplicated(keys)]
    if len(twice):
        examples = "; ".join(f"{a}, {y}, {b}" for a, y, b in twice[keys].head(_EXAMPLES).values)
        raise FileError(name, [Fault(Rule.VALUE_TWICE, value=examples, count=len(twice))])
    return intake


def looks_like_bases(headers: Sequence[str]) -> bool:
    """An area, and listed bases or years of people beside it; or the four columns themselves."""
    if guess_columns(Kind.BASES, headers).keys() >= {"area_name", "year", BASE, VALUE}:
        return True
    plains = set(map(plain, headers))
    if not plains & set(VARIANTS[Kind.BASES]["area_name"]):
        return False
    if plains & _base_names().keys():
        return True
    measures = {found[1] for h in headers if (found := _YEAR_HEADER.fullmatch(h))}
    known = any(plain(measure) in _base_names() for measure in measures)
    return bool(measures) and (known or bool(plains & _OF_PEOPLE))


def _base_names() -> dict[str, str]:
    rows = codebook("form_values")
    return {
        plain(spelling): row["value"]
        for row in rows[rows["list"] == "base"].to_dict("records")
        for spelling in (row["value"], row["name_sv"], row["name_en"], *row["written"].split("|"))
        if spelling
    }


def _long(table: Table, named: set[str]) -> Table:
    """One row per value; `named` are headers that a person has said the meaning of."""
    years = [h for h in table.headers if _YEAR_HEADER.fullmatch(h)]
    if years:
        return _long_by_year(table, years, named)
    bases = [h for h in table.headers if plain(h) in _base_names()]
    if not bases:
        return table
    return melted(table, bases, BASE, VALUE)


def _long_by_year(table: Table, years: list[str], named: set[str]) -> Table:
    """Years as headers: "Antal 2020" is the base "Antal" of 2020."""
    known = {v for c in ("area_name", "source") for v in VARIANTS[Kind.BASES][c]}
    keys = [h for h in table.headers if h not in years]
    parts = [h for h in keys if plain(h) not in known and h not in named]
    rows = table.rows.apply(texts)
    is_part = pd.Series(False, index=rows.index)
    sums = {part: rows[part].map(is_sum) for part in parts}
    for whole in sums.values():
        if whole.any():
            is_part |= ~whole
    labels = [rows[part].where(~sums[part], "") for part in parts]
    rows = rows.assign(of=_joined(labels, rows.index))[~is_part]
    long = rows.melt([*keys, "of"], years, var_name="header", value_name=VALUE, ignore_index=False)
    split = long["header"].astype("str").str.extract(rf"^{_YEAR_HEADER.pattern}$")
    of_people = any(plain(part) in _OF_PEOPLE for part in parts)
    long[BASE] = _base(split[0], long["of"], of_people=of_people)
    long[YEAR] = split[1]
    left_out = int(is_part.sum()) * len(years)
    findings = (Finding(Remark.PART_OF_TOTAL, left_out, ", ".join(parts)),) if left_out else ()
    made = of_rows(table, long.drop(columns=["header", "of", *parts]))
    return replace(made, findings=(*table.findings, *findings))


def _base(measure: pd.Series, of: pd.Series, *, of_people: bool) -> pd.Series:
    """What is counted: the words of the header, and the value of a column beside it."""
    nothing_said = measure.map(plain).isin(_COUNTED) & (of == "")
    named = (measure + ", " + of).str.strip(", ")
    return named.where(~(nothing_said & of_people), "residents")


def _joined(labels: list[pd.Series], index: pd.Index) -> pd.Series:
    together = pd.Series("", index=index, dtype="str")
    for label in labels:
        together = (together + ", " + label).str.strip(", ")
    return together


def _filled(table: Table) -> Table:
    """Leave out and count the values that are not there, and the sums of areas."""
    rows, findings = table.rows, list(table.findings)
    if VALUE in rows:
        empty = rows[VALUE].isin(_WITHHELD)
        area = next(
            (h for h in table.headers if plain(h) in VARIANTS[Kind.BASES]["area_name"]), None
        )
        sums = rows[area].map(is_sum) & ~empty if area else ~empty & False
        for remark, left_out in ((Remark.NO_COUNT, empty), (Remark.SUM_ROW, sums)):
            if count := int(left_out.sum()):
                findings.append(Finding(remark, count, rows=table.rows_at(left_out)))
        table = of_rows(table, rows[~(empty | sums)])
    return replace(table, findings=tuple(findings))
