"""Words of a file stand on the screen at most: what is downloaded goes further than its reader."""

from pathlib import Path

import pytest

from tests.pages.screen import TEXTS, open_page
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
