"""Which problems do most see as big, how much less safe is the night, which places are unsafe?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.process.situation_picture import ITEM_OF, pins_by_cause
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Where
from analysis.survey.day_and_night import DayAndNight
from analysis.survey.ranking import Problem, Rank
from data.columns.form_columns import form_value_names
from data.intake import Kind
from pages.safety.asked import Asked
from pages.shared import cached, surveyed
from pages.shared.cards import Card, worded
from pages.shared.charts.dumbbell import Dumbbell, dumbbells
from pages.shared.charts.slope import Slope, slopes
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.markup import escaped
from pages.shared.session import SHOW, Extra
from pages.shared.text import Text, sentences

Shown = Estimate | Hidden | NotPossible
CAUSE_OF = {item: cause for cause, item in ITEM_OF.items()}
MAP = "pages/map/page.py"


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(f"## {text.problems_seen.heading}")
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
    else:
        _ranking(asked)
        st.markdown(f"## {text.problems_seen.day_heading}")
        _day_and_night(asked)
    st.markdown(f"## {text.problems_seen.pins_heading}")
    _pins(asked)


def _ranking(asked: Asked) -> None:
    """The problems by the share of businesses that see each as big, before and after."""
    assert asked.pilot is not None
    text = asked.text
    found = surveyed.problems(asked.version, asked.pilot).pilot
    if not found:
        refusal(NotPossible(Reason.ITEM_NOT_ASKED), text)
        return
    ranked = [one for one in found if _places(one)]
    if not ranked:
        refused = found[0].after if isinstance(found[0].before, Estimate) else found[0].before
        _refused(refused, text)
        return
    st.markdown(escaped(_ranking_said(asked, ranked)))
    rest = [one for one in found if one not in ranked]
    card = _ranking_card(asked, [*ranked, *rest], ranked)
    both = [one for one in ranked if len(_places(one)) == 2]
    if not both:
        table_card(card, asked.version, text)
        _refused(ranked[0].change, text)
        return
    figure = slopes(
        _slopes(asked, both),
        text,
        before=text.problems_seen.before,
        after=text.problems_seen.after,
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


def _refused(result: object, text: Text) -> None:
    if isinstance(result, NotPossible | Hidden):
        refusal(result, text, text.problems_seen.not_ranked)
        if result.reason in text.safety.way_out:
            st.markdown(text.safety.way_out[result.reason])


def _places(one: Problem) -> list[Rank]:
    return [rank for rank in (one.rank_before, one.rank_after) if isinstance(rank, Rank)]


def _name(asked: Asked, item: str) -> str:
    """'Berusade personer'; of a problem that nobody foresaw its question."""
    names = form_value_names(asked.text.code)
    return names.get(("pin_cause", CAUSE_OF.get(item, "")), asked.wording(item))


def _ranking_said(asked: Asked, ranked: Sequence[Problem]) -> str:
    """What most see as big, and what moved: in the order, and as a share."""
    text = asked.text
    first = ranked[0]
    times = [(one, name) for one, name in _times(first, text) if isinstance(one, Estimate)]
    shares = ", ".join(f"{text.numbers.share(one.value)} {name}" for one, name in times)
    said = text.problems_seen.most.format(
        area=asked.area, problem=sentences.inside(_name(asked, first.item)), shares=shares
    )
    if len(times) < 2:
        return said
    moved = [sentences.inside(_name(asked, one.item)) for one in ranked if one.moved]
    changed = [_changed(asked, one) for one in ranked if one.is_marked]
    n = text.numbers.whole(len(ranked))
    return " ".join(
        [
            said,
            text.problems_seen.moved.format(n=n, problems="; ".join(moved))
            if moved
            else text.problems_seen.none_moved.format(n=n),
            text.problems_seen.changed.format(n=n, problems="; ".join(changed))
            if changed
            else text.problems_seen.none_changed.format(n=n),
        ]
    )


def _times(one: Problem, text: Text) -> tuple[tuple[Shown, str], tuple[Shown, str]]:
    return (
        (one.before, sentences.inside(text.problems_seen.before)),
        (one.after, sentences.inside(text.problems_seen.after)),
    )


def _changed(asked: Asked, one: Problem) -> str:
    assert isinstance(one.change, Comparison)
    name = sentences.inside(_name(asked, one.item))
    return f"{name}, {sentences.points(one.change.value, asked.text)}"


def _slopes(asked: Asked, ranked: Sequence[Problem]) -> list[Slope]:
    text = asked.text
    order = [
        {
            one.item: place
            for place, one in enumerate(
                sorted(ranked, key=lambda one: (_rank(one, time), one.item)), start=1
            )
        }
        for time in (0, 1)
    ]
    return [
        Slope(
            label=_name(asked, one.item),
            before=order[0][one.item],
            after=order[1][one.item],
            said_before=_said(one.before, one.rank_before, text),
            said_after=_said(one.after, one.rank_after, text),
            sure=one.moved,
        )
        for one in ranked
    ]


def _rank(one: Problem, time: int) -> int:
    rank = (one.rank_before, one.rank_after)[time]
    return rank.rank if isinstance(rank, Rank) else 0


def _said(share: Shown, rank: object, text: Text) -> str:
    if not isinstance(share, Estimate) or not isinstance(rank, Rank):
        return ""
    return text.problems_seen.share_and_place.format(
        share=text.numbers.share(share.value), places=_span(rank, text)
    )


def _span(rank: Rank, text: Text) -> str:
    if rank.best == rank.worst:
        return text.numbers.whole(rank.best)
    return text.numbers.span(rank.best, rank.worst)


def _ranking_card(asked: Asked, found: Sequence[Problem], ranked: Sequence[Problem]) -> Card:
    text = asked.text
    answers = [
        share.n
        for one in ranked
        for share in (one.before, one.after)
        if isinstance(share, Estimate)
    ]
    first = sentences.inside(_name(asked, ranked[0].item))
    moved = sum(one.moved for one in ranked)
    words = text.problems_seen.title_moved if moved else text.problems_seen.title
    methods = dict.fromkeys(
        text.method_note[one.change.method] for one in ranked if isinstance(one.change, Comparison)
    )
    return Card(
        kinds=(Kind.SURVEY,),
        id="trygghet-problem",
        about=asked.pilot.area if asked.pilot else "",
        title=words.format(area=asked.area, problem=first, moved=text.numbers.whole(moved)),
        subtitle=text.problems_seen.subtitle,
        table=pd.DataFrame(
            [_row(asked, one) for one in found], columns=list(text.problems_seen.columns)
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max(answers))),
        note=" ".join([text.problems_seen.note, *methods]),
    )


def _row(asked: Asked, one: Problem) -> tuple[str, ...]:
    text = asked.text
    shares = [_share(share, text) for share in (one.before, one.after)]
    places = [
        _span(rank, text) if isinstance(rank, Rank) else text.card.no_value
        for rank in (one.rank_before, one.rank_after)
    ]
    if not isinstance(one.change, Comparison):
        reason = sentences.sentence_case(sentences.no_answer(one.change, text))
        return (_name(asked, one.item), *shares, *places, reason, "", "")
    ends = (one.change.value, one.change.low, one.change.high)
    value, low, high = (text.numbers.signed_points(end) for end in ends)
    said = text.words.with_interval.format(value=value, low=low, high=high)
    words = text.item_changes.holds if one.is_marked else text.item_changes.fails
    p = one.p_adjusted
    tested = (
        words.format(method=text.item_changes.holm, p=sentences.p_value(p, text))
        if isinstance(p, float)
        else ""
    )
    n = text.numbers.whole(one.change.n)
    return (_name(asked, one.item), *shares, *places, said, tested, n)


def _share(share: Shown, text: Text) -> str:
    if isinstance(share, Estimate):
        return text.numbers.share(share.value, 1)
    return text.card.hidden_mark if isinstance(share, Hidden) else text.card.no_value


def _day_and_night(asked: Asked) -> None:
    """How much less safe the same people feel when it is dark, wave by wave."""
    assert asked.pilot is not None
    text = asked.text
    found = surveyed.days_and_nights(asked.version, asked.pilot)
    drawn = {
        key: tuple(one for one in rows if isinstance(one.difference, Comparison))
        for key, rows in found.items()
    }
    drawn = {key: rows for key, rows in drawn.items() if rows}
    if not drawn:
        hidden = [one.difference for rows in found.values() for one in rows]
        refusal(
            next(
                (one for one in hidden if isinstance(one, NotPossible | Hidden)),
                NotPossible(Reason.ITEM_NOT_ASKED),
            ),
            text,
        )
        return
    latest = [
        line
        for (day, night, group), rows in drawn.items()
        if (line := _latest(asked, day, night, group, rows))
    ]
    if latest:
        st.markdown("  \n".join(escaped(line) for line in latest))
    card = _day_card(asked, found, drawn)
    figure = dumbbells(
        [
            (sentences.sentence_case(asked.respondents(group)), [_bell(asked, one) for one in rows])
            for (_, _, group), rows in drawn.items()
        ],
        text,
        first=text.problems_seen.by_day,
        second=text.problems_seen.at_night,
        axis=text.safety.share_axis,
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


def _latest(asked: Asked, day: str, night: str, group: str, rows: Sequence[DayAndNight]) -> str:
    text = asked.text
    own = [one for one in rows if one.where is Where.PILOT]
    if not own:
        return ""
    one = own[-1]
    if not isinstance(one.difference, Comparison):
        return ""
    light, dark = (_share(share, text) for share in (one.day, one.night))
    return text.problems_seen.day_said.format(
        respondents=sentences.sentence_case(asked.respondents(group)),
        wave=one.wave,
        day=light,
        day_item=asked.short(day),
        night=dark,
        night_item=asked.short(night),
        points=text.numbers.signed_points(one.difference.value),
        basis=sentences.basis(one.difference, text),
    )


def _bell(asked: Asked, one: DayAndNight) -> Dumbbell:
    text = asked.text
    assert isinstance(one.difference, Comparison)
    day, night = (
        share.value if isinstance(share, Estimate) else 0.0 for share in (one.day, one.night)
    )
    ends = (one.difference.value, one.difference.low, one.difference.high)
    value, low, high = (text.numbers.signed_points(end) for end in ends)
    return Dumbbell(
        label=f"{_place(asked, one)}, {one.wave}",
        first=day,
        second=night,
        said=text.words.with_interval.format(value=value, low=low, high=high),
        accent=one.where is Where.PILOT,
    )


def _place(asked: Asked, one: DayAndNight) -> str:
    return asked.area if one.where is Where.PILOT else asked.text.safety.comparison_line


def _day_card(
    asked: Asked,
    found: surveyed.DaysAndNights,
    drawn: surveyed.DaysAndNights,
) -> Card:
    text = asked.text
    results = [
        one.difference
        for rows in drawn.values()
        for one in rows
        if isinstance(one.difference, Comparison)
    ]
    rows = [_day_row(asked, group, one) for (_, _, group), ones in found.items() for one in ones]
    return Card(
        kinds=(Kind.SURVEY,),
        id="trygghet-dag-och-natt",
        about=asked.pilot.area if asked.pilot else "",
        title=_day_title(asked, drawn),
        subtitle=text.problems_seen.day_subtitle,
        table=pd.DataFrame(rows, columns=list(text.problems_seen.day_columns)),
        n=text.card.n_answers.format(n=text.numbers.whole(max(one.n for one in results))),
        note=" ".join(
            [
                text.problems_seen.day_note,
                *dict.fromkeys(text.method_note[one.method] for one in results),
            ]
        ),
        doubts=worded((c for one in results for c in one.caveats), asked.names, text),
    )


def _day_title(asked: Asked, drawn: surveyed.DaysAndNights) -> str:
    """The latest of the group with the most answers."""
    own = [(key, [one for one in rows if one.where is Where.PILOT]) for key, rows in drawn.items()]
    named = [(key, rows[-1]) for key, rows in own if rows]
    if not named:
        return asked.text.problems_seen.day_heading
    (_, _, group), one = max(named, key=lambda each: each[1].difference.n)  # type: ignore[union-attr]
    assert isinstance(one.difference, Comparison)
    return asked.text.problems_seen.day_title.format(
        area=asked.area,
        respondents=asked.respondents(group),
        day=_share(one.day, asked.text),
        night=_share(one.night, asked.text),
    )


def _day_row(asked: Asked, group: str, one: DayAndNight) -> tuple[str, ...]:
    text = asked.text
    head = (sentences.sentence_case(asked.respondents(group)), _place(asked, one), one.wave)
    shares = (_share(one.day, text), _share(one.night, text))
    if not isinstance(one.difference, Comparison):
        reason = sentences.sentence_case(sentences.no_answer(one.difference, text))
        return (*head, *shares, reason, "")
    ends = (one.difference.value, one.difference.low, one.difference.high)
    value, low, high = (text.numbers.signed_points(end) for end in ends)
    said = text.words.with_interval.format(value=value, low=low, high=high)
    return (*head, *shares, said, text.numbers.whole(one.difference.n))


def _pins(asked: Asked) -> None:
    """What those who marked a place on the map gave as the cause; never how many in all."""
    text = asked.text
    pins = cached.placed(asked.version, Kind.PINS)
    if pins is None:
        st.info(text.problems_seen.no_pins, icon=":material/help:")
        return
    area = asked.pilot.area if asked.pilot else ""
    rows = pins if area else pins.drop_duplicates("row")
    causes = pins_by_cause(rows, area)
    if not causes:
        st.info(text.problems_seen.no_causes, icon=":material/help:")
        return
    known = sorted(
        ((cause, n) for cause, n in causes.items() if isinstance(n, int)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    hidden = sorted(cause for cause, n in causes.items() if isinstance(n, Hidden))
    place = asked.area or text.problems_seen.everywhere
    if known:
        said = "; ".join(
            text.problems_seen.cause.format(
                cause=sentences.inside(_cause(cause, text)), n=text.numbers.whole(n)
            )
            for cause, n in known[:3]
        )
        st.markdown(escaped(text.problems_seen.pins_said.format(area=place, causes=said)))
    table = [
        *((_cause(cause, text), text.numbers.whole(n)) for cause, n in known),
        *((_cause(cause, text), text.card.hidden_mark) for cause in hidden),
    ]
    title = text.problems_seen.pins_title_few.format(area=place)
    if known:
        most = sentences.inside(_cause(known[0][0], text))
        title = text.problems_seen.pins_title.format(area=place, cause=most)
    card = Card(
        kinds=(Kind.PINS,),
        id="trygghet-otrygga-platser",
        about=area,
        title=title,
        subtitle=text.problems_seen.pins_subtitle.format(area=place),
        table=pd.DataFrame(table, columns=list(text.problems_seen.pins_columns)),
        n="",
        note=text.problems_seen.pins_note,
    )
    table_card(card, asked.version, text)
    pilot = {"pilot": area} if area else {}
    st.page_link(
        MAP,
        label=text.problems_seen.to_map,
        icon=":material/map:",
        query_params={"language": text.code, **pilot, SHOW: str(Extra.PINS)},
    )


def _cause(cause: str, text: Text) -> str:
    return form_value_names(text.code).get(("pin_cause", cause), text.layers.unlisted)
