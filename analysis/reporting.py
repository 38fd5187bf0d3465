"""Do the police's reports tell of crime, or of reporting?"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, hypot, log, sqrt

from scipy.stats import norm

from analysis.est_change import EstChange
from analysis.results import (
    Caveat,
    Comparison,
    Doubt,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Reason,
    Unit,
)
from analysis.safety import SafetyFindings
from analysis.shares import FEW_ANSWERS

STEADY = 0.05  # change of a share, under which it does not matter

Shown = Estimate | Hidden | NotPossible
Answers = SafetyFindings | NotPossible


class Way(StrEnum):
    """Which way something moved, as far as its interval tells."""

    ROSE = "rose"
    FELL = "fell"
    STEADY = "steady"  # whichever way, by too little to matter
    UNCLEAR = "unclear"  # also where there is no estimate


class Triangulation(StrEnum):
    """What the police's reports, the share that reports and the safety index say together."""

    FALL_MAY_BE_LARGER = "fall_may_be_larger"
    FALL_MAY_BE_REPORTING = "fall_may_be_reporting"
    FALL_IN_ANSWERS_TOO = "fall_in_answers_too"  # fewer businesses are victimised
    FALL_NOT_REPORTING = "fall_not_reporting"  # businesses report as before
    FALL_CONTRADICTED = "fall_contradicted"  # more businesses are victimised
    RISE_LIKELY_REPORTING = "rise_likely_reporting"  # reports up, safety up
    RISE_CONTRADICTED = "rise_contradicted"  # the same, but businesses report as before
    RISE_MAY_BE_REPORTING = "rise_may_be_reporting"
    RISE_IN_ANSWERS_TOO = "rise_in_answers_too"  # more businesses are victimised
    RISE_NOT_REPORTING = "rise_not_reporting"  # businesses report as before
    RISE_MAY_BE_LARGER = "rise_may_be_larger"
    FALL_MAY_BE_HIDDEN = "fall_may_be_hidden"  # no clear change of reports, more is reported
    RISE_MAY_BE_HIDDEN = "rise_may_be_hidden"
    REPORTS_CAN_BE_READ = "reports_can_be_read"  # no clear change, as much is reported
    CANNOT_TELL = "cannot_tell"
    NO_REPORTS = "no_reports"  # what the police counted cannot be compared


_ANY = frozenset(Way)
_ROSE, _FELL, _SAME = frozenset({Way.ROSE}), frozenset({Way.FELL}), frozenset({Way.STEADY})
_OPEN = frozenset({Way.STEADY, Way.UNCLEAR})
# police, share that reports, victimised: the first rule that fits
_RULES = (
    ((_FELL, _FELL, _ANY), Triangulation.FALL_MAY_BE_REPORTING),
    ((_FELL, _ANY, _ROSE), Triangulation.FALL_CONTRADICTED),
    ((_FELL, _ROSE, _ANY), Triangulation.FALL_MAY_BE_LARGER),
    ((_FELL, _ANY, _FELL), Triangulation.FALL_IN_ANSWERS_TOO),
    ((_FELL, _SAME, _ANY), Triangulation.FALL_NOT_REPORTING),
    ((_ROSE, _FELL, _ANY), Triangulation.RISE_MAY_BE_LARGER),
    ((_ROSE, _SAME, _FELL), Triangulation.RISE_CONTRADICTED),
    ((_ROSE, _ANY, _FELL), Triangulation.RISE_LIKELY_REPORTING),
    ((_ROSE, _ANY, _ROSE), Triangulation.RISE_IN_ANSWERS_TOO),
    ((_ROSE, _ROSE, _ANY), Triangulation.RISE_MAY_BE_REPORTING),
    ((_ROSE, _SAME, _ANY), Triangulation.RISE_NOT_REPORTING),
    ((_OPEN, _ROSE, _ANY - _ROSE), Triangulation.FALL_MAY_BE_HIDDEN),
    ((_OPEN, _FELL, _ANY - _FELL), Triangulation.RISE_MAY_BE_HIDDEN),
    ((_OPEN, _SAME, _ANY), Triangulation.REPORTS_CAN_BE_READ),
    ((_ANY, _ANY, _ANY), Triangulation.CANNOT_TELL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """
    Series that depend on people's will to report, and series that do not, of one pilot.

    All but `est` are held against the comparison areas.
    """

    police: Comparison | Hidden | NotPossible  # the headline
    victimised: Answers  # share of businesses with at least one yes (SX)
    reported: Answers  # share of the victimised that reported to the police (F10x)
    est: EstChange | NotPossible
    alarms: Comparison | Hidden | NotPossible
    says: Triangulation
    without: Shown  # the headline, had the share that reports stood


def reporting(
    police: Comparison | Hidden | NotPossible,
    victimised: Answers,
    reported: Answers,
    est: EstChange | NotPossible,
    alarms: Comparison | Hidden | NotPossible,
) -> Reporting:
    """Set the headline beside what businesses answer, what partners report and what alarms tell."""
    return Reporting(
        police=police,
        victimised=victimised,
        reported=reported,
        est=est,
        alarms=alarms,
        says=triangulated(way(police), way(moved(reported)), way(moved(victimised)))
        if isinstance(police, Comparison)
        else Triangulation.NO_REPORTS,
        without=without_reporting(police, reported),
    )


def moved(answers: Answers) -> Shown:
    """
    How a share moved: against the comparison areas, as the headline is. Where nobody asked there,
    the pilot's own change.
    """
    if isinstance(answers, NotPossible):
        return answers
    compared = answers.difference
    return answers.pilot_change if isinstance(compared, NotPossible) else compared


def way(change: Shown) -> Way:
    """Tell which way it went: a ratio from 1, a difference of shares from 0."""
    if not isinstance(change, Estimate):
        return Way.UNCLEAR
    none = 1.0 if change.unit is Unit.RATIO else 0.0
    if change.low > none:
        return Way.ROSE
    if change.high < none:
        return Way.FELL
    shares = change.unit is Unit.SHARE_POINTS
    steady = shares and change.low > -STEADY and change.high < STEADY
    return Way.STEADY if steady else Way.UNCLEAR


def triangulated(police: Way, reported: Way, victimised: Way) -> Triangulation:
    """
    What follows, never with certainty; a move is one that its interval tells.

    Less reporting is said before all else: it alone can make a fall that is none.
    """
    ways = (police, reported, victimised)
    return next(
        said for rule, said in _RULES if all(way in of for way, of in zip(ways, rule, strict=True))
    )


def without_reporting(police: Comparison | Hidden | NotPossible, reported: Answers) -> Shown:
    """
    The headline with the change of the reporting share taken out: rough.

    ratio / ((share after / before in the pilot) / (the same in the comparison areas)). It holds
    only if the share among victimised businesses is the share of all that is counted, and if the
    two are independent. The interval adds both variances on the log scale; that of the shares is
    sum((1 - share) / (n share)), by the delta method. Every share needs 30 answers.

    Source: Katz et al. (1978), doi 10.2307/2530610, for the variance of a log ratio of shares.
    """
    if not isinstance(police, Comparison):
        return police
    if isinstance(reported, NotPossible):
        return reported
    corners = (
        reported.before,
        reported.after,
        reported.comparison_before,
        reported.comparison_after,
    )
    refused = [c for c in (*corners, reported.difference) if not isinstance(c, Estimate)]
    if refused:
        return refused[0]
    shares = [corner for corner in corners if isinstance(corner, Estimate)]
    if min(corner.n for corner in shares) < FEW_ANSWERS:
        return NotPossible(Reason.UNDER_THIRTY)
    if not all(corner.value for corner in shares):
        return NotPossible(Reason.ZERO_COUNT)
    return _taken_out(police, *shares)


def _taken_out(
    police: Comparison,
    before: Estimate,
    after: Estimate,
    others_before: Estimate,
    others_after: Estimate,
) -> Estimate:
    shares = (before, after, others_before, others_after)
    ratio = police.value * before.value * others_after.value / (after.value * others_before.value)
    variance = sum((1 - share.value) / (share.n * share.value) for share in shares)
    margin = float(norm.ppf((1 + police.level) / 2)) * sqrt(variance)
    # each end keeps the headline's own margin, of a t distribution; the shares add theirs
    low, high = (hypot(log(end / police.value), margin) for end in (police.low, police.high))
    return Estimate(
        value=ratio,
        unit=Unit.RATIO,
        low=ratio * exp(-low),
        high=ratio * exp(high),
        level=police.level,
        n=police.n,
        method=Method.REPORTING_TAKEN_OUT,
        caveats=(*police.caveats, Caveat(Doubt.BUSINESSES_ONLY)),
    )
