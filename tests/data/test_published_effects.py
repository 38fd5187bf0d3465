"""Only what somebody has read in its source is set beside a result."""

from data.codebook import codebook
from data.published_effects import published_effects


def test_an_entry_without_a_checked_source_is_not_shown() -> None:
    rows = codebook("published_effects")
    unchecked = set(rows.loc[rows["checked_on"] == "", "id"])
    assert unchecked
    assert not unchecked & {effect.id for effect in published_effects("sv")}


def test_every_entry_has_a_doi_and_lies_within_its_own_interval() -> None:
    for effect in published_effects("en"):
        assert effect.doi.startswith("10.")
        if effect.low is not None and effect.high is not None:
            assert effect.low < effect.ratio < effect.high


def test_both_languages_have_their_words() -> None:
    swedish, english = published_effects("sv"), published_effects("en")
    assert [e.id for e in swedish] == [e.id for e in english]
    for ours, theirs in zip(swedish, english, strict=True):
        assert ours.measure != theirs.measure
        assert ours.counted
        assert theirs.counted


def test_the_abstract_s_numbers_stand_as_printed() -> None:
    found = {effect.id: effect for effect in published_effects("en")}
    # MacDonald et al. (2010): robbery 12 % fewer (95 % PI -2 to 24), violent crime 8 % (-5 to 21)
    robbery, violence = found["bid_robbery"], found["bid_violence"]
    assert (robbery.ratio, robbery.low, robbery.high) == (0.88, 0.76, 1.02)
    assert (violence.ratio, violence.low, violence.high) == (0.92, 0.79, 1.05)
    assert found["hot_spots"].ratio == 0.84  # Braga & Weisburd: 16 % by log RIRR, 60 tests
    assert found["lighting"].ratio == 0.86  # Welsh et al.: 14 %, 21 studies
