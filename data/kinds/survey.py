"""Surveys: one row per answer, whether the file has a row per respondent or per answer."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.codebook import codebook
from data.columns.mapping import Mapping, resolve, text_of
from data.files.cells import by_value, numbers, texts
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.day_order import day_order
from data.kinds.moments import read_moments
from data.problems import Fault, FileError, Finding, Remark, Rule

MISSING = frozenset({"", "97", "98", "99"})  # not applicable, don't know, no answer
STANDS_IN = "#"  # before a row's number, where there is no respondent's id
ROW_COLUMNS = [
    "respondent_id", "wave", "answered_on", "area_name", "respondent_group", "weight", "item",
    "answer",
]  # fmt: skip


def read_survey(content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read a survey, rows with the columns of `survey rows` (README of `data`).

    Wide: every column that is not about the respondent is an item. Long: an item column and an
    answer column. A file without waves is one wave, called like the file. Counts are rows of the
    file. Raises `FileError` with all faults at once.
    """
    table = read_table(content, name)
    faults: list[Fault] = []
    used = resolve(Kind.SURVEY, table, mapping, faults)
    is_long = "answer" in used.columns and "item" in used.columns
    columns = {c: h for c, h in used.columns.items() if is_long or c not in ("item", "answer")}
    used = Mapping(columns=columns, fixed=used.fixed, groups=used.groups)
    items = [header for header in table.headers if header not in columns.values()]
    if not (is_long or items):
        faults.append(Fault(Rule.MISSING_COLUMN, "item", ", ".join(table.headers)))
    meta = _meta(table, used, name)
    days = day_order([text_of(table, used, "answered_on")])
    faults += [*days.faults, *_twice(table, used, meta, is_long)]
    if faults:
        raise FileError(name, faults)
    rows = _long(table, used, meta) if is_long else _melted(table, items, meta)
    findings = [*table.findings, *days.findings, *_findings(rows, table, used, name)]
    return taken(Kind.SURVEY, table, rows, findings)


def _meta(table: Table, mapping: Mapping, name: str) -> pd.DataFrame:
    """What the file says of the respondent, row by row."""
    respondent = text_of(table, mapping, "respondent_id")
    row_number = STANDS_IN + pd.Series(range(1, len(respondent) + 1)).astype("str")
    wave = text_of(table, mapping, "wave")
    return pd.DataFrame(
        {
            "respondent_id": respondent.where(respondent != "", row_number),
            "wave": wave.where(wave != "", _stem(name)),
            "answered_on": read_moments(text_of(table, mapping, "answered_on")).when,
            "area_name": text_of(table, mapping, "area_name"),
            "respondent_group": text_of(table, mapping, "respondent_group"),
            "weight": numbers(text_of(table, mapping, "weight")).fillna(1.0),
        }
    )


def _stem(name: str) -> str:
    return Path(name).name.partition(".")[0]


def _melted(table: Table, items: list[str], meta: pd.DataFrame) -> pd.DataFrame:
    wide = pd.DataFrame({item: _answers(table, item) for item in items})
    rows = meta.join(wide).melt(list(meta), items, var_name="item", value_name="answer")
    return rows.astype({"item": "str", "answer": "str"})[ROW_COLUMNS]


def _long(table: Table, mapping: Mapping, meta: pd.DataFrame) -> pd.DataFrame:
    item = text_of(table, mapping, "item")
    answer = _answers(table, mapping.columns["answer"])
    return meta.assign(item=item, answer=answer)[ROW_COLUMNS].reset_index(drop=True)


def _answers(table: Table, header: str) -> pd.Series:
    """
    Answers as texts, "1.0" as "1".

    A labelled file (Stata, SPSS) gives its labels, as a text file made from it would, unless our
    list of items knows the item: then its codes are the answers.
    """
    items = codebook("items")
    known = set() if items.empty else set(items["item"])
    labels = {} if header in known else table.labels.get(header, {})
    plain = by_value(texts(table.rows[header]), _without_zeros)
    return by_value(plain, lambda code: labels.get(code, code)).astype("str")


def _without_zeros(answer: str) -> str:
    whole, dot, zeros = answer.partition(".")
    return whole if dot and whole.lstrip("-").isdecimal() and not zeros.strip("0") else answer


def _twice(table: Table, mapping: Mapping, meta: pd.DataFrame, is_long: bool) -> Iterator[Fault]:
    keys = meta[["wave", "respondent_id"]]
    if is_long:
        keys = keys.assign(item=text_of(table, mapping, "item"))
    twice = keys[keys.duplicated()]
    for wave, rows in twice.groupby("wave"):
        examples = ", ".join(rows["respondent_id"].drop_duplicates().head(3))
        yield Fault(Rule.RESPONDENT_TWICE, str(wave), examples, len(rows))


def _findings(rows: pd.DataFrame, table: Table, mapping: Mapping, name: str) -> Iterator[Finding]:
    missing = int(rows["answer"].isin(MISSING).sum())
    if missing:
        yield Finding(Remark.MISSING_ANSWER, missing)
    if "weight" in mapping.columns:
        weights = numbers(table.rows[mapping.columns["weight"]])
        if count := int(weights.isna().sum()):
            yield Finding(Remark.MISSING_WEIGHT, count, mapping.columns["weight"])
    stand_ins = (
        (Remark.WAVE_FROM_NAME, "wave", (_stem(name),)),
        (Remark.NO_RESPONDENT_ID, "respondent_id", ()),
    )
    for remark, column, examples in stand_ins:
        if count := int((text_of(table, mapping, column) == "").sum()):
            yield Finding(remark, count, mapping.columns.get(column, ""), examples)
