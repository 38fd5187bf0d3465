"""Who may do what."""

from enum import StrEnum

from data.keeping.ledger import system_user


class Role(StrEnum):
    READER = "reader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What not everybody may do."""

    LOAD = "load"  # and take back
    PLAN = "plan"  # write and lock it
    EXACT = "exact"  # see exact places
    RESTORE = "restore"
    PURGE = "purge"
    REPORT = "report"  # put figures together, and take them out of here


_FOR_ADMINISTRATORS = {Act.RESTORE, Act.PURGE}


def role() -> Role:
    """On a laptop without login everyone is an analyst; logins come with the server."""
    return Role.ANALYST


def has_login() -> bool:
    """Does the server know who somebody is? A laptop does not, and there everyone may do all."""
    return False


def may(act: Act) -> bool:
    """The one check of rights: pages ask it before they offer something, and again before it."""
    allowed = {Role.ADMINISTRATOR}
    if act not in _FOR_ADMINISTRATORS:
        allowed.add(Role.ANALYST)
    return not has_login() or role() in allowed


def user_name() -> str:
    """Who loads, for the history: on a laptop without login the one who works at it."""
    return system_user()
