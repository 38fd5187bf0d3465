"""What a server holds in memory, and whether it grows."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

MOST_GROWTH = 0.05  # of what is held; pieces that malloc keeps come and go


def resident_mb(pid: int) -> float:
    """Megabytes of a process, as Linux counts them."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def growth(held: Sequence[float]) -> float:
    """
    How much more is held at the end than after the warm-up, as a share of that.

    `held`: at even distances. The first third is the warm-up; the medians of the two sixths that
    begin and end the rest are compared, so that one pile of garbage decides nothing.

    Raises
    ------
    ValueError
        Where there are fewer than 12.
    """
    if len(held) < 12:
        raise ValueError("too few to tell")
    rest = held[len(held) // 3 :]
    part = max(len(rest) // 4, 2)
    before, after = median(rest[:part]), median(rest[-part:])
    return after / before - 1
