"""handelser.csv: an extract of reported incidents, with the faults that such extracts have."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.sample.clock import Clock, clock, forget_some
from data.sample.counts import GROUPS, month_counts
from data.sample.places import MIDDLE_OF_TOWN, PLACES, addresses
from data.sample.truth import truth

# Per group: texts with how often each is used, kinds of place, kinds of victim
_TEXTS = {
    "shop_theft": {"Stöld i butik": 5, "Ringa stöld": 5},
    "disorder": {"Ordningsstörning": 5, "Förargelseväckande beteende": 2, "Fylleri": 3},
    "burglary": {"Inbrott i lokal": 5, "Inbrott i butik": 3, "Inbrott i kontor": 2},
    "theft": {"Stöld": 7, "Stöld ur byggarbetsplats": 2, "Stöld av drivmedel": 1},
    "damage": {"Skadegörelse": 7, "Klotter": 3},
    "assault": {"Misshandel": 9, "Grov misshandel": 1},
    "threat": {"Ofredande": 5, "Olaga hot": 5},
    "robbery": {"Rån": 1},
    "vehicle": {"Stöld ur bil": 6, "Stöld av fordon": 4},
    "drugs": {"Narkotikabrott": 1},
}
_PLACE_TYPES = {
    "shop_theft": {"Butik": 1},
    "disorder": {"Gata": 6, "Torg": 3, "Restaurang": 1},
    "burglary": {"Butik": 3, "Kontor": 3, "Industri": 3, "Lager": 1},
    "theft": {"Industri": 4, "Butik": 2, "Gata": 2, "Kontor": 2},
    "damage": {"Gata": 4, "Butik": 3, "Industri": 2, "Parkering": 1},
    "vehicle": {"Parkering": 8, "Gata": 2},
}
_STREET = {"Gata": 6, "Torg": 2, "Butik": 1, "Restaurang": 1}
_VICTIMS = {
    "shop_theft": {"Företag": 1},
    "disorder": {"": 1},
    "burglary": {"Företag": 9, "Kommun": 1},
    "theft": {"Företag": 6, "Privat": 4},
    "damage": {"Företag": 6, "Kommun": 3, "Privat": 1},
    "drugs": {"": 1},
}
_PERSON = {"Privat": 9, "Företag": 1}
# The police made two extracts: what was reported on these days is in both
_OVERLAP = (np.datetime64("2024-01-01"), np.datetime64("2024-01-11"))
_JITTER_M = 4.0


@dataclass(frozen=True, slots=True)
class _Where:
    text: NDArray[np.object_]
    east: NDArray[np.object_]
    north: NDArray[np.object_]


def incidents(rng: np.random.Generator, source: str) -> pd.DataFrame:
    """Rows of handelser.csv as text, the second extract after the first."""
    counts = month_counts(rng)
    place, group, month = (
        np.repeat(index.ravel(), counts.ravel()) for index in np.indices(counts.shape)
    )
    times = clock(group, month, rng)
    where = _positions(place, rng)
    names = np.array([p.name for p in PLACES], dtype=object)
    told = forget_some(times, rng)
    rows = pd.DataFrame(
        {
            "Diarienummer": "",
            "Brottskod": "",
            "Brottsrubricering": _drawn(group, _TEXTS, {}, rng),
            "Antal brott": rng.choice(["1", "2", "3"], len(group), p=[0.97, 0.02, 0.01]),
            "Försök/Fullbordat": _attempts(group, rng),
            "Brottstid från": _minute_texts(told.began),
            "Brottstid till": _minute_texts(told.ended),
            "Anmälningsdatum": np.datetime_as_string(told.reported),
            "Adress": where.text,
            "N": where.north,
            "E": where.east,
            "Område": names[place],
            "Platstyp": _drawn(group, _PLACE_TYPES, _STREET, rng),
            "Målsägande typ": _drawn(group, _VICTIMS, _PERSON, rng),
            "Källa": source,
            "Uttagsdatum": str(truth()["period"]["extracted"]),
            "Preliminär": _preliminary(times),
        }
    )
    return _extracts(_with_gaps(rows, rng), times, rng)


def _positions(place: NDArray[np.int64], rng: np.random.Generator) -> _Where:
    shares = truth()["incidents"]
    text = np.empty(len(place), dtype=object)
    position = np.empty((len(place), 2))
    for i, known in enumerate(addresses(rng)):
        here = np.flatnonzero(place == i)
        drawn = rng.choice(len(known.text), len(here), p=known.weight)
        text[here], position[here] = known.text[drawn], known.position[drawn]
    position += rng.normal(0, _JITTER_M, position.shape)
    fault = rng.random(len(place))
    missing, zero, piled = np.cumsum(
        [shares[f"{kind}_position_share"] for kind in ("missing", "zero", "piled")]
    )
    position[(fault >= missing) & (fault < zero)] = 0
    position[(fault >= zero) & (fault < piled)] = MIDDLE_OF_TOWN
    east, north = position.round().astype(int).astype(str).astype(object).T
    east[fault < missing] = north[fault < missing] = ""
    return _Where(text, east, north)


def _drawn(
    group: NDArray[np.int64],
    words: dict[str, dict[str, int]],
    otherwise: dict[str, int],
    rng: np.random.Generator,
) -> NDArray[np.object_]:
    """Draw one of its group's words for each incident."""
    found = np.empty(len(group), dtype=object)
    for i, name in enumerate(GROUPS):
        here = np.flatnonzero(group == i)
        choices = words.get(name, otherwise)
        weights = np.array(list(choices.values())) / sum(choices.values())
        found[here] = rng.choice(np.array(list(choices), dtype=object), len(here), p=weights)
    return found


def _attempts(group: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.object_]:
    """F is an attempt, Ö completed; only some offences can be attempts, and some lack the word."""
    can_fail = np.isin(group, [GROUPS.index(g) for g in ("burglary", "theft", "robbery")])
    drawn = rng.random(len(group))
    word = np.where(can_fail & (drawn < 0.15), "F", "Ö").astype(object)
    word[drawn > 0.96] = ""
    return word


def _minute_texts(times: NDArray[np.datetime64]) -> NDArray[np.object_]:
    text = np.char.replace(np.datetime_as_string(times, unit="m"), "T", " ").astype(object)
    text[np.isnat(times)] = ""
    return text


def _preliminary(times: Clock) -> NDArray[np.str_]:
    first = np.datetime64(truth()["period"]["preliminary"])
    return np.where(times.began >= first, "J", "N")


def _with_gaps(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    gaps = {"Adress": 0.01, "Platstyp": 0.02, "Målsägande typ": 0.03, "Område": 0.005}
    return rows.assign(
        **{
            column: rows[column].where(rng.random(len(rows)) >= share, "")
            for column, share in gaps.items()
        }
    )


def _extracts(rows: pd.DataFrame, times: Clock, rng: np.random.Generator) -> pd.DataFrame:
    """Number the reports, sort by number, and lay the two overlapping extracts end to end."""
    # within a day the register has its own order: not that of our places
    order = np.lexsort((rng.random(len(rows)), times.reported))
    order = order[times.reported[order] <= np.datetime64(truth()["period"]["extracted"])]
    reported = times.reported[order]
    year = reported.astype("datetime64[Y]").astype(int) + 1970
    _, first, index = np.unique(year, return_index=True, return_inverse=True)
    number = np.arange(len(order)) - first[index] + 100_001
    numbered = rows.iloc[order].assign(
        Diarienummer=[f"5000-K{n}-{y % 100}" for n, y in zip(number, year, strict=True)]
    )
    return pd.concat([numbered[reported < _OVERLAP[1]], numbered[reported >= _OVERLAP[0]]])
