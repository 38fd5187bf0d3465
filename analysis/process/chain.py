"""Problem, cause, measure, indicator: does each problem have a measure, and each a problem?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.process.frames import complete
from analysis.process.indicator import Indicator, tally
from analysis.process.rows import of_area
from analysis.process.states import State, with_state
from analysis.results import NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NOT_INVESTIGATED = "unknown"
LAST = 9  # a problem without a priority comes after those with one
_OF_PROBLEM = ["row", "problem_id", "title", "category", "cause", "indicator", "priority", "status"]
_OF_MEASURE = ["row", "measure_id", "title", "measure_type", "owner_type", "owner", "state"]


class Gap(StrEnum):
    NO_MEASURE = "no_measure"  # a problem without one that is not cancelled
    NO_PROBLEM = "no_problem"  # a measure that names none, or one that no file knows
    NO_INDICATOR = "no_indicator"
    NO_CAUSE = "no_cause"  # or one that is not investigated


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """As the file has it; "" is not said. `row` is that of the stored file."""

    row: int
    problem_id: str
    title: str
    category: str
    cause: str
    indicator: str
    priority: int | None  # 1 is highest
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    row: int
    measure_id: str
    title: str
    measure_type: str
    owner_type: str
    owner: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of the chain: a problem with a measure, or either of them alone."""

    problem: Problem | None
    measure: Measure | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Problems by priority, each with its measures; then measures without a problem."""

    links: tuple[Link, ...]
    gaps: Mapping[Gap, int]  # how many problems, or measures, have it


def chain(
    problems: pd.DataFrame | None, measures: pd.DataFrame | None, area: str, as_of: date
) -> Chain | NotPossible:
    """
    Link every problem of an area ("" is all) with its measures, wherever those are.

    `problems` and `measures`: placed rows. Of a problem id that is there twice the first row
    counts. Measures are as they stood on `as_of`; a cancelled one is listed and fills no gap.
    """
    problems, measures = complete(problems, Kind.PROBLEMS), _stated(measures, as_of)
    known = _problems(problems, area)
    linked = _linked(measures, _ids(problems))
    loose = of_area(measures, area)
    loose = loose[~loose["row"].isin(linked["row"])].sort_values(["measure_id", "row"])
    if known.empty and loose.empty:
        return NotPossible(Reason.NO_PROBLEMS)
    own = _by_problem(linked)
    links: list[Link] = []
    gaps: Counter[Gap] = Counter()
    for problem in _as_problems(known):
        found = own.get(problem.problem_id, ())
        missing = _gaps(problem, is_met=any(m.state is not State.CANCELLED for m in found))
        gaps.update(missing)
        links += [Link(problem=problem, measure=m, gaps=missing) for m in found or (None,)]
    alone = (Gap.NO_PROBLEM,)
    links += [Link(problem=None, measure=m, gaps=alone) for m in as_measures(loose)]
    gaps[Gap.NO_PROBLEM] = len(loose)
    return Chain(links=tuple(links), gaps={gap: gaps[gap] for gap in Gap})


def problems_with_measure(
    problems: pd.DataFrame | None,
    measures: pd.DataFrame | None,
    area: str,
    period: Period,
    as_of: date,
) -> Indicator:
    """
    P15: problems with at least one measure that is not cancelled / problems.

    The problems that were noted before the period's end, whatever has become of them since.
    """
    problems, measures = complete(problems, Kind.PROBLEMS), _stated(measures, as_of)
    noted = problems["noted_on"].isna() | (problems["noted_on"] < pd.Timestamp(period.end))
    known = _problems(problems[noted], area)
    linked = _linked(measures, _ids(problems))
    met = set(linked.loc[linked["state"] != State.CANCELLED, "problem_id"])
    none = NotPossible(Reason.NO_PROBLEMS)
    count = int(known["problem_id"].isin(met).sum())
    return Indicator(
        code="P15",
        area=area,
        period=period,
        value=tally(count, len(known), Unit.PROBLEMS, none=none, by_chance=True),
    )


def problems_in(problems: pd.DataFrame | None, area: str) -> tuple[Problem, ...]:
    """Those of an area, by priority; of an id that is there twice the first row."""
    return tuple(_as_problems(_problems(complete(problems, Kind.PROBLEMS), area)))


def measures_by_problem(
    problems: pd.DataFrame | None, measures: pd.DataFrame | None, as_of: date
) -> dict[str, tuple[Measure, ...]]:
    """Problem id -> its measures, the cancelled ones too."""
    problems, measures = complete(problems, Kind.PROBLEMS), _stated(measures, as_of)
    return _by_problem(_linked(measures, _ids(problems)))


def as_measures(rows: pd.DataFrame) -> list[Measure]:
    """Placed rows of measures with their `state` (`with_state`), as they are told of."""
    return [
        Measure(
            row=row,
            measure_id=said,
            title=title,
            measure_type=sort,
            owner_type=owner_type,
            owner=owner,
            state=State(state),
        )
        for row, said, title, sort, owner_type, owner, state in (
            rows[_OF_MEASURE].itertuples(index=False)
        )
    ]


def _by_problem(linked: pd.DataFrame) -> dict[str, tuple[Measure, ...]]:
    found: dict[str, list[Measure]] = {}
    for problem, measure in zip(linked["problem_id"], as_measures(linked), strict=True):
        found.setdefault(problem, []).append(measure)
    return {problem: tuple(own) for problem, own in found.items()}


def _stated(measures: pd.DataFrame | None, as_of: date) -> pd.DataFrame:
    return with_state(complete(measures, Kind.MEASURES), as_of)


def _problems(problems: pd.DataFrame, area: str) -> pd.DataFrame:
    rows = of_area(problems, area)
    rows = rows[(rows["problem_id"] == "") | ~rows["problem_id"].duplicated()]
    order = rows["priority"].astype("float").fillna(LAST)
    return rows.assign(order=order).sort_values(["order", "problem_id", "row"])


def _as_problems(rows: pd.DataFrame) -> list[Problem]:
    return [
        Problem(
            row=row,
            problem_id=said,
            title=title,
            category=category,
            cause=cause,
            indicator=indicator,
            priority=None if pd.isna(priority) else int(priority),
            status=status,
        )
        for row, said, title, category, cause, indicator, priority, status in (
            rows[_OF_PROBLEM].itertuples(index=False)
        )
    ]


def _ids(problems: pd.DataFrame) -> set[str]:
    return set(problems["problem_id"]) - {""}


def _linked(measures: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    rows = measures.drop_duplicates("row")
    return rows[rows["problem_id"].isin(ids)].sort_values(["measure_id", "row"])


def _gaps(problem: Problem, *, is_met: bool) -> tuple[Gap, ...]:
    found = {
        Gap.NO_CAUSE: problem.cause in ("", NOT_INVESTIGATED),
        Gap.NO_MEASURE: not is_met,
        Gap.NO_INDICATOR: not problem.indicator,
    }
    return tuple(gap for gap, is_there in found.items() if is_there)
