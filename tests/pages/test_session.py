"""Links and filters: what a reader chose is in the URL, and moves only what it may move."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from data.study import Period
from pages.shared.session.exploring import business_label
from tests.pages.screen import FILES, TEXTS, Screen, open_page, plain, run, walk
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]

ANSWERING = ("overview", "effect", "safety")  # the plan's own questions
FILTERS: dict[str, Any] = {
    "areas": "Drottninggatan",
    "groups": "Stöld i butik",
    "from": "2023-01",
    "to": "2023-12",
}


def chosen(app: AppTest) -> dict[str, object]:
    keys = ("pilot", "areas", "groups", "from", "to")
    return {key: app.session_state[key] for key in keys}


def test_a_link_opens_the_view_that_it_was_copied_from(sample: Path) -> None:
    app = run("trends", pilot="Stallbacka", **FILTERS)
    pilot = Store(sample).current().study().pilots[1].area
    areas = app.sidebar.multiselect(key="areas").format_func
    assert chosen(app)["pilot"] == pilot
    assert [areas(area) for area in app.session_state["areas"]] == ["Drottninggatan"]
    assert chosen(app)["groups"] == ["shop_theft"]
    assert (chosen(app)["from"], chosen(app)["to"]) == ("2023-01", "2023-12")
    assert not [info for info in app.info if "Länken" in info.value]


@pytest.mark.parametrize(
    ("language", "group"),
    [("sv", "Shop theft"), ("en", "Stöld i butik"), ("sv", "Stöld i butik"), ("en", "shop_theft")],
)
def test_a_group_is_understood_in_either_language(sample: Path, language: str, group: str) -> None:
    app = run("trends", language, groups=group)
    assert app.session_state["groups"] == ["shop_theft"]
    assert not app.info


@pytest.mark.parametrize(
    ("language", "view", "shown"),
    [
        ("sv", "Efter", "after"),
        ("sv", "After", "after"),
        ("en", "Skillnad", "difference"),
        ("en", "Before", "before"),
    ],
)
def test_a_view_of_the_map_is_understood_in_either_language(
    sample: Path, language: str, view: str, shown: str
) -> None:
    app = run("map", language, view=view)
    assert app.session_state["view"] == shown
    assert not app.warning
    assert not app.info


@pytest.mark.parametrize("language", TEXTS)
def test_a_link_says_once_what_it_asked_for_in_vain(sample: Path, language: str) -> None:
    app = AppTest.from_file(Path("dashboard.py").resolve(), default_timeout=20)
    app.query_params.update(
        {"language": language, "pilot": "nowhere", "areas": ["x", "Storgatan"], "groups": "y"}
        | {"from": "1999-01", "to": "2024-13"}
    )
    told = TEXTS[language].frame.dropped.format(values="nowhere, x, y, 1999-01, 2024-13")
    assert [plain(info.value) for info in app.run().info] == [told]
    assert not app.exception
    assert not app.run().info


def test_every_page_opens_after_a_link_that_is_all_wrong(sample: Path) -> None:
    wrong: dict[str, Any] = {"pilot": "nowhere", "areas": "x", "groups": "y", "from": "1999-01"}
    for name, app in walk("xx", view="zzz", **wrong):
        assert not app.exception, name
        assert app.title[0].value == getattr(TEXTS["sv"], name).title
        assert app.session_state["pilot"] == Store(sample).current().study().pilots[0].area


def test_months_the_wrong_way_round_are_turned(sample: Path) -> None:
    forth = open_page("trends", **{"from": "2023-01", "to": "2023-12"})
    back = open_page("trends", **{"from": "2023-12", "to": "2023-01"})
    assert forth.tables[0].equals(back.tables[0])
    assert len(forth.tables[0]) == 12


def test_filters_move_the_trends(of_sample: Opened, sample: Path) -> None:
    everything, chosen_few = of_sample("trends", "sv"), open_page("trends", **FILTERS)
    assert not chosen_few.faults
    assert chosen_few.words != everything.words
    assert any("Drottninggatan" in word and "Stöld i butik" in word for word in chosen_few.words)
    assert len(chosen_few.tables[0]) == 12


def test_filters_of_offence_groups_move_the_map(of_sample: Opened, sample: Path) -> None:
    everything, robberies = of_sample("map", "sv"), open_page("map", groups="Rån")
    assert not everything.tables[0].equals(robberies.tables[0])
    assert any("Rån" in word for word in robberies.words)


@pytest.mark.parametrize("name", ANSWERING)
def test_filters_never_move_the_answers_to_the_plan(
    of_sample: Opened, sample: Path, name: str
) -> None:
    everything, filtered = of_sample(name, "sv"), open_page(name, **FILTERS)
    assert filtered.words == everything.words
    assert filtered.charts == everything.charts
    assert filtered.files == everything.files


@pytest.mark.parametrize("name", ["effect", "safety", "map"])
def test_the_pilot_moves_the_pages_that_show_one_at_a_time(
    of_sample: Opened, sample: Path, name: str
) -> None:
    first, other = of_sample(name, "sv"), open_page(name, pilot="Stallbacka")
    assert other.tables[0].to_csv() != first.tables[0].to_csv()


def test_the_overview_shows_every_pilot_whichever_is_chosen(
    of_sample: Opened, sample: Path
) -> None:
    assert open_page("overview", pilot="Stallbacka").words == of_sample("overview", "sv").words


@pytest.mark.parametrize("language", TEXTS)
def test_a_link_to_a_window_and_peers_opens_the_view_that_it_was_copied_from(
    sample: Path, language: str
) -> None:
    link: dict[str, Any] = {"window_from": "2025-06", "window_to": "2025-08"}
    app = run("trends", language, peers=["Storgatan", "Tingvalla"], **link)
    assert [app.session_state[key] for key in ("window_from", "window_to")] == list(link.values())
    assert app.session_state["peers"] == ["storgatan", "tingvalla"]
    again = app.run()
    assert again.session_state["window_from"] == "2025-06"
    assert not [info for info in app.info if "Storgatan" in info.value]
    own = TEXTS[language].windows.own
    rows = [row for t in app.table for row in t.value.itertuples(index=False) if row[0] == own]
    summer = Period(date(2025, 6, 1), date(2025, 9, 1))
    assert [row[1] for row in rows] == [TEXTS[language].numbers.period(summer)]


def test_a_window_that_cannot_be_compared_is_told_and_not_used(sample: Path) -> None:
    """No year before 2020, preliminary months, no month at all: each is dropped, with its name."""
    wrong = {"window_from": "2020-06", "window_to": "2026-10", "peers": "nowhere"}
    app = run("trends", **wrong)
    told = TEXTS["sv"].frame.dropped.format(values="2020-06, 2026-10, nowhere")
    assert told in [plain(info.value) for info in app.info]
    assert not app.exception


def test_until_somebody_chooses_the_window_is_the_three_latest_settled_months(
    sample: Path,
) -> None:
    app = run("trends")
    assert app.selectbox(key="window_from").value == "2026-06"
    assert app.selectbox(key="window_to").value == "2026-08"
    assert app.selectbox(key="window_to").options[0] == "2026-08"  # nothing preliminary


def test_a_pilot_of_the_data_before_leaves_the_link(own_sample: Store, app: AppTest) -> None:
    app.query_params["pilot"] = "stallbacka"
    app.run().switch_page(FILES["effect"]).run()
    load(own_sample.folder, counts=months(spread(EVEN)))  # real data begin anew, without a plan
    app.switch_page(FILES["plan"]).run()
    load(own_sample.folder, study=STUDY)
    for name in ("plan", "effect", "map"):
        app.switch_page(FILES[name]).run()
        assert "pilot" not in app.query_params
        assert app.session_state["pilot"] == "north"


@pytest.mark.parametrize(
    ("kept", "n", "said"), [(3, 400, "···"), (397, 400, "···"), (40, 400, "40"), (0, 400, "0")]
)
def test_a_filter_does_not_tell_how_many_there_are_where_they_or_the_others_are_few(
    kept: int, n: int, said: str
) -> None:
    text = TEXTS["sv"]
    shown = said if said != "···" else text.card.hidden_mark
    assert business_label(kept, n, text) == text.frame.business.format(kept=shown, n="400")
