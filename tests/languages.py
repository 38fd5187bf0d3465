"""
Which words are foreign in a language: a judge for everything that a person can see.

A word is foreign on a Swedish page where the English texts have it, or Streamlit, which says its
own words in English; and the other way round. `SAME` names what both languages write alike, with
the reason. What a file says stands as it was written: it is no word of ours and is left out first.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pandas as pd
from babel import Locale

from data.codebook import FOLDER, codebook
from data.keeping.ledger import system_user
from data.plans.study_files import read_study
from data.sample.plan import study_toml
from data.sample.truth import truth
from pages.shared.text import Text, usage
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from serve import NEEDS_SCRIPT
from tests.conftest import ROOT

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
OTHER = {"sv": "en", "en": "sv"}

SAME = {
    "the people whose methods are used": """
        abadie andresen bayes benjamini bernal bernasco bowers box brookmeyer brunner clopper conley
        crowley cummins diamond diggle dirichlet dupre durlak fleming gasparrini gentleman getis gi
        gini goldstein hainmueller hauer higgins hochberg holm johnson kaplan katz kelsall kish
        laird ljung lopez louis mackinnon mandel manski meier munzel nelson newey ord o\u2019brien
        paule pearson poisson ratcliffe satterthwaite schenker sherman simmons simonsohn
        spiegelhalter steenbeek taber thompson tilley webb welch west wheeler wilson""",
    "programs, formats, coordinate systems and settings": """
        br chrome chromium crs csv dbf dta edge epsg excel geojson geopackage gon gpkg gz
        gzip iso javascript js json kml maxuploadsize nul osm parquet pbf pdf pilotkollen
        plotly png powerpoint prj rt sav sha shp shx spark spss stata streamlit svg sweref
        tm toml tsv txt utc utf wddcontrol wgs word xls xlsx xml zip""",
    "names of methods and scales": "chi cpted lorenz newcombe placebo emmie est jn sppt wdd τ²",
    "accessibility: its standard, its checker, its agency in Sweden": "aa axe core digg ua wcag",
    "privacy: a section of the settings, its agency in Sweden": "imy privacy",
    "a key of the keyboard": "esc",
    "places": "angeles england groningen los wales",
    "what one types: the template of a report": "council",
    "the mark of made-up data": "fiktiva",
    "units, and patterns of dates": "dd km km² mb mm",
    "short months and days": "apr aug dec feb fri jan jul jun mar nov sep",
    "months": "april august december november september",
    "one word of both languages": """
        app band cache café data definition diamond digital dollar drag en euro fall fallen
        filter form full hot id in incident index information just lasso lat log lon man median
        minus mover organisation per period person personal pilot plan position post problem
        program regression residual respondent rest ring segment sent server service sex start
        status sv system terminal test text trend under variation version yen""",
}

# What is no word, or a word that somebody types as it is in both languages.
CODES = re.compile(
    r"`[^`]*`"
    r"|--\w[\w-]*"  # options of commands
    r"|https?://\S+|\S+@\S+"
    r"|\S*\w\.(?:csv|toml|geojson|gpkg|json|zip|md|log|py|xlsx|png|svg|pdf|docx|pptx)\b"
    r"|[\w.-]*/\S*/\S*"
    r"|\bFigure? [\w-]+, v \w+"  # the stamp of a figure: its address is the same in both
    r"|\[\w+\]|\b(?:server|auth|access|privacy)\.\w+|chmod \S+"  # settings
    r"|/oauth2callback|\bhttps\b"
    r"|Språk / Language"  # the switch speaks to those who look for the other language
    r"|python -m \S+(?: [a-z-]+)?"
    r"|\b[A-Z]+_[A-Z_]+\b|\w*_\w+"
    r"|\S+#\S+|\S+\?\w+=\S*"  # addresses of figures
    r"|\b(?=\w*\d)[0-9a-f]{6,}\b"  # prints
    r"|:material/\w+:"
    r"|\\b"  # in the patterns that find a term
    r"|%\(\w+\)[rs]"
    r"|\bdoi\b\S*|\b10\.\d{4}\S+"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_PLURAL = re.compile(r"\{\w*:([^{}|]*)\|([^{}]*)\}")
_SLOT = re.compile(r"\{[^{}]*\}")
_UNSEEN = dict.fromkeys(map(ord, "\N{WORD JOINER}\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}"))

_DAYS = {"sv": "ar", "en": "s"}  # on Saturdays

# columns of free words in the sample; all others hold codes, which pages translate
NAMES = {
    "areas": ("name",),
    "streets": ("name",),
    "elements": ("title",),
    "events": ("title",),
    "measures": ("title", "mechanism"),
    "problems": ("title",),
    "reports": ("subcategory",),
    "walks": ("light",),
    "survey": ("wave", "respondent_group"),
    "incidents": ("offence_text", "area_name"),
}


def words(piece: str) -> Iterator[str]:
    """The words of a text, in lower case: those of two letters and more."""
    for word in _WORD.findall(CODES.sub(" ", piece.translate(_UNSEEN))):
        if len(word) > 1:
            yield word.casefold()


def templates(part: object) -> Iterator[str]:
    """Every word or sentence of a part of Text."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from templates(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from templates(value)
    elif is_dataclass(part):
        for field in fields(part):
            yield from templates(getattr(part, field.name))


def said_in(template: str) -> str:
    """A template with both its numbers, and nothing in its slots."""
    return _SLOT.sub(" ", _PLURAL.sub(r" \1 \2 ", template))


def boot_words() -> dict[str, str]:
    """Streamlit's words -> ours in Swedish, as they stand in boot.js."""
    boot = (ROOT / "static" / "boot.js").read_text("utf-8")
    pairs = re.findall(r'^ {6}("(?:[^"]+)"):\s*("(?:[^"]+)"),$', boot, re.MULTILINE)
    return {json.loads(theirs): json.loads(ours) for theirs, ours in pairs}


@cache
def own_words(language: str) -> frozenset[str]:
    """Every word that the language's texts have, wherever they are kept."""
    return frozenset(word for piece in _texts(language) for word in words(piece))


def _texts(language: str) -> Iterator[str]:
    text: Text = TEXTS[language]
    yield from (said_in(each) for each in templates(text))
    for file in sorted(FOLDER.glob("*.csv")):
        book = codebook(file.stem)
        for column in book.columns:
            if column == language or column.endswith(f"_{language}"):
                yield from book[column]
    boot = boot_words()
    yield from boot.values() if language == "sv" else boot
    yield from usage.SWEDISH.values() if language == "sv" else usage.SWEDISH
    yield NEEDS_SCRIPT[language]
    locale = Locale.parse(text.numbers.locale)
    for names in (locale.months, locale.days):
        for widths in names.values():
            for width in ("wide", "abbreviated"):
                yield from widths[width].values()
    yield from (day + _DAYS[language] for day in locale.days["format"]["wide"].values())


@cache
def same() -> frozenset[str]:
    return frozenset(word for group in SAME.values() for word in group.split())


def foreign(language: str) -> frozenset[str]:
    """The words that may not stand on a page of this language."""
    return own_words(OTHER[language]) - own_words(language) - same()


def shared() -> frozenset[str]:
    """What both languages write, whether allowed or not."""
    return own_words("sv") & own_words("en")


class Judge:
    """Reads pieces of text in a language; `names` are what files say, word by word as they do."""

    def __init__(self, language: str, names: Collection[str]) -> None:
        self.language = language
        listed = sorted({name.strip() for name in names} - {""}, key=len, reverse=True)
        named = rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)"
        self._left_out = re.compile(rf"</?[a-z][^>]*>|(?i:{named})|{CODES.pattern}")
        self._foreign = foreign(language)
        self._known = own_words(language) | same()

    def foreign(self, pieces: Iterable[str]) -> dict[str, str]:
        """Each foreign word with a piece that it stands in."""
        return {w: p for w, p in self._read(pieces) if w in self._foreign}

    def unknown(self, pieces: Iterable[str]) -> dict[str, str]:
        """Each word that stands in no text of the language, foreign or not."""
        return {w: p for w, p in self._read(pieces) if w not in self._known}

    def _read(self, pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
        for piece in dict.fromkeys(pieces):
            said = self._left_out.sub(" ", piece.translate(_UNSEEN))
            yield from ((word, piece[:300]) for word in words(said))


@cache
def sample_names(store: Path) -> frozenset[str]:
    """What people wrote in the files of the sample: titles, headers, waves, the plan itself."""
    names = {each for column in ("citation",) for each in codebook("research")[column]}
    names |= set(codebook("published_effects")["citation"])
    for kind, columns in NAMES.items():
        for file in store.glob(f"parts/{kind}-*/rows.parquet"):
            rows = pd.read_parquet(file, columns=list(columns))
            names |= {str(each) for column in columns for each in rows[column].dropna().unique()}
    for file in store.glob("parts/*/part.json"):
        part = json.loads(file.read_text("utf-8"))
        names |= {each["header"] for each in part["quality"]}
        names |= {each["column"] for each in part["findings"]}  # a header too, as the file has it
    landmarks = json.loads((ROOT / "static" / "base.geojson").read_text("utf-8"))["features"]
    names |= {each["properties"].get("name") or "" for each in landmarks} | {system_user()}
    plan = read_study(study_toml().encode())
    rule = plan.decision_rule.strip()
    names |= {plan.title, plan.purpose, rule, *rule.split("\n"), truth()["study"]["locked_by"]}
    return frozenset(names)
