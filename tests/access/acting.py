"""The dashboard as somebody with a role gets it, and clicks that no button offers."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from data.access import Login, login
from data.keeping.logins import Logins
from data.roles import Role
from data.settings import Access
from pages.shared.menu import MENU
from pages.shared.session import Check, rights
from tests.conftest import ROOT

ACCESS = Access(role_claim="role", roles={role: role for role in Role})
FILES = {place.name: place.file for place in MENU}
CLICKED = {"Button", "DownloadButton"}
_OWN_KEY = re.compile(r"^\$\$ID-[0-9a-f]+-(.*)$", re.DOTALL)


def log_in(patch: pytest.MonkeyPatch, folder: Path, role: Role | None) -> dict[str, Any]:
    """Set a login up, and give what `st.user` says of somebody who came in by it."""
    kept = Logins(folder, 3600)
    told = {"sub": f"a {role}", "exp": 4e9, "is_logged_in": True, "role": role}
    found = login(told, ACCESS)
    if isinstance(found, Login):
        kept.begin(found)
    patch.setattr(rights, "get_secrets_auth_section", lambda: {"redirect_uri": "there"})
    patch.setattr(rights, "_logins", lambda: kept)
    patch.setattr(rights, "_access", lambda: ACCESS)
    return told


def opened(page: str, user: Mapping[str, Any], **link: str) -> AppTest:
    """A page as somebody gets it who opens everything on it."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=120)
    app.user = dict(user)
    app.query_params.update(link)
    app.run()
    for check in Check:
        app.session_state[check] = True
    return app.switch_page(FILES[page]).run()


def nodes(app: AppTest) -> Iterator[Any]:
    """Everything that is on the page, blocks too."""

    def below(block: Any) -> Iterator[Any]:  # noqa: ANN401
        for child in getattr(block, "children", {}).values():
            yield child
            yield from below(child)

    for _, block in app._tree.children.items():
        yield from below(block)


def widgets(app: AppTest) -> dict[str, Any]:
    """What the browser can send something of, by its id."""
    found: list[Any] = [getattr(node, "proto", None) for node in nodes(app)]
    return {proto.id: proto for proto in found if getattr(proto, "id", "")}


def keys(app: AppTest) -> set[str]:
    """Their own names."""
    return {key_of(id_) for id_ in widgets(app)}


def key_of(id_: str) -> str:
    """Its own name; "" for one that has none."""
    match = _OWN_KEY.match(id_)
    return match[1].removesuffix("None") if match else ""


def forge(app: AppTest, found: Mapping[str, Any]) -> AppTest:
    """Send clicks and words for widgets of somebody else's page, as a program could."""
    states = [state for id_, proto in found.items() if (state := _state(id_, proto))]
    return app._run(WidgetStates(widgets=states))


def print_of(folder: Path) -> str:
    """Of all that is kept."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(f"{p}".encode() + p.read_bytes() for p in files)).hexdigest()


def _state(id_: str, proto: Any) -> WidgetState | None:  # noqa: ANN401
    kind = type(proto).__name__
    if kind in CLICKED:
        return WidgetState(id=id_, trigger_value=True)
    if kind == "Checkbox":
        return WidgetState(id=id_, bool_value=True)
    if kind in ("TextInput", "TextArea"):
        return WidgetState(id=id_, string_value="forged")
    return None
