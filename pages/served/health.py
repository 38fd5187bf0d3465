"""
`/health`, for whoever watches over the server: no login, nothing of what is loaded.

200 where readers get their answers, 503 where they do not. `wrong` names what is wrong in words for
a machine (`data.health.Ill`), also what only hinders the next load.
"""

import asyncio
import logging
import time

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from data.health import STOPS_READERS, Ill, ills
from data.store import Store

PATH = "/health"
FRESH_S = 2.0  # asked more often, it gives the answer that it has
LOG = logging.getLogger(__name__)


class Health:
    """ASGI middleware, the outermost but for headers: it answers whatever is behind it."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        self.app = app
        self.paths = {PATH, f"/{base_path.strip('/')}{PATH}" if base_path.strip("/") else PATH}
        self.turn = asyncio.Lock()
        self.known: tuple[Ill, ...] = ()
        self.asked_at = -FRESH_S

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in self.paths:
            await self.app(scope, receive, send)
            return
        found = await self._found()
        dead = STOPS_READERS & set(found)
        said = {"status": "failing" if dead else "ok", "wrong": list(found)}
        answer = JSONResponse(said, 503 if dead else 200, {"Cache-Control": "no-store"})
        await answer(scope, receive, send)

    async def _found(self) -> tuple[Ill, ...]:
        """One looks, and all who ask meanwhile get what it found."""
        async with self.turn:
            if time.monotonic() - self.asked_at >= FRESH_S:
                before, self.known = self.known, await asyncio.to_thread(ills, Store.home())
                self.asked_at = time.monotonic()
                if self.known != before:
                    LOG.warning("health: %s", ", ".join(self.known) or "well again")
            return self.known
