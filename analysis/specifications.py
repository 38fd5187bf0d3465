"""Does the answer depend on our choices? All defensible ways to count, side by side."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from math import exp, log
from statistics import fmean, median

import pandas as pd

from analysis.caveats import FEW_BEFORE
from analysis.choices import (
    Around,
    Choice,
    Kind,
    Way,
    compared,
    countings,
    windows_after,
    windows_before,
)
from analysis.counts import BeforeAfter, are_counts
from analysis.coverage import Coverage
from analysis.disclosure import is_small
from analysis.dispersion import dispersion
from analysis.effect import comparable, relative_change
from analysis.findings import Findings
from analysis.monthly import Monthly, Table
from analysis.results import Comparison, Hidden, NotPossible, Reason, Verdict
from analysis.verdict import verdict
from data.study import Counting, Outcome, Period, Pilot, same_months

MOST_ALONE = 4  # offence groups: more ways than can be read are no help
MOST = 0.80  # share of the ways that have to agree


class Standing(StrEnum):
    """Does the answer stand, whichever way is chosen?"""

    STANDS = "stands"  # nearly all ways lead to the same side of the plan's goal
    DIRECTION = "direction"  # nearly all change the same way, but not as surely
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to count, and its answer. Its counts are told nowhere."""

    choices: tuple[Choice, Choice, Choice, Choice]  # a kind each, in the order of `Kind`
    change: Comparison
    verdict: Verdict

    @property
    def is_plan(self) -> bool:
        return all(choice.is_plan for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Moving:
    """The kind of choice that moves the answer most, from its lowest ratio to its highest."""

    kind: Kind
    lowest: tuple[Choice, float]  # geometric mean of the ratios with this choice
    highest: tuple[Choice, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specifications:
    ways: tuple[Specification, ...]  # the lowest ratio first
    choices: tuple[Choice, ...]  # those that some way has, by kind
    left_out: Mapping[Reason, int]  # ways that could not be asked, and why

    @property
    def plan(self) -> Specification:
        return next(way for way in self.ways if way.is_plan)

    @property
    def same_direction(self) -> int:
        """How many change the same way as the plan's, however little."""
        falls = self.plan.change.value < 1
        return sum((way.change.value < 1) is falls for way in self.ways)

    @property
    def same_verdict(self) -> int:
        own = self.plan.verdict.wording
        return sum(way.verdict.wording is own for way in self.ways)

    @property
    def same_stance(self) -> int:
        own = self.plan.verdict.stance
        return sum(way.verdict.stance is own for way in self.ways)

    @property
    def median(self) -> float:
        return median(way.change.value for way in self.ways)

    @property
    def standing(self) -> Standing:
        if self.same_stance >= MOST * len(self.ways):
            return Standing.STANDS
        agree = self.same_direction >= MOST * len(self.ways)
        return Standing.DIRECTION if agree else Standing.DEPENDS

    def moving(self) -> Moving | None:
        """None where nothing could be chosen otherwise."""
        means = {choice: self._mean(choice) for choice in self.choices}
        widest = None
        for kind in Kind:
            own = sorted((mean, n) for n, (c, mean) in enumerate(means.items()) if c.kind is kind)
            if len(own) > 1:
                (low, first), *_, (high, last) = own
                one = Moving(kind, (self.choices[first], low), (self.choices[last], high))
                widest = max((one, widest or one), key=lambda m: m.highest[1] / m.lowest[1])
        return widest

    def _mean(self, choice: Choice) -> float:
        return exp(fmean(log(way.change.value) for way in self.ways if choice in way.choices))


def specifications(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    coverage: Coverage,
    found: Findings,
    around: Around,
) -> Specifications | NotPossible | Hidden:
    """
    Ask the headline in every way that could have been chosen with as good reasons as the plan's.

    `counts` (area_id, month, offence_group, business, count) holds all areas and months; `found` is
    the plan's own answer, whose reason is given where there is none. The ways are all combinations
    of comparison areas (the plan's, without the one that pulls most each way, those like the pilot,
    the nearer, the larger and the smaller half; never a pilot or a buffer), time before (the
    plan's, one to three years), time after (the plan's, its first and latest year) and what is
    counted (the plan's groups, the four largest each alone, all, business-related only).

    Each has the plan's rule and level, its own dispersion, at least five areas with five incidents
    before, twenty in the pilot, and the same months before and after. One that rests on a count of
    1-4, or whose difference from the plan's does, is left out.

    Source: Simonsohn, Simmons & Nelson (2020), doi 10.1038/s41562-020-0912-z (specification curve).
    """
    if not isinstance(found.change, Comparison):
        return found.change
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    before, after = windows_before(pilot), windows_after(pilot)
    period = Period(min(p.start for p in before.values()), pilot.after.end)
    asking = _Asking(Monthly.of(counts, period), pilot, outcome, coverage, found)
    business_known = asking.monthly.tells_business
    counted = countings(outcome, asking.largest_groups(), business_known=business_known)
    plan = asking.plan
    sets = compared(
        pilot,
        {area: one.before for area, one in asking.counts(plan, found.used).items()},
        around,
    )
    sets |= _without_one(asking, plan)
    ways: list[Specification] = []
    left_out: Counter[Reason] = Counter()
    why_none: NotPossible | Hidden = NotPossible(Reason.NO_DATA_IN_PERIOD)
    for names in product(sorted(sets, key=_order), before, after, counted):
        chosen = _Chosen(sets[names[0]], before[names[1]], after[names[2]], counted[names[3]])
        if not (same_months(chosen.before, chosen.after) or chosen == plan):
            continue
        answer = asking.ask(chosen)
        if isinstance(answer, Comparison):
            ways.append(Specification(names, answer, verdict(answer, outcome)))
        else:
            left_out[answer.reason] += 1
            why_none = answer
    if not ways:
        return why_none
    asked = {choice for way in ways for choice in way.choices}
    tables = (sorted(sets, key=_order), before, after, counted)
    return Specifications(
        ways=tuple(sorted(ways, key=lambda way: way.change.value)),
        choices=tuple(choice for table in tables for choice in table if choice in asked),
        left_out=dict(left_out),
    )


def _order(choice: Choice) -> int:
    return list(Way).index(choice.way)


def _without_one(asking: "_Asking", plan: "_Chosen") -> dict[Choice, frozenset[str]]:
    """The plan's areas without the one that lowers the ratio most, and the one that lifts it."""
    without = {area: plan.areas - {area} for area in asking.found.used}
    found = {area: asking.ask(replace(plan, areas=areas)) for area, areas in without.items()}
    ratios = {area: one.value for area, one in found.items() if isinstance(one, Comparison)}
    if not ratios:
        return {}
    ends = (min(ratios, key=ratios.__getitem__), max(ratios, key=ratios.__getitem__))
    return {Choice(Kind.COMPARED, Way.WITHOUT, area): without[area] for area in ends}


@dataclass(frozen=True, slots=True)
class _Chosen:
    areas: frozenset[str]
    before: Period
    after: Period
    counted: Counting


@dataclass(frozen=True, slots=True)
class _Asking:
    """What every way shares. What several need is worked out once."""

    monthly: Monthly
    pilot: Pilot
    outcome: Outcome
    coverage: Coverage
    found: Findings
    _tables: dict[Counting, Table] = field(default_factory=dict)
    _sums: dict[tuple[Counting, Period], dict[str, int]] = field(default_factory=dict)
    _covered: dict[Period, set[str]] = field(default_factory=dict)
    _phis: dict[tuple[Counting, Period, tuple[str, ...]], float] = field(default_factory=dict)

    @property
    def plan(self) -> _Chosen:
        counted = Counting(tuple(sorted(self.outcome.groups)), self.outcome.business)
        return _Chosen(self.pilot.comparison, self.pilot.before, self.pilot.after, counted)

    def largest_groups(self) -> list[str]:
        """Those of the plan's groups that the pilot had most of before."""
        own = {
            group: self._own(replace(self.plan, counted=Counting((group,), self.outcome.business)))
            for group in self.outcome.groups
        }
        return sorted(own, key=lambda group: (-own[group].before, group))[:MOST_ALONE]

    def ask(self, chosen: _Chosen) -> Comparison | NotPossible | Hidden:
        """The headline, asked in this way."""
        if not all(self._is_known(period) for period in (chosen.before, chosen.after)):
            return NotPossible(Reason.NO_DATA_IN_PERIOD)
        own = self._own(chosen)
        if self._is_small(own, chosen):
            return Hidden(Reason.SMALL_COUNT)
        if own.before < FEW_BEFORE:
            return NotPossible(Reason.FEW_IN_WINDOW)
        others = self.counts(chosen, self._with_data(chosen))
        return relative_change(
            {self.pilot.area: own},
            others,
            dispersion=self._phi(chosen, others),
            level=self.level,
        )

    @property
    def level(self) -> float:
        return self.found.change.level if isinstance(self.found.change, Comparison) else 0.95

    def counts(self, chosen: _Chosen, areas: Collection[str]) -> dict[str, BeforeAfter]:
        before, after = (self._of(chosen.counted, p) for p in (chosen.before, chosen.after))
        return {area: BeforeAfter(before.get(area, 0), after.get(area, 0)) for area in areas}

    def _own(self, chosen: _Chosen) -> BeforeAfter:
        return self.counts(chosen, (self.pilot.area,))[self.pilot.area]

    def _of(self, counted: Counting, period: Period) -> dict[str, int]:
        if (counted, period) not in self._sums:
            sums = self._table(counted)[self.monthly.within(period)].sum(axis=0).tolist()
            self._sums[counted, period] = dict(zip(self.monthly.areas, sums, strict=True))
        return self._sums[counted, period]

    def _table(self, counted: Counting) -> Table:
        if counted not in self._tables:
            self._tables[counted] = self.monthly.table(counted)
        return self._tables[counted]

    def _phi(self, chosen: _Chosen, others: Mapping[str, BeforeAfter]) -> float:
        areas = tuple(sorted({self.pilot.area, *comparable(others)}))
        key = (chosen.counted, chosen.before, areas)
        if key not in self._phis:
            columns = [self.monthly.areas.index(area) for area in areas]
            table = self._table(chosen.counted)[self.monthly.within(chosen.before)]
            self._phis[key] = dispersion(pd.DataFrame(table[:, columns]))
        return self._phis[key]

    def _is_known(self, period: Period) -> bool:
        settled = self.coverage.settled_until
        covered = self.coverage.holds(period, {self.pilot.area})
        return covered and settled is not None and period.end <= settled

    def _with_data(self, chosen: _Chosen) -> list[str]:
        """The areas that cover both periods, in order."""
        for period in (chosen.before, chosen.after):
            if period not in self._covered:
                areas = {*self.monthly.areas, *self.pilot.comparison}
                covered = {area for area in areas if self.coverage.holds(period, {area})}
                self._covered[period] = covered
        both = self._covered[chosen.before] & self._covered[chosen.after]
        return sorted(chosen.areas & both)

    def _is_small(self, own: BeforeAfter, chosen: _Chosen) -> bool:
        """
        Whether a count of 1-4 is in it, or is what parts it from the plan's way.

        The plan's counts are shown. All that is counted lies within the plan's groups and windows,
        or around them. Where one area alone parts it from the plan's, that area's counts are asked.
        """
        plan = self.plan
        as_counted = self._own(replace(chosen, counted=plan.counted))
        as_long = self._own(replace(plan, counted=chosen.counted))
        parts = [own]
        parts += [
            BeforeAfter(own.before - o.before, own.after - o.after) for o in (as_counted, as_long)
        ]
        alone = chosen.areas ^ (plan.areas & set(self.found.used))
        parts += self.counts(chosen, alone).values() if len(alone) == 1 else ()
        return any(is_small(abs(n)) for part in parts for n in (part.before, part.after))
