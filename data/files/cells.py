"""Cells of any type, as the text or the number they stand for."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_SHORT, _FEW_DIGITS = 12, 8  # "2024-13-01", "okänd", "i förrgår"
_BLANKS = r"[\s\pZ\x{85}\x1c-\x1f]+"  # in the words of RE2, which Arrow uses


def own_names(headers: Sequence[object]) -> list[str]:
    """ "#3" for a third column without header, "Namn (2)" for a second "Namn"."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for number, header in enumerate(headers, start=1):
        name = own = " ".join(str(header).split()) or f"#{number}"
        while seen[own]:
            seen[name] += 1
            own = f"{name} ({seen[name]})"
        seen[own] += 1
        names.append(own)
    return names


def is_text(column: pd.Series) -> bool:
    """Is it a column as text files give it: nothing but texts?"""
    return isinstance(column.dtype, pd.StringDtype)


def texts(column: pd.Series) -> pd.Series:
    """Trimmed text with single blanks, "" for an empty cell; 12.0 is "12", a date is ISO."""
    if is_text(column):
        return _tidied(column)
    return by_value(column, as_text).astype("str")


def categories(column: pd.Series) -> pd.Series:
    """`texts` as a categorical column: each text is kept once, however many cells say it."""
    if not is_text(column):
        return texts(column).astype("category")
    coded = _coded(column)
    plain = _plain_texts(coded.dictionary).to_pandas()
    if plain.duplicated().any():  # " Rån" and "Rån"
        return texts(column).astype("category")
    values = pd.Categorical.from_codes(coded.indices.to_numpy(), pd.Index(plain))
    return pd.Series(values, column.index, name=column.name)


def numbers(column: pd.Series) -> pd.Series:
    """Floats, NaN for an empty cell and for what is no number; "1 234,5" is 1234.5."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.astype("float64")
    plain = _plain_numbers(column)
    if plain is not None:
        return plain
    return by_value(column, lambda value: _number(as_text(value))).astype("float64")


def unreadable(column: pd.Series, read: pd.Series) -> pd.Series:
    """The texts of the cells in which something stands that could not be `read` (NaN or NaT)."""
    written = texts(column[read.isna()])
    return written[written != ""]


def by_value(column: pd.Series, function: Callable[[Any], Any]) -> pd.Series:
    """Call `function` once for each distinct value: columns repeat themselves."""
    if is_text(column):
        coded = _coded(column)
        codes, values = coded.indices.to_numpy(), coded.dictionary.to_pylist()
    else:
        codes, values = pd.factorize(column, use_na_sentinel=False)
    answers = pd.Series([function(value) for value in values], dtype="object").infer_objects()
    return answers.take(codes).set_axis(column.index)


def _coded(column: pd.Series) -> pa.DictionaryArray:
    coded = pa.array(column).dictionary_encode("encode")
    return coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded


def _plain_texts(values: pa.Array) -> pa.Array:
    trimmed = pc.utf8_trim_whitespace(pc.fill_null(values, ""))
    return pc.replace_substring_regex(trimmed, _BLANKS, " ")


def _tidied(column: pd.Series) -> pd.Series:
    coded = _coded(column)
    plain = _plain_texts(coded.dictionary)
    tidied: pd.Series = plain.take(coded.indices).to_pandas().astype("str")
    tidied.index, tidied.name = column.index, column.name
    return tidied


def _plain_numbers(column: pd.Series) -> pd.Series | None:
    """The fast way where every cell is digits with a decimal sign at most; None elsewhere."""
    if not is_text(column):
        return None
    written = pc.replace_substring(pc.fill_null(pa.array(column), ""), ",", ".")
    if not pc.all(pc.match_substring_regex(written, r"^(-?\d+(\.\d+)?)?$")).as_py():
        return None
    read = pc.cast(pc.if_else(pc.equal(written, ""), None, written), "float64")
    return pd.Series(read.to_numpy(zero_copy_only=False), column.index)


def told(text: str) -> str:
    """An unreadable cell as a message may show it: what is long may be a name or a number."""
    if len(text) <= _SHORT and sum(map(str.isdecimal, text)) <= _FEW_DIGITS:
        return text
    return shape(text)


def shape(text: str) -> str:
    """What a cell looks like without what it says: it may be a name in the wrong column."""
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "9", text))[:20]


def as_text(value: object) -> str:
    """The text of one cell."""
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    text = str(value)
    match value:
        case str():
            text = " ".join(value.split())  # a no-break space is a blank too
        case bool() | np.bool_():
            text = str(int(value))
        case float() | np.floating():
            text = _float_text(float(value))
        case _:
            pass
    return text


def _float_text(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else str(value)


def _number(text: str) -> float:
    plain = text.replace(" ", "").replace("\N{MINUS SIGN}", "-")
    if plain.rfind(",") > plain.rfind("."):  # the last sign is the decimal one
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    try:
        number = float(plain) if "_" not in plain else math.nan  # Python reads "1_0" as 10
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
