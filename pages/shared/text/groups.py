"""Names of offence groups, areas and survey items, as the reader's language has them."""

from collections.abc import Iterable, Mapping

from data.codebook import group_names as known_groups
from data.kinds.items import item_texts
from data.study import Counting, Outcome
from pages.shared.text import Text, sentences


def group_name(group: str, language: str) -> str:
    """A group that no code list knows keeps its own words."""
    return known_groups(language).get(group, group)


def group_names(groups: Iterable[str], text: Text) -> str:
    """'Stöld i butik och ordningsstörning'; all groups where none is given."""
    listed = known_groups(text.code).values()
    names = sorted(group_name(group, text.code) for group in groups)
    names[1:] = [sentences.inside(name) if name in listed else name for name in names[1:]]
    return joined(names, text) if names else text.frame.all_groups


def counting_name(counted: Counting, text: Text) -> str:
    """'Stöld i butik; bara företagsrelaterade'."""
    names = group_names(counted.groups, text)
    return f"{names}; {text.frame.business_only}" if counted.business else names


def area_names(areas: Iterable[str], names: Mapping[str, str], text: Text) -> str:
    shown = sorted(names.get(area, area) for area in areas)
    return joined(shown, text) if shown else text.frame.everywhere


def outcome_name(outcome: Outcome, items: Mapping[str, str], text: Text) -> str:
    """What an outcome counts, in the reader's language rather than in the plan's."""
    if outcome.groups:
        named = group_names(outcome.groups, text)
        return f"{named}, {text.frame.business_only}" if outcome.business else named
    return items.get(outcome.item, outcome.name or outcome.item)


def item_names(language: str) -> dict[str, str]:
    """Survey item -> what its share is called, and the question."""
    texts = item_texts(language).items()
    return {item: quoted(share, asked, language) for item, (share, asked) in texts}


def quoted(share: str, wording: str, language: str) -> str:
    """'andel otrygga ("Hur trygg är du?")'."""
    mark = '"' if language == "en" else "\N{RIGHT DOUBLE QUOTATION MARK}"
    return f"{share} ({mark}{wording}{mark})"


def share_name(item: str, language: str) -> str:
    """'andel otrygga'; the item's code where no list knows it."""
    return item_texts(language).get(item, (item, item))[0]


def joined(names: list[str], text: Text) -> str:
    """'a, b och c'; with semicolons where a name has a comma or an 'och' of its own."""
    last = f" {text.words.and_} "
    if any(", " in name or last in name for name in names):
        return "; ".join(names)
    return last.join(filter(None, (", ".join(names[:-1]), names[-1])))
