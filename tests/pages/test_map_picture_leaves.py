"""A picture of the map leaves like every other file: through the gate, and noted."""

from collections.abc import Callable, Mapping
from hashlib import sha256

import pytest

from data.keeping import exports, journal
from data.keeping.journal import Deed, Event
from data.store import Store
from pages.shared import gate, picture_files
from pages.shared.gate import Why
from pages.shared.pictures.browser import Drawer
from tests.pages.screen import TEXTS, collect_downloads, run

LANGUAGES = pytest.mark.parametrize("language", TEXTS)
Offered = Mapping[str, Callable[[], bytes]]


@pytest.fixture
def offer(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Offered]:
    """What a view of the map offers; a picture is only what it says to those who do not see it."""
    monkeypatch.setattr(Drawer, "problem", lambda _: None)
    monkeypatch.setattr(picture_files, "picture_file", lambda _, __, said: said.alt.encode())

    def offered(view: str, language: str) -> Offered:
        files = collect_downloads(monkeypatch)
        run("map", language, view=view)
        return {name: data for name, data in files.items() if not name.endswith(".csv")}

    return offered


@LANGUAGES
@pytest.mark.parametrize("view", ["before", "hot-spots"])
def test_each_form_is_noted_in_the_log_of_what_left_and_in_the_journal(
    view: str, language: str, own_sample: Store, offer: Callable[[str, str], Offered]
) -> None:
    offered = offer(view, language)
    assert len(offered) == 4
    for number, (name, make) in enumerate(offered.items(), start=1):
        content = make()
        left = exports.exports(own_sample)[-1]
        assert (left.name, left.print_) == (name, sha256(content).hexdigest())
        assert len(left.figures) == 1
        noted = journal.events(own_sample.folder)[-1]
        assert isinstance(noted, Event)
        assert (noted.deed, noted.about["files"]) == (Deed.EXPORTED, name)
        assert noted.about["line"] == str(number)
    told = [one for each in exports.exports(own_sample) for one in each.told]
    assert bool(told) is (view == "hot-spots")  # the colours of a surface tell no counts


@LANGUAGES
def test_what_stays_says_so_in_the_pictures_place(
    language: str,
    own_sample: Store,
    offer: Callable[[str, str], Offered],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered, text = offer("before", language), TEXTS[language]
    monkeypatch.setattr(gate, "staying", lambda cards, *_: (Why.WORKED_OUT,) * len(cards))
    said = next(iter(offered.values()))().decode()
    assert said == text.leaving.no_picture.format(why=gate.said(Why.WORKED_OUT, text))
    (noted,) = exports.exports(own_sample)
    assert (len(noted.withheld), noted.figures, noted.told) == (1, (), ())


def test_a_quality_report_that_is_taken_out_is_noted_too(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = collect_downloads(monkeypatch)
    run("sources")
    name = "pilotkollen-kvalitet-incidents.csv"
    content = offered[name]()
    (left,) = exports.exports(own_sample)
    assert (left.name, left.print_, left.figures) == (name, sha256(content).hexdigest(), ())
