"""Logins, in the journal of the store: told beside the answer, which never waits for the disk."""

import logging
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from data.access import Login, Refusal
from data.problems import UserError

LOG = logging.getLogger(__name__)
_ONE_BY_ONE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")


def logged_in(store: Path, login: Login) -> None:
    _note(store, "logged_in", login.person, role=login.role)


def logged_out(store: Path, login: Login) -> None:
    _note(store, "logged_out", login.person, role=login.role)


def ended(store: Path, person: str, why: str) -> None:
    """By itself: "idle" or "expired". `person`: "" where nobody has seen them since a restart."""
    _note(store, "ended", person, why=why)


def refused(store: Path, person: str, why: Refusal) -> None:
    """`person`: as the provider knows them; nobody here does."""
    _note(store, "refused", person, why=why)


def started(store: Path, settings: bytes) -> None:
    """With these settings: their print tells whether they are others than before."""
    _note(store, "started", "", settings=sha256(settings).hexdigest()[:16])


def wait() -> None:
    """Until all is noted that was told so far."""
    _ONE_BY_ONE.submit(lambda: None).result()


def _note(store: Path, deed: str, by: str, **about: str) -> None:
    _ONE_BY_ONE.submit(_written, store, deed, by, about)


def _written(store: Path, deed: str, by: str, about: dict[str, str]) -> None:
    from data.keeping import journal  # imported here: the server starts without it

    try:
        journal.note(store, journal.Deed(deed), by=by, **about)
        LOG.info("noted: %s", deed)
    except (UserError, OSError) as error:
        LOG.error("not noted in the journal: %s, %s", deed, type(error).__name__)
