"""Role x page x action: what each may do is offered to them, and nothing else can be done."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from data import reports
from data.intake import Kind
from data.readers import read
from data.roles import Act, Role, allowed
from data.store import Store
from pages.shared import opened as views
from pages.shared.menu import MENU, Place
from pages.shared.session import HANDED_OVER
from pages.shared.text.sv import SWEDISH_TEXT
from tests.access.acting import (
    FILES,
    forge,
    key_of,
    keys,
    log_in,
    nodes,
    opened,
    print_of,
    widgets,
)
from tests.pages.secret_town import town

# By the names of widgets: what is an act, and not only a way to look.
ACTS = {
    Act.REPORT: r".+-(csv|png|pdf|svg|slide|report)|quality-.+|plan-download|report-(?!title).+"
    r"|arrow_.+|delete-.+",
    Act.LOAD: r"verify|upload_file.*|template.*|note_.+|undo|redo|load_sample",
    Act.PLAN: r"plan-(\d|edit|lock|save|suggested).*|edit-areas|write_.+",
    Act.RESTORE: r"restore.*|backup|mend.*",
    Act.PURGE: r"purge.*",
}
# What can be done where, by whoever may; on the pages that are not here one can only look.
OFFERED: Mapping[str, set[Act]] = {
    "overview": {Act.REPORT},
    "trends": {Act.REPORT, Act.LOAD},
    "map": {Act.REPORT, Act.PLAN},
    "effect": {Act.REPORT},
    "process": {Act.REPORT},
    "decision": {Act.REPORT, Act.PLAN},
    "report": {Act.REPORT},
    "plan": {Act.REPORT, Act.PLAN},
    "sources": {Act.REPORT, Act.LOAD, Act.RESTORE, Act.PURGE},
}
FILLED_IN = "FormSubmitter:readiness-"
LEADS_AWAY = "log-out|present-"  # to where nothing of the page is drawn
COLLEAGUE, NAMED = "ZoilaQvist", {"sources": Act.NAMES, "journal": Act.JOURNAL}
MEMBERS = "Org_id;Område;Ansluten;Bransch\nA;North;2024-03-01;handel\n"
CELLS = [(role, page) for role in Role for page in FILES]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town with a report of one figure."""
    folder = tmp_path_factory.mktemp("town")
    town(folder)
    figure = reports.with_figure("oversikt?#oversikt-huvudutfall")
    reports.change(Store(folder), "1", figure)
    members = read(Kind.MEMBERS, MEMBERS.encode(), "members.csv")
    Store(folder).add(members, made_by=COLLEAGUE)
    return folder


@pytest.fixture
def store(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One's own."""
    shutil.copytree(built, tmp_path / "store")
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def same_store(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one of all, which nobody may change here."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(built))
    return built


@pytest.fixture(scope="module")
def of_administrators(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, dict[str, Any]]:
    """All widgets of each page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(built))
        user = log_in(patch, tmp_path_factory.mktemp("logins"), Role.ADMINISTRATOR)
        return {page: widgets(opened(page, user)) for page in FILES}


def sent(app: AppTest) -> str:
    """All that stands in what a page sends, the cells of tables too."""
    return "\n".join(str(getattr(node, "proto", "")) for node in nodes(app))


def acts(offered: set[str]) -> set[Act]:
    return {act for act, names in ACTS.items() if any(re.fullmatch(names, o) for o in offered)}


@pytest.mark.parametrize(("role", "page"), CELLS)
def test_a_page_offers_each_role_what_it_may_do_there(
    role: Role, page: str, same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, log_in(monkeypatch, tmp_path, role))
    assert not app.exception
    may = {act for act in OFFERED.get(page, set()) if allowed(role, act)}
    assert acts(keys(app)) == may
    assert "log-out" in keys(app)
    assert (COLLEAGUE in sent(app)) == (page in NAMED and allowed(role, NAMED[page]))


@pytest.mark.parametrize(("role", "page"), [c for c in CELLS if c[0] is not Role.ADMINISTRATOR])
def test_clicks_that_the_page_does_not_offer_change_nothing(
    role: Role,
    page: str,
    of_administrators: Mapping[str, dict[str, Any]],
    same_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(page, log_in(monkeypatch, tmp_path, role))
    before, own = print_of(same_store), widgets(app)
    denied = "|".join(names for act, names in ACTS.items() if not allowed(role, act))
    forged = {
        id_: proto
        for id_, proto in (of_administrators[page] | own).items()
        if re.fullmatch(denied, key_of(id_))
        or not key_of(id_)
        or getattr(proto, "disabled", False)
        or (role is Role.READER and not re.match(LEADS_AWAY, key_of(id_)))  # all: they only look
    }
    after = forge(app, forged)
    assert not after.exception
    assert print_of(same_store) == before


@pytest.mark.parametrize("page", ["overview", "trends", "decision", "plan", "report"])
def test_the_same_clicks_do_something_where_one_may(
    page: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would prove nothing."""
    app = opened(page, log_in(monkeypatch, tmp_path, Role.ANALYST))
    before = print_of(store)
    ours = {
        id_: p for id_, p in widgets(app).items() if "log-out" not in id_ and "present" not in id_
    }
    forge(app, ours)
    assert print_of(store) != before


@pytest.mark.parametrize(
    ("page", "claims"),
    [
        *((page, {"role": "owner"}) for page in FILES),
        ("sources", {"exp": 1}),
        ("sources", {"is_logged_in": False}),
        ("sources", {"nonce": "of no login that the server knows"}),
    ],
)
def test_who_has_no_role_or_whose_login_is_over_sees_no_page(
    page: str,
    claims: dict[str, Any],
    same_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = log_in(monkeypatch, tmp_path, Role.ADMINISTRATOR)
    for user in ({}, seen | claims):
        app = opened(page, user)
        assert not app.exception
        assert {key for key in keys(app) if key not in ("language", "login-again")} == set()
        assert SWEDISH_TEXT.access.over in [one.value for one in app.info]
        assert not [one for one in nodes(app) if one.type in ("arrow_data_frame", "plotly_chart")]


def test_a_click_after_the_end_of_a_login_does_nothing(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("plan", log_in(monkeypatch, tmp_path, Role.ANALYST))
    before, ours = print_of(store), widgets(app)
    app.user = {**app.user, "exp": 1}
    after = forge(app, ours)
    assert print_of(store) == before
    assert SWEDISH_TEXT.access.over in [one.value for one in after.info]


def test_a_role_that_is_taken_away_counts_at_the_next_click(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("plan", log_in(monkeypatch, tmp_path, Role.ANALYST))
    before, ours = print_of(store), widgets(app)
    app.user = log_in(monkeypatch, tmp_path, Role.READER)
    forge(app, {id_: p for id_, p in ours.items() if "log-out" not in id_})
    assert print_of(store) == before


def test_exact_places_are_for_those_who_may_see_them(
    same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = {}
    for role in Role:
        app = opened("map", log_in(monkeypatch, tmp_path, role), view="exact")
        assert not app.exception
        (view,) = [p for p in widgets(app).values() if p.id.endswith("-view")]
        names = [getattr(one, "content", one) for one in view.options]
        offered[role] = SWEDISH_TEXT.map.views["exact"] in names
    assert offered == {role: allowed(role, Act.EXACT) for role in Role}


@pytest.mark.parametrize("role", Role)
def test_the_journal_is_sent_to_administrators_alone(
    role: Role, same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("journal", log_in(monkeypatch, tmp_path, role))
    assert not app.exception
    assert bool(app.table) == allowed(role, Act.JOURNAL)
    refused = SWEDISH_TEXT.journal.not_yours in [one.value for one in app.info]
    assert refused != allowed(role, Act.JOURNAL)


def test_into_an_empty_store_a_reader_loads_no_made_up_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "empty"))
    for role in Role:
        app = opened("sources", log_in(monkeypatch, tmp_path, role))
        assert not app.exception
        assert ("load_sample" in keys(app)) == allowed(role, Act.LOAD)


@pytest.mark.parametrize("role", Role)
def test_a_report_and_a_presentation_have_their_figures_for_whoever_is_in(
    role: Role, same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They open other views, on nobody's behalf: those are drawn as for a reader."""
    user = log_in(monkeypatch, tmp_path, role)
    app = opened("report", user)
    assert not app.exception
    said = [each.value for each in app.markdown]
    assert SWEDISH_TEXT.report.heading.format(n=SWEDISH_TEXT.numbers.whole(1)) in "".join(said)
    assert not [each for each in said if SWEDISH_TEXT.report.missing in each]
    assert figures_of("effekt", "sv")


@pytest.mark.parametrize("place", MENU, ids=lambda place: place.name)
def test_with_a_login_a_view_that_a_report_opens_has_the_figures_that_it_has_without(
    place: Place, same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = figures_of(place.url_path, "sv")
    log_in(monkeypatch, tmp_path, Role.READER)
    assert figures_of(place.url_path, "sv") == without


def figures_of(page: str, language: str) -> list[str]:
    return [figure.card.id for figure in views.opened(page, (), language)]


def test_nobody_who_is_not_in_passes_for_a_report(
    same_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program may send a browser's state of anything, also of what no page has drawn."""
    log_in(monkeypatch, tmp_path, Role.READER)
    app = opened("overview", {})
    for key in (HANDED_OVER, f"$$ID-00000000000000000000000000000000-{HANDED_OVER}"):
        app.query_params[HANDED_OVER] = "true"
        after = app._run(WidgetStates(widgets=[WidgetState(id=key, bool_value=True)]))
        assert SWEDISH_TEXT.access.over in [one.value for one in after.info]
        assert not [one for one in nodes(after) if one.type == "plotly_chart"]


@pytest.mark.parametrize("role", Role)
def test_what_a_place_needs_is_filled_in_by_those_who_write_the_plan(
    role: Role, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in a part of its page that only a link or a click opens."""
    link = {"decision": "readiness"}
    with monkeypatch.context() as patch:
        user = log_in(patch, tmp_path / "administrators", Role.ADMINISTRATOR)
        theirs = widgets(opened("decision", user, **link))
    app = opened("decision", log_in(monkeypatch, tmp_path / "ours", role), **link)
    assert not app.exception
    before, ours = print_of(store), keys(app)
    assert any(re.match(FILLED_IN, key) for key in ours) == allowed(role, Act.PLAN)
    forge(app, {id_: p for id_, p in theirs.items() if re.match(FILLED_IN, key_of(id_))})
    assert (print_of(store) != before) == allowed(role, Act.PLAN)


@pytest.mark.parametrize("role", Role)
def test_whoever_is_in_is_offered_the_way_out_also_where_the_data_cannot_be_opened(
    role: Role, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(store).current().part(Kind.MEMBERS).rows_file.unlink()
    app = opened("overview", log_in(monkeypatch, tmp_path, role))
    assert SWEDISH_TEXT.store.damaged in app.error[0].value
    assert "log-out" in keys(app)
