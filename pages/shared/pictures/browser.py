"""Plotly's figures drawn by the Chrome, Edge or Chromium that is there, which is kept running."""

import asyncio
import atexit
import logging
import os
from collections.abc import Callable, Coroutine, MutableMapping
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

import plotly.graph_objects as go

from data.problems import NoBrowserError
from pages.shared.pictures.font import FONTS

if TYPE_CHECKING:
    from kaleido import Kaleido
    from kaleido._kaleido_tab import _KaleidoTab

T = TypeVar("T")

LOG = logging.getLogger(__name__)
CHOICE = "PILOTKOLLEN_BROWSER"
PATIENCE_SECONDS = 60  # for one picture, on a busy machine
FRESH_AFTER = 25  # pictures: then the page that draws is loaded anew, and memory is given back
NOWHERE = "http://127.0.0.1:9"  # a proxy that nobody is at: what draws can ask no other host


def find_browser() -> str | None:
    """Path of the browser that draws: what the setting names, else what is installed."""
    if chosen := os.environ.get(CHOICE):
        return chosen if Path(chosen).is_file() else None
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return found if found and Path(found).is_file() else None


class Drawer:
    """
    One browser for all who want pictures, one picture at a time, started when it is needed.

    Kaleido's own server for threads waits for ever where its browser does not start, and can
    mix up the pictures of two threads: hence a loop of our own.
    """

    def __init__(self, find: Callable[[], str | None] = find_browser) -> None:
        self._find = find
        self._turn = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._running: Kaleido | None = None
        self._silent = ""  # the browser that did not start

    def draw(self, figure: go.Figure, form: str, scale: float = 1) -> bytes:
        """
        Draw a figure in its own size as "png", "svg" or "pdf".

        Raises `NoBrowserError` where no browser is found or it does not start. One that has died
        meanwhile is started again, once.
        """
        with self._turn:
            try:
                return self._drawn(figure, form, scale)
            except _died() as error:
                LOG.info("the browser that draws is started again: %r", error)
                self._end()
            except Exception:
                self._end()  # a page that has failed is not drawn on again
                raise
            try:
                return self._drawn(figure, form, scale)
            except _died() as error:
                self._end()
                self._silent = self._find() or ""
                raise NoBrowserError(self._silent) from error

    def warm_up(self) -> None:
        """Start the browser while the caller goes on; the first picture waits for it, and tells."""
        if self._running is None:
            Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def _warm_up(self) -> None:
        with self._turn:
            if self._running is None:
                try:
                    self._start()
                except Exception as error:
                    LOG.info("the browser that draws did not start: %r", error)
                    self._end()

    def problem(self) -> NoBrowserError | None:
        """Say before anybody clicks that there is none, or that it did not start last time."""
        found = self._find()
        if found is None:
            return NoBrowserError()
        return NoBrowserError(found) if found == self._silent else None

    @property
    def pid(self) -> int | None:
        """Process id of the browser; None where it does not run."""
        return self._running.subprocess.pid if self._running else None

    @property
    def page(self) -> str:
        """Address of the file that the browser has open; "" where it does not run."""
        return self._running._index if self._running else ""

    def close(self) -> None:
        """End the browser; the next picture starts it again."""
        with self._turn:
            self._end()

    def _drawn(self, figure: go.Figure, form: str, scale: float) -> bytes:
        browser = self._running or self._start()
        drawn: bytes = self._wait(browser.calc_fig(figure, {"format": form, "scale": scale}))
        self._silent = ""
        return drawn

    def _start(self) -> "Kaleido":
        path = self._find()
        if path is None:
            raise NoBrowserError

        async def started() -> "Kaleido":
            browser = _kept_loaded()(
                path=path,
                browser_cls=_with_our_fonts(),
                mathjax=False,  # comes from another host
                proxy_server=NOWHERE,
                timeout=PATIENCE_SECONDS,
            )
            self._running = browser
            await browser.open()
            return browser

        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=_run, args=[self._loop], name="pictures", daemon=True)
        self._thread.start()
        atexit.register(self.close)  # now: before what the browser needs is swept away
        return self._wait(started())

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        assert self._loop
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(2 * PATIENCE_SECONDS)

    def _end(self) -> None:
        if self._running and self._loop:
            with suppress(*_died(), RuntimeError, OSError):  # it may be dead already
                self._wait(self._running.close())
        if self._loop and self._thread:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(PATIENCE_SECONDS)
        self._running = self._loop = self._thread = None
        atexit.unregister(self.close)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """Until it is stopped; what still waits then for a browser that is gone is let go."""
    loop.run_forever()

    async def let_go() -> None:
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    loop.run_until_complete(let_go())
    loop.close()


def _died() -> tuple[type[Exception], ...]:
    from choreographer import errors

    return (
        errors.ChannelClosedError,
        errors.BrowserClosedError,
        errors.BrowserFailedError,
        TimeoutError,
    )


def _kept_loaded() -> "type[Kaleido]":
    """
    Kaleido loads its page anew after each picture, which takes four times as long as to draw one.

    A picture is made beside the page and leaves nothing on it; what is printed to a PDF, the next
    replaces.
    """
    from kaleido import Kaleido

    class KeptLoaded(Kaleido):  # type: ignore[misc]
        drawn = 0

        async def _return_kaleido_tab(self, tab: "_KaleidoTab") -> None:
            self.drawn += 1
            if self.drawn % FRESH_AFTER:
                await self.tabs_ready.put(tab)
            else:
                await super()._return_kaleido_tab(tab)

    return KeptLoaded


def _with_our_fonts() -> type:
    from choreographer.browsers.chromium import Chromium

    class WithOurFonts(Chromium):
        def get_env(self) -> MutableMapping[str, str]:
            return {**super().get_env(), "FONTCONFIG_FILE": str(FONTS / "fonts.conf")}

    return WithOurFonts


THE_DRAWER = Drawer()
