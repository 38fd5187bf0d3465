"""The page Rapport: from any card into the report, in order, with people's words, and out."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from data import reports
from data.reports import Item
from data.store import Store
from pages.report.contents import titles
from pages.report.document import Template
from pages.shared import session
from pages.shared.figures import Address
from pages.shared.menu import MENU
from tests.pages.screen import FILES, collect_downloads, open_page, read, run, text_of

HEADLINE = "effekt?pilot=stallbacka#effekt-huvudutfall"
MONTHS = "trender?pilot=norra_kungsgatan&groups=burglary#trender-manad"
GONE = "effekt?pilot=stallbacka#no-such-figure"
BROKEN = "not an address"


def put(store: Store, *addresses: str, name: str = "1") -> None:
    for address in addresses:
        reports.change(store, name, reports.with_figure(address))


def app_on_report(language: str = "sv", **link: str) -> AppTest:
    return run("report", language, **link)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_report_says_how_to_fill_it(language: str, own_sample: Store) -> None:
    screen = open_page("report", language)
    assert text_of(language).report.empty in screen.text
    assert not [name for name in screen.files if "pilotkollen" in name]
    assert reports.names(own_sample) == ()


def test_the_button_of_a_card_puts_it_in_by_what_is_chosen_there(own_sample: Store) -> None:
    app = run("trends", "sv", groups="burglary", **{"from": "2024-01"})
    app.button("trender-manad-report").click().run()
    kept = reports.report(own_sample, "1").addresses
    address = Address.read(kept[0])
    assert (address.page, address.figure) == ("trender", "trender-manad")
    assert {("groups", "burglary"), ("from", "2024-01")} <= set(address.choices)
    assert not {name for name, _ in address.choices} & {"language", "report", "view"}
    app.button("trender-manad-report").click().run()
    assert reports.report(own_sample, "1").addresses == kept


def test_the_way_into_the_report_is_in_sight_without_opening_anything(own_sample: Store) -> None:
    app = run("overview", "sv")
    label = text_of("sv").card.to_report
    inside = {b.key for box in app.expander for b in box.button if b.label == label}
    assert {b.key for b in app.button if b.label == label} - inside
    assert not inside
    assert reports.names(own_sample) == ()


def test_reports_of_one_title_are_told_apart(own_sample: Store) -> None:
    for name in ("1", "2", "3"):
        reports.change(own_sample, name, reports.titled("Mars" if name != "3" else "April"))
    assert list(titles(own_sample, text_of("sv")).values()) == ["Mars (1)", "Mars (2)", "April"]


def test_another_report_is_filled_once_it_is_chosen(own_sample: Store) -> None:
    put(own_sample, HEADLINE)
    app = app_on_report()
    new = text_of("sv").report.new
    next(b for b in app.button if b.label == new).click().run()
    assert text_of("sv").report.empty in read(app).text
    app.switch_page(FILES["overview"]).run()
    app.button("oversikt-huvudutfall-report").click().run()
    assert len(reports.report(own_sample, "2").items) == 1
    assert reports.report(own_sample, "1").addresses == (HEADLINE,)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_tells_each_figure_in_order_in_the_readers_language(
    language: str, own_sample: Store
) -> None:
    put(own_sample, MONTHS, GONE, HEADLINE, BROKEN)
    screen = open_page("report", language)
    text = text_of(language)
    order = [screen.text.index(said) for said in ("1. ", f"2. {text.report.missing}", "3. Stall")]
    assert order == sorted(order)
    assert f"4. {text.report.missing}" in screen.text
    assert screen.faults == ()
    assert text.menu["trends"] in screen.text


def test_figures_change_places_and_go(own_sample: Store) -> None:
    put(own_sample, MONTHS, HEADLINE)
    app = app_on_report()
    app.button(f"arrow_downward-{Address.read(MONTHS).id}-0").click().run()
    assert reports.report(own_sample, "1").addresses == (HEADLINE, MONTHS)
    app.button(f"delete-{Address.read(HEADLINE).id}-0").click().run()
    assert reports.report(own_sample, "1").addresses == (MONTHS,)


def test_what_the_meeting_said_is_kept_and_no_personal_data(own_sample: Store) -> None:
    put(own_sample, HEADLINE)
    app = app_on_report()
    comment, meeting = app.text_area
    comment.input("Se även kartan.")
    meeting.input("Ring Anna på 070-123 45 67.")
    save = text_of("sv").report.save
    next(b for b in app.button if b.label == save).click().run()
    assert text_of("sv").report.not_saved in read(app).text
    assert reports.report(own_sample, "1").items == (Item(HEADLINE),)
    app.text_area[1].input("Gruppen vill mäta ett halvår till.")
    next(b for b in app.button if b.label == save).click().run()
    kept = Item(HEADLINE, "Se även kartan.", "Gruppen vill mäta ett halvår till.")
    assert reports.report(own_sample, "1").items == (kept,)
    assert text_of("sv").report.saved in read(app).text


def test_words_are_text_and_never_markup(own_sample: Store) -> None:
    put(own_sample, HEADLINE)
    words = "<img src=x onerror=alert(1)> **fet** [länk](http://localhost)"
    reports.change(own_sample, "1", reports.said(HEADLINE, comment=words, meeting=""))
    labels = [box.label for box in app_on_report().expander]
    assert any("\\*\\*fet" in label and "\\<img" in label for label in labels)


def test_a_reader_without_rights_sees_it_and_changes_nothing(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own_sample, HEADLINE)
    monkeypatch.setattr(session, "may", lambda act: False)
    app = app_on_report()
    assert "Stallbacka" in read(app).text
    assert [b for b in app.button if b.key and ("delete" in b.key or "arrow" in b.key)] == []
    assert list(app.text_area) == []


@pytest.mark.parametrize("may_change", [False, True])
def test_who_puts_nothing_in_a_report_is_not_told_to(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch, may_change: bool
) -> None:
    monkeypatch.setattr(session, "may", lambda act: may_change)
    text, said = text_of("sv").report, read(app_on_report()).text
    for to_change, to_read in ((text.lead, text.lead_to_read), (text.empty, text.empty_to_read)):
        assert (to_change.replace("**", "") in said.replace("**", "")) == may_change
        assert (to_read in said) != may_change


def test_each_form_is_offered_and_made_when_it_is_asked_for(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own_sample, HEADLINE, MONTHS)
    offered = collect_downloads(monkeypatch)
    app_on_report()
    names = sorted(name for name in offered if name.startswith("pilotkollen-"))
    assert "pilotkollen-tjansteskrivelse-1.pdf" in names
    assert offered["pilotkollen-tjansteskrivelse-1.pdf"]().startswith(b"%PDF-")
    with ZipFile(BytesIO(offered["pilotkollen-rapport-1.zip"]())) as archive:
        inside = archive.namelist()
    council = "pilotkollen-tjansteskrivelse-1"
    assert {f"{council}.pdf", f"{council}.docx"} <= set(inside)


def test_a_damaged_report_says_so_and_the_others_are_there(own_sample: Store) -> None:
    put(own_sample, HEADLINE)
    (own_sample.folder / "reports" / "2.json").write_text("{")
    screen = read(app_on_report(report="2"))
    assert text_of("sv").card.no_report.format(name="2.json") in screen.text
    assert "1. Stallbacka" in read(app_on_report(report="1")).text


def test_pages_that_filters_move_are_in_the_menu_and_each_template_has_words() -> None:
    assert {place.url_path for place in MENU} >= session.EXPLORED
    assert {str(template) for template in Template} == set(text_of("sv").report.templates)


def test_the_link_of_a_report_holds_its_number_whatever_it_is_called(own_sample: Store) -> None:
    put(own_sample, HEADLINE)
    put(own_sample, MONTHS, name="2")
    reports.change(own_sample, "2", reports.titled("Mars"))
    app = app_on_report(report="2")
    assert app.query_params["report"] == "2"
    assert app.session_state[session.REPORT] == "2"
    assert "1. Stallbacka" not in read(app).text
    app.selectbox(session.REPORT).set_value("1").run()
    assert app.query_params["report"] == "1"
    assert "1. Stallbacka" in read(app).text
