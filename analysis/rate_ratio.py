"""Is this count a change from that one, or what chance does anyway? Exact, from counts alone."""

from math import inf, sqrt

from scipy.stats import beta, binomtest, chi2

from analysis.caveats import small_counts
from analysis.counts import are_counts
from analysis.results import Caveat, Comparison, Doubt, Estimate, Method, NotPossible, Reason, Unit

SIGNAL_FROM = 3


def poisson_rate(count: int, exposure: float, *, level: float = 0.95) -> Estimate | NotPossible:
    """
    Incidents per unit of `exposure` (months, say), with Garwood's exact interval.

    Without exposure it is not possible. Source: Garwood (1936), doi 10.1093/biomet/28.3-4.437.
    """
    if not are_counts(count):
        return NotPossible(Reason.NOT_COUNTS)
    if exposure <= 0:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    tail = (1 - level) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return Estimate(
        value=count / exposure,
        unit=Unit.INCIDENTS_PER_MONTH,
        low=low / exposure,
        high=float(chi2.ppf(1 - tail, 2 * count + 2)) / 2 / exposure,
        level=level,
        n=count,
        method=Method.EXACT_RATE,
    )


def rate_ratio_exact(
    before: int,
    after: int,
    *,
    before_exposure: float = 1,
    after_exposure: float = 1,
    level: float = 0.95,
) -> Comparison | NotPossible:
    """
    Divide the rate after by the rate before, with the exact conditional interval.

    Given their sum, the count after is binomial (Clopper-Pearson limits; p as scipy's binomtest
    and R's poisson.test). With no incident before, value and high are infinite, as in R, and the
    caveat NO_UPPER_LIMIT says that only `low` can be told: "at least". Pages never get that far,
    for `analysis.findings` gives no ratio on so few. With none at all it is not possible.

    Source: Przyborowski & Wilenski (1940), doi 10.1093/biomet/31.3-4.313.
    """
    if not are_counts([before, after]):
        return NotPossible(Reason.NOT_COUNTS)
    if before_exposure <= 0 or after_exposure <= 0:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    n = before + after
    if not n:
        return NotPossible(Reason.NO_INCIDENTS)
    tail = (1 - level) / 2
    low = float(beta.ppf(tail, after, before + 1)) if after else 0.0
    high = float(beta.ppf(1 - tail, after + 1, before)) if before else 1.0
    longer = before_exposure / after_exposure
    share = after_exposure / (before_exposure + after_exposure)
    no_limit = () if before else (Caveat(Doubt.NO_UPPER_LIMIT),)
    return Comparison(
        value=after / before * longer if before else inf,
        unit=Unit.RATIO,
        low=low / (1 - low) * longer,
        high=high / (1 - high) * longer if high < 1 else inf,
        level=level,
        p=float(binomtest(after, n, share).pvalue),
        n=n,
        method=Method.EXACT_RATE_RATIO,
        caveats=(*no_limit, *small_counts(before)),
    )


def quick_look(before: float, after: float) -> float:
    """
    2 (sqrt(after) - sqrt(before)): about normal, of mean 0 if nothing but chance is at work.

    For two periods of the same length. Its variance is 1 where `before` is known without chance, 2
    where it is a count like `after`: then one in thirty is beyond 3.

    Source: Wheeler (2016), Int. J. Police Sci. Manag. 18:159.
    """
    return 2 * (sqrt(after) - sqrt(before))


def is_signal(before: float, after: float, *, dispersion: float) -> bool:
    """Tell whether the quick look is beyond 3, widened by the months' own unruliness."""
    return abs(quick_look(before, after)) > SIGNAL_FROM * sqrt(dispersion)
