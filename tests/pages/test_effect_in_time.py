"""Effekt: would we have seen it before the start?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.placebo_in_time import BACK, PlaceboInTime, Seen
from analysis.results import Comparison, Doubt, Reason
from data.store import Store
from pages.shared import cached, judged
from pages.shared.text import sentences
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_is_seen_before_the_start_of_the_sample(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    assert f"**{text.in_time.question}** {text.in_time.short[Seen.NOTHING]}" in screen.words
    title = text.in_time.title[Seen.NOTHING].format(area="Norra Kungsgatan")
    assert f"### {title}" in screen.words
    version = Store(sample).current()
    study = cached.study(version)
    assert study is not None
    pilot = study.pilot("norra_kungsgatan")
    moved = judged.moved_starts(version, pilot, pilot.primary)
    assert isinstance(moved, PlaceboInTime)
    [table] = [t for t in screen.tables if tuple(t.columns) == text.in_time.columns]
    rows = table.to_numpy().tolist()
    assert [row[0] for row in rows] == [
        *(text.in_time.row.format(back=back) for back in sorted(BACK, reverse=True)),
        text.in_time.true_start,
    ]
    for row, one in zip(rows, moved.starts, strict=False):
        assert isinstance(one.change, Comparison)
        assert one.windows is not None
        assert row[1] == text.numbers.period(one.windows.after)
        assert row[3] == sentences.change(one.change.value, text)
        assert row[4] == text.numbers.signed_share(one.change.low - 1)
    [chart] = [chart for chart in screen.charts if chart.alt.startswith(title)]
    labels = [label for trace in chart.spec["data"] for label in trace["y"]]
    assert labels == [row[0] for row in rows]  # the true one last


def early(when: str) -> dict[str, dict[str, int]]:
    """The pilot falls to a third from a month of the before period on."""
    areas = spread(EVEN)
    areas["north"] = {m: n if m < when else n // 3 for m, n in areas["north"].items()}
    return areas


@pytest.mark.parametrize("language", TEXTS)
def test_a_fall_that_began_before_the_start_is_seen_and_is_a_doubt_about_the_answer(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(early("2023-07")), study=STUDY)
    text, screen = TEXTS[language], open_page("effect", language)
    assert f"**{text.in_time.question}** {text.in_time.short[Seen.CHANGE]}" in screen.words
    doubt = text.doubt[Doubt.EARLY_CHANGE].format(size=6)
    assert any(doubt in word for word in screen.words)
    assert any(text.doubt_advice[Doubt.EARLY_CHANGE] in word for word in screen.words)


def test_what_can_t_be_moved_says_why_in_its_row(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    text, screen = TEXTS["sv"], open_page("effect")
    [table] = [t for t in screen.tables if tuple(t.columns) == text.in_time.columns]
    reason = sentences.sentence_case(text.reason[Reason.NO_EARLIER_YEAR])
    assert table.iloc[0, 3] == reason  # 18 months back leave no whole year before
    assert list(table.iloc[0, 1:3]) == [text.card.no_value] * 2
    assert reason not in set(table.iloc[1:, 3])


def test_without_any_earlier_year_the_reasons_stand_in_a_table_alone(store_folder: Path) -> None:
    later = {
        area: {month: n for month, n in own.items() if month >= "2023-07"}
        for area, own in spread(EVEN).items()
    }
    load(store_folder, counts=months(later), study=STUDY)
    text, screen = TEXTS["sv"], open_page("effect")
    assert f"**{text.in_time.question}** {text.in_time.short[Seen.CANNOT_TELL]}" in screen.words
    assert text.in_time.none in screen.words
