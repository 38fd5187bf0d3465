"""A town whose files about the work are made by hand: titles that nobody may take for markup."""

from pathlib import Path

from data.store import Version
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread, squares

NASTY = "</script><img src=x onerror=alert(1)> *fet* [x](http://localhost)"
SECRET = "Larm hos Guldboden"  # the title of a private measure
HOPED = "Guldboden blir tryggare"  # its mechanism
PROBLEMS = f"""id;område;rubrik;kategori;orsak;indikator;uppmärksammat;prioritet;status
P1;north;{NASTY};klotter;slitage och nedskräpning;theft;2024-05-01;1;öppet
P2;north;Mörk passage;dålig belysning;;Eget mått;2024-05-01;2;öppet
P3;north;Gamla bråk;gäng;samlingsplats;P15;2024-05-01;3;löst
"""
MEASURES = (
    "id;problem_id;rubrik;typ;ägare_typ;plats;beslutad;planerad_klar;klar;status;kostnad_kr;"
    "förväntad_mekanism\n"
    f"M1;P1;Sanering {NASTY};städning;kommun;north;2024-05-12;2024-06-01;2024-06-03;klar;1000;"
    "Den som går här ser\n"
    f"M2;P1;{SECRET};lås/larm;privat;north;2024-05-12;2024-06-01;;pågår;;{HOPED}\n"
    "M3;;Information;kommunikation;kommun;north;2024-05-12;2124-06-01;;pågår;;\n"
    "M4;P2;Lyktor;belysning;kommun;north;2024-05-12;2024-06-01;;avbruten;;\n"
)
WALKS = """id;datum;område;deltagare_kommun;deltagare_polis;punkt_id;kategori;åtgärd_id;prioritet
R1;2024-05-02;north;2;0;K1;städning;M1;1
R1;2024-05-02;north;2;0;K2;lås/larm;M2;2
R1;2024-05-02;north;2;0;K3;belysning;;3
R1;2024-05-02;north;2;0;K4;belysning;M99;1
"""
SITUATIONS = """område;period_från;period_till;planerad_klar;framtagen;nästa
north;2024-01-01;2024-04-30;2024-05-31;2024-05-20;2024-09-30
"""
MEETINGS = """datum;område;typ;kallade;status
2024-05-03;north;styrgrupp;10;hållet
2024-05-10;north;styrgrupp;10;inställt
"""
ELEMENTS = (
    "id;område;rubrik;metod;planerat;genomfört_datum;planerat_antal;genomfört_antal;rutin;roll;"
    "grad\n"
    "E1;north;Ronder på våren;trygghetsrond;;;4;1;ja;ja;2\n"
    "E2;north;Städdagar;städning;2024-05-01;2024-06-01;;;nej;ja;1\n"
)
EVENTS = """från;till;område;rubrik;typ;väntad riktning
2024-06-01;2024-06-30;north;Torgfest;evenemang;ökning
"""
ALL = {
    "problems": PROBLEMS,
    "measures": MEASURES,
    "walks": WALKS,
    "situations": SITUATIONS,
    "meetings": MEETINGS,
    "elements": ELEMENTS,
    "events": EVENTS,
}


def town(folder: Path, *kinds: str) -> Version:
    """Counts, areas, a plan, and the files of these kinds (all without any)."""
    return load(
        folder,
        counts=months(spread(EVEN)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
        **{kind: ALL[kind] for kind in kinds or ALL},
    )
