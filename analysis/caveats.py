"""Doubts that several methods share, each with its threshold."""

from collections.abc import Iterable

from analysis.results import Caveat, Doubt

UNRULY_FROM = 1.5  # dispersion; 1 is pure chance
FEW_BEFORE = 20  # incidents before, under which a percentage says little


def unruly_months(dispersion: float) -> tuple[Caveat, ...]:
    """`dispersion` is what `analysis.dispersion.dispersion` gives."""
    return (Caveat(Doubt.UNRULY_MONTHS, size=dispersion),) if dispersion > UNRULY_FROM else ()


def small_counts(before: int) -> tuple[Caveat, ...]:
    return (Caveat(Doubt.SMALL_COUNTS, size=before),) if before < FEW_BEFORE else ()


def without_repeats(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    return tuple(dict.fromkeys(caveats))
