"""One line for each question, the plan's first."""

from dataclasses import replace

import pytest

from analysis.decision.evidence_table import (
    Declared,
    EvidenceRow,
    Field,
    OfPilot,
    evidence_table,
    rows_of,
)
from analysis.process.indicator import Tally, Value, by_chance_alone
from analysis.results import (
    Counted,
    Doubt,
    Hidden,
    NotPossible,
    Reason,
    Unit,
    Wording,
)
from analysis.survey.item_changes import ItemChange
from tests.analysis.decision.known import (
    CLEAR,
    OPEN,
    PLANNED,
    SECOND,
    SOLID,
    answer,
    of_pilot,
    points,
    ratio,
    rows,
)
from tests.analysis.pilots import THEFT, UNSAFE

HIDDEN = Hidden(Reason.SMALL_COUNT)
UNASKED = NotPossible(Reason.ITEM_NOT_ASKED)
ELEMENTS = Tally(count=8, of=10, unit=Unit.ELEMENTS)


def explored(item: str, p: float, *, declared: bool = False) -> ItemChange:
    nothing = NotPossible(Reason.ASKED_ONCE)
    change = points(-0.2, -0.1)
    return ItemChange(
        item=item,
        respondents="visitors",
        declared=declared,
        paired=False,
        before=change,
        after=change,
        comparison_before=change,
        comparison_after=change,
        pilot_change=change,
        comparison_change=change,
        difference=change,
        same_people=nothing,
        p_adjusted=p,
    )


def marks(found: tuple[EvidenceRow, ...]) -> list[tuple[str, Declared, Field]]:
    return [(row.area, row.declared, row.field) for row in found]


def test_primary_outcomes_of_all_pilots_come_first_then_secondary_then_what_nobody_declared() -> (
    None
):
    south = replace(PLANNED, area="south")
    first = of_pilot(
        answer(ratio(*CLEAR)), answer(points(-0.2, -0.1), UNSAFE), answer(ratio(*OPEN), SECOND)
    )
    second = of_pilot(answer(ratio(*OPEN)), pilot=south, indicators={"P16": ELEMENTS})
    found = evidence_table([replace(first, explored=(explored("F20b", 0.01),)), second])
    assert marks(found) == [
        ("north", Declared.PRIMARY, Field.EFFECT),
        ("south", Declared.PRIMARY, Field.EFFECT),
        ("north", Declared.SECONDARY, Field.EFFECT),
        ("north", Declared.SECONDARY, Field.SAFETY),
        ("north", Declared.BEYOND, Field.SAFETY),
        ("south", Declared.BEYOND, Field.METHODS),
    ]


def test_a_row_has_the_number_its_verdict_its_grade_and_what_weakens_it() -> None:
    [row] = rows(answer(ratio(*CLEAR), THEFT, Doubt.DISPLACEMENT))
    assert row.value == ratio(*CLEAR)
    assert (row.verdict, row.grade, row.n) == (Wording.CLEAR, SOLID.grade, 800)
    assert [caveat.doubt for caveat in row.doubts] == [Doubt.DISPLACEMENT]
    assert not row.is_full_count


@pytest.mark.parametrize("refused", [HIDDEN, UNASKED, NotPossible(Reason.FEW_BEFORE, size=12)])
def test_what_cannot_be_told_is_a_row_too_without_verdict_grade_doubts_and_n(
    refused: Hidden | NotPossible,
) -> None:
    first, second = rows(answer(refused, THEFT, Doubt.SMALL_COUNTS), answer(refused, SECOND))
    for row in (first, second):
        assert row.value == refused
        assert (row.verdict, row.grade, row.doubts, row.n) == (None, None, (), 0)
        assert row.estimate is None


def test_a_secondary_outcome_has_a_verdict_only_where_it_holds_among_all_that_were_asked() -> None:
    """p of .03 and .04, two of them: Holm makes the first .06."""
    _, kept, open_ = rows(
        answer(ratio(*CLEAR)),
        answer(ratio(*CLEAR, p=0.01), SECOND),
        answer(points(-0.2, -0.1, p=0.04), UNSAFE),
    )
    assert (kept.verdict, kept.holm and kept.holm.p) == (Wording.CLEAR, 0.02)
    assert open_.verdict is Wording.CLEAR
    _, first, second = rows(
        answer(ratio(*CLEAR)),
        answer(ratio(*CLEAR, p=0.03), SECOND),
        answer(points(-0.2, -0.1, p=0.04), UNSAFE),
    )
    assert (first.verdict, second.verdict) == (None, None)
    assert first.holm is not None
    assert first.holm.p == pytest.approx(0.06)


def test_a_secondary_outcome_that_claims_no_change_says_so_however_many_were_asked() -> None:
    _, row = rows(answer(ratio(*CLEAR)), answer(ratio(*OPEN, p=0.6), SECOND))
    assert row.verdict is Wording.CANNOT_TELL


def test_the_primary_outcome_is_judged_alone() -> None:
    first, *_ = rows(answer(ratio(*CLEAR, p=0.049)), answer(ratio(*OPEN, p=0.9), SECOND))
    assert (first.verdict, first.holm) == (Wording.CLEAR, None)


def test_of_the_survey_beyond_the_plan_only_what_is_marked_stands_here() -> None:
    one = of_pilot(answer(ratio(*CLEAR)))
    changes = (
        explored("F20b", 0.01),
        explored("F21", 0.20),
        explored("B05b", 0.01, declared=True),
    )
    found = [row for row in rows_of(replace(one, explored=changes)) if row.code]
    assert [(row.code, row.declared, row.verdict) for row in found] == [
        ("F20b", Declared.BEYOND, None)
    ]


def test_a_full_count_is_marked_as_one_and_what_chance_does_is_its_interval() -> None:
    shares: dict[str, Value] = {
        "P16": ELEMENTS,
        "P11": Tally(count=12, of=20, unit=Unit.MEASURES, chance=by_chance_alone(12, 20)),
        "P14": Counted(value=20, unit=Unit.MEASURES, n=20),
        "P27": NotPossible(Reason.FEW_QUARTERS, size=3),
    }
    found = {row.code: row for row in _process(of_pilot(answer(HIDDEN), indicators=shares))}
    assert [found[code].is_full_count for code in ("P16", "P11", "P14", "P27")] == [
        True,
        True,
        True,
        False,
    ]
    assert found["P16"].estimate is None
    assert found["P11"].estimate == by_chance_alone(12, 20)
    assert [found[code].n for code in ("P16", "P11", "P14", "P27")] == [10, 20, 20, 0]


def test_ways_of_working_stand_before_methods() -> None:
    told = {"P16": ELEMENTS, "P02": ELEMENTS}
    found = _process(of_pilot(answer(HIDDEN), indicators=told))
    assert [row.field for row in found] == [Field.WORKING, Field.METHODS]


def _process(known: OfPilot) -> list[EvidenceRow]:
    return [row for row in evidence_table([known]) if row.field in (Field.WORKING, Field.METHODS)]
