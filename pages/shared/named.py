"""Names of measures, problems and values of code lists, for the parts of the page."""

from collections.abc import Callable
from functools import cache

from analysis.process.chain import Measure
from data.columns.form_columns import form_value_names
from pages.shared.followed import PUBLIC
from pages.shared.text import Text, sentences

Namer = Callable[[str, str], str]


def namer(text: Text) -> Namer:
    """(list, value) -> its name; nobody's own words: what no list knows is "annat"."""
    names = _names(text.code)

    def named(list_: str, value: str) -> str:
        return names.get((list_, value), text.layers.unlisted) if value else text.chain.not_said

    return named


@cache
def _names(language: str) -> dict[tuple[str, str], str]:
    return form_value_names(language)


def measure_name(measure: Measure, named: Namer) -> str:
    """Its title, as the file has it; a private or joint one by its kind: it may name a business."""
    if measure.owner_type in PUBLIC and measure.title:
        return measure.title
    return named("measure_type", measure.measure_type)


def owner_name(measure: Measure, named: Namer, text: Text) -> str:
    """The unit of the city or the police where the file says it; of others only the kind."""
    if measure.owner_type != "private" and (unit := named("owner_unit", measure.owner)) not in (
        text.chain.not_said,
        text.layers.unlisted,
    ):
        return unit
    return sentences.inside(named("owner", measure.owner_type))
