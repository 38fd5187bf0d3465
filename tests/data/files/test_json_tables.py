import json

import pytest

from data.files.json_tables import is_list, read_json
from data.problems import FileError, Finding, Remark, Rule

EVENT = {
    "id": 1,
    "datetime": "2026-05-29 9:29:12 +02:00",
    "location": {"name": "Norr", "gps": "58.2,12.2"},
}


def rows(*records: object) -> list[dict[str, str]]:
    frame, _ = read_json(json.dumps(records).encode(), "x.json")
    return frame.to_dict("records")  # type: ignore[return-value]


def test_an_object_in_an_object_becomes_headers_with_a_dot() -> None:
    assert rows(EVENT) == [
        {
            "id": "1",
            "datetime": "2026-05-29 9:29:12 +02:00",
            "location.name": "Norr",
            "location.gps": "58.2,12.2",
        }
    ]


def test_what_a_record_lacks_is_empty_and_every_value_is_text() -> None:
    assert rows({"a": 1.0, "b": None, "c": True}, {"d": [1, "x"]}) == [
        {"a": "1", "b": "", "c": "1", "d": ""},
        {"a": "", "b": "", "c": "", "d": '[1, "x"]'},
    ]


def test_things_that_are_no_records_are_left_out_and_counted() -> None:
    frame, findings = read_json(b'[{"a": 1}, 2, null, {}]', "x.json")
    assert len(frame) == 1
    assert findings == (Finding(Remark.BROKEN_ROW, 3),)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"[", Rule.UNREADABLE),
        (b"{}", Rule.UNREADABLE),
        (b"[]", Rule.NO_ROWS),
        (b"[1, 2]", Rule.NO_ROWS),
        (b'["\xff"]', Rule.UNREADABLE),
        (b"[" * 100_000, Rule.TOO_DEEP),
        (b'[{"a": ' + b"1" * 5_000 + b"}]", Rule.UNREADABLE),
        (json.dumps([{f"h{i}": 1 for i in range(1001)}]).encode(), Rule.TOO_MANY_COLUMNS),
    ],
)
def test_what_is_no_list_of_records_is_refused(content: bytes, rule: Rule) -> None:
    with pytest.raises(FileError) as caught:
        read_json(content, "x.json")
    assert [fault.rule for fault in caught.value.faults] == [rule]


def test_a_list_is_told_from_a_map() -> None:
    assert is_list(b"\xef\xbb\xbf\n [1]")
    assert not is_list(b'{"type": "FeatureCollection"}')
