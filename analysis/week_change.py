"""Do incidents happen at other hours of the week than before?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import chi2, chi2_contingency

from analysis.disclosure import ShownTable, disclosed
from analysis.hours import HOURS_OF_WEEK, hours_by_weekday
from analysis.multiplicity import benjamini_hochberg
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.shares import share_change
from analysis.similarity import p_of_parts

FEWEST_INCIDENTS = 10  # in each period, with a known hour
FEWEST_EXPECTED = 5.0  # in a cell, in each period, if nothing changed; times the dispersion
CLEAR = 0.05
SPAN, PART = 3, 6  # hours of a cell, of a part of the day
WORKDAYS = 5  # Monday to Friday

HIDDEN = Hidden(Reason.SMALL_COUNT)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cell:
    """A span of three hours of a weekday (0 is Monday)."""

    weekday: int
    hour: int


class Part(StrEnum):
    """A quarter of the day, all days together; or Saturday and Sunday, all hours."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"

    @property
    def hour(self) -> int:
        """The first one."""
        return 0 if self is Part.WEEKEND else list(Part).index(self) * PART


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """Shares of all incidents (0-1), and their difference."""

    part: Part
    before: Counted | Hidden
    after: Counted | Hidden
    change: Estimate | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChange:
    """
    The week before and after. `cells` are incidents a year, weekday x first hour of the span, <NA>
    where either period has too few to be shown.
    """

    p: float  # of the whole: four parts of the day, workdays and weekends
    is_clear: bool
    sees_halving: bool  # it would be clear if the largest part of the week halved
    dispersion: float  # that tests and intervals allow for; 1 is pure chance
    parts: tuple[PartChange, ...]
    before: pd.DataFrame
    after: pd.DataFrame
    tested: int  # cells
    up: tuple[Cell, ...]  # a larger part of all incidents than before
    down: tuple[Cell, ...]
    n: Counted | Hidden  # incidents with a known hour
    unknown: Counted | Hidden  # share without


def week_change(
    before: Sequence[float],
    after: Sequence[float],
    *,
    totals: tuple[int, int],
    years: tuple[float, float],
    dispersion: float = 1.0,
) -> WeekChange | NotPossible:
    """
    Compare how incidents spread over the 168 hours of the week (Monday 00-01 first).

    `before` and `after` are expected counts: an incident known only from and to weighs one in all,
    spread over its span. Such a sum varies less than a count as large (the squares of weights
    below one are less than the weights), so tests for counts raise fewer false alarms than they
    say, not more. `totals` are all incidents of each period, those without a known hour too.

    The whole is tested by Pearson's chi-square of 8 parts (4 of the day, Monday-Friday and
    weekend); each of the 56 cells by the N - 1 chi-square of its part of all incidents, if 5 would
    be expected in both periods, with Benjamini-Hochberg over those cells. Incidents that come in
    series vary more: chi-squares are divided by the `dispersion`, intervals widened by its root.

    Source: Ratcliffe (2002), doi 10.1023/A:1013240828824; Campbell (2007), doi 10.1002/sim.2832.
    """
    hours = np.array([before, after], dtype=float)
    if hours.shape != (2, HOURS_OF_WEEK):
        raise ValueError(f"{hours.shape} hours of the week")
    if not (np.isfinite(hours) & (hours >= 0)).all():
        return NotPossible(Reason.NOT_COUNTS)
    n = hours.sum(axis=1)
    if not n.sum():
        return NotPossible(Reason.NO_HOURS)
    if (n < FEWEST_INCIDENTS).any():
        return NotPossible(Reason.FEW_IN_PERIOD, size=FEWEST_INCIDENTS)
    cells = hours.reshape(2, 7, 24 // SPAN, SPAN).sum(axis=3)
    if not np.rint(cells).any(axis=(1, 2)).all():  # all of them from and to so wide apart
        return NotPossible(Reason.NO_HOURS)
    up, down, tested = _clear_cells(cells, dispersion)
    tables = [_shown(period) for period in hours]
    hidden = np.any([table.cells.isna() for table in tables], axis=0)
    in_parts = _in_parts(cells)
    p = _overall(in_parts, dispersion)
    return WeekChange(
        p=p,
        is_clear=p < CLEAR,
        sees_halving=_overall(_halved(in_parts), dispersion) < CLEAR,
        dispersion=dispersion,
        parts=_parts(tables, dispersion),
        before=_per_year(cells[0], hidden, years[0]),
        after=_per_year(cells[1], hidden, years[1]),
        tested=tested,
        up=up,
        down=down,
        n=_n(n, totals),
        unknown=_unknown(n, totals),
    )


def _clear_cells(
    cells: Floats, dispersion: float
) -> tuple[tuple[Cell, ...], tuple[Cell, ...], int]:
    """Those with a larger part of all incidents after, with a smaller one; how many are tested."""
    before, after = cells.reshape(2, -1)
    n = before.sum(), after.sum()
    testable = (before + after) * min(n) / sum(n) >= FEWEST_EXPECTED * dispersion
    unadjusted = p_of_parts(before, after, dispersion=dispersion)
    p = np.ones(len(before))
    p[testable] = benjamini_hochberg(unadjusted[testable].tolist())
    clear, rises = p < CLEAR, after * n[0] > before * n[1]
    return _marked(clear & rises), _marked(clear & ~rises), int(testable.sum())


def _marked(cells: Flags) -> tuple[Cell, ...]:
    spans = 24 // SPAN
    return tuple(Cell(int(at) // spans, int(at) % spans * SPAN) for at in np.flatnonzero(cells))


def _in_parts(cells: Floats) -> Floats:
    """Period x 8 parts: Monday-Friday by part of the day, then the weekend."""
    by_part = cells.reshape(len(cells), 7, 24 // PART, PART // SPAN).sum(axis=3)
    week = [by_part[:, :WORKDAYS].sum(axis=1), by_part[:, WORKDAYS:].sum(axis=1)]
    return np.concatenate(week, axis=1)


def _overall(parts: Floats, dispersion: float) -> float:
    used = parts[:, parts.sum(axis=0) > 0]
    if used.shape[1] < 2:
        return 1.0  # everything is in one part of the week, before and after
    found = chi2_contingency(used, correction=False)
    return float(chi2.sf(found.statistic / dispersion, found.dof))


def _halved(parts: Floats) -> Floats:
    """As many incidents as there are, spread as before but for the largest part: half of it."""
    before, n = parts[0], parts.sum(axis=1)
    after = before * n[1] / n[0]
    after[np.argmax(before)] /= 2
    return np.array([before, after * n[1] / after.sum()])


def _shown(hours: Floats) -> ShownTable:
    """As Trender shows this period: then nobody works out more from both pages."""
    table = hours_by_weekday(hours.tolist(), hours=SPAN)
    assert not isinstance(table, NotPossible)
    return table


def _parts(tables: Sequence[ShownTable], dispersion: float) -> tuple[PartChange, ...]:
    """Sums of totals that `hide_table` protects what it hides against."""
    return tuple(_part(part, [_sum(part, table) for table in tables], dispersion) for part in Part)


def _sum(part: Part, table: ShownTable) -> tuple[int, int] | None:
    """How many of how many; None where a total is hidden."""
    if part is Part.WEEKEND:
        sums = table.row_totals.iloc[WORKDAYS:]
    else:
        sums = table.column_totals.loc[part.hour : part.hour + PART - 1]
    if table.total is None or sums.isna().any():
        return None
    return int(sums.sum()), table.total


def _part(part: Part, counts: Sequence[tuple[int, int] | None], dispersion: float) -> PartChange:
    before, after = counts
    change = None if before is None or after is None else share_change(before, after)
    if before is None or after is None or not isinstance(change, Estimate):
        return PartChange(part=part, before=HIDDEN, after=HIDDEN, change=HIDDEN)
    shares = [Counted(value=k / n, unit=Unit.SHARE, n=n) for k, n in (before, after)]
    return PartChange(
        part=part, before=shares[0], after=shares[1], change=_widened(change, dispersion)
    )


def _widened(change: Estimate, dispersion: float) -> Estimate:
    low, high = (
        change.value + sqrt(dispersion) * (end - change.value) for end in (change.low, change.high)
    )
    return replace(change, low=max(low, -1.0), high=min(high, 1.0))


def _per_year(cells: Floats, hidden: Flags, years: float) -> pd.DataFrame:
    table = pd.DataFrame(
        np.rint(cells) / years,
        index=pd.RangeIndex(7, name="weekday"),
        columns=pd.RangeIndex(0, 24, SPAN, name="hour"),
    )
    return table.astype("Float64").mask(hidden)


def _n(known: Floats, totals: tuple[int, int]) -> Counted | Hidden:
    n = round(float(known.sum()))
    return disclosed(Counted(value=n, unit=Unit.INCIDENTS, n=n), *_without(known, totals))


def _unknown(known: Floats, totals: tuple[int, int]) -> Counted | Hidden:
    without = _without(known, totals)
    share = Counted(value=sum(without) / sum(totals), unit=Unit.SHARE, n=sum(totals))
    return disclosed(share, *without)


def _without(known: Floats, totals: tuple[int, int]) -> tuple[int, int]:
    before, after = (
        max(total - round(float(n)), 0) for n, total in zip(known, totals, strict=True)
    )
    return before, after
