"""The words themselves: both languages say the same, and nothing is missing or left over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import product
from operator import attrgetter
from string import Formatter

import pytest

from analysis.rate_ratio import rate_ratio_exact
from analysis.results import Caveat, Doubt, Estimate, Method, Reason, Unit, Wording
from data.codebook import codebook, group_names
from data.columns.headers import VARIANTS
from data.columns.personal import Personal, PersonalData, finding
from data.counting.preliminary import KnownBy, OpenMonths
from data.intake import Kind
from data.keeping.compare import Change
from data.kinds.items import item_scales, item_texts
from data.problems import (
    EngineUnreachableError,
    Finding,
    Flaw,
    Harm,
    Remark,
    Rule,
    UnknownEngineError,
)
from data.progress import Step
from data.study import Direction
from pages.shared.maps.areas import AreaRole
from pages.shared.menu import MENU
from pages.shared.text import Text, sentences
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.groups import group_name, item_names
from pages.shared.text.sv import SWEDISH_TEXT
from tests.conftest import ROOT

TEXTS = (SWEDISH_TEXT, ENGLISH_TEXT)
WORDS = ROOT / "pages" / "shared" / "text"

in_both_languages = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.code)


def templates(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every word or sentence with its place in Text: ('frame.app', 'Pilotkollen')."""
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from templates(value, f"{place}[{key}]")
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from templates(value, f"{place}[{number}]")
    elif is_dataclass(part) and place != "numbers":
        for field in fields(part):
            yield from templates(getattr(part, field.name), f"{place}.{field.name}".strip("."))


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_places_with_the_same_slots() -> None:
    swedish, english = (dict(templates(text)) for text in TEXTS)
    assert swedish.keys() == english.keys()
    assert {p: slots(t) for p, t in swedish.items()} == {p: slots(t) for p, t in english.items()}


@in_both_languages
def test_no_words_are_empty_or_double_spaced(text: Text) -> None:
    for place, words in templates(text):
        assert words, place
        indented = place in {"command.finding", "first.example"}  # the latter is a whole file
        assert indented or (words.strip() == words and "  " not in words), place


def test_sentences_are_translated() -> None:
    swedish, english = (dict(templates(text)) for text in TEXTS)
    sentences = {
        place
        for place, words in swedish.items()
        if len(words.split()) >= 4 and re.sub(r"{[^}]*}", "", words).strip(" :,.·")
    }
    assert not [p for p in sentences if swedish[p] == english[p]]


@in_both_languages
@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        ("unit", set(Unit)),
        ("method_note", set(Method)),
        ("doubt", set(Doubt)),
        ("reason", set(Reason)),
        ("wording", set(product(Wording, Direction))),
        ("kind", set(Kind)),
        ("rule", set(Rule)),
        ("remark", set(Remark)),
        ("personal", set(PersonalData)),
        ("known_by", set(KnownBy)),
        ("menu", {place.name for place in MENU}),
        ("store.harm", set(Harm)),
        ("store.flaw", set(Flaw)),
        ("store.change", set(Change)),
        ("sources.step", set(Step)),
    ],
)
def test_everything_that_can_be_said_has_words_and_nothing_else_has(
    text: Text, words: str, said_of: set[object]
) -> None:
    assert set(attrgetter(words)(text)) == said_of


@in_both_languages
def test_everything_the_files_may_hold_has_a_name(text: Text) -> None:
    columns = {column for table in VARIANTS.values() for column in table}
    assert columns <= set(text.sources.column)
    assert {str(role) for role in AreaRole} <= set(text.map.role)


@in_both_languages
def test_every_offence_group_has_a_name_of_its_own(text: Text) -> None:
    groups = set(codebook("offence_texts")["group"]) | set(codebook("offence_groups")["group"])
    names = [group_name(group, text.code) for group in groups]
    assert set(group_names(text.code)) == groups
    assert all(names)
    assert len(set(names)) == len(names)


@in_both_languages
def test_every_survey_question_has_its_share_and_its_wording(text: Text) -> None:
    assert item_texts(text.code).keys() == item_scales().keys() == item_names(text.code).keys()
    for share, wording in item_texts(text.code).values():
        assert share
        assert wording


def test_every_word_is_used_somewhere() -> None:
    """A field of Text that no page and no command asks for is left over."""
    sources = [
        *(path for path in (ROOT / "pages").rglob("*.py") if WORDS not in path.parents),
        *(
            WORDS / name
            for name in (
                "sentences.py",
                "groups.py",
                "keeping.py",
                "plan.py",
                "deeds.py",
                "retained.py",
            )
        ),
        *(ROOT / name for name in ("dashboard.py", "data/__main__.py")),
    ]
    said = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    asked = {name for name in re.findall(r"\b(?:text|words)\.(\w+(?:\.\w+)?)", said)}
    asked |= {name.split(".")[0] for name in asked}
    assert not set(places()) - asked


def places() -> Iterator[str]:
    """'frame.areas' and the like; of a mapping only its name."""
    for field in fields(Text):
        part = getattr(SWEDISH_TEXT, field.name)
        if is_dataclass(part) and field.name != "numbers":
            yield from (f"{field.name}.{inner.name}" for inner in fields(part))
        else:
            yield field.name


@in_both_languages
def test_of_personal_data_the_kind_is_told_in_words_and_no_example(text: Text) -> None:
    found = finding("Anmärkning", Personal(PersonalData.PHONE, 3))
    said = sentences.finding(found, text)
    assert said.endswith(f"(Anmärkning): {text.personal[PersonalData.PHONE]}")
    assert sentences.examples(found) == ""
    assert sentences.examples(Finding(Remark.SKIPPED_SHEET, 2, examples=("A", "B"))) == "A, B"


def test_how_the_preliminary_months_are_known_is_told_with_its_days() -> None:
    estimated = OpenMonths(date(2024, 8, 1), KnownBy.DELAY, 97)
    assert sentences.preliminary(estimated, SWEDISH_TEXT) == (
        "Preliminära: 95 % är anmälda efter 97 dagar, skattat ur uppgifterna."
    ).replace(" %", "\N{NO-BREAK SPACE}%")
    assert sentences.preliminary(OpenMonths(None, None), SWEDISH_TEXT) == ""


@pytest.mark.parametrize("text", [SWEDISH_TEXT, ENGLISH_TEXT])
def test_an_engine_that_is_not_there_is_told_with_its_address_and_what_to_do(text: Text) -> None:
    gone = EngineUnreachableError("postgres://host:5432/db", "connection refused")
    said = sentences.problem(gone, text)
    assert "postgres://host:5432/db" in said
    assert "connection refused" in said
    assert "mysql" in sentences.problem(UnknownEngineError("mysql"), text)
    missing = sentences.problem(UnknownEngineError("spark", "pyspark"), text)
    assert "pyspark" in missing
    assert "PILOTKOLLEN_ENGINE" in missing


@in_both_languages
def test_a_ratio_without_upper_limit_is_told_as_at_least_and_never_as_infinity(text: Text) -> None:
    nothing_before = rate_ratio_exact(0, 9)
    assert isinstance(nothing_before, Estimate)
    least = sentences.value(nothing_before, nothing_before.low, text)
    said = text.words.at_least.format(value=least)
    assert said in sentences.interval(nothing_before, text)
    assert said in sentences.estimate(nothing_before, text)
    assert sentences.with_interval(nothing_before, text) == said
    told = (sentences.interval, sentences.estimate, sentences.with_interval)
    assert not re.search(r"∞|\binf", " ".join(say(nothing_before, text) for say in told))


@in_both_languages
@pytest.mark.parametrize("doubt", [Doubt.LARGE_INCREASE, Doubt.REGRESSION_UPWARDS])
def test_an_increase_to_more_than_twice_as_many_keeps_its_number(text: Text, doubt: Doubt) -> None:
    """A share of more may pass one hundred per cent; a share of fewer cannot."""
    assert text.numbers.share(1.64) in sentences.caveat(Caveat(doubt, size=1.64), text)


@in_both_languages
def test_inside_a_sentence_our_names_begin_small_and_a_file_s_own_words_stay(text: Text) -> None:
    listed = group_name("theft", text.code)
    small = listed[:1].lower() + listed[1:]
    assert sentences.inside_outcome(listed, text) == small
    assert sentences.inside_outcome(f"{listed}, x", text) == f"{small}, x"
    for own in ("Break and Enter", f"{listed} Over"):
        assert sentences.inside_outcome(own, text) == own
        said = sentences.headline("Bendale", own, 0.8, text)
        assert said.startswith(f"Bendale, {own}: ")


@in_both_languages
def test_every_doubt_begins_small_inside_a_sentence(text: Text) -> None:
    for name in text.doubt_name.values():
        assert not sentences.inside(name)[:1].isupper()


@in_both_languages
def test_the_words_of_a_verdict_can_follow_a_colon(text: Text) -> None:
    assert not any(":" in words for words in text.wording.values())
