"""Whose costs may be told? What one or two businesses paid is their own affair."""

import pandas as pd

from analysis.process.rows import numbers, texts

FEWEST_CONTRIBUTORS = 3
# whose costs are no single business's: public ones, and what several pay together
NOT_ALONE = ("municipality", "police", "joint")


def known_costs(measures: pd.DataFrame) -> "pd.Series[float]":
    """SEK; missing where nobody said it, and where it is below nothing."""
    cost = numbers(measures, "cost_sek")
    return cost.where(cost >= 0)


def is_private(measures: pd.DataFrame) -> "pd.Series[bool]":
    """By what may be a business, said or not."""
    return ~texts(measures, "owner_type").isin(NOT_ALONE)


def withheld_costs(measures: pd.DataFrame) -> "pd.Series[bool]":
    """
    Which costs must be in no sum, so that nobody can take it from another.

    Those of each type of owner that fewer than three businesses paid: with two, each could work out
    the other's. Businesses are told apart by their number; measures that name none may be
    anybody's, so all those are one.
    """
    private = is_private(measures) & known_costs(measures).notna()
    paid = texts(measures, "org_id")[private].groupby(texts(measures, "owner_type")[private])
    few = paid.transform("nunique") < FEWEST_CONTRIBUTORS
    return few.reindex(measures.index, fill_value=False).astype("bool")
