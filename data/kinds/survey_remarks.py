"""Rows of a survey that cannot be as they are: flags with the index of the rows."""

import pandas as pd

_FAR = pd.Timedelta(days=183)  # from the middle of a wave: half a year
_STRAYS = 0.05  # of a wave's days: where more lie far off, it went on for long
_WHO = ["wave", "respondent_group", "respondent_id"]
Flags = pd.Series  # of bool


def twice(meta: pd.DataFrame, item: pd.Series | None = None) -> Flags:
    """
    Is the respondent there already, in the same wave? Of a long file: with the same `item`.

    The same id in two groups is two respondents, unless one of the rows leaves the group out.
    """
    ids = [meta["wave"], meta["respondent_id"]]
    untold = (meta["respondent_group"] == "").groupby(ids).transform("any")
    keys = meta[_WHO].assign(respondent_group=meta["respondent_group"].mask(untold, ""))
    return (keys if item is None else keys.assign(item=item)).duplicated()


def outside_wave(meta: pd.DataFrame) -> Flags:
    """Is the day of the answer more than half a year from the middle of its wave, as few are?"""
    day = meta["answered_on"]
    middle = day.groupby(meta["wave"]).transform("median")
    far = (day - middle).abs() > _FAR
    share = far.groupby(meta["wave"]).transform("sum") / day.groupby(meta["wave"]).transform(
        "count"
    )
    return far & (share <= _STRAYS)


def several_areas(meta: pd.DataFrame, nameless: Flags) -> Flags:
    """Is the respondent said to be in another area than in an earlier row of the same wave?"""
    who = [meta[column] for column in _WHO]
    named = meta["area_name"].where(meta["area_name"] != "")
    first = named.groupby(who).transform("first")
    return named.notna() & (named != first) & ~nameless


def one_wave_only(meta: pd.DataFrame, nameless: Flags) -> Flags:
    """
    Is the respondent in one wave alone, where others of the group are in several?

    Never where no id recurs: other people are asked each time. No fault: firms close and move.
    """
    known = meta[~nameless]
    waves = known.groupby(["respondent_group", "respondent_id"])["wave"].transform("nunique")
    recurs = (waves > 1).groupby(known["respondent_group"]).transform("any")
    return (recurs & (waves == 1)).reindex(meta.index, fill_value=False)
