"""What is around the pages: the first visit, the language, the words of Streamlit itself."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from pages.shared.menu import MENU
from tests.browser.reader import sitting
from tests.browser.server import Server, serving

pytestmark = pytest.mark.browser

A_PAGE = MENU[-1]


@pytest.mark.parametrize("base_path", ["", "brott/pilot"])
def test_the_first_visitor_after_a_start_may_come_by_a_link(
    browser: Browser, sample_store: Path, tmp_path: Path, base_path: str
) -> None:
    with (
        serving(sample_store, tmp_path / "log", base_path) as server,
        sitting(browser, server) as reader,
    ):
        reader.open(A_PAGE.url_path)
        links = reader.page.get_by_test_id("stSidebarNavLink")
        expect(links).to_have_count(len(MENU))
        expect(reader.page.locator("[aria-current=page]")).to_have_count(1)
        expect(reader.page.get_by_role("dialog")).to_have_count(0)
        reader.open(MENU[0].url_path)
        expect(links.first).to_have_attribute("aria-current", "page")
        assert reader.complaints == []


def test_the_switch_turns_the_page_and_streamlits_own_words_and_back(
    browser: Browser, server: Server
) -> None:
    with sitting(browser, server) as reader:
        page, html = reader.page, reader.page.locator("html")
        page.goto(server.address)
        reader.settle()
        for language, sidebar in (("sv", "Dölj"), ("en", "Collapse"), ("sv", "Dölj")):
            page.get_by_test_id("stSidebar").get_by_text(language, exact=True).click()
            expect(html).to_have_attribute("lang", language)
            expect(page.get_by_test_id("stSidebar").get_by_label(sidebar)).to_have_count(1)
        assert reader.complaints == []


def test_a_link_to_no_page_says_so_in_swedish_and_shows_the_first(
    browser: Browser, server: Server
) -> None:
    with sitting(browser, server) as reader:
        reader.open("finns-inte")
        expect(reader.page.get_by_role("dialog")).to_contain_text("Sidan finns inte")
        expect(reader.page.get_by_test_id("stSidebarNavLink").first).to_have_attribute(
            "aria-current", "page"
        )


def test_nobody_drives_the_dashboard_through_the_agent_interface(server: Server) -> None:
    json = {"Content-Type": "application/json"}
    with pytest.raises(HTTPError, match="403"):
        urlopen(Request(f"{server.address}/_stcore/agent/interact", data=b"{}", headers=json))


def test_a_crafted_link_is_shown_as_text_and_fetches_nothing(
    browser: Browser, server: Server
) -> None:
    picture = "![x](http://127.0.0.1:9/x.png)"
    with sitting(browser, server) as reader:
        reader.open("", areas=picture, groups="<img src=http://127.0.0.1:9/y.png>")
        assert reader.complaints == []
        said = [word.replace("\N{WORD JOINER}", "") for word in reader.words()]
        assert any(picture in word for word in said)
        expect(reader.page.get_by_test_id("stMain").locator("a[href*=png]")).to_have_count(0)
