"""What has been read from a file and may be added to the store."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from data.problems import Finding
from data.quality import ColumnQuality

# a file with these words in it, a plan that begins with them, is made up, and every page says so
FICTIVE_MARK = "FIKTIVA DATA"


class Kind(StrEnum):
    INCIDENTS = "incidents"
    COUNTS = "counts"
    AREAS = "areas"
    STUDY = "study"
    SURVEY = "survey"
    WAVES = "waves"  # how each wave of a survey was asked, and how many
    ITEMS = "items"  # the user's own questions, and what was worded otherwise before
    POPULATION = "population"  # who there is, that answers stand for
    REPORTS = "reports"  # what partners saw, week by week (EST)
    MEASURES = "measures"
    WALKS = "walks"  # safety walks, a row per point
    PROBLEMS = "problems"  # of the situation picture
    MEMBERS = "members"
    MEETINGS = "meetings"
    MESSAGES = "messages"  # how many, never what
    ELEMENTS = "elements"  # what the programme is made of, planned and delivered
    SITUATIONS = "situations"  # situation pictures, due and produced
    RESOURCES = "resources"  # hours and costs
    CAMERAS = "cameras"
    PINS = "pins"  # places where people feel unsafe, as they marked them on a map
    EVENTS = "events"  # what else happened and may explain a change
    BASES = "bases"  # businesses, employees, residents: what rates are counted per
    CODES = "codes"
    STREETS = "streets"
    ADDRESSES = "addresses"
    BASEMAP = "basemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """
    One file, read. `rows` is a frame with the columns of its kind (README of `data`), a
    GeoDataFrame for areas, streets and base maps, a `Study` for a study. The counts are rows of the
    file.
    """

    kind: Kind
    name: str
    content_hash: str  # SHA-256 of the file's bytes
    rows: Any
    findings: tuple[Finding, ...]
    read_count: int
    kept_count: int
    fictive: bool
    extracted_on: date | None = None
    raw: bytes = b""  # the file itself, for a study only: it is shown and edited as it was written
    mapping: str = ""  # how the columns were understood, as the TOML that `read_mapping` reads
    quality: tuple[ColumnQuality, ...] = ()


def is_fictive(content: bytes) -> bool:
    """Does the file say that it is made up? It may say so in any of the encodings we read."""
    return any(FICTIVE_MARK.encode(e) in content for e in ("utf-8", "utf-16-le", "utf-16-be"))


def is_fictive_plan(content: bytes) -> bool:
    """
    Does a plan say in its first line, a comment, that it is made up?

    Elsewhere the words may be anybody's: a purpose is free text.
    """
    first = content.decode("utf-8-sig", errors="replace").lstrip().partition("\n")[0]
    return first.startswith("#") and first.lstrip("# \t").startswith(FICTIVE_MARK)


def fictive_head(fictive: bool) -> str:
    """The first line of a plan that is made up; nothing before others."""
    return f"# {FICTIVE_MARK}\n" if fictive else ""
