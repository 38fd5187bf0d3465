"""Logins, in the journal of the store: told beside the answer, which never waits for the disk."""

import logging
from concurrent.futures import ThreadPoolExecutor

from data.access import Login, Refusal

LOG = logging.getLogger(__name__)
_ONE_BY_ONE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")


def logged_in(login: Login) -> None:
    LOG.info("logged in: %s", login.role)


def logged_out(login: Login) -> None:
    LOG.info("logged out: %s", login.role)


def refused(person: str, why: Refusal) -> None:
    LOG.info("login refused: %s", why)
