"""Who somebody is, and in which role, from what the login says of them (OpenID Connect)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from ipaddress import ip_address
from typing import Any

from data.roles import Role, greatest
from data.settings import Access

_ONE_LOGIN = ("iss", "sub", "iat", "exp", "nonce")  # together no two logins have them
_MOST_LETTERS = 200


class Refusal(StrEnum):
    """Why a login opens nothing here."""

    NOBODY = "nobody"  # it does not say who it is about, or until when
    NO_ROLE = "no_role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One time that somebody logged in. `print_` tells it from every other, and tells nothing."""

    person: str
    role: Role
    ends_at: float  # seconds since 1970, as the login says it
    print_: str


def login(claims: Mapping[str, Any], access: Access) -> Login | Refusal:
    """
    Read the claims of a login whose signature was checked.

    A role comes from the claim that `access` names, and from the lists of people; of several the
    greatest holds. An e-mail address that the provider calls unverified is nobody's: anybody may
    write it. Whether the login still holds is not asked here: see `data.keeping.logins`.
    """
    ends_at, subject = claims.get("exp"), claims.get("sub")
    if not isinstance(ends_at, int | float) or isinstance(ends_at, bool) or not subject:
        return Refusal.NOBODY
    known = _known_as(claims, access)
    by_list = access.named.get(known.casefold())
    by_claim = [access.roles[value] for value in _values(claims, access) if value in access.roles]
    role = greatest([*by_claim, *([by_list] if by_list else [])])
    if role is None:
        return Refusal.NO_ROLE
    return Login(
        person=known or str(subject)[:_MOST_LETTERS],
        role=role,
        ends_at=float(ends_at),
        print_=print_of(claims),
    )


def print_of(claims: Mapping[str, Any]) -> str:
    """The same for one login wherever its claims are read, another for every other login."""
    told = json.dumps([claims.get(name) for name in _ONE_LOGIN], default=str)
    return sha256(told.encode()).hexdigest()


def _known_as(claims: Mapping[str, Any], access: Access) -> str:
    """Whom the lists may name; "" where the claim is missing or anybody may have written it."""
    said = claims.get(access.person_claim)
    if access.person_claim == "email" and claims.get("email_verified") in (False, "false"):
        return ""
    return said.strip()[:_MOST_LETTERS] if isinstance(said, str) else ""


def _values(claims: Mapping[str, Any], access: Access) -> list[str]:
    said = claims.get(access.role_claim) if access.role_claim else None
    values = said if isinstance(said, list) else [said]
    return [value for value in values if isinstance(value, str)]


def is_this_machine(name: str) -> bool:
    """Of a host, as an address or a name: does it lead nowhere else?"""
    if name.lower().rstrip(".") == "localhost":
        return True
    try:
        return ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False
