"""How many hours and how much money does the work take?"""

from datetime import date

import pandas as pd

from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, By, Indicator, Part, Value
from analysis.process.private_costs import known_costs, withheld_costs
from analysis.process.rows import of_area, told, within
from analysis.process.states import State, with_state
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NO_HOURS = NotPossible(Reason.NO_HOURS_NOTED)
NO_COSTS = NotPossible(Reason.NO_COSTS)
NONE_DONE = NotPossible(Reason.NONE_DONE)


def resources_used(
    resources: pd.DataFrame | None,
    measures: pd.DataFrame | None,
    area: str,
    period: Period,
    as_of: date,
) -> Indicator:
    """
    P25: hours, and SEK beside them, of all and of each sort of organisation.

    Per measure done in the period (`as_of` the latest): all SEK of the period / measures done, and
    apart from that what those measures cost themselves, on average over those with a cost that may
    be told (`analysis.process.private_costs`). The two may overlap and are never added up. `n` of a
    sum is the rows that say it.
    """
    own = of_area(complete(resources, Kind.RESOURCES), area)
    undated = int(own["month"].isna().sum())
    own = own[within(own["month"], period)]
    hours, spent = (own[column].where(own[column] >= 0) for column in ("hours", "cost_sek"))
    done = _done(measures, area, period, as_of)
    said, withheld = known_costs(done), withheld_costs(done)
    cost = said.mask(withheld)
    by = own["organisation"]
    return Indicator(
        code="P25",
        area=area,
        period=period,
        value=_sum(hours, Unit.HOURS, NO_HOURS) if len(own) else NotPossible(Reason.NO_RESOURCES),
        parts=tuple(
            Part(by=By.ORGANISATION, name=str(name), value=_sum(part, Unit.HOURS, NO_HOURS))
            for name, part in hours.groupby(by)
        ),
        beside=(
            Beside(Also.SPENT, _sum(spent, Unit.SEK, NO_COSTS)),
            *(
                Beside(Also.SPENT, _sum(part, Unit.SEK, NO_COSTS), By.ORGANISATION, str(name))
                for name, part in spent.groupby(by)
            ),
            Beside(Also.SPENT_PER_DONE, _each(spent, len(done))),
            Beside(Also.OWN_COST, _own(cost, withheld) if len(done) else NONE_DONE),
        ),
        missing=told(
            (Reason.NOT_SAID, undated),
            (Reason.COST_NOT_SAID, int(said.isna().sum())),
            (Reason.COST_WITHHELD, int(withheld.sum())),
        ),
    )


def _done(measures: pd.DataFrame | None, area: str, period: Period, as_of: date) -> pd.DataFrame:
    rows = with_state(of_area(complete(measures, Kind.MEASURES), area), as_of)
    return rows[(rows["state"] == State.DONE) & within(rows["done_on"], period)]


def _own(cost: pd.Series, withheld: pd.Series) -> Value:
    if withheld.any() and cost.isna().all():
        return Hidden(Reason.FEW_BUSINESSES)
    return _each(cost, int(cost.notna().sum()))


def _sum(numbers: pd.Series, unit: Unit, none: NotPossible) -> Value:
    said = numbers.dropna()
    return Counted(value=float(said.sum()), unit=unit, n=len(said)) if len(said) else none


def _each(sek: pd.Series, measures: int) -> Value:
    """`n` is the measures."""
    if sek.dropna().empty:
        return NO_COSTS
    if not measures:
        return NONE_DONE
    return Counted(value=float(sek.sum()) / measures, unit=Unit.SEK_PER_MEASURE, n=measures)
