"""Who looks, and what they may do: the one check of rights."""

import streamlit as st
from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from data.access import Login, Refusal, is_this_machine, login
from data.keeping import noted
from data.keeping.ledger import system_user
from data.keeping.logins import Logins, home, logins
from data.roles import Act, Role, allowed
from data.settings import Access, settings
from pages.shared.session.addresses import is_handed_over

__all__ = ["Act", "Role", "has_login", "leave_here", "may", "may_enter", "role", "user_name"]


def role() -> Role | None:
    """
    The role of the login, as long as it holds; None for everybody else.

    Without login everyone is an analyst, on their own machine. A view that a report or the big
    screen opens has no login of its own: whoever asked for it has, and it holds what every reader
    may see.
    """
    if not has_login():
        return Role.ANALYST
    if is_handed_over():
        return Role.READER
    found = _login()
    return found.role if found else None


def has_login() -> bool:
    """Does the server know who somebody is? A laptop does not, and there everyone may do all."""
    return bool(get_secrets_auth_section())


def may_enter() -> bool:
    """Without login only this machine is answered, also where `serve.py` did not start it."""
    if not has_login():
        return is_this_machine(str(config.get_option("server.address") or ""))
    return role() is not None


def may(act: Act) -> bool:
    """Pages ask it before they offer something, and again before it."""
    return not has_login() or allowed(role(), act)


def user_name() -> str:
    """Who loads, for the history: on a laptop without login the one who works at it."""
    if not has_login():
        return system_user()
    found = _login()
    return found.person if found else ""


def leave_here() -> None:
    """End the login in every window, and send the browser to say so to the provider."""
    found = login(st.user.to_dict(), _access())
    if isinstance(found, Login) and _logins().end(found.print_):
        noted.logged_out(_logins().folder, found)
    st.logout()


def _login() -> Login | None:
    """Asked anew each time: it may have ended since the page was opened."""
    claims = st.user.to_dict()
    if not claims.get("is_logged_in"):
        return None
    found = login(claims, _access())
    return None if isinstance(found, Refusal) or not _logins().holds(found) else found


def _logins() -> Logins:
    return logins(home(), _access().idle_minutes)


def _access() -> Access:
    return settings().access
