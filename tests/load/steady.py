"""
`make load`: a meeting of people who all click, on a real server, through real websockets.

Each session goes through every page and part, from another place on, and clicks each fifteen
seconds, one a little after the other. What each is shown is compared with what one reader alone
was shown: a wrong number on a crowded server is worse than a slow one.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.browser.server import Server
from tests.load.client import Click, Client, Drawn, RunFailedError
from tests.load.memory import MOST_GROWTH, growth, resident_mb

EVERY_S = 15.0
LIMIT_S, SHARE = 2.0, 0.95
LOOKS_EVERY_S = 5.0


@dataclass
class Seen:
    """All that was seen of the server."""

    seconds: list[tuple[Click, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    wrong: Counter[Click] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Seconds from a click to the end of its run; memory in megabytes; growth as a share."""

    sessions: int
    minutes: float
    incidents: int
    runs: int
    errors: list[str]
    wrong: list[str]
    median_s: float
    p95_s: float
    slowest_s: float
    slowest_pages: dict[str, float]
    memory_mb: float
    memory_growth: float | None

    @property
    def holds(self) -> bool:
        """A few minutes tell nothing of memory."""
        is_flat = self.memory_growth is None or self.memory_growth < MOST_GROWTH
        return not self.errors and not self.wrong and self.p95_s < LIMIT_S and is_flat


async def alone(server: Server, clicks: list[Click]) -> dict[Click, Drawn]:
    """
    What one reader is shown, on a server that nobody else uses; the second time round, for the
    first fills what all share.
    """
    async with Client(server.address) as client:
        for click in clicks:
            await client.click(click)
        return {click: await client.click(click) for click in clicks}


async def crowded(
    server: Server, clicks: list[Click], expected: dict[Click, Drawn], sessions: int, minutes: float
) -> Seen:
    """`sessions` at once, for so long."""
    seen = Seen()
    end = time.monotonic() + 60 * minutes

    async def sit(number: int) -> None:
        await asyncio.sleep(EVERY_S * number / sessions)
        try:
            async with Client(server.address) as client:
                await _click_on(client, clicks, number, sessions, expected, seen, end)
        except (RunFailedError, OSError, TimeoutError) as error:
            seen.errors.append(f"session {number}: {error!r}")

    watch = asyncio.create_task(_watch(server.pid, seen))
    await asyncio.gather(*(sit(number) for number in range(sessions)))
    watch.cancel()
    return seen


async def _click_on(
    client: Client,
    clicks: list[Click],
    number: int,
    sessions: int,
    expected: dict[Click, Drawn],
    seen: Seen,
    end: float,
) -> None:
    step = number * len(clicks) // sessions
    await client.click(clicks[-1])  # on the first page a newcomer is welcomed, others are not
    due = time.monotonic()
    while (due := due + EVERY_S) < end:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        click = clicks[step % len(clicks)]
        drawn = await client.click(click)
        seen.seconds.append((click, drawn.seconds))
        if drawn.answer != expected[click].answer:
            seen.wrong[click] += 1
        step += 1


async def _watch(pid: int, seen: Seen) -> None:
    while True:
        seen.memory.append(resident_mb(pid))
        await asyncio.sleep(LOOKS_EVERY_S)


def load(
    server: Server,
    clicks: list[Click],
    *,
    sessions: int,
    minutes: float,
    incidents: int,
    say: Callable[[str], None],
) -> Load:
    """Warm the server, load it, and give the figures."""
    say(f"one reader alone: {len(clicks)} views, twice")
    expected = asyncio.run(alone(server, clicks))
    say(f"alone: {median(d.seconds for d in expected.values()):.2f} s a run (median)")
    say(f"{sessions} sessions, a click each {EVERY_S:g} s, {minutes:g} minutes")
    seen = asyncio.run(crowded(server, clicks, expected, sessions, minutes))
    took = sorted(seconds for _, seconds in seen.seconds)
    by_page: dict[str, list[float]] = {}
    for click, seconds in seen.seconds:
        by_page.setdefault(f"{click.page}?{click.query}", []).append(seconds)
    slow = sorted(by_page.items(), key=lambda one: -median(one[1]))[:5]
    return Load(
        sessions=sessions,
        minutes=minutes,
        incidents=incidents,
        runs=len(took),
        errors=[*seen.errors, *filter(None, [server.errors()])],
        wrong=[f"{click.page}?{click.query}: {n} times" for click, n in seen.wrong.items()],
        median_s=median(took),
        p95_s=quantiles(took, n=20)[-1],
        slowest_s=took[-1],
        slowest_pages={page: round(median(each), 2) for page, each in slow},
        memory_mb=max(seen.memory),
        memory_growth=growth(seen.memory) if len(seen.memory) >= 12 else None,
    )
