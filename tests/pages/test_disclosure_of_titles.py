"""Words of a file stand on the screen at most: what is downloaded goes further than its reader."""

from pathlib import Path

import pytest

from tests.pages.screen import TEXTS, collect_downloads, open_page, run
from tests.pages.town import EVEN, STUDY, load, months, spread

MEASURES = "id;rubrik;typ;ägare_typ;plats;beslutad;planerad_klar;klar;status\n" + "".join(
    f"A-{n};Belysning vid Kalles Kiosk {n};belysning;kommun;north;2024-09-01;2024-10-01;;pågår\n"
    for n in range(60)
)


@pytest.mark.parametrize("language", TEXTS)
def test_titles_of_overdue_measures_are_not_in_the_file_to_download(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY, measures=MEASURES)
    screen = open_page("process", language, process="measures")
    assert not screen.faults
    assert any("Kalles Kiosk 1" in cell for cell in screen.cells)
    assert screen.files
    assert not any("Kalles" in content for content in screen.files.values())
    drawn = [str(chart.spec) + chart.alt for chart in screen.charts]
    assert not any("Kalles" in each for each in drawn)


def test_whoever_answered_is_called_by_words_and_no_link(store_folder: Path) -> None:
    groups = ("[x](//ond)", "b")
    rows = "".join(
        f"{area}{day}{group}{n};{day[:4]};{day};{area};{group};{2 if n % 3 else 4}\n"
        for day in ("2023-10-01", "2024-10-01")
        for area in ("north", "a")
        for group in groups
        for n in range(20)
    )
    survey = "respondent_id;våg;svarsdatum;område;grupp;B05b\n" + rows
    load(store_folder, counts=months(spread(EVEN)), study=STUDY, survey=survey)
    app = run("safety", safety="items")
    assert not app.exception
    segments = [
        option.content
        for node in app.main
        for option in getattr(node.proto, "options", ())
        if hasattr(option, "content")
    ]
    assert any("ond" in each for each in segments)
    assert not any("[x](" in each for each in segments)
    with pytest.MonkeyPatch.context() as patch:
        offered = collect_downloads(patch)
        run("safety", safety="items")
    assert offered
    assert all(name.isascii() and "/" not in name and "[" not in name for name in offered)
