"""Code lists: which offence texts belong to which group. They are data, in data/codebooks."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from data.files.cells import by_value

FOLDER = Path(__file__).parent / "codebooks"
UNSPECIFIED = "unspecified"  # the group of a row without any offence text
ALARM = "alarm"  # the group of alarms: no offences, and nobody has to want to report them
UNLISTED = "unlisted"  # the group of texts that no list knows, each of few rows


@cache
def codebook(name: str) -> pd.DataFrame:
    """The list of that name, every cell as text; without rows if there is no such list."""
    file = FOLDER / f"{name}.csv"
    if not file.exists():
        return pd.DataFrame()
    return pd.read_csv(file, sep=";", dtype="str", keep_default_na=False, encoding="utf-8-sig")


def group_of_text() -> dict[str, str]:
    """Offence text (folded: trimmed, case ignored) -> group id."""
    rows = codebook("offence_texts")
    if rows.empty:
        return {}
    return dict(zip(map(folded, rows["text"]), rows["group"], strict=True))


def group_names(language: str) -> dict[str, str]:
    """Group id -> its name in "sv" or "en"."""
    rows = codebook("offence_groups")
    if rows.empty:
        return {}
    return dict(zip(rows["group"], rows[f"name_{language}"], strict=True))


def grouped(offence_text: pd.Series, own: dict[str, str]) -> tuple[pd.Series, pd.Series]:
    """
    Group of each text, and whether no list knows it (True or False).

    `own` (text -> group) goes before the code list. A text that nobody knows is its own group,
    verbatim, in the spelling that comes first.
    """
    known = group_of_text() | {folded(text): group for text, group in own.items()}
    spelling: dict[str, str] = {"": UNSPECIFIED}
    for text in offence_text.unique():
        spelling.setdefault(folded(text), text)
    ids = group_names("sv").keys()  # a file may hold our groups already
    groups = by_value(offence_text, lambda t: known.get(folded(t), spelling[folded(t)]))
    unlisted = by_value(offence_text, lambda t: not (folded(t) in known or t in ids or t == ""))
    return groups.astype("str"), unlisted.astype("bool")


def folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def four_digits(code: str) -> str:
    """Excel eats the leading zero of 0998."""
    return code.zfill(4) if code.isdecimal() else code


def regrouped(incidents: pd.DataFrame, codes: pd.DataFrame) -> pd.Series:
    """
    Groups by a loaded code list: by offence code, else by text, where it is valid on that day;
    else the group that the incident has. `codes` has code, text, group, valid_from, valid_to.
    """
    keys = incidents[["offence_code", "offence_text"]].astype("category")
    day = incidents["occurred_from"].dt.normalize()
    group = incidents["offence_group"].astype("object").to_numpy(copy=True)
    for column, key in (("text", "offence_text"), ("code", "offence_code")):
        known = codes[codes[column] != ""]
        named = keys[key].cat.categories.to_series().map(folded)
        written = keys[key].cat.codes.to_numpy()
        for text, to, start, end in zip(
            known[column].map(folded).map(four_digits if column == "code" else str),
            known["group"],
            known["valid_from"],
            known["valid_to"],
            strict=True,
        ):
            same = np.flatnonzero((named == text).to_numpy())
            valid = np.isin(written, same)
            valid &= (day >= start).to_numpy() | pd.isna(start)
            valid &= (day <= end).to_numpy() | pd.isna(end)
            group[valid] = to
    return pd.Series(group, index=incidents.index, dtype="str")
