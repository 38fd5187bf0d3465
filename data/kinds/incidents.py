"""Incidents: one row of a file is one report. What it says of persons is left at the door."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.codebook import UNLISTED, folded, four_digits, grouped
from data.columns.mapping import (
    Business,
    Mapping,
    as_toml,
    category_of,
    column_of,
    resolve,
    text_of,
)
from data.columns.personal import PersonalData, finding, personal_columns
from data.files.cells import by_value, is_text, numbers, texts, told
from data.files.sums import is_sum
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.case_ids import case_hashes, repeated
from data.kinds.incident_remarks import (
    DATE_COLUMNS,
    Reasons,
    column_qualities,
    flag_remarks,
    left_out_remarks,
)
from data.kinds.occurrence import FIRST_PLAUSIBLE, Occurrence, read_extract_date, read_occurrence
from data.kinds.positions import read_positions
from data.kinds.premises import premises_of_addresses, premises_of_positions
from data.problems import Fault, FileError, Finding, Remark, Rule
from data.progress import Progress, Step, silent

ROW_COLUMNS = [
    "occurred_from", "occurred_to", "hour_known", "reported_on", "date_from_report",
    "offence_group", "offence_text", "offence_code", "n_offences", "area_name", "longitude",
    "latitude", "place_type", "victim_type", "source", "preliminary", "business", "case_hash",
    "premises",
]  # fmt: skip
_MOST_OFFENCES = 1e6  # in one report; what is larger is another number in the wrong column
_NO_NUMBER = Rule.UNREADABLE_NUMBERS
_FEWEST_ROWS = 5  # a text of fewer may tell of a single case: it is neither shown nor a group
_TEXT_COLUMNS = ("area_name", "place_type", "victim_type", "source")
_STORED_TEXTS = (*_TEXT_COLUMNS, "offence_text", "offence_group", "offence_code")
Flags = np.ndarray[Any, np.dtype[np.bool_]]
_YES = frozenset(
    ("j", "ja", "y", "yes", "true", "1", "x", "p", "prel", "preliminär", "preliminary")
)


def read_incidents(
    content: bytes,
    name: str,
    mapping: Mapping | None = None,
    today: date | None = None,
    *,
    key: bytes = b"",
    progress: Progress = silent,
) -> Intake:
    """
    Read incidents, kept rows with the columns of `incidents rows` (README of `data`).

    Rows without a date, dated before 1990 or after the extract (without one: `today`), with a
    number of offences that cannot be, and rows that repeat case id, offence and time are left out,
    as are sums, which have no date; the findings count every one of them, so
    read_count = kept_count + what was left out. Columns with personal data are not read. `key` is
    the store's, for the hashes of case ids and addresses; without it they cannot be told from each
    other later.
    Raises `FileError` with all faults at once.
    """
    progress(Step.READ)
    table = read_table(content, name, mapping.crs if mapping else "")
    faults: list[Fault] = []
    used = resolve(Kind.INCIDENTS, table, mapping, faults)
    used, refused = _without_personal_data(table, used)
    if not used.columns.keys() & set(DATE_COLUMNS):
        faults.append(Fault(Rule.MISSING_COLUMN, DATE_COLUMNS[0], ", ".join(table.headers)))
    progress(Step.UNDERSTAND)
    swapped: list[Finding] = []
    times, columns, found = _understood(table, used, key, swapped)
    if faults := [*faults, *found]:
        raise FileError(name, faults)
    progress(Step.CHECK)
    rows = _rows(table, used, times).assign(**columns)
    extracted_on = read_extract_date(
        table, used, today or date.today(), month_first=times.days.month_first
    )
    why = _left_out(rows, times, extracted_on or today or date.today())
    why[_sums(table, why)] = Remark.SUM_ROW
    kept = why == ""
    rows["offence_group"] = _rare_together(rows, kept)
    shown = rows if kept.all() else rows[kept]
    findings = [
        *table.findings,
        *refused,
        *times.days.findings,
        *swapped,
        *left_out_remarks(why, table, used),
        *flag_remarks(shown, table, times, used),
    ]
    return taken(
        Kind.INCIDENTS,
        table,
        shown[ROW_COLUMNS].astype({"n_offences": "int64"}).reset_index(drop=True),
        findings,
        extracted_on=extracted_on,
        mapping=as_toml(used),
        quality=column_qualities(table, used, times, rows, why),
    )


def _understood(
    table: Table, used: Mapping, key: bytes, swapped: list[Finding]
) -> tuple[Occurrence, dict[str, pd.Series], list[Fault]]:
    """Times; positions, numbers of offences, hashes of cases and places, by our columns; faults."""
    faults: tuple[list[Fault], ...] = ([], [], [])
    with ThreadPoolExecutor() as pool:  # the libraries beneath let others work meanwhile
        times = pool.submit(read_occurrence, table, used, faults[0])
        positions = pool.submit(read_positions, table, used, faults[1], swapped)
        n_offences = pool.submit(_n_offences, table, used, faults[2])
        hashes = pool.submit(_case_hashes, table, used, key)
        addresses = pool.submit(_premises_by_address, table, used, key)
    columns = {"n_offences": n_offences.result(), "case_hash": hashes.result()}
    places, premises = positions.result(), addresses.result()
    columns["premises"] = premises_of_positions(places, key) if premises is None else premises
    columns |= {str(axis): places[axis] for axis in places}
    return times.result(), columns, [fault for each in faults for fault in each]


def is_preliminary(column: pd.Series) -> pd.Series:
    """True for J, ja, yes, 1, "prel." and the like."""
    return by_value(column, lambda text: text.casefold().rstrip(".") in _YES).astype("bool")


def _without_personal_data(table: Table, used: Mapping) -> tuple[Mapping, list[Finding]]:
    """
    Take columns with personal data out of the mapping; of unused ones say that they hold any.

    Addresses may stand in the column of addresses, of which nothing but a hash is kept; whatever
    else stands there tells that it is another column.
    """
    stored = {used.columns[c] for c in (*_STORED_TEXTS, "address") if c in used.columns}
    unused = set(table.headers) - set(used.columns.values())
    headers = [header for header in table.headers if header in stored | unused]
    found = personal_columns(table.rows[headers])
    address = used.columns.get("address", "")
    if address in found and found[address].what is PersonalData.ADDRESS:
        del found[address]
    findings = [finding(header, personal) for header, personal in found.items()]
    refused = {finding.column for finding in findings}
    columns = {column: h for column, h in used.columns.items() if h not in refused}
    return replace(used, columns=columns), findings


def _rows(table: Table, mapping: Mapping, times: Occurrence) -> pd.DataFrame:
    offence_text = text_of(table, mapping, "offence_text")
    group_text = text_of(table, mapping, "offence_group")
    said = "offence_group" in mapping.columns or "offence_group" in mapping.fixed
    offence = group_text.where(group_text != "", offence_text) if said else offence_text
    groups, unlisted = grouped(offence, mapping.groups)
    code = text_of(table, mapping, "offence_code")
    rows = pd.DataFrame(
        {
            "occurred_from": times.start,
            "occurred_to": times.end,
            "hour_known": times.hour_known,
            "reported_on": times.reported,
            "date_from_report": times.from_report,
            "offence_group": groups,
            "offence_text": offence_text,
            "offence_code": by_value(code, four_digits).astype("str"),
            "preliminary": is_preliminary(text_of(table, mapping, "preliminary")),
            "unlisted": unlisted,
        }
        | {column: category_of(table, mapping, column) for column in _TEXT_COLUMNS}
    )
    return rows.assign(business=_business(rows, mapping.business))


def _case_hashes(table: Table, mapping: Mapping, key: bytes) -> pd.Series:
    if "case_id" not in mapping.columns:  # one that is fixed tells no cases apart
        return pd.Series("", index=table.rows.index, dtype="str")
    written = table.rows[mapping.columns["case_id"]]
    return case_hashes(written if is_text(written) else texts(written), key)


def _premises_by_address(table: Table, mapping: Mapping, key: bytes) -> pd.Series | None:
    """None where no column holds addresses: then the positions tell the places apart, if any do."""
    if "address" not in mapping.columns:
        return None
    return premises_of_addresses(table.rows[mapping.columns["address"]], key)


def _business(rows: pd.DataFrame, wanted: Business) -> pd.Series:
    """True or False as the mapping says what is business-related; missing where it does not."""
    if not wanted.is_said:
        return pd.Series(pd.NA, index=rows.index, dtype="boolean")
    said = {
        "place_type": wanted.place_types,
        "victim_type": wanted.victim_types,
        "offence_code": tuple(map(four_digits, wanted.codes)),
    }
    is_business = pd.Series(False, index=rows.index)
    for column, values in said.items():
        is_business |= rows[column].str.casefold().isin(set(map(folded, values)))
    return is_business.astype("boolean")


def _rare_together(rows: pd.DataFrame, kept: Flags) -> pd.Series:
    """Groups, with one for all unlisted texts that fewer than five kept rows have."""
    own = rows.loc[rows["unlisted"], "offence_group"]
    sizes = own[kept[rows["unlisted"].to_numpy()]].value_counts()
    rare = own.index[~own.isin(sizes[sizes >= _FEWEST_ROWS].index)]
    if rare.empty:
        return rows["offence_group"]
    return rows["offence_group"].mask(rows.index.isin(rare), UNLISTED)


def _n_offences(table: Table, mapping: Mapping, faults: list[Fault]) -> pd.Series:
    """
    How many offences each report holds: 1 where the file does not say, NaN where it cannot be so.

    A few that cannot be are rows to leave out; most of them, a wrong column.
    """
    written = column_of(table, mapping, "n_offences")
    if written is None:
        return pd.Series(1, index=table.rows.index)
    counts = numbers(written)
    good = (counts >= 1) & (counts % 1 == 0) & (counts <= _MOST_OFFENCES)
    if good.all():
        return counts
    cells = texts(written)
    bad = ~good & (cells != "")
    if bad.sum() > good.sum():
        rule = Rule.NEGATIVE_COUNTS if (counts[bad] <= _MOST_OFFENCES).any() else _NO_NUMBER
        examples = ", ".join(cells[bad].drop_duplicates().head(3).map(told))
        faults.append(Fault(rule, mapping.columns.get("n_offences", ""), examples, int(bad.sum())))
    return counts.where(good).fillna(1).mask(bad)


def _left_out(rows: pd.DataFrame, times: Occurrence, until: date) -> Reasons:
    """Why each row is left out, "" for a row that is kept."""
    start = rows["occurred_from"].to_numpy()
    end = np.datetime64(until) + np.timedelta64(1, "D")
    offence = rows["offence_code"].where(rows["offence_code"] != "", rows["offence_text"])
    offence = offence.where(offence != "", rows["offence_group"])
    why = np.full(len(rows), "", dtype=object)
    wrong = rows["n_offences"].isna()
    why[wrong] = Remark.WRONG_COUNT
    # what repeats a row that is left out itself is no duplicate
    cases = rows["case_hash"].mask(wrong, "") if wrong.any() else rows["case_hash"]
    why[repeated(cases, offence, rows["occurred_from"])] = Remark.DUPLICATE
    why[(start < np.datetime64(FIRST_PLAUSIBLE)) | (start >= end)] = Remark.IMPLAUSIBLE_DATE
    undated = np.isnat(start)
    why[undated] = times.why_undated[undated]
    return why


def _sums(table: Table, why: Reasons) -> Flags:
    """True for the rows without a date in which a cell says that they are sums of others."""
    undated = (why == Remark.NO_DATE) | (why == Remark.UNREADABLE_DATE)
    cells = table.rows[undated]
    says_so = [by_value(texts(cells[header]), is_sum) for header in cells]
    flags = np.zeros(len(why), dtype=bool)
    flags[undated] = np.logical_or.reduce(says_so, axis=0) if len(cells) else False
    return flags
