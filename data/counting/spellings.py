"""One area, however its name is written: "CENTRUM" and "Centrum" are the same place."""

from collections.abc import Collection, Mapping

import pandas as pd

from data.codebook import folded


def spellings(said: Collection[str], *area_names: pd.Series) -> Mapping[str, str]:
    """
    Give for each name that is written in several ways, in case or blanks, the one that counts.

    That is how the study says it (`said`), else as most rows of all files do. Names that stand as
    they are to stand are not listed.
    """
    rows = [pd.Series(names.value_counts().to_dict(), dtype="int64") for names in area_names]
    totals = pd.concat([pd.Series(dtype="int64"), *rows]).groupby(level=0).sum()
    most_first = totals.sort_index().sort_values(ascending=False, kind="stable").index
    usual: dict[str, str] = {}
    for name in (*sorted(said), *most_first):
        usual.setdefault(folded(name), name)
    return {name: usual[folded(name)] for name in most_first if usual[folded(name)] != name}


def respelled(rows: pd.DataFrame | None, usual: Mapping[str, str]) -> pd.DataFrame | None:
    """The rows with each area's name as `spellings` has it."""
    if rows is None or not usual:
        return rows
    written = rows["area_name"]
    names = written.map(lambda name: usual.get(name, name))
    is_category = isinstance(written.dtype, pd.CategoricalDtype)  # that lacks the new name, maybe
    return rows.assign(area_name=names.astype("category" if is_category else "str"))
