"""Would another way of counting turn the answer?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from analysis.results import Comparison, Estimate, Hidden, NotPossible
from analysis.verdict import verdict
from data.study import Outcome

Answer = Comparison | Hidden | NotPossible
E = TypeVar("E")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """What is otherwise than in the headline."""

    sign: bool = False  # more in place of fewer
    certainty: bool = False  # sure of a change where the headline is not, or the other way round
    verdict: bool = False  # for or against, or cannot tell
    unknown: bool = False  # there is no answer any more

    @property
    def answer(self) -> bool:
        """Would the council read something else? A sign alone says little where nothing is sure."""
        return self.certainty or self.verdict or self.unknown


def together(each: Iterable[Turns]) -> Turns:
    """What turns in any of them."""
    found = list(each)
    return Turns(
        sign=any(one.sign for one in found),
        certainty=any(one.certainty for one in found),
        verdict=any(one.verdict for one in found),
        unknown=any(one.unknown for one in found),
    )


def turns(answer: Answer | Estimate, headline: Estimate, outcome: Outcome) -> Turns:
    """Compare an answer (a ratio, 1 is no change) with the headline."""
    if not isinstance(answer, Estimate):
        return Turns(unknown=True)
    return Turns(
        sign=(answer.value - 1) * (headline.value - 1) < 0,
        certainty=is_sure(answer) != is_sure(headline),
        verdict=verdict(answer, outcome).stance != verdict(headline, outcome).stance,
    )


def is_sure(answer: Estimate) -> bool:
    return answer.low > 1 or answer.high < 1


def coarse(answer: E) -> E:
    """
    A ratio to the whole per cent, without n and what else tells of the counts.

    Answers to nearly the same question lie side by side here: of exact ones a reader could work out
    the incidents in which they differ, those of one premises or of a few months.
    """
    if not isinstance(answer, Estimate):
        return answer
    value, low, high = (round(number, 2) for number in (answer.value, answer.low, answer.high))
    if isinstance(answer, Comparison):
        answer = replace(answer, p=round(answer.p, 2))
    return replace(answer, value=value, low=low, high=high, n=0, caveats=())
