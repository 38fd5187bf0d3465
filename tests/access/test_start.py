"""The server does not start where somebody could reach it whom it does not know."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from data.roles import Role
from data.settings import Access
from data.store import Store
from pages.served.start import faults, is_open_to_others, unusable
from pages.shared.text.languages import LANGUAGES
from tests.access.provider import secrets
from tests.browser.server import free_port
from tests.conftest import ROOT
from tests.data.test_store import AREAS

SOMEBODY = Access(named={"ada@b": Role.READER})
WHOLE = {
    "redirect_uri": "https://pilot.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "a",
    "client_secret": "b",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}


def told(
    auth: dict[str, Any], access: Access = SOMEBODY, address: str | None = "0.0.0.0", base: str = ""
) -> list[str]:
    """What is wrong, in Swedish; both languages say as much."""
    found = faults(address, auth, access, base)
    said = {code: [fault(text) for fault in found] for code, text in LANGUAGES.items()}
    assert len(set(said["sv"]) | set(said["en"])) == 2 * len(found)
    return said["sv"]


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_alone_needs_no_login(address: str) -> None:
    assert not told({}, Access(), address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.7", "pilot.example", "", None])
def test_every_other_address_needs_one(address: str | None) -> None:
    (said,) = told({}, SOMEBODY, address)
    assert "utan inloggning svarar Pilotkollen bara på den egna datorn" in said
    assert (address or "0.0.0.0") in said
    assert not told(WHOLE, SOMEBODY, address)


@pytest.mark.parametrize("name", WHOLE)
def test_half_a_login_is_none(name: str) -> None:
    for auth in ({**WHOLE, name: " "}, {n: v for n, v in WHOLE.items() if n != name}):
        said = told(auth)
        assert f"här saknas {name}" in said[0]


def test_all_that_is_wrong_is_said_at_once() -> None:
    auth = {
        "redirect_uri": "http://pilot.example/oauth2callback",
        "cookie_secret": "short",
        "client_id": "a",
        "expose_tokens": "id",
    }
    said = "\n".join(told(auth, Access(), base="brott"))
    for part in (
        "client_secret, server_metadata_url",
        "minst 32 tecken",
        "ska börja med https,",
        "ska sluta med /oauth2callback",
        "expose_tokens",
        "Ingen får komma in",
    ):
        assert part in said


def test_the_address_of_return_lies_below_the_base_path() -> None:
    back = {**WHOLE, "redirect_uri": "https://pilot.example/brott/oauth2callback"}
    assert not told(back, base="brott")
    assert not told(back, base="/brott/")
    assert told(back)
    assert told(WHOLE, base="brott")
    assert not told({**WHOLE, "redirect_uri": "http://127.0.0.1:8501/oauth2callback"})


def test_a_file_of_secrets_that_cannot_be_used_is_not_taken_for_none(tmp_path: Path) -> None:
    whole, broken, folder = (tmp_path / f"{name}.toml" for name in ("whole", "broken", "folder"))
    whole.write_text("[auth]\n")
    broken.write_text('[auth]\ncookie_secret = "very secret\n')
    folder.mkdir()
    files = [str(each) for each in (whole, broken, folder, tmp_path / "none.toml", tmp_path)]
    for text in LANGUAGES.values():
        said = [fault(text) for fault in unusable(files)]
        assert [each.split()[0] for each in said] == [str(broken), str(folder)]
        assert "very secret" not in said[0]


def test_the_real_server_does_not_start_on_secrets_with_a_slip_of_the_pen(tmp_path: Path) -> None:
    file = secrets(tmp_path, "http://127.0.0.1:1", port := free_port())
    file.write_text(file.read_text().replace('client_id = "', "client_id = "))
    environment = {"PILOTKOLLEN_STORE": str(tmp_path / "s"), "STREAMLIT_SERVER_PORT": str(port)}
    done = started("--secrets.files", str(file), **environment)
    assert done.returncode != 0
    for text in LANGUAGES.values():
        assert text.access.start in done.stderr
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


def started(*options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "serve.py", *options],
        cwd=ROOT,
        env=os.environ | environment | {"STREAMLIT_SERVER_HEADLESS": "true", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_real_server_refuses_to_listen_to_others_without_login(tmp_path: Path) -> None:
    environment = {"PILOTKOLLEN_STORE": str(tmp_path), "STREAMLIT_SERVER_PORT": str(free_port())}
    done = started("--server.address", "0.0.0.0", **environment)
    assert done.returncode != 0
    for text in LANGUAGES.values():
        assert text.access.must_have_login.format(address="0.0.0.0") in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="folders are guarded otherwise")
def test_a_store_that_every_account_may_read_is_no_guarded_one(tmp_path: Path) -> None:
    for mode, is_open in ((0o700, False), (0o750, False), (0o755, True), (0o701, True)):
        tmp_path.chmod(mode)
        assert is_open_to_others(tmp_path) == is_open
    assert not is_open_to_others(tmp_path / "not made yet")


@pytest.mark.skipif(os.name != "posix", reason="folders are guarded otherwise")
def test_a_store_that_a_command_made_is_a_guarded_one(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        Store(tmp_path / "data" / "store").add(AREAS)
    finally:
        os.umask(before)
    assert not is_open_to_others(tmp_path / "data" / "store")


def test_the_real_server_refuses_a_login_by_which_nobody_gets_in(tmp_path: Path) -> None:
    file = secrets(tmp_path, "http://127.0.0.1:1", port := free_port())
    store = tmp_path / "store"
    store.mkdir(mode=0o755)
    environment = {"PILOTKOLLEN_STORE": str(store), "STREAMLIT_SERVER_PORT": str(port)}
    done = started("--secrets.files", str(file), **environment)
    assert done.returncode != 0
    assert LANGUAGES["sv"].access.nobody in done.stderr
    assert LANGUAGES["sv"].access.open_store.format(folder=store) in done.stderr


def test_a_server_that_serve_py_has_not_made_answers_this_machine_alone_too(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`streamlit run dashboard.py --server.address 0.0.0.0`: no gate stands before it."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    monkeypatch.setattr("streamlit.config.get_option", open_to_all(config.get_option))
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60).run()
    assert [info.value for info in app.info] == [LANGUAGES["sv"].access.only_here]
    assert not app.button
    assert not app.title


def open_to_all(asked: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda name: "0.0.0.0" if name == "server.address" else asked(name)
