"""Which slides there are, in order: a view's own figures, a report's, or the whole evaluation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data import reports
from data.problems import DamagedReportError
from data.store import Store, Version
from data.study import Pilot, Study
from pages.shared import cached, session
from pages.shared.figures import Address, Figure, Refused
from pages.shared.menu import MENU
from pages.shared.opened import view
from pages.shared.text import Text, plan
from pages.shared.text.groups import area_names

Choices = tuple[tuple[str, str], ...]
NAMED_AREAS = 5  # more of them are a number
TOGETHER = "beslut-vagval"  # reasons for and against: the few that have room would argue


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A figure, or else the words `said`; `title` is the finding or what the words answer."""

    title: str
    subtitle: str = ""
    said: tuple[str, ...] = ()
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """
    A slide whose view is opened when it is its turn.

    `figure` is its id, "" for the first of the view. `doubts`: not the figure, but what speaks
    against it.
    """

    page: str
    choices: Choices
    figure: str = ""
    doubts: bool = False


def stops(
    page: str, choices: Choices, version: Version | None, text: Text
) -> Sequence[Stop | Slide]:
    """Give what the link asks for; at least one slide, which says why there are no others."""
    if version is None:
        return [Slide(title=text.present.no_data, said=(text.frame.no_data,))]
    name = session.story()
    if name == session.WHOLE_STORY:
        return _evaluation(version, text)
    if name:
        return _report(name, text)
    return _of_view(page, choices, version, text)


def slide(stop: Stop | Slide, version: Version | None, text: Text) -> Slide:
    """Open its view, unless that is open already. Where it has no such figure, it says why."""
    if isinstance(stop, Slide) or version is None:
        assert isinstance(stop, Slide)
        return stop
    handed = view(version, stop.page, stop.choices, text.code)
    figures = [each for each in handed if isinstance(each, Figure)]
    reasons = [each for each in handed if isinstance(each, Refused)]
    wanted = [each for each in figures if stop.figure in ("", each.card.id)]
    if wanted and stop.doubts:
        return _against(wanted[0], text)
    if wanted:
        return _shown(wanted[0], text)
    if reasons:
        return _refused(reasons[0], stop.page, text)
    return Slide(
        title=text.report.missing,
        subtitle=page_name(stop.page, text),
        said=(text.report.missing_why,),
    )


def page_name(page: str, text: Text) -> str:
    return next((text.menu[place.name] for place in MENU if place.url_path == page), page)


def _of_view(page: str, choices: Choices, version: Version, text: Text) -> Sequence[Slide]:
    handed = view(version, page, choices, text.code)
    return [
        _shown(each, text) if isinstance(each, Figure) else _refused(each, page, text)
        for each in handed
    ] or [
        Slide(
            title=text.present.no_figures,
            said=(
                text.present.no_figures_why.format(page=page_name(page, text)),
                text.present.keys,
            ),
        )
    ]


def _shown(figure: Figure, text: Text) -> Slide:
    if figure.card.id == TOGETHER:
        return _ways(figure, text)
    return Slide(title=figure.card.title, subtitle=figure.card.subtitle, figure=figure)


def _ways(figure: Figure, text: Text) -> Slide:
    """Which ways there are; where to read what speaks for and against each."""
    card, page = figure.card, page_name(figure.address.page, text)
    ways = dict.fromkeys(map(str, card.table.iloc[:, 0]))
    return Slide(
        title=card.title,
        subtitle=card.subtitle,
        said=(*ways, text.present.ways.format(page=page)),
    )


def _refused(one: Refused, page: str, text: Text) -> Slide:
    return Slide(title=text.present.refused, subtitle=page_name(page, text), said=(one.why,))


def _against(figure: Figure, text: Text) -> Slide:
    said = tuple(f"{doubt.name}. {doubt.said}" for doubt in figure.card.doubts)
    return Slide(
        title=text.present.doubts,
        subtitle=figure.card.title,
        said=said or (text.effect.no_doubts,),
    )


def _report(name: str, text: Text) -> Sequence[Stop | Slide]:
    try:
        items = reports.report(Store.home(), name).items
    except DamagedReportError:
        return [Slide(title=text.report.title, said=(text.card.no_report.format(name=name),))]
    return [_item(item.address, text) for item in items] or [
        Slide(title=text.present.empty, said=(text.report.empty,))
    ]


def _item(written: str, text: Text) -> Stop | Slide:
    try:
        address = Address.read(written)
    except ValueError:
        return Slide(title=text.report.missing, said=(text.report.missing_why,))
    return Stop(address.page, address.choices, address.figure)


def _evaluation(version: Version, text: Text) -> Sequence[Stop | Slide]:
    """Question, answer, doubts, where, safety, ways of working and methods, decision."""
    study = cached.study(version)
    names = dict(cached.catalogue(version).areas)
    if study is None:
        return [Slide(title=text.present.question, said=(text.document.no_plan,))]
    areas = [pilot.area for pilot in study.pilots]
    asked = session.pilot_in_link({area: names.get(area, area) for area in areas})
    pilot = study.pilot(asked or areas[0])
    chosen = ((session.PILOT, pilot.area),)
    return [
        _question(study, pilot, names, text),
        Stop("effekt", chosen, "effekt-huvudutfall"),
        Stop("effekt", chosen, "effekt-huvudutfall", doubts=True),
        Stop("karta", (*chosen, *_asked_about(pilot), (session.VIEW, session.View.DIFFERENCE))),
        Stop("trygghet", chosen),
        Stop("arbetssatt", (*chosen, (session.PROCESS_PART, "glance"))),
        Stop("arbetssatt", (*chosen, (session.PROCESS_PART, "methods"))),
        Stop("fler-platser", ((session.DECISION_PART, "evidence"),)),
        Stop("fler-platser", ((session.DECISION_PART, "options"),)),
    ]


def _asked_about(pilot: Pilot) -> Choices:
    """The filters that make a map show the offences that the plan's question is about."""
    groups = tuple((session.GROUPS, group) for group in sorted(pilot.primary.groups))
    return (*groups, (session.BUSINESS, "true")) if pilot.primary.business else groups


def _question(study: Study, pilot: Pilot, names: Mapping[str, str], text: Text) -> Slide:
    """As the plan asks it: it was written before anybody looked."""
    asks = text.present.asks if pilot.primary.groups else text.present.asks_of_answers
    many = len(pilot.comparison) > NAMED_AREAS
    compared = (
        text.present.compared_many.format(n=text.numbers.whole(len(pilot.comparison)))
        if many
        else text.present.compared.format(areas=area_names(pilot.comparison, names, text))
    )
    return Slide(
        title=asks.format(area=names.get(pilot.area, pilot.area)),
        subtitle=plan.said(pilot.primary, names, text),
        said=(
            text.present.before.format(period=text.numbers.period(pilot.before)),
            text.present.after.format(period=text.numbers.period(pilot.after)),
            compared,
            plan.locked_when(study, text) if study.lock else text.document.not_locked,
        ),
    )
