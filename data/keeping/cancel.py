"""Work that Ctrl+C ends at once, even while a library is deep in a query of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

from data.progress import Progress, Step

T = TypeVar("T")
PATIENCE_S = (
    2.0  # a step that does not end by then is left behind; whoever ends the process ends it
)


class Cancelled(Exception):  # noqa: N818 - not an error
    """Goes through the work from its next step on, so that it tidies up behind itself."""


def cancellable(work: Callable[[Progress], T], progress: Progress) -> T:
    """
    Do the work in a thread of its own, and hear Ctrl+C meanwhile.

    Raises `KeyboardInterrupt` if it was cancelled. Work that was all but done is done, and counts.
    """
    cancelled = threading.Event()
    result: Future[T] = Future()

    def step(at: Step) -> None:
        if cancelled.is_set():
            raise Cancelled
        progress(at)

    def working() -> None:
        try:
            result.set_result(work(step))
        except BaseException as error:
            result.set_exception(error)

    threading.Thread(target=working, daemon=True).start()
    try:
        return result.result()
    except KeyboardInterrupt:
        cancelled.set()
        try:
            return result.result(PATIENCE_S)
        except (Cancelled, NotYet):
            raise KeyboardInterrupt from None
