"""No English in Swedish, no Swedish in English: what is kept, drawn, written out and answered."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data import problems
from data.__main__ import _COMMANDS
from data.__main__ import main as of_data
from data.columns.personal import PersonalData
from data.intake import Kind
from data.problems import Damage, Fault, Finding, Flaw, Harm, Remark, Rule, UserError
from data.reports import Item, Report
from data.store import Store
from pages.report.__main__ import main as of_reports
from pages.report.compose.templates import composed
from pages.report.contents import contents
from pages.report.document import Document, Template
from pages.report.export import Asked, Form
from pages.shared.opened import opened
from pages.shared.text import sentences
from tests.languages import OTHER, TEXTS, Judge, own_words, same, sample_names, shared
from tests.pages.screen import open_page
from tests.views import views

NO_WORDS = {"id", "address", "mime", "stamp", "template", "language"}  # of a document

in_both_languages = pytest.mark.parametrize("language", TEXTS)


@pytest.fixture(scope="module")
def judge(sample_store: Path) -> Callable[[str], Judge]:
    return cache(lambda language: Judge(language, sample_names(sample_store)))


def test_what_both_languages_write_alike_is_listed_with_its_reason() -> None:
    """A word that gets into the texts of the wrong language is in both, and stands out here."""
    assert not shared() - same()


def test_nothing_is_excepted_that_neither_language_writes() -> None:
    of_buttons = {"dta", "gpkg", "gz", "sav", "tsv", "txt", "xls"}  # the uploader lists endings
    assert not same() - own_words("sv") - own_words("en") - of_buttons


@in_both_languages
def test_no_page_or_part_says_a_word_of_another_language(
    language: str, judge: Callable[[str], Judge], sample: Path
) -> None:
    """Words, help, choices of lists, cells of tables, charts with what hovering shows, files."""
    found: dict[str, str] = {}
    for name, choices in views():
        screen = open_page(name, language, **choices)
        assert screen.faults == ()
        pieces = [*screen.everything, *(chart.alt for chart in screen.charts), *screen.files]
        found |= judge(language).foreign(pieces)
    assert not found


def strings(part: object) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, pd.DataFrame):
        yield from map(str, [*part.columns, *part.to_numpy().flat])
    elif isinstance(part, tuple):
        for each in part:
            yield from strings(each)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NO_WORDS:
                yield from strings(getattr(part, field.name))


@in_both_languages
@pytest.mark.parametrize("template", Template)
def test_a_document_says_no_word_of_another_language(
    language: str, template: Template, judge: Callable[[str], Judge], sample: Path
) -> None:
    pages = ("oversikt", "effekt", "trygghet", "arbetssatt", "fler-platser")
    figures = [figure for page in pages for figure in opened(page, (), language)]
    report = Report("prov", items=tuple(Item(str(figure.address)) for figure in figures))
    store = Store(sample)
    document = composed(template, contents(report, store.current(), store, language))
    assert isinstance(document, Document)
    pieces = list(strings(document))
    assert len(pieces) > 200
    assert not judge(language).foreign(pieces)
    assert not judge(language).foreign(
        Asked(template=template, language=language, form=form).file_name(report).replace("-", " ")
        for form in Form
    )


def every_problem() -> list[UserError]:
    at = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
    return [
        *(problems.NoDataYetError(kind) for kind in ("", *Kind)),
        problems.NothingEarlierError(),
        problems.NothingLaterError(),
        problems.NothingBeforeError(1),
        problems.NoSuchVersionError(7),
        *(problems.OnlyReplacesError(kind) for kind in Kind),
        problems.ChangedMeanwhileError(3, "X", at),
        problems.MixedError(),
        problems.FileThereError("x.zip"),
        problems.LeftMeanwhileError(),
        problems.BusyError(),
        problems.DiskError("12"),
        problems.StoreError([Damage(harm, "x.json") for harm in Harm]),
        *(problems.BackupError("x.zip", flaw, "x.json") for flaw in Flaw),
        problems.UnknownEngineError("x"),
        problems.UnknownEngineError("x", "y"),
        problems.EngineUnreachableError("x", "7"),
        problems.NoBrowserError(),
        problems.NoBrowserError("/x"),
        problems.FileError("x.csv", [Fault(rule, "area_name", "7", 1234) for rule in Rule]),
        problems.FileError("x.csv", [Fault(rule) for rule in Rule]),
        problems.DamagedReportError("x"),
        problems.ExportLogError(3),
    ]


def test_every_class_of_problem_is_among_those_that_are_read() -> None:
    classes = {
        each
        for each in vars(problems).values()
        if isinstance(each, type) and issubclass(each, UserError) and each is not UserError
    }
    assert {type(error) for error in every_problem()} == classes


def findings() -> Iterator[Finding]:
    for remark in Remark:
        several = remark in {Remark.LOOKS_LIKE, Remark.IN_SEVERAL_FILES}
        column = Kind.AREAS if several or remark is Remark.MAYBE_IN_SEVERAL_FILES else ""
        yield Finding(remark, 1234, column)
    yield Finding(Remark.PERSONAL_DATA, 3, "", tuple(PersonalData))


@in_both_languages
def test_every_problem_and_remark_is_said_in_the_language(
    language: str, judge: Callable[[str], Judge]
) -> None:
    text = TEXTS[language]
    said = [sentences.problem(error, text) for error in every_problem()]
    said += [sentences.finding(each, text) for each in findings()]
    assert all(said)
    assert not judge(language).foreign(said) | judge(language).unknown(said)


COMMANDS = (
    *(("--help",), ("list",), ("show",), ("verify",), ("exports",), ("redo",), ("compare",)),
    *(("journal",), ("retention",), ("retention", "--before", "2020-01-01")),
    *((each, "--help") for each in ("add", "purge", "restore", "template", "backup")),
    *(("add",), ("add", "incidents", "finns-inte.csv"), ("add", "nonsense", "x.csv")),
    *(("restore", "README.md"), ("purge", "--older-than", "x"), ("--nonsense",)),
)
OF_REPORTS = (("--help",), ("--list",), ("--format", "nonsense"), ("--list", "--report", "x"))


@in_both_languages
def test_the_command_line_says_no_word_of_another_language(
    language: str,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = {*Kind, *Form, *Template, *(each[0] for each in COMMANDS), *_COMMANDS, "[columns]"}
    judge = Judge(language, sample_names(sample) | set(map(str, typed)))
    monkeypatch.setenv("LANG", {"sv": "sv_SE.UTF-8", "en": "en_GB.UTF-8"}[language])
    found: dict[str, str] = {}
    runs = [*((of_data, each) for each in COMMANDS), *((of_reports, each) for each in OF_REPORTS)]
    for main, arguments in runs:
        with suppress(SystemExit):  # argparse's own way out
            main([*arguments])
        said = "".join(capsys.readouterr())
        assert said
        said = re.sub(r'^ *"\w+" = ".*"$', "", said, flags=re.MULTILINE)  # mappings of files
        for word, line in judge.foreign(said.splitlines()).items():
            found[word] = f"{arguments}: {line}"
    assert not found


@in_both_languages
def test_a_planted_word_is_found_and_what_files_say_is_not(
    language: str, judge: Callable[[str], Judge]
) -> None:
    text, other = TEXTS[language], TEXTS[OTHER[language]]
    read = judge(language)
    assert read.foreign([f"Norra Kungsgatan: {other.frame.all_groups}"])
    assert read.foreign([f"{text.frame.all_groups}: {other.card.show_table.casefold()}"])
    assert read.unknown(["Norra Kungsgatan: quixotic"]) == {
        "quixotic": "Norra Kungsgatan: quixotic"
    }
    of_files = [
        "Norra Kungsgatan, 2025 vår",
        "inbrott.csv",
        "Figur effekt-huvudutfall, v 0a1b2c3d4e.",
    ]
    assert not read.foreign([text.frame.all_groups, text.card.show_table, *of_files])
