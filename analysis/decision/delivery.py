"""Was the work done as planned? If not, an answer says little about the method."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.process.indicator import Tally, Value
from analysis.results import NotPossible, Reason

GOOD, POOR = 0.80, 0.60


class Delivered(StrEnum):
    WELL = "well"
    PARTLY = "partly"
    POORLY = "poorly"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """
    `fidelity` (P16) and `done` (P11) are shares of what was planned, `dose` (P26) measure weeks.

    Trials with about 60 % of what was planned have still shown effects, and few reached more than
    80 %: under the one it is delivered poorly, from the other on well, by the lower of the two
    shares. Nothing in place at all is poor, whatever they say.

    Source: Durlak & DuPre (2008), doi 10.1007/s10464-008-9165-0.
    """

    fidelity: Value
    done: Value
    dose: Value

    @property
    def how(self) -> Delivered:
        if isinstance(self.dose, NotPossible) and self.dose.reason is Reason.NONE_IN_PLACE:
            return Delivered.POORLY
        shares = [one.share for one in (self.fidelity, self.done) if isinstance(one, Tally)]
        if not shares:
            return Delivered.UNKNOWN
        lowest = min(shares)
        if lowest < POOR:
            return Delivered.POORLY
        return Delivered.WELL if lowest >= GOOD else Delivered.PARTLY
