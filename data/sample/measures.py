"""Weekly EST reports, safety walks with their points, and the measures that came of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.sample.places import PLACES, points_in, polygon
from data.sample.truth import truth

_NEAR = ("norra_kungsgatan", "stallbacka", "kungsgatan_omgivning")
_BY_ID = {place.area_id: place for place in PLACES}
_REPORTERS = ("kommun", "bostadsbolag", "polis", "bevakning", "företag")
_CATEGORIES = {
    "skadegörelse": "krossad ruta",
    "klotter": "klotter på fasad",
    "nedskräpning": "skräp vid entré",
    "incident mot anställd": "hot",
    "öppen droghantering": "misstänkt narkotika",
    "ungdomssamlingar som stör": "högljudd samling",
    "samling som stör ordningen": "berusade",
    "olovlig biltrafik på gång- och cykelbana": "moped",
    "otrygg plats": "mörk",
}
_SEEN = {
    "belysning": "Trasig belysning vid passagen",
    "siktröjning": "Buskage skymmer sikten",
    "städning/klottersanering": "Klotter på vägg",
    "lås/larm": "Dörr utan lås till lastkajen",
    "bevakning/ordningsvakt": "Plats där grupper samlas kvällstid",
    "kamera": "Plats utan uppsikt",
}
_OWNERS = ("kommun", "privat", "polis", "gemensam")
_OTHER_KINDS = ("kommunikation", "utbildning", "omflyttning", "annat")
_EST_COUNT, _MEASURE_COUNT, _POINTS_PER_WALK = 400, 40, 8
_WALKS = (
    ("2024-03-20", "norra_kungsgatan"), ("2024-04-17", "stallbacka"),
    ("2024-09-25", "norra_kungsgatan"), ("2024-10-23", "stallbacka"),
    ("2025-03-26", "norra_kungsgatan"), ("2025-10-08", "stallbacka"),
    ("2026-03-25", "norra_kungsgatan"), ("2026-09-23", "stallbacka"),
)  # fmt: skip


def est_reports(rng: np.random.Generator) -> pd.DataFrame:
    """est_rapporter.csv, September 2023 to October 2026."""
    count = _EST_COUNT
    day = np.sort(np.datetime64("2023-09-04") + _days(0, 1150, count, rng))
    place = rng.choice(len(_NEAR), count, p=[0.5, 0.25, 0.25])
    category = rng.choice(list(_CATEGORIES), count)
    closed = day + _days(2, 60, count, rng)
    is_closed = (rng.random(count) < 0.8) & (closed <= _extracted())
    east, north = _somewhere_in([_NEAR[i] for i in place], rng)
    return pd.DataFrame(
        {
            "rapport_id": [f"EST-{i:04d}" for i in range(1, count + 1)],
            "rapportör_org": rng.choice(_REPORTERS, count),
            "vecka": _weeks(day),
            "datum": np.datetime_as_string(day),
            "tid": [f"{h:02d}:{m:02d}" for h, m in rng.integers((0, 1), (24, 60), (count, 2))],
            "plats_text": [_BY_ID[_NEAR[i]].name for i in place],
            "N": north,
            "E": east,
            "kategori": category,
            "underkategori": [_CATEGORIES[c] for c in category],
            "beskrivning": "Påhittad iakttagelse utan uppgifter om person",
            "upprepad": rng.choice(["J", "N"], count, p=[0.3, 0.7]),
            "upplevd_allvarlighet": rng.choice(["1", "2", "3"], count, p=[0.4, 0.45, 0.15]),
            "polisanmält": rng.choice(["J", "N", "vet ej"], count, p=[0.25, 0.6, 0.15]),
            "åtgärd_behövs": rng.choice(["J", "N"], count),
            "ansvarig_org": rng.choice(_REPORTERS, count),
            "status": np.where(is_closed, "klar", rng.choice(["ny", "pågår"], count)),
            "stängd_datum": np.where(is_closed, np.datetime_as_string(closed), ""),
        }
    )


def walks(rng: np.random.Generator) -> pd.DataFrame:
    """ronder.csv: a row per point of a walk. Two of three points got a measure."""
    areas = [area for _, area in _WALKS for _ in range(_POINTS_PER_WALK)]
    count = len(areas)
    walk = np.repeat(np.arange(len(_WALKS)), _POINTS_PER_WALK)
    category = rng.choice(list(_SEEN), count)
    number = np.cumsum(np.arange(count) % 3 != 2)
    acted = (np.arange(count) % 3 != 2) & (number <= _from_walks())
    east, north = _somewhere_in(areas, rng)
    return pd.DataFrame(
        {
            "id": [f"R-{i + 1:02d}" for i in walk],
            "datum": [_WALKS[i][0] for i in walk],
            "område": [_BY_ID[area].name for area in areas],
            "start": "18:30",
            "slut": "20:00",
            "väder/ljus": np.array(["klart, skymning", "mulet, mörkt"])[walk % 2],
            "deltagare_kommun": rng.integers(2, 5, len(_WALKS))[walk],
            "deltagare_polis": rng.integers(1, 3, len(_WALKS))[walk],
            "deltagare_företag": rng.integers(3, 11, len(_WALKS))[walk],
            "punkt_id": [f"P-{i:03d}" for i in range(1, count + 1)],
            "N": north,
            "E": east,
            "iakttagelse": [_SEEN[c] for c in category],
            "kategori": category,
            "foto": rng.choice(["J", "N"], count),
            "åtgärd_id": np.where(acted, [f"A-{n:03d}" for n in number], ""),
            "prioritet": rng.choice(["1", "2", "3"], count),
        }
    )


def _from_walks() -> int:
    return _MEASURE_COUNT * 3 // 4


def measures(points: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """atgarder.csv: those decided on walks (`points` of ronder.csv), and others after them."""
    of_walk = points[points["åtgärd_id"] != ""].set_index("åtgärd_id")
    extra = _MEASURE_COUNT - len(of_walk)
    areas = rng.choice(_NEAR[:2], extra)
    east, north = _somewhere_in(list(areas), rng)
    kind = [*of_walk["kategori"], *rng.choice(_OTHER_KINDS, extra)]
    walked = of_walk["datum"].to_numpy().astype("datetime64[D]")
    other_days = np.datetime64("2024-03-15") + _days(0, 800, extra, rng)
    first_told: NDArray[np.datetime64] = np.concatenate([walked, other_days])
    decided = first_told + _days(5, 40, _MEASURE_COUNT, rng)
    due = decided + _days(30, 200, _MEASURE_COUNT, rng)
    done = decided + _days(10, 260, _MEASURE_COUNT, rng)
    is_done = (rng.random(_MEASURE_COUNT) < 0.85) & (done <= _extracted())
    owner = rng.choice(_OWNERS, _MEASURE_COUNT, p=[0.4, 0.35, 0.1, 0.15])
    place = [*of_walk["område"], *(_BY_ID[area].name for area in areas)]
    return pd.DataFrame(
        {
            "id": [f"A-{i:03d}" for i in range(1, _MEASURE_COUNT + 1)],
            "problem_id": [f"PR-{i:02d}" for i in rng.integers(1, 13, _MEASURE_COUNT)],
            "rubrik": [f"{k.capitalize()}, {p}" for k, p in zip(kind, place, strict=True)],
            "typ": kind,
            "ägare_typ": owner,
            "ägare": [f"{o} {i}" for o, i in zip(owner, _few(rng), strict=True)],
            "plats": place,
            "beslutad": np.datetime_as_string(decided),
            "planerad_klar": np.datetime_as_string(due),
            "klar": np.where(is_done, np.datetime_as_string(done), ""),
            "status": np.where(is_done, "klar", np.where(due < _extracted(), "försenad", "pågår")),
            "kostnad_kr": rng.integers(2, 150, _MEASURE_COUNT) * 1000,
            "källa": [*of_walk["id"], *rng.choice(["lägesbild", "möte"], extra)],
            "förväntad_mekanism": "Ökad upptäcktsrisk (FIKTIVA DATA)",
            "N": [*of_walk["N"], *north],
            "E": [*of_walk["E"], *east],
        }
    )  # fmt: skip


def _few(rng: np.random.Generator) -> NDArray[np.int64]:
    return rng.integers(1, 5, _MEASURE_COUNT)


def _days(low: int, high: int, count: int, rng: np.random.Generator) -> NDArray[np.timedelta64]:
    return rng.integers(low, high, count).astype("timedelta64[D]")


def _extracted() -> np.datetime64:
    return np.datetime64(truth()["period"]["extracted"])


def _somewhere_in(areas: Sequence[str], rng: np.random.Generator) -> tuple[Any, Any]:
    """A point in each of the areas named: eastings and northings in whole metres."""
    points: NDArray[np.float64] = np.vstack(
        [points_in(polygon(_BY_ID[area]), 1, rng) for area in areas]
    )
    east, north = points.round().astype(int).T
    return east, north


def _weeks(days: NDArray[np.datetime64]) -> list[str]:
    return [f"{d:%G-W%V}" for d in days.astype(object)]
