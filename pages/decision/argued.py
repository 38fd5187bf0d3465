"""An argument in words: its fact, its number with interval and n, and where it comes from."""

from urllib.parse import urlencode

from analysis.decision.delivery import Delivery
from analysis.decision.evidence_table import OfPilot
from analysis.decision.options import Argument
from pages.decision import told
from pages.decision.asked import Asked
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.menu import MENU
from pages.shared.text import sentences


def linked(asked: Asked, one: OfPilot, argument_: Argument) -> str:
    """As Markdown, with a link to the page that it comes from."""
    link = {session.LANGUAGE: asked.text.code, session.PILOT: one.pilot.area}
    [path] = [place.url_path for place in MENU if place.name == argument_.source]
    said = escaped(argument(asked, one, argument_))
    name = escaped(source(asked, argument_))
    return asked.text.options.argument.format(said=said, link=f"[{name}]({path}?{urlencode(link)})")


def source(asked: Asked, found: Argument) -> str:
    """The name of the page in the menu."""
    return asked.text.menu[found.source]


def argument(asked: Asked, one: OfPilot, found: Argument) -> str:
    """The fact, and what it means for the option where that needs saying."""
    text = asked.text
    said = text.options.says[found.says].format(**_slots(asked, one, found))
    why = text.options.why.get((found.says, found.option), "")
    return " ".join(filter(None, [sentences.sentence_case(said), why]))


def _slots(asked: Asked, one: OfPilot, found: Argument) -> dict[str, str]:
    text, whole = asked.text, asked.text.numbers.whole
    row = found.row
    names = dict.fromkeys(text.doubt_name[caveat.doubt] for caveat in found.doubts)
    return {
        "outcome": told.what_inside(asked, row) if row else "",
        "verdict": told.short_verdict(asked, one.pilot, row) if row else "",
        "holm": told.holm(asked, row) if row else "",
        "value": _value(asked, found),
        "months": whole(found.months),
        "passed": whole(found.passed),
        "n": whole(found.n),
        "count": whole(len(names)),
        "names": "; ".join(sentences.inside(name) for name in names),
        "grade": whole(found.grade),
        "what": text.judgement.grade_what.get(found.grade, ""),
        "delivery": _delivery(asked, found.delivery) if found.delivery else "",
    }


def _value(asked: Asked, found: Argument) -> str:
    """A number with all that it needs, or the reason for none, inside a sentence."""
    if found.rests_on is None:
        return ""
    return sentences.inside(told.with_n(asked, found.rests_on)).rstrip(".")


def _delivery(asked: Asked, found: Delivery) -> str:
    """What was delivered and what was done in time, each a full count."""
    text = asked.text
    named = {"P16": found.fidelity, "P11": found.done}
    return "; ".join(
        text.indicators.beside.format(
            what=text.indicators.name[code],
            value=told.with_n(asked, value).rstrip("."),
        )
        for code, value in named.items()
    )
