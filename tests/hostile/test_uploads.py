"""Files whose names, headers, values and faults are texts of the corpus, put in on Underlag."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.columns.mapping import Mapping, read_mapping
from data.intake import Kind
from data.problems import FileError, UserError
from data.readers import read
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.text.languages import LANGUAGES
from tests.hostile.corpus import CONTROLS, ONE_LINE
from tests.hostile.test_pages import MEANT, markdown
from tests.pages.screen import run

TEXTS = [text for text in ONE_LINE.values() if "\n" not in text]
SOME = [
    ONE_LINE[name]
    for name in ("picture", "attribute", "link elsewhere", "directives", "typesetting", "root")
]


def table(*rows: list[str]) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


FILES = {
    "headers": table([*TEXTS], [*TEXTS[::-1]]),
    "headers that we know, and values": table(
        ["Område", "Månad", "Brottstyp", "Antal", *TEXTS[:20]],
        *([text, text, text, text, *TEXTS[:20]] for text in TEXTS),
    ),
    "dates": table(["Brottstid från", "Brottsrubricering"], *([text, text] for text in TEXTS)),
    "measures": table(
        ["id", "rubrik", "typ", "ägare", "status", "källa"], *([text] * 6 for text in TEXTS)
    ),
    "survey": table(["respondent_id", "våg", "grupp", "B05b"], *([text] * 4 for text in TEXTS)),
}
PLANS = {
    "keys": "".join(f"{json.dumps(text, ensure_ascii=False)} = 1\n" for text in TEXTS[:12]),
    "areas": f"[[pilot]]\narea = {json.dumps(ONE_LINE['picture'])}\nstart = 'x'\n"
    f"comparison = {json.dumps(TEXTS[:12], ensure_ascii=False)}\n",
    "no TOML": ONE_LINE["end of everything"],
}


def sent(name: str, content: bytes) -> AppTest:
    """The page after an upload, with the fold of its columns."""
    app = run("sources")
    app = app.file_uploader(key="upload_file-0").upload(name, content).run()
    assert not app.exception
    return app


def acting(app: AppTest) -> list[tuple[object, ...]]:
    return [(*path, said) for path, said in markdown(app) if MEANT.search(said)]


@pytest.mark.parametrize("file", FILES)
def test_what_stands_in_a_table_is_text_before_it_is_loaded(file: str, store_folder: Path) -> None:
    assert acting(sent("x.csv", FILES[file])) == []


@pytest.mark.parametrize("plan", PLANS)
def test_what_stands_in_a_plan_is_text_in_what_is_said_of_it(plan: str, store_folder: Path) -> None:
    assert acting(sent("x.toml", PLANS[plan].encode())) == []


@pytest.mark.parametrize("name", SOME)
def test_the_name_of_a_file_is_text_in_what_is_said_of_it(name: str, store_folder: Path) -> None:
    assert acting(sent(f"{name}.csv", FILES["dates"])) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_refusal_is_text(kind: Kind) -> None:
    """For each kind of file, whatever it is that cannot be used."""
    said: list[str] = []
    for content, name in zip(FILES.values(), SOME, strict=False):
        try:
            read(kind, content, f"{name}.csv")
        except FileError as error:
            said += [sentences.problem(error, text, escaped) for text in LANGUAGES.values()]
    assert [words for words in said if MEANT.search(words)] == []


@pytest.mark.parametrize("text", [*SOME, *CONTROLS.values()], ids=ascii)
def test_a_mapping_is_read_or_refused(text: str) -> None:
    written = json.dumps(text).replace("\\ud800", "x")
    content = f"[columns]\narea_name = {written}\n[fixed]\noffence_text = {written}\n".encode()
    try:
        found = read_mapping(content, "mapping.toml")
    except UserError:
        return
    assert isinstance(found, Mapping)
