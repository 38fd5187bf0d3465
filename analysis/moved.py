"""Where did it go? The areas around, one by one and together with the pilot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from analysis.counts import BeforeAfter, pooled
from analysis.disclosure import disclosed, is_small
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.displacement_quotient import DisplacementQuotient, displacement_quotient
from analysis.effect import difference_from_expected
from analysis.results import Comparison, Hidden, NotPossible, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """
    Incidents more (+) or fewer (-) after than the comparison areas lead us to expect.

    `net` is pilot and buffers together, the total net effect with its sign turned; `by_area` each
    buffer where there are several. `by_chance` is that of the buffers, as the weighted displacement
    difference, whose interval leaves out that areas drift apart. The quotient has no interval.
    """

    net: Comparison | Hidden | NotPossible
    by_area: tuple[tuple[str, Comparison | Hidden | NotPossible], ...]
    by_chance: WeightedDifference | Hidden | NotPossible
    quotient: DisplacementQuotient | Hidden | NotPossible


def moved(
    pilot: tuple[str, BeforeAfter],
    buffers: Mapping[str, BeforeAfter],
    comparison: Mapping[str, BeforeAfter],
    *,
    months: tuple[int, int],
    dispersion: float,
    level: float = 0.95,
) -> Moved | NotPossible:
    """
    Hold each buffer, and pilot and buffers together, against the comparison areas that are used.

    `months` are those before and after. Without a buffer there is nothing to tell.

    Source: Bowers & Johnson (2003), doi 10.1023/A:1024909009240; Wheeler & Ratcliffe (2018),
    doi 10.1186/s40163-018-0085-5.
    """
    if not buffers:
        return NotPossible(Reason.NO_BUFFER)
    name, own = pilot
    around, others = pooled(buffers.values()), pooled(comparison.values())
    counts = (own.before, own.after, around.before, around.after)

    def more(areas: Mapping[str, BeforeAfter]) -> Comparison | NotPossible:
        return difference_from_expected(areas, comparison, dispersion=dispersion, level=level)

    hidden = _not_shown(buffers)
    by_chance = weighted_displacement_difference(
        around,
        others,
        time_weights=(months[0] / months[1], 1),
        scale_comparison_to_pilot=True,
        dispersion=dispersion,
        level=level,
    )
    return Moved(
        net=disclosed(more({name: own, **buffers}), *counts),
        by_area=tuple(
            (area, Hidden(Reason.SMALL_COUNT) if area in hidden else more({area: buffers[area]}))
            for area in sorted(buffers)
            if len(buffers) > 1
        ),
        by_chance=disclosed(by_chance, around.before, around.after),
        quotient=disclosed(
            displacement_quotient(own, around, others), *counts, others.before, others.after
        ),
    )


def _not_shown(buffers: Mapping[str, BeforeAfter]) -> frozenset[str]:
    """
    Buffers of small counts, and as many others as hide them.

    The areas' differences add up to that of all buffers, which is shown: what is hidden must be
    several areas that together are not small.
    """
    hidden = {area for area, counts in buffers.items() if _small(counts)}
    smallest_first = sorted(buffers, key=lambda area: (buffers[area].before, area))
    while hidden and _tells(hidden, buffers) and (rest := _others(smallest_first, hidden)):
        hidden.add(rest[0])
    return frozenset(hidden)


def _tells(hidden: Collection[str], buffers: Mapping[str, BeforeAfter]) -> bool:
    return len(hidden) < 2 or _small(pooled(buffers[area] for area in hidden))


def _others(areas: Collection[str], hidden: Collection[str]) -> list[str]:
    return [area for area in areas if area not in hidden]


def _small(counts: BeforeAfter) -> bool:
    return is_small(counts.before) or is_small(counts.after)
