"""
Addresses: told apart, never kept. What is stored of one is a hash with the store's own key.

A premises is a house: its address, or where a file has no column of addresses the exact position.
A street without a number, or a name, is none: all that happened somewhere along a street would be
one place. Positions are taken only where most of them come again, as those of houses do; where
they were moved by chance, to protect somebody, each stands for itself and tells no places apart.
"""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.files.cells import categories
from data.kinds.case_ids import case_hashes

_OF_PREMISES = "premises "  # a case number that reads as an address gets another hash
_DEGREES = 1e5  # parts of a degree: about a metre
_COME_AGAIN = 0.5  # of the positions, at least, share their metre with another
_SPELLINGS = [  # in the words of RE2, which Arrow uses
    *((rf"(^|[^\d ] ){letter}(?::a)?(?:\. ?| )(\pL{{2}})", rf"\1{word} \2")
      for letter, word in (("n", "norra"), ("s", "södra"), ("ö", "östra"), ("v", "västra"))),
    (r"(\pL{3})g\. ?(\d)", r"\1gatan \2"),
    (r"(\pL{3})v\. ?(\d)", r"\1vägen \2"),
    (r"(^| )(?:nr|no)\.? ?(\d)", r"\1\2"),
    (r"(\d) (\pL)($|[^\pL\pN])", r"\1\2\3"),  # 12 A is 12A
    (r"(\pL)(\d)", r"\1 \2"),  # Kungsgatan12
    (r"([\pL\pN]) (?:lgh|lägenhet)(?:\PL.*)?$", r"\1"),
    (r"^(.*\d\pL?) ?,.*$", r"\1"),  # a flat, a town
    (r"(\d\pL?) \d{3} ?\d{2}(?:\D.*)?$", r"\1"),  # a postal code and its town
]  # fmt: skip
_HOUSE = r"\pL.*\d|\d.*\pL"
_NO_HOUSE = (  # roads and blocks
    r"^(?:e|rv|lv|riksväg|länsväg|väg) ?\d+(?:\D.*)?$|(?:^|\PL)block(?:\PL|$)|\dxx?(?:\PL|$)"
)


def premises_of_addresses(address: pd.Series, key: bytes) -> pd.Series:
    """
    Give 16 hexadecimal digits for each address, "" where none is, as a categorical column.

    Two spellings of one address get the same; without a key see `case_hashes`.
    """
    written = categories(address)
    plain = plain_addresses(pd.Series(written.cat.categories))
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


def plain_addresses(texts: pd.Series) -> pd.Series:
    """ "N. Kungsgatan 12 A, Centrum" is "norra kungsgatan 12a"; "" for what is no house."""
    plain = pc.utf8_lower(pa.array(texts, type=pa.string()))
    for pattern, instead in _SPELLINGS:
        plain = pc.replace_substring_regex(plain, pattern, instead)
    houses = pc.match_substring_regex(plain, _HOUSE)
    others = pc.match_substring_regex(plain, _NO_HOUSE)
    is_house = pc.and_not(houses, others)
    named: pd.Series = pc.if_else(is_house, plain, "").to_pandas().astype("str")
    return named


def _hashed(names: pd.Series, code: np.ndarray, key: bytes) -> pd.Series:
    """The hash of each row's name; `code` says which of the names it is."""
    hashes = case_hashes((_OF_PREMISES + names).where(names != "", ""), key)
    places, values = pd.factorize(hashes)
    return pd.Series(pd.Categorical.from_codes(places[code], pd.Index(values, dtype="str")))
