"""What research says of each method: a list in codebooks, each entry with its source."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.codebook import codebook


class Grade(StrEnum):
    """How much research there is, from most to least."""

    STRONG = "strong"  # a systematic review of several studies with comparison areas
    MODERATE = "moderate"  # one trial, one city, or a review of something close to the method
    LIMITED = "limited"  # few studies, or of something else than what is done here
    NONE = "none"  # none found


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchNote:
    """
    `change` -0.14 is 14 % fewer than in comparison areas; None: no pooled estimate. `method` is a
    value of the list method, or police_presence.
    """

    id: str
    method: str
    says: str
    change: float | None
    low: float | None
    high: float | None
    grade: Grade
    citation: str  # "" where nothing was found to cite
    reference: str  # a doi, or an address without one; "" where nothing was found
    checked_on: date  # when somebody last read it in the source, or looked for one


def research_notes(language: str) -> tuple[ResearchNote, ...]:
    """In "sv" or "en", as listed. An entry whose source nobody has checked is left out."""
    rows = codebook("research").to_dict("records")
    return tuple(_note(row, language) for row in rows if row["checked_on"])


def research_on(method: str, language: str) -> tuple[ResearchNote, ...]:
    """What is said of one method, as listed; empty where the list does not know it."""
    return tuple(note for note in research_notes(language) if note.method == method)


def _note(row: Mapping[Hashable, str], language: str) -> ResearchNote:
    change, low, high = (float(row[c]) if row[c] else None for c in ("change", "low", "high"))
    return ResearchNote(
        id=row["id"],
        method=row["method"],
        says=row[f"says_{language}"],
        change=change,
        low=low,
        high=high,
        grade=Grade(row["grade"]),
        citation=row["citation"],
        reference=row["doi"] or row["url"],
        checked_on=date.fromisoformat(row["checked_on"]),
    )
