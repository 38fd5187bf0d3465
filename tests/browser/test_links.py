"""A link in a real browser: opened fresh, reloaded, left by the menu, come back to, translated."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from pages.shared.text.languages import LANGUAGES
from tests.browser.conftest import SCREENS
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server

pytestmark = pytest.mark.browser
MAP = {"view": "difference", "kernel": "quartic", "bandwidth": "100", "bounded": "false"}
MAP |= {"week": "weekday_day", "groups": "shop_theft", "pilot": "stallbacka"}

IN_ADDRESS_BAR = """(keys) => keys.every((key) => new URLSearchParams(location.search).has(key))"""


@pytest.fixture
def fresh(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server, "sv", (1366, 768)) as reader:
        yield reader


def whole_link(reader: Reader) -> dict[str, str]:
    """What the control shows, with no right to the clipboard: all choices, by their ids."""
    words = LANGUAGES[reader.language].links
    control = reader.page.get_by_test_id("stSidebar").get_by_role("button", name=words.copy)
    control.click()
    code = reader.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_be_visible()
    reader.settle()
    link = code.inner_text().strip()
    reader.page.keyboard.press("Escape")
    reader.settle()
    assert link.startswith(reader.server.address)
    return dict(parse_qsl(urlsplit(link).query))


def in_address_bar(reader: Reader) -> set[str]:
    return {key for key, _ in parse_qsl(urlsplit(reader.page.url).query)}


def go_back_to_the_map(reader: Reader) -> None:
    """Once. The page that is left may still be on its way: its last word must not be the last."""
    reader.page.go_back()
    reader.page.wait_for_url("**/karta*")
    reader.page.wait_for_timeout(1000)
    reader.settle()
    reader.page.wait_for_function(IN_ADDRESS_BAR, arg=list(MAP))


def test_a_link_keeps_its_choices_wherever_the_reader_goes(fresh: Reader) -> None:
    fresh.open("karta", **MAP)
    assert in_address_bar(fresh) >= MAP.keys()
    chosen = whole_link(fresh)
    assert chosen.items() >= MAP.items()
    assert chosen.items() >= {"language": "sv", "from": "2020-01"}.items()  # at the usual, too

    fresh.page.reload()
    fresh.settle()
    assert in_address_bar(fresh) >= MAP.keys()
    assert whole_link(fresh) == chosen

    for place in ("", "trender"):  # the first page lies at the root
        fresh.choose(place)
        go_back_to_the_map(fresh)
    assert whole_link(fresh) == chosen

    fresh.page.get_by_test_id("stSidebar").get_by_text("en", exact=True).click()
    fresh.page.wait_for_url("**language=en*")
    fresh.settle()
    fresh.language = "en"
    assert whole_link(fresh) == chosen | {"language": "en"}
    fresh.take_picture("links-map")


def test_a_reader_who_goes_back_while_a_page_is_drawn_finds_every_choice(fresh: Reader) -> None:
    fresh.open("karta", **MAP)
    menu = fresh.page.get_by_test_id("stSidebarNavLink")
    for patience_ms in (0, 100, 200, 400, 800):
        menu.and_(fresh.page.locator('[href$="/trender"]')).click()
        fresh.page.wait_for_url("**/trender*")
        fresh.page.wait_for_timeout(patience_ms)
        go_back_to_the_map(fresh)


def test_a_page_left_while_it_is_drawn_keeps_every_choice_in_its_address(fresh: Reader) -> None:
    fresh.open("karta", **MAP)
    trends = fresh.page.get_by_test_id("stSidebarNavLink").and_(
        fresh.page.locator('[href$="/trender"]')
    )
    words = LANGUAGES[fresh.language].links
    control = fresh.page.get_by_test_id("stSidebar").get_by_role("button", name=words.copy)
    for patience_ms in (0, 20, 40, 60, 80, 100, 150, 200):
        control.click()
        expect(fresh.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")).to_be_visible()
        fresh.settle()
        fresh.page.keyboard.press("Escape")  # the map is drawn once more
        fresh.page.wait_for_timeout(patience_ms)
        trends.click()
        fresh.page.wait_for_url("**/trender*")
        fresh.settle()
        go_back_to_the_map(fresh)


def test_the_whole_link_opens_the_same_view(fresh: Reader) -> None:
    fresh.open("trender", year="2023", window_from="2025-06", scale="count")
    chosen = whole_link(fresh)
    fresh.open("trender", **chosen)
    assert whole_link(fresh) == chosen


@pytest.mark.parametrize("screen", SCREENS[::2], indirect=True)
def test_the_screen_says_what_a_link_asked_for_in_vain(reader: Reader) -> None:
    reader.open("karta", view="x-ray", bandwidth="7", pilot="atlantis")
    told = LANGUAGES[reader.language].frame.dropped.partition("{")[0].strip()
    alert = reader.page.get_by_test_id("stAlert").filter(has_text=told)
    expect(alert).to_be_visible()
    for value in ("x-ray", "7", "atlantis"):
        expect(alert).to_contain_text(value)
    assert not in_address_bar(reader) & {"view", "bandwidth", "pilot"}
