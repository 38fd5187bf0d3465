"""What can be said of a loaded file column by column, for the quality report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnQuality:
    """
    Rows of the file by what stands in one column; the four counts add up to the rows that were
    read. `column` is our name, `header` the file's ("" for a fixed value).
    """

    column: str
    header: str
    filled: int  # could be read
    missing: int  # nothing stands there
    unreadable: int  # something stands there that is no date, no number, no position
    out_of_range: int  # read, but impossible: before 1990, after the extract, outside the system
