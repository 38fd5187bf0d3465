"""What speaks against the answer? Every doubt is looked for, each with its size here."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.findings import Findings
from analysis.pretrend import PreTrend, PreTrendFindings
from analysis.results import Caveat, Comparison, Doubt, Estimate, Hidden, NotPossible, Unit
from data.kinds.parallel_events import ParallelEvent
from data.study import Pilot, Study

ENOUGH_BEFORE = 24  # months, under which a bad spell weighs much
CELEBRATED_TOO_EARLY = 0.70  # ratio under which recording is checked first
LIKELY = 0.20  # p under which a higher last year is taken seriously


class Standing(StrEnum):
    WEAKENS = "weakens"
    FINE = "fine"
    UNKNOWN = "unknown"  # what it takes to look is not there


@dataclass(frozen=True, slots=True)
class Check:
    """One doubt, looked for. `size` is in the doubt's own unit (`Doubt`)."""

    doubt: Doubt
    standing: Standing
    size: float = 0.0
    areas: tuple[str, ...] = ()

    @property
    def caveat(self) -> Caveat:
        return Caveat(self.doubt, self.areas, self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known beside the counts. None: nothing is loaded that could tell."""

    pretrend: PreTrendFindings | NotPossible | Hidden
    reporting: Estimate | None  # change of the share of victimised businesses that report
    events: tuple[ParallelEvent, ...] | None  # those that overlap
    code_changes: tuple[date, ...] | None  # days on which codes of the outcome began or ended
    deviations: int  # places where the plan differs from the locked one
    planned_after: int  # months


def doubts(
    found: Findings, pilot: Pilot, study: Study, background: Background
) -> tuple[Check, ...]:
    """
    Look for the twelve doubts of the method, in order, then for those about the plan, and add what
    the numbers themselves carry.
    """
    checks = [
        _small_counts(found),
        _short_after(pilot),
        *_regression(pilot, background.pretrend),
        Check(Doubt.SEASON, Standing.FINE),  # a plan of other months is refused when it is read
        *_comparison(found),
        _pretrend(background.pretrend),
        _many_questions(study),
        _reporting(background),
        _displacement(found),
        _codes(background.code_changes),
        _overlap(background.events),
        _preliminary(found),
        *_plan(study, pilot, background),
        *_large(found),
    ]
    seen = {check.doubt for check in checks}
    rest = [c for c in found.doubts if c.doubt not in seen]
    return (*checks, *(Check(c.doubt, Standing.WEAKENS, c.size, c.areas) for c in rest))


def weakening(checks: Iterable[Check]) -> tuple[Caveat, ...]:
    """Those that weaken the answer here."""
    return tuple(check.caveat for check in checks if check.standing is Standing.WEAKENS)


def _of(found: Findings, doubt: Doubt) -> Check:
    """A doubt that the numbers carry themselves, or that it is not there."""
    there = [caveat for caveat in found.doubts if caveat.doubt is doubt]
    if not there:
        return Check(doubt, Standing.FINE)
    return Check(doubt, Standing.WEAKENS, there[0].size, there[0].areas)


def _small_counts(found: Findings) -> Check:
    return _of(found, Doubt.SMALL_COUNTS)


def _short_after(pilot: Pilot) -> Check:
    months = pilot.after.months
    return Check(Doubt.SHORT_AFTER, _weakens(months < 12), months)


def _regression(pilot: Pilot, pretrend: PreTrendFindings | NotPossible | Hidden) -> Iterator[Check]:
    """A pilot placed after a bad spell falls by itself; the shorter the baseline the more."""
    months = pilot.before.months
    yield Check(Doubt.SHORT_BEFORE, _weakens(months < ENOUGH_BEFORE), months)
    if not isinstance(pretrend, PreTrendFindings):
        yield Check(Doubt.REGRESSION_TO_THE_MEAN, Standing.UNKNOWN)
        return
    last_year = pretrend.level
    bad = last_year.size > 1 and last_year.p < LIKELY
    share = min(12, months) / months
    inflated = 1 + share * (last_year.size - 1)
    yield Check(Doubt.REGRESSION_TO_THE_MEAN, _weakens(bad), max(0.0, 1 - 1 / inflated))


def _comparison(found: Findings) -> Iterator[Check]:
    yield _of(found, Doubt.FEW_COMPARISON_AREAS)
    yield _of(found, Doubt.AREAS_DRIFT_APART)


def _pretrend(pretrend: PreTrendFindings | NotPossible | Hidden) -> Check:
    if not isinstance(pretrend, PreTrendFindings):
        return Check(Doubt.PRE_TREND, Standing.UNKNOWN)
    return Check(Doubt.PRE_TREND, _weakens(pretrend.sign is not PreTrend.FOLLOWS))


def _many_questions(study: Study) -> Check:
    """The primary outcomes are one a pilot; more questions are more chances."""
    count = sum(1 + len(pilot.secondary) for pilot in study.pilots)
    return Check(Doubt.MANY_QUESTIONS, _weakens(count > len(study.pilots)), count)


def _reporting(background: Background) -> Check:
    change = background.reporting
    if change is None:
        return Check(Doubt.REPORTING_CHANGED, Standing.UNKNOWN)
    sure = change.low > 0 or change.high < 0
    return Check(Doubt.REPORTING_CHANGED, _weakens(sure), change.value)


def _displacement(found: Findings) -> Check:
    moved = found.displacement
    if not isinstance(moved, Estimate):
        return Check(Doubt.DISPLACEMENT, Standing.UNKNOWN)
    return Check(Doubt.DISPLACEMENT, _weakens(moved.low > 0), moved.value)


def _codes(changes: tuple[date, ...] | None) -> Check:
    if changes is None:
        return Check(Doubt.CODES_CHANGED, Standing.UNKNOWN)
    return Check(Doubt.CODES_CHANGED, _weakens(bool(changes)), len(changes))


def _overlap(events: Collection[ParallelEvent] | None) -> Check:
    if events is None:
        return Check(Doubt.OVERLAPPING_EVENTS, Standing.UNKNOWN)
    areas = tuple(dict.fromkeys(event.area for event in events))
    return Check(Doubt.OVERLAPPING_EVENTS, _weakens(bool(events)), len(events), areas)


def _preliminary(found: Findings) -> Check:
    return _of(found, Doubt.PRELIMINARY_MONTHS)


def _plan(study: Study, pilot: Pilot, background: Background) -> Iterator[Check]:
    lock = study.lock
    yield Check(Doubt.PLAN_NOT_LOCKED, _weakens(lock is None))
    if lock is not None:
        late = lock.at.date() > pilot.after.start
        yield Check(Doubt.PLAN_LOCKED_LATE, _weakens(late))
        changed = background.deviations
        yield Check(Doubt.PLAN_CHANGED, _weakens(changed > 0), changed)
    if pilot.after.months < background.planned_after:
        yield Check(Doubt.INTERIM, Standing.WEAKENS, pilot.after.months)


def _large(found: Findings) -> Iterator[Check]:
    change = found.change
    if not isinstance(change, Comparison) or change.unit is not Unit.RATIO:
        return
    size = 1 - change.value
    yield Check(Doubt.LARGE_CHANGE, _weakens(change.value < CELEBRATED_TOO_EARLY), size)


def _weakens(there: bool) -> Standing:
    return Standing.WEAKENS if there else Standing.FINE
