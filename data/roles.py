"""Who may do what: three roles, each of which may do all that the one before may."""

from enum import StrEnum


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
    JOURNAL = "journal"  # read what was done, and by whom
    FIGURES = "figures"  # see how the server fares
    NAMES = "names"  # of colleagues: who loaded what


_FOR_ADMINISTRATORS = {Act.RESTORE, Act.PURGE, Act.JOURNAL, Act.FIGURES}


def allowed(role: Role | None, act: Act) -> bool:
    """A reader sees what is not asked for here; nobody (None) may do anything."""
    if role is Role.ADMINISTRATOR:
        return True
    return role is Role.ANALYST and act not in _FOR_ADMINISTRATORS


def greatest(roles: list[Role]) -> Role | None:
    """Of several roles the one that may most."""
    return max(roles, key=list(Role).index, default=None)
