"""How sure is an order of areas that rests on counts, and on weights that somebody chose?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from analysis.results import NotPossible, Reason

SPAN = 0.90  # of the draws lie in a span of ranks
TOP = 3
NEARLY_ALWAYS = 0.90  # of the draws
TOLD_APART = 0.95  # of the draws have the one above the other
FEWEST_KNOWN = 5  # areas, to say of a criterion that one stands high
LEAST_KNOWN = 0.5  # of the weight, to place an area at all
_DIGITS = 9  # scores that differ by less are equal

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Span:
    """From the best to the worst rank, 1 the highest."""

    best: int
    worst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    Where one area (its `row`) stands.

    `chance`: the ranks that the numbers allow with the chosen weights; `weights`: those that other
    weights give with the numbers as they are; `both` together. `in_top` is the share of the latter
    draws (0-1) that have it among the first three, `known` that of the weight which rests on
    something known.
    """

    row: int
    rank: int
    chance: Span
    weights: Span
    both: Span
    in_top: float
    known: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    places: tuple[Place, ...]  # by rank
    unplaced: tuple[int, ...]  # rows of which too little is known
    used: tuple[int, ...]  # columns: the criteria that enough areas have
    draws: int
    nearly_always: tuple[int, ...]  # rows that stand among the first three in nearly all draws
    is_order_told: bool  # every two of these stand the same way round in nearly all draws


def percentiles(values: Numbers) -> Numbers:
    """
    Give each value (..., area, criterion) its place among the known ones, 0-1, 0.5 in the middle.

    Missing (NaN) stays so. Ranks and not standard deviations: counts of areas are skewed, and one
    busy square would press all others together and decide alone. Equal values share a place. What
    is lost is by how much one is above another; `rank` says whether that is more than chance.
    """
    places = np.full(values.shape, np.nan)
    for column in range(values.shape[-1]):
        known = ~np.isnan(values[..., column]).reshape(-1, values.shape[-2])[0]
        if known.any():
            own = values[..., known, column]
            places[..., known, column] = (rankdata(own, axis=-1) - 0.5) / known.sum()
    return places


def rank(
    drawn: Numbers, weights: Sequence[float], rng: np.random.Generator
) -> Ranking | NotPossible:
    """
    Order areas by the weighted mean of their percentiles, and say how firm the order is.

    `drawn` (draw, area, criterion) are values that the data allow: the higher, the more speaks for
    the area; NaN in every draw is not known. `weights`, 0 or more, are of the criteria; only their
    proportions count. Other weights are drawn evenly from all there are (Dirichlet, all parameters
    1). Areas stand in the order of their expected percentiles: a difference that chance may have
    made moves nobody far.

    What is not known is no zero: it counts as the middle, and in the draws as anything from lowest
    to highest, so who is little known gets a wide span. A criterion that fewer than five areas have
    is left out, and an area with less than half of the weight known is not placed.

    Not possible where nothing is weighed, or no more than three areas can be placed: all would be
    among the first three.

    Source: Goldstein & Spiegelhalter (1996), doi 10.2307/2983325; expected ranks: Laird & Louis
    (1989), doi 10.3102/10769986014001029; weights: OECD (2008), Handbook on Constructing Composite
    Indicators, step 7.
    """
    is_known = ~np.isnan(drawn[0])
    used = is_known.sum(axis=0) >= FEWEST_KNOWN
    chosen = np.where(used, np.asarray(weights, dtype=float), 0.0)
    if not chosen.sum():
        return NotPossible(Reason.NOTHING_WEIGHED)
    share_known = is_known @ chosen / chosen.sum()
    placed = share_known >= LEAST_KNOWN
    if placed.sum() <= TOP:
        return NotPossible(Reason.TOO_FEW_TO_RANK, size=int(placed.sum()))
    return _placed(
        np.flatnonzero(placed),
        np.flatnonzero(~placed),
        np.flatnonzero(used),
        share_known[placed],
        _Draws(percentiles(drawn[:, placed][:, :, used]), chosen[used], rng),
    )


class _Draws:
    """Ranks of the areas (columns) in each draw (rows)."""

    def __init__(self, places: Numbers, weights: Numbers, rng: np.random.Generator) -> None:
        others = rng.dirichlet(np.ones(len(weights)), size=len(places))
        missing = np.isnan(places)
        guessed = np.where(missing, rng.uniform(size=places.shape), places)
        expected = np.where(missing, 0.5, places).mean(axis=0)
        self.own = ranks(expected @ weights / weights.sum())
        self.chance = ranks(guessed @ weights / weights.sum())
        self.weights = ranks(others @ expected.T)
        self.both = ranks(np.einsum("dac,dc->da", guessed, others))


def ranks(scores: Numbers) -> Ranks:
    """1 for the highest along the last axis; equal scores share the better rank."""
    return np.asarray(rankdata(-scores.round(_DIGITS), method="min", axis=-1), dtype=np.int64)


def _placed(rows: Ranks, unplaced: Ranks, used: Ranks, known: Numbers, drawn: _Draws) -> Ranking:
    in_top = (drawn.both <= TOP).mean(axis=0)
    spans = [_spans(each) for each in (drawn.chance, drawn.weights, drawn.both)]
    places = [
        Place(
            row=int(row),
            rank=int(drawn.own[at]),
            chance=spans[0][at],
            weights=spans[1][at],
            both=spans[2][at],
            in_top=float(in_top[at]),
            known=float(known[at]),
        )
        for at, row in enumerate(rows)
    ]
    top = np.flatnonzero(in_top >= NEARLY_ALWAYS)
    return Ranking(
        places=tuple(sorted(places, key=lambda one: (one.rank, -one.in_top, one.row))),
        unplaced=tuple(map(int, unplaced)),
        used=tuple(map(int, used)),
        draws=len(drawn.both),
        nearly_always=tuple(map(int, rows[top])),
        is_order_told=_is_told(drawn.both[:, top]),
    )


def _spans(drawn: Ranks) -> list[Span]:
    tail = (1 - SPAN) / 2
    best, worst = np.quantile(drawn, [tail, 1 - tail], axis=0, method="inverted_cdf")
    return [Span(int(low), int(high)) for low, high in zip(best, worst, strict=True)]


def _is_told(drawn: Ranks) -> bool:
    above = (drawn[:, :, np.newaxis] < drawn[:, np.newaxis, :]).mean(axis=0)
    firm = (above >= TOLD_APART) | (above.T >= TOLD_APART)
    return bool(firm[~np.eye(len(firm), dtype=bool)].all())
