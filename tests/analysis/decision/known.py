"""What is known of a made-up pilot, for the tests of the decision."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.decision.delivery import Delivery
from analysis.decision.evidence_table import Answer, EvidenceRow, OfPilot, evidence_table
from analysis.decision.options import Known, Option, Says, Side, options
from analysis.detectable import Detectable
from analysis.doubts import Check, Standing
from analysis.evidence import Evidence
from analysis.precision import Precision
from analysis.process.indicator import Indicator, Tally, Value
from analysis.results import (
    Comparison,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Reason,
    Unit,
)
from analysis.verdict import verdict
from data.study import Outcome, Period, Pilot
from tests.analysis.pilots import PILOT, THEFT, UNSAFE

SECOND = replace(THEFT, groups=frozenset({"damage"}))
PLANNED = replace(PILOT, secondary=(SECOND, UNSAFE))
WHEN = Period(PILOT.before.start, PILOT.after.end)
SOLID = Evidence(3, solid=True, not_higher=())
EVERY_PART = Tally(count=5, of=5, unit=Unit.ELEMENTS)
STEADY = Estimate(
    value=1.0, unit=Unit.RATIO, low=0.97, high=1.03, level=0.95, n=80, method=Method.QUASI_POISSON
)
AROUND = Estimate(
    value=1.0,
    unit=Unit.INCIDENT_DIFFERENCE,
    low=-9.0,
    high=11.0,
    level=0.95,
    n=300,
    method=Method.RELATIVE_RATE_RATIO,
)
# the interval of a ratio, hoped for is 10 % fewer
CLEAR, WRONG = (0.60, 0.80), (1.20, 1.40)
PROBABLE, SMALLER, UNLIKELY, OPEN = (0.70, 0.98), (0.92, 0.98), (0.95, 1.10), (0.70, 1.20)


def ratio(low: float, high: float, p: float = 0.001) -> Comparison:
    return Comparison(
        value=(low + high) / 2,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=0.95,
        n=800,
        method=Method.RELATIVE_RATE_RATIO,
        p=p,
    )


def points(low: float, high: float, p: float = 0.001) -> Comparison:
    found = ratio(low, high, p)
    return replace(found, unit=Unit.SHARE_POINTS, method=Method.SHARE_CHANGE_DIFFERENCE)


def answer(
    result: Comparison | Hidden | NotPossible,
    outcome: Outcome = THEFT,
    *doubts: Doubt,
) -> Answer:
    judged = verdict(result, outcome) if isinstance(result, Comparison) else None
    checks = tuple(Check(doubt, Standing.WEAKENS) for doubt in doubts)
    return Answer(outcome=outcome, result=result, verdict=judged, evidence=SOLID, checks=checks)


def indicator(code: str, value: Value) -> Indicator:
    return Indicator(code=code, area="north", period=WHEN, value=value)


def of_pilot(
    *answers: Answer, pilot: Pilot = PLANNED, indicators: Mapping[str, Value] | None = None
) -> OfPilot:
    told = {code: indicator(code, value) for code, value in (indicators or {}).items()}
    return OfPilot(pilot=pilot, answers=answers, indicators=told)


def rows(*answers: Answer) -> tuple[EvidenceRow, ...]:
    return evidence_table([of_pilot(*answers)])


def delivered(share: float) -> Delivery:
    return Delivery(
        fidelity=Tally(count=share * 10, of=10, unit=Unit.ELEMENTS),
        done=NotPossible(Reason.NO_MEASURES),
        dose=Counted(value=200, unit=Unit.MEASURE_WEEKS, n=9),
    )


def known(first: Answer, *others: Answer, **rest: object) -> Known:
    usual: dict[str, object] = {
        "rows": rows(first, *others),
        "evidence": SOLID,
        "displacement": AROUND,
        "months": months_needed(36),
        "passed": 24,
        "is_locked": True,
        "delivery": delivered(0.9),
        "endurance": STEADY,
        "ready": EVERY_PART,
        "spent": Counted(value=150_000, unit=Unit.SEK, n=12),
    }
    return Known(**{**usual, **rest})  # type: ignore[arg-type]


def months_needed(months: int | NotPossible) -> Detectable:
    precision = Precision(
        own=600, others=(600.0,), season=(1.0,), times=(1,), first_month=1, dispersion=1, tau2=0
    )
    return Detectable(
        planned_months=24,
        hoped=(),
        other_way=(),
        limit=-0.2,
        months_needed=months,
        drift_hides_it=isinstance(months, NotPossible),
        power=0.5,
        areas=("a",),
        incidents=1_200,
        dispersion=1.0,
        drift=0.0,
        precision=precision,
    )


def sides(found: Known, says: Says) -> dict[Option, Side]:
    """How one argument bears on the options."""
    return {a.option: a.side for laid in options(found) for a in laid.arguments if a.says is says}
