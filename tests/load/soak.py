"""`make soak`: rerun after rerun in one session, as fast as they come. Does memory grow?"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.server import Server
from tests.load.client import Click, Client
from tests.load.memory import MOST_GROWTH, growth, resident_mb

LOOKS = 60  # times that memory is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Soak:
    """Memory in megabytes, each so many reruns; growth as a share of what the warm-up left."""

    reruns: int
    memory_mb: list[float]
    growth: float
    errors: str

    @property
    def holds(self) -> bool:
        return self.growth < MOST_GROWTH and not self.errors


def soak(server: Server, clicks: list[Click], reruns: int, say: Callable[[str], None]) -> Soak:
    held = asyncio.run(_held(server, clicks, reruns, say))
    return Soak(reruns=reruns, memory_mb=held, growth=growth(held), errors=server.errors())


async def _held(
    server: Server, clicks: list[Click], reruns: int, say: Callable[[str], None]
) -> list[float]:
    held = []
    async with Client(server.address) as client:
        for number in range(reruns):
            await client.click(clicks[number % len(clicks)])
            if number % max(reruns // LOOKS, 1) == 0:
                held.append(round(resident_mb(server.pid), 1))
                say(f"{number:6} reruns: {held[-1]:.0f} MB")
    return held
