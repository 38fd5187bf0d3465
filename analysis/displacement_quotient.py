"""Did the change in the streets around go with the pilot's, or against it?"""

from dataclasses import dataclass
from enum import StrEnum

from analysis.counts import BeforeAfter, are_counts
from analysis.results import NotPossible, Reason


class Reading(StrEnum):
    """What the quotient says where the pilot did better than the comparison."""

    MOSTLY_AROUND = "mostly_around"  # it fell more around than in the pilot
    DIFFUSION = "diffusion"  # it fell around too
    UNMOVED = "unmoved"
    PARTLY_MOVED = "partly_moved"
    OUTWEIGHED = "outweighed"  # more came around than the pilot lost


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementQuotient:
    """
    `value` = `buffer` / `success`, each a change of the area's size in units of the comparison's.

    It reads only where `success` < 0 (the pilot did better): above 0 the buffer followed the
    pilot, from 0 to -1 it lost less than the pilot won, below -1 more. No sampling error is known.
    """

    value: float
    success: float
    buffer: float
    total_net_effect: float  # incidents fewer in pilot and buffer together than expected

    @property
    def reading(self) -> Reading | None:
        """None where the pilot did no better: then there is nothing that could have moved."""
        if self.success >= 0:
            return None
        if not self.value:
            return Reading.UNMOVED
        if self.value > 0:
            return Reading.MOSTLY_AROUND if self.value > 1 else Reading.DIFFUSION
        return Reading.OUTWEIGHED if self.value < -1 else Reading.PARTLY_MOVED


def displacement_quotient(
    pilot: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter
) -> DisplacementQuotient | NotPossible:
    """
    Divide the buffer's change by the pilot's, both against the comparison area (incidents each).

    Without incidents in the comparison area in both periods, or where the pilot changed exactly
    like it, there is no quotient. Source: Bowers & Johnson (2003), doi 10.1023/A:1024909009240.
    """
    if not are_counts([(c.before, c.after) for c in (pilot, buffer, comparison)]):
        return NotPossible(Reason.NOT_COUNTS)
    if not comparison.before or not comparison.after:
        return NotPossible(Reason.NO_COMPARISON)
    if pilot.after * comparison.before == pilot.before * comparison.after:
        return NotPossible(Reason.NO_PILOT_CHANGE)
    success, moved = (
        area.after / comparison.after - area.before / comparison.before for area in (pilot, buffer)
    )
    growth = comparison.after / comparison.before
    return DisplacementQuotient(
        value=moved / success,
        success=success,
        buffer=moved,
        total_net_effect=sum(area.before * growth - area.after for area in (pilot, buffer)),
    )
