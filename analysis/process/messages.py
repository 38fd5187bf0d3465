"""How much do police, municipality and businesses tell each other, and in which channel?"""

import pandas as pd

from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, By, Indicator, Part, tally
from analysis.process.lengths import months
from analysis.process.rows import of_area, told, within
from analysis.results import Counted, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NONE = NotPossible(Reason.NO_MESSAGES)
_THURSDAY = pd.Timedelta(days=3)  # a week is its Monday; where most of it lies decides
_WAYS = {
    Also.TO_BUSINESSES: "police_to_business",
    Also.TO_POLICE: "business_to_police",
}


def messages_sent(messages: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P21: messages a month, in each channel and of each type.

    Beside it the share from police to businesses, and from businesses to police. A row without a
    number of messages is not counted as none.
    """
    own = of_area(complete(messages, Kind.MESSAGES), area)
    day = own["month"].fillna(own["week"] + _THURSDAY)
    own = own[within(day, period)]
    unsaid = int(own["count"].isna().sum())
    own = own.dropna(subset="count")
    total = int(own["count"].sum())
    missing = told((Reason.NOT_SAID, unsaid))
    if own.empty:
        return Indicator(code="P21", area=area, period=period, value=NONE, missing=missing)
    by_type = own.groupby("message_type")["count"].sum()
    return Indicator(
        code="P21",
        area=area,
        period=period,
        value=_a_month(total, period),
        parts=tuple(
            Part(by=by, name=str(name), value=_a_month(int(count), period))
            for by, column in ((By.CHANNEL, "channel"), (By.MESSAGE_TYPE, "message_type"))
            for name, count in own.groupby(column)["count"].sum().items()
        ),
        beside=tuple(
            Beside(way, tally(int(by_type.get(kind, 0)), total, Unit.MESSAGES, none=NONE))
            for way, kind in _WAYS.items()
        ),
        missing=missing,
    )


def _a_month(count: int, period: Period) -> Counted:
    return Counted(value=count / months(period), unit=Unit.PER_MONTH, n=count)
