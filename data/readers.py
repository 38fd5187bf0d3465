"""The one way in for every file: which kind it is, and the reader of that kind."""

from hashlib import sha256

from data.areas import read_areas
from data.basemap import read_basemap
from data.counts import read_counts
from data.headers import guess_columns
from data.incidents import read_incidents
from data.intake import Intake, Kind, is_fictive
from data.mapping import Mapping
from data.opening import opened
from data.problems import Fault, FileError, Rule
from data.progress import Progress, Step, silent
from data.study import read_study
from data.survey import read_survey
from data.tables import Table, read_table
from data.toml_files import read_toml

_READERS = {
    Kind.COUNTS: read_counts,
    Kind.AREAS: read_areas,
    Kind.SURVEY: read_survey,
}
_FORM_FAULTS = {Rule.MISSING_COLUMN, Rule.UNKNOWN_FILE_TYPE, Rule.NOT_POLYGONS}


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
    """
    if not content:
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    try:
        if kind is Kind.STUDY:
            return _read_study(content, name)
        if kind is Kind.BASEMAP:
            return read_basemap(content, name)
        opened(content, name)
        if kind is Kind.INCIDENTS:
            return read_incidents(content, name, mapping, key=key, progress=progress)
        progress(Step.READ)
        return _READERS[kind](content, name, mapping)
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
        fictive=is_fictive(content),
        raw=content,
    )


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
        dated = _kind_of_headers(table.headers) is Kind.INCIDENTS
        return Kind.INCIDENTS if types == {"Point"} and dated else Kind.BASEMAP
    return _kind_of_headers(table.headers)


def _kind_of_headers(headers: list[str]) -> Kind | None:
    survey = guess_columns(Kind.SURVEY, headers).keys()
    if {"item", "answer"} <= survey or {"wave"} <= survey:
        return Kind.SURVEY
    incidents = guess_columns(Kind.INCIDENTS, headers).keys()
    counts = guess_columns(Kind.COUNTS, headers).keys()
    placed = incidents & {"latitude", "northing", "position", "case_id", "clock"}
    if {"month", "count", "area_name"} <= counts and not placed:
        return Kind.COUNTS
    if incidents & {"occurred_from", "reported_on", "year"}:
        return Kind.INCIDENTS
    return Kind.SURVEY if "respondent_id" in survey else None
