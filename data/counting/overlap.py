"""
Several files of one kind as one table: what stands in more than one of them counts once.

Files come in the order in which they were loaded. Of what two of them say, the newer one's is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.intake import Kind
from data.problems import Finding, Remark
from data.scratch import asked

_EXAMPLES = 5
_OLDER = """
    SELECT row FROM (SELECT row, file, max(file) OVER (PARTITION BY {keys}) AS newest FROM rows)
    WHERE file < newest ORDER BY row
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """
    Rows of two files that agree in all `keys` are the same. Where `name` is empty nobody can tell;
    then only a `period` that both files have is pointed out.
    """

    keys: tuple[str, ...]
    name: str = ""
    period: str = ""


IDENTITIES: Mapping[Kind, Identity] = {  # the kinds of which files can lie beside each other
    Kind.INCIDENTS: Identity(("case_hash", "offence", "occurred_from"), "case_hash", "month"),
    Kind.COUNTS: Identity(("area_name", "month", "offence_group", "source")),
    Kind.SURVEY: Identity(("wave", "respondent_group", "respondent_id"), "respondent_id", "wave"),
    Kind.BASES: Identity(("area_name", "year", "base")),
    Kind.EVENTS: Identity(("starts_on", "ends_on", "area_name", "title")),
}
BESIDE = frozenset(IDENTITIES)


def together(
    kind: Kind, tables: Sequence[pd.DataFrame]
) -> tuple[pd.DataFrame | None, tuple[Finding, ...]]:
    """Give the rows of all files, and what stands in several; None without any file."""
    if len(tables) < 2:
        return (tables[0] if tables else None), ()
    identity = IDENTITIES[kind]
    rows = pd.concat(tables, ignore_index=True)
    file = pd.Series(np.repeat(range(len(tables)), [len(table) for table in tables]))
    older = _older(rows, file, identity)
    kept = np.ones(len(rows), dtype=bool)
    kept[older] = False
    periods = _shared_periods(rows[kept], file[kept], identity)
    findings = []
    if len(older):
        findings.append(Finding(Remark.IN_SEVERAL_FILES, len(older), kind))
    if len(periods):
        examples = tuple(map(str, sorted(periods.unique())[:_EXAMPLES]))
        findings.append(Finding(Remark.MAYBE_IN_SEVERAL_FILES, len(periods), kind, examples))
    return rows[kept].reset_index(drop=True), tuple(findings)


def _older(rows: pd.DataFrame, file: pd.Series, identity: Identity) -> npt.NDArray[np.intp]:
    """The positions of rows that a newer file has too."""
    told = rows[identity.name] != "" if identity.name else pd.Series(True, index=rows.index)
    named = rows[told]
    columns = {key: _column(named, key) for key in identity.keys} | {"file": file[told]}
    found = asked(_OLDER.format(keys=", ".join(identity.keys)), columns).column(0).to_numpy()
    positions: npt.NDArray[np.intp] = np.flatnonzero(told)[found]
    return positions


def _shared_periods(rows: pd.DataFrame, file: pd.Series, identity: Identity) -> pd.Series:
    """The period of each row that nobody can tell from those of another file."""
    if not identity.period:
        return pd.Series(dtype="str")
    period = _column(rows, identity.period)
    files = pd.DataFrame({"period": period, "file": file}).drop_duplicates()["period"]
    several = files[files.duplicated()]
    return period[(rows[identity.name] == "") & period.isin(several)]


def _column(rows: pd.DataFrame, name: str) -> pd.Series:
    """One of the table, or what is made of some: the offence and the month of incidents."""
    if name == "offence":
        code, text = rows["offence_code"], rows["offence_text"]
        offence = code.where(code != "", text)
        return offence.where(offence != "", rows["offence_group"])
    if name == "month" and "month" not in rows:
        months: pd.Series = rows["occurred_from"].dt.strftime("%Y-%m")
        return months
    return rows[name]
