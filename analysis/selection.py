"""Why just here, just then? Was the place chosen for a bad spell, which would have passed?"""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.bad_spell import kind_of_place, usual_base
from analysis.counts import are_counts, months_by_area
from analysis.coverage import Coverage
from analysis.findings import Findings, judge
from analysis.results import Comparison, Estimate, Hidden, Method, NotPossible, Reason
from analysis.turns import Answer, Turns, coarse, turns
from analysis.whole_years import YEAR
from data.study import Outcome, Period, Pilot

LEFT_OUT = (6, 12)  # months before the start


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """The headline without so many months before the start."""

    months: int
    before: Period | None  # what stands in for the before period
    change: Answer
    turns: Turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The headline with the before period that places of this kind are expected to have had."""

    change: Estimate
    base: str  # what the kind is told by: businesses, employees, residents
    weight: float  # 0-1, of the kind; the rest is what the pilot itself had
    by_itself: float  # 0.9: the pilot had so many of its incidents before that 10 % would pass
    turns: Turns


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionFindings:
    headline: Comparison
    baseline: int  # months of the before period
    without: tuple[Without, ...]  # as `LEFT_OUT`
    corrected: Corrected | NotPossible

    @property
    def longest(self) -> Without:
        """Without most months, of those that have an answer; else the last of all."""
        told = [one for one in self.without if isinstance(one.change, Estimate)]
        return (told or list(self.without))[-1]


def selection(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    coverage: Coverage,
    found: Findings,
    bases: pd.DataFrame | None,
) -> SelectionFindings | NotPossible | Hidden:
    """
    Judge again without the months before the start, and with the before period corrected.

    `counts` (area_id, month, count) holds all months; `found` is what the headline is in;
    `bases` (area_id, year, base, value) or None. Ratios but the headline are to the whole per cent.
    """
    if not isinstance(found.change, Comparison):
        return found.change
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    return SelectionFindings(
        headline=found.change,
        baseline=pilot.before.months,
        without=tuple(
            _without(counts, pilot, outcome, coverage, found, found.change, months)
            for months in LEFT_OUT
        ),
        corrected=_corrected(counts, pilot, outcome, found, found.change, bases),
    )


def before_without(
    pilot: Pilot, months: int, coverage: Coverage, areas: frozenset[str]
) -> Period | NotPossible:
    """
    Give the before period that ends so many months before the start, in whole years.

    It is as long as the plan's where the data cover `areas` so far back, else as many whole years
    as are left. A before period that is no whole years moves by a whole year: its calendar months
    stay. One that ends as early anyway stays as it is.
    """
    before, last = pilot.before, _moved(pilot.start, -months)
    if before.end <= last:
        return before
    if before.months % YEAR and months % YEAR:
        return NotPossible(Reason.NO_EARLIER, size=months)
    end = last if not before.months % YEAR else _moved(before.end, -months)
    whole = Period(_moved(end, -before.months), end)
    if coverage.holds(whole, areas):
        return whole
    left = Period(before.start, end).months // YEAR * YEAR if end > before.start else 0
    if not left or before.months % YEAR:
        return NotPossible(Reason.NO_EARLIER, size=months)
    return Period(_moved(end, -left), end)


def _without(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    coverage: Coverage,
    found: Findings,
    headline: Comparison,
    months: int,
) -> Without:
    before = before_without(pilot, months, coverage, frozenset({pilot.area, *found.used}))
    if isinstance(before, NotPossible):
        unknown = Turns(unknown=True)
        return Without(months=months, before=None, change=before, turns=unknown)
    moved = replace(pilot, before=before)
    change = judge(counts, moved, outcome, coverage, level=headline.level).change
    turned = turns(change, headline, outcome)
    return Without(months=months, before=before, change=coarse(change), turns=turned)


def _corrected(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    found: Findings,
    headline: Comparison,
    bases: pd.DataFrame | None,
) -> Corrected | NotPossible:
    if bases is None:
        return NotPossible(Reason.NO_BASES)
    chosen = usual_base(bases, pilot.area, found.used, pilot.before.start.year)
    if isinstance(chosen, NotPossible):
        return chosen
    base, values = chosen
    months = months_by_area(counts, {pilot.area, *found.used}, pilot.before)
    before = {str(area): int(count) for area, count in months.sum().items()}
    kind = kind_of_place(before, values, pilot.before.months, found.dispersion)
    if isinstance(kind, NotPossible):
        return kind
    own = months[pilot.area].tolist()
    expected = kind.correct(own, values[pilot.area])
    if isinstance(expected, NotPossible):
        return expected
    by_itself = expected.value / (sum(own) / len(own))
    change = _scaled(headline, 1 / by_itself)
    return Corrected(
        change=coarse(change),
        base=base,
        weight=expected.weight,
        by_itself=round(by_itself, 2),
        turns=turns(change, headline, outcome),
    )


def _scaled(headline: Comparison, factor: float) -> Estimate:
    """The headline's interval, moved: the months before are no surer than they were."""
    return Estimate(
        value=headline.value * factor,
        unit=headline.unit,
        low=headline.low * factor,
        high=headline.high * factor,
        level=headline.level,
        n=headline.n,
        method=Method.EMPIRICAL_BAYES,
    )


def _moved(day: date, months: int) -> date:
    """The first day of a month so many months on."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)
