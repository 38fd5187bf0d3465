"""The sample with a text of the corpus in place of every name, title and comment in its files."""

import json
import random
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

import pandas as pd

from data.intake import FICTIVE_MARK, Intake, Kind
from data.readers import read
from data.sample.load import FILES
from data.sample.make import make_sample
from data.store import Store
from tests.hostile.corpus import ONE_LINE

PLACES = ("område", "plats", "Område")
FREE = ("rubrik", "väder/ljus", "underkategori", "förväntad_mekanism", "källa", "Källa")
OWN_GROUPS = ("Grov misshandel", "Rån", "Stöld av drivmedel", "Narkotikabrott")


def names_of_areas(folder: Path) -> list[str]:
    features = json.loads((folder / FILES[Kind.AREAS]).read_text("utf-8"))["features"]
    return [feature["properties"]["namn"] for feature in features]


def cast(values: Iterable[str], seed: int) -> dict[str, str]:
    """Give each value a text of the corpus, no two the same, others for another seed."""
    texts = list(ONE_LINE.values())
    random.Random(seed).shuffle(texts)
    return {
        value: texts[i % len(texts)] + (f" {i // len(texts)}" if i >= len(texts) else "")
        for i, value in enumerate(dict.fromkeys(values))
    }


def hostile_files(folder: Path, seed: int = 0) -> dict[Kind, str]:
    """The files of the sample, written into `folder`, in words of the corpus."""
    make_sample(folder)
    areas = cast(names_of_areas(folder), seed)
    files: dict[Kind, str] = {}
    for number, (kind, name) in enumerate(FILES.items()):
        content = (folder / name).read_text("utf-8-sig")
        if kind in (Kind.AREAS, Kind.STREETS):
            files[kind] = _shapes(content, areas, seed + number)
        elif kind is Kind.STUDY:
            files[kind] = _plan(content)
        else:
            files[kind] = _table(content, areas, seed + number)
    return files


def load(store: Store, folder: Path, seed: int = 0) -> None:
    files = hostile_files(folder, seed)
    key = store.key()
    names = cast(map(str, files), seed)
    store.add(*(_read(kind, files[kind], names[kind], key) for kind in files), key=key)


def _read(kind: Kind, content: str, name: str, key: bytes) -> Intake:
    ending = Path(FILES[kind]).suffix
    return read(kind, content.encode(), f"{name.replace('/', '')}{ending}", key=key)


def _table(content: str, areas: Mapping[str, str], seed: int) -> str:
    table = pd.read_csv(StringIO(content), sep=";", dtype="str", keep_default_na=False)
    for place in set(PLACES) & set(table):
        table[place] = table[place].map(lambda name: areas.get(name, name))
    for i, column in enumerate(c for c in table if c in FREE):
        told = cast(set(table[column]) - {""}, seed * 31 + i)
        mark = f"{FICTIVE_MARK} " if column.casefold() == "källa" else ""
        table[column] = [mark + told[text] if text else text for text in table[column]]
    if "Brottsrubricering" in table:
        groups = cast(OWN_GROUPS, seed)
        table["Brottsrubricering"] = table["Brottsrubricering"].map(lambda t: groups.get(t, t))
    return table.to_csv(sep=";", index=False, lineterminator="\n")


def _shapes(content: str, areas: Mapping[str, str], seed: int) -> str:
    collection = json.loads(content)
    rows = [feature["properties"] for feature in collection["features"]]
    streets = cast((row["gatunamn"] for row in rows if "gatunamn" in row), seed)
    for row in rows:
        row["källa"] = f"{FICTIVE_MARK} {ONE_LINE['picture']}"
        if "namn" in row:
            row["namn"] = areas[row["namn"]]
        else:
            row["gatunamn"] = streets[row["gatunamn"]]
    return json.dumps(collection)


def _plan(content: str) -> str:
    """Without its lock, which is of another text. TOML takes a text as JSON writes it."""
    texts = iter(ONE_LINE.values())
    head, rule = content.partition("[locked]")[0].split('decision_rule = """')
    rule = rule.partition('"""')[2]
    written = f"{head}decision_rule = {_written(ONE_LINE['end of everything'])}{rule}"
    return re.sub(
        r"(?m)^(title|purpose|name) = .*$",
        lambda found: f"{found[1]} = {_written(next(texts))}",
        written,
    )


def _written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
