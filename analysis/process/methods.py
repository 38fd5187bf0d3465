"""Each method on its own: what it is for, was it done as planned, how much of it, at what cost?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.process.dose import Spans, dose
from analysis.process.fidelity import fidelity
from analysis.process.frames import complete
from analysis.process.indicator import By, Tally, Value, tally
from analysis.process.meetings import meetings_held
from analysis.process.private_costs import is_private, known_costs, withheld_costs
from analysis.process.reports import reports_shared
from analysis.process.rows import within
from analysis.process.situations import situation_pictures
from analysis.process.states import State, measures_of
from analysis.process.walks import safety_walks
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.codebook import codebook
from data.intake import Kind
from data.study import Period

BUSINESS_OWN = "business_own"  # private measures, which are of their own type too
PRIVATE = "private"
NO_MEETINGS = NotPossible(Reason.NO_MEETINGS)

Count = Counted | NotPossible

OPINIONS = {  # items that speak of a method
    "safety_walk": ("F33a", "F33b", "F33c"),
    "situation_picture": ("F31",),
    "meeting": ("F30", "F34"),
    "reporting": ("F32",),
    "communication": ("F30", "F31"),
    "lighting": ("F20b", "F22i"),
    "sightlines": ("F22j",),
    "cleaning": ("F22e", "F22f"),
    "guards": ("F20b", "F22k"),
    "camera": ("F20b",),
    BUSINESS_OWN: ("F33c",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Placed rows of what the methods are told by; None where no such file is loaded."""

    measures: pd.DataFrame | None = None
    problems: pd.DataFrame | None = None
    elements: pd.DataFrame | None = None
    walks: pd.DataFrame | None = None
    meetings: pd.DataFrame | None = None
    situations: pd.DataFrame | None = None
    reports: pd.DataFrame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodFound:
    """
    One method in an area and period. `mechanisms` are the file's own words: never exported.

    `count` is how many there are of what it consists of: measures that are not cancelled, walks,
    meetings held, situation pictures made, reports.
    """

    method: str  # of the list `method`
    categories: tuple[str, ...]  # of problems it is used for, the most frequent first
    mechanisms: tuple[str, ...]  # expected, each once
    count: Count
    done: Tally | NotPossible  # of measures: done of those not cancelled
    in_time: Value  # done by the day due / with such a day that is past, or done
    dose: Value  # measure weeks
    cost: Count | Hidden  # SEK, of those that have one that may be told
    with_cost: Tally | NotPossible
    delivered: Value  # P16 of the method
    items: tuple[str, ...]  # of the survey, that speak of it


def methods(
    files: Files, found: Spans, area: str, period: Period, as_of: date
) -> tuple[MethodFound, ...]:
    """
    Every method of the code list that the files know anything of, in the list's order.

    Measures decided in the period; those of private owners are of their own type and, all of them,
    the businesses' own too. `found` is when measures and cameras were in place
    (`analysis.process.dose.spans`).
    """
    rows = measures_of(complete(files.measures, Kind.MEASURES), area, period, as_of)
    rows = rows[rows["state"] != State.CANCELLED]
    rows = rows.assign(category=_category(rows, files.problems))
    planned = fidelity(files.elements, area, period)
    delivered = {part.name: part.value for part in planned.parts}
    counts = dict(_work(files, area, period, as_of))
    doses = _doses(found, area, period)
    none = rows.iloc[:0]
    by_type = dict(iter(rows.groupby("measure_type")))
    by_type[BUSINESS_OWN] = rows[rows["owner_type"] == PRIVATE]
    return tuple(
        _method(
            method,
            by_type.get(method, none),
            counts.get(method),
            doses.get(method, NotPossible(Reason.NONE_IN_PLACE)),
            delivered.get(method, NotPossible(Reason.NO_ELEMENTS)),
            as_of,
        )
        for method in _listed()
        if method in doses
        or method in delivered
        or len(by_type.get(method, none))
        or isinstance(counts.get(method), Counted)
    )


def _listed() -> list[str]:
    rows = codebook("form_values")
    return list(rows.loc[rows["list"] == "method", "value"])


def _method(
    method: str,
    rows: pd.DataFrame,
    work: Count | None,
    weeks: Value,
    delivered: Value,
    as_of: date,
) -> MethodFound:
    none = NotPossible(Reason.NO_MEASURES)
    said = known_costs(rows)
    # what businesses paid stands with what is their own alone: types of measures less one another
    # would tell it piece by piece
    held = withheld_costs(rows) if method == BUSINESS_OWN else is_private(rows) & said.notna()
    cost = said[~held].dropna()
    own = _counted(len(rows), Unit.MEASURES, none)
    done = rows["state"] == State.DONE
    return MethodFound(
        method=method,
        categories=_most_frequent(rows["category"]),
        mechanisms=_most_frequent(rows["mechanism"].str.strip()),
        count=own if work is None else work,
        done=tally(int(done.sum()), len(rows), Unit.MEASURES, none=none),
        in_time=_in_time(rows, as_of),
        dose=weeks,
        cost=Counted(value=float(cost.sum()), unit=Unit.SEK, n=len(cost))
        if len(cost)
        else Hidden(Reason.FEW_BUSINESSES)
        if held.any()
        else NotPossible(Reason.NO_COSTS),
        with_cost=tally(len(cost), len(rows), Unit.MEASURES, none=none),
        delivered=delivered,
        items=OPINIONS.get(method, ()),
    )


def _in_time(rows: pd.DataFrame, as_of: date) -> Tally | NotPossible:
    """Of measures with a day due: done by it / done, or past it on `as_of`."""
    dated = rows[rows["due_on"].notna()]
    done = (dated["state"] == State.DONE) & dated["done_on"].notna()
    past = dated["due_on"] < pd.Timestamp(as_of)
    in_time = done & (dated["done_on"] <= dated["due_on"])
    of = int((done | past).sum())
    none = NotPossible(Reason.NOTHING_DUE)
    return tally(int(in_time.sum()), of, Unit.MEASURES, none=none, by_chance=True)


def _category(measures: pd.DataFrame, problems: pd.DataFrame | None) -> pd.Series:
    """That of the problem which each measure answers; "" where it names none that is known."""
    rows = complete(problems, Kind.PROBLEMS)
    known = rows[rows["problem_id"] != ""].drop_duplicates("problem_id")
    of_problem = known.set_index("problem_id")["category"]
    found = of_problem.reindex(measures["problem_id"]).fillna("")
    return found.set_axis(measures.index)


def _most_frequent(words: pd.Series) -> tuple[str, ...]:
    """Each once, the most frequent first, of equals by name; without ""."""
    counts = Counter(words[words != ""])
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def _doses(found: Spans, area: str, period: Period) -> dict[str, Value]:
    """Method -> measure weeks; of each measure type, and of private measures."""
    told = dose(found, area, period)
    by_type = {part.name: part.value for part in told.parts if part.by is By.MEASURE_TYPE}
    by_owner = {part.name: part.value for part in told.parts if part.by is By.OWNER}
    own = {BUSINESS_OWN: by_owner[PRIVATE]} if PRIVATE in by_owner else {}
    return by_type | own


def _work(files: Files, area: str, period: Period, as_of: date) -> Iterator[tuple[str, Count]]:
    """What the methods that are no measures consist of, counted in the period."""
    walks = safety_walks(files.walks, area, period).value
    yield "safety_walk", _count(walks, Unit.WALKS, Reason.NO_WALKS)
    held = meetings_held(files.meetings, area)
    yield "meeting", _counted(int(within(held["day"], period).sum()), Unit.MEETINGS, NO_MEETINGS)
    made = situation_pictures(files.situations, area, period, as_of).value
    yield "situation_picture", _count(made, Unit.SITUATIONS, Reason.NO_SITUATIONS)
    reports = reports_shared(files.reports, area, period).value
    yield "reporting", _count(reports, Unit.REPORTS, Reason.NO_REPORTS)


def _count(value: Value, unit: Unit, reason: Reason) -> Count:
    """How many an indicator counts: of a tally those that are there, else what it rests on."""
    if isinstance(value, Tally):
        return _counted(int(value.count), unit, NotPossible(reason))
    return _counted(getattr(value, "n", 0), unit, NotPossible(reason))


def _counted(count: int, unit: Unit, none: NotPossible) -> Count:
    return Counted(value=count, unit=unit, n=count) if count else none
