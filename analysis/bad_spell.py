"""How many incidents would the pilot have had before, had it not been chosen after a bad spell?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.effect import FEWEST_COMPARISON_AREAS
from analysis.regression_to_the_mean import CorrectedCount, regression_to_the_mean
from analysis.results import NotPossible, Reason

_USUAL = ("businesses", "employees", "residents")  # bases, the one that says most of crime first
_ALIKE = 1e6  # overdispersion of areas that differ by nothing but chance


@dataclass(frozen=True, slots=True)
class Kind:
    """What places of the pilot's kind have: incidents a month for each of the base (a business)."""

    rate: float
    overdispersion: float  # the larger, the more alike such places are
    dispersion: float  # of the months

    def correct(self, months: Sequence[int], base: float) -> CorrectedCount | NotPossible:
        """
        Weigh the pilot's own months together with what its kind has for as many of the base.

        The value is incidents a month.
        """
        # months that vary by more than chance say less: as if the kind were as much surer
        weight = self.overdispersion * self.dispersion
        return regression_to_the_mean(
            months, expected_per_year=self.rate * base, overdispersion=weight
        )


def kind_of_place(
    before: Mapping[str, int], bases: Mapping[str, float], months: int, dispersion: float
) -> Kind | NotPossible:
    """
    Learn from all areas that the pilot may have been chosen among, by the method of moments.

    `before` are their incidents in as many months, the pilot's too: without the worst of them the
    others would seem quieter than their kind is, and a pilot that is another kind of place makes
    the kind so wide that little is corrected. `bases` says how many businesses or the like each
    has; areas without are left out. Their rates are taken as gamma distributed about one rate.

    Source: Hauer (1997), Observational Before-After Studies in Road Safety, chapter 11; Marshall
    (1991), doi 10.2307/2347593.
    """
    known = sorted(area for area in before if bases.get(area, 0) > 0)
    if len(known) <= FEWEST_COMPARISON_AREAS:
        return NotPossible(Reason.NO_BASES)
    counts = np.array([before[area] for area in known], dtype=float)
    held = np.array([bases[area] for area in known]) * months
    if not counts.any() or not months:
        return NotPossible(Reason.NO_COMPARISON)
    rate = counts.sum() / held.sum()
    expected = rate * held
    scatter = ((counts - expected) ** 2).sum() * len(known) / (len(known) - 1)
    more_than_chance = (scatter - dispersion * expected.sum()) / (expected**2).sum()
    overdispersion = 1 / max(float(more_than_chance), 1 / _ALIKE)
    return Kind(float(rate), overdispersion, dispersion)


def usual_base(
    bases: pd.DataFrame, pilot: str, others: Sequence[str], year: int
) -> tuple[str, Mapping[str, float]] | NotPossible:
    """
    Choose a base that the pilot and enough comparison areas have, and give what each has of it.

    `bases` has area_id, year, base, value; of several years the one nearest to `year` counts.
    """
    wanted = bases[bases["area_id"].isin([pilot, *others]) & (bases["value"] > 0)]
    distance = (wanted["year"] - year).abs()
    nearest = wanted.assign(distance=distance).sort_values(["distance", "year"], kind="stable")
    nearest = nearest.drop_duplicates(["base", "area_id"])
    for base in _USUAL:
        own = nearest[nearest["base"] == base].set_index("area_id")["value"].to_dict()
        if pilot in own and len(own) > FEWEST_COMPARISON_AREAS:
            return base, {str(area): float(value) for area, value in own.items()}
    return NotPossible(Reason.NO_BASES)
