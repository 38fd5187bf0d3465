"""Do the rows of a table of answers spread over its columns alike?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2_contingency

from analysis.results import NotPossible, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiSquare:
    value: float
    degrees_of_freedom: int
    p: float
    n: int


def chi_square(table: Sequence[Sequence[int]]) -> ChiSquare | NotPossible:
    """
    Pearson's chi-square of a table of counts, without correction for continuity.

    It needs two rows and two columns. One that nobody is in has no expected counts; leave it out.
    Source: Pearson (1900), doi 10.1080/14786440009463897.
    """
    counts = np.asarray(table)
    if not counts.sum():
        return NotPossible(Reason.NO_ANSWERS)
    if not counts.sum(axis=0).all() or not counts.sum(axis=1).all():
        return NotPossible(Reason.EMPTY_LINE)
    if min(counts.shape) < 2:
        return NotPossible(Reason.NO_VARIATION)
    found = chi2_contingency(counts, correction=False)
    return ChiSquare(
        value=float(found.statistic),
        degrees_of_freedom=int(found.dof),
        p=float(found.pvalue),
        n=int(counts.sum()),
    )
