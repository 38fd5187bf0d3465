"""What did one incident fewer cost?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

import pandas as pd

from analysis.process.frames import complete
from analysis.process.private_costs import known_costs, withheld_costs
from analysis.process.rows import of_area, within
from analysis.process.states import State, with_state
from analysis.results import Comparison, Counted, Hidden, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

Amount = Counted | NotPossible | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """
    What was put in, as far as it was noted; `n` of each is the rows that say it.

    `work` and `measures` (SEK) may hold the same money twice and are never added up unasked. Hours
    have no price of their own. `unpriced` measures were done and nobody noted what they cost, and
    the private ones among those done are `withheld` where they would tell what one business paid.
    """

    work: Amount  # SEK, month by month
    hours: Amount
    hours_by: Mapping[str, float]  # sort of organisation -> hours
    measures: Amount  # SEK, of measures done in the period
    unpriced: int
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PerFewer:
    """
    Cost (SEK or hours) per incident fewer. `value` is none where the estimate itself is no fewer.

    `high` is infinite where no fewer at all is within the interval: then nobody can say how much
    one costs at most, only that it is `low` at least.
    """

    unit: Unit  # of what is put in
    cost: float
    value: float | None
    low: float
    high: float
    level: float
    n: int  # incidents that the difference rests on

    @property
    def is_open(self) -> bool:
        return self.high == inf


def costs(
    resources: pd.DataFrame | None,
    measures: pd.DataFrame | None,
    area: str,
    period: Period,
    as_of: date,
) -> Costs:
    """
    Add up what an area's files say of a period (half-open, whole months), as of a day.

    What private owners paid is told together with all else where it may be told at all
    (`analysis.process.private_costs`); else it is left out, and how many measures that are told.
    """
    work = of_area(complete(resources, Kind.RESOURCES), area)
    work = work[within(work["month"], period)]
    spent, hours = (work[column].where(work[column] >= 0) for column in ("cost_sek", "hours"))
    done = with_state(of_area(complete(measures, Kind.MEASURES), area), as_of)
    done = done[(done["state"] == State.DONE) & within(done["done_on"], period)]
    price, withheld = known_costs(done), withheld_costs(done)
    by = hours.groupby(work["organisation"]).sum()
    return Costs(
        work=_sum(spent, Unit.SEK, NotPossible(Reason.NO_COSTS)),
        hours=_sum(hours, Unit.HOURS, NotPossible(Reason.NO_HOURS_NOTED)),
        hours_by={str(name): float(own) for name, own in by.items() if own > 0},
        measures=Hidden(Reason.FEW_BUSINESSES)
        if withheld.any() and not price[~withheld].notna().any()
        else _sum(price[~withheld], Unit.SEK, NotPossible(Reason.NO_COSTS)),
        unpriced=int(price.isna().sum()),
        withheld=int(withheld.sum()),
    )


def per_fewer(
    cost: float, unit: Unit, difference: Comparison | Hidden | NotPossible
) -> PerFewer | Hidden | NotPossible:
    """
    Divide a known cost by incidents fewer, with the interval turned over.

    `difference` is incidents more (+) or fewer (-) than expected (`analysis.effect`). A cost that
    is added up has no error of its own; then Fieller's interval is cost / each limit of the
    incidents fewer. Where that interval reaches 0 the ratio's has no upper end: nobody knows what
    one fewer costs at most. Where all of it is 0 or more incidents more there is nothing to divide.

    Source: Fieller (1954), J. R. Stat. Soc. B 16:175; of costs and effects: Willan & O'Brien
    (1996), doi 10.1002/(SICI)1099-1050(199607/08)5:4<297::AID-HEC216>3.0.CO;2-T.
    """
    if isinstance(difference, Hidden | NotPossible):
        return difference
    fewest, most = -difference.high, -difference.low
    if most <= 0:
        return NotPossible(Reason.NOT_FEWER)
    return PerFewer(
        unit=unit,
        cost=cost,
        value=cost / -difference.value if difference.value < 0 else None,
        low=cost / most,
        high=cost / fewest if fewest > 0 else inf,
        level=difference.level,
        n=difference.n,
    )


def _sum(numbers: "pd.Series[float]", unit: Unit, none: NotPossible) -> Amount:
    said = numbers.dropna()
    return Counted(value=float(said.sum()), unit=unit, n=len(said)) if len(said) else none
