"""
What people write beside the figures, kept in the store: who wrote it, and when.

`written/decision.json` holds the last words about each thing. They are nobody's data: no version
and no figure is made of them. Words about made-up data are never shown with real ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.columns.personal import PersonalData, in_story
from data.keeping.contents import read_record, record
from data.keeping.disk import make_folder, replace
from data.keeping.lock import writing
from data.keeping.parts import LOCAL_TIME
from data.problems import Damage, Harm, StoreError

FILE = "written/decision.json"
LONGEST = 600  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`by` is "" if nobody said; `at`: Europe/Stockholm."""

    text: str
    by: str
    at: datetime


Subject = tuple[str, str]  # the area's id, and what of it


def read_written(store_folder: Path, *, fictive: bool) -> dict[Subject, Written]:
    """Give what is written about made-up (`fictive`) or real data. Raises `StoreError`."""
    return {
        (area, part): one
        for (is_fictive, area, part), one in _all(store_folder / FILE).items()
        if is_fictive is fictive
    }


def write(
    store_folder: Path, subject: Subject, text: str, *, by: str, fictive: bool, wait_s: float = 60
) -> PersonalData | None:
    """
    Keep the words in place of earlier ones about the same; empty ones take those away.

    Words that hold personal data are not kept: then what they hold is given and nothing changes.
    Raises `ValueError` where they are longer than `LONGEST`, and as `data.keeping.lock.writing`.
    """
    words = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if len(words) > LONGEST:
        raise ValueError(f"{len(words)} letters")
    if (personal := in_story(words)) is not None:
        return personal
    with writing(store_folder, wait_s, sweep=False):
        known = _all(store_folder / FILE)
        known.pop((fictive, *subject), None)
        if words:
            now = datetime.now(LOCAL_TIME).replace(microsecond=0)
            known[fictive, *subject] = Written(text=words, by=by, at=now)
        make_folder((store_folder / FILE).parent)
        replace(store_folder / FILE, record({"written": [_row(*each) for each in known.items()]}))
    return None


_Key = tuple[bool, str, str]


def _row(key: _Key, one: Written) -> dict[str, object]:
    fictive, area, part = key
    return {
        "fictive": fictive,
        "area": area,
        "part": part,
        "text": one.text,
        "by": one.by,
        "at": one.at.isoformat(),
    }


def _all(file: Path) -> dict[_Key, Written]:
    if not file.exists():
        return {}
    try:
        return dict(map(_read, read_record(file)["written"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError([Damage(Harm.UNREADABLE_RECORD, FILE)]) from error


def _read(row: Mapping[str, object]) -> tuple[_Key, Written]:
    key = (row["fictive"] is True, str(row["area"]), str(row["part"]))
    at = datetime.fromisoformat(str(row["at"]))
    return key, Written(text=str(row["text"]), by=str(row["by"]), at=at)
