"""Small files written by hand, as the analysis gets them."""

import pandas as pd

DATES = {"decided_on", "started_on", "due_on", "done_on", "ended_on", "joined_on", "left_on"}
DATES |= {"met_on", "planned_on", "walked_on", "occurred_on", "reported_on", "week"}
WHOLE = {"invited", "made", "looked_at", "priority", "year", "count"}


def rows(text: str, **same: str) -> pd.DataFrame:
    """
    A table with its header in the first line; "-" is an empty cell. Typed as the store types it.

    `same` are columns that are alike in all rows.
    """
    header, *lines = [line.split() for line in text.strip().splitlines()]
    cells = [["" if cell == "-" else cell for cell in line] for line in lines]
    frame = pd.DataFrame(cells, columns=header, dtype="str").assign(**same)
    for column in map(str, frame):
        if column in DATES:
            frame[column] = pd.to_datetime(frame[column].replace("", None)).astype("datetime64[us]")
        elif column in WHOLE or column.startswith("present_") or column == "present":
            frame[column] = pd.to_numeric(frame[column].replace("", None)).astype("Int64")
        elif column in ("cost_sek", "value"):
            frame[column] = pd.to_numeric(frame[column].replace("", None)).astype("float64")
    return frame if "row" in frame else frame.assign(row=range(len(frame)))


def gaps(missing: tuple[object, ...]) -> dict[object, float]:
    """What an indicator says is missing, and for how many."""
    return {getattr(gap, "reason", None): getattr(gap, "size", 0.0) for gap in missing}
