"""Logging in, and out."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.roles import Role


@dataclass(frozen=True, kw_only=True)
class AccessText:
    title: str
    lead: str
    in_this_language: str  # of a link, to who reads the other one
    log_in: str
    ended: str
    no_role_title: str
    no_role: str  # person
    ask: str
    as_another: str
    unreached_title: str
    unreached: str
    only_here: str
    role: Mapping[Role, str]
    who: str  # person, role
    log_out: str
    over: str
    again: str
    start: str
    must_have_login: str  # address
    unusable: str  # file, why
    incomplete: str  # names
    short_secret: str  # least
    not_tls: str  # address
    wrong_address: str  # address
    nobody: str
    by_headers: str
    tokens: str
    open_store: str  # folder
