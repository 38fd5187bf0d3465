"""A real OpenID provider on this machine, and the dashboard with a login that asks it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.server import PATIENCE_SECONDS, Server, free_port, serving

SECRET = "a secret of this test alone, long enough"
PEOPLE: dict[str, dict[str, Any]] = {
    "ada": {"email": "ada@norrby.example", "email_verified": True},
    "bo": {"email": "bo@norrby.example", "groups": ["canteen", "pilot-analysts"]},
    "cecilia": {"email": "cecilia@norrby.example", "groups": "pilot-readers"},
    "didrik": {"email": "didrik@norrby.example", "groups": ["canteen"]},
    "eva": {"email": "ada@norrby.example", "email_verified": False},
}
ROLES = """
[access]
role_claim = "groups"
administrators = ["Ada@norrby.example"]
idle_minutes = 30
[access.roles]
pilot-analysts = "analyst"
pilot-readers = "reader"
"""


@dataclass(frozen=True, slots=True)
class Guarded:
    server: Server
    settings: Path
    secrets: Path
    port: int


@contextmanager
def provider(seconds: int = 3600) -> Iterator[str]:
    """Its address. Its logins hold so long."""
    port = free_port()
    people = [json.dumps({"sub": name, **claims}) for name, claims in PEOPLE.items()]
    options = [part for one in people for part in ("--user-claims", one)]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--token-max-age", str(seconds), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def secrets(folder: Path, asks: str, port: int, base_path: str = "", scheme: str = "http") -> Path:
    file = folder / "secrets.toml"
    back = f"127.0.0.1:{port}/{base_path}/oauth2callback".replace("//", "/")
    file.write_text(f"""
    [auth]
    redirect_uri = "{scheme}://{back}"
    cookie_secret = "{SECRET}"
    client_id = "pilotkollen"
    client_secret = "between the two"
    server_metadata_url = "{asks}/.well-known/openid-configuration"
    """)
    return file


@contextmanager
def guarded(
    store: Path, folder: Path, asks: str, base_path: str = "", *, port: int = 0, tls: int = 0
) -> Iterator[Guarded]:
    """The dashboard, where one logs in at the provider `asks`. `tls`: the port of its proxy."""
    port = port or free_port()
    settings = folder / "settings.toml"
    settings.write_text(ROLES, "utf-8")
    file = secrets(folder, asks, tls or port, base_path, "https" if tls else "http")
    options = ["--secrets.files", str(file)]
    log, named = folder / "server.log", {"PILOTKOLLEN_SETTINGS": str(settings)}
    with serving(store, log, base_path, port=port, options=options, **named) as server:
        yield Guarded(server, settings, file, port)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError("the provider does not answer")
