"""What a figure is made of beside its picture: finding, table, method, source and doubts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from analysis.results import Caveat
from analysis.told import Told
from data.intake import Kind
from data.store import Version
from pages.shared import cached
from pages.shared.text import Text, sentences


@dataclass(frozen=True, slots=True)
class WordedDoubt:
    """A doubt that weakens an answer: its name, and what it is here."""

    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """
    A figure with all that it needs to stand alone in a council paper.

    `title` is the finding (at most 15 words), `subtitle` measure, place and period. `table` holds
    what the figure shows, headers and cells as they are read; `n` is said in words.
    """

    id: str
    title: str
    subtitle: str
    table: pd.DataFrame
    n: str
    note: str
    about: str = ""  # the pilot's area id, where there is one figure for each: for the file's name
    kinds: tuple[Kind, ...] = (Kind.INCIDENTS, Kind.COUNTS)  # what it is made of
    stays: bool = False  # of what only analysts may see: it goes into no report
    keys: tuple[str, ...] = ()  # lines that say what signs in the picture stand for
    told: tuple[Told, ...] = ()  # counts that it lets its reader know
    doubts: tuple[WordedDoubt, ...] = ()  # what speaks against it: it goes where the figure goes


def foot(card: Card, version: Version, text: Text) -> str:
    """The last line of a card: how it was made, what speaks against it, and where from."""
    names = "; ".join(sentences.inside(doubt.name) for doubt in card.doubts)
    against = text.card.doubts.format(names=names) if names else ""
    return " ".join(filter(None, [card.note.strip(), against, stamp(card, version, text)]))


def stamp(card: Card, version: Version, text: Text) -> str:
    """Source, extraction date, n, and the fingerprint of data and figure."""
    used = [part for part in version.files if part.kind in card.kinds]
    extracted = [part.extracted_on for part in used if part.extracted_on]
    shown = text.numbers.day(max(extracted)) if extracted else text.card.no_extraction_date
    content = card.table.to_json() + card.title + card.subtitle + version.fingerprint
    return " ".join(
        part
        for part in [
            text.card.source.format(source=_source(card, version, text), extracted=shown),
            card.n,
            text.card.change_not_cause,
            text.card.stamp.format(id=card.id, print=sha256(content.encode()).hexdigest()[:10]),
        ]
        if part.strip()
    )


def _source(card: Card, version: Version, text: Text) -> str:
    """Who delivered the data, and in which file."""
    if version.fictive:
        return f"{text.frame.fictive}, {text.card.source_fictive}"
    files = [part.name for kind in card.kinds for part in version.parts.get(kind, ())]
    told = cached.catalogue(version).sources if Kind.SURVEY not in card.kinds else ()
    return ", ".join([*told, *files]) or text.card.no_value


def worded(
    caveats: Iterable[Caveat], names: Mapping[str, str], text: Text
) -> tuple[WordedDoubt, ...]:
    """Each once, in order."""
    return tuple(
        dict.fromkeys(
            WordedDoubt(text.doubt_name[caveat.doubt], sentences.caveat(caveat, text, names))
            for caveat in caveats
        )
    )
