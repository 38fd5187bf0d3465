"""
What the one who runs Pilotkollen has decided: who gets in, and why the data are kept.

PILOTKOLLEN_SETTINGS names a TOML file; without it everything is as on a laptop. It is read once, at
the start: what is wrong in it stops the start, all of it at once, before there is a page or a
language to say it in.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from data.roles import Role

SETTING = "PILOTKOLLEN_SETTINGS"
_LISTS = {f"{role}s": role for role in Role}  # the least first
_USUAL_PERSON, _USUAL_IDLE = "email", 30

_UNREADABLE = "{path}: kan inte läsas ({why}). It cannot be read."
_UNKNOWN = "{where}: okänd inställning. There is no such setting."
_NO_SECTION = "{where}: ska vara ett avsnitt. It must be a section."
_NO_TEXT = "{where}: ska vara text. It must be text."
_NO_TEXTS = "{where}: ska vara en lista av text. It must be a list of texts."
_NO_WHOLE = (
    "{where} = {value}: ska vara ett heltal, {least} till {most}. "
    "It must be a whole number, {least} to {most}."
)
_NO_ROLE = (
    "{where} = {value}: ska vara reader, analyst eller administrator. "
    "It must be reader, analyst or administrator."
)
_NO_CLAIM = (
    "access.roles: säg också access.role_claim, fältet som rollerna står i. "
    "Give access.role_claim too, the claim that the roles stand in."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who gets in as what. Nobody is named: nobody gets in where there is a login."""

    role_claim: str = ""  # the claim of the login that holds roles or groups; "" if none does
    roles: Mapping[str, Role] = field(default_factory=dict)  # by a value of it
    person_claim: str = _USUAL_PERSON  # the claim that says who somebody is
    named: Mapping[str, Role] = field(default_factory=dict)  # by the person, in small letters
    idle_minutes: int = _USUAL_IDLE  # then one logs in again


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What is told to those whose data they are. "" and None: not decided."""

    controller: str = ""
    purpose: str = ""
    legal_ground: str = ""
    retention_months: int | None = None
    contact: str = ""
    data_protection_officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    access: Access = Access()
    privacy: Privacy = Privacy()


def settings() -> Settings:
    """Give what holds in this process. Raises `SystemExit`, with words, where it is not usable."""
    return _once(os.environ.get(SETTING, "").strip())


def read(path: Path) -> Settings:
    """Read a file of settings. Raises `SystemExit` which says every fault of it."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit(_UNREADABLE.format(path=path, why=error)) from None
    faults: list[str] = []
    found = Settings(
        access=_access(Section(content, "access", faults)),
        privacy=_privacy(Section(content, "privacy", faults)),
    )
    faults += [_UNKNOWN.format(where=name) for name in content]  # each section took its own out
    if faults:
        raise SystemExit("\n".join([f"{path}:", *faults]))
    return found


class Section:
    """One section of the file: hands out its values, and notes what is wrong with them."""

    def __init__(self, content: dict[str, Any], name: str, faults: list[str]) -> None:
        self.name, self.faults = name, faults
        found = content.pop(name, {})
        if not isinstance(found, dict):
            self._fault(_NO_SECTION, name)
        self._left: dict[str, Any] = dict(found) if isinstance(found, dict) else {}

    def text(self, key: str) -> str:
        value = self._left.pop(key, "")
        if isinstance(value, str):
            return value.strip()
        self._fault(_NO_TEXT, self._where(key))
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(each.strip() for each in value)
        self._fault(_NO_TEXTS, self._where(key))
        return ()

    def whole(self, key: str, least: int, most: int) -> int | None:
        """None where it is not given, or wrong."""
        value = self._left.pop(key, None)
        if value is None or (type(value) is int and least <= value <= most):
            return value
        self._fault(_NO_WHOLE, self._where(key), value=value, least=least, most=most)
        return None

    def roles(self, key: str) -> dict[str, Role]:
        """A section within it, whose values are each a role."""
        inner = Section(self._left, key, self.faults)
        inner.name = self._where(key)
        found: dict[str, Role] = {}
        for name, value in inner._left.items():
            if value in list(Role):
                found[name] = Role(value)
            else:
                inner._fault(_NO_ROLE, inner._where(name), value=value)
        return found

    def end(self) -> None:
        """What nobody asked for is a fault: most are names written wrongly."""
        for key in self._left:
            self._fault(_UNKNOWN, self._where(key))

    def note(self, fault: str) -> None:
        self.faults.append(fault)

    def _where(self, key: str) -> str:
        return f"{self.name}.{key}"

    def _fault(self, words: str, where: str, **slots: object) -> None:
        self.faults.append(words.format(where=where, **slots))


@cache
def _once(path: str) -> Settings:
    return read(Path(path)) if path else Settings()


def _access(section: Section) -> Access:
    named = {
        person.casefold(): role
        for key, role in _LISTS.items()  # who stands in two lists has the greater role
        for person in section.texts(key)
    }
    found = Access(
        role_claim=section.text("role_claim"),
        roles=section.roles("roles"),
        person_claim=section.text("person_claim") or _USUAL_PERSON,
        named=named,
        idle_minutes=section.whole("idle_minutes", 1, 24 * 60) or _USUAL_IDLE,
    )
    if found.roles and not found.role_claim:
        section.note(_NO_CLAIM)
    section.end()
    return found


def _privacy(section: Section) -> Privacy:
    found = Privacy(
        controller=section.text("controller"),
        purpose=section.text("purpose"),
        legal_ground=section.text("legal_ground"),
        retention_months=section.whole("retention_months", 1, 100 * 12),
        contact=section.text("contact"),
        data_protection_officer=section.text("data_protection_officer"),
    )
    section.end()
    return found
