"""The editor of areas at the foot of the page Karta: drawn with the mouse, corrected, removed."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit_folium
from shapely import Polygon, box
from streamlit.testing.v1 import AppTest

from data import engine
from data.intake import Kind
from data.kinds.outline import Slip, is_same
from data.plans.deviations import Field
from data.store import Store
from pages.shared import cached, session
from pages.shared.session import rights
from pages.shared.text.sv import SWEDISH_TEXT
from tests.conftest import ROOT
from tests.pages.area_editor import (
    NORTH,
    call_it,
    choose,
    has,
    key,
    opened,
    save,
    shape_of,
    start,
    words,
)
from tests.pages.screen import FILES, TEXTS, read, text_of
from tests.pages.town import EVEN, STUDY, load, months, spread, squares
from tests.test_architecture import ADDRESS

DRAW = SWEDISH_TEXT.draw
NEW = box(12.2850, 58.2700, 12.2900, 58.2730)  # an area of no plan, south of the centre
Put = Callable[[object], None]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Put in what the map's component gives back; all the rest is real."""
    component: Any = streamlit_folium._component_func
    given: dict[str, object] = {"all_drawings": None}

    def answering(**sent: Any) -> object:  # noqa: ANN401
        answer = component(**sent)
        return dict(given) if sent["returned_objects"] == ["all_drawings"] else answer

    monkeypatch.setattr(streamlit_folium, "_component_func", answering)
    return lambda drawings: given.update(all_drawings=drawings)


def features(*shapes: Polygon) -> list[dict[str, object]]:
    """As a map gives them: rounded to six decimals."""
    return [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    [[round(x, 6), round(y, 6)] for x, y in ring.coords]
                    for ring in (shape.exterior, *shape.interiors)
                ],
            },
        }
        for shape in shapes
    ]


def test_nothing_of_it_is_drawn_before_it_is_opened(sample: Path) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30).run()
    app.switch_page(FILES["map"]).run()
    maps = [node for node in app.main if node.type == "component_instance"]
    assert len(maps) == 1
    assert DRAW.lead not in words(app)
    assert DRAW.heading in words(app)


def test_readers_are_not_offered_it(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "has_login", lambda: True)
    monkeypatch.setattr(rights, "role", lambda: session.Role.READER)
    assert DRAW.heading not in words(opened())


def test_the_right_is_asked_for_again_before_anything_is_stored(
    own_sample: Store, drawn: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(features(NEW))
    app = call_it(opened(), "Torget")
    offered = iter([True])  # while the section is drawn; then the right is taken away

    def may(act: session.Act) -> bool:
        return act is not session.Act.PLAN or next(offered, False)

    monkeypatch.setattr(session, "may", may)
    app.button(key(app, "save")).click().run()
    assert not app.exception
    assert own_sample.numbers() == [1]


def test_the_map_asks_no_other_host_and_speaks_the_language(sample: Path) -> None:
    for language in TEXTS:
        maps = [n for n in opened(language).main if n.type == "component_instance"]
        sent = json.loads(maps[-1].proto.json_args)
        links = [*sent["js_links"], *sent["css_links"]]
        assert len([link for link in links if "leaflet-draw" in link]) == 2
        assert all(link.startswith("../../app/static/") for link in links)
        assert not ADDRESS.findall(maps[-1].proto.json_args)
        toolbar = text_of(language).draw.toolbar
        assert json.dumps(toolbar["draw.toolbar.buttons.polygon"]) in sent["script"]


def test_every_word_of_the_tools_that_we_use_is_translated() -> None:
    """Leaflet.draw's own words, but those of lines, circles and markers."""
    script = (ROOT / "static" / "leaflet-draw" / "leaflet.draw.js").read_text("utf-8")
    found = re.search(r"L\.drawLocal=(\{.*?\}\}\}\}\})", script)
    assert found
    said = json.loads(re.sub(r"([{,])(\w+):", r'\1"\2":', found[1]))

    def leaves(part: object, path: str = "") -> set[str]:
        if not isinstance(part, dict):
            return {path}
        return {leaf for name, p in part.items() for leaf in leaves(p, f"{path}.{name}".strip("."))}

    unused = r"circle|marker|polyline\.tooltip|buttons\.polyline"
    used = {leaf for leaf in leaves(said) if not re.search(unused, leaf)}
    for language in TEXTS:
        assert set(text_of(language).draw.toolbar) == used


@pytest.mark.parametrize("language", TEXTS)
def test_a_new_area_is_drawn_called_and_counted(
    own_sample: Store, drawn: Put, language: str
) -> None:
    text = text_of(language).draw
    app = opened(language)
    assert text.nothing_yet in words(app)
    drawn(features(NEW))
    app = call_it(app, "  Södra   torget ")
    said = words(app)
    assert start(text.size) in said
    assert text.not_in_plan in said
    assert text.recounted in said
    assert start(text.locked) not in said
    before = own_sample.current()
    app = save(app)
    after = own_sample.current()
    assert after.number == before.number + 1
    assert ("södra_torget", "Södra torget") in engine.catalogue(after).areas
    assert is_same(shape_of(own_sample, "södra_torget"), NEW)
    assert after.fictive
    assert after.parts[Kind.INCIDENTS] == before.parts[Kind.INCIDENTS]
    assert text.saved.format(area="Södra torget", number=after.number) in words(app)
    assert "Södra torget" in app.multiselect(session.AREAS).options


def test_the_history_tells_who_when_and_what_and_the_way_back_works(
    own_sample: Store, drawn: Put
) -> None:
    drawn(features(NEW))
    app = save(call_it(opened(), "Torget"))
    drawn(None)
    app.switch_page(FILES["sources"]).run()
    [history] = [
        t for t in read(app).tables if tuple(t.columns) == tuple(SWEDISH_TEXT.history.columns)
    ]
    version = own_sample.current()
    row = " ".join(history.iloc[0].astype(str))
    assert "omraden.geojson" in row
    assert session.user_name() in row
    assert f"{version.made_at:%Y-%m-%d %H:%M}" in row
    app.button("undo").click().run()
    assert own_sample.current().number == version.number - 1
    assert "torget" not in dict(engine.catalogue(own_sample.current()).areas)


def test_what_the_map_gives_back_unmoved_is_no_change(own_sample: Store, drawn: Put) -> None:
    drawn(features(shape_of(own_sample, NORTH)))
    app = choose(opened(), NORTH)
    assert DRAW.no_change in words(app)
    assert not has(app, "save")


def test_a_moved_boundary_of_the_pilot_says_what_follows_and_so_it_is(
    own_sample: Store, drawn: Put
) -> None:
    before = own_sample.current()
    old = shape_of(own_sample, NORTH)
    west, south, east, north = old.bounds
    drawn(features(box(west, south, east + 0.002, north)))
    app = choose(opened(), NORTH)
    said = words(app)
    assert start(DRAW.size_changed) in said
    uses = f"{DRAW.parts['pilot']}"
    assert DRAW.in_plan.format(uses=uses) in said
    assert DRAW.locked in said
    assert re.search(r"Händelser: omkring \d", said)
    save(app)
    after = own_sample.current()
    plan = cached.plan(after)
    assert plan is not None
    shapes = [d.pilot for d in cached.deviations(after) if d.field is Field.AREA_SHAPE]
    assert shapes == [NORTH]
    counted = [cached.month_counts(v, (NORTH,))["count"].sum() for v in (before, after)]
    assert counted[1] > counted[0]
    pilot = plan.pilot(NORTH)
    answers = [cached.findings(v, pilot, pilot.primary) for v in (before, after)]
    assert answers[0] != answers[1]
    for page in ("effect", "overview", "plan"):
        app.switch_page(FILES[page]).run()
        assert not app.exception


def test_a_ring_is_drawn_again_around_the_new_boundary(store_folder: Path, drawn: Put) -> None:
    ringed = STUDY.replace("comparison =", "ring_m = 200\ncomparison =")
    names = {area: area for area in EVEN}
    load(store_folder, areas=squares(names), counts=months(spread(EVEN)), study=ringed)
    store = Store(store_folder)
    ring = shape_of(store, "north+200m")
    west, south, east, north = shape_of(store, "north").bounds
    drawn(features(box(west, south, east, north + 0.002)))
    app = choose(opened(), "north")
    assert DRAW.ring.format(metres="200") in words(app)
    save(app)
    assert shape_of(store, "north+200m").bounds[3] > ring.bounds[3]


def test_areas_that_it_overlaps_are_named(own_sample: Store, drawn: Put) -> None:
    drawn(features(shape_of(own_sample, NORTH)))
    said = words(call_it(opened(), "Torget"))
    assert DRAW.overlaps.format(areas="Norra Kungsgatan") in said


def test_a_first_outline_tells_how_many_belonged_by_name_and_no_longer_do(
    store_folder: Path, drawn: Put
) -> None:
    rows = (
        "2024-01-11;Stöld;58.282;12.285;Torget\n" * 20
        + "2024-02-11;Stöld;58.282;12.299;Torget\n" * 10
    )
    load(store_folder, incidents=f"Datum;Brottstyp;Latitud;Longitud;Område\n{rows}")
    drawn(features(box(12.28, 58.28, 12.29, 58.285)))
    app = call_it(opened(), "Torget")
    none, ten = DRAW.none, DRAW.about.format(n="10")  # thirty belong, by name
    assert DRAW.moves_by_name.format(into=none, out=ten) in words(app)
    save(app)
    version = Store(store_folder).current()
    assert engine.catalogue(version).areas == (("Torget", "Torget"),)
    assert cached.month_counts(version, ("Torget",))["count"].sum() == 20


def test_an_area_of_the_plan_that_was_only_a_name_keeps_its_id_when_it_is_drawn(
    store_folder: Path, drawn: Put
) -> None:
    named = STUDY.replace('"north"', '"Norra torget"')
    place = "58.282;12.285"
    rows = "".join(
        f"{month}-11;Stöld;{place};{area.replace('north', 'Norra torget')}\n" * 6
        for area, own in spread(EVEN).items()
        for month in own
    )
    load(
        store_folder,
        incidents=f"Datum;Brottstyp;Latitud;Longitud;Område\n{rows}",
        study=named,
    )
    drawn(features(box(12.28, 58.28, 12.29, 58.285)))
    app = call_it(opened(), "norra TORGET")
    assert DRAW.in_plan.format(uses=DRAW.parts["pilot"]) in words(app)
    save(app)
    assert list(Store(store_folder).current().areas()["area_id"]) == ["Norra torget"]


def test_holes_are_kept_and_shapes_in_shapes_are_holes(own_sample: Store, drawn: Put) -> None:
    hole = box(12.2860, 58.2710, 12.2870, 58.2715)
    drawn(features(NEW, hole))
    save(call_it(opened(), "Torget"))
    cut = Polygon(NEW.exterior.coords, [hole.exterior.coords])
    assert is_same(shape_of(own_sample, "torget"), cut)
    drawn(features(cut))
    assert DRAW.no_change in words(choose(opened(), "torget"))


BOW = Polygon([(12.28, 58.28), (12.29, 58.29), (12.29, 58.28), (12.28, 58.29)])
HOSTILE = {
    "crosses itself": (features(BOW), Slip.CROSSES_ITSELF),
    "elsewhere": (features(box(2.3, 48.8, 2.4, 48.9)), Slip.OUT_OF_REACH),
    "no place on earth": (features(box(512, 58.2, 513, 58.3)), Slip.OUT_OF_REACH),
    "overlapping": (features(NEW, box(12.287, 58.271, 12.295, 58.28)), Slip.RINGS_CROSS),
    "tiny": (features(box(12.28, 58.28, 12.280002, 58.280002)), Slip.TOO_SMALL),
    "huge": (features(box(11, 56, 17, 60)), Slip.TOO_LARGE),
    "a point": (
        [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [12, 58]}}],
        Slip.NOT_A_SURFACE,
    ),
    "no drawing": ([{"<b>": "</b>"}], Slip.UNREADABLE),
    "a script": ("<script>alert(1)</script>", Slip.UNREADABLE),
    "not a number": (
        [{"geometry": {"type": "Polygon", "coordinates": [[["a", None], [1, 2], [3, 4]]]}}],
        Slip.UNREADABLE,
    ),
}


def test_what_cannot_be_an_area_is_told_in_words_and_cannot_be_saved(
    sample: Path, drawn: Put
) -> None:
    app = call_it(opened(), "Torget")
    for given, (drawings, slip) in HOSTILE.items():
        drawn(drawings)
        app.run()
        assert start(DRAW.slip[slip]) in words(app), given
        assert "{" not in words(app), given
        assert not has(app, "save"), given


def test_an_outline_that_is_all_taken_away_is_told(sample: Path, drawn: Put) -> None:
    app = choose(opened(), NORTH)
    drawn([])
    app.run()
    assert DRAW.slip[Slip.NOTHING] in words(app)
    assert not has(app, "save")


def test_faults_of_the_name_and_of_the_outline_are_told_together(sample: Path, drawn: Put) -> None:
    drawn(features(BOW))
    app = call_it(opened(), "Stallbacka")
    said = words(app)
    assert start(DRAW.slip[Slip.CROSSES_ITSELF]) in said
    assert "heter redan ”Stallbacka”" in said


def test_an_area_is_renamed_and_keeps_its_id_and_boundaries(own_sample: Store, drawn: Put) -> None:
    was = shape_of(own_sample, NORTH)
    app = call_it(choose(opened(), NORTH), "Kungsgatan *norra*")
    said = words(app)
    assert "Rader i filer som kallar området ”Norra Kungsgatan”" in said
    assert start(DRAW.size_changed) not in said
    assert DRAW.locked not in said
    save(app)
    assert dict(engine.catalogue(own_sample.current()).areas)[NORTH] == "Kungsgatan *norra*"
    assert is_same(shape_of(own_sample, NORTH), was)
    assert cached.deviations(own_sample.current()) == ()


def test_an_area_that_the_plan_uses_is_not_removed_and_the_reason_is_told(sample: Path) -> None:
    app = choose(opened(), NORTH)
    app.checkbox(key(app, "remove")).check().run()
    said = words(app)
    assert start(DRAW.cannot_remove).strip() in said
    assert DRAW.parts["pilot"] in said
    assert not has(app, "save")
    app = choose(app, "storgatan")
    app.checkbox(key(app, "remove")).check().run()
    assert DRAW.parts["comparison"].format(pilot="Norra Kungsgatan") in words(app)
    assert not has(app, "save")


def test_an_area_that_nothing_rests_on_is_removed(own_sample: Store, drawn: Put) -> None:
    drawn(features(NEW))
    app = save(call_it(opened(), "Torget"))
    drawn(None)
    app = choose(app, "torget")
    app.checkbox(key(app, "remove")).check().run()
    assert DRAW.gone.format(area="Torget") in words(app)
    app = save(app)
    assert "torget" not in dict(engine.catalogue(own_sample.current()).areas)
    assert DRAW.removed.format(area="Torget", number=3) in words(app)


def test_cancelling_forgets_what_was_filled_in_and_changes_nothing(
    own_sample: Store, drawn: Put
) -> None:
    app = call_it(choose(opened(), NORTH), "Annat")
    app.button(key(app, "cancel")).click().run()
    assert app.selectbox(key(app, "which")).value == ""
    assert app.text_input(key(app, "name")).value == ""
    assert own_sample.numbers() == [1]


def test_nothing_is_saved_on_top_of_what_somebody_else_saved_meanwhile(
    own_sample: Store, drawn: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(features(NEW))
    app = call_it(opened(), "Torget")
    used = own_sample.current()
    monkeypatch.setattr(cached, "version", lambda: used)
    monkeypatch.setattr(cached, "version_if_any", lambda: used)
    plan = used.part(Kind.STUDY)
    load_again = (plan.folder / "studie.toml").read_bytes().replace(b'title = "', b'title = "Ny ')
    load(own_sample.folder, study=load_again)
    app.button(key(app, "save")).click().run()
    said = words(app)
    assert DRAW.refused in said
    assert start(SWEDISH_TEXT.store.changed_meanwhile) in said
    assert own_sample.numbers() == [1, 2]


def test_one_to_four_incidents_that_move_are_not_told(store_folder: Path, drawn: Put) -> None:
    inside = "".join(f"2024-0{1 + i % 6}-11;Stöld;58.282;12.285\n" for i in range(30))
    beside = "".join(f"2024-0{1 + i}-12;Stöld;58.282;12.295\n" for i in range(3))
    head = "Datum;Brottstyp;Latitud;Longitud\n"
    load(store_folder, areas=squares({"north": "Norr"}), incidents=head + inside + beside)
    drawn(features(box(12.28, 58.28, 12.296, 58.285)))
    said = words(choose(opened(), "north"))
    mark = SWEDISH_TEXT.card.hidden_mark
    assert DRAW.moves.format(into=mark, out=DRAW.none) in said
    assert SWEDISH_TEXT.card.hidden_note in said
    drawn(features(box(12.294, 58.28, 12.296, 58.285)))
    said = words(choose(opened(), "north"))
    assert DRAW.moves.format(into=mark, out=DRAW.about.format(n="30")) in said


def test_the_first_areas_are_drawn_where_incidents_have_positions(
    store_folder: Path, drawn: Put
) -> None:
    rows = "".join(f"2024-0{1 + i % 6}-11;Stöld;58.27{i % 3};12.287{i % 9}\n" for i in range(60))
    load(store_folder, incidents=f"Datum;Brottstyp;Latitud;Longitud\n{rows}")
    drawn(features(NEW))
    app = call_it(opened(), "Torget")
    assert re.search(r"Händelser: omkring \d+ ligger i området", words(app))
    save(app)
    version = Store(store_folder).current()
    assert not version.fictive
    assert version.part(Kind.AREAS).name == "omraden.geojson"
    assert cached.month_counts(version, ("torget",))["count"].sum() > 0


def test_without_positions_and_areas_it_says_why_nothing_can_be_drawn(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    app = opened()
    assert DRAW.no_positions in words(app)
    assert not app.text_input


def test_a_name_cannot_turn_real_data_into_made_up_ones(store_folder: Path, drawn: Put) -> None:
    load(store_folder, areas=squares({"a": "A", "b": "B"}), counts=months(spread(EVEN)))
    drawn(features(NEW))
    app = call_it(opened(), "FIKTIVA DATA")
    assert "märker påhittade data" in words(app)
    assert not has(app, "save")
