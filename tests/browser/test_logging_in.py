"""Logging in as people do it, by nginx and TLS: the provider's form, the way back, the way out."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.access.provider import guarded, provider
from tests.browser.axe import violations
from tests.browser.installed import find_nginx
from tests.browser.proxy import behind_nginx
from tests.browser.server import free_port

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("PILOTKOLLEN_LOOK")  # a folder: keeps pictures of it


def look(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def test_one_logs_in_comes_to_the_page_that_one_asked_for_and_logs_out(
    browser: Browser, tmp_path: Path
) -> None:
    nginx, complaints, front = find_nginx(), list[str](), free_port()
    if nginx is None:
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    with (
        provider() as asks,
        guarded(tmp_path / "store", tmp_path, asks, "brott", tls=front) as house,
        behind_nginx(house.server, nginx, tmp_path, front) as server,
    ):
        size: ViewportSize = {"width": 1366, "height": 900}
        context = browser.new_context(viewport=size, ignore_https_errors=True)
        page, other = context.new_page(), context.new_page()
        address = server.address
        page.on("console", lambda told: complaints.append(f"{told.location['url']} {told.text}"))
        page.goto(f"{address}/tillganglighet")
        expect(page.get_by_role("heading", name=SWEDISH_TEXT.access.title)).to_be_visible()
        assert not violations(page)
        look(page, "door-sv")

        page.goto(f"{address}/tillganglighet?language=en")
        look(page, "door-en")
        page.get_by_role("link", name=ENGLISH_TEXT.access.log_in).click()
        page.get_by_role("button", name="didrik").click()
        expect(page.get_by_role("heading", name=ENGLISH_TEXT.access.no_role_title)).to_be_visible()
        look(page, "no-role")

        page.goto(f"{address}/tillganglighet?language=en")
        page.get_by_role("link", name=ENGLISH_TEXT.access.log_in).click()
        page.get_by_role("button", name="ada").click()
        expect(page).to_have_url(f"{address}/tillganglighet?language=en")
        out = page.get_by_role("button", name=ENGLISH_TEXT.access.log_out)
        expect(out).to_be_visible()
        look(page, "inside")
        cookies = {cookie["name"]: cookie for cookie in context.cookies(address)}
        assert cookies["_streamlit_user"]["httpOnly"]
        assert {each["path"] for each in cookies.values()} >= {"/brott"}
        assert all(each["secure"] for each in cookies.values())
        assert "pilotkollen_link" not in cookies

        other.goto(f"{address}/tillganglighet")
        left = other.get_by_role("button", name=SWEDISH_TEXT.access.log_out)
        expect(left).to_be_visible()
        out.click()
        page.wait_for_url(re.compile("end_session"))
        left.click()  # in the window that knows nothing of it yet
        expect(other.get_by_role("heading", name=SWEDISH_TEXT.access.title)).to_be_visible()
        assert other.url == f"{address}/tillganglighet"
        look(other, "ended")
        page.go_back()
        expect(page.get_by_role("heading", name=re.compile("Log"))).to_be_visible()
        context.close()
    ours = [told for told in complaints if told.startswith(address)]
    assert not [told for told in ours if "401" not in told and "403" not in told]
