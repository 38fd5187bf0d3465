"""How many days from the decision until a measure is done? P12."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.process.durations import days_until
from analysis.process.indicator import Also, Beside, By, Indicator, Part
from analysis.process.owners import by_owner
from analysis.process.rows import days, days_between, texts, told
from analysis.process.states import State, measures_of
from analysis.results import Counted, Estimate, NotPossible, Reason, Unit
from data.study import Period

HALF, NINE_IN_TEN = 0.5, 0.9


def time_to_done(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> Indicator:
    """
    P12: days by which half (and beside, nine in ten) of the measures decided in the period are
    done, by Kaplan-Meier, all together and by owner type.

    Those still open have waited until `as_of`: leaving them out would make the time too short.
    Cancelled ones, those without a day of decision, those done on an unknown day and those done
    before they were decided are left out, and told.
    """
    every = measures_of(measures, area, period, as_of)
    rows = every[every["state"] != State.CANCELLED]
    waits = _waits(rows, as_of)
    usable = rows[waits.is_usable]
    none = _none(rows)
    return Indicator(
        code="P12",
        area=area,
        period=period,
        value=none or _until(HALF, usable, as_of),
        parts=()
        if none
        else tuple(
            Part(by=By.OWNER, name=name, value=_until(HALF, own, as_of))
            for name, own in by_owner(usable)
        ),
        beside=()
        if none
        else (
            Beside(Also.NINE_IN_TEN, _until(NINE_IN_TEN, usable, as_of)),
            Beside(Also.STILL_OPEN, _still_open(usable)),
            *(
                beside
                for name, own in by_owner(usable)
                for beside in (
                    Beside(Also.NINE_IN_TEN, _until(NINE_IN_TEN, own, as_of), By.OWNER, name),
                    Beside(Also.STILL_OPEN, _still_open(own), By.OWNER, name),
                )
            ),
        ),
        missing=told(
            (Reason.CANCELLED_LEFT_OUT, len(every) - len(rows)),
            (Reason.NO_DECISION_DAY, int(waits.undecided.sum())),
            (Reason.DECIDED_LATER, int(waits.decided_later.sum())),
            (Reason.DONE_WITHOUT_DAY, int(waits.day_unknown.sum())),
            (Reason.DONE_BEFORE_DECIDED, int(waits.backwards.sum())),
            (Reason.OWNER_NOT_SAID, int((texts(rows, "owner_type") == "").sum())),
        ),
    )


def waits(measures: pd.DataFrame | None, area: str, period: Period, as_of: date) -> pd.DataFrame:
    """What P12 is made of: owner_type ("" not said), days (from the decision), is_done."""
    rows = measures_of(measures, area, period, as_of)
    rows = rows[rows["state"] != State.CANCELLED]
    found = _waits(rows, as_of)
    table = pd.DataFrame(
        {
            "owner_type": texts(rows, "owner_type"),
            "days": found.lasted,
            "is_done": rows["state"] == State.DONE,
        }
    )
    return table[found.is_usable].reset_index(drop=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waits:
    """Measure by measure: how long it took, or has taken so far, and why that is not known."""

    lasted: "pd.Series[float]"  # days
    undecided: "pd.Series[bool]"
    decided_later: "pd.Series[bool]"
    day_unknown: "pd.Series[bool]"
    backwards: "pd.Series[bool]"

    @property
    def is_usable(self) -> "pd.Series[bool]":
        return ~(self.undecided | self.decided_later | self.day_unknown | self.backwards)


def _waits(rows: pd.DataFrame, as_of: date) -> _Waits:
    decided, done = days(rows, "decided_on"), days(rows, "done_on")
    is_done = rows["state"] == State.DONE
    lasted = days_between(decided, done.where(is_done, pd.Timestamp(as_of)))
    undecided = decided.isna()
    day_unknown = is_done & done.isna() & ~undecided
    backwards = (lasted < 0) & is_done
    return _Waits(
        lasted=lasted,
        undecided=undecided,
        decided_later=(lasted < 0) & ~is_done,
        day_unknown=day_unknown,
        backwards=backwards,
    )


def _until(share: float, usable: pd.DataFrame, as_of: date) -> Estimate | NotPossible:
    lasted = np.asarray(_waits(usable, as_of).lasted, dtype=np.float64)
    is_done = (usable["state"] == State.DONE).to_numpy()
    return days_until(share, lasted[is_done], lasted[~is_done])


def _still_open(usable: pd.DataFrame) -> Counted:
    count = int((usable["state"] != State.DONE).sum())
    return Counted(value=count, unit=Unit.MEASURES, n=len(usable))


def _none(rows: pd.DataFrame) -> NotPossible | None:
    if rows.empty:
        return NotPossible(Reason.NO_MEASURES)
    if days(rows, "decided_on").isna().all():
        return NotPossible(Reason.NO_DECISION_DAYS)
    return None
