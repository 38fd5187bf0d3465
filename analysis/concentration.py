"""Do few places have most incidents?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom

from analysis.disclosure import disclosed
from analysis.results import Comparison, Hidden, Method, NotPossible, Reason, Unit
from analysis.squares import Mask, Squares, middles
from analysis.thinning import SQUARE_M

TOP = 0.2
FEWEST_INCIDENTS = 10  # in each period, to say whether it changed
AS_GOOD_AS_ALL = 0.995  # of the incidents, in the top 20 %: it is shown as 100 %
SPLITS = 499
LEVEL = 0.95
AT_ONCE = 100  # splits


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """
    Shares are of all incidents (0-1).

    Where incidents are few, they cannot lie evenly: 50 of them at 1,000 places are all in the top
    20 %. So hold the share against the one by chance, and the adjusted Gini against that of
    another time: it is 0 where incidents lie as evenly as their number allows.
    """

    top20_share: float  # in the top 20 % of places
    top20_by_chance: float  # expected there if each incident fell on any place alike
    gini: float  # 0: all places alike; towards 1: one has everything
    gini_adjusted: float  # the same where there are as many incidents as places, or more
    n: int  # incidents
    places: int  # those without incidents too

    @property
    def sparse(self) -> bool:
        """Fewer incidents than places: `gini` says little."""
        return self.n < self.places


@dataclass(frozen=True, slots=True)
class BeforeAfterConcentration:
    before: Concentration | NotPossible | Hidden
    after: Concentration | NotPossible | Hidden


def concentration(counts: Sequence[float] | NDArray[np.float64]) -> Concentration | NotPossible:
    """
    Measure how unevenly incidents lie over places, from the count of every place.

    Where 20 % is not a whole number of places, the next one counts with its part (the Lorenz
    curve, straight between places). Without incidents there is nothing to divide.

    Source: Bernasco & Steenbeek (2017), doi 10.1007/s10940-016-9324-7.
    """
    largest_first = np.sort(np.asarray(counts, dtype=float))[::-1]
    total, n = largest_first.sum(), len(largest_first)
    if not total:
        return NotPossible(Reason.NO_INCIDENTS)
    lorenz = np.concatenate([[0.0], np.cumsum(largest_first) / total])
    ranks = np.arange(1, n + 1)
    gini = float((n + 1 - 2 * ranks) @ largest_first / (n * total))
    return Concentration(
        top20_share=float(np.interp(TOP * n, np.arange(n + 1), lorenz)),
        top20_by_chance=_by_chance(round(total), n),
        gini=gini,
        gini_adjusted=1 - max(n / total, 1) * (1 - gini),
        n=int(total),
        places=n,
    )


def concentration_before_and_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    squares: Squares,
    inside: Mask,
    *,
    cell_m: float = 25,
) -> BeforeAfterConcentration:
    """
    Two periods over the same places: the squares of the study area (`inside`).

    Cells (cell_x, cell_y, count) are all there are, not thinned ones. A period of 1-4 incidents
    is hidden, and one with 1-4 beyond the top 20 %. Where the top 20 % would hold all of them
    wherever they lie, nothing can be told. Of less ground than a square of 250 m nothing
    is told: its share and Gini would be those of single places.
    """
    if inside.sum() * squares.size_m**2 < SQUARE_M**2:
        alone = NotPossible(Reason.ONE_AREA)
        return BeforeAfterConcentration(before=alone, after=alone)
    first, second = (squares.counted(middles(cells, cell_m))[inside] for cells in (before, after))
    return BeforeAfterConcentration(before=_disclosed(first), after=_disclosed(second))


def _disclosed(counts: NDArray[np.float64]) -> Concentration | NotPossible | Hidden:
    found = concentration(counts)
    if isinstance(found, NotPossible):
        return found
    top = round(found.top20_share * found.n)
    shown = disclosed(found, found.n, top, found.n - top)
    if isinstance(shown, Concentration) and found.top20_by_chance >= AS_GOOD_AS_ALL:
        return NotPossible(Reason.FEW_FOR_PLACES)
    return shown


def concentration_change(
    before: pd.DataFrame,
    after: pd.DataFrame,
    squares: Squares,
    inside: Mask,
    *,
    rng: np.random.Generator,
    dispersion: float = 1.0,
    cell_m: float = 25,
) -> Comparison | NotPossible:
    """
    How much larger is the share in the top 20 % of places than if incidents lay where they did?

    The incidents of both periods are dealt out again at random, so many to each period as it has,
    499 times: that says what the difference is by chance alone. It is not 0, for fewer incidents
    always look more concentrated; `value` is the difference beyond its mean, in share points, and
    low and high are the difference beyond its 95 % limits. These are moved away from the mean by
    the square root of `dispersion` (of months, from 1), for incidents come in series. `n` are the
    incidents of both periods. Where both shares are all that there is, they cannot differ.

    Source: the permutation test of two samples, Good (2005), Permutation, Parametric and Bootstrap
    Tests of Hypotheses, ch. 3.
    """
    first, second = (
        np.rint(squares.counted(middles(cells, cell_m))[inside]).astype(np.int64)
        for cells in (before, after)
    )
    if min(first.sum(), second.sum()) < FEWEST_INCIDENTS:
        return NotPossible(Reason.FEW_IN_PERIOD, size=FEWEST_INCIDENTS)
    if any(_by_chance(int(n.sum()), len(n)) >= AS_GOOD_AS_ALL for n in (first, second)):
        return NotPossible(Reason.FEW_FOR_PLACES)
    both, places = first + second, len(first)
    shares = _top_shares(np.stack([first, second]), places)
    if shares.min() >= AS_GOOD_AS_ALL:
        return NotPossible(Reason.ALL_IN_A_FIFTH)
    used = both[both > 0]
    by_chance = np.concatenate(
        [
            _top_shares(dealt, places) - _top_shares(used - dealt, places)
            for dealt in _dealt(used, int(second.sum()), rng)
        ]
    )
    mean = by_chance.mean()
    by_chance = mean + (by_chance - mean) * np.sqrt(max(dispersion, 1.0))
    observed = float(shares[1] - shares[0])
    value = observed - float(mean)
    tail = (1 - LEVEL) / 2
    shift = np.quantile(by_chance, [1 - tail, tail])
    further = np.abs(by_chance - mean) >= abs(value) - 1e-12
    return Comparison(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=min(value, float(observed - shift[0])),
        high=max(value, float(observed - shift[1])),
        level=LEVEL,
        p=float((1 + further.sum()) / (1 + SPLITS)),
        n=int(both.sum()),
        method=Method.DEALT_AGAIN,
    )


def _dealt(
    counts: NDArray[np.int64], n: int, rng: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """`n` of the incidents of all places together, drawn at random; a row for each split."""
    for start in range(0, SPLITS, AT_ONCE):
        size = min(AT_ONCE, SPLITS - start)
        yield rng.multivariate_hypergeometric(counts, n, size=size, method="marginals")


def _top_shares(counts: NDArray[np.int64], places: int) -> NDArray[np.float64]:
    """The share in the top 20 % of `places`; rows are samples, places left out are empty."""
    largest_first = np.sort(counts, axis=1)[:, ::-1]
    whole, part = divmod(TOP * places, 1)
    sums = largest_first[:, : int(whole)].sum(axis=1).astype(np.float64)
    if part and int(whole) < counts.shape[1]:
        sums += part * largest_first[:, int(whole)]
    return np.asarray(sums / counts.sum(axis=1), dtype=np.float64)


def _by_chance(incidents: int, places: int) -> float:
    """The fullest 20 % of places, if each holds a binomial number of incidents."""
    fewest, most = (int(end) for end in binom.ppf([1e-12, 1 - 1e-12], incidents, 1 / places))
    count = np.arange(most, fewest - 1, -1)
    share = binom.pmf(count, incidents, 1 / places)
    above = np.concatenate([[0.0], np.cumsum(share)[:-1]])
    taken = np.clip(TOP - above, 0, share)
    return min(1.0, float(taken @ count) * places / incidents)
