"""Would we see this anyway? Every comparison area is judged as if it were the pilot."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb

from analysis.counts import BeforeAfter
from analysis.disclosure import disclosed
from analysis.effect import comparable, relative_change
from analysis.results import Comparison, Hidden, NotPossible, Reason


@dataclass(frozen=True, slots=True)
class PlaceboArea:
    """A comparison area judged against the others; hidden where a count of 1-4 would show."""

    area: str
    change: Comparison | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Placebo:
    """
    `rank` of `of` areas, the pilot among them: 1 is the change that chance gives least often.

    So p is rank / of, and no smaller than `smallest_p`, however clear the change is.
    """

    areas: tuple[PlaceboArea, ...]  # by area id
    rank: int
    of: int
    smallest_p: float

    @property
    def p(self) -> float:
        return self.rank / self.of

    def disagrees(self, headline: Comparison) -> bool:
        """The headline is sure of a change, but areas without a pilot changed as clearly."""
        sure = headline.low > 1 or headline.high < 1
        return sure and self.rank > 1 and self.p > 1 - headline.level


def placebo_in_space(
    pilot: BeforeAfter, comparison: Mapping[str, BeforeAfter], *, dispersion: float
) -> Placebo | NotPossible:
    """
    Give every comparison area the headline that it would have had as the pilot.

    Each is compared with all other comparison areas, the pilot with all of them. They are ranked by
    p, not by size: a small area changes more by chance. Not possible where the headline is not, for
    the pilot or for one area less.

    Source: Conley & Taber (2011), doi 10.1162/REST_a_00049; MacKinnon & Webb (2020),
    doi 10.1016/j.jeconom.2020.04.024 (rank by t).
    """
    usable = comparable(comparison)
    own = relative_change({"": pilot}, usable, dispersion=dispersion)
    if isinstance(own, NotPossible):
        return own
    found: dict[str, Comparison] = {}
    for area, counts in usable.items():
        others = {name: other for name, other in usable.items() if name != area}
        change = relative_change({area: counts}, others, dispersion=dispersion)
        if isinstance(change, NotPossible):
            return change
        found[area] = change
    of = len(found) + 1
    return Placebo(
        areas=tuple(
            PlaceboArea(area, disclosed(found[area], usable[area].before, usable[area].after))
            for area in sorted(found)
        ),
        rank=1 + sum(change.p <= own.p for change in found.values()),
        of=of,
        smallest_p=1 / of,
    )


def placebo_in_space_smallest_p(areas: int, pilot_areas: int) -> float | NotPossible:
    """
    1 / number of ways to choose the pilots among all areas: one of 19 cannot reach .05.

    Source: MacKinnon & Webb (2020), doi 10.1016/j.jeconom.2020.04.024.
    """
    if not 0 < pilot_areas <= areas:
        return NotPossible(Reason.TOO_FEW_AREAS, size=areas)
    return 1 / comb(areas, pilot_areas)
