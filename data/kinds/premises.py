"""
Addresses: told apart, never kept. What is stored of one is a hash with the store's own key.

A premises is a house: its address, or where a file has no column of addresses the exact position.
A street without a number, or a name, is none: all that happened somewhere along a street would be
one place. Positions are taken only where most of them come again, as those of houses do; where
they were moved by chance, to protect somebody, each stands for itself and tells no places apart.
"""

import re

import numpy as np
import pandas as pd

from data.files.cells import categories
from data.kinds.case_ids import case_hashes

_OF_PREMISES = "premises "  # a case number that reads as an address gets another hash
_DEGREES = 1e5  # parts of a degree: about a metre
_COME_AGAIN = 0.5  # of the positions, at least, share their metre with another
_POINTS = (  # what is written for a point of the compass before the name of a street
    ("norra", "n"),
    ("södra", "s"),
    ("östra", "ö"),
    ("västra", "v"),
)
_SPELLINGS = [
    *((rf"(?<!\d )\b{short}(?::a)?(?:\. ?| )(?=[^\W\d_]{{2}})", f"{word} ")
      for word, short in _POINTS),
    (r"(?<=[^\W\d_]{3})g\. ?(?=\d)", "gatan "),
    (r"(?<=[^\W\d_]{3})v\. ?(?=\d)", "vägen "),
    (r"\b(?:nr|no)\b\.? ?(?=\d)", ""),
    (r"(?<=\d) (?=[^\W\d_]\b)", ""),  # 12 A is 12A
    (r"(?<=[^\W\d_])(?=\d)", " "),  # Kungsgatan12
    (r"(?<=[^\W_]) (?:lgh|lägenhet)\b.*$", ""),
    (r"^(.*\d[^\W\d_]?) ?,.*$", r"\1"),  # a flat, a town
    (r"(?:(?<=\d)|(?<=\d[^\W\d_])) \d{3} ?\d{2}\b.*$", ""),  # a postal code and its town
]  # fmt: skip
_HOUSE = re.compile(r"(?=.*[^\W\d_])(?=.*\d)")
_NO_HOUSE = re.compile(r"(?:e|rv|lv|riksväg|länsväg|väg) ?\d+(?:\D.*)?|.*(?:\bblock\b|\dxx?\b).*")


def premises_of_addresses(address: pd.Series, key: bytes) -> pd.Series:
    """
    Give 16 hexadecimal digits for each address, "" where none is, as a categorical column.

    Two spellings of one address get the same; without a key see `case_hashes`.
    """
    written = categories(address)
    plain = pd.Series(written.cat.categories.map(plain_address), dtype="str")
    return _hashed(plain, written.cat.codes.to_numpy(), key).set_axis(address.index)


def premises_of_positions(positions: pd.DataFrame, key: bytes) -> pd.Series:
    """The same of longitude and latitude, rounded to a metre; "" for all where few come again."""
    known = positions.notna().all(axis="columns").to_numpy()
    degrees = positions[["longitude", "latitude"]].fillna(0).to_numpy()
    metres = np.round(degrees * _DEGREES).astype("int64")
    code, places = pd.factorize(metres[:, 0] * 10**8 + metres[:, 1])
    sizes = np.bincount(code[known], minlength=len(places))
    if sizes[sizes > 1].sum() < _COME_AGAIN * max(known.sum(), 1):
        return pd.Series("", index=positions.index, dtype="category")
    names = pd.Series([*map(str, places), ""], dtype="str")
    return _hashed(names, np.where(known, code, len(places)), key).set_axis(positions.index)


def plain_address(text: str) -> str:
    """ "N. Kungsgatan 12 A, Centrum" is "norra kungsgatan 12a"; "" for what is no house."""
    plain = " ".join(text.casefold().split())
    for pattern, instead in _SPELLINGS:
        plain = re.sub(pattern, instead, plain)
    is_house = _HOUSE.match(plain) and not _NO_HOUSE.fullmatch(plain)
    return plain if is_house else ""


def _hashed(names: pd.Series, code: np.ndarray, key: bytes) -> pd.Series:
    """The hash of each row's name; `code` says which of the names it is."""
    hashes = case_hashes((_OF_PREMISES + names).where(names != "", ""), key)
    places, values = pd.factorize(hashes)
    return pd.Series(pd.Categorical.from_codes(places[code], pd.Index(values, dtype="str")))
