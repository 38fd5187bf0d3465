"""What the partnership planned, saw and spent, and who there is; and who did what in its files."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.sample.truth import truth

_PILOTS = ("Norra Kungsgatan", "Stallbacka")
_BASES = "baser.csv"
_UNITS = ("Gata och park", "Stadsbyggnad", "Kultur och fritid", "Trygghetsenheten")
_POLICE, _JOINT = "Kommunpolis", "Samverkansgruppen"
_SIZES = ("0", "1-4", "5-9", "10-49", "50+")
_BRANCHES = {
    "Norra Kungsgatan": ("butik", "restaurang", "vård", "kontor", "fastighetsägare"),
    "Stallbacka": ("industri", "lager", "bilhandel", "fastighetsägare", "kontor"),
}
_SIZE_SHARES, _BRANCH_SHARES = (0.1, 0.35, 0.25, 0.22, 0.08), (0.4, 0.2, 0.15, 0.15, 0.1)
_RESPONSE = {"besökare": (0.46, 0.43, 0.41), "företag": (0.62, 0.58)}  # wave by wave
_MODES = {"besökare": ("på plats", "tillfrågade på plats"), "företag": ("webb", "alla")}
_MECHANISMS = {
    "belysning": "Den som går här ser och syns",
    "siktröjning": "Ingen kan stå dold",
    "städning/klottersanering": "Platsen ser omhändertagen ut",
    "lås/larm": "Det tar längre tid att ta sig in",
    "bevakning/ordningsvakt": "Någon ingriper i tid",
    "kamera": "Ökad upptäcktsrisk",
    "utbildning": "Personalen vet hur hot bemöts",
}
_AGAINST: Mapping[str, Mapping[str, tuple[str, ...]]] = {  # problem by kind of measure; "": others
    "Norra Kungsgatan": {
        "belysning": ("PR-04",),
        "siktröjning": ("PR-04", "PR-06"),
        "städning/klottersanering": ("PR-05",),
        "lås/larm": ("PR-03",),
        "bevakning/ordningsvakt": ("PR-01", "PR-02"),
        "kamera": ("PR-02", "PR-03", "PR-06"),
        "": ("PR-01", "PR-02", "PR-07", "PR-08"),
    },
    "Stallbacka": {
        "belysning": ("PR-12",),
        "siktröjning": ("PR-11",),
        "städning/klottersanering": ("PR-10",),
        "lås/larm": ("PR-09",),
        "": ("PR-09", "PR-10"),
    },
}
_PROBLEMS = """\
PR-01;K;Berusade personer vid torget;berusade;alkohol och droger;F22a;2024-03-20;1;öppet
PR-02;K;Grupper som stör utanför butikerna;gäng;samlingsplats;disorder;2024-03-20;1;öppet
PR-03;K;Stölder i butik;annat;ingen uppsikt;shop_theft;2024-03-25;1;öppet
PR-04;K;Mörk passage mot parkeringen;dålig belysning;dålig belysning;F22i;2024-03-20;2;löst
PR-05;K;Klotter på fasader;klotter;slitage och nedskräpning;F22f;2024-04-02;2;öppet
PR-06;K;Öppen droghandel vid busshållplatsen;droghandel;samlingsplats;F22d;2024-05-14;1;öppet
PR-07;K;Få anmäler det som händer;annat;få anmäler;F10x;2024-06-03;2;bevakas
PR-08;K;Farlig mopedkörning på gågatan;moped;ingen uppsikt;;2024-09-25;3;bevakas
PR-09;S;Inbrott i lokaler;annat;lätt att ta sig in;burglary;2024-04-17;1;öppet
PR-10;S;Skadegörelse på fordon och staket;skadegörelse;ingen uppsikt;damage;2024-04-17;2;öppet
PR-11;S;Skymda hörn vid lastkajerna;skymda hörn;skymd sikt;F22j;2024-04-17;2;löst
PR-12;S;Mörka gångvägar;dålig belysning;dålig belysning;F22i;2024-10-23;2;öppet
PR-13;S;Nedskräpning vid rastplatsen;nedskräpning;;F22e;2025-10-08;3;öppet
PR-14;K;Trakasserier av kvinnor kvällstid;trakasserier;inte utredd;F22c;2026-03-25;1;öppet
"""
_PROBLEM_HEAD = "id;område;rubrik;kategori;orsak;indikator;uppmärksammat;prioritet;status"
_ELEMENTS = """\
E-01;{area};Trygghetsrond vår och höst;trygghetsrond;;;6;4;ja;ja;2
E-02;{area};Lägesbild varje tertial;lägesbild;;;8;7;ja;ja;1
E-03;{area};Styrgrupp och arbetsgrupp varje månad;möte;;;32;15;ja;ja;1
E-04;{area};Händelserapportering i appen;rapportering;2024-04-01;2024-05-06;;;ja;nej;1
E-05;{area};Veckobrev från polisen;kommunikation;2024-05-01;2024-05-20;;;nej;ja;1
E-06;{area};Utbildning i hot och våld;utbildning;2024-10-01;2025-02-11;;;nej;nej;2
E-07;{area};Bättre belysning i mörka passager;belysning;2025-06-30;{lit};;;ja;ja;4
E-08;{area};Siktröjning;siktröjning;2025-04-30;2025-05-15;;;ja;ja;2
E-09;{area};Kontaktombud i varje kvarter;annat;2024-09-01;;;;nej;nej;0
"""
_ELEMENT_HEAD = (
    "id;område;rubrik;metod;planerat;genomfört_datum;planerat_antal;genomfört_antal;rutin;roll;grad"
)


def with_programme(
    tables: Mapping[str, pd.DataFrame], rng: np.random.Generator
) -> dict[str, pd.DataFrame]:
    """
    The files about ways of working, with who did what in them, and those of the programme.

    `rng` is a stream of its own: what the other files hold does not change by it.
    """
    members = tables["medlemmar.csv"]
    known = {area: _ids(members, area) for area in _PILOTS}
    members = members.assign(storlek=rng.choice(_SIZES, len(members), p=_SIZE_SHARES))
    return {
        **tables,
        "medlemmar.csv": members,
        "moten.csv": _with_attendance(tables["moten.csv"], members, rng),
        "atgarder.csv": _with_owners(tables["atgarder.csv"], known, rng),
        "est_rapporter.csv": _with_replies(tables["est_rapporter.csv"], known, rng),
        "problem.csv": _problems(),
        "programmets_delar.csv": pd.concat(
            [
                _lines(_ELEMENTS.format(area=area, lit=lit), _ELEMENT_HEAD)
                for area, lit in zip(_PILOTS, ("2025-05-28", ""), strict=True)
            ]
        ),
        "lagesbilder.csv": _situations(rng),
        "resurser.csv": _resources(rng),
        "befolkning.csv": _population(tables[_BASES]),
    }


def waves(answers: pd.DataFrame) -> pd.DataFrame:
    """enkat_utskick.csv: how each wave of enkat.csv was asked, and how many were asked."""
    by = ["våg", "område", "grupp"]
    asked = answers.groupby(by, sort=True)["datum"].agg(["size", "min", "max"]).reset_index()
    order = {group: sorted(asked.loc[asked["grupp"] == group, "våg"].unique()) for group in _MODES}
    share = [
        _RESPONSE[group][order[group].index(wave)]
        for group, wave in zip(asked["grupp"], asked["våg"], strict=True)
    ]
    return pd.DataFrame(
        {
            **{column: asked[column] for column in by},
            "insamlingssätt": [_MODES[group][0] for group in asked["grupp"]],
            "urval": [_MODES[group][1] for group in asked["grupp"]],
            "utskick": np.ceil(asked["size"] / share).astype(int),
            "från": asked["min"],
            "till": asked["max"],
            "formulär": "2023",
        }
    )


def _ids(members: pd.DataFrame, area: str) -> NDArray[np.object_]:
    return members.loc[members["område"] == area, "org_id"].to_numpy(dtype=object)


def _problems() -> pd.DataFrame:
    areas = dict(zip("KS", _PILOTS, strict=True))
    listed = _lines(_PROBLEMS, _PROBLEM_HEAD)
    return listed.assign(område=listed["område"].map(areas))


def _lines(text: str, header: str) -> pd.DataFrame:
    return pd.DataFrame([line.split(";") for line in text.splitlines()], columns=header.split(";"))


def _with_attendance(
    meetings: pd.DataFrame, members: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Members of the area who were in it that day; some come often."""
    present = []
    for row in meetings.to_dict("records"):
        own = members[members["område"] == row["område"]]
        there = own[(own["anslutningsdatum"] <= row["datum"]) & _stays(own, row["datum"])]
        ids = np.sort(there["org_id"].to_numpy(dtype=object))
        count = min(int(row["närvarande_företag"]), len(ids))
        often = 1.0 / np.arange(1, len(ids) + 1) ** 0.7
        chosen = rng.choice(ids, count, replace=False, p=often / often.sum())
        present.append(" ".join(sorted(map(str, chosen))))
    day = meetings["datum"].to_numpy().astype("datetime64[D]")
    held = meetings.astype(str).assign(
        planerat_datum=np.datetime_as_string(day), status="hållet", närvarande_medlemmar=present
    )
    cancelled = pd.DataFrame(
        {
            "planerat_datum": ["2024-07-15", "2025-07-14"],
            "område": list(_PILOTS),
            "typ": "arbetsgrupp",
            "status": "inställt",
        }
    )
    return pd.concat([held, cancelled], ignore_index=True).fillna("")


def _stays(members: pd.DataFrame, day: str) -> "pd.Series[bool]":
    stays: pd.Series[bool] = (members["utträde"] == "") | (members["utträde"] > day)
    return stays


def _with_owners(
    measures: pd.DataFrame, known: Mapping[str, NDArray[np.object_]], rng: np.random.Generator
) -> pd.DataFrame:
    owners, members = [], []
    for kind, area in zip(measures["ägare_typ"], measures["plats"], strict=True):
        member = str(rng.choice(known[area])) if kind == "privat" else ""
        unit = {"kommun": str(rng.choice(_UNITS)), "polis": _POLICE, "gemensam": _JOINT}
        owners.append(unit.get(kind, member))
        members.append(member)
    done = measures["klar"]
    temporary = measures["typ"].isin(["bevakning/ordningsvakt"]) & (done != "")
    until = done.where(temporary, "2024-01-01").to_numpy().astype("datetime64[D]") + 180
    problems = [
        str(rng.choice(_AGAINST[area].get(kind, _AGAINST[area][""])))
        for area, kind in zip(measures["plats"], measures["typ"], strict=True)
    ]
    return measures.assign(
        ägare=owners,
        medlem=members,
        problem_id=np.where(measures["id"].isin(["A-039", "A-040"]), "", problems),
        förväntad_mekanism=[
            f"{_MECHANISMS.get(kind, 'Fler vet vem som gör vad')} (FIKTIVA DATA)"
            for kind in measures["typ"]
        ],
        på_plats_till=np.where(temporary, np.datetime_as_string(until), ""),
    )


def _with_replies(
    reports: pd.DataFrame, known: Mapping[str, NDArray[np.object_]], rng: np.random.Generator
) -> pd.DataFrame:
    """Who reported, when it came in (the same day or soon after) and when they heard back."""
    count = len(reports)
    area = reports["plats_text"].where(reports["plats_text"].isin(_PILOTS), _PILOTS[0])
    member = [str(rng.choice(known[name])) for name in area]
    day = reports["datum"].to_numpy().astype("datetime64[D]")
    later = rng.choice([0, 1, 2, 6], count, p=[0.55, 0.25, 0.12, 0.08]).astype("timedelta64[D]")
    hour = pd.to_numeric(reports["tid"].str[:2]).to_numpy()
    clock = np.where(later == np.timedelta64(0, "D"), np.minimum(hour + 1, 23), 9)
    replied = day + later + rng.integers(1, 16, count).astype("timedelta64[D]")
    heard = (rng.random(count) < 0.8) & (replied <= np.datetime64(truth()["period"]["extracted"]))
    return reports.assign(
        medlem=np.where(reports["rapportör_org"] == "företag", member, ""),
        rapporteringsdatum=np.datetime_as_string(day + later),
        rapporteringstid=[
            f"{c:02d}:{59 if h == c else 30}" for h, c in zip(hour, clock, strict=True)
        ],
        återkoppling=np.where(heard, np.datetime_as_string(replied), ""),
    )  # fmt: skip


def _situations(rng: np.random.Generator) -> pd.DataFrame:
    """Every four months since the start; one came late and one not at all."""
    first = np.arange("2024-03", "2026-11", 4, dtype="datetime64[M]").astype("datetime64[D]")
    end = (np.arange("2024-07", "2027-03", 4, dtype="datetime64[M]")).astype("datetime64[D]")
    rows = []
    for area in _PILOTS:
        for at, (start, stop) in enumerate(zip(first, end, strict=True)):
            due = stop + 30
            late = 75 if at == 2 else int(rng.integers(-5, 12))
            produced = due + late
            missing = produced > np.datetime64(truth()["period"]["extracted"])
            missing |= area == _PILOTS[1] and at == 4
            rows.append((area, start, stop - 1, due, "" if missing else str(produced), due + 120))
    head = ["område", "period_från", "period_till", "planerad_klar", "framtagen", "nästa"]
    return pd.DataFrame(rows, columns=head).astype(str)


def _resources(rng: np.random.Generator) -> pd.DataFrame:
    months = np.datetime_as_string(np.arange("2024-03", "2026-11", dtype="datetime64[M]"))
    rows = [
        (month, area, organisation, int(rng.poisson(hours)), int(rng.poisson(cost / 1000)) * 1000)
        for month in months
        for area in _PILOTS
        for organisation, hours, cost in (
            ("kommun", 34, 9_000), ("polis", 16, 0), ("företag", 22, 4_000),
        )
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["månad", "område", "organisation", "timmar", "kostnad_kr"])


def _population(bases: pd.DataFrame) -> pd.DataFrame:
    """befolkning.csv: the businesses of each pilot area by line of business and size."""
    rows = []
    for area in _PILOTS:
        total = int(
            bases.loc[(bases["område"] == area) & (bases["år"] == 2026), "verksamheter"].iloc[0]
        )
        for branch, of_branch in zip(_BRANCHES[area], _BRANCH_SHARES, strict=True):
            for size, of_size in zip(_SIZES, _SIZE_SHARES, strict=True):
                rows.append(
                    (area, 2026, "företag", branch, size, round(total * of_branch * of_size))
                )
    return pd.DataFrame(rows, columns=["område", "år", "grupp", "bransch", "storlek", "antal"])
