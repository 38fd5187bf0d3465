"""How strong is the evidence, by what was actually compared?"""

from dataclasses import dataclass
from enum import StrEnum

from analysis.pretrend import PreTrend, PreTrendFindings
from analysis.results import Estimate, Hidden, NotPossible

MANY_AREAS = 20


class NotHigher(StrEnum):
    """Why the grade is not higher."""

    NO_BEFORE_AFTER = "no_before_after"
    NO_COMPARISON = "no_comparison"  # no headline against comparison areas
    TREND_DIFFERS = "trend_differs"  # the pilot did not follow them before
    TREND_UNSURE = "trend_unsure"
    TREND_UNKNOWN = "trend_unknown"
    FEW_AREAS = "few_areas"  # fewer than twenty comparison areas
    ONE_PILOT = "one_pilot"  # each pilot is judged alone: level 4 takes many treated units
    NOT_RANDOMISED = "not_randomised"


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    A grade of the Maryland Scientific Methods Scale.

    1: one point in time. 2: before and after. 3: and comparison areas. `solid` is a 3 with twenty
    comparison areas or more, that the pilot followed before. 4 takes many treated units and 5
    chance deciding where: neither is reached by one pilot.
    """

    grade: int
    solid: bool
    not_higher: tuple[NotHigher, ...]


def evidence(
    own: Estimate | NotPossible | Hidden,
    change: Estimate | NotPossible | Hidden,
    areas: int,
    before: PreTrendFindings | NotPossible | Hidden,
) -> Evidence:
    """
    Grade what one pilot's answer rests on.

    `own` is its own before and after, `change` the headline against `areas` comparison areas
    (`Findings.own.change`, `.change`, `.used`), `before` how it followed them. An answer that is
    hidden was still found; a plan alone earns nothing.

    Source: Sherman et al. (1998), Preventing Crime: What Works, NCJ 171676.
    """
    beyond = (NotHigher.ONE_PILOT, NotHigher.NOT_RANDOMISED)
    if isinstance(own, NotPossible) and isinstance(change, NotPossible):
        return Evidence(1, False, (NotHigher.NO_BEFORE_AFTER, *beyond))
    if isinstance(change, NotPossible):
        return Evidence(2, False, (NotHigher.NO_COMPARISON, *beyond))
    doubt = _doubt(before)
    if doubt is NotHigher.TREND_DIFFERS:
        return Evidence(2, False, (doubt, *beyond))
    few = (NotHigher.FEW_AREAS,) if areas < MANY_AREAS else ()
    weak = (doubt, *few) if doubt else few
    return Evidence(3, not weak, (*weak, *beyond))


def _doubt(before: PreTrendFindings | NotPossible | Hidden) -> NotHigher | None:
    if not isinstance(before, PreTrendFindings):
        return NotHigher.TREND_UNKNOWN
    match before.sign:
        case PreTrend.FOLLOWS:
            return None
        case PreTrend.UNSURE:
            return NotHigher.TREND_UNSURE
        case PreTrend.DIFFERS:
            return NotHigher.TREND_DIFFERS
