"""enkat.csv and enkat_platser.csv: visitors (other people each wave) and a panel of businesses."""

from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from data.sample.places import PLACES, points_in, polygon
from data.sample.truth import truth

_COMPARED_WITH = {
    "norra_kungsgatan": (
        "storgatan", "osterlanggatan", "overby_kopcentrum", "sylte_center", "kronogardens_torg",
        "vanersborg_edsgatan", "uddevalla_kungsgatan", "lidkoping_centrum",
    ),
    "stallbacka": (
        "nohab", "innovatum", "karlstorp", "halvorstorp", "hjortmosseporten",
        "vanersborg_holmangen", "uddevalla_kurod", "lidkoping_kartasen",
    ),
}  # fmt: skip
_BY_ID = {place.area_id: place for place in PLACES}
_WAVES = {
    "2023 höst": ("2023-09-18", 60),
    "2025 vår": ("2025-04-07", 50),
    "2026 vår": ("2026-04-06", 50),
}  # the first day of answering, and how many days it went on
_HEAD = ["respondent_id", "våg", "datum", "område", "grupp", "vikt"]
_FIRST, _LAST = "2023 höst", "2026 vår"  # of the panel
_SAME_PERSON = 0.6  # how much one person's answers have in common
_SPREAD = 0.03  # how far comparison areas lie from their mean, as shares
_PROBLEMS = "abcdefghijk"  # of F22
_CAUSES = ("mörkt", "ödsligt", "störande personer", "berusade", "droghandel", "trafik")
_PIN_SHARE = 0.15

Answers = NDArray[np.object_]  # codes as text


def survey_tables(rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Both files by name. Items that a respondent was not asked are empty."""
    visitors = _visitors(rng)
    answers = pd.concat([visitors, _panel(rng)], ignore_index=True)
    items = sorted(str(column) for column in answers if column not in _HEAD)
    answers = answers[[*_HEAD, *items]].fillna("")
    return {"enkat.csv": answers, "enkat_platser.csv": _pins(visitors, rng)}


def _groups() -> dict[str, list[str]]:
    """The four area groups as SOURCE.toml calls them, with the areas in each."""
    return {
        name: areas
        for pilot, compared in _COMPARED_WITH.items()
        for name, areas in ((pilot, [pilot]), (f"{pilot}_comparison", list(compared)))
    }


def _visitors(rng: np.random.Generator) -> pd.DataFrame:
    planted = truth()["visitors"]
    tables = []
    for wave in _WAVES:
        when = "before" if wave in planted["waves_before"] else "after"
        for group, areas in _groups().items():
            count = planted["answers_per_group_and_wave"]
            area = np.array(areas)[np.arange(count) % len(areas)]
            unsafe = planted[group][when] + _offset(areas)[np.arange(count) % len(areas)]
            head = _asked(area, wave, planted["respondents"], rng)
            tables.append(head.assign(**_visitor_answers(unsafe, rng)))
    answers = pd.concat(tables, ignore_index=True)
    return answers.assign(respondent_id=[f"B-{i:05d}" for i in range(1, len(answers) + 1)])


def _offset(areas: list[str]) -> NDArray[np.float64]:
    return np.linspace(-_SPREAD, _SPREAD, len(areas)) if len(areas) > 1 else np.zeros(1)


def _asked(area: NDArray[Any], wave: str, group: str, rng: np.random.Generator) -> pd.DataFrame:
    first, days = _WAVES[wave]
    day = np.datetime64(first) + rng.integers(0, days, len(area))
    return pd.DataFrame(
        {
            "respondent_id": "",
            "våg": wave,
            "datum": np.datetime_as_string(day),
            "område": [_BY_ID[a].name for a in area],
            "grupp": group,
            "vikt": rng.choice(["0.90", "1.00", "1.10"], len(area), p=[0.25, 0.5, 0.25]),
        }
    )


def _visitor_answers(unsafe: NDArray[np.float64], rng: np.random.Generator) -> dict[str, Answers]:
    feels = rng.normal(size=len(unsafe))  # high: safe
    return {
        "B01": _answers([0.3, 0.4, 0.17, 0.08, 0.05], -feels, rng),
        "B03": _answers([0.28, 0.72], feels, rng),
        "B04": _answers([0.6, 0.28, 0.12], -feels, rng),
        "B05a": _with_missing(_answers(_five(0.25 * unsafe), feels, rng), "97", 0.01, rng),
        "B05b": _with_missing(_answers(_five(unsafe), feels, rng), "97", 0.02, rng),
    }


def _five(unsafe: ArrayLike) -> NDArray[np.float64]:
    """Shares of 1 very unsafe .. 5 very safe, where 1 and 2 together are `unsafe`."""
    share = np.asarray(unsafe)[..., np.newaxis]
    return np.concatenate(
        [share * [0.35, 0.65], (1 - share) * [0.3, 0.45, 0.25]],
        axis=-1,
    )


def _answers(shares: ArrayLike, feels: NDArray[np.float64], rng: np.random.Generator) -> Answers:
    """Draw 1, 2, ... with these shares (one row, or a row each); those who feel low answer low."""
    own = rng.normal(size=len(feels))
    rank = ndtr(_SAME_PERSON * feels + sqrt(1 - _SAME_PERSON**2) * own)
    limits = np.cumsum(np.asarray(shares), axis=-1)[..., :-1]
    code: NDArray[np.int64] = 1 + (rank[:, np.newaxis] > limits).sum(axis=1)
    return code.astype(str).astype(object)


def _with_missing(answers: Answers, code: str, share: float, rng: np.random.Generator) -> Answers:
    mixed: Answers = np.where(rng.random(len(answers)) < share, code, answers)
    return mixed


def _panel(rng: np.random.Generator) -> pd.DataFrame:
    """Each business twice; some leave after the first wave and as many new ones come."""
    planted = truth()["businesses"]
    area = np.concatenate(
        [
            np.array(areas)[np.arange(planted[group]["firms"]) % len(areas)]
            for group, areas in _groups().items()
        ]
    )
    firm = np.array([f"F-{i:05d}" for i in range(1, len(area) + 1)], dtype=object)
    traits = _traits(area, rng)
    feels = rng.normal(size=len(area))
    before = _asked(area, _FIRST, planted["respondents"], rng).assign(
        respondent_id=firm, **traits, **_firm_answers(area, "before", feels, rng)
    )
    left = rng.random(len(area)) < planted["attrition"]
    new = np.array([f"F-{i:05d}" for i in range(len(area) + 1, 2 * len(area) + 1)], dtype=object)
    after = _asked(area, _LAST, planted["respondents"], rng).assign(
        respondent_id=np.where(left, new, firm),
        **traits,
        **_firm_answers(area, "after", np.where(left, rng.normal(size=len(area)), feels), rng),
    )
    takes_part = after["F05"] == "1"
    opinions = _opinions(len(after), rng)
    return pd.concat(
        [before, after.assign(**{k: v.where(takes_part, "") for k, v in opinions.items()})],
        ignore_index=True,
    )


def _traits(area: NDArray[Any], rng: np.random.Generator) -> dict[str, Answers]:
    """F02 line of business, F03 employees, F04 open after 18.00, F05 part in the partnership."""
    neutral = np.zeros(len(area))
    pilot = np.isin(area, list(_COMPARED_WITH))[:, np.newaxis]
    takes_part = np.where(pilot, [0.45, 0.35, 0.2], [0.0, 0.15, 0.85])
    branch = _answers([0.4, 0.2, 0.15, 0.15, 0.1], neutral, rng)
    industrial = np.isin(area, ["stallbacka", *_COMPARED_WITH["stallbacka"]])
    return {
        # where others have shops and restaurants, industrial areas have industry and storage
        "F02": np.where(industrial & np.isin(branch, ["1", "2"]), "6", branch),
        "F03": _answers([0.1, 0.35, 0.25, 0.22, 0.08], neutral, rng),
        "F04": _answers([0.55, 0.45], neutral, rng),
        "F05": _answers(takes_part, neutral, rng),
    }


def _firm_answers(
    area: NDArray[Any], when: str, feels: NDArray[np.float64], rng: np.random.Generator
) -> dict[str, Answers]:
    group_of = {a: group for group, areas in _groups().items() for a in areas}
    planted = truth()["businesses"]
    reports = np.array([planted[group_of[a]][when] for a in area])
    exposed = rng.random(len(area)) < planted["victimised_share"]
    reported = _answers(np.column_stack([reports, 1 - reports]), -feels, rng)
    reported = np.where(exposed, _with_missing(reported, "98", 0.03, rng), "97")
    return {
        **_exposure(exposed, rng),
        "F10x": reported,
        "F13": _answers([0.1, 0.3, 0.6], feels, rng),
        "F20a": _answers(_five(0.06), feels, rng),
        "F20b": _answers(_five(0.25), feels, rng),
        "F21": _with_missing(_answers(_five(0.28), feels, rng), "98", 0.02, rng),
        **{
            f"F22{letter}": _with_missing(_answers(shares, -feels, rng), "98", 0.04, rng)
            for letter, shares in zip(_PROBLEMS, _problem_shares(), strict=True)
        },
    }


def _problem_shares() -> NDArray[np.float64]:
    big = np.linspace(0.30, 0.06, len(_PROBLEMS))
    return np.column_stack([1 - 2.2 * big, 1.2 * big, 0.65 * big, 0.35 * big])


def _exposure(exposed: NDArray[np.bool_], rng: np.random.Generator) -> dict[str, Answers]:
    """F10a-d: who was exposed says yes to one, and now and then to another as well."""
    main = rng.choice(4, len(exposed), p=[0.6, 0.08, 0.14, 0.18])
    answers = {}
    for i, letter in enumerate("abcd"):
        yes = exposed & ((main == i) | (rng.random(len(exposed)) < 0.08))
        no = _with_missing(np.full(len(exposed), "2", dtype=object), "98", 0.01, rng)
        answers[f"F10{letter}"] = np.where(yes, "1", no)
    return answers


def _opinions(count: int, rng: np.random.Generator) -> dict[str, pd.Series]:
    """F30-F36 on the partnership; F33a-c ask of city, police and businesses."""
    likes = rng.normal(size=count)
    items = ["F30", "F31", "F32", "F33a", "F33b", "F33c", "F34", "F35", "F36"]
    return {item: pd.Series(_answers([0.06, 0.12, 0.25, 0.34, 0.23], likes, rng)) for item in items}


def _pins(visitors: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """B06: where some of the visitors feel unsafe."""
    pinned = visitors[rng.random(len(visitors)) < _PIN_SHARE]
    where = np.empty((len(pinned), 2))
    for place in PLACES:
        here = np.flatnonzero(pinned["område"] == place.name)
        where[here] = points_in(polygon(place), len(here), rng) if len(here) else 0
    east, north = where.round().astype(int).T
    return pd.DataFrame(
        {
            "respondent_id": pinned["respondent_id"],
            "våg": pinned["våg"],
            "N": north,
            "E": east,
            "orsak": rng.choice(_CAUSES, len(pinned)),
            "dygnsdel": rng.choice(["dag", "kväll", "natt"], len(pinned), p=[0.1, 0.6, 0.3]),
        }
    )
