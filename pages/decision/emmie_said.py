"""What the data say to each of the five questions, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from analysis.decision.emmie import Differs, Letter, Links, differs, links
from analysis.decision.evidence_table import OfPilot
from analysis.process.indicator import Also, Tally
from analysis.results import Counted, Estimate, Hidden, NotPossible
from analysis.week_change import WeekChange
from data.study import Period
from pages.decision import told
from pages.decision.asked import Asked
from pages.decision.gathered import beside, primary
from pages.shared import cached, followed, where_when
from pages.shared import said as worded
from pages.shared.named import namer
from pages.shared.text import sentences
from pages.shared.text.groups import group_name

METHODS = 3  # whose mechanisms are told, those with most in place first
IMPLEMENTED = ("P16", "P11", "P26", "P27")


def said(asked: Asked, one: OfPilot, known: Sequence[OfPilot]) -> dict[Letter, tuple[str, ...]]:
    """Lines of one pilot; `known` are all of them."""
    return {
        Letter.EFFECT: tuple(_effect(asked, one)),
        Letter.MECHANISM: tuple(_mechanism(asked, one)),
        Letter.MODERATORS: tuple(_moderators(asked, one, known)),
        Letter.IMPLEMENTATION: tuple(_implementation(asked, one)),
        Letter.ECONOMY: tuple(_economy(asked, one)),
    }


def _effect(asked: Asked, one: OfPilot) -> Iterator[str]:
    """The headline, and whether it moved."""
    text, row = asked.text, primary(one)
    what = told.what(asked, row)
    if not isinstance(row.value, Estimate):
        yield text.emmie.no_headline.format(outcome=what, reason=told.number(asked, row.value))
    else:
        yield text.emmie.headline.format(
            outcome=what,
            verdict=told.short_verdict(asked, one.pilot, row),
            value=sentences.sentence_case(told.with_n(asked, row.value)),
        )
        yield text.emmie.change_only
    if one.pilot.primary.groups:
        moved = cached.findings(asked.version, one.pilot, one.pilot.primary).displacement
        around = told.with_n(asked, moved)
        words = text.emmie.around if isinstance(moved, Estimate) else text.emmie.around_unknown
        yield words.format(value=around, reason=around)


def _mechanism(asked: Asked, one: OfPilot) -> Iterator[str]:
    """How the methods in use are meant to work, and which links of the chain are there."""
    text = asked.text
    period = Period(one.pilot.start, asked.as_of + timedelta(days=1))
    area, as_of, named = one.pilot.area, asked.as_of, namer(text)
    used = followed.methods_found(asked.version, area, period, as_of)
    dosed = [m for m in used if isinstance(m.dose, Counted)]
    dosed.sort(key=lambda m: -m.dose.value if isinstance(m.dose, Counted) else 0)
    for method in dosed[:METHODS]:
        yield text.emmie.expected.format(
            method=named("method", method.method), mechanism=text.methods.mechanisms[method.method]
        )
    if not used:
        yield text.emmie.no_methods
    found = links(followed.linked(asked.version, area, period, as_of)[0])
    yield from _links(asked, found)


def _links(asked: Asked, found: Links | NotPossible) -> Iterator[str]:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        yield text.emmie.no_links.format(reason=sentences.no_answer(found, text))
        return
    yield text.emmie.links.format(
        n=whole(found.whole.of),
        cause=whole(found.cause.count),
        measure=whole(found.measure.count),
        indicator=whole(found.indicator.count),
        whole=whole(found.whole.count),
    )
    if found.loose:
        yield text.emmie.loose.format(n=whole(found.loose))
    yield text.emmie.not_measured


def _moderators(asked: Asked, one: OfPilot, known: Sequence[OfPilot]) -> Iterator[str]:
    yield from _groups(asked, one)
    if one.pilot.primary.groups:
        yield asked.text.emmie.hours.format(said=_hours(asked, one))
    yield _places(asked, one, known)


def _groups(asked: Asked, one: OfPilot) -> Iterator[str]:
    """Each offence group of the primary outcome by itself; all of them, or none."""
    text, outcome = asked.text, one.pilot.primary
    if len(outcome.groups) <= 1:
        yield text.emmie.groups_one
        return
    found = {
        group: cached.findings(
            asked.version, one.pilot, replace(outcome, name="", groups=frozenset({group}))
        )
        for group in sorted(outcome.groups)
    }
    counts = [count for each in found.values() for count in (each.own.before, each.own.after)]
    hidden = [count for count in counts if isinstance(count, Hidden)]
    changes = {group: each.change for group, each in found.items()}
    differ = differs([*changes.values(), *hidden])
    if not isinstance(differ, Differs):
        yield text.emmie.groups_unknown.format(reason=sentences.no_answer(differ, text))
        return
    yield text.emmie.groups_differ if differ is Differs.YES else text.emmie.groups_unclear
    for group, change in changes.items():
        yield text.emmie.groups_part.format(
            group=group_name(group, text.code), value=told.with_n(asked, change)
        )


def _hours(asked: Asked, one: OfPilot) -> str:
    text = asked.text
    week = where_when.week(asked.version, one.pilot, one.pilot.primary)
    if not isinstance(week, WeekChange):
        return sentences.no_answer(week, text)
    words = text.hours.same if week.sees_halving else text.hours.unclear
    words = text.hours.changed if week.is_clear else words
    return sentences.inside(words.format(p=sentences.p_value(week.p, text)))


def _places(asked: Asked, one: OfPilot, known: Sequence[OfPilot]) -> str:
    """Pilots are only held against each other where they ask the same."""
    text, asks = asked.text, _asks(one)
    if len(known) == 1:
        return text.emmie.places_one
    alike = [each for each in known if _asks(each) == asks]
    if len(alike) == 1:
        return text.emmie.places_apart
    differ = differs([each.answers[0].result for each in alike])
    return text.emmie.places_differ if differ is Differs.YES else text.emmie.places_unclear


def _asks(one: OfPilot) -> tuple[frozenset[str], str, str, bool]:
    primary = one.pilot.primary
    return primary.groups, primary.item, primary.respondents, primary.business


def _implementation(asked: Asked, one: OfPilot) -> Iterator[str]:
    """Fidelity, share done, dose and endurance."""
    text = asked.text
    for code in IMPLEMENTED:
        value, name = one.indicators[code].value, text.indicators.name[code]
        words = (
            text.emmie.unknown if isinstance(value, NotPossible | Hidden) else text.emmie.indicator
        )
        shown = told.with_n(asked, value)
        yield words.format(name=name, value=shown, reason=shown)


def _economy(asked: Asked, one: OfPilot) -> Iterator[str]:
    text = asked.text
    resources, measures = one.indicators["P25"], one.indicators["P14"]
    spent, own = beside(resources, Also.SPENT), beside(measures, Also.COST)
    told_of = {
        text.emmie.hours_spent: (resources.value, text.indicators.name["P25"]),
        text.emmie.spent: (spent, text.indicators.also[Also.SPENT]),
    }
    for words, (value, name) in told_of.items():
        if isinstance(value, Counted):
            yield words.format(value=worded.said(value, text))
        else:
            reason = told.number(asked, value)
            yield text.emmie.unknown.format(name=sentences.sentence_case(name), reason=reason)
    if isinstance(own, Counted):
        known = beside(measures, Also.WITH_COST)
        of = worded.short(known, text) if isinstance(known, Tally) else text.card.no_value
        yield text.emmie.own_cost.format(value=worded.said(own, text), of=of)
        if isinstance(spent, Counted):
            yield text.emmie.not_added
