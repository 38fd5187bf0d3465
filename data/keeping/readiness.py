"""
What people say of a place that may be next: kept beside the versions, in the folder `decision`.

    decision/readiness.json   place -> need -> routine, owner, grade; who said it, and when

It is no data of the town and no part of a version: loading and undoing leave it alone, a backup
takes it along. A file that cannot be read is said to be damaged and never written over.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from data.columns.form_columns import form_value_names
from data.keeping.disk import make_folder, replace
from data.problems import Damage, Harm, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from data.store import Store

FILE = "decision/readiness.json"


class Routine(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # somebody looked, and does not know


class Grade(StrEnum):
    READY = "A"  # there, and used
    BEGUN = "B"  # decided, or there in part
    MISSING = "C"  # not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """None, and "" as the owner, is not answered: that is never a no."""

    routine: Routine | None = None
    owner: str = ""  # a value of the list owner_unit
    grade: Grade | None = None
    by: str = ""  # "" if nobody said
    at: datetime | None = None  # with time zone

    @property
    def says(self) -> tuple[Routine | None, str, Grade | None]:
        """What is answered, whoever says it."""
        return self.routine, self.owner, self.grade


Answers = Mapping[str, Answer]  # by need


def answers_of(store: "Store", place: str) -> dict[str, Answer]:
    """Give what is answered of a place, by need. Raises `StoreError` if the file is damaged."""
    return {
        need: Answer(
            routine=Routine(told["routine"]) if told["routine"] else None,
            owner=told["owner"],
            grade=Grade(told["grade"]) if told["grade"] else None,
            by=told["by"],
            at=datetime.fromisoformat(told["at"]),
        )
        for need, told in _read(store.folder / FILE).get(place, {}).items()
    }


def keep_answers(store: "Store", place: str, answers: Answers, *, by: str, at: datetime) -> None:
    """
    Keep what changed of a place's answers, stamped; one that says nothing any more is forgotten.

    `at` has a time zone. Owners are of the list: nobody's name is kept. Raises ValueError for
    another, `BusyError`, `DiskError`, and `StoreError` if what is there is damaged.
    """
    known = {value for list_, value in form_value_names("sv") if list_ == "owner_unit"}
    if unknown := {each.owner for each in answers.values()} - known - {""}:
        raise ValueError(f"no owner of the list: {sorted(unknown)}")
    with store.writing():
        before = answers_of(store, place)
        kept = dict(_read(store.folder / FILE))
        own = dict(kept.get(place, {}))
        for need, answer in answers.items():
            if answer.says == before.get(need, Answer()).says:
                continue
            own.pop(need, None)
            if any(answer.says):
                own[need] = {**asdict(answer), "by": by, "at": at.isoformat()}
        kept[place] = own
        content = {name: each for name, each in sorted(kept.items()) if each}
        make_folder((store.folder / FILE).parent)
        replace(
            store.folder / FILE, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        )


def _read(file: "Path") -> dict[str, dict[str, dict[str, str]]]:
    if not file.exists():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        _check(found)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError([Damage(Harm.UNREADABLE_RECORD, FILE)]) from error
    places: dict[str, dict[str, dict[str, str]]] = found
    return places


def _check(found: dict[str, dict[str, dict[str, str]]]) -> None:
    for told in (each for place in found.values() for each in place.values()):
        if told["routine"]:
            Routine(told["routine"])
        if told["grade"]:
            Grade(told["grade"])
        datetime.fromisoformat(told["at"])
        if not isinstance(told["owner"], str) or not isinstance(told["by"], str):
            raise TypeError(told)
