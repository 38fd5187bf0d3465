"""A town in whose files everything that must not leave is unmistakable."""

from pathlib import Path

from pyproj import Transformer

from data.store import Version
from tests.analysis.pilots import PILOT
from tests.pages.hot_town import (
    SIDE,
    SOUTH,
    WEST,
    areas_file,
    everywhere,
    heap,
    incidents_file,
    streets_file,
)
from tests.pages.town import STUDY, load

MARK = "zqxvkj"  # in every cell that is somebody's
PAID = 987_653  # SEK, by one business
BEFORE = PILOT.before.start
SPOTS = [*heap(311, 437, 90), *everywhere(60, seed=7), (777.37, 613.61, 7)]
_TO_WORLD = {
    system: Transformer.from_crs("EPSG:3006", system, always_xy=True)
    for system in ("EPSG:4326", "EPSG:3857")
}


def town(folder: Path) -> Version:
    """Incidents, answers and what was done, each with columns that nobody may take out."""
    return load(
        folder,
        incidents=_incidents(),
        areas=areas_file(),
        streets=streets_file(),
        study=STUDY,
        survey=_survey(),
        **_WORK,
    )


def places() -> set[str]:
    """The exact places of the incidents of the pilot area as a file may write them."""
    found: set[str] = set()
    for east, north, _ in SPOTS:
        x, y = WEST + round(east), SOUTH + round(north)
        lon, lat = _TO_WORLD["EPSG:4326"].transform(x, y)
        mercator = _TO_WORLD["EPSG:3857"].transform(x, y)
        found |= {f"{x}", f"{y}", f"{lon:.6f}"[:-1], f"{lat:.6f}"[:-1]}
        found |= {str(int(each)) for each in mercator}
    corners = {WEST, WEST + SIDE, SOUTH, SOUTH + SIDE}  # of areas, which anybody may know
    return found - set(map(str, corners))


def _incidents() -> str:
    header, *lines = incidents_file(SPOTS, SPOTS).splitlines()
    rows = [
        f"{line};K-ZQXVKJ-{7000 + at};Zqxvkjgatan {at};Zqxvkj sprang mot torget {at}"
        for at, line in enumerate(lines)
    ]
    return "\n".join([f"{header};Ärendenummer;Adress;Fritext", *rows])


def _survey() -> str:
    rows = [
        f"ZQXVKJ-{wave}-{at};{wave};{day};north;besökare;{1 + at % 4};{1 + at % 5};Zqxvkj är rädd"
        for wave, day in (("2022", "2022-03-01"), ("2025", "2025-03-01"))
        for at in range(60)
    ]
    return "\n".join(["respondent_id;våg;datum;område;grupp;B01;B12;Kommentar", *rows])


_MONTHS = [f"{year}-{month:02d}-10" for year in (2024, 2025) for month in range(3, 13)]
_REPORTS = [
    f"ZQXVKJ-{at};ZQXVKJ-{at % 7};{_MONTHS[at % 20]};North;Klotter;Zqxvkj sågs;Zqxvkjgatan 2\n"
    for at in range(80)
]
_MEMBERS = [f"ZQXVKJ-{at};North;2024-03-01;handel;Zqxvkj livs\n" for at in range(7)]
_WORK = {
    "reports": "Rapportid;Org_id;Datum;Område;Kategori;Fritext;Platstext\n" + "".join(_REPORTS),
    "members": "Org_id;Område;Ansluten;Bransch;Namn\n" + "".join(_MEMBERS),
    "measures": (
        "id;problem_id;rubrik;typ;ägare_typ;org_id;plats;beslutad;planerad_klar;klar;status;"
        "kostnad_kr;förväntad_mekanism;kommentar\n"
        "M1;P1;Sanering;städning;kommun;;north;2024-05-12;2024-06-01;2024-06-03;klar;1000;;Zqxvkj\n"
        "M2;P1;Larm hos Zqxvkj;lås/larm;privat;ZQXVKJ-1;north;2024-05-12;2024-06-01;2024-06-03;"
        f"klar;{PAID};Zqxvkj blir tryggare;Zqxvkj\n"
    ),
    "problems": (
        "id;område;rubrik;kategori;orsak;indikator;uppmärksammat;prioritet;status;beskrivning\n"
        "P1;north;Klotter i passagen;klotter;;theft;2024-05-01;1;öppet;Zqxvkj bor här\n"
    ),
    "walks": (
        "id;datum;område;punkt_id;kategori;åtgärd_id;prioritet;iakttagelse\n"
        "R1;2024-05-02;north;ZQXVKJ-K1;städning;M1;1;Zqxvkj saknar lås\n"
    ),
}
