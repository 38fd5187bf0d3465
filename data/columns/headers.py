"""
What files call the columns that we know, as far as it is known.

Variants are written as `plain` writes headers (only letters and digits, lower case). Of several
headers the one whose variant stands first is taken.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from data.columns.form_columns import Cell, FormColumn, forms
from data.columns.likeness import EXACT, THRESHOLD, holds, likeness, score
from data.intake import Kind

_INCIDENTS = {
    "occurred_from": "occurredfrom brottstidfrån brottstidfr brottstid brottsdatum händelsetid "
    "händelsedatum starttid tidfrån datumfrån från startat tfrom occurrencedate occurreddate "
    "dateoccurred dateocc occurredat occurredon offensedate offencedate incidentdate eventdate "
    "datetime datumtid datumochtid tidpunkt datum date",
    "occurred_to": "occurredto brottstidtill sluttid tidtill datumtill till tto occurreduntil "
    "enddate dateto",
    "clock": "klockslag klocka tid occurrencehour occurredtime timeoccurred timeocc time hour "
    "timme",
    "year": "year år",
    "month": "month månad",
    "day": "day dag",
    "minute": "minute minut",
    "reported_on": "reportedon anmälningsdatum anmälandatum anmäldatum anmäld anmält "
    "datumanmäld inkomdatum registreringsdatum reporteddate datereported daterptd reportdate "
    "reported",
    "case_id": "caseid diarienummer diarienr dnr knummer knr ärendenummer ärendenr casenumber "
    "incidentno incidentnumber incidentid crimeid eventuniqueid eventid uid id",
    "offence_code": "offencecode brottskod offensecode crimecode",
    "offence_text": "offencetext brottsrubricering rubricering brottstyp brottskategori brott "
    "händelsetyp offensetype offencetype crimetype primarytype offense offence mci category "
    "kategori type typ",
    "offence_group": "offencegroup brottsgrupp",
    "n_offences": "noffences antalbrott offencecount antal",
    "area_name": "areaname område områdesnamn stadsdel neighbourhood neighborhood lpo "
    "lokalpolisområde deso desokod regso regsokod distrikt district ward wardname area "
    "lsoaname lsoacode locationname location plats sheet",
    "latitude": "latitude latitud lat breddgrad",
    "longitude": "longitude longitud long lng lon längdgrad",
    "position": "position gps locationgps koordinater koordinat coordinates latlon latlong",
    "northing": "northing n nord north sweref99n nkoordinat ykoordinat ycoordinate y",
    "easting": "easting e ost öst east sweref99e ekoordinat xkoordinat xcoordinate x",
    "address": "address adress gatuadress gatanr gataochnr gatagatunummer gatunamnochnummer "
    "brottsplatsadress brottsadress adressbrottsplats händelseadress besöksadress "
    "fulladdress streetaddress addressline incidentaddress",
    "place_type": "placetype platstyp premisestype premisetype locationtype",
    "victim_type": "victimtype målsägandetyp målsägande",
    "source": "source källa",
    "extracted_on": "extractedon uttagsdatum uttag extracted extractdate",
    "preliminary": "preliminary preliminär preliminärt prel prelim",
}
_COUNTS = {
    "area_name": "areaname område områdesnamn stadsdel region neighbourhood neighborhood lpo "
    "district distrikt kommun ward area plats",
    "year": "year år",
    "month": "month månad period yearmonth årmånad datum date",
    "offence_text": _INCIDENTS["offence_text"],
    "offence_group": _INCIDENTS["offence_group"],
    "count": "count antal antalbrott anmäldabrott antalanmäldabrott n number total värde value",
    "source": _INCIDENTS["source"],
    "extracted_on": _INCIDENTS["extracted_on"],
    "preliminary": _INCIDENTS["preliminary"],
}
_SURVEY = {
    "respondent_id": "respondentid respondent svarsid löpnummer caseid serial rowlabel id",
    "wave": "wave våg omgång mätning mätomgång",
    "answered_on": "answeredon datum svarsdatum date",
    "area_name": "areaname område areaid area stadsdel",
    "respondent_group": "respondentgroup grupp målgrupp group",
    "weight": "weight vikt wt",
    "item": "item fråga frågekod itemcode itemid question",
    "answer": "answer svar svarskod response",
    "source": _INCIDENTS["source"],
}
_AREAS = {
    "area_id": "areaid områdesid områdeskod desokod regsokod komkod kommunkod code kod id",
    "name": "namn name areaname områdesnamn område kommunnamn kommun desonamn regsonamn",
    "kind": "kind typ type områdestyp",
    "valid_from": "validfrom gällerfrån gällerfr",
}
_ENDINGS = {"area_id": ("code", "kod", "cd", "id"), "name": ("name", "namn", "nm")}
_RUNNING_NUMBERS = {"objectid", "fid", "gid", "ogcfid"}  # of the map program, not of the area
POSITION = ("latitude", "longitude", "position", "northing", "easting")
_TELLING = 2  # so many headers of a sort that no other kind has


def _of_form(kind: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for column in forms()[kind]:
        if column.cell is Cell.POSITION:
            table |= {axis: _INCIDENTS[axis] for axis in POSITION}
        elif column.cell not in (Cell.BLOCKED, Cell.LINES):
            table[column.column] = " ".join(column.headers)
    return table


VARIANTS: dict[Kind, dict[str, list[str]]] = {
    kind: {column: words.split() for column, words in table.items()}
    for kind, table in {
        Kind.INCIDENTS: _INCIDENTS,
        Kind.COUNTS: _COUNTS,
        Kind.SURVEY: _SURVEY,
        Kind.AREAS: _AREAS,
    }.items()
} | {
    Kind(kind): {column: words.split() for column, words in _of_form(kind).items()}
    for kind in forms()
}
COLUMNS = frozenset(column for table in VARIANTS.values() for column in table)


def plain(header: str) -> str:
    """ "Brottstid (från)" is "brottstidfrån", "WARD_NAME" is "wardname"."""
    composed = unicodedata.normalize("NFC", header).casefold()
    return "".join(letter for letter in composed if letter.isalnum())


def guess_columns(kind: Kind, headers: Sequence[str]) -> dict[str, str]:
    """Our column -> the file's header, for each of our columns that a header seems to be."""
    by_plain = {plain(header): header for header in reversed(headers)}
    found: dict[str, str] = {}
    for column, variants in VARIANTS.get(kind, {}).items():
        header = next((by_plain[v] for v in variants if v in by_plain), None)
        if header is not None and header not in found.values():
            found[column] = header
    if kind == Kind.AREAS:
        _guess_by_endings(headers, found)
    elif kind == Kind.INCIDENTS:
        _settle_dates(found)
    return found


def score_columns(
    kind: Kind, cells: pd.DataFrame, silent: Collection[str] = ()
) -> dict[str, list[tuple[int, str]]]:
    """
    Our column -> (score, header) of the headers that seem to be it; more than one where they are
    equally good, and then nobody knows which is meant. No header is in it twice.

    `cells` are the first rows of the file, as texts. A known name scores 100; a name that is only
    like one, with cells that fit it, less (`likeness`). `silent` columns are not asked for.
    """
    headers = [str(header) for header in cells]
    known = {c: _same(header, headers) for c, header in guess_columns(kind, headers).items()}
    taken = {header for same in known.values() for header in same}
    found = {c: [(EXACT, h) for h in same] for c, same in known.items() if c not in silent}
    wanted = [c for c in VARIANTS.get(kind, {}) if c not in known and c not in silent]
    free = [header for header in headers if header not in taken]
    for points, header, column in sorted(_likely(kind, cells[free], wanted), reverse=True):
        same = found.get(column, [])
        if header not in taken and (not same or same[0][0] == points):
            found[column] = [*same, (points, header)]
            taken.add(header)
    return found


def _same(header: str, headers: Sequence[str]) -> list[str]:
    """All headers that read as this one does: "Lat" and "LAT", or two times "Lat"."""
    same = [h for h in headers if plain(h.removesuffix(" (2)")) == plain(header)]
    return same or [header]


def _likely(
    kind: Kind, cells: pd.DataFrame, columns: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """Score, header and column of every pair that is good enough."""
    for column in columns:
        for header in map(str, cells):
            named = likeness(column, _names(kind, column), header)
            points = score(named, holds(column, cells[header])) if named else 0
            if points >= THRESHOLD:
                yield points, header, column


def _names(kind: Kind, column: str) -> list[str]:
    """An end is called as a beginning is, with "till" beside it."""
    known = VARIANTS[kind]
    return known[column] + (known["occurred_from"] if column == "occurred_to" else [])


def guess_form(headers: Sequence[str]) -> Kind | None:
    """The small kind that most of the telling headers belong to; None of fewer than two."""
    best, most = None, _TELLING - 1
    for kind, columns in forms().items():
        found = guess_columns(Kind(kind), headers)
        telling = sum(column.is_telling and column.column in found for column in columns)
        if telling > most and not _missing(columns, found):
            best, most = Kind(kind), telling
    return best


def _missing(columns: Sequence[FormColumn], found: dict[str, str]) -> bool:
    needed = {column.needed for column in columns if column.needed}
    return bool(needed - {column.needed for column in columns if column.column in found})


def _guess_by_endings(headers: Sequence[str], found: dict[str, str]) -> None:
    """Official areas are called WD22CD and WD22NM, ward_code and ward_name, DEUXCODE."""
    for column, endings in _ENDINGS.items():
        free = [h for h in headers if h not in found.values() and plain(h) not in _RUNNING_NUMBERS]
        fitting = [h for ending in endings for h in free if plain(h).endswith(ending)]
        if column not in found and fitting:
            found[column] = fitting[0]


def _settle_dates(found: dict[str, str]) -> None:
    """A month is a date of its own where no year stands beside it (police.uk: 2022-05)."""
    if "year" in found or "month" not in found:
        return
    header = found.pop("month")
    if not found.keys() & {"occurred_from", "reported_on"}:
        found["occurred_from"] = header
