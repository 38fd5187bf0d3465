"""The editor of areas at the foot of the page Karta, as the tests work it."""

from shapely import Polygon
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages.shared import session
from tests.conftest import ROOT
from tests.pages.screen import FILES, read

NORTH = "norra_kungsgatan"


def opened(language: str = "sv") -> AppTest:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30)
    app.query_params["language"] = language
    app.session_state[session.AREA_EDITOR] = True
    return app.run().switch_page(FILES["map"]).run()


def key(app: AppTest, name: str) -> str:
    """The key of a widget of the editor, by its end."""
    kinds = (app.selectbox, app.text_input, app.text_area, app.button, app.checkbox)
    keys = [str(w.key) for kind in kinds for w in kind if str(w.key).startswith("area-editor")]
    keys += [str(w.key) for w in app.button_group if str(w.key).startswith("area-editor")]
    (found,) = [each for each in keys if each.endswith(f"-{name}")]
    return found


def has(app: AppTest, name: str) -> bool:
    return any(str(b.key).endswith(f"-{name}") for b in app.button)


def choose(app: AppTest, area: str) -> AppTest:
    return app.selectbox(key(app, "which")).set_value(area).run()


def typing(app: AppTest) -> AppTest:
    return app.button_group(key(app, "way")).set_value("typed").run()


def call_it(app: AppTest, name: str) -> AppTest:
    return app.text_input(key(app, "name")).set_value(name).run()


def save(app: AppTest) -> AppTest:
    app.button(key(app, "save")).click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    assert not app.exception
    return read(app).text


def shape_of(store: Store, area: str) -> Polygon:
    areas = store.current().areas()
    shape = areas[areas["area_id"] == area].geometry.iloc[0]
    assert isinstance(shape, Polygon)
    return shape


def start(template: str) -> str:
    return template.partition("{")[0]
