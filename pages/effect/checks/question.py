"""A check of the answer: its question and a short answer are read before it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from pages.shared import session
from pages.shared.markup import escaped


@contextmanager
def question(check: session.Check, asked: str, short: str) -> Iterator[bool]:
    """
    Give whether it is open: a page with nine pictures that nobody has asked for is a slow one.

    An open question is in the address, so a link can point at it.
    """
    box, is_open = session.check(check, f"**{escaped(asked)}** {escaped(short)}")
    with box:
        yield is_open
    session.leave(check)
