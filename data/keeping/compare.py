"""What changed from one version to another: files, rows, and incidents by area and month."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.intake import Kind
from data.keeping.parts import Part
from data.store import Version


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One kind of data in both versions: its files, the newest last."""

    kind: Kind
    old: tuple[Part, ...]
    new: tuple[Part, ...]

    @property
    def change(self) -> Change:
        if not self.old:
            return Change.ADDED
        if not self.new:
            return Change.REMOVED
        old, new = ([part.fingerprint for part in files] for files in (self.old, self.new))
        return Change.SAME if old == new else Change.CHANGED


@dataclass(frozen=True, slots=True)
class CountChange:
    """Incidents before and after; `where` is an area, the first day of a month, or ""."""

    where: str | date
    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChange:
    """`areas` and `months` are those whose counts differ. Small counts are not hidden here."""

    old: int
    new: int
    parts: tuple[PartChange, ...]  # those that differ first
    incidents: CountChange  # everywhere, each once
    areas: tuple[CountChange, ...]  # by name
    months: tuple[CountChange, ...]  # everywhere


def compare(old: Version, new: Version) -> VersionChange:
    parts = [
        PartChange(kind, old.parts.get(kind, ()), new.parts.get(kind, ()))
        for kind in Kind
        if kind in old.parts or kind in new.parts
    ]
    months = _by_month(old), _by_month(new)
    return VersionChange(
        old=old.number,
        new=new.number,
        parts=tuple(sorted(parts, key=lambda part: part.change is Change.SAME)),
        incidents=CountChange("", *(sum(counts.values()) for counts in months)),
        areas=_changes(_by_area(old), _by_area(new)),
        months=_changes(*months),
    )


def _by_month(version: Version) -> dict[str | date, int]:
    from data import engine  # takes a second, and the words of a change need none of it

    counts = engine.month_counts(version)
    return {m.date(): int(n) for m, n in zip(counts["month"], counts["count"], strict=True)}


def _by_area(version: Version) -> dict[str | date, int]:
    from data import engine

    names = dict(engine.catalogue(version).areas)
    if not names:
        return {}
    counts = engine.month_counts(version, areas=names).groupby("area_id")["count"].sum()
    return {names[str(area)]: int(count) for area, count in counts.items()}


def _changes(old: dict[str | date, int], new: dict[str | date, int]) -> tuple[CountChange, ...]:
    both = [
        (where, old.get(where, 0), new.get(where, 0)) for where in sorted({*old, *new}, key=str)
    ]
    return tuple(CountChange(*counts) for counts in both if counts[1] != counts[2])
