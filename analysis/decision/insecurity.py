"""How many feel unsafe in each area, of those asked there?"""

from collections.abc import Collection, Sequence

import pandas as pd

from analysis.results import Hidden
from analysis.shares import Answers
from analysis.survey.disclosure import hide_groups, withheld
from data.kinds.items import ItemScale


def unsafe_by_area(
    answers: pd.DataFrame, scale: ItemScale, respondents: str, parts: Sequence[Collection[str]]
) -> dict[str, Answers | Hidden]:
    """
    Count answers of one wave (area_id, respondent_group, answer, count), asked as `scale` is.

    Gives (how many chose a counted answer, how many answered validly) of each area where anybody
    did. `respondents` names the group, "" is everyone. `parts` are areas whose share together is
    shown elsewhere; that of all is too. An area that would give another away is hidden.
    """
    rows = answers[answers["respondent_group"] == respondents] if respondents else answers
    valid = rows[rows["answer"].isin(scale.valid)]
    yes = valid["count"].where(valid["answer"].isin(scale.counted), 0)
    sums = valid.assign(yes=yes).groupby("area_id")[["yes", "count"]].sum()
    counted = {str(area): (int(yes), int(n)) for area, yes, n in sums.itertuples()}
    hidden: dict[str, Hidden] = {}
    for part in (*parts, counted.keys()):
        inside = [area for area in counted if area in part and area not in hidden]
        told = hide_groups([[counted[area]] for area in inside], lambda one: withheld(scale, one))
        hidden |= {a: Hidden(why) for a, why in zip(inside, told, strict=True) if why is not None}
    return {area: hidden.get(area, counted[area]) for area in counted}
