"""What is served around the pages; tests/browser looks at it through a browser."""

import asyncio
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message
from streamlit import config
from streamlit.file_util import get_static_dir
from streamlit.runtime.pages_manager import PagesManager

import serve
from tests.conftest import ROOT

INDEX = (Path(get_static_dir()) / "index.html").read_text("utf-8")
BOOT = (ROOT / "static" / "boot.js").read_text("utf-8")
THEIRS = HTMLResponse("theirs")


def ask(app: ASGIApp, path: str, query: str = "") -> tuple[int, dict[str, str], str]:
    """Status, headers and body that `app` answers with."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": []}

    async def answer() -> None:
        await app(scope | {"query_string": query.encode()}, receive, send)

    asyncio.run(answer())
    starts = [message for message in sent if message["type"] == "http.response.start"]
    body = b"".join(message.get("body", b"") for message in sent)
    headers = {name.decode(): value.decode() for name, value in starts[0]["headers"]}
    assert len(starts) == 1
    return starts[0]["status"], headers, body.decode()


def ours(app: ASGIApp) -> serve.OurDocument:
    return serve.OurDocument(app, INDEX, BOOT.encode())


@pytest.mark.parametrize(
    ("query", "language"),
    [("", "sv"), ("language=sv", "sv"), ("language=en&areas=a", "en"), ("language=xx", "sv")],
)
def test_a_page_is_in_the_language_of_its_link_before_anything_is_painted(
    query: str, language: str
) -> None:
    _, headers, page = ask(ours(THEIRS), "/karta", query)
    assert f'<html lang="{language}">' in page
    assert serve.NEEDS_SCRIPT[language] in page
    assert "<title>Pilotkollen</title>" in page
    assert headers["content-length"] == str(len(page.encode()))


def test_our_script_runs_before_any_other_and_changes_its_address_with_its_content() -> None:
    pages = [serve.document(INDEX, "sv", boot) for boot in (b"one", b"two")]
    scripts = [re.findall(r'<script[^>]* src="([^"]+)"', page)[0] for page in pages]
    assert all(script.startswith("app/static/boot.js?") for script in scripts)
    assert scripts[0] != scripts[1]


def test_a_page_on_paper_has_our_sheet_which_leaves_out_the_menu() -> None:
    page = serve.document(INDEX, "sv", b"")
    (sheet,) = re.findall(r'<link rel="stylesheet" media="print" href="app/static/([^"]+)">', page)
    assert "stSidebar" in (ROOT / "static" / sheet).read_text("utf-8")


def test_a_page_shows_where_the_keyboard_is_and_rests_for_those_who_ask_for_it() -> None:
    page = serve.document(INDEX, "sv", b"")
    (sheet,) = re.findall(r'<link rel="stylesheet" href="app/static/([^"]+)">', page)
    said = (ROOT / "static" / sheet).read_text("utf-8")
    assert ":focus-visible { outline: 3px" in said
    assert "@media (prefers-reduced-motion: reduce)" in said


def test_streamlit_finds_no_place_for_an_icon_from_another_host() -> None:
    assert 'rel="shortcut icon"' in INDEX
    assert 'rel="shortcut icon"' not in serve.document(INDEX, "sv", b"")


def test_a_new_index_without_a_place_to_fill_is_noticed_at_the_start() -> None:
    with pytest.raises(ValueError, match="title"):
        serve.document(INDEX.replace("title>", "name>"), "sv", b"")


@pytest.mark.parametrize("path", ["/component/map/index.html", "/media/a.html", "/app/static/a"])
def test_documents_that_are_not_pages_are_left_as_they_are(path: str) -> None:
    assert ask(ours(THEIRS), path)[2] == "theirs"


def test_what_is_not_a_document_or_went_wrong_is_left_as_it_is() -> None:
    assert ask(ours(PlainTextResponse("ok")), "/_stcore/health")[2] == "ok"
    assert ask(ours(HTMLResponse("no", status_code=404)), "/x")[::2] == (404, "no")


@pytest.mark.parametrize(("query", "place"), [("", "./"), ("language=en", "./?language=en")])
def test_the_link_of_the_first_page_leads_to_the_root(query: str, place: str) -> None:
    first = serve.FirstPage(THEIRS)
    assert ask(first, "/under/path/oversikt", query)[:2][1]["location"] == place
    assert ask(first, "/karta", query)[2] == "theirs"


def test_streamlit_does_not_answer_links_from_the_pages_folder_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    importlib.reload(serve)
    PagesManager(str(ROOT / "dashboard.py"))
    assert PagesManager.uses_pages_directory is False


def test_streamlit_knows_every_option_that_we_set() -> None:
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    names = {f"{section}.{name}" for section, values in options.items() for name in values}
    assert not names - set(config._config_options_template)


def test_the_installed_streamlit_still_says_the_words_that_we_translate() -> None:
    words = re.findall(r'^ {6}"([^"]+)":', BOOT, re.MULTILINE)
    bundle = "".join(file.read_text("utf-8") for file in Path(get_static_dir()).rglob("*.js"))
    assert len(words) > 100
    assert not [word for word in words if word not in bundle]


def test_no_whole_collection_of_garbage_follows_each_run() -> None:
    """It took four fifths of a busy server's time: `make load`."""
    assert config.get_option("runner.postScriptGC") is False
