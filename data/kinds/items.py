"""
Survey items: how each was asked, on which scale, and which answers are counted.

Ours are lists in codebooks (items, scales, answers); a user's own are rows of kind `items`. Both
together are an `ItemBank`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

import pandas as pd

from data.codebook import codebook, folded

LANGUAGES = ("sv", "en")
_COLUMNS = (
    "item_id", "wave", "wording_sv", "wording_en", "scale", "counted", "valid", "share_sv",
    "share_en", "comparable_with", "source",
)  # fmt: skip


class ScaleKind(StrEnum):
    ORDERED = "ordered"
    YES_NO = "yes_no"
    CATEGORY = "category"
    MULTIPLE = "multiple"  # several codes in one answer: "1 3"
    PLACE = "place"
    NUMBER = "number"
    POINTS = "points"  # marks on a map; a kind of file of their own
    OWN = "own"  # a user's: what its codes mean nobody told


class HigherIs(StrEnum):
    """What the higher codes of a scale say."""

    SAFER = "safer"
    LESS_SAFE = "less_safe"
    BIGGER_PROBLEM = "bigger_problem"
    AGREES_MORE = "agrees_more"
    MORE_OFTEN = "more_often"
    LESS = "less"
    NO = "no"
    NOTHING = ""  # in no order


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScale:
    """
    The share that is followed: `counted` of `valid` answer codes.

    Codes that are not valid (97, 98, 99, empty) are in no denominator. `asked_as` is the item whose
    answers are read: B02 is a share of the answers to B01. `scale` is one of the list scales, or a
    user's own.
    """

    item: str
    asked_as: str
    counted: frozenset[str]
    valid: frozenset[str]
    scale: str = ""
    better: str = ""  # the end of the codes that is hoped for: "high", "low", or nobody says
    written: tuple[str, ...] = field(default=(), compare=False)  # an own scale's codes, in order

    @property
    def kind(self) -> ScaleKind:
        known = _scales().get(self.scale)
        return known[0] if known else ScaleKind.OWN

    @property
    def higher_is(self) -> HigherIs:
        known = _scales().get(self.scale)
        return known[1] if known else HigherIs.NOTHING

    @property
    def higher_is_better(self) -> bool | None:
        """None where no end is better than the other, or nobody says which."""
        return {"high": True, "low": False}.get(self.better)

    @property
    def codes(self) -> tuple[str, ...]:
        """The valid codes in the order of the scale."""
        order = tuple(scale_labels(self.scale, "sv")) or self.written
        known = [code for code in order if code in self.valid]
        return (*known, *sorted(self.valid - set(known), key=_in_order))

    @property
    def has_share(self) -> bool:
        return bool(self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How an item was asked from a wave on; `wave` "" is always. Both words may be missing."""

    item: str
    wave: str
    wording: Mapping[str, str]  # by language
    share: Mapping[str, str]  # what the share is called
    scale: ItemScale
    comparable_with: frozenset[str] = frozenset()  # waves and items, folded
    source: str = ""


@dataclass(frozen=True, slots=True)
class ItemBank:
    """Every item there is; what is asked in another way from a wave on has several wordings."""

    wordings: tuple[Wording, ...]
    _by_item: Mapping[str, tuple[Wording, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_item: dict[str, list[Wording]] = {}
        for each in self.wordings:
            by_item.setdefault(each.item, []).append(each)
        object.__setattr__(self, "_by_item", {k: tuple(v) for k, v in by_item.items()})

    def __contains__(self, item: str) -> bool:
        return item in self._by_item

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(self._by_item)

    def scale(self, item: str) -> ItemScale:
        """The scale as it was asked last. Raises `KeyError` for an item that nobody knows."""
        return self._by_item[item][-1].scale

    def scales(self) -> dict[str, ItemScale]:
        """The items that a share is followed of, by id: as they were asked last."""
        found = {item: self.scale(item) for item in self.items}
        return {item: scale for item, scale in found.items() if scale.has_share}

    def scales_in(self, wave: str, order: Sequence[str]) -> dict[str, ItemScale]:
        """As `scales`, as the items were asked in a wave; `order` as in `asked`."""
        asked = {item: self.asked(item, wave, order) for item in self.items}
        found = {item: w.scale if w else self.scale(item) for item, w in asked.items()}
        return {item: scale for item, scale in found.items() if scale.has_share}

    def texts(self, language: str) -> dict[str, tuple[str, str]]:
        """
        Item id -> (what its share is called, the question) in "sv" or "en", of all items.

        An own question that has no words in that language keeps those of the other; one without
        any is called by its id.
        """
        return {item: _texts(words[-1], language) for item, words in self._by_item.items()}

    def labels(self, item: str, language: str) -> dict[str, str]:
        """Valid answer code -> its label, in the order of the scale; else the code itself."""
        scale = self.scale(item)
        known = scale_labels(scale.scale, language)
        return {code: known.get(code, code) for code in scale.codes}

    def asked(self, item: str, wave: str, order: Sequence[str] = ()) -> Wording | None:
        """
        How an item was asked in a wave; None if nobody knows the item.

        `order` has the waves in order of time. A wording that begins at a wave of which nobody
        knows when it was holds for that wave only.
        """
        place = {folded(name): n for n, name in enumerate(order)}
        here = folded(wave)
        known = self._by_item.get(item, ())
        begun = [w for w in known if _has_begun(folded(w.wave), here, place)]
        return max(begun, key=lambda w: _begins(folded(w.wave), place), default=None)


def item_bank(rows: pd.DataFrame | None = None) -> ItemBank:
    """
    Our items and a user's own: rows of kind `items` (README of `data`), None where there are none.

    A row without wave takes the place of ours; with a wave it holds from that wave on. What a row
    leaves empty is as it was before.
    """
    if rows is None:
        return _listed()
    found = {each.item: [each] for each in _listed().wordings}
    for row in _by_wave(rows):
        item = row["item_id"]
        known = found.setdefault(item, [])
        same = [each for each in known if folded(each.wave) == folded(row["wave"])]
        made = _of_row(row, (same or known or [_nothing(item)])[-1])
        found[item] = [*(each for each in known if each not in same), made]
    return ItemBank(tuple(each for several in found.values() for each in several))


def item_scales() -> dict[str, ItemScale]:
    """Every item of our list that a share is followed of, by its id."""
    return item_bank().scales()


def item_texts(language: str) -> dict[str, tuple[str, str]]:
    """As `ItemBank.texts`, of the items of `item_scales`."""
    bank = item_bank()
    return {item: words for item, words in bank.texts(language).items() if item in bank.scales()}


def scale_labels(scale: str, language: str) -> dict[str, str]:
    """Answer code -> its label, in the order of the scale; empty for a scale no list knows."""
    return _labels(language).get(scale, {}) if scale else {}


def scale_values(scale: str) -> dict[str, str]:
    """Answer code -> the value that other files give it (form_values), where it has one."""
    rows = codebook("answers")
    named = rows[(rows["scale"] == scale) & (rows["value"] != "")]
    return dict(zip(named["code"], named["value"], strict=True))


def missing_labels(language: str) -> dict[str, str]:
    """97, 98, 99 and no answer: those that are in no denominator, on every scale."""
    return _labels(language)[""]


def codes_of(answer: str, kind: ScaleKind) -> tuple[str, ...]:
    """The codes that an answer holds: of a question with several answers maybe several."""
    return tuple(re.findall(r"[^\s,;|]+", answer)) if kind is ScaleKind.MULTIPLE else (answer,)


@cache
def _scales() -> dict[str, tuple[ScaleKind, HigherIs]]:
    rows = codebook("scales")
    return {
        row["scale"]: (ScaleKind(row["kind"]), HigherIs(row["higher_is"]))
        for row in rows.to_dict("records")
    }


@cache
def _labels(language: str) -> dict[str, dict[str, str]]:
    rows = codebook("answers").sort_values("order", key=lambda order: order.astype("int"))
    found: dict[str, dict[str, str]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["scale"], {})[row["code"]] = row[f"label_{language}"]
    return found


@cache
def _listed() -> ItemBank:
    listed = (
        Wording(
            item=row["item"],
            wave="",
            wording={language: row[f"wording_{language}"] for language in LANGUAGES},
            share={language: row[f"share_{language}"] for language in LANGUAGES},
            scale=ItemScale(
                item=row["item"],
                asked_as=row["asked_as"],
                counted=frozenset(row["counted"].split()),
                valid=frozenset(row["valid"].split()),
                scale=row["scale"],
                better=row["better"],
            ),
        )
        for row in codebook("items").to_dict("records")
    )
    return ItemBank(tuple(listed))


def _by_wave(rows: pd.DataFrame) -> list[dict[str, str]]:
    """Rows in which something is missing have "" there; those for all waves come first."""
    table = rows[list(_COLUMNS)].astype("object")
    filled = table.where(table.notna(), "").astype("str").to_dict("records")
    named = [{str(column): cell for column, cell in row.items()} for row in filled]
    return sorted((row for row in named if row["item_id"]), key=lambda row: row["wave"] != "")


def _nothing(item: str) -> Wording:
    empty = dict.fromkeys(LANGUAGES, "")
    nobody: frozenset[str] = frozenset()
    scale = ItemScale(item=item, asked_as=item, counted=nobody, valid=nobody)
    return Wording(item=item, wave="", wording=empty, share=empty, scale=scale)


def _of_row(row: Mapping[str, str], before: Wording) -> Wording:
    names = {folded(known): known for known in _scales()}
    name = names.get(folded(row["scale"]), row["scale"]) or before.scale.scale
    is_other = name != before.scale.scale
    labels = scale_labels(name, "sv")
    scale = replace(
        before.scale,
        scale=name,
        counted=frozenset(_codes(row["counted"]))
        or (frozenset() if is_other else before.scale.counted),
        valid=frozenset(_codes(row["valid"]))
        or (frozenset(labels) if is_other else before.scale.valid),
        better="" if is_other else before.scale.better,
        written=_codes(row["valid"]) or before.scale.written,
    )
    # half of a question in another language would be another question
    words = {language: row[f"wording_{language}"] for language in LANGUAGES}
    share = {language: row[f"share_{language}"] for language in LANGUAGES}
    return Wording(
        item=before.item,
        wave=row["wave"],
        wording=words if any(words.values()) else before.wording,
        share=share if any(share.values()) else before.share,
        scale=scale,
        comparable_with=frozenset(map(folded, re.split(r"[,;|]", row["comparable_with"]))) - {""},
        source=row["source"],
    )


def _codes(written: str) -> tuple[str, ...]:
    """'1 2', '1, 2', or answers in words between commas: 'a bit unsafe, very unsafe'."""
    parts = re.split(r"[,;|]" if re.search(r"[,;|]", written) else r"\s", written)
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts))))


def _texts(words: Wording, language: str) -> tuple[str, str]:
    share, wording = (
        said[language] or next(filter(None, said.values()), "")
        for said in (words.share, words.wording)
    )
    return share or wording or words.item, wording or words.item


def _has_begun(first: str, wave: str, place: Mapping[str, int]) -> bool:
    if not first or first == wave:
        return True
    return first in place and wave in place and place[first] <= place[wave]


def _begins(first: str, place: Mapping[str, int]) -> int:
    """The place in time of a wording's first wave; what holds for one wave alone is last."""
    return place.get(first, len(place)) if first else -1


def _in_order(code: str) -> tuple[bool, float, str]:
    is_number = code.removeprefix("-").isdecimal()
    return not is_number, float(code) if is_number else 0.0, code
