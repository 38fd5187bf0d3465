"""Somebody who is in: without a login nobody is answered behind a proxy."""

from collections.abc import Mapping
from contextlib import closing

from tests.access.visitor import Visitor
from tests.browser.reader import Reader
from tests.browser.server import Server


def cookies_of(server: Server, person: str) -> dict[str, str]:
    """Log in, and give what the browser keeps of it."""
    with closing(Visitor(server.address)) as visitor:
        assert visitor.log_in(person).status_code == 200
        return visitor.cookies()


def let_in(reader: Reader, cookies: Mapping[str, str]) -> None:
    """Into the reader's browser, which keeps nothing else."""
    at = reader.server.address
    reader.page.context.add_cookies(
        [{"name": name, "value": value, "url": at} for name, value in cookies.items()]
    )
