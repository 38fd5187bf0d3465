"""What a plan names that no file knows, even where the plan itself cannot be read."""

from collections.abc import Collection, Iterator
from typing import Any

from data.codebook import group_names
from data.files.toml_files import read_toml
from data.problems import Fault, FileError, Rule


def unknown_names(
    content: bytes, areas: Collection[str], groups: Collection[str]
) -> Iterator[Fault]:
    """
    Each pilot's areas that are none of `areas` (in any case), and the offence groups that are
    neither of `groups` nor of the code list. Nothing is asked of what is not there to compare
    with; what is no name at all is a fault that `read_study` tells.
    """
    try:
        pilots = read_toml(content, "").get("pilot")
    except FileError:
        return
    tables = [t for t in pilots if isinstance(t, dict)] if isinstance(pilots, list) else []
    known = {area.casefold() for area in areas}
    for table in tables if known else ():
        pilot = str(table.get("area", "?"))
        named = {n for key in ("comparison", "buffers") for n in _names(table.get(key))}
        for area in sorted(named | set(_names([table.get("area")]))):
            if area.casefold() not in known:
                yield Fault(Rule.UNKNOWN_AREA, pilot, area)
    counted = {group for table in tables for group in _groups(table)}
    for group in sorted(counted - set(groups) - group_names("sv").keys()) if groups else ():
        yield Fault(Rule.UNKNOWN_GROUP, group, ", ".join(sorted(groups)))


def _groups(table: dict[str, Any]) -> Iterator[str]:
    secondary = table.get("secondary")
    for outcome in (table.get("primary"), *(secondary if isinstance(secondary, list) else ())):
        if isinstance(outcome, dict):
            yield from _names(outcome.get("groups"))


def _names(value: object) -> list[str]:
    return [v for v in value if isinstance(v, str) and v] if isinstance(value, list) else []
