"""Are there safety walks, who walks, and does anything come of the points? P08, P09."""

from datetime import date

import pandas as pd

from analysis.process.durations import days_until
from analysis.process.followed import Chain, followed, points_of
from analysis.process.indicator import Also, Beside, By, Indicator, InQuarter, Part, Value, tally
from analysis.process.meetings import ORGANISATIONS
from analysis.process.quarters import quarters_since
from analysis.process.rows import days, days_between, numbers, of_area, texts, told, within
from analysis.results import Counted, NotPossible, Reason, Unit
from data.study import Period

NO_WALKS = NotPossible(Reason.NO_WALKS)
HALF = 0.5


def safety_walks(
    walks: pd.DataFrame | None, area: str, period: Period, *, start: date | None = None
) -> Indicator:
    """
    P08: walks in the period, points per walk, and of how many walks each organisation type was.

    A walk has a row for each of its points; one without points has a row all the same. With
    `start`, walks by quarter since then.
    """
    rows = of_area(walks, area)
    rows = rows.assign(walk_id=texts(rows, "walk_id"), day=days(rows, "walked_on"))
    undated = rows[rows["day"].isna()]["walk_id"].nunique()
    inside = rows[within(rows["day"], period)]
    count = inside["walk_id"].nunique()
    points = points_of(inside, area)
    each = [(name, _present(inside, name)) for name in ORGANISATIONS]
    quarters = quarters_since(start, period.end) if start else ()
    return Indicator(
        code="P08",
        area=area,
        period=period,
        value=_walks(count) if count else NO_WALKS,
        parts=tuple(
            Part(by=By.ORGANISATION, name=name, value=_took_part(came))
            for name, came in each
            if len(came)
        ),
        beside=(Beside(Also.PER_WALK, _per_walk(len(points), count)),) if count else (),
        series=tuple(
            InQuarter(q, _walks(rows[within(rows["day"], q.period)]["walk_id"].nunique()))
            for q in quarters
        )
        if count
        else (),
        missing=told((Reason.UNDATED_WALKS, undated)),
    )


def points_acted_on(
    walks: pd.DataFrame | None,
    measures: pd.DataFrame | None,
    area: str,
    period: Period,
    as_of: date,
) -> Indicator:
    """
    P09: points of the walks in the period with a decided measure / points.

    A measure is decided if it has a day of decision, or has begun or is done; one that was
    cancelled later was decided too. Beside: the median of days from walk to decision of the points
    that have both days, and the days until half of all points have a decision (Kaplan-Meier, the
    others waiting until `as_of`). With Wilson's interval: each point is one try.
    """
    table = followed(walks, measures, area, as_of)
    points = table[(table["chain"] != Chain.NO_POINT) & within(table["walked_on"], period)]
    any_walk = within(days(of_area(walks, area), "walked_on"), period).any()
    decided = points["chain"] == Chain.WHOLE
    took = points["days_to_decision"].where(decided)
    timed = took[took >= 0]
    waited = days_between(points["walked_on"], as_of)[~decided]
    chains = points["chain"].value_counts()
    return Indicator(
        code="P09",
        area=area,
        period=period,
        value=_acted_on(int(decided.sum()), len(points)) if any_walk else NO_WALKS,
        beside=(
            Beside(Also.DAYS_TO_DECISION, _median(timed)),
            Beside(
                Also.HALF_DECIDED,
                days_until(HALF, timed.to_numpy(), waited[waited >= 0].to_numpy()),
            ),
        )
        if len(points)
        else (),
        missing=told(
            (Reason.POINTS_WITHOUT_MEASURE, int((~decided).sum())),
            (Reason.UNKNOWN_MEASURES, int(chains.get(Chain.UNKNOWN_MEASURE, 0))),
            (Reason.LINKED_UNDECIDED, int(chains.get(Chain.UNDECIDED, 0))),
            (Reason.DECIDED_BEFORE_WALK, int((took < 0).sum())),
            (Reason.NO_TIME_TO_DECISION, int((decided & took.isna()).sum())),
        ),
    )


def _present(rows: pd.DataFrame, name: str) -> "pd.Series[float]":
    """Walk by walk: how many of an organisation type; walks that do not tell are not in it."""
    return numbers(rows, f"present_{name}").groupby(rows["walk_id"]).max().dropna()


def _took_part(came: "pd.Series[float]") -> Value:
    return tally(int((came > 0).sum()), len(came), Unit.WALKS, none=NO_WALKS)


def _per_walk(points: int, walks: int) -> Counted:
    return Counted(value=points / walks, unit=Unit.POINTS_PER_WALK, n=walks)


def _acted_on(decided: int, points: int) -> Value:
    none = NotPossible(Reason.NO_POINTS)
    return tally(decided, points, Unit.POINTS, none=none, by_chance=True)


def _median(took: "pd.Series[float]") -> Counted | NotPossible:
    if took.empty:
        return NotPossible(Reason.NO_DECISION_DAYS)
    return Counted(value=float(took.median()), unit=Unit.DAYS, n=len(took))


def _walks(count: int) -> Counted:
    return Counted(value=count, unit=Unit.WALKS, n=count)
