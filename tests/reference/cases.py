"""A case: what a method is given, and what others got from it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from math import inf, isclose
from pathlib import Path
from typing import Any, TypeGuard

import pandas as pd

from analysis.results import NotPossible
from tests.reference.adapters import ADAPTERS

OUR_CASES = Path(__file__).with_name("cases.json")
KINDS = {"id": str, "call": str, "inputs": dict, "expected": dict, "tolerance": int | float}
AT_LEAST = "_at_least"  # such an expected number is the least, not the only one


class UnusableCasesError(Exception):
    """The file holds no cases that could be run; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    id: str
    call: str  # names the adapter
    inputs: Mapping[str, Any]
    expected: Mapping[str, Any]  # only these keys are compared
    tolerance: float  # absolute


def read_cases(file: Path) -> list[Case]:
    """Raises `UnusableCasesError` with all that is wrong with the file."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnusableCasesError(f"{file} cannot be read: {error}") from error
    if not isinstance(rows, list) or not rows:
        raise UnusableCasesError(f"{file} is not a list of cases")
    faults = [
        f"case {number}: {fault}" for number, row in enumerate(rows, 1) for fault in _faults(row)
    ]
    if faults:
        raise UnusableCasesError("\n".join([f"{file} cannot be used", *faults]))
    return [Case(**{name: row[name] for name in KINDS}) for row in rows]


def mismatches(case: Case, folder: Path) -> list[str]:
    """Say all in which our answer is not the expected one; a crash is one too."""
    adapter = ADAPTERS.get(case.call)
    if adapter is None:
        return ["no method of ours has this name"]
    try:
        answer = adapter(_with_table(case.inputs, folder))
    except Exception as error:
        return [f"crashed: {type(error).__name__}: {error}"]
    given = _given(answer)
    return list(_differences(case.expected, given, case.tolerance, ""))


def _faults(row: object) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "is not an object"
        return
    for name, kind in KINDS.items():
        if name not in row:
            yield f"no {name}"
        elif not isinstance(row[name], kind):
            yield f"{name} is {row[name]!r}"
    if not row.get("expected", True):
        yield "expects nothing"
    tolerance = row.get("tolerance")
    if isinstance(tolerance, int | float) and not 0 <= tolerance < inf:
        yield f"tolerance is {tolerance}"


def _with_table(inputs: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """Put the rows of the file that the inputs name beside them."""
    if "file" not in inputs:
        return inputs
    return {**inputs, "table": pd.read_csv(folder / inputs["file"])}


def _given(answer: object) -> object:
    """An answer in the form of `expected`."""
    if isinstance(answer, NotPossible):
        return {"possible": False, "reason": answer.reason}
    if is_dataclass(answer):
        values = {field.name: getattr(answer, field.name) for field in fields(answer)}
        return {"possible": True} | values
    return {"possible": True, **answer} if isinstance(answer, Mapping) else answer


def _differences(expected: object, given: object, tolerance: float, place: str) -> Iterator[str]:
    given = _given(given)
    if isinstance(expected, Mapping) and isinstance(given, Mapping):
        yield from _differing_keys(expected, given, tolerance, place)
    elif _is_list(expected) and _is_list(given):
        yield from _differing_values(expected, given, tolerance, place)
    elif not _agrees(expected, given, tolerance, at_least=place.endswith(f"{AT_LEAST} ")):
        yield f"{place}is {given} where {expected} is expected (within {tolerance})"


def _differing_keys(
    expected: Mapping[str, Any], given: Mapping[str, Any], tolerance: float, place: str
) -> Iterator[str]:
    if not given.get("possible", True) and expected.get("possible", True):
        yield f"{place}not possible ({given['reason']}) where {dict(expected)} is expected"
        return
    for key, value in expected.items():
        if key not in given:
            yield f"{place}{key} is not in the answer"
        else:
            yield from _differences(value, given[key], tolerance, f"{place}{key} ")


def _differing_values(
    expected: Sequence[Any], given: Sequence[Any], tolerance: float, place: str
) -> Iterator[str]:
    if len(expected) != len(given):
        yield f"{place}has {len(given)} values where {len(expected)} are expected"
        return
    for number, (wanted, value) in enumerate(zip(expected, given, strict=True)):
        yield from _differences(wanted, value, tolerance, f"{place}[{number}] ")


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _agrees(expected: object, given: object, tolerance: float, *, at_least: bool) -> bool:
    if isinstance(expected, bool) or isinstance(given, bool):
        return expected is given
    wanted = float(expected) if expected in ("inf", "-inf") else expected
    if not isinstance(wanted, int | float) or not isinstance(given, int | float):
        return bool(wanted == given)
    close = isclose(wanted, given, rel_tol=0, abs_tol=tolerance)
    return close or (at_least and given > wanted)
