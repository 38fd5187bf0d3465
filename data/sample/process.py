"""The small files: members, meetings, messages, cameras, parallel events, bases, reports, walks."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.sample.measures import est_reports, measures, walks
from data.sample.places import PLACES

_PILOTS = ("Norra Kungsgatan", "Stallbacka")
_BRANCHES = {
    "Norra Kungsgatan": ("butik", "restaurang", "kontor", "fastighetsägare", "vård"),
    "Stallbacka": ("industri", "lager", "bilhandel", "fastighetsägare", "bygg"),
}
_MEMBERS, _MEETINGS = 60, 30
_EVENTS = """\
2020-03-16;2022-02-09;Alla områden;Pandemi med restriktioner;omvärld;minskning
2022-09-05;2023-05-31;Överby köpcentrum;Ombyggnad av köpcentrum;ombyggnad;minskning
2023-07-07;2023-07-09;Norra Kungsgatan;Stadsfest;evenemang;ökning
2024-07-05;2024-07-07;Norra Kungsgatan;Stadsfest;evenemang;ökning
2025-07-04;2025-07-06;Norra Kungsgatan;Stadsfest;evenemang;ökning
2025-05-05;2025-10-31;Stallbacka;Vägarbete vid infarten;vägarbete;okänd
2026-01-12;2026-04-30;Tingvalla;Ny gatubelysning i stadens eget program;belysning;minskning
2026-07-03;2026-07-05;Norra Kungsgatan;Stadsfest;evenemang;ökning
"""
_CAMERAS = """\
K-01;Norra Kungsgatan;privat;2024-06-10;2024-06-24;;6463527;341100
K-02;Norra Kungsgatan;kommun;2024-08-19;2024-09-02;;6463740;341077
K-03;Stallbacka;privat;2024-10-07;2024-10-21;;6465109;342515
K-04;Stallbacka;privat;2025-04-14;2025-05-05;2026-05-04;6465697;342557
K-05;Norra Kungsgatan;kommun;2025-05-12;2025-06-02;;6463856;341124
"""


def process_tables(rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """The files about ways of working and methods, by name."""
    points = walks(rng)
    return {
        "est_rapporter.csv": est_reports(rng),
        "ronder.csv": points,
        "atgarder.csv": measures(points, rng),
        "medlemmar.csv": _members(rng),
        "moten.csv": _meetings(rng),
        "meddelanden.csv": _messages(rng),
        "kameror.csv": _lines(
            _CAMERAS, "id;område;ägare_typ;intresseavvägning_datum;uppsatt;nedtagen;N;E"
        ),
        "handelser_parallella.csv": _lines(_EVENTS, "från;till;område;rubrik;typ;väntad riktning"),
        "baser.csv": _bases(rng),
    }


def _lines(text: str, header: str) -> pd.DataFrame:
    return pd.DataFrame([line.split(";") for line in text.splitlines()], columns=header.split(";"))


def _members(rng: np.random.Generator) -> pd.DataFrame:
    area = np.repeat(_PILOTS, (40, 20))
    joined = np.datetime64("2024-03-01") + _waits(rng)
    left = joined + rng.integers(120, 900, _MEMBERS).astype("timedelta64[D]")
    has_left = (rng.random(_MEMBERS) < 0.25) & (left < np.datetime64("2026-11-01"))
    return pd.DataFrame(
        {
            "org_id": [f"O-{i:03d}" for i in range(1, _MEMBERS + 1)],
            "område": area,
            "bransch": [rng.choice(_BRANCHES[a]) for a in area],
            "anslutningsdatum": np.datetime_as_string(joined),
            "utträde": np.where(has_left, np.datetime_as_string(left), ""),
        }
    )


def _waits(rng: np.random.Generator) -> NDArray[np.timedelta64]:
    """Days from the start until a member joins: most come early."""
    return rng.gamma(1.0, 150, _MEMBERS).astype(int).clip(0, 700).astype("timedelta64[D]")


def _meetings(rng: np.random.Generator) -> pd.DataFrame:
    month = np.datetime64("2024-03") + np.arange(_MEETINGS)
    day = month.astype("datetime64[D]") + rng.integers(0, 25, _MEETINGS).astype("timedelta64[D]")
    decisions = rng.integers(0, 6, _MEETINGS)
    return pd.DataFrame(
        {
            "datum": np.datetime_as_string(day),
            "område": np.array(_PILOTS)[np.arange(_MEETINGS) % 2],
            "typ": rng.choice(["styrgrupp", "arbetsgrupp", "nätverk"], _MEETINGS),
            "kallade": rng.integers(22, 31, _MEETINGS),
            "närvarande_kommun": rng.integers(1, 5, _MEETINGS),
            "närvarande_polis": rng.integers(0, 3, _MEETINGS),
            "närvarande_företag": rng.integers(6, 20, _MEETINGS),
            "beslut_n": decisions,
            "uppföljda_n": rng.binomial(decisions, 0.75),
        }
    )


def _messages(rng: np.random.Generator) -> pd.DataFrame:
    monday = np.arange("2024-03-04", "2026-11-02", 7, dtype="datetime64[D]")
    flows = (("app", "företag till nätverk", 5.0), ("e-post", "polis till företag", 0.8))
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "vecka": [f"{d:%G-W%V}" for d in monday.astype(object)],
                    "kanal": channel,
                    "typ": kind,
                    "antal": rng.poisson(mean, len(monday)),
                }
            )
            for channel, kind, mean in flows
        ]
    )


def _bases(rng: np.random.Generator) -> pd.DataFrame:
    """A row per area and year; bigger places have more businesses, and they change slowly."""
    rows = []
    for place in PLACES:
        if not place.area_id:
            continue
        businesses = int(place.level * rng.uniform(1.5, 3.0)) + 10
        for year in range(2020, 2027):
            businesses += int(rng.integers(-1, 2))
            visitors = round(businesses * rng.uniform(0.9, 1.1)) * 100 if year > 2020 else ""
            rows.append((place.name, year, businesses, businesses * 7, visitors))
    columns = ["område", "år", "verksamheter", "anställda", "flöde_per_dag"]
    return pd.DataFrame(rows, columns=columns)
