"""How small can p get if every choice of areas could have been the pilots?"""

from math import comb

from analysis.results import NotPossible, Reason


def placebo_in_space_smallest_p(areas: int, pilot_areas: int) -> float | NotPossible:
    """
    1 / number of ways to choose the pilots among all areas: one of 19 cannot reach .05.

    Source: MacKinnon & Webb (2020), doi 10.1016/j.jeconom.2020.04.024.
    """
    if not 0 < pilot_areas <= areas:
        return NotPossible(Reason.TOO_FEW_AREAS, size=areas)
    return 1 / comb(areas, pilot_areas)
