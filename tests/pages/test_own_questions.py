"""A user's own questions and wordings, from their files to what pages ask for."""

from pathlib import Path

import pytest

from analysis.results import Estimate, Reason
from pages.shared import cached
from tests.pages.town import load

ITEMS = """frågekod;våg;ordalydelse;skala;räknas;giltiga;andel
E1;;Är hamnen ren?;T5;1 2;1 2 3 4 5;andel missnöjda
B05b;efter;Hur stort problem är otrygghet här?;P4;3 4;1 2 3 4;
"""
WAVES = "våg;insamling;urval\nföre;öppen länk;öppen\nefter;postenkät;slumpurval\n"


def survey() -> str:
    """40 a wave: of B05b a half unsafe on either scale; of E1 a half, then a quarter."""
    head = "id;våg;datum;område;grupp;B05b;E1\n"
    before = [f"a{n};före;2023-10-01;Norr;besökare;{(1, 5)[n % 2]};{1 + n % 4}" for n in range(40)]
    after = [f"b{n};efter;2024-10-01;Norr;besökare;{(4, 1)[n % 2]};{2 + n % 4}" for n in range(40)]
    return head + "\n".join([*before, *after]) + "\n"


def test_an_own_question_is_there_with_its_words_and_each_wave_on_its_own_scale(
    store_folder: Path,
) -> None:
    version = load(store_folder, survey=survey(), items=ITEMS)
    bank = cached.items(version)
    assert bank.texts("sv")["E1"] == ("andel missnöjda", "Är hamnen ren?")
    shares = {(one.item, one.wave): one.share for one in cached.item_shares(version)}
    assert shares.keys() == {(item, wave) for item in ("B05b", "E1") for wave in ("före", "efter")}
    values = {key: one.value for key, one in shares.items() if isinstance(one, Estimate)}
    assert values["B05b", "före"] == values["B05b", "efter"] == pytest.approx(0.5)
    assert values["E1", "före"] == pytest.approx(0.5)
    assert values["E1", "efter"] == pytest.approx(0.25)


def test_a_new_scale_and_another_way_of_asking_break_the_series(store_folder: Path) -> None:
    version = load(store_folder, survey=survey(), items=ITEMS, waves=WAVES)
    ways = cached.ways_of_asking(version)
    assert ways.order == ("före", "efter")
    asked = (Reason.FRAME_CHANGED, Reason.MODE_CHANGED)
    assert ways.comparability("före", "efter", "E1", group="besökare").breaks == asked
    of_ours = ways.comparability("före", "efter", "B05b", group="besökare")
    assert of_ours.breaks == (Reason.SCALE_CHANGED, Reason.WORDING_CHANGED, *asked)


def test_answers_to_a_few_questions_are_those_of_the_engine(store_folder: Path) -> None:
    version = load(store_folder, survey=survey())
    rows = cached.responses(version, ("E1",))
    assert len(rows) == 80
    assert rows["respondent"].nunique() == 80
    assert len(cached.responses(version)) == 160
    assert cached.responses(version, ()).empty
