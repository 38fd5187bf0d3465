"""What others found of measures like these: a list in codebooks, each entry with its source."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from data.codebook import codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEffect:
    """`ratio` 0.86 is 14 % fewer than in comparison areas; low and high where published."""

    id: str
    measure: str
    counted: str
    ratio: float
    low: float | None
    high: float | None
    studies: int
    citation: str
    doi: str
    checked_on: date  # when somebody last read the number in the source itself


def published_effects(language: str) -> tuple[PublishedEffect, ...]:
    """In "sv" or "en", as listed. An entry whose source nobody has checked is left out."""
    rows = codebook("published_effects").to_dict("records")
    return tuple(_effect(row, language) for row in rows if row["checked_on"])


def _effect(row: Mapping[Hashable, str], language: str) -> PublishedEffect:
    low, high = (float(row[end]) if row[end] else None for end in ("low", "high"))
    return PublishedEffect(
        id=row["id"],
        measure=row[f"measure_{language}"],
        counted=row[f"counted_{language}"],
        ratio=float(row["ratio"]),
        low=low,
        high=high,
        studies=int(row["studies"]),
        citation=row["citation"],
        doi=row["doi"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )
