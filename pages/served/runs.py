"""How long pages take to draw, for the figures and the log; nothing of who asked, and what for."""

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from data.problems import UserError

UP_TO_S = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
LOG = logging.getLogger(__name__)


class Outcome(StrEnum):
    DRAWN = "drawn"
    TOLD = "told"  # something that a person can mend
    CUT_SHORT = "cut_short"  # by the next click
    FAILED = "failed"  # ours to mend


@dataclass(slots=True)
class Runs:
    """Of this process since its start."""

    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    within: Counter[tuple[str, float]] = field(default_factory=Counter)  # drawn in up to so long
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    turn: Lock = field(default_factory=Lock)

    def count(self, page: str, outcome: Outcome, seconds: float) -> None:
        with self.turn:
            self.outcomes[page, outcome] += 1
            if outcome is Outcome.DRAWN:
                self.seconds[page] += seconds
                self.within.update((page, most) for most in UP_TO_S if seconds <= most)


THE_RUNS = Runs()


@contextmanager
def measured(page: str, runs: Runs = THE_RUNS) -> Iterator[None]:
    """Count a run of a page, whatever becomes of it."""
    start, outcome = time.perf_counter(), Outcome.DRAWN
    try:
        yield
    except UserError:
        outcome = Outcome.TOLD
        raise
    except Exception:
        outcome = Outcome.FAILED
        raise
    except BaseException:  # how Streamlit ends a run that a click has overtaken
        outcome = Outcome.CUT_SHORT
        raise
    finally:
        seconds = time.perf_counter() - start
        runs.count(page, outcome, seconds)
        LOG.info("run: %s %s in %d ms", page, outcome, round(1000 * seconds))
