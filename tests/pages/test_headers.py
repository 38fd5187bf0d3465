"""The headers of every answer; tests/browser/test_policy.py sees a browser obey them."""

from pathlib import Path

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp
from streamlit.file_util import get_static_dir

from pages.served.headers import FOR_EVER, HEADERS, MAP_FRAME, OurHeaders, in_a_map
from tests.test_serve import ask

INDEX = (Path(get_static_dir()) / "index.html").read_text("utf-8")
THEIRS = HTMLResponse("theirs")
GONE = PlainTextResponse("no", status_code=404)


def headers(path: str, app: ASGIApp = THEIRS, base_path: str = "") -> dict[str, str]:
    return ask(OurHeaders(app, INDEX, base_path), path)[1]


def policy(path: str, base_path: str = "") -> dict[str, str]:
    said = headers(path, base_path=base_path)["content-security-policy"].split("; ")
    return dict(part.split(" ", 1) for part in said)


@pytest.mark.parametrize("app", [THEIRS, GONE])
def test_every_answer_carries_the_headers_and_a_policy(app: ASGIApp) -> None:
    found = headers("/anything", app)
    assert {name: found[name.lower()] for name in HEADERS} == HEADERS
    assert found["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/karta", "/_stcore/health"])
def test_a_page_runs_files_of_ours_and_the_inline_script_of_streamlits_index_only(
    path: str,
) -> None:
    scripts = policy(path)["script-src"].split()
    assert scripts[::2] == ["'self'", "blob:"]
    assert scripts[1].startswith("'sha256-")
    assert INDEX.count("<script>") == 1


@pytest.mark.parametrize("path", ["/", f"/{MAP_FRAME}index.html", "/media/a.svg"])
def test_nothing_of_ours_speaks_to_another_host_or_stands_in_anothers_frame(path: str) -> None:
    said = policy(path)
    for sources in said.values():
        assert "http" not in sources
        assert "*" not in sources
    assert said["default-src"] in ("'self'", "'none'")
    assert said["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("base_path", ["", "brott/pilot", "/brott/"])
def test_only_the_frame_of_a_map_may_run_what_it_is_sent(base_path: str) -> None:
    root = f"/{base_path.strip('/')}/".replace("//", "/")
    frame = f"{root}{MAP_FRAME}index.html"
    assert "'unsafe-eval'" in policy(frame, base_path)["script-src"]
    for path in (
        f"{root}x/{MAP_FRAME}index.html",
        f"{root}component/another.one/index.html",
        f"{root}{MAP_FRAME.upper()}index.html",
        f"/other{root}{MAP_FRAME}",
        root,
    ):
        assert "unsafe" not in policy(path, base_path)["script-src"]


@pytest.mark.parametrize(
    ("tiles", "host"),
    [
        ("https://127.0.0.1:8/{z}/{x}/{y}.png", "https://127.0.0.1:8"),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example"),
        ("", ""),
        ("https:; script-src *", ""),
        ("javascript:1", ""),
    ],
)
def test_a_map_fetches_pictures_of_the_host_of_its_tiles_only(tiles: str, host: str) -> None:
    usual, images = in_a_map("")["img-src"], in_a_map(tiles)["img-src"]
    assert images == f"{usual} {host}".strip()
    said = ask(OurHeaders(THEIRS, INDEX, "", tiles), f"/{MAP_FRAME}")[1]["content-security-policy"]
    assert f"img-src {images};" in f"{said};"
    assert host not in policy("/")["img-src"] or not host


@pytest.mark.parametrize("path", ["/media/picture.svg", "/app/static/pilotkollen.svg"])
def test_a_file_that_is_opened_by_itself_runs_nothing(path: str) -> None:
    said = policy(path)
    assert said["default-src"] == "'none'"
    assert "script-src" not in said


def test_only_a_file_that_is_named_by_its_content_is_kept_for_ever() -> None:
    script = "/brott/component/streamlit_folium.st_folium/static/js/main.521860b0.js"
    assert headers(script)["cache-control"] == FOR_EVER
    for app, path in (
        (GONE, script),
        (THEIRS, "/component/streamlit_folium.st_folium/index.html"),
        (THEIRS, "/app/static/map.js"),
    ):
        assert headers(path, app).get("cache-control") != FOR_EVER
