"""What speaks against the answer? Every doubt is looked for, each with its size here."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.caveats import FEW_BEFORE
from analysis.effect import FEW_COMPARISON_AREAS
from analysis.findings import Findings
from analysis.placebo_in_time import PlaceboInTime, Seen
from analysis.premises import PremisesFindings
from analysis.pretrend import PreTrend, PreTrendFindings
from analysis.reporting import Way, way
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    NotPossible,
    Reason,
    Unit,
)
from analysis.specifications import Specifications
from analysis.specifications import Standing as Stands
from analysis.whole_years import YEAR
from data.kinds.parallel_events import ParallelEvent
from data.study import Direction, Outcome, Pilot, Study

ENOUGH_BEFORE = 24  # months, under which a bad spell weighs much
CELEBRATED_TOO_EARLY = 0.70  # ratio under which recording is checked first
LIKELY = 0.20  # p under which a higher last year is taken seriously

OF_ONE_FIGURE = {Doubt.CHANCE_ONLY, Doubt.MANY_LOOKS}  # it says so itself


class Standing(StrEnum):
    WEAKENS = "weakens"
    OTHER_WAY = "other_way"  # makes the answer look smaller than it is
    FINE = "fine"
    UNCLEAR = "unclear"  # looked at, but the numbers do not tell
    UNKNOWN = "unknown"  # what it takes to look is not there


@dataclass(frozen=True, slots=True)
class Check:
    """
    One doubt, looked for. `size` is in the doubt's own unit (`Doubt`). `reason` is why nobody can
    look, where it is not that something is missing; then `size` is the reason's.
    """

    doubt: Doubt
    standing: Standing
    size: float = 0.0
    areas: tuple[str, ...] = ()
    reason: Reason | None = None

    @property
    def caveat(self) -> Caveat:
        return Caveat(self.doubt, self.areas, self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known beside the counts. None: nothing is loaded that could tell."""

    pretrend: PreTrendFindings | NotPossible | Hidden
    reporting: Estimate | None  # how the share that reports moved (`analysis.reporting.moved`)
    events: tuple[ParallelEvent, ...] | None  # those that overlap
    code_changes: tuple[date, ...] | None  # days on which codes of the outcome began or ended
    deviations: int  # places where the plan differs from the locked one
    planned_after: int  # months
    moved_starts: PlaceboInTime | NotPossible | None = None
    ways: Specifications | NotPossible | Hidden | None = None  # all defensible ways to count
    premises: PremisesFindings | NotPossible | Hidden | None = None


def doubts(
    found: Findings, pilot: Pilot, outcome: Outcome, study: Study, background: Background
) -> tuple[Check, ...]:
    """
    Look for the fifteen doubts of the method, in order, then for those of the plan, and add what
    the numbers themselves carry.
    """
    checks = [
        _small_counts(found),
        _short_after(pilot),
        *_regression(pilot, outcome, background.pretrend),
        Check(Doubt.SEASON, Standing.FINE),  # a plan of other months is refused when it is read
        *_comparison(found),
        _pretrend(background.pretrend),
        _early_change(found, background.moved_starts),
        _other_choices(background.ways),
        _one_address(background.premises),
        _many_questions(study),
        _reporting(outcome, background),
        _displacement(found),
        _codes(background.code_changes),
        _overlap(background.events),
        _preliminary(found),
        *_plan(study, pilot, background),
        *_large(found),
    ]
    return _with_rest(checks, found.doubts)


def doubts_of_answers(
    answer: Estimate, pilot: Pilot, study: Study, background: Background
) -> tuple[Check, ...]:
    """The same for an answer out of a survey: what concerns answers, other events and the plan."""
    few = any(caveat.doubt is Doubt.FEW_ANSWERS for caveat in answer.caveats)
    checks = [
        *([] if few else [Check(Doubt.FEW_ANSWERS, Standing.FINE)]),
        _many_questions(study),
        _overlap(background.events),
        *_plan(study, pilot, background),
    ]
    return _with_rest(checks, answer.caveats)


def weakening(checks: Iterable[Check]) -> tuple[Caveat, ...]:
    """Those that weaken the answer here."""
    return tuple(check.caveat for check in checks if check.standing is Standing.WEAKENS)


def _with_rest(checks: Iterable[Check], caveats: Iterable[Caveat]) -> tuple[Check, ...]:
    looked_for = tuple(checks)
    seen = {check.doubt for check in looked_for}
    rest = (c for c in caveats if c.doubt not in seen | OF_ONE_FIGURE)
    return (*looked_for, *(Check(c.doubt, Standing.WEAKENS, c.size, c.areas) for c in rest))


def _small_counts(found: Findings) -> Check:
    """Of the pilot's own incidents before: a small buffer is not the pilot's."""
    match found.own.before:
        case Counted(n=n):
            return Check(Doubt.SMALL_COUNTS, _weakens(n < FEW_BEFORE), n)
        case Hidden():
            return Check(Doubt.HIDDEN_COUNTS, Standing.WEAKENS)
        case NotPossible(reason=reason, size=size):
            return Check(Doubt.SMALL_COUNTS, Standing.UNKNOWN, size, reason=reason)


def _short_after(pilot: Pilot) -> Check:
    months = pilot.after.months
    return Check(Doubt.SHORT_AFTER, _weakens(months < YEAR), months)


def _regression(
    pilot: Pilot, outcome: Outcome, pretrend: PreTrendFindings | NotPossible | Hidden
) -> Iterator[Check]:
    """
    A pilot that is placed after a bad spell falls by itself, the shorter the baseline the more.

    The spell is the last year, of a baseline under two years its last half. Where a rise is hoped
    for it is a low spell.
    """
    months = pilot.before.months
    yield Check(Doubt.SHORT_BEFORE, _weakens(months < ENOUGH_BEFORE), months)
    falls = outcome.direction is Direction.DECREASE
    doubt = Doubt.REGRESSION_TO_THE_MEAN if falls else Doubt.REGRESSION_UPWARDS
    if not isinstance(pretrend, PreTrendFindings):
        yield Check(doubt, Standing.UNKNOWN)
        return
    spell = pretrend.level
    odd = spell.p < LIKELY and (spell.size > 1 if falls else spell.size < 1)
    share = YEAR / months if months >= ENOUGH_BEFORE else 0.5
    by_itself = 1 / (1 + share * (spell.size - 1))
    yield Check(doubt, _weakens(odd), abs(by_itself - 1))


def _comparison(found: Findings) -> Iterator[Check]:
    areas = len(found.used)
    yield Check(Doubt.FEW_COMPARISON_AREAS, _weakens(areas < FEW_COMPARISON_AREAS), areas)
    drift = [caveat for caveat in found.doubts if caveat.doubt is Doubt.AREAS_DRIFT_APART]
    if drift:
        yield Check(Doubt.AREAS_DRIFT_APART, Standing.WEAKENS, drift[0].size)
    elif isinstance(found.change, Comparison):
        yield Check(Doubt.AREAS_DRIFT_APART, Standing.FINE)
    else:
        yield Check(Doubt.AREAS_DRIFT_APART, Standing.UNKNOWN)


def _pretrend(pretrend: PreTrendFindings | NotPossible | Hidden) -> Check:
    if not isinstance(pretrend, PreTrendFindings):
        return Check(Doubt.PRE_TREND, Standing.UNKNOWN)
    if pretrend.sign is PreTrend.UNSURE and pretrend.is_blind:
        return Check(Doubt.PRE_TREND, Standing.UNCLEAR)
    return Check(Doubt.PRE_TREND, _weakens(pretrend.sign is not PreTrend.FOLLOWS))


def _early_change(found: Findings, moved: PlaceboInTime | NotPossible | None) -> Check:
    """A moved start that shows a change, the latest of them."""
    if not isinstance(moved, PlaceboInTime):
        return Check(Doubt.EARLY_CHANGE, Standing.UNKNOWN)
    match moved.seen(found.change):
        case Seen.CHANGE:
            back = min(one.back for one in moved.starts if one.shows_change)
            return Check(Doubt.EARLY_CHANGE, Standing.WEAKENS, back)
        case Seen.NOTHING:
            return Check(Doubt.EARLY_CHANGE, Standing.FINE)
        case Seen.CANNOT_TELL:
            standing = Standing.UNCLEAR if moved.asked else Standing.UNKNOWN
            return Check(Doubt.EARLY_CHANGE, standing)


def _other_choices(ways: Specifications | NotPossible | Hidden | None) -> Check:
    if not isinstance(ways, Specifications):
        return Check(Doubt.OTHER_CHOICES, Standing.UNKNOWN)
    share = ways.same_stance / len(ways.ways)
    stands = ways.standing is Stands.STANDS
    return Check(Doubt.OTHER_CHOICES, _weakens(not stands), share)


def _one_address(premises: PremisesFindings | NotPossible | Hidden | None) -> Check:
    if not isinstance(premises, PremisesFindings):
        return Check(Doubt.ONE_ADDRESS, Standing.UNKNOWN)
    turned = premises.without.answer or premises.capping.answer
    return Check(Doubt.ONE_ADDRESS, _weakens(turned))


def _many_questions(study: Study) -> Check:
    """The primary outcomes are one a pilot; more questions are more chances."""
    count = sum(1 + len(pilot.secondary) for pilot in study.pilots)
    return Check(Doubt.MANY_QUESTIONS, _weakens(count > len(study.pilots)), count)


def _reporting(outcome: Outcome, background: Background) -> Check:
    """Another share of reports is a doubt where it moves counts the way that is hoped for."""
    change = background.reporting
    if change is None:
        return Check(Doubt.REPORTING_CHANGED, Standing.UNKNOWN)
    went = way(change)
    if went in (Way.STEADY, Way.UNCLEAR):
        standing = Standing.FINE if went is Way.STEADY else Standing.UNCLEAR
        return Check(Doubt.REPORTING_CHANGED, standing, change.value)
    if went is Way.ROSE and outcome.direction is Direction.DECREASE:
        return Check(Doubt.REPORTING_ROSE, Standing.OTHER_WAY, change.value)
    if went is Way.FELL and outcome.direction is Direction.INCREASE:
        return Check(Doubt.REPORTING_FELL, Standing.OTHER_WAY, change.value)
    return Check(Doubt.REPORTING_CHANGED, Standing.WEAKENS, change.value)


def _displacement(found: Findings) -> Check:
    moved = found.displacement
    if isinstance(moved, Estimate):
        standing = Standing.FINE if moved.high <= 0 else Standing.UNCLEAR
        return Check(
            Doubt.DISPLACEMENT, Standing.WEAKENS if moved.low > 0 else standing, moved.value
        )
    size = moved.size if isinstance(moved, NotPossible) else 0.0
    return Check(Doubt.DISPLACEMENT, Standing.UNKNOWN, size, reason=moved.reason)


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
    there = [caveat for caveat in found.doubts if caveat.doubt is Doubt.PRELIMINARY_MONTHS]
    if there:
        return Check(Doubt.PRELIMINARY_MONTHS, Standing.WEAKENS, there[0].size)
    missing = Reason.NO_DATA_IN_PERIOD
    if isinstance(found.change, NotPossible) and found.change.reason is missing:
        return Check(Doubt.PRELIMINARY_MONTHS, Standing.UNKNOWN, reason=missing)
    return Check(Doubt.PRELIMINARY_MONTHS, Standing.FINE)


def _plan(study: Study, pilot: Pilot, background: Background) -> Iterator[Check]:
    lock = study.lock
    yield Check(Doubt.PLAN_NOT_LOCKED, _weakens(lock is None))
    if lock is not None:
        of_lock = next((p for p in lock.plan.pilots if p.area == pilot.area), pilot)
        late = lock.at.date() > of_lock.after.start
        yield Check(Doubt.PLAN_LOCKED_LATE, _weakens(late))
        changed = background.deviations
        yield Check(Doubt.PLAN_CHANGED, _weakens(changed > 0), changed)
    if pilot.after.months < background.planned_after:
        yield Check(Doubt.INTERIM, Standing.WEAKENS, pilot.after.months)


def _large(found: Findings) -> Iterator[Check]:
    """Beyond what others have found, either way."""
    change = found.change
    if not isinstance(change, Comparison) or change.unit is not Unit.RATIO:
        return
    fewer = change.value < CELEBRATED_TOO_EARLY
    more = change.value > 1 / CELEBRATED_TOO_EARLY
    doubt = Doubt.LARGE_INCREASE if more else Doubt.LARGE_CHANGE
    yield Check(doubt, _weakens(fewer or more), abs(1 - change.value))


def _weakens(there: bool) -> Standing:
    return Standing.WEAKENS if there else Standing.FINE
