"""What must be in order before the server answers anybody: who reaches it, and how they log in."""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from data.access import is_this_machine
from data.keeping import noted
from data.keeping.logins import home
from data.settings import SETTING, Access
from pages.served.gate import CALLED_BACK

if TYPE_CHECKING:
    from pages.shared.text import Text

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
LEAST_SECRET = 32  # characters
Fault = Callable[["Text"], str]


def redirect_uri() -> str:
    """
    Where the provider sends people back to; "" where no login is set up.

    Raises `SystemExit`, with words, for a file of secrets that cannot be used: Streamlit takes it
    for none, and without login whoever works at this machine may do all.
    """
    _stop_for(unusable(config.get_option("secrets.files")))
    return str(get_secrets_auth_section().get("redirect_uri", ""))


def unusable(files: Sequence[str]) -> list[Fault]:
    """What is wrong with those that are there, as sentences in a language."""
    found: list[Fault] = []
    for name in files:
        try:
            if name.endswith(".toml"):  # others are folders
                tomllib.loads(Path(name).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            found.append(_unusable(name, str(getattr(error, "strerror", None) or error)))
    return found


def _unusable(file: str, why: str) -> Fault:
    return lambda text: text.access.unusable.format(file=file, why=why)


def check(access: Access) -> None:
    """Raise `SystemExit`, which says in both languages all that is wrong with the login."""
    auth: Mapping[str, Any] = get_secrets_auth_section()
    address = config.get_option("server.address")
    found = faults(address, auth, access, str(config.get_option("server.baseUrlPath") or ""))
    if config.get_option("server.trustedUserHeaders"):
        found.append(lambda text: text.access.by_headers)
    if auth:
        os.umask(0o077)  # what the server writes from now on is for its own account alone
        if is_open_to_others(home()):
            found.append(lambda text: text.access.open_store.format(folder=home()))
    _stop_for(found)


def _stop_for(found: list[Fault]) -> None:
    if found:
        from pages.shared.text.languages import LANGUAGES

        said = [[text.access.start, *(f(text) for f in found)] for text in LANGUAGES.values()]
        raise SystemExit("\n\n".join("\n- ".join(lines) for lines in said))


def note() -> None:
    """In the journal, where a login is set up: with which settings the server starts."""
    named = os.environ.get(SETTING, "").strip()
    if redirect_uri() and named:
        noted.started(home(), Path(named).read_bytes())


def is_open_to_others(store: Path) -> bool:
    """May every account of this machine look in? Commands ask for no login: the folder guards."""
    return os.name == "posix" and store.exists() and bool(store.stat().st_mode & 0o007)


def faults(
    address: str | None, auth: Mapping[str, Any], access: Access, base_path: str
) -> list[Fault]:
    """What is wrong, as sentences in a language. `auth` is empty where no login is set up."""
    if not auth:
        here = is_this_machine(address or "")
        where = address or "0.0.0.0"  # what Streamlit takes then: every address
        return [] if here else [lambda text: text.access.must_have_login.format(address=where)]
    found: list[Fault] = []
    if missing := [name for name in NEEDED if not str(auth.get(name, "")).strip()]:
        found.append(lambda text: text.access.incomplete.format(names=", ".join(missing)))
    if 0 < len(str(auth.get("cookie_secret", ""))) < LEAST_SECRET:
        found.append(lambda text: text.access.short_secret.format(least=LEAST_SECRET))
    back = str(auth.get("redirect_uri", ""))
    if back:
        found += _of_address(back, base_path)
    if auth.get("expose_tokens"):
        found.append(lambda text: text.access.tokens)
    if not access.named and not access.roles:
        found.append(lambda text: text.access.nobody)
    return found


def _of_address(back: str, base_path: str) -> list[Fault]:
    parts, found = urlsplit(back), list[Fault]()
    if parts.scheme != "https" and not is_this_machine(parts.hostname or ""):
        found.append(lambda text: text.access.not_tls.format(address=back))
    if parts.path != f"/{base_path.strip('/')}/{CALLED_BACK}".replace("//", "/"):
        found.append(lambda text: text.access.wrong_address.format(address=back))
    return found
