"""Before and after beside each other: one scale, one legend, two headings."""

import json
import re
from pathlib import Path

import pytest

from tests.pages.screen import TEXTS, open_page, run
from tests.pages.test_map import sent


def view(language: str) -> str:
    return TEXTS[language].map.views["side-by-side"]


def calls(script: str, function: str) -> list[dict[str, object]]:
    found = re.findall(rf"pilotkollen\.{function}\(\s*\w+, (.*)\s*\);", script)
    return [json.loads(options) for options in found]


@pytest.mark.parametrize("language", TEXTS)
def test_it_says_both_peaks_and_how_the_maps_behave(sample: Path, language: str) -> None:
    text = TEXTS[language]
    screen = open_page("map", language, view=view(language))
    assert not screen.faults
    heading = next(word for word in screen.words if word.startswith("## "))
    assert text.side_by_side_map.finding.rpartition("}")[2] in heading
    assert text.side_by_side_map.said in screen.text
    assert "pilotkollen-karta-sida-vid-sida.csv" in screen.files
    assert len(screen.tables[0].columns) == 4


@pytest.mark.parametrize("language", TEXTS)
def test_each_map_has_its_heading_its_areas_and_its_picture(sample: Path, language: str) -> None:
    text = TEXTS[language]
    script = sent(run("map", language, view=view(language)))["script"]
    headings = [str(call["text"]) for call in calls(script, "heading")]
    for when, heading in zip(("before", "after"), headings, strict=True):
        assert heading.startswith(text.map.views[when])
    assert [call["title"] for call in calls(script, "ground")] == headings
    before, after = calls(script, "surface")
    assert before["url"] != after["url"]
    assert before["bounds"] == after["bounds"]
    areas, same_areas = calls(script, "shapes")
    assert areas == same_areas
    colours = [c for c in calls(script, "legend") if c["title"] == text.map.unit]
    assert len(colours) == 1


def test_both_pictures_are_those_of_the_single_views(sample: Path) -> None:
    """So they have the scale that before and after have together."""
    pair = calls(sent(run("map", view=view("sv")))["script"], "surface")
    for half, name in zip(pair, ("before", "after"), strict=True):
        alone = sent(run("map", view=TEXTS["sv"].map.views[name]))["feature_group"]
        assert half["url"] == calls(alone, "surface")[0]["url"]


def test_the_pair_is_drawn_anew_only_when_something_changed(sample: Path) -> None:
    def key(**link: str) -> str:
        return sent(run("map", view=view("sv"), **link))["script"]

    strip = re.compile(r"_[a-z0-9]+")
    assert strip.sub("", key()) == strip.sub("", key())
    assert strip.sub("", key()) != strip.sub("", key(bandwidth="400 m"))
