"""The big screen: which slides there are, what stands on one, and the way back."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import reports
from data.store import Store
from pages.present.story import Slide, Stop, slide, stops
from pages.shared import cached
from pages.shared.figures import Figure
from pages.shared.menu import MENU
from pages.shared.opened import opened
from tests.conftest import ROOT
from tests.pages.screen import FILES, read, run, text_of
from tests.pages.town import EVEN, STUDY, load, months, spread

PAGES = {place.name: place.url_path for place in MENU}
TAG = re.compile(r"<[^>]+>")
SAMPLE_STORY = 9


def present(name: str = "overview", language: str = "sv", **link: str) -> AppTest:
    """A page on the big screen, by its link, as a browser of 1920 x 1080 asks for it."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.query_params.update({"language": language, "present": "1", **link})
    app.session_state["_screen"] = (1920, 1080)
    app.run()
    if name != MENU[0].name:  # a test's link has no path: the page is chosen, the link kept
        app.switch_page(FILES[name])
        app.query_params.update({"language": language, "present": "1", **link})
        app.run()
    assert not app.exception, app.exception
    return app


def lines(app: AppTest, tag: str, of: str = "") -> list[str]:
    """What stands in the elements of a slide: its title, its subtitle, its facts."""
    bodies = "".join(node.proto.body for node in app.main if node.type == "html")
    found = re.findall(rf"<{tag}\b[^>]*{of}[^>]*>(.*?)</{tag}>", bodies, re.DOTALL)
    return [unescape(TAG.sub("", each)) for each in found]


def title(app: AppTest) -> str:
    (found,) = lines(app, "h1")
    return found


def said(app: AppTest) -> list[str]:
    return lines(app, "li")


def progress(app: AppTest) -> str:
    (found,) = lines(app, "span")
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_view_shows_its_own_figures_one_by_one(language: str, sample: Path) -> None:
    figures = opened("effekt", (("pilot", "stallbacka"),), language)
    assert len(figures) > 2
    for number, figure in enumerate(figures, start=1):
        app = present("effect", language, pilot="stallbacka", slide=str(number))
        assert title(app) == figure.card.title
        assert figure.card.subtitle in lines(app, "p")
        assert len(said(app)) <= 3
        drawn = [node.type for node in app.main if node.type in ("plotly_chart", "table")]
        assert drawn == ["table" if figure.chart is None else "plotly_chart"]
        of = text_of(language).present.progress.format(number=number, count=len(figures))
        assert progress(app) == of


def test_nothing_of_the_frame_is_drawn_but_the_language(sample: Path) -> None:
    app = present("trends", "sv")
    assert {node.type for node in app.sidebar if node.proto is not None} == {"button_group"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_whole_story_goes_from_the_question_to_the_decision(
    language: str, sample: Path
) -> None:
    text = text_of(language)
    told = [title(present(language=language, story="default", slide=str(n))) for n in range(1, 10)]
    version = Store(sample).current()
    names = dict(cached.catalogue(version).areas)
    assert told[0] == text.present.asks.format(area=names["norra_kungsgatan"])
    assert told[1] == opened("effekt", (), language)[0].card.title
    assert told[2] == text.present.doubts
    groups = sorted(version.study().pilot("norra_kungsgatan").primary.groups)
    asked = (*(("groups", group) for group in groups), ("view", "difference"))
    where, *_ = opened("karta", asked, language)
    assert told[3] == where.card.title
    shown = present(language=language, story="default", slide="4")
    assert lines(shown, "p") == [where.card.subtitle]
    assert text.frame.all_groups not in where.card.subtitle
    assert told[4] == opened("trygghet", (), language)[0].card.title
    assert told[5] == opened("arbetssatt", (("process", "glance"),), language)[0].card.title
    assert told[6] == opened("arbetssatt", (("process", "methods"),), language)[0].card.title
    decision = [opened("fler-platser", (("decision", part),), language)[0] for part in DECISION]
    assert told[7:] == [figure.card.title for figure in decision]


DECISION = ("evidence", "options")


def test_the_story_is_about_the_pilot_that_is_chosen(sample: Path) -> None:
    names = dict(cached.catalogue(Store(sample).current()).areas)
    for asked in ("stallbacka", names["stallbacka"]):
        app = present("overview", story="default", pilot=asked)
        assert names["stallbacka"] in title(app)
        answer = present("overview", story="default", pilot=asked, slide="2")
        assert title(answer) == opened("effekt", (("pilot", "stallbacka"),), "sv")[0].card.title


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_doubts_are_a_slide_in_the_words_of_the_page(language: str, sample: Path) -> None:
    (figure, *_) = opened("effekt", (), language)
    app = present(language=language, story="default", slide="3")
    assert said(app) == [f"{doubt.name}. {doubt.said}" for doubt in figure.card.doubts]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_ways_forward_are_told_without_arguing_for_any(language: str, sample: Path) -> None:
    """All rows say what speaks for and against; the few that have room would take one side."""
    figure = opened("fler-platser", (("decision", "options"),), language)[0]
    *ways, where = said(present(language=language, story="default", slide="9"))
    assert ways == [*dict.fromkeys(figure.card.table.iloc[:, 0])]
    assert len(ways) == 4
    assert text_of(language).menu["decision"] in where


def test_a_report_is_a_story_in_its_own_order(own_sample: Store) -> None:
    addresses = [
        "trender#trender-manad",
        "effekt?pilot=stallbacka#effekt-huvudutfall",
        "effekt#no-such-figure",
        "not an address",
    ]
    for address in addresses:
        reports.change(own_sample, "1", reports.with_figure(address))
    missing = text_of("sv").report.missing
    told = [title(present(story="1", slide=str(n))) for n in range(1, 5)]
    wanted = opened("trender", (), "sv")[0], opened("effekt", (("pilot", "stallbacka"),), "sv")[0]
    assert told == [*(figure.card.title for figure in wanted), missing, missing]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_report_and_an_empty_store_say_so(
    language: str, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(language)
    app = present(language=language, story="77")
    assert title(app) == text.present.empty
    assert said(app) == [text.report.empty]
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path))
    for link in ({}, {"story": "default"}, {"story": "1"}):
        app = present(language=language, **link)
        assert title(app) == text.present.no_data
        assert said(app) == [text.frame.no_data]


@pytest.mark.parametrize("story", ["../../etc", "x", "0"])
def test_a_story_that_is_no_report_says_so(story: str, sample: Path) -> None:
    app = present(story=story)
    assert said(app) == [text_of("sv").card.no_report.format(name=story)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_where_no_figure_can_be_made_the_reason_is_a_slide(
    language: str, store_folder: Path
) -> None:
    text = text_of(language)
    load(store_folder, counts=months(spread(EVEN)))
    app = present("effect", language)
    assert title(app) == text.present.refused
    assert len(said(app)) == 1
    assert said(app)[0] in read(run("effect", language)).text
    app = present(language=language, story="default")
    assert said(app) == [text.document.no_plan]


def test_other_data_make_a_story_too_with_reasons_where_something_is_not_loaded(
    store_folder: Path,
) -> None:
    version = load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    text = text_of("sv")
    all_ = [
        slide(Stop(page, choices), version, text)
        for page, choices in (
            ("effekt", ()),
            ("trygghet", ()),
            ("arbetssatt", (("process", "methods"),)),
        )
    ]
    assert isinstance(all_[0].figure, Figure)
    assert all(each.figure is not None or each.said for each in all_)
    for number in range(1, SAMPLE_STORY + 1):
        app = present(story="default", slide=str(number))
        assert title(app)
        assert [node for node in app.main if node.type in ("plotly_chart", "table")] or said(app)


def test_a_page_without_figures_says_so_and_how_to_leave(sample: Path) -> None:
    text = text_of("sv")
    app = present("method")
    assert title(app) == text.present.no_figures
    assert text.present.keys in said(app)


@pytest.mark.parametrize(
    ("asked", "number"), [("0", 1), ("-1", 1), ("99", 9), ("x", 1), ("²", 1), ("4", 4)]
)
def test_the_nearest_slide_is_shown_where_there_is_none_of_that_number(
    asked: str, number: int, sample: Path
) -> None:
    app = present(story="default", slide=asked)
    assert progress(app) == text_of("sv").present.progress.format(number=number, count=9)


def test_what_the_view_chooses_stays_in_the_link_and_is_there_again_afterwards(
    sample: Path,
) -> None:
    app = run("trends", "sv", groups=["burglary"], **{"from": "2024-01"})
    app.button("present-").click().run().run()
    assert title(app) == text_of("sv").present.opening  # until the browser says how large it is
    assert app.query_params["groups"] == "burglary"
    assert app.query_params["from"] == "2024-01"
    del app.query_params["present"]
    app.run()
    assert app.session_state["groups"] == ["burglary"]
    assert app.session_state["from"] == "2024-01"


def test_made_up_data_are_marked_on_every_slide_and_other_data_are_not(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = text_of("sv").frame.fictive
    for number in (1, 2, 3):
        assert lines(present(story="default", slide=str(number)), "strong") == [mark]
    load(tmp_path, counts=months(spread(EVEN)), study=STUDY)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path))
    assert lines(present(story="default", slide="2"), "strong") == [""]


@pytest.mark.parametrize("name", FILES)
def test_every_page_has_the_control_that_begins(name: str, sample: Path) -> None:
    text = text_of("sv")
    app = run(name, "sv")
    assert {text.present.this_view, text.present.whole_story} <= {b.label for b in app.button}


def test_the_control_begins_and_offers_the_report_once_there_is_one(own_sample: Store) -> None:
    app = run("effect", "sv", pilot="stallbacka")
    assert "present-1" not in {button.key for button in app.button}
    reports.change(own_sample, "1", reports.with_figure("effekt#effekt-huvudutfall"))
    app = run("effect", "sv", pilot="stallbacka")
    app.button("present-default").click().run()
    assert app.query_params["present"] == "1"
    assert app.query_params["story"] == "default"
    app = run("effect", "sv", pilot="stallbacka")
    app.checkbox("present-light").check().run()
    app.button("present-1").click().run()
    assert app.query_params["story"] == "1"
    assert app.query_params["light"] == "1"


def test_a_name_from_a_file_is_never_markup(store_folder: Path) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    areas = {**spread(EVEN)}
    areas[nasty] = areas.pop("north")
    load(store_folder, counts=months(areas), study=STUDY.replace('"north"', f'"{nasty}"'))
    for number in ("1", "2"):
        app = present(story="default", slide=number)
        bodies = "".join(node.proto.body for node in app.main if node.type == "html")
        assert "<img" not in bodies


def test_a_story_of_nothing_loaded_is_one_slide() -> None:
    text = text_of("en")
    (only,) = stops("effekt", (), None, text)
    assert isinstance(only, Slide)
    assert slide(only, None, text) == only
