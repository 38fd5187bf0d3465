"""Survey files of SPSS and Stata: codes, what they mean, and which of them are no answer."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyreadstat

from data.files.cells import numbers, texts
from data.problems import Finding, Remark

_EXAMPLES = 5


def read_labelled(
    content: bytes, ending: str
) -> tuple[pd.DataFrame, dict[str, dict[str, str]], tuple[Finding, ...]]:
    """
    Rows of texts, the labels (header -> code -> label) and findings; `ending` is .sav or .dta.

    Codes stay codes. Those that the file declares to be no answer (user-missing: "don't know",
    "refused") become "", and a finding counts them column by column. Raises what pyreadstat raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"survey{ending}"
        file.write_bytes(content)
        read = pyreadstat.read_sav if ending == ".sav" else pyreadstat.read_dta
        rows, notes = read(file, user_missing=True)
    written = rows.apply(texts) if len(rows.columns) else rows
    is_missing = _user_missing(written, notes)
    findings = tuple(_findings(written, is_missing))
    labels = {
        header: {texts(pd.Series([code])).iloc[0]: str(label) for code, label in codes.items()}
        for header, codes in notes.variable_value_labels.items()
    }
    return written.mask(is_missing, ""), labels, findings


def _user_missing(written: pd.DataFrame, notes: pyreadstat.metadata_container) -> pd.DataFrame:
    """True for each cell whose code the file declares to be missing."""
    is_missing = pd.DataFrame(False, index=written.index, columns=written.columns)
    for header, ranges in notes.missing_ranges.items():  # SPSS
        for span in ranges:
            low, high = (span["lo"], span["hi"]) if isinstance(span, dict) else (span, span)
            is_missing[header] |= _between(written[header], low, high)
    for header, letters in notes.missing_user_values.items():  # Stata: .a to .z
        is_missing[header] |= written[header].isin(list(map(str, letters)))
    return is_missing


def _between(column: pd.Series, low: float | str, high: float | str) -> pd.Series:
    if isinstance(low, str):
        return column == low.strip()
    return numbers(column).between(float(low), float(high))


def _findings(written: pd.DataFrame, is_missing: pd.DataFrame) -> Iterator[Finding]:
    for header in written.columns[is_missing.any()]:
        cells = written.loc[is_missing[header], header]
        codes = tuple(map(str, cells.value_counts().head(_EXAMPLES).index))
        yield Finding(Remark.USER_MISSING, len(cells), str(header), codes)
