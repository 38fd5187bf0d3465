"""What is known over all outcomes? Declared ones first, what nobody declared clearly apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.doubts import Check, weakening
from analysis.evidence import Evidence
from analysis.process.indicator import By, Indicator, Part, Tally, Value
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Estimate,
    Hidden,
    NotPossible,
    Verdict,
    Wording,
)
from analysis.secondary import Adjusted, adjusted
from analysis.survey.item_changes import ItemChange
from data.study import Outcome, Pilot

NO_CLAIM = {Wording.UNLIKELY, Wording.CANNOT_TELL}  # that anything changed
WORKING = ("P02", "P04", "P06", "P07", "P27")
METHODS = ("P16", "P11", "P09", "P14", "P26")
BY_OWNER = {"P11", "P14"}


class Declared(StrEnum):
    """What the plan said of it, before anybody looked."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BEYOND = "beyond"  # nothing


class Field(StrEnum):
    """Of what it tells, in the order of the table."""

    EFFECT = "effect"  # incidents
    SAFETY = "safety"  # answers to a survey
    WORKING = "working"  # ways of working
    METHODS = "methods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a page says of one question of the plan."""

    outcome: Outcome
    result: Estimate | Hidden | NotPossible
    verdict: Verdict | None = None
    evidence: Evidence | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPilot:
    """All that is known of one pilot. `answers` are those of the plan, the primary one first."""

    pilot: Pilot
    answers: tuple[Answer, ...]
    explored: tuple[ItemChange, ...] = ()  # of the survey, beyond the plan
    indicators: Mapping[str, Indicator]  # code -> P01-P28


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """
    One line of the table. `code` is an indicator's or an item's, "" where `outcome` says it.

    `verdict` is the decision rule's, of a secondary outcome only where it claims no change or still
    holds when it is counted how many were looked at (`holm`). A full count has no interval.
    """

    area: str  # the pilot's
    field: Field
    declared: Declared
    value: Value
    outcome: Outcome | None = None
    code: str = ""
    respondents: str = ""
    verdict: Wording | None = None
    holm: Adjusted | None = None  # None: not a secondary outcome, or without an answer
    grade: int | None = None
    doubts: tuple[Caveat, ...] = ()
    parts: tuple[Part, ...] = ()  # by owner, of the measures

    @property
    def is_full_count(self) -> bool:
        """All are counted, none is drawn: what chance could do may stand beside, no more."""
        return isinstance(self.value, Counted | Tally)

    @property
    def estimate(self) -> Estimate | None:
        """What can be drawn with an interval, None where there is none."""
        if isinstance(self.value, Tally):
            return self.value.chance
        return self.value if isinstance(self.value, Estimate) else None

    @property
    def n(self) -> int:
        """What it rests on; 0 where there is no number."""
        return int(self.value.of) if isinstance(self.value, Tally) else getattr(self.value, "n", 0)


def evidence_table(known: Sequence[OfPilot]) -> tuple[EvidenceRow, ...]:
    """
    Give a row for each question of the plan and pilot, then what stands out beyond it.

    Primary outcomes of all pilots come first, then the secondary ones, then the rest; each by pilot
    in the order of the plan, then by field. What cannot be told is a row too, with its reason. Of
    the survey beyond the plan only what is marked as a change among all that was looked at.
    """
    rows = [row for one in known for row in rows_of(one)]
    order, fields = list(Declared), list(Field)
    areas = [one.pilot.area for one in known]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                order.index(row.declared),
                areas.index(row.area),
                fields.index(row.field),
            ),
        )
    )


def rows_of(known: OfPilot) -> Iterator[EvidenceRow]:
    """The rows of one pilot."""
    primary, *others = known.answers
    yield _answered(known, primary, Declared.PRIMARY, None)
    holm = adjusted({a.outcome: a.result for a in others if isinstance(a.result, Comparison)})
    for answer in others:
        one = holm.get(answer.outcome)
        yield _answered(
            known, answer, Declared.SECONDARY, one if isinstance(one, Adjusted) else None
        )
    for change in known.explored:
        if not change.declared and change.is_marked:
            yield _explored(known, change)
    for field, codes in ((Field.WORKING, WORKING), (Field.METHODS, METHODS)):
        for code in codes:
            if code in known.indicators:
                yield _of_work(known, field, known.indicators[code])


def _of_work(known: OfPilot, field: Field, found: Indicator) -> EvidenceRow:
    by_owner = found.code in BY_OWNER
    return EvidenceRow(
        area=known.pilot.area,
        field=field,
        declared=Declared.BEYOND,
        code=found.code,
        value=found.value,
        parts=tuple(part for part in found.parts if by_owner and part.by is By.OWNER),
    )


def _answered(
    known: OfPilot, answer: Answer, declared: Declared, holm: Adjusted | None
) -> EvidenceRow:
    told = isinstance(answer.result, Estimate)
    return EvidenceRow(
        area=known.pilot.area,
        field=Field.EFFECT if answer.outcome.groups else Field.SAFETY,
        declared=declared,
        outcome=answer.outcome,
        code=answer.outcome.item,
        respondents=answer.outcome.respondents,
        value=answer.result,
        verdict=_verdict(answer, declared, holm) if told else None,
        holm=holm,
        grade=answer.evidence.grade if told and answer.evidence else None,
        doubts=weakening(answer.checks) if told else (),
    )


def _verdict(answer: Answer, declared: Declared, holm: Adjusted | None) -> Wording | None:
    if answer.verdict is None:
        return None
    wording = answer.verdict.wording
    sure = declared is Declared.PRIMARY or (holm is not None and holm.holds)
    return wording if sure or wording in NO_CLAIM else None


def _explored(known: OfPilot, change: ItemChange) -> EvidenceRow:
    caveats = change.difference.caveats if isinstance(change.difference, Estimate) else ()
    return EvidenceRow(
        area=known.pilot.area,
        field=Field.SAFETY,
        declared=Declared.BEYOND,
        code=change.item,
        respondents=change.respondents,
        value=change.difference,
        doubts=caveats,
    )
