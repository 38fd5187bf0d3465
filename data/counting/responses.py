"""
One row per answer, of respondents who are numbers: for what cannot be told from counts.

Whether the same business answered in two waves, what somebody who said one thing said of another,
and what weighs how much. Never a respondent's id: its number holds for one version only.
"""

import pandas as pd

RESPONDENT = [
    "respondent_group",
    "respondent_id",
]  # who agrees in both is the same
_COLUMNS = [
    "respondent", "wave", "area_id", "respondent_group", "weight", "item", "answer", "answered_on"
]  # fmt: skip


def responses(answers: pd.DataFrame) -> pd.DataFrame:
    """
    Number the respondents of `answers` (respondent_id and the columns below, but for respondent).

    Gives respondent, wave, area_id, respondent_group, weight, item, answer, answered_on: sorted by
    item, so that a question about few items reads little of it. Who has no id is somebody else in
    each row. Numbers are in no order that tells anything of the ids.
    """
    kept = answers.sort_values("item", kind="stable", ignore_index=True)
    return kept.assign(respondent=_numbers(kept))[_COLUMNS]


def _numbers(answers: pd.DataFrame) -> pd.Series:
    known = answers[RESPONDENT][answers["respondent_id"] != ""]
    print_ = pd.util.hash_pandas_object(known, index=False)
    numbers = pd.Series(pd.NA, index=answers.index, dtype="Int64")
    # two of 2^64 prints are the same once in ten billion surveys of 20,000
    numbers[known.index] = print_.rank(method="dense").astype("int64")
    unknown = numbers.isna()
    numbers[unknown] = (numbers.max() if len(known) else 0) + unknown.cumsum()[unknown]
    return numbers.astype("int64")
