"""Do those who take part report, find it worth their time, and see promises kept?"""

from collections.abc import Sequence

import pandas as pd

from analysis.process.indicator import By, Indicator, Part
from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.shares import share
from analysis.survey.disclosure import FEWEST_ANSWERS, disclosed
from data.kinds.items import ItemScale, item_scales
from data.study import Period

VICTIMISED = ("F10a", "F10b", "F10c", "F10d")
REPORTED = "F10x"
SATISFACTION = ("F30", "F31", "F32", "F33a", "F33b", "F33c", "F34", "F35", "F36")
PROMISES = {"F33a": "municipality", "F33b": "police", "F33c": "business"}  # whose it is to keep

Shown = Estimate | Hidden | NotPossible


def reporting_share(responses: pd.DataFrame, area: str, wave: str, period: Period) -> Indicator:
    """
    P22: businesses that reported it to the police (F10x yes) / those victimised (a yes in F10a-d)
    that answered yes or no.

    `responses` (`RESPONSES` of the survey): a row per answer; area "" is all areas, `period` the
    time that the wave is of. Hidden under ten answers, and where 1-4 businesses say yes, or no.
    """
    own = _asked(responses, area, wave)
    scales = item_scales()
    hit = set(_valid(own, scales["F10a"], VICTIMISED).query("is_counted")["respondent"])
    said = _valid(own, scales[REPORTED], (REPORTED,))
    if said.empty or not own["item"].isin(VICTIMISED).any():
        value: Shown = NotPossible(Reason.ITEM_NOT_ASKED)
    elif not hit:
        value = NotPossible(Reason.NOBODY_VICTIMISED)
    else:
        of_hit = said[said["respondent"].isin(hit)]
        yes, n = int(of_hit["is_counted"].sum()), len(of_hit)
        value = disclosed(share(yes, n), scales[REPORTED], (yes, n))
    return Indicator(code="P22", area=area, period=period, value=value)


def satisfaction(responses: pd.DataFrame, area: str, wave: str, period: Period) -> Indicator:
    """
    P23: share that agrees (4-5 of 1-5) with F30-F36: of each item, and of all answers together.

    Of all answers the interval is as if each respondent had answered once: what one says to several
    items goes together. Hidden under ten answers, and then left out of the whole.
    """
    own = _asked(responses, area, wave)
    parts = [Part(by=By.ITEM, name=item, value=_agreeing(own, item)) for item in SATISFACTION]
    value = _of_all(own, [part.name for part in parts if isinstance(part.value, Estimate)])
    return Indicator(code="P23", area=area, period=period, value=value, parts=tuple(parts))


def promises_kept(responses: pd.DataFrame, area: str, wave: str, period: Period) -> Indicator:
    """
    P24: share that agrees (4-5 of 1-5) that municipality, police and the other businesses do what
    was agreed (F33a-c), by whose promise it is, and of all answers together (as in P23).
    """
    own = _asked(responses, area, wave)
    values = {item: _agreeing(own, item) for item in PROMISES}
    shown = [item for item, value in values.items() if isinstance(value, Estimate)]
    return Indicator(
        code="P24",
        area=area,
        period=period,
        value=_of_all(own, shown),
        parts=tuple(
            Part(by=By.ORGANISATION, name=whose, value=values[item])
            for item, whose in PROMISES.items()
        ),
    )


def _asked(responses: pd.DataFrame, area: str, wave: str) -> pd.DataFrame:
    in_area = (responses["area_id"] == area) | (area == "")
    return responses[in_area & (responses["wave"] == wave)]


def _valid(own: pd.DataFrame, scale: ItemScale, items: Sequence[str]) -> pd.DataFrame:
    """The answers to some items of one scale that are answers at all, with `is_counted`."""
    rows = own[own["item"].isin(items) & own["answer"].isin(scale.valid)]
    return rows.assign(is_counted=rows["answer"].isin(scale.counted))


def _agreeing(own: pd.DataFrame, item: str) -> Shown:
    rows = _valid(own, item_scales()[item], (item,))
    if rows.empty:
        return NotPossible(Reason.ITEM_NOT_ASKED)
    return _disclosed(int(rows["is_counted"].sum()), len(rows))


def _of_all(own: pd.DataFrame, items: Sequence[str]) -> Shown:
    """The share of all answers to these items; n is the respondents."""
    if not items:
        few = own["item"].isin(SATISFACTION).any()
        return Hidden(Reason.FEW_ANSWERS) if few else NotPossible(Reason.ITEM_NOT_ASKED)
    rows = _valid(own, item_scales()[items[0]], items)
    n = rows["respondent"].nunique()
    return _disclosed(float(rows["is_counted"].mean()) * n, n)


def _disclosed(yes: float, n: int) -> Shown:
    """Under ten answers a share says little about a place and much about a person."""
    return Hidden(Reason.FEW_ANSWERS) if 0 < n < FEWEST_ANSWERS else share(yes, n)
