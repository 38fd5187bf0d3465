"""Who closes the tab in the middle of an upload leaves: that is no error of the program."""

import logging

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

LOG = logging.getLogger(__name__)


class Leaving:
    """ASGI middleware: ends in peace what nobody waits for any more."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except ClientDisconnect:
            LOG.info("an upload was broken off")
