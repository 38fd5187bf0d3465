"""Of every method what research says, with a source that somebody read, or that none was found."""

from data.codebook import codebook
from data.published_effects import published_effects
from data.research import Grade, research_notes, research_on


def test_every_method_but_the_rest_has_something_said_of_it() -> None:
    lists = codebook("form_values")
    methods = set(lists.loc[lists["list"] == "method", "value"]) - {"other"}
    assert methods | {"police_presence"} == {note.method for note in research_notes("sv")}


def test_what_was_found_has_a_source_and_what_was_not_says_so() -> None:
    for note in research_notes("en"):
        assert (note.grade is Grade.NONE) == (not note.citation) == (not note.reference)
        if note.grade is Grade.NONE:
            assert note.change is None
            assert "found" in note.says


def test_only_a_number_that_studies_share_is_given_as_one() -> None:
    for note in research_notes("en"):
        if note.change is not None:
            assert -0.5 < note.change < 0
            assert note.grade in (Grade.STRONG, Grade.MODERATE)
        if note.change is not None and note.low is not None and note.high is not None:
            assert note.low < note.change < note.high


def test_the_numbers_agree_with_those_beside_a_result() -> None:
    said = {note.id: note.change for note in research_notes("en")}
    for effect in published_effects("en"):
        if said.get(effect.id) is not None:
            assert said[effect.id] == round(effect.ratio - 1, 3), effect.id


def test_both_languages_have_their_words_and_the_numbers_stand_as_printed() -> None:
    swedish, english = research_notes("sv"), research_notes("en")
    assert [note.id for note in swedish] == [note.id for note in english]
    assert all(ours.says != theirs.says for ours, theirs in zip(swedish, english, strict=True))
    found = {note.id: note for note in english}
    assert found["situation_picture"].change == -0.338  # Hinkle et al.: 33.8 %, 34 studies
    robbery = found["bid_robbery"]  # MacDonald et al.: 12 % fewer (95 % PI -2 to 24)
    assert (robbery.change, robbery.low, robbery.high) == (-0.12, -0.24, 0.02)


def test_an_unknown_method_has_nothing_said_of_it() -> None:
    assert research_on("nothing", "sv") == ()
    assert [note.id for note in research_on("business_own", "sv")] == [
        "bid_robbery", "bid_crime", "tagging"
    ]  # fmt: skip
