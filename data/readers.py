"""The one way in for every file: which kind it is, and the reader of that kind."""

from dataclasses import replace
from functools import partial
from hashlib import sha256

from data.columns.form_columns import forms
from data.columns.headers import guess_columns, guess_form
from data.columns.mapping import Mapping
from data.controls import harmless_name
from data.files.tables import Table, read_table
from data.files.toml_files import read_toml
from data.intake import Intake, Kind, is_fictive_plan
from data.kinds.areas import read_areas
from data.kinds.basemap import read_basemap
from data.kinds.bases import looks_like_bases, read_bases
from data.kinds.counts import is_wide, read_counts
from data.kinds.forms import read_form
from data.kinds.incidents import read_incidents
from data.kinds.survey import read_survey
from data.plans.study_files import read_study
from data.problems import Fault, FileError, Finding, Remark, Rule
from data.progress import Progress, Step, silent

_READERS = {Kind(kind): partial(read_form, Kind(kind)) for kind in forms()} | {
    Kind.COUNTS: read_counts,
    Kind.AREAS: read_areas,
    Kind.SURVEY: read_survey,
    Kind.BASES: read_bases,
}
_FORM_FAULTS = {Rule.MISSING_COLUMN, Rule.UNKNOWN_FILE_TYPE, Rule.NOT_POLYGONS, Rule.NOT_LINES}
_OF_SHAPES = (Kind.AREAS, Kind.BASEMAP, Kind.STREETS)  # guessed from one layer of maybe several
_SMALL = 5_000_000  # bytes; the kinds that are easily taken for one another are all small


def read(
    kind: Kind,
    content: bytes,
    name: str,
    mapping: Mapping | None = None,
    *,
    key: bytes = b"",
    progress: Progress = silent,
) -> Intake:
    """
    Read a file as one kind of data. `mapping` is for tables and map files, `key` (of the store)
    for the hashes of case ids.

    Raises `FileError` with all faults at once; one of them says so if it looks like another kind.
    A file that could be read all the same gets a finding of it.
    """
    name = harmless_name(name)
    if not content:
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    try:
        if kind is Kind.STUDY:
            return _read_study(content, name)
        if kind is Kind.BASEMAP:
            return read_basemap(content, name)
        if kind is Kind.INCIDENTS:
            intake = read_incidents(content, name, mapping, key=key, progress=progress)
        else:
            progress(Step.READ)
            intake = _READERS[kind](content, name, mapping)
        return _doubted(intake, content)
    except FileError as error:
        looks_like = _other_kind(kind, content, error)
        if looks_like is None:
            raise
        fault = Fault(Rule.WRONG_KIND, kind, looks_like)
        raise FileError(name, [fault, *error.faults]) from error


def guess_kind(content: bytes, name: str) -> Kind | None:
    """What a file seems to hold, by its ending, shapes and headers; None if nothing fits."""
    lower = name.lower()
    if lower.endswith(".toml"):
        return Kind.STUDY if _has_pilots(content) else None
    if lower.endswith(".pbf"):
        return Kind.BASEMAP
    try:
        return _kind_of(read_table(content, name, crs="EPSG:4326"))
    except FileError:
        return None


def _read_study(content: bytes, name: str) -> Intake:
    study = read_study(content, name)
    return Intake(
        kind=Kind.STUDY,
        name=name,
        content_hash=sha256(content).hexdigest(),
        rows=study,
        findings=(),
        read_count=len(study.pilots),
        kept_count=len(study.pilots),
        fictive=is_fictive_plan(content),
        raw=content,
    )


def _doubted(intake: Intake, content: bytes) -> Intake:
    """Reports of partners can be read as incidents too, and would be counted as crimes."""
    looks_like = guess_kind(content, intake.name) if len(content) < _SMALL else None
    if looks_like in (None, intake.kind, *_OF_SHAPES):
        return intake
    if looks_like is Kind.SURVEY and intake.kind is Kind.INCIDENTS:  # answers are no crimes
        raise FileError(intake.name, [Fault(Rule.WRONG_KIND, intake.kind, looks_like)])
    found = Finding(Remark.LOOKS_LIKE, intake.read_count, looks_like)
    return replace(intake, findings=(*intake.findings, found))


def _other_kind(kind: Kind, content: bytes, error: FileError) -> Kind | None:
    rules = {fault.rule for fault in error.faults}
    asked = kind is Kind.STUDY or rules & _FORM_FAULTS
    if not asked or Rule.WRONG_KIND in rules:
        return None
    looks_like = guess_kind(content, error.name)
    return looks_like if looks_like is not kind else None


def _has_pilots(content: bytes) -> bool:
    try:
        return "pilot" in read_toml(content, "studie.toml")
    except FileError:
        return False


def _kind_of(table: Table) -> Kind | None:
    if table.geometry is not None:
        types = set(table.geometry.geom_type)
        if types <= {"Polygon", "MultiPolygon"}:
            return Kind.AREAS
        return _kind_of_shapes(table, types)
    return _kind_of_headers(table.headers)


def _kind_of_shapes(table: Table, types: set[str]) -> Kind:
    if types <= {"LineString", "MultiLineString"}:
        is_street = "segment_id" in guess_columns(Kind.STREETS, table.headers)
        return Kind.STREETS if is_street else Kind.BASEMAP
    if "address" in guess_columns(Kind.ADDRESSES, table.headers) and types == {"Point"}:
        return Kind.ADDRESSES
    of_headers = _kind_of_headers(table.headers)
    return of_headers if types == {"Point"} and of_headers else Kind.BASEMAP


def _kind_of_headers(headers: list[str]) -> Kind | None:
    form = guess_form(headers)
    if form is not None:
        return form
    return Kind.BASES if looks_like_bases(headers) else _large_kind_of(headers)


def _large_kind_of(headers: list[str]) -> Kind | None:
    survey = guess_columns(Kind.SURVEY, headers).keys()
    if {"item", "answer"} <= survey or {"wave"} <= survey:
        return Kind.SURVEY
    incidents = guess_columns(Kind.INCIDENTS, headers).keys()
    counts = guess_columns(Kind.COUNTS, headers).keys()
    placed = incidents & {"latitude", "northing", "position", "case_id", "clock"}
    is_counted = {"month", "count"} <= counts or is_wide(headers)
    if "area_name" in counts and is_counted and not placed:
        return Kind.COUNTS
    if incidents & {"occurred_from", "reported_on", "year"}:
        return Kind.INCIDENTS
    return Kind.SURVEY if "respondent_id" in survey else None
