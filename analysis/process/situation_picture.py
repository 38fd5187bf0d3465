"""Which problems does an area have, by all that speaks of them, and what is done about each?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.disclosure import is_small
from analysis.process.chain import Measure, Problem, measures_by_problem, problems_in
from analysis.process.frames import complete
from analysis.process.reports import CategoryCount
from analysis.process.rows import of_area
from analysis.process.situations import Updated, updated
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from data.intake import Kind
from data.study import Period

FEW = Hidden(Reason.SMALL_COUNT)
SMALL = 2.5  # what a hidden count ranks as: between nothing and the smallest that is shown

OTHER = "other"  # whatever it is of one problem, it is something else of the next

ITEM_OF = {  # category of a problem -> the item that asks how big it is
    "drunk_people": "F22a",
    "gangs": "F22b",
    "harassment": "F22c",
    "drugs": "F22d",
    "litter": "F22e",
    "graffiti": "F22f",
    "damage": "F22g",
    "dangerous_driving": "F22h",
    "poor_lighting": "F22i",
    "hidden_corners": "F22j",
    "hanging_about": "F22k",
}
REPORTED_AS = {  # category of a problem -> categories of EST reports
    "gangs": ("disturbing_youths", "disturbing_gathering"),
    "drugs": ("drugs",),
    "litter": ("littering",),
    "graffiti": ("graffiti",),
    "damage": ("damage",),
    "dangerous_driving": ("unlawful_traffic",),
    "poor_lighting": ("unsafe_place",),
    "hidden_corners": ("unsafe_place",),
    "deserted": ("unsafe_place",),
    "hanging_about": ("disturbing_gathering",),
    "disturbing_people": ("disturbing_gathering",),
    "drunk_people": ("disturbing_gathering",),
    "traffic": ("unlawful_traffic",),
}


class Source(StrEnum):
    INCIDENTS = "incidents"  # reported offences of the group that the problem names
    REPORTS = "reports"  # EST
    ANSWERS = "answers"  # share that sees a big problem (F22)
    PINS = "pins"  # marks on the map of unsafe places with this cause


@dataclass(frozen=True, slots=True)
class Incidents:
    """Of an offence group in the area and period, and how it changed since the year before."""

    count: int | Hidden
    change: Comparison | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What is given in: offence group -> incidents, F22 item -> share, counts of EST reports."""

    incidents: Mapping[str, Incidents] = field(default_factory=dict)
    reports: Sequence[CategoryCount] = ()
    answers: Mapping[str, Estimate | Hidden | NotPossible] = field(default_factory=dict)
    pins: pd.DataFrame | None = None  # placed rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one source says of a problem. `rank` 1 is most; equals share the mean of their ranks."""

    source: Source
    value: int | Estimate | Hidden  # a count, or the share with its interval
    change: Comparison | Hidden | NotPossible | None  # of incidents only
    rank: float
    of: int  # problems that the source speaks of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """
    A problem with its evidence. `place` 1 is first, the same for all that are `tied`; None where
    no source speaks of it. `mean_rank` is over the sources that do.
    """

    problem: Problem
    evidence: tuple[Evidence, ...]
    mean_rank: float | None
    place: int | None
    tied: bool
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationPicture:
    area: str
    period: Period
    problems: tuple[Ranked, ...]  # by place; those that no source speaks of last
    updated: Updated | NotPossible


def situation_picture(
    problems: pd.DataFrame | None,
    measures: pd.DataFrame | None,
    situations: pd.DataFrame | None,
    sources: Sources,
    area: str,
    period: Period,
    as_of: date,
) -> SituationPicture | NotPossible:
    """
    Rank the problems of an area that were noted before the period's end and are not solved.

    Each source ranks the problems that it speaks of, the largest first; a problem's place follows
    its mean rank over those sources. No source counts for more than another, and a problem that one
    source alone speaks of may come first: how many do is told with each. Counts of 1-4 are hidden
    and rank alike.
    """
    rows = complete(problems, Kind.PROBLEMS)
    noted = rows["noted_on"].isna() | (rows["noted_on"] < pd.Timestamp(period.end))
    known = problems_in(rows[noted & (rows["status"] != "solved")], area)
    if not known:
        return NotPossible(Reason.NO_PROBLEMS)
    evidence = _evidence(known, _said(known, sources, area))
    own = measures_by_problem(problems, measures, as_of)
    means = {
        problem.row: sum(e.rank for e in evidence[problem.row]) / len(evidence[problem.row])
        for problem in known
        if evidence[problem.row]
    }
    places = pd.Series(means, dtype="float64").round(9).rank(method="min")
    shared = places.duplicated(keep=False)
    ranked = [
        Ranked(
            problem=problem,
            evidence=evidence[problem.row],
            mean_rank=means.get(problem.row),
            place=int(places[problem.row]) if problem.row in means else None,
            tied=bool(shared.get(problem.row, False)),
            measures=own.get(problem.problem_id, ()),
        )
        for problem in known
    ]
    last = len(known) + 1
    return SituationPicture(
        area=area,
        period=period,
        problems=tuple(sorted(ranked, key=lambda one: one.place or last)),
        updated=updated(situations, area, as_of),
    )


def pins_by_cause(pins: pd.DataFrame | None, area: str) -> dict[str, int | Hidden]:
    """Cause -> marks in an area ("" is all); 1-4 are hidden. Their sum must be shown nowhere."""
    rows = of_area(complete(pins, Kind.PINS), area)
    counts = rows.loc[rows["cause"] != "", "cause"].value_counts()
    return {str(cause): _shown(int(count)) for cause, count in counts.items()}


@dataclass(frozen=True, slots=True)
class _Figure:
    value: int | Estimate | Hidden
    size: float  # what it ranks by
    change: Comparison | Hidden | NotPossible | None = None


_Said = dict[int, _Figure]  # row of a problem -> figure; a source is silent where it has none


def sizes_told(picture: SituationPicture, source: Source) -> Iterator[tuple[Problem, int]]:
    """Problems of which this source's count is shown, with it."""
    for one in picture.problems:
        for each in one.evidence:
            if each.source is source and isinstance(each.value, int):
                yield one.problem, each.value


def _said(known: Sequence[Problem], sources: Sources, area: str) -> dict[Source, _Said]:
    pins, offered = pins_by_cause(sources.pins, area), _causes(sources.pins)
    counted = {c.category: c.count for c in sources.reports if c.area == area}
    said: dict[Source, _Said] = {source: {} for source in Source}
    for problem in known:
        row, sort = problem.row, problem.category
        if (found := sources.incidents.get(problem.indicator)) is not None:
            said[Source.INCIDENTS][row] = _Figure(found.count, _size(found.count), found.change)
        if counted and sort in REPORTED_AS:
            said[Source.REPORTS][row] = _reported([counted.get(c, 0) for c in REPORTED_AS[sort]])
        answer = sources.answers.get(ITEM_OF.get(sort, ""))
        if isinstance(answer, Estimate):
            said[Source.ANSWERS][row] = _Figure(answer, answer.value)
        if sort in offered:
            count = pins.get(sort, 0)
            said[Source.PINS][row] = _Figure(count, _size(count))
    return said


def _causes(pins: pd.DataFrame | None) -> set[str]:
    """Those that somebody gave anywhere: of others nobody knows whether they could be given."""
    return set(complete(pins, Kind.PINS)["cause"]) - {"", OTHER}


def _reported(counts: Sequence[int | Hidden]) -> _Figure:
    """Several categories together: hidden if one of them is, and then ranked by the others."""
    shown = [count for count in counts if not isinstance(count, Hidden)]
    if len(shown) == len(counts):
        return _Figure(sum(shown), sum(shown))
    return _Figure(FEW, max(sum(shown), SMALL))


def _evidence(
    known: Sequence[Problem], said: Mapping[Source, _Said]
) -> dict[int, tuple[Evidence, ...]]:
    found: dict[int, list[Evidence]] = {problem.row: [] for problem in known}
    for source, figures in said.items():
        sizes = pd.Series({row: figure.size for row, figure in figures.items()}, dtype="float64")
        ranks = sizes.rank(ascending=False, method="average")
        for row, figure in figures.items():
            found[row].append(
                Evidence(
                    source=source,
                    value=figure.value,
                    change=figure.change,
                    rank=float(ranks[row]),
                    of=len(figures),
                )
            )
    return {row: tuple(evidence) for row, evidence in found.items()}


def _size(count: int | Hidden) -> float:
    return SMALL if isinstance(count, Hidden) else count


def _shown(count: int) -> int | Hidden:
    return FEW if is_small(count) else count
