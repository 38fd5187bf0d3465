"""How many incidents move when an area is drawn otherwise, told without telling of anybody."""

from dataclasses import dataclass

from analysis.disclosure import is_small
from analysis.results import Hidden, Reason

STEP = 5


@dataclass(frozen=True, slots=True)
class Moves:
    """Incidents that come into an area and that fall out of it, to the nearest five."""

    into: int | Hidden
    out: int | Hidden


def moves(into: int, out: int) -> Moves:
    """
    Hide 1-4 and round the rest to fives: whoever moves a corner over a house and looks at the
    count before and after would else learn how many incidents that house has.
    """
    return Moves(_told(into), _told(out))


def _told(count: int) -> int | Hidden:
    return Hidden(Reason.SMALL_COUNT) if is_small(count) else round(count / STEP) * STEP
