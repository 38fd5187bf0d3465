"""
An end in order, when the system asks for it (SIGTERM): a load that is all but done is done, another
one is taken back at its next step, the browser that draws is closed, and the exit code is 0.
"""

import asyncio
import logging
import signal
import threading
from contextlib import suppress
from dataclasses import replace
from types import FrameType

from streamlit.runtime import exists, get_instance
from uvicorn import Server

from data.problems import UserError
from data.store import Store

PATIENCE_S = 20  # for what is under way; systemd kills after 90 seconds
LOG = logging.getLogger(__name__)


def heed_sigterm() -> None:
    """
    Let the server end by itself. Uvicorn would end it in order too, and then by the signal, which
    leaves open what Python closes at its end.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    owner = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not isinstance(owner, Server):  # another server, which has ways of its own
        return
    server = owner
    server.config.timeout_graceful_shutdown = PATIENCE_S

    def end(_: int, __: FrameType | None) -> None:
        server.should_exit = True

    signal.signal(signal.SIGTERM, end)


async def end_loads() -> None:
    """End every run of a page, and wait until nobody here writes to the store."""
    if exists():
        get_instance().stop()
    await asyncio.to_thread(_wait)


def _wait() -> None:
    store = replace(Store.home(), wait_s=PATIENCE_S)
    if not store.folder.exists():
        return
    # where somebody else goes on, or nobody can: what is on disk is whole
    with suppress(UserError), store.writing():
        LOG.info("nobody writes")
