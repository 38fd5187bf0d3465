"""
`/metrics`, in the words of Prometheus: sessions, runs of pages, memory. For this machine alone.

A proxy on this machine asks for others: what it passes on is refused (`pages.served.origins`).
"""

import os
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import exists, get_instance

from data.program import VERSION
from pages.served.origins import is_asked_here
from pages.served.runs import THE_RUNS, UP_TO_S, Outcome, Runs

PATH = "/metrics"
STARTED = time.time()
FORM = "text/plain; version=0.0.4; charset=utf-8"


class Figures:
    """ASGI middleware: answers this machine, and to others there is nothing here."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        self.app = app
        self.paths = {PATH, f"/{base_path.strip('/')}{PATH}" if base_path.strip("/") else PATH}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in self.paths:
            await self.app(scope, receive, send)
            return
        answer = PlainTextResponse("", 404)
        if is_from_here(scope):
            said = "\n".join([*lines(), ""])
            answer = PlainTextResponse(said, headers={"Cache-Control": "no-store"}, media_type=FORM)
        await answer(scope, receive, send)


def is_from_here(scope: Scope) -> bool:
    """Does a program on this machine ask, for itself?"""
    client = scope.get("client")
    if client is None or not is_asked_here(scope):
        return False
    try:
        return ip_address(client[0]).is_loopback
    except ValueError:
        return False


def lines(runs: Runs = THE_RUNS) -> Iterator[str]:
    """Every figure, with what it is."""
    yield from _one("build_info", "gauge", "The program.", f'{{version="{VERSION}"}} 1')
    yield from _one("start_time_seconds", "gauge", "When it started.", f" {STARTED:.0f}")
    if exists():
        sessions = get_instance()._session_mgr.num_active_sessions()
        yield from _one("sessions", "gauge", "Browsers that are connected.", f" {sessions}")
    if (memory := memory_bytes()) is not None:
        yield from _one("memory_bytes", "gauge", "Memory in use.", f" {memory}")
    yield from _of_runs(runs)


def memory_bytes() -> int | None:
    """What the process holds in memory; None where the system does not say it this way."""
    try:
        resident = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return None
    return int(resident) * os.sysconf("SC_PAGE_SIZE")


def _of_runs(runs: Runs) -> Iterator[str]:
    with runs.turn:
        outcomes, within, seconds = dict(runs.outcomes), dict(runs.within), dict(runs.seconds)
    counted = [f'{{page="{p}",outcome="{o}"}} {n}' for (p, o), n in sorted(outcomes.items())]
    yield from _one("page_runs_total", "counter", "Runs of pages.", *counted)
    of_times = []
    for page, total in sorted(seconds.items()):
        count = outcomes[page, Outcome.DRAWN]
        for most in UP_TO_S:
            of_times.append(f'_bucket{{page="{page}",le="{most:g}"}} {within.get((page, most), 0)}')
        of_times.append(f'_bucket{{page="{page}",le="+Inf"}} {count}')
        of_times.append(f'_sum{{page="{page}"}} {total:.3f}')
        of_times.append(f'_count{{page="{page}"}} {count}')
    yield from _one("page_run_seconds", "histogram", "How long pages took to draw.", *of_times)


def _one(name: str, kind: str, about: str, *values: str) -> Iterator[str]:
    name = f"pilotkollen_{name}"
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{value}" for value in values)
