"""Surveys: one row per answer, whether the file has a row per respondent or per answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from data.codebook import folded
from data.columns.mapping import Mapping, resolve, text_of
from data.columns.personal import Personal, PersonalData, finding, found, personal_columns
from data.files.cells import by_value, numbers, shape, texts
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.day_order import day_order
from data.kinds.items import (
    LANGUAGES,
    ItemScale,
    codes_of,
    item_bank,
    missing_labels,
    scale_labels,
)
from data.kinds.moments import read_moments
from data.kinds.survey_remarks import Flags, one_wave_only, outside_wave, several_areas, twice
from data.problems import Fault, FileError, Finding, Remark, Rule

MISSING = frozenset({"", "97", "98", "99"})  # not applicable, don't know, no answer
STANDS_IN = "#"  # before a row's number, where there is no respondent's id
ROW_COLUMNS = [
    "respondent_id", "wave", "answered_on", "area_name", "respondent_group", "weight", "item",
    "answer",
]  # fmt: skip
_OF_PERSONS = ("respondent_id", "respondent_group")
_EXAMPLES = 5
_LONGEST_ANSWER = 120  # letters
_CODE_DIGITS = 3
_LARGE = 1_000_000
Answers = dict[str, pd.Series]  # item -> its answers, with the index of the file's rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Survey:
    """A file as it is understood."""

    table: Table
    used: Mapping
    is_long: bool
    items: tuple[str, ...]  # headers; of a long file none

    def text(self, column: str) -> pd.Series:
        return text_of(self.table, self.used, column)


def read_survey(content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read a survey, rows with the columns of `survey rows` (README of `data`).

    Wide: every column that is not about the respondent is an item. Long: an item column and an
    answer column. A file without waves is one wave, called like the file. Counts are rows of the
    file. A respondent who is there again in a wave is left out; what else is odd is kept, and told
    row by row. What holds personal data or free text is not read: an item is left out, and the
    row's number stands in for an id. Raises `FileError` with all faults at once.
    """
    table = read_table(content, name)
    faults: list[Fault] = []
    understood = _understood(table, resolve(Kind.SURVEY, table, mapping, faults))
    if not (understood.is_long or understood.items):
        faults.append(Fault(Rule.MISSING_COLUMN, "item", ", ".join(table.headers)))
    days = day_order([understood.text("answered_on")])
    faults += days.faults
    if faults:
        raise FileError(name, faults)
    survey, refused = _without_persons(understood)
    told = _meta(survey, name)
    again = twice(told, survey.text("item") if survey.is_long else None)
    once = told[~again]
    nameless = once["respondent_id"].str.startswith(STANDS_IN)
    flags = {
        Remark.SEVERAL_AREAS: several_areas(once, nameless),
        Remark.OUTSIDE_WAVE: outside_wave(once),
        Remark.ONE_WAVE_ONLY: one_wave_only(once, nameless),
    }
    meta = _mended(once, far=flags[Remark.OUTSIDE_WAVE], elsewhere=flags[Remark.SEVERAL_AREAS])
    answers, unread = _answers(survey, meta.index)
    rows = _rows(meta, answers, is_long=survey.is_long)
    findings = [
        *table.findings,
        *days.findings,
        *refused,
        *unread,
        *_answer_findings(rows, answers, table),
        *_weight_findings(survey),
        *_stand_in_findings(survey, name),
        *_row_findings({Remark.RESPONDENT_TWICE: again} | flags, survey),
    ]
    return taken(Kind.SURVEY, table, rows, findings)


def _understood(table: Table, used: Mapping) -> _Survey:
    is_long = "answer" in used.columns and "item" in used.columns
    columns = {c: h for c, h in used.columns.items() if is_long or c not in ("item", "answer")}
    items = [header for header in table.headers if header not in columns.values()]
    used = Mapping(columns=columns, fixed=used.fixed, groups=used.groups)
    return _Survey(table=table, used=used, is_long=is_long, items=() if is_long else tuple(items))


def _without_persons(survey: _Survey) -> tuple[_Survey, list[Finding]]:
    own = [survey.used.columns[c] for c in _OF_PERSONS if c in survey.used.columns]
    columns = {header: survey.table.rows[header] for header in [*own, *survey.items]}
    written = [header for header, cells in columns.items() if not _are_small_numbers(cells)]
    cells = survey.table.rows[written].apply(texts)
    told = {header: each for header in written if (each := _stories(cells[header])) is not None}
    persons = told | (personal_columns(cells) if written else {})
    kept = {c: h for c, h in survey.used.columns.items() if h not in persons}
    return replace(
        survey,
        used=Mapping(columns=kept, fixed=survey.used.fixed, groups=survey.used.groups),
        items=tuple(item for item in survey.items if item not in persons),
    ), [finding(header, personal) for header, personal in persons.items()]


def _are_small_numbers(cells: pd.Series) -> bool:
    """Too small for anybody's: codes and measures."""
    return pd.api.types.is_numeric_dtype(cells.dtype) and not (cells.abs() >= _LARGE).any()


def _meta(survey: _Survey, name: str) -> pd.DataFrame:
    """What the file says of the respondent, row by row."""
    respondent, wave = survey.text("respondent_id"), survey.text("wave")
    number = pd.Series(range(1, len(respondent) + 1), index=respondent.index).astype("str")
    weight = numbers(survey.text("weight"))
    return pd.DataFrame(
        {
            "respondent_id": respondent.where(respondent != "", STANDS_IN + number),
            "wave": wave.where(wave != "", _stem(name)),
            "answered_on": read_moments(survey.text("answered_on")).when,
            "area_name": survey.text("area_name"),
            "respondent_group": survey.text("respondent_group"),
            "weight": weight.mask(_is_bad(weight)).fillna(1.0),
        }
    )


def _is_bad(weight: pd.Series) -> Flags:
    return (weight < 0) | (weight == float("inf"))


def _mended(meta: pd.DataFrame, *, far: Flags, elsewhere: Flags) -> pd.DataFrame:
    """A day outside its wave is none; whoever is said to be in two areas is in the first."""
    meta = meta.assign(answered_on=meta["answered_on"].mask(far))
    if not elsewhere.any():
        return meta
    who = [meta[c] for c in ("wave", "respondent_group", "respondent_id")]
    first = meta["area_name"].where(meta["area_name"] != "").groupby(who).transform("first")
    return meta.assign(area_name=meta["area_name"].mask(elsewhere, first).astype("str"))


def _stem(name: str) -> str:
    return Path(name).name.partition(".")[0]


def _answers(survey: _Survey, index: pd.Index) -> tuple[Answers, list[Finding]]:
    """The answers to each item; and which items of a long file are not read."""
    table = survey.table
    if not survey.is_long:
        columns = {item: table.rows.loc[index, item] for item in survey.items}
        return {i: _coded(each, i, table.labels.get(i, {})) for i, each in columns.items()}, []
    header = survey.used.columns["answer"]
    parts = table.rows.loc[index, header].groupby(survey.text("item").loc[index], sort=False)
    labels = table.labels.get(header, {})
    answers = {str(item): _coded(part, str(item), labels) for item, part in parts}
    persons = {item: _persons(item, part) for item, part in answers.items()}
    kept = {item: part for item, part in answers.items() if persons[item] is None}
    return kept, [finding(item, each) for item, each in persons.items() if each is not None]


def _persons(item: str, answers: pd.Series) -> Personal | None:
    sizes = answers.value_counts(sort=False)
    said = sizes.index.to_series()
    if (said.str.isdecimal() & (said.str.len() <= _CODE_DIGITS) | (said == "")).all():
        return None
    return found(item, said, sizes) or _stories(answers)


def _stories(answers: pd.Series) -> Personal | None:
    """No answer to choose from is so long: somebody wrote it, and nobody knows what of whom."""
    count = int((answers.str.len() > _LONGEST_ANSWER).sum())
    return Personal(PersonalData.FREE_TEXT, count) if count else None


def _coded(cells: pd.Series, item: str, labels: dict[str, str]) -> pd.Series:
    """
    Answers as texts, "1.0" as "1".

    A labelled file (Stata, SPSS) gives its labels, as a text file made from it would, unless our
    list of items knows the item: then its codes are the answers, and what is written in words is
    the code of those words.
    """
    plain = by_value(texts(cells), _without_zeros)
    scale = _known(item)
    if scale is None:
        return by_value(plain, lambda code: labels.get(code, code)).astype("str")
    codes = _codes_of_words(scale)
    return by_value(plain, lambda answer: codes.get(_word(answer), answer)).astype("str")


def _known(item: str) -> ItemScale | None:
    bank = item_bank()
    return bank.scale(item) if item in bank else None


def _codes_of_words(scale: ItemScale) -> dict[str, str]:
    listed = [
        *(scale_labels(scale.scale, language) for language in LANGUAGES),
        *(missing_labels(language) for language in LANGUAGES),
    ]
    return {_word(label): code for labels in listed for code, label in labels.items() if code}


def _word(text: str) -> str:
    return folded(text).replace("\N{EN DASH}", "-")


def _without_zeros(answer: str) -> str:
    whole, dot, zeros = answer.partition(".")
    return whole if dot and whole.lstrip("-").isdecimal() and not zeros.strip("0") else answer


def _rows(meta: pd.DataFrame, answers: Answers, *, is_long: bool) -> pd.DataFrame:
    """A row per answer: item by item, or in the order of the long file."""
    if not answers:
        return meta.assign(item="", answer="")[ROW_COLUMNS][:0].reset_index(drop=True)
    said = [pd.DataFrame({"item": item, "answer": part}) for item, part in answers.items()]
    together = pd.concat(said)
    rows = meta.loc[together.index].assign(item=together["item"], answer=together["answer"])
    rows = rows.sort_index() if is_long else rows
    return rows.astype({"item": "str", "answer": "str"})[ROW_COLUMNS].reset_index(drop=True)


def _answer_findings(rows: pd.DataFrame, answers: Answers, table: Table) -> Iterator[Finding]:
    if missing := int(rows["answer"].isin(MISSING).sum()):
        yield Finding(Remark.MISSING_ANSWER, missing)
    for item, said in answers.items():
        unknown = _unknown(said, item)
        if count := int(unknown.sum()):
            forms = tuple(said[unknown].map(shape).drop_duplicates().head(_EXAMPLES))
            yield Finding(Remark.UNKNOWN_ANSWER, count, item, forms, table.rows_at(unknown))


def _unknown(answers: pd.Series, item: str) -> Flags:
    """Is it no answer of the item's scale? None is that, where nobody knows the scale."""
    scale = _known(item)
    fine = {*MISSING, *(scale_labels(scale.scale, "sv") if scale else ())}
    if scale is None or fine == MISSING:
        return pd.Series(False, index=answers.index)
    kind = scale.kind
    return by_value(answers, lambda said: not fine.issuperset(codes_of(said, kind))).astype("bool")


def _weight_findings(survey: _Survey) -> Iterator[Finding]:
    if "weight" not in survey.used.columns:
        return
    weight = numbers(survey.text("weight"))
    for remark, flags in (
        (Remark.MISSING_WEIGHT, weight.isna()),
        (Remark.BAD_WEIGHT, _is_bad(weight)),
    ):
        yield from _found(remark, flags, survey, "weight")


def _stand_in_findings(survey: _Survey, name: str) -> Iterator[Finding]:
    stand_ins = (
        (Remark.WAVE_FROM_NAME, "wave", (_stem(name),)),
        (Remark.NO_RESPONDENT_ID, "respondent_id", ()),
    )
    for remark, column, examples in stand_ins:
        flags = survey.text(column) == ""
        if flags.all():  # the whole column: no rows to look for
            yield Finding(remark, len(flags), survey.used.columns.get(column, ""), examples)
        else:
            yield from _found(remark, flags, survey, column, examples)


def _row_findings(flagged: dict[Remark, Flags], survey: _Survey) -> Iterator[Finding]:
    columns = {Remark.SEVERAL_AREAS: "area_name", Remark.OUTSIDE_WAVE: "answered_on"}
    for remark, flags in flagged.items():
        yield from _found(remark, flags, survey, columns.get(remark, "respondent_id"))


def _found(
    remark: Remark, flags: Flags, survey: _Survey, column: str, examples: tuple[str, ...] = ()
) -> Iterator[Finding]:
    if count := int(flags.sum()):
        header = survey.used.columns.get(column, "")
        yield Finding(remark, count, header, examples, survey.table.rows_at(flags))
