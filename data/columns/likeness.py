"""
How much a header, and what stands under it, look like a column of ours: a second guess.

`headers.py` knows the names that files are known to use; those score 100. Here are the others: a
name that is nearly one of them ("Brotskod", "Datum för brottet"), backed by what the cells hold.
Neither names nor cells alone are enough: below `THRESHOLD` nothing is guessed.
"""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd

EXACT = 100
THRESHOLD = 75  # of 100
_NEAR = 0.8  # share of letters in common, below which two names are different names
_SHORTEST = 6  # letters: "e", "till" and "datum" are like too many words
_HELD = 0.6  # share of the filled cells that must hold what the column is about
_NAME_WEIGHT = 0.7  # of the name in the score; the rest is what the cells hold

_FILLERS = {"av", "för", "på", "i", "när", "den", "det", "the", "of", "for", "in", "and", "och"}
_END_WORDS = {"till", "tom", "t", "to", "until", "slut", "end", "stop"}
_UNTO = re.compile(r"\bt\.?\s?o\.?\s?m\b\.?|\bt\.?\s?o\.?\s?m\.", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")  # "dateReported" is two words
# One of these among other words says little: "platskategori" is not the kind of offence.
_GENERIC = {"kategori", "category", "district", "distrikt", "position", "datumtid", "tidpunkt"}
# Whoever writes these means a person, a home or a story, which are never ours to guess at.
_PRIVATE = re.compile(
    r"person|pnr|ssn|adress|address|gata|street|telefon|phone|mobil|mail|mejl|e.?post|fritext|"
    r"beskriv|descri|komment|comment|summary|narrat|anteckn|notering|notes|fritt"
)
_NAMED = re.compile(r"namn|name")
_NAMES_OF_PLACES = {"area_name", "name"}

_DATE = r"\d{4}[-/.]?\d{2}([-/.]?\d{2})?([ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}([ ].*)?|\d{6}"
_CLOCK = r"\d{1,2}([:.]\d{2}){0,2}|\d{4}"
_YES_NO = (
    r"(?i:j|ja|n|nej|y|yes|no|true|false|0|1|x|p|prel\.?|preliminär|preliminary|slutlig|final)"
)


def likeness(column: str, variants: Sequence[str], header: str) -> float:
    """0-1: how near a header comes to the nearest known name of a column of ours."""
    words = _words(header)
    if not words or _tells_of_persons(column, words):
        return 0.0
    ends = bool(_END_WORDS.intersection(words))
    if ends != (column == "occurred_to"):
        return 0.0  # "Brottsdatum till" is not when it began
    words = [w for w in words if w not in _FILLERS and not (ends and w in _END_WORDS)]
    turned = ["".join(words[i:] + words[:i]) for i in range(len(words))]
    parts = ["".join(words[a:b]) for a, b in combinations(range(len(words) + 1), 2)]
    known = [variant for variant in variants if len(variant) >= _SHORTEST]
    nearest = max((_ratio(form, v) for form in turned for v in known), default=0.0)
    inside = [len(p) / len(turned[0]) for p in parts if p in known and p not in _GENERIC]
    return max(nearest, *(0.8 + 0.2 * share for share in inside if share >= 0.4), 0.0)


def holds(column: str, cells: pd.Series) -> float | None:
    """0-1: share of the filled texts that this column may hold; None if it may hold anything."""
    fits = _FORMS.get(column)
    filled = cells[cells != ""]
    if fits is None:
        return None
    return float(fits(filled).mean()) if len(filled) else 0.0


def score(named: float, held: float | None) -> int:
    """
    0-99 of the two; 0 where the name is another name or the cells hold something else. Cells that
    prove nothing either way count half, so that the name must come nearer.
    """
    if named < _NEAR or (held is not None and held < _HELD):
        return 0
    proof = 0.5 if held is None else held
    return min(round(100 * (_NAME_WEIGHT * named + (1 - _NAME_WEIGHT) * proof)), EXACT - 1)


def _words(header: str) -> list[str]:
    spaced = _HUMPS.sub(" ", _UNTO.sub(" tom ", header))
    return [word.casefold() for word in _WORDS.findall(spaced)]


def _tells_of_persons(column: str, words: Sequence[str]) -> bool:
    joined = "".join(words)
    named = column not in _NAMES_OF_PLACES and _NAMED.search(joined) is not None
    return named or _PRIVATE.search(joined) is not None


def _ratio(form: str, variant: str) -> float:
    if variant.startswith(form) and len(form) >= max(_SHORTEST, 0.55 * len(variant)):
        return 0.9  # shortened: "Y_koord", "Brottsrubr"
    matcher = SequenceMatcher(None, form, variant, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()


def _matching(pattern: str) -> Callable[[pd.Series], pd.Series]:
    return lambda filled: filled.str.fullmatch(pattern)


def _between(*ranges: tuple[float, float]) -> Callable[[pd.Series], pd.Series]:
    """Numbers, with a decimal comma or point, within one of the ranges."""

    def fits(filled: pd.Series) -> pd.Series:
        plain = filled.str.replace(" ", "").str.replace(",", ".", regex=False)
        numbers = pd.to_numeric(plain, errors="coerce")
        inside = pd.Series(False, index=filled.index)
        for low, high in ranges:
            inside |= numbers.between(low, high)
        return inside

    return fits


def _words_of_a_list(filled: pd.Series) -> pd.Series:
    """Short texts that are no numbers and no dates: names of places, kinds, headings."""
    return filled.str.contains(r"[^\W\d_]{2}") & (filled.str.len() <= 80)


# Coordinates are those of Sweden: degrees, and metres in SWEREF 99 TM and its local zones.
_FORMS: dict[str, Callable[[pd.Series], pd.Series]] = {
    **dict.fromkeys(
        ("occurred_from", "occurred_to", "reported_on", "extracted_on", "answered_on"),
        _matching(_DATE),
    ),
    "valid_from": _matching(rf"{_DATE}|\d{{4}}"),
    "clock": _matching(_CLOCK),
    "year": _matching(r"(19|20)\d{2}( .*)?"),
    "month": _matching(rf"0?[1-9]|1[0-2]|{_DATE}|[^\W\d_]+.*"),
    "day": _between((1, 31)),
    "minute": _between((0, 59)),
    "latitude": _between((55, 69.5)),
    "longitude": _between((10, 24.5)),
    "northing": _between((6_100_000, 7_700_000)),
    "easting": _between((0, 1_000_000)),
    "position": _matching(r"\(?-?\d+([.,]\d+)?\s*[,; ]\s*-?\d+([.,]\d+)?\)?"),
    "offence_code": _matching(r"\d{3,4}"),
    "n_offences": _between((1, 1_000)),
    "count": _between((0, float("inf"))),
    "weight": _between((0, float("inf"))),
    "case_id": _matching(r"\S*\d\S*"),
    "preliminary": _matching(_YES_NO),
    **dict.fromkeys(
        ("offence_text", "offence_group", "area_name", "place_type", "victim_type", "source"),
        _words_of_a_list,
    ),
}
