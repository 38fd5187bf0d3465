"""What can be said of a loaded file column by column, for the quality report."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.files.cells import is_text, texts


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


def column_quality(
    column: str,
    written: pd.Series,
    readable: "pd.Series[bool] | None" = None,
    possible: "pd.Series[bool] | None" = None,
) -> ColumnQuality:
    """
    Count the cells of one column. Without `readable` every text is; without `possible` all that
    is readable is possible.
    """
    plain = pc.fill_null(pa.array(written if is_text(written) else texts(written)), "")
    blank = np.asarray(pc.equal(plain, ""))
    could = ~blank if readable is None else ~blank & readable.to_numpy()
    filled = could if possible is None else could & possible.to_numpy()
    missing, readable_count, filled_count = (int(flags.sum()) for flags in (blank, could, filled))
    return ColumnQuality(
        column=column,
        header=str(written.name),
        filled=filled_count,
        missing=missing,
        unreadable=len(written) - missing - readable_count,
        out_of_range=readable_count - filled_count,
    )
