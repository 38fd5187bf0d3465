"""
Case numbers: told apart, never kept. What is stored of one is a hash with the store's own key.

Without the key nobody can try out all case numbers (there are few) to find the one behind a hash.
"""

import secrets

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.scratch import asked

_HASHES = """
    SELECT CASE WHEN trim(case_id) = '' THEN '' ELSE left(sha256($key || trim(case_id)), 16) END
    FROM rows
"""
_REPEATED = """
    SELECT row FROM (
        SELECT row, row_number() OVER (PARTITION BY case_hash, offence, moment ORDER BY row) AS n
        FROM rows
        WHERE case_hash IN (
            SELECT case_hash FROM rows WHERE case_hash != '' GROUP BY case_hash HAVING count(*) > 1
        )
    ) WHERE n > 1
"""


def case_hashes(case_id: pd.Series, key: bytes) -> pd.Series:
    """
    Give 16 hexadecimal digits for each case id, "" for none; the same id and key give the same.

    Without a key (nothing is kept) one is drawn that nobody knows. Of ten million cases, two share
    a hash with a probability of three in a million.
    """
    secret = (key or secrets.token_bytes(32)).hex()
    hashes = asked(_HASHES, {"case_id": case_id}, key=secret).column(0)
    read: pd.Series = hashes.to_pandas().astype("str").set_axis(case_id.index)
    return read


def repeated(case_hash: pd.Series, offence: pd.Series, moment: pd.Series) -> npt.NDArray[np.bool_]:
    """True for rows with the same case, offence and moment as an earlier one; no case is none."""
    columns = {"case_hash": case_hash, "offence": offence, "moment": moment}
    rows = asked(_REPEATED, columns).column(0).to_numpy()
    flags = np.zeros(len(case_hash), dtype=bool)
    flags[rows] = True
    return flags
