"""Did the pilot change more than the comparison areas together, were chance all that is at work?"""

from math import exp, isinf, log, sqrt

from scipy.stats import fisher_exact, norm
from scipy.stats.contingency import odds_ratio

from analysis.caveats import small_counts, unruly_months
from analysis.counts import BeforeAfter
from analysis.results import Caveat, Comparison, Doubt, Method, NotPossible, Reason, Unit


def pooled_relative_rate_ratio(
    pilot: BeforeAfter, comparison: BeforeAfter, *, dispersion: float, level: float = 0.95
) -> Comparison | NotPossible:
    """
    Divide the pilot's after / before by that of the comparison areas added up.

    Log-normal interval, variance dispersion x the sum of 1 / count. It leaves out that areas drift
    apart: `analysis.effect.relative_change` is the one to lead with. With a zero among the four
    counts it is the conditional odds ratio with its exact interval, which knows no dispersion;
    where it is infinite, the caveat NO_UPPER_LIMIT says that only `low` can be told.

    Source: Wilson (2022), doi 10.1007/s10940-021-09494-w; Fisher's exact conditional distribution.
    """
    counts = (pilot.before, pilot.after, comparison.before, comparison.after)
    if not pilot.before + pilot.after:
        return NotPossible(Reason.NO_INCIDENTS)
    if not comparison.before + comparison.after:
        return NotPossible(Reason.NO_COMPARISON)
    if not pilot.before + comparison.before:
        return NotPossible(Reason.NOTHING_BEFORE)
    if not pilot.after + comparison.after:
        return NotPossible(Reason.NO_INCIDENTS)
    caveats = (
        Caveat(Doubt.CHANCE_ONLY),
        *unruly_months(dispersion),
        *small_counts(pilot.before),
    )
    if 0 in counts:
        return _conditional(pilot, comparison, level, caveats)
    difference = log(pilot.after / pilot.before) - log(comparison.after / comparison.before)
    standard_error = sqrt(dispersion * sum(1 / count for count in counts))
    margin = float(norm.ppf((1 + level) / 2)) * standard_error
    return Comparison(
        value=exp(difference),
        unit=Unit.RATIO,
        low=exp(difference - margin),
        high=exp(difference + margin),
        level=level,
        p=2 * float(norm.sf(abs(difference) / standard_error)),
        n=sum(counts),
        method=Method.RELATIVE_RATE_RATIO,
        caveats=caveats,
    )


def _conditional(
    pilot: BeforeAfter, comparison: BeforeAfter, level: float, caveats: tuple[Caveat, ...]
) -> Comparison:
    table = [[pilot.after, comparison.after], [pilot.before, comparison.before]]
    answer = odds_ratio(table, kind="conditional")
    interval = answer.confidence_interval(level)
    no_limit = (Caveat(Doubt.NO_UPPER_LIMIT),) if isinf(answer.statistic) else ()
    return Comparison(
        value=float(answer.statistic),
        unit=Unit.RATIO,
        low=float(interval.low),
        high=float(interval.high),
        level=level,
        p=float(fisher_exact(table).pvalue),
        n=pilot.before + pilot.after + comparison.before + comparison.after,
        method=Method.CONDITIONAL_ODDS_RATIO,
        caveats=(*no_limit, *caveats),
    )
