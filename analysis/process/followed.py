"""Walk, point, measure, owner, status: what came of everything that somebody pointed at."""

from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.process.rows import EVERYWHERE, days, days_between, of_area, texts
from analysis.process.states import State, with_state

NOT_TOLD = ["row", "origin", "started_on", "status", "is_known", "has_no_point"]
OF_MEASURE = ("title", "measure_type", "owner_type", "owner", "status")


class Chain(StrEnum):
    """Where the chain from a point to its measure breaks."""

    WHOLE = "whole"
    NO_MEASURE = "no_measure"  # nobody linked one
    UNKNOWN_MEASURE = "unknown_measure"  # of no file
    UNDECIDED = "undecided"  # the measure has no decision, and nobody began it
    NO_POINT = "no_point"  # a measure that came of the walk, of none of its points


def followed(
    walks: pd.DataFrame | None, measures: pd.DataFrame | None, area: str, as_of: date
) -> pd.DataFrame:
    """
    A row for each point of each walk of an area, with its measure, in order of the day and walk.

    walk_id, walked_on, area_id, point_id, category, priority, measure_id; of the measure: title,
    measure_type, owner_type, owner, decided_on, due_on, done_on, `state` ("" without one); `chain`
    (`Chain`); days_to_decision from the walk (NaN without both days), days_late on `as_of` (NaN
    unless overdue). Measures whose origin is a walk but that no point names come after its points.
    """
    points = points_of(walks, area)
    plan = _plan(measures, as_of)
    linked = points.merge(plan, on="measure_id", how="left", validate="many_to_one")
    linked["is_known"] = linked["is_known"].eq(True)
    table = pd.concat([linked, _without_point(points, plan)], ignore_index=True)
    for column in (*OF_MEASURE, "state"):
        table[column] = texts(table, column)
    table["chain"] = _chain(table, as_of)
    table["days_to_decision"] = days_between(table["walked_on"], table["decided_on"])
    late = days_between(table["due_on"], as_of)
    table["days_late"] = late.where(table["state"] == State.OVERDUE)
    order = ["walked_on", "walk_id", "has_no_point", "row"]
    table = table.assign(has_no_point=table["point_id"] == "").sort_values(order, kind="stable")
    return table.drop(columns=NOT_TOLD).reset_index(drop=True)


def points_of(walks: pd.DataFrame | None, area: str) -> pd.DataFrame:
    """row, area_id, walk_id, walked_on, point_id, category, priority, measure_id; one a point."""
    rows = of_area(walks, area)
    points = pd.DataFrame(
        {
            "row": rows["row"],
            "area_id": rows["area_id"],
            "walk_id": texts(rows, "walk_id"),
            "walked_on": days(rows, "walked_on"),
            "point_id": texts(rows, "point_id"),
            "category": texts(rows, "category"),
            "priority": rows.get("priority", pd.NA),
            "measure_id": texts(rows, "measure_id"),
        }
    )
    return points[points["point_id"] != ""].drop_duplicates(["walk_id", "point_id"])


def _plan(measures: pd.DataFrame | None, as_of: date) -> pd.DataFrame:
    """Each measure once, whatever its area; one without an id cannot be linked."""
    rows = with_state(of_area(measures, EVERYWHERE), as_of)
    plan = pd.DataFrame(
        {
            "measure_id": texts(rows, "measure_id"),
            **{column: texts(rows, column) for column in OF_MEASURE},
            **{c: days(rows, c) for c in ("decided_on", "started_on", "due_on", "done_on")},
            "origin": texts(rows, "origin"),
            "state": rows["state"].astype("str"),
            "is_known": True,
        }
    )
    return plan[plan["measure_id"] != ""].drop_duplicates("measure_id")


def _without_point(points: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    walked = points.drop_duplicates("walk_id").set_index("walk_id")
    came = plan[plan["origin"].isin(walked.index) & ~plan["measure_id"].isin(points["measure_id"])]
    return came.assign(
        walk_id=came["origin"],
        walked_on=walked["walked_on"].reindex(came["origin"]).to_numpy(),
        area_id=walked["area_id"].reindex(came["origin"]).to_numpy(),
        row=walked["row"].reindex(came["origin"]).to_numpy(),
        point_id="",
        category="",
    )


def _chain(table: pd.DataFrame, as_of: date) -> pd.Series:
    today = pd.Timestamp(as_of)
    begun = (days(table, "decided_on") <= today) | (days(table, "started_on") <= today)
    begun |= table["state"].isin([State.DONE, State.ONGOING])
    return pd.Series(
        np.select(
            [
                table["point_id"] == "",
                table["measure_id"] == "",
                ~table["is_known"].astype("bool"),
                ~begun,
            ],
            [Chain.NO_POINT, Chain.NO_MEASURE, Chain.UNKNOWN_MEASURE, Chain.UNDECIDED],
            Chain.WHOLE,
        ),
        index=table.index,
    ).astype("str")
