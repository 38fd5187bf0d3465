"""A JSON that is a list of records (the police's events, most web services), as a table."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.controls import whole
from data.files.cells import texts
from data.problems import Fault, FileError, Finding, Remark, Rule

_MOST_HEADERS = 1000
_DEEPEST = 4  # objects inside one another; what lies deeper is kept as the JSON it is
_BLANK = b"\xef\xbb\xbf \t\r\n"


def is_list(content: bytes) -> bool:
    """Is the JSON a list? A map (GeoJSON) never is."""
    return content.lstrip(_BLANK).startswith(b"[")


def read_json(content: bytes, name: str) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """
    Every value as trimmed text ("" if missing); {"location": {"name": ..}} is "location.name".

    Things in the list that are not objects are left out and pointed out. Raises `FileError`.
    """
    try:
        records: Any = json.loads(content.decode("utf-8-sig"), parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        rule = Rule.TOO_DEEP if isinstance(error, RecursionError) else Rule.UNREADABLE
        raise FileError(name, [Fault(rule, value="JSON")]) from error
    if not isinstance(records, list):
        raise FileError(name, [Fault(Rule.UNREADABLE, value="JSON")])
    objects = [record for record in records if isinstance(record, dict) and record]
    if not objects:
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    flat = [dict(_flat(record)) for record in objects]
    headers = dict.fromkeys(header for record in flat for header in record)
    if len(headers) > _MOST_HEADERS:
        most = str(_MOST_HEADERS)
        raise FileError(name, [Fault(Rule.TOO_MANY_COLUMNS, "JSON", most, len(headers))])
    columns = {h: texts(pd.Series([r.get(h) for r in flat], dtype="object")) for h in headers}
    broken = len(records) - len(objects)
    findings = (Finding(Remark.BROKEN_ROW, broken),) if broken else ()
    return pd.DataFrame(columns), findings


def _flat(record: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        here = (*path, whole(key))
        if isinstance(value, dict) and len(here) < _DEEPEST:
            yield from _flat(value, here)
        else:
            is_plain = not isinstance(value, list | dict)
            said = value if is_plain else json.dumps(value, ensure_ascii=False)
            yield ".".join(here), whole(said) if isinstance(said, str) else said
