"""
The only module that reads or writes st.session_state and st.query_params: what the reader chose.

Widgets are bound to the URL, so every view is a link. Streamlit puts the *visible* option into the
URL; where that differs between languages (offence groups), a link in the other language is
understood here before the widget is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.decision.candidates import Criterion
from analysis.kernels import Kernel
from analysis.when import QUARTERS, When
from data import reports
from data.counting.summaries import Catalogue
from data.counting.week_parts import WeekPart
from data.keeping.ledger import system_user
from data.plans.deviations import Deviation
from data.study import Counting, Period, Study
from pages.shared import cached
from pages.shared.figures import Address, Figure
from pages.shared.markup import escaped
from pages.shared.text import Text
from pages.shared.text.groups import group_name
from pages.shared.text.languages import LANGUAGES
from pages.shared.text.sv import SWEDISH_TEXT

LANGUAGE, PILOT = "language", "pilot"  # widget keys are the parameters that people see and share
AREAS, GROUPS, BUSINESS, FROM, TO = "areas", "groups", "business", "from", "to"
WINDOW_FROM, WINDOW_TO, PEERS = "window_from", "window_to", "peers"
VIEW, KERNEL, BANDWIDTH, BOUNDED = "view", "kernel", "bandwidth", "bounded"  # of the page Map
MAP, MAP_PAIR, SHOW, OBJECT = "map", "map_pair", "show", "object"
WEEK, SEASON = "week", "season"
CLICKED = "last_object_clicked_popup"  # what the frame of the map tells of: static/map.js fills it
STREET = "street"  # which period the streets of the page Map are drawn for
QUARTER = "quarter"  # of the page Map: 2024-Q2
BESIDE, SCALE, FUNNEL, YEAR = "beside", "scale", "funnel", "year"  # switches of the page Trends
SAFETY_PART, PROCESS_PART, WHILE = "safety", "process", "while"  # of those pages
DECISION_PART = "decision"
PLACE, COSTS, PRICE = "place", "costs", "price"  # of that page
WEIGHTS = {one: f"weight-{one.replace('_', '-')}" for one in Criterion}
POINTS = "points"  # which points of safety walks
ROWS = "rows"  # which rows of a long table on the page of ways of working
SAFETY_GROUP, SAFETY_SIGHT, SAFETY_ITEM = "respondents", "sight", "question"
SAFETY_WHO, FIRST, SECOND = "who", "first", "second"  # of the part of who answered
SINCE_START, LAST_YEAR = "start", "twelve-months"  # what WHILE may be, beside a year
AREA_EDITOR = "edit-areas"
REPORT = "report"
HANDED_OVER = "_handed_over"
_SEEN, _NOTICE, _LOAD, _ASKED = "_links_seen", "_notice", "_load", "_asked"
_UNSAVED = "_unsaved"
_PLAYING, _STEPPED = "_playing", "_stepped"
HERE, _DRAWN = "_here", "_drawn"
NEARLY = 0.7  # of the pace: clocks of browsers are not exact


class Role(StrEnum):
    READER = "reader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What not everybody may do."""

    LOAD = "load"  # and take back
    PLAN = "plan"  # write and lock it
    EXACT = "exact"  # see exact places
    RESTORE = "restore"
    PURGE = "purge"
    REPORT = "report"  # put figures together, and take them out of here


_FOR_ADMINISTRATORS = {Act.RESTORE, Act.PURGE}


class Check(StrEnum):
    """The checks of an answer that open. A value is the parameter that people see and share."""

    MOVED = "moved"
    EARLIER = "earlier"
    CHOICES = "choices"
    WHEN = "why-here"
    ADDRESS = "one-address"
    REPORTING = "reporting"
    STREETS = "streets"
    HOURS = "hours"
    SERIES = "series"


class View(StrEnum):
    """What the map shows. A value is what people see and share in the link."""

    BEFORE = "before"
    AFTER = "after"
    DIFFERENCE = "difference"
    RELATIVE = "relative"
    SIDE_BY_SIDE = "side-by-side"
    QUARTERS = "quarters"
    HOT_SPOTS = "hot-spots"
    STREETS = "streets"
    EXACT = "exact"  # for analysts


class Extra(StrEnum):
    """What may lie on the map beside the view. A value is what people see and share in the link."""

    MEASURES = "measures"
    CAMERAS = "cameras"
    WALKS = "walks"
    PINS = "pins"
    LANDMARKS = "landmarks"
    AREAS = "areas"  # those that have no part in the plan


_EXPLORING = {AREAS, GROUPS, BUSINESS, FROM, TO}
_EXPLORED = {"trender", "karta"}  # the pages that these move


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader explores. No areas is everywhere, no groups is all of them."""

    areas: tuple[str, ...]
    counted: Counting
    period: Period


def role() -> Role:
    """On a laptop without login everyone is an analyst; logins come with the server."""
    return Role.ANALYST


def has_login() -> bool:
    """Does the server know who somebody is? A laptop does not, and there everyone may do all."""
    return False


def may(act: Act) -> bool:
    """The one check of rights: pages ask it before they offer something, and again before it."""
    allowed = {Role.ADMINISTRATOR}
    if act not in _FOR_ADMINISTRATORS:
        allowed.add(Role.ANALYST)
    return not has_login() or role() in allowed


def text() -> Text:
    return LANGUAGES[st.session_state.get(LANGUAGE) or SWEDISH_TEXT.code]


def draw_language() -> Text:
    """Draw it before the first word is needed: only then does ?language= in a link count."""
    st.sidebar.segmented_control(
        "Språk / Language",
        list(LANGUAGES),
        default=SWEDISH_TEXT.code,
        required=True,
        format_func=str,
        key=LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
    )
    return text()


def draw_frame(words: Text) -> None:
    """Draw what is the same on every page: the mark of made-up data, the pilot, the filters."""
    version = cached.version_if_any()
    if version is None:
        return  # the page says so, and the page Sources works without data
    catalogue = cached.catalogue(version)
    if version.fictive:
        st.warning(words.frame.fictive_long, icon=":material/science:")
    if study := cached.study(version):
        draw_pilot(study, dict(catalogue.areas), words)
    draw_filters(catalogue, words)
    views = _named(lambda each: each.map.views)
    views |= _named(lambda each: {View.BEFORE: each.map.only_period})
    _understand_link(VIEW, views, single=True)
    _understand_link(STREET, _named(lambda each: each.street_map.options), single=True)
    _understand_link(WEEK, _named(lambda each: each.when.week))
    _understand_link(SEASON, _named(lambda each: {str(q): each.when.year[q - 1] for q in QUARTERS}))
    _understand_link(KERNEL, _named(lambda each: each.map.kernels), single=True)
    _understand_link(SHOW, _named(lambda each: each.layers.extra))
    _understand_link(PEERS, {name: area for area, name in catalogue.areas})
    for key in (WINDOW_FROM, WINDOW_TO):
        _understand_link(key, {m: m for m in _window_months(catalogue)}, single=True)
    for key in (BESIDE, SCALE, FUNNEL):
        meant = _named(lambda each: _switch(key, each)[1])  # noqa: B023 (asked at once)
        _understand_link(key, meant, single=True)
    _drop([], words)


def draw_pilot(study: Study, names: Mapping[str, str], words: Text) -> None:
    """Draw the choice of pilot area, for the pages that show one at a time."""
    options = [pilot.area for pilot in study.pilots]
    _note(PILOT)
    _understand_link(PILOT, {names.get(area, area): area for area in options}, single=True)
    st.sidebar.selectbox(
        words.frame.pilot,
        options,
        format_func=lambda area: names.get(area, area),
        key=PILOT,
        bind="query-params",
    )


def pilot_area(study: Study) -> str:
    """Give the chosen pilot area; the first where none or an unknown one is chosen."""
    areas = [pilot.area for pilot in study.pilots]
    chosen = st.session_state.get(PILOT)
    return chosen if chosen in areas else areas[0]


def draw_filters(catalogue: Catalogue, words: Text) -> None:
    """Draw the exploring filters once, from dashboard.py: every page keeps the same selection."""
    months = _months(catalogue)
    if not months:
        return
    names = dict(catalogue.areas)
    groups = [group for group, _ in catalogue.groups]
    for key in _EXPLORING:
        _note(key)
    _understand_link(AREAS, {name: area for area, name in names.items()})
    _understand_link(GROUPS, {group_name(g, code): g for g in groups for code in LANGUAGES})
    for key in (FROM, TO):
        _understand_link(key, {month: month for month in months}, single=True)
    st.sidebar.markdown(f"**{words.frame.exploring}**", help=words.frame.exploring_help)
    st.sidebar.multiselect(
        words.frame.areas,
        list(names),
        format_func=lambda area: names.get(area, area),
        placeholder=words.frame.everywhere,
        key=AREAS,
        bind="query-params",
    )
    st.sidebar.multiselect(
        words.frame.groups,
        groups,
        format_func=lambda group: group_name(group, words.code),
        placeholder=words.frame.all_groups,
        key=GROUPS,
        bind="query-params",
    )
    if catalogue.business_count is not None:
        kept, whole = catalogue.business_count, words.numbers.whole
        st.sidebar.checkbox(
            words.frame.business.format(kept=whole(kept), n=whole(catalogue.incident_count)),
            key=BUSINESS,
            bind="query-params",
            help=words.frame.business_help,
        )
    first, last = st.sidebar.columns(2)
    first.selectbox(words.frame.from_month, months, key=FROM, bind="query-params")
    last.selectbox(words.frame.to_month, months[::-1], key=TO, bind="query-params")


def selection(catalogue: Catalogue) -> Selection:
    """Give what is chosen, checked again: a widget's limits hold only in the browser."""
    months = _months(catalogue)
    areas = {area for area, _ in catalogue.areas}
    groups = {group for group, _ in catalogue.groups}
    first = st.session_state.get(FROM) or months[0]
    last = st.session_state.get(TO) or months[-1]
    first, last = sorted((first, last))
    return Selection(
        areas=tuple(a for a in st.session_state.get(AREAS, ()) if a in areas),
        counted=Counting(
            groups=tuple(g for g in st.session_state.get(GROUPS, ()) if g in groups),
            business=bool(st.session_state.get(BUSINESS)) and catalogue.business_count is not None,
        ),
        period=Period(_first_day(first), _first_day_after(last)),
    )


def go_to(page: str) -> None:
    """Note which page is drawn, by what stands in its link."""
    st.session_state[HERE] = page
    st.session_state[_DRAWN] = []


def address(figure: str) -> Address:
    """
    Where a figure of this page is found again: with what is chosen above it.

    Asked where it is drawn: what stands below it does not decide what it shows.
    """
    page = str(st.session_state.get(HERE, ""))
    keys = {
        key
        for key in st.session_state.get(_DRAWN, ())
        if key not in _EXPLORING or page in _EXPLORED
    }
    chosen = ((key, value) for key in sorted(keys) for value in _values(st.session_state.get(key)))
    return Address(page, tuple(chosen), figure)


def _note(key: str) -> None:
    """A choice that decides what stands below it on the page."""
    st.session_state.setdefault(_DRAWN, []).append(key)


def _values(chosen: object) -> list[str]:
    """A choice as a link writes it; a check that nobody opened is no choice."""
    if chosen is None or chosen is False or chosen == "":
        return []
    if chosen is True:
        return ["true"]
    return [str(each) for each in chosen] if isinstance(chosen, list | tuple) else [str(chosen)]


def hand_over(figure: Figure) -> bool:
    """Give a figure to the report that opened this view; False where a reader has opened it."""
    handed = st.session_state.get(HANDED_OVER)
    if handed is None:
        return False
    handed.append(figure)
    return True


def is_handed_over() -> bool:
    """Did a report open this view? Then nothing is drawn that nobody sees."""
    return HANDED_OVER in st.session_state


def draw_report(named: Mapping[str, str], free: str, words: Text) -> str:
    """
    Draw the choice of a report, and the button that begins another, by the name `free`.

    Streamlit would put a title into the link, which changes; here the name stands there.
    """
    if (asked := st.query_params.get(REPORT)) and REPORT not in st.session_state:
        st.session_state[REPORT] = asked
    if report_name() not in named:
        named = {**named, report_name(): words.report.untitled.format(name=report_name())}
    st.session_state[REPORT] = report_name()
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    chosen = str(
        left.selectbox(
            words.report.which,
            list(named),
            format_func=named.__getitem__,
            key=REPORT,
            persist_state="session",
        )
    )
    st.query_params[REPORT] = chosen
    if may(Act.REPORT):
        right.button(
            words.report.new,
            icon=":material/add:",
            on_click=fill,
            args=(REPORT, free),
            width="stretch",
        )
    return chosen


def report_name() -> str:
    """The report that figures are put into."""
    return str(st.session_state.get(REPORT) or reports.FIRST)


def dropped_from_link(words: Text) -> str:
    """Say once what a link asked for that does not exist here; empty if nothing."""
    values = st.session_state.pop("_dropped", [])
    return words.frame.dropped.format(values=", ".join(values)) if values else ""


def _understand_link(key: str, meaning: Mapping[str, Any], *, single: bool = False) -> None:
    """Translate a link's values before the widget sees them; remember those nobody knows."""
    raw = st.query_params.get_all(key)
    seen = st.session_state.setdefault(_SEEN, {})
    if not raw or seen.get(key) == raw or key in st.session_state:
        seen[key] = raw
        return
    seen[key] = raw
    ids = {**{value: value for value in meaning.values()}, **meaning}
    known = [ids[value] for value in raw if value in ids]
    unknown = [value for value in raw if value not in ids]
    if unknown:
        st.session_state.setdefault("_dropped", []).extend(unknown)
    if known:
        st.session_state[key] = known[0] if single else known


def _months(catalogue: Catalogue) -> Sequence[str]:
    """Every covered month as 2024-05, a form that is the same in both languages."""
    if catalogue.covered is None:
        return []
    period = Period(*catalogue.covered)
    first = period.start.year * 12 + period.start.month - 1
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(first, first + period.months)]


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _first_day_after(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def draw_window(catalogue: Catalogue, words: Text) -> None:
    """Draw the two selects of the reader's own window of months, on the page Trends."""
    months = _window_months(catalogue)
    if not months:
        return
    _note(WINDOW_FROM)
    _note(WINDOW_TO)
    first, last = st.columns(2)
    first.selectbox(
        words.windows.from_month,
        months,
        index=_usual_start(months),
        key=WINDOW_FROM,
        bind="query-params",
        persist_state="session",
    )
    last.selectbox(
        words.windows.to_month,
        months[::-1],
        key=WINDOW_TO,
        bind="query-params",
        persist_state="session",
    )


def window(catalogue: Catalogue) -> Period | None:
    """Give the reader's own window, checked again; None where the data are too short for one."""
    months = _window_months(catalogue)
    if not months:
        return None
    chosen = [st.session_state.get(key) for key in (WINDOW_FROM, WINDOW_TO)]
    usual = (months[_usual_start(months)], months[-1])
    kept = (c if c in months else u for c, u in zip(chosen, usual, strict=True))
    first, last = sorted(map(str, kept))
    return Period(_first_day(first), _first_day_after(last))


def _window_months(catalogue: Catalogue) -> Sequence[str]:
    """The settled months that the data have a year earlier, too."""
    settled = catalogue.preliminary_from
    months = _months(catalogue)[12:]
    return [m for m in months if settled is None or _first_day(m) < settled]


def _usual_start(months: Sequence[str]) -> int:
    """The last three months, until somebody chooses."""
    return max(0, len(months) - 3)


def draw_peers(catalogue: Catalogue, words: Text) -> tuple[str, ...]:
    """Draw the choice of areas to compare with, on the page Trends; none is the pilot's own."""
    _note(PEERS)
    names = dict(catalogue.areas)
    chosen = st.multiselect(
        words.indexed.peers,
        list(names),
        format_func=lambda area: names.get(area, area),
        placeholder=words.indexed.peers_default,
        key=PEERS,
        bind="query-params",
        persist_state="session",
    )
    return tuple(area for area in chosen if area in names)


def check(which: Check, label: str) -> tuple[DeltaGenerator, bool]:
    """Draw the frame of a check, and tell whether the reader, or a link, has opened it."""
    _note(str(which))
    box = st.expander(label, key=str(which), bind="query-params")
    return box, bool(box.open)


def leave(which: Check) -> None:
    """What stands below a check is none of its figures."""
    st.session_state.get(_DRAWN, []).remove(str(which))


def area_editor(label: str) -> tuple[DeltaGenerator, bool]:
    """Draw the frame of the editor of areas, and tell whether it has been opened."""
    box = st.expander(label, key=AREA_EDITOR, bind="query-params")
    return box, bool(box.open)


def edition(form: str) -> int:
    """A number in the keys of a form's widgets: with another one all of them are new."""
    return int(st.session_state.get(f"_edition_{form}", 0))


def begin_again(form: str) -> None:
    """Forget what was filled in: for the callback of a button."""
    st.session_state[f"_edition_{form}"] = edition(form) + 1


def draw_map_view(named: Mapping[View, str], words: Text) -> View:
    """Draw the switch of the map page, with these views; a link may have asked for another."""
    if st.session_state.get(VIEW) not in (None, *named):
        del st.session_state[VIEW]
    return View(_draw_segments(VIEW, words.map.view, named))


def draw_street_period(words: Text) -> str:
    """Draw the switch of the view of streets: before, after or their difference."""
    return _draw_segments(STREET, words.street_map.switch, words.street_map.options)


def draw_when(words: Text) -> When:
    """Draw the choices of parts of the week and the year; none of either is all of it."""
    week = _draw_pills(WEEK, words.when.of_week, words.when.week, words.when.help)
    quarters = {str(quarter): words.when.year[quarter - 1] for quarter in QUARTERS}
    year = _draw_pills(SEASON, words.when.of_year, quarters)
    return When(tuple(map(WeekPart, week)), tuple(map(int, year)))


def _draw_pills(key: str, label: str, named: Mapping[str, str], help_: str = "") -> tuple[str, ...]:
    _note(key)
    chosen = st.pills(
        label,
        list(named),
        selection_mode="multi",
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
        help=help_ or None,
    )
    return tuple(option for option in named if option in chosen)


def draw_kernel(kernels: Sequence[Kernel], words: Text) -> Kernel:
    """Draw the choice of how an incident is spread over the ground; the first is the usual one."""
    named = {kernel: words.map.kernels[kernel] for kernel in kernels}
    return Kernel(_draw_segments(KERNEL, words.map.kernel_choice, named))


def draw_bandwidth(metres: Sequence[int], usual: int, words: Text) -> int:
    """Draw the slider of how far an incident is spread."""
    _note(BANDWIDTH)
    said = _named(lambda each: {m: _metres(m, each) for m in metres})
    _understand_link(BANDWIDTH, {str(m): m for m in metres} | said, single=True)
    chosen = st.select_slider(
        words.map.bandwidth,
        list(metres),
        usual,
        format_func=lambda m: _metres(m, words),
        key=BANDWIDTH,
        bind="query-params",
        persist_state="session",
    )
    return int(chosen) if chosen in metres else usual


def _metres(n: int, words: Text) -> str:
    return words.map.metres.format(n=words.numbers.whole(n))


def draw_bounded(usual: bool, words: Text) -> bool:
    """Draw the switch of the study boundary."""
    _note(BOUNDED)
    return st.toggle(
        words.map.bounded_choice,
        usual,
        key=BOUNDED,
        bind="query-params",
        persist_state="session",
        help=words.map.bounded_help,
    )


def draw_extras(options: Sequence[Extra], words: Text) -> tuple[Extra, ...]:
    """Draw the switch of what else lies on the map; what these data do not have is told."""
    chosen = st.session_state.get(SHOW) or []
    if missing := [extra for extra in chosen if extra not in options]:
        st.session_state[SHOW] = [extra for extra in chosen if extra in options]
        _drop([words.layers.extra[extra] for extra in missing], words)
    if not options:
        return ()
    _note(SHOW)
    shown = st.pills(
        words.layers.show,
        list(options),
        selection_mode="multi",
        format_func=words.layers.extra.__getitem__,
        key=SHOW,
        bind="query-params",
        persist_state="session",
    )
    return tuple(extra for extra in options if extra in shown)


def draw_object(
    names: Mapping[str, str], said: Callable[[], Mapping[str, str]], words: Text
) -> str:
    """
    Draw the choice of one thing on the map, the same by list as by click; "" for none.

    `names`: key -> name; `said`, asked where a link names one: name in any language -> key.
    """
    if st.query_params.get_all(OBJECT) and OBJECT not in st.session_state:
        _understand_link(OBJECT, said(), single=True)
        _drop([], words)
    if st.session_state.get(OBJECT) not in names:
        st.session_state.pop(OBJECT, None)
    chosen = st.selectbox(
        words.layers.on_map,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=words.layers.choose,
        key=OBJECT,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in names else ""


def take_click(on: str = MAP) -> None:
    """For the callback of a map: what was clicked is what is chosen."""
    clicked = (st.session_state.get(on) or {}).get(CLICKED) or ""
    key, _, _ = str(clicked).rpartition(" ")  # behind it is when
    if key:
        st.session_state[OBJECT] = key


def _drop(values: Sequence[str], words: Text) -> None:
    """Say what a link asked for in vain, once the page knows what there is."""
    st.session_state.setdefault("_dropped", []).extend(values)
    if dropped := dropped_from_link(words):
        st.info(escaped(dropped), icon=":material/link_off:")


def draw_quarter(named: Mapping[str, str], words: Text) -> str:
    """
    Draw the slider over quarters, by their ids; the first until somebody chooses.

    Streamlit would put the words of a language into the link: here the id stands there.
    """
    _note(QUARTER)
    options = list(named)
    _understand_link(QUARTER, {option: option for option in options}, single=True)
    if dropped := dropped_from_link(words):
        st.info(escaped(dropped), icon=":material/link_off:")
    if st.session_state.get(QUARTER) not in named:
        st.session_state[QUARTER] = options[0]
    chosen = str(
        st.select_slider(
            words.quarters.quarter,
            options,
            format_func=named.__getitem__,
            key=QUARTER,
            persist_state="session",
            on_change=pause,
        )
    )
    st.query_params[QUARTER] = chosen
    return chosen


def forget_quarter() -> None:
    """Where there is no slider nothing plays, and the link says nothing of it."""
    pause()
    if QUARTER in st.query_params:
        del st.query_params[QUARTER]


def quarter() -> str:
    """The slider's choice; "" before there is one."""
    return str(st.session_state.get(QUARTER, ""))


def go_to_quarter(which: str) -> None:
    """Move the slider before it is drawn."""
    st.session_state[QUARTER] = which


def play() -> None:
    """Let the slider walk on by itself."""
    st.session_state[_PLAYING] = True


def pause() -> None:
    st.session_state[_PLAYING] = False


def is_playing() -> bool:
    return bool(st.session_state.get(_PLAYING))


def await_tick() -> None:
    """Begin to wait for the next step of the playback: all of the page has just been drawn."""
    st.session_state[_STEPPED] = monotonic()


def is_tick(pace: float) -> bool:
    """
    Is this run a step of the playback? Steps are `pace` seconds apart.

    A click on the map while it plays draws the same part of the page: it comes too early to be one.
    """
    waited = monotonic() - float(st.session_state.get(_STEPPED, 0.0))
    if not is_playing() or waited < NEARLY * pace:
        return False
    await_tick()
    return True


def _draw_segments(key: str, label: str, named: Mapping[Any, str]) -> str:
    """Draw a switch of which one is always chosen, the first until somebody chooses."""
    _note(key)
    chosen = st.segmented_control(
        label,
        list(named),
        default=next(iter(named)),
        required=True,
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in named else next(iter(named))


def _named(names: Callable[[Text], Mapping[Any, str]]) -> dict[str, Any]:
    """What a link may call some options, in any language."""
    each = LANGUAGES.values()
    return {name: option for words in each for option, name in names(words).items()}


def draw_part(key: str, label: str, words: Callable[[Text], Mapping[str, str]]) -> str:
    """
    Draw the switch between the parts of a long page, of which only one is worked out.

    `words` gives the names of the parts in a language, by what stands in the link.
    """
    _understand_link(key, _named(words), single=True)
    _drop([], text())
    return _draw_segments(key, label, words(text()))


def draw_choice(key: str, label: str, named: Mapping[str, str], words: Text) -> str:
    """Draw the choice of one of many, by name or id in the link; the first until one chooses."""
    _note(key)
    meant = {option: option for option in named} | {name: option for option, name in named.items()}
    _understand_link(key, meant, single=True)
    _drop([], words)
    if st.session_state.get(key) not in named:
        st.session_state.pop(key, None)
    chosen = st.selectbox(
        label,
        list(named),
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in named else next(iter(named))


def draw_weights(usual: int, most: int, words: Text) -> dict[Criterion, int]:
    """Draw a slider from 0 to `most` for each criterion of an order of places."""
    columns, weights = st.columns(4), {}
    for at, (criterion, key) in enumerate(WEIGHTS.items()):
        _note(key)
        chosen = columns[at % 4].select_slider(
            words.where_next.weight.format(what=words.where_next.criterion[criterion]),
            range(most + 1),
            usual,
            key=key,
            bind="query-params",
            persist_state="session",
        )
        weights[criterion] = int(chosen) if chosen in range(most + 1) else usual
    return weights


def draw_process_period(years: Sequence[str], words: Text) -> str:
    """Draw the choice of time on the page of ways of working: what WHILE may be, or a year."""
    named = {**words.process.whiles, **{year: year for year in years}}
    meant = _named(lambda each: each.process.whiles) | {year: year for year in years}
    _understand_link(WHILE, meant, single=True)
    _drop([], words)
    return _draw_segments(WHILE, words.process.time, named)


def draw_switch(key: str, words: Text, options: Sequence[str] = ()) -> str:
    """Draw one of the switches of the page Trends; only with these options, where they are said."""
    label, names = _switch(key, words)
    kept = {option: name for option, name in names.items() if option in (options or names)}
    return _draw_segments(key, label, kept)


def draw_year(years: Sequence[int], words: Text) -> int:
    """Draw the choice of the day calendar's year, the latest first."""
    _note(YEAR)
    names = [str(year) for year in sorted(years, reverse=True)]
    chosen = st.selectbox(
        words.calendar.year, names, key=YEAR, bind="query-params", persist_state="session"
    )
    return int(chosen if chosen in names else names[0])


def draw_rows(total: int, most: int, words: Text) -> tuple[int, int]:
    """Draw the choice of rows where there are more than `most`; half-open, from 0."""
    spans = [(first, min(first + most, total)) for first in range(0, total, most)] or [(0, 0)]
    if len(spans) == 1:
        return spans[0]
    named = {words.numbers.span(first + 1, end): (first, end) for first, end in spans}
    chosen = st.selectbox(
        words.process.rows.format(of=words.numbers.whole(total)),
        list(named),
        key=ROWS,
        bind="query-params",
        persist_state="session",
    )
    return named.get(str(chosen), spans[0])


def _switch(key: str, words: Text) -> tuple[str, Mapping[str, str]]:
    return {
        BESIDE: (words.side_by_side.switch, words.side_by_side.options),
        SCALE: (words.side_by_side.scale, words.side_by_side.scales),
        FUNNEL: (words.funnel.switch, words.funnel.options),
    }[key]


def typed(key: str) -> str:
    """What stands in a field: for its callback."""
    return str(st.session_state.get(key) or "")


def fill(key: str, value: object) -> None:
    """Put a value into a widget before it is drawn again: for the callback of a button."""
    st.session_state[key] = value


def notice(message: str, *, done: bool = True) -> None:
    """Keep a message for the next run: this one ends with a rerun. `done`: all went well."""
    st.session_state[_NOTICE] = (message, done)


def pop_notice() -> tuple[str, bool]:
    """Give the message, "" for none, and whether all went well."""
    message, done = st.session_state.pop(_NOTICE, ("", True))
    return str(message), bool(done)


def ask_to_load() -> None:
    """Note that the button was clicked, before the page is drawn again."""
    st.session_state[_ASKED] = True


def load_is_asked() -> bool:
    """Was it clicked? Only the first to ask hears of it."""
    return bool(st.session_state.pop(_ASKED, False))


def keep_unsaved(number: int, changed: tuple[Deviation, ...]) -> None:
    """Remember what is changed in a version and not saved; an empty tuple forgets it."""
    kept = {n: each for n, each in unsaved().items() if n != number}
    st.session_state[_UNSAVED] = kept | ({number: changed} if changed else {})


def unsaved() -> Mapping[int, tuple[Deviation, ...]]:
    """Give what was changed and not saved, by the number of the version it was changed in."""
    kept: Mapping[int, tuple[Deviation, ...]] = st.session_state.get(_UNSAVED, {})
    return kept


def forget_unsaved() -> None:
    st.session_state.pop(_UNSAVED, None)


def begin_load(load: object) -> None:
    """Remember a load that is under way: any click starts another run of the page beside it."""
    st.session_state[_LOAD] = load


def load() -> object:
    """Give the load that an earlier run began, None if there is none."""
    return st.session_state.get(_LOAD)


def end_load() -> None:
    """Forget it: its outcome is told."""
    st.session_state.pop(_LOAD, None)


def user_name() -> str:
    """Who loads, for the history: on a laptop without login the one who works at it."""
    return system_user()
