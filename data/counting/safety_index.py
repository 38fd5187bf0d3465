"""
SX, the safety index: was the business exposed to anything at all? One answer per respondent.

The share of distinct businesses with at least one yes in F10a-d cannot be told from counts item by
item, so it is derived while the respondents are at hand, as if it had been a question of its own.
"""

import pandas as pd

INDEX = "SX"
ITEMS = ("F10a", "F10b", "F10c", "F10d")
YES, NO = "1", "2"

_ASKED = ["wave", "respondent_group"]
_WHO = ["wave", "area_id", "respondent_group", "respondent_id"]


def safety_index(answers: pd.DataFrame) -> pd.DataFrame:
    """
    Give a row per respondent with their answer to SX: the columns of `answers`, one row per answer.

    Any yes is a yes. No yes and at least one no is a no, though other answers are missing: nobody
    who says "don't know" to one of four has said yes, and leaving them out, while a yes counts
    whatever is missing beside it, would raise the index. Without any valid answer there is no row.

    A wave in which a group was not asked all four has no index: that would be another one. Nor
    has a respondent with one single row of the four, as a long file gives without respondent ids:
    whose it is nobody knows. A wave that has answers to SX of its own keeps those.
    """
    own = answers.loc[answers["item"] == INDEX, "wave"].unique()
    rows = answers[answers["item"].isin(ITEMS) & ~answers["wave"].isin(own)]
    rows = rows.assign(yes=rows["answer"] == YES, valid=rows["answer"].isin([YES, NO]))
    asked = rows[rows["valid"]].groupby(_ASKED)["item"].nunique()
    whole = asked.index[asked == len(ITEMS)]
    rows = rows[pd.MultiIndex.from_frame(rows[_ASKED]).isin(whole)]
    found = rows.groupby(_WHO).agg(
        items=("item", "nunique"),
        yes=("yes", "any"),
        valid=("valid", "any"),
        answered_on=("answered_on", "min"),
        weight=("weight", "first"),
    )
    known = found[found["valid"] & (found["items"] > 1)].reset_index()
    return known.assign(item=INDEX, answer=known["yes"].map({True: YES, False: NO}))
