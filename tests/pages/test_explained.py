"""Each word of the field that pages use in headings, subtitles and labels is explained there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.session import DECISION_PART, PROCESS_PART, SAFETY_PART
from pages.shared.text import Text
from pages.shared.text.parts.glossary import Term
from tests.conftest import ROOT
from tests.pages.screen import TEXTS, plain, run

VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    *((name, {}) for name in ("overview", "trends", "effect", "report", "plan", "sources")),
    *(("map", {"view": view}) for view in ("before", "relative", "hot-spots", "streets")),
    *(
        ("safety", {SAFETY_PART: part})
        for part in ("answer", "items", "answers", "problems", "reporting", "who")
    ),
    *(
        ("process", {PROCESS_PART: part})
        for part in (
            *("measures", "participation", "timeline", "walks"),
            *("chain", "methods", "situation", "indicators"),
        )
    ),
    *(
        ("decision", {DECISION_PART: part})
        for part in ("evidence", "where-next", "readiness", "options")
    ),
)
WRITTEN_WITH_MORE = {
    Term.N: r"^n$",
    Term.P: r"^p$",
    Term.VERDICT: r"^(?:bedömning|verdict)$",
    Term.EXPECTED: r"^(?:väntat|expected)$",
}
# Plain words, and those that the same heading or the lines under it say all about.
EVERYDAY = {
    "sv": {
        *("adress", "andel", "anmälningsdatum", "per verksamhet", "anteckning", "arbetssätt"),
        *("basmått", "belysning", "siktröjning", "dagkalender", "effekt", "utfall"),
        *("falskt larm", "förväntat förlopp", "genomförande", "svagt", "hittills i år"),
        *("klotter", "koncentration", "metod", "ordningsstörning", "ordningsvakt", "orsak"),
        *("otrygg plats", "punkt", "rån", "skadegörelse", "stöld i butik", "säkerhet"),
        *("trygghet", "otrygghet", "täthet", "uttag", "utvärderingsplan", "vecka", "åtgärd"),
    },
    "en": {
        *("share", "rate", "note", "deviation", "base", "lighting", "clearing sightlines"),
        *("look", "group", "day calendar", "effect", "outcome", "false alarm", "window"),
        *("expected course", "commercial burglary", "mode", "graffiti", "municipal"),
        *("concentration", "method", "public disorder", "cause", "unsafe place", "point"),
        *("robbery", "parallel event", "criminal damage", "safety", "perceived safety"),
        *("insecurity", "density", "extract", "part of the week", "wave", "measure"),
    },
}
HEADING = re.compile(r"#|\*\*.{,60}\*\*$")
in_both_languages = pytest.mark.parametrize("language", TEXTS)


def elements(app: AppTest) -> Iterator[tuple[str, str]]:
    """What stands as a heading, a line under one or a label, and the help beside it."""
    for root in (app.sidebar, app.main):
        for node in root:
            proto = node.proto
            said = getattr(proto, "body", "") or getattr(proto, "label", "")
            is_text = node.type == "markdown" and not HEADING.match(said)
            yield "" if is_text else plain(said), plain(getattr(proto, "help", ""))


def unexplained(shown: list[tuple[str, str]], text: Text) -> dict[Term, str]:
    """The terms that are said without an explanation anywhere on the page, and where."""
    helped = "\n".join(help_ for _, help_ in shown)
    return {
        term: said[:120]
        for term, entry in text.glossary.terms.items()
        for said, _ in shown
        if re.search(entry.said, said.casefold()) and entry.meaning not in helped
    }


@cache
def shown(store: Path, language: str) -> dict[tuple[str, ...], list[tuple[str, str]]]:
    """Of each view: its headings, lines and labels, with their helps."""
    found = {}
    for name, link in VIEWS:
        app = run(name, language, **link)
        assert not app.exception
        found[name, *link.values()] = list(elements(app))
    return found


@in_both_languages
def test_each_term_in_a_heading_a_subtitle_or_a_label_is_explained_on_that_page(
    sample: Path, language: str
) -> None:
    views = shown(sample, language)
    missing = {view: unexplained(all_, TEXTS[language]) for view, all_ in views.items()}
    assert not {view: terms for view, terms in missing.items() if terms}


@pytest.mark.parametrize(("column", "language"), [(0, "sv"), (1, "en")])
def test_a_word_of_the_field_in_a_heading_is_explained_or_an_everyday_word(
    sample: Path, column: int, language: str
) -> None:
    said = "\n".join(s for view in shown(sample, language).values() for s, _ in view).casefold()
    entries = TEXTS[language].glossary.terms.values()
    known = [*(entry.said for entry in entries), *WRITTEN_WITH_MORE.values()]
    words = {w for cell in words_of_the_field(column).values() for w in re.split(r" / |, ", cell)}
    used = {word for word in words if re.search(rf"\b{re.escape(word)}", said)}
    unknown = {word for word in used if not any(re.search(each, word) for each in known)}
    assert unknown - EVERYDAY[language] == set()


def test_a_term_is_explained_once_on_a_page_where_it_first_stands(sample: Path) -> None:
    meaning = TEXTS["sv"].glossary.terms[Term.PREDICTION_INTERVAL].meaning
    helped = [meaning in help_ for _, help_ in shown(sample, "sv")["effect",]]
    assert sum(helped) == 1


def words_of_the_field(column: int) -> dict[str, str]:
    """
    GLOSSARY.md in small letters: what a language calls each thing that Swedish calls so.

    `column` is 0 for Swedish and 1 for English.
    """
    lines = (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return {bare(row[0]): bare(row[column]) for row in rows[2:]}


def bare(cell: str) -> str:
    return re.sub(r"\s*\(.*?\)", "", cell).strip().casefold()


def test_the_glossary_of_the_pages_says_what_the_one_in_the_code_says() -> None:
    named = words_of_the_field(1)
    swedish, english = (TEXTS[code].glossary.terms for code in ("sv", "en"))
    assert set(swedish) == set(english) == set(Term)
    for term in Term:
        assert named[bare(swedish[term].word)] == bare(english[term].word)


@in_both_languages
def test_each_term_is_found_where_it_is_written_as_the_glossary_writes_it(language: str) -> None:
    for term, entry in TEXTS[language].glossary.terms.items():
        if term not in WRITTEN_WITH_MORE:
            assert re.search(entry.said, bare(entry.word)), entry.word
