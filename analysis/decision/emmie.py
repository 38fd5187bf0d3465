"""EMMIE: what the data say of effect, mechanism, moderators, implementation and economy."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from analysis.process.chain import Chain, Gap, Problem
from analysis.process.indicator import Tally
from analysis.results import Estimate, Hidden, NotPossible, Reason, Unit


class Letter(StrEnum):
    """
    The five questions of the frame.

    Source: Johnson, Tilley & Bowers (2015), doi 10.1007/s11292-015-9238-7.
    """

    EFFECT = "effect"
    MECHANISM = "mechanism"
    MODERATORS = "moderators"
    IMPLEMENTATION = "implementation"
    ECONOMY = "economy"


class Differs(StrEnum):
    YES = "yes"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How many of an area's problems have each link of problem, cause, measure and indicator."""

    cause: Tally
    measure: Tally
    indicator: Tally
    whole: Tally  # all three
    loose: int  # measures that answer no problem


def links(found: Chain | NotPossible) -> Links | NotPossible:
    """Count the links that hold; a full count of the problems, without interval."""
    if isinstance(found, NotPossible):
        return found
    gaps = {link.problem: link.gaps for link in found.links if link.problem is not None}
    if not gaps:
        return NotPossible(Reason.NO_PROBLEMS)
    return Links(
        cause=_without(gaps, Gap.NO_CAUSE),
        measure=_without(gaps, Gap.NO_MEASURE),
        indicator=_without(gaps, Gap.NO_INDICATOR),
        whole=_without(gaps, *Gap),
        loose=found.gaps[Gap.NO_PROBLEM],
    )


def differs(answers: Sequence[Estimate | Hidden | NotPossible]) -> Differs | Hidden | NotPossible:
    """
    Say whether parts of an answer differ: two of their intervals do not meet.

    That asks for more than a test of the difference does (two intervals of 95 % just apart are
    about p = 0.006), so of a handful of parts nothing need be adjusted. Where they meet, nobody can
    tell. If one part is hidden all are: the whole less the others would tell it.

    Source: Schenker & Gentleman (2001), doi 10.1198/000313001317097960.
    """
    if any(isinstance(one, Hidden) for one in answers):
        return Hidden(Reason.TELLS_OTHERS)
    told = [one for one in answers if isinstance(one, Estimate)]
    if len(told) <= 1:
        refused = next((one for one in answers if isinstance(one, NotPossible)), None)
        return refused or NotPossible(Reason.NO_VARIATION)
    apart = any(a.high < b.low or b.high < a.low for a, b in combinations(told, 2))
    return Differs.YES if apart else Differs.CANNOT_TELL


def _without(gaps: dict[Problem, tuple[Gap, ...]], *lacking: Gap) -> Tally:
    held = sum(not set(own) & set(lacking) for own in gaps.values())
    return Tally(count=held, of=len(gaps), unit=Unit.PROBLEMS)
