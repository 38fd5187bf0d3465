"""Ctrl+C is heard at once, whatever the work is doing."""

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from data.keeping.cancel import cancellable
from data.progress import Progress, Step, silent


def interrupted(after_s: float, work: Callable[[Progress], str]) -> str:
    timer = threading.Timer(after_s, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        return cancellable(work, silent)
    finally:
        timer.join()


def test_work_that_nobody_cancels_gives_its_result_or_its_own_problem() -> None:
    steps: list[Step] = []

    def work(progress: Progress) -> str:
        progress(Step.READ)
        return "done"

    assert cancellable(work, steps.append) == "done"
    assert steps == [Step.READ]
    with pytest.raises(ZeroDivisionError):
        cancellable(lambda _: str(1 / 0), silent)


def test_cancelled_work_ends_before_its_next_step_and_tidies_up() -> None:
    tidied = []

    def work(progress: Progress) -> str:
        try:
            for _ in range(1000):
                time.sleep(0.01)
                progress(Step.CHECK)
        finally:
            tidied.append(True)
        return "done"

    with pytest.raises(KeyboardInterrupt):
        interrupted(0.1, work)
    assert tidied


def test_work_that_is_all_but_done_is_done() -> None:
    def work(_: Progress) -> str:
        time.sleep(0.5)
        return "done"

    assert interrupted(0.1, work) == "done"


def test_work_that_does_not_hear_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.keeping.cancel.PATIENCE_S", 0.2)
    release = threading.Event()

    def work(_: Progress) -> str:
        release.wait(20)
        return "done"

    start = time.perf_counter()
    with pytest.raises(KeyboardInterrupt):
        interrupted(0.1, work)
    assert time.perf_counter() - start < 10
    release.set()
