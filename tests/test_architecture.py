"""The rules that keep the picture simple, checked on the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

OURS = ("analysis", "data", "pages", "static", "tests", ".streamlit", ".ci")
NOT_OURS = ("__pycache__/", "data/local/", "static/basemap/", "tests/browser/pictures/")
SOURCES = {".py", ".js", ".css", ".html", ".svg", ".toml", ".in", ".txt", ""}
NAMES_OF_LOCKS = ("", "-dev", "-engines", "-documents")
LOCKS = tuple(f"requirements{name}.txt" for name in NAMES_OF_LOCKS)

_ABOVE_KINDS = ("counting", "readers", "store", "engine", "engines", "sample")
FORBIDDEN = {
    "data": {"analysis", "pages", "streamlit", "plotly", "folium"},
    "data/files": {f"data.{room}" for room in ("columns", "kinds", *_ABOVE_KINDS)},
    "data/columns": {f"data.{room}" for room in ("kinds", *_ABOVE_KINDS)},
    "data/kinds": {f"data.{room}" for room in ("keeping", *_ABOVE_KINDS)},
    "data/counting": {"data.kinds", "data.keeping", "data.readers", "data.store", "data.engine"},
    "analysis": {"pages", "streamlit", "plotly", "folium", "data.store", "data.engine"},
    "pages/shared/charts": {"streamlit", "folium"},
    "pages/shared/maps": {"streamlit", "streamlit_folium", "plotly"},
    "pages/shared/pictures": {"streamlit", "folium"},
    "pages/shared/text": {"streamlit", "plotly", "folium"},
}
DOORS = {"data/__main__.py": {"pages.shared.text"}}

SESSION = re.compile(r"\bst\.(session_state|query_params|user)\b")
ADDRESS = re.compile(r"https?://([^/\s:\"'`<>()]+)", re.IGNORECASE)
CDN = re.compile(
    r"\bcdn\b|jsdelivr|unpkg|cdnjs|googleapis|gstatic|tile\.openstreetmap", re.IGNORECASE
)
# This machine, and names of formats and licences, which nothing fetches.
NAMES = {"127.0.0.1", "localhost", "www.w3.org", "doi.org", "creativecommons.org"}
NOBODYS = (".example", ".invalid")  # the ends of names that nobody can have
NAMES |= {"schemas.openxmlformats.org"}  # names a format, in a workbook that a test makes
VENDORED = {
    "static/leaflet/leaflet.css": {"bugs.chromium.org", "bugzilla.mozilla.org"},  # in comments
    "static/leaflet-draw/images/spritesheet.svg": {  # names of its format
        "purl.org",
        "sodipodi.sourceforge.net",
        "www.inkscape.org",
    },
    "static/leaflet-draw/leaflet.draw.js": {"github.com", "leafletjs.com"},  # in its head
    "static/leaflet/leaflet.js": {"leafletjs.com"},  # the link in its attribution
    "pages/accessibility/known.py": {"github.com"},  # links to click: where a fault is followed
    "pages/shared/text/sv/accessibility.py": {"www.digg.se"},  # and where one complains
    "pages/shared/text/en/accessibility.py": {"www.digg.se"},
    "tests/pages/test_accessibility.py": {
        "www.digg.se",
        "c.se",
    },  # the same, and an address to write to
}


def files(*suffixes: str) -> Iterator[Path]:
    """Every source file of ours, relative to the root."""
    folders = [path for name in OURS for path in (ROOT / name).rglob("*")]
    for path in [*ROOT.glob("*"), *folders]:
        name = path.relative_to(ROOT)
        left_out = any(part in f"{name.as_posix()}/" for part in NOT_OURS)
        if path.is_file() and path.suffix in (suffixes or SOURCES) and not left_out:
            yield name


def read(name: Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def imported(name: Path) -> set[str]:
    """Full names: `from data.store import Version` gives data.store.Version."""
    nodes = list(ast.walk(ast.parse(read(name))))
    names = {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def within(name: str, modules: set[str]) -> bool:
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def said(name: Path) -> str:
    """What a file says to the machine: of Python its strings, not its docstrings and comments."""
    if name.suffix != ".py":
        return read(name)
    nodes = list(ast.walk(ast.parse(read(name))))
    remarks = {id(n.value) for n in nodes if isinstance(n, ast.Expr)}
    strings = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return "\n".join(str(n.value) for n in strings if id(n) not in remarks)


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_point_one_way(folder: str) -> None:
    for file in files(".py"):
        if file.is_relative_to(folder):
            names = {n for n in imported(file) if not within(n, DOORS.get(file.as_posix(), set()))}
            assert not {name for name in names if within(name, FORBIDDEN[folder])}, file


def test_no_page_imports_another_page() -> None:
    for file in files(".py"):
        room, *inside = file.parts
        if room == "pages" and len(inside) > 1:
            own = {"pages.shared", f"pages.{inside[0]}"}
            pages = {name for name in imported(file) if within(name, {"pages"})}
            assert not {name for name in pages if not within(name, own)}, file


def test_the_product_never_imports_its_tests() -> None:
    for file in files(".py"):
        names = {name for name in imported(file) if within(name, {"tests"})}
        assert not names or file.parts[0] == "tests", file


def test_pages_holds_no_script_that_streamlit_would_run_without_the_frame() -> None:
    assert [f.name for f in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_only_one_folder_touches_the_session() -> None:
    for file in files(".py"):
        if file.parts[0] != "tests" and not file.is_relative_to("pages/shared/session"):
            assert not SESSION.search(read(file)), file
            assert not imported(file) & {"streamlit.session_state", "streamlit.query_params"}, file


def test_no_source_names_a_cdn_or_any_host_but_this_one() -> None:
    for file in files():
        if file == Path(__file__).relative_to(ROOT):
            continue
        assert not CDN.search(read(file)), file
        if file.name != "SOURCE.toml":  # where open data came from
            hosts = {host for host in ADDRESS.findall(said(file)) if not host.endswith(NOBODYS)}
            assert not hosts - NAMES - VENDORED.get(file.as_posix(), set()), file


def test_the_icon_of_the_page_is_a_file_of_ours() -> None:
    """Without it, or with a :material/...: name, Streamlit fetches an icon from another host."""
    assert re.search(r"page_icon=(?!\"[:h])", read(Path("dashboard.py")))


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_names_an_index_or_leaves_a_version_open(name: str) -> None:
    lines = [line.split("#")[0].strip() for line in read(Path(name)).splitlines()]
    for line in filter(None, lines):
        assert re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==[^\s;]+( ; .+)?$", line), line


def test_the_development_locks_hold_every_version_of_the_lock() -> None:
    pins = [set(re.findall(r"^\S+==\S+", read(Path(n)), re.M)) for n in LOCKS]
    assert pins[0] <= pins[1] <= pins[2]


def test_no_table_says_a_key_twice() -> None:
    """The later one wins in silence, as when two changes of a text are put together."""
    for name in files(".py"):
        for table in ast.walk(ast.parse(read(name))):
            if isinstance(table, ast.Dict):
                keys = [ast.unparse(key) for key in table.keys if key is not None]
                assert len(keys) == len(set(keys)), f"{name}, line {table.lineno}"


def test_no_two_files_of_the_session_keep_things_under_one_name() -> None:
    kept: dict[str, Path] = {}
    for file in files(".py"):
        if file.is_relative_to("pages/shared/session"):
            constants = re.findall(r"^[A-Z_, ]+ = (.+)$", read(file), re.MULTILINE)
            for name in re.findall(r"\"(_\w+)\"", "\n".join(constants)):
                assert name not in kept, (name, file, kept[name])
                kept[name] = file
