"""The map of real towns: files that authorities published, skipped where they are not there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame

from analysis.results import Reason
from data.__main__ import main
from pages.shared.session import View
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import serving
from tests.shared_data import shared_data

pytestmark = pytest.mark.browser

WORDS = SWEDISH_TEXT.map
PILOT = "Church-Yonge Corridor"
COMPARISON = ["Kensington-Chinatown", "Moss Park", "Annex", "Regent Park", "Bay Street Corridor"]
STUDY = f"""
title = "Two made-up periods of whole years"
[[pilot]]
area = {json.dumps(PILOT)}
start = 2019-01-01
before = [2016-01-01, 2019-01-01]
after = [2019-01-01, 2021-01-01]
comparison = {json.dumps(COMPARISON)}
primary = {{ groups = ["Assault"], direction = "decrease", smallest_change = -0.10 }}
"""
BURGLARY = '[fixed]\noffence_text = "Burglary"'
SURFACE = "img.surface:not(.leaving)"
LIGHT = 500_000  # bytes of a picture of the page
# How many colours the picture has that are not see-through
DRAWN = """(image) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer);
  return new Set(pixels.filter((pixel) => pixel >>> 24)).size;
}"""


@contextmanager
def town(browser: Browser, folder: Path, **files: tuple[Path, str]) -> Iterator[Reader]:
    """Load files by their kinds, each with its mapping, and serve them."""
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("PILOTKOLLEN_STORE", str(folder / "store"))
        for kind, (file, mapping) in files.items():
            more = []
            if mapping:
                (folder / "mapping.toml").write_text(mapping)
                more = ["--mapping", str(folder / "mapping.toml")]
            assert main(["add", kind, str(file), *more]) == 0
    with serving(folder / "store", folder / "log") as server, sitting(browser, server) as reader:
        yield reader
        assert not server.errors()


@pytest.fixture(scope="module")
def toronto(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    incidents = shared_data("incidents", "toronto_major_crime_2014_2021.parquet")
    folder = tmp_path_factory.mktemp("toronto")
    plan = folder / "studie.toml"
    plan.write_text(STUDY)
    with town(browser, folder, incidents=(incidents, ""), study=(plan, "")) as reader:
        yield reader


@pytest.fixture(scope="module")
def nottingham(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    wards = shared_data("incidents", "nottingham_wards.gpkg")
    incidents = shared_data("incidents", "nottingham_burglary_2022.csv.gz")
    folder = tmp_path_factory.mktemp("nottingham")
    with town(browser, folder, areas=(wards, ""), incidents=(incidents, BURGLARY)) as reader:
        yield reader


def opened(reader: Reader, name: str) -> str:
    """Open a view by its visible name; give the finding above the map."""
    reader.complaints.clear()
    reader.open("karta", view=name)
    frame(reader).wait_for_selector("[data-ground=drawn]")
    return reader.page.get_by_test_id("stMain").locator("h2, h3").first.inner_text()


def frame(reader: Reader) -> Frame:
    [found] = [each for each in reader.page.frames if "streamlit_folium" in each.url]
    return found


def colours(reader: Reader) -> int:
    """Of the picture that lies on the map."""
    image = frame(reader).wait_for_selector(SURFACE)
    assert image
    return int(image.evaluate(DRAWN))


def keep(reader: Reader, name: str) -> None:
    """A picture for a person to look at, which is small enough to be kept."""
    assert reader.complaints == []
    file = reader.take_picture(name)
    assert file.stat().st_size < LIGHT


@pytest.mark.parametrize("view", [View.BEFORE, View.AFTER, View.DIFFERENCE, View.RELATIVE])
def test_toronto_is_drawn_and_told(toronto: Reader, view: View) -> None:
    finding, around = opened(toronto, WORDS.views[view]), WORDS.around.format(area=PILOT)
    assert finding.startswith(around)
    main_text = toronto.page.get_by_test_id("stMain").inner_text()
    assert WORDS.follows_plan_around.format(area=PILOT) in main_text
    assert colours(toronto) >= 3
    keep(toronto, f"karta-toronto-{view}")


def test_torontos_hot_spots_are_many_and_only_those_with_room_are_named(toronto: Reader) -> None:
    finding = opened(toronto, WORDS.views[View.HOT_SPOTS])
    assert finding.startswith(WORDS.around.format(area=PILOT))
    many, named = frame(toronto).locator("path[role=button]"), frame(toronto).locator(".place-name")
    many.first.wait_for(state="attached")
    assert 0 < named.count() <= many.count()
    boxes = [box for each in named.all() if (box := each.locator("span").bounding_box())]
    assert not any(
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
        for place, one in enumerate(boxes)
        for other in boxes[:place]
    )
    keep(toronto, "karta-toronto-hot-spots")


def test_nottingham_is_one_period_and_has_no_before(nottingham: Reader) -> None:
    finding = opened(nottingham, WORDS.only_period)
    assert finding.startswith(WORDS.everywhere)
    switch = nottingham.page.get_by_test_id("stButtonGroup").first.inner_text().splitlines()
    assert not {WORDS.views[v] for v in (View.BEFORE, View.AFTER, View.DIFFERENCE)} & {*switch}
    assert WORDS.withheld_one in nottingham.page.get_by_test_id("stMain").inner_text()
    assert colours(nottingham) >= 3
    keep(nottingham, "karta-nottingham-perioden")


def test_nottinghams_hot_spots_lie_in_its_wards(nottingham: Reader) -> None:
    finding = opened(nottingham, WORDS.views[View.HOT_SPOTS])
    seven = SWEDISH_TEXT.numbers.whole(7)
    assert finding == SWEDISH_TEXT.hot_spots.one_period.format(around=WORDS.everywhere, n=seven)
    assert frame(nottingham).locator(".place-name").count() > 0
    keep(nottingham, "karta-nottingham-heta-platser")


def test_centres_of_municipalities_are_no_heat_map(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    events = shared_data("incidents", "polisen_events_sverige_2023_2026.parquet")
    with town(browser, tmp_path_factory.mktemp("polisen"), incidents=(events, "")) as reader:
        reader.open("karta")
        shown = reader.page.get_by_test_id("stMain")
        assert shown.locator("h2, h3").first.inner_text() == WORDS.refused_title
        why = SWEDISH_TEXT.reason[Reason.CENTROIDS]
        assert WORDS.refused.format(reason=why) in shown.inner_text()
        assert reader.page.locator("iframe").count() == 0
        keep(reader, "karta-polisen-mittpunkter")
