"""Do the secondary outcomes still hold when it is counted how many were looked at?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from analysis.multiplicity import holm
from analysis.results import Comparison, Hidden, NotPossible

K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """A secondary outcome, with its p adjusted for all that were compared."""

    comparison: Comparison
    p: float

    @property
    def holds(self) -> bool:
        """Whether it is a change among all the secondary outcomes, as sure as its interval."""
        return self.p <= 1 - self.comparison.level


def adjusted(
    outcomes: Mapping[K, Comparison | NotPossible | Hidden],
) -> dict[K, Adjusted | NotPossible | Hidden]:
    """
    Adjust the p of all declared secondary outcomes of a pilot by Holm's method.

    Give all that were declared, not those that look well. One without an answer keeps its reason
    and does not count. The primary outcome is judged alone and does not belong here. At an early
    decision the intervals are wider than 95 %, and so little p is asked for (`analysis.looks`).

    Source: Holm (1979), Scand. J. Stat. 6:65.
    """
    compared = {key: one for key, one in outcomes.items() if isinstance(one, Comparison)}
    p = dict(zip(compared, holm([one.p for one in compared.values()]), strict=True))
    return {
        key: Adjusted(comparison=one, p=p[key]) if isinstance(one, Comparison) else one
        for key, one in outcomes.items()
    }
