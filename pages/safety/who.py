"""Who answered, of those who were asked, and how were they asked?"""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.survey.response import Profile, ResponseRate
from data.columns.form_columns import form_value_names
from data.intake import Kind
from data.kinds.items import scale_labels
from pages.safety import by_groups, crossed, weights
from pages.safety.asked import Asked
from pages.shared import cached, session, surveyed
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

EVERYWHERE = ""
SHOWN = {"weights": weights.draw, "groups": by_groups.draw, "crossed": crossed.draw}


def draw(asked: Asked) -> None:
    text = asked.text
    shown = session.draw_part(
        session.SAFETY_WHO, text.who_answered.switch, lambda text: text.who_answered.switches
    )
    if shown in SHOWN:
        SHOWN[shown](asked)
        return
    st.markdown(f"## {text.who_answered.heading}")
    _rates(asked)
    st.markdown(f"## {text.who_answered.asked_heading}")
    _ways(asked)
    st.markdown(f"## {text.who_answered.profile_heading}")
    _profiles(asked)


def _rates(asked: Asked) -> None:
    """The response rate in words, as a picture and in all areas."""
    text = asked.text
    found = _by_day(asked, surveyed.rates(asked.version))
    if not any(isinstance(one.rate, Estimate) for one in found):
        why = next((one.rate for one in found if isinstance(one.rate, NotPossible)), None)
        refusal(why or NotPossible(Reason.INVITED_UNKNOWN), text, text.who_answered.no_rate)
    own = asked.pilot.area if asked.pilot else EVERYWHERE
    lines = list(_rates_said(asked, [one for one in found if one.area == own]))
    if lines:
        st.markdown("  \n".join(escaped(line) for line in lines))
    places = (own, EVERYWHERE) if own else (EVERYWHERE,)
    drawn = [one for one in found if one.area in places and isinstance(one.rate, Estimate)]
    card = Card(
        kinds=(Kind.SURVEY, Kind.WAVES),
        id="trygghet-svarsandel",
        about=own,
        title=_rate_title(asked, [one for one in drawn if one.area == own]),
        subtitle=text.who_answered.rate_subtitle,
        table=pd.DataFrame(
            [_rate_row(asked, one) for one in sorted(found, key=lambda one: one.area != own)],
            columns=list(text.who_answered.rate_columns),
        ),
        n="",
        note=text.who_answered.rate_note,
    )
    if not drawn:
        table_card(card, asked.version, text)
        return
    rows = [
        Row.of(
            _rate_label(asked, one),
            one.rate,
            text.numbers.share(one.rate.value),
            accent=one.area == own,
        )
        for one in drawn
        if isinstance(one.rate, Estimate)
    ]
    scale = Scale.shares(text.who_answered.rate_axis, text)
    figure = intervals(rows, scale, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)


def _by_day(asked: Asked, found: Sequence[ResponseRate]) -> list[ResponseRate]:
    order = cached.ways_of_asking(asked.version).order
    place = {wave: number for number, wave in enumerate(order)}
    return sorted(
        found, key=lambda one: (one.respondents, place.get(one.wave, len(place)), one.wave)
    )


def _rates_said(asked: Asked, own: Sequence[ResponseRate]) -> Iterator[str]:
    """A line for each group: its rate in each wave."""
    text = asked.text
    for group in dict.fromkeys(one.respondents for one in own):
        waves = [
            text.who_answered.wave_rate.format(
                wave=one.wave,
                rate=text.numbers.share(one.rate.value),
                answered=text.numbers.whole(one.answered),
                invited=text.numbers.whole(one.invited),
            )
            for one in own
            if one.respondents == group
            and isinstance(one.rate, Estimate)
            and isinstance(one.answered, int)
            and isinstance(one.invited, int)
        ]
        if waves:
            yield text.who_answered.rate_said.format(
                area=asked.area or text.problems_seen.everywhere,
                respondents=asked.respondents(group),
                waves="; ".join(waves),
            )


def _rate_title(asked: Asked, own: Sequence[ResponseRate]) -> str:
    """The lowest and the highest of what is drawn."""
    text = asked.text
    rates = [one.rate.value for one in own if isinstance(one.rate, Estimate)]
    area = asked.area or text.problems_seen.everywhere
    if not rates:
        return text.who_answered.rate_title_plain.format(area=area)
    low, high = (text.numbers.share(rate) for rate in (min(rates), max(rates)))
    words = text.who_answered.rate_title if low != high else text.who_answered.rate_title_one
    return words.format(area=area, low=low, high=high)


def _rate_label(asked: Asked, one: ResponseRate) -> str:
    group = sentences.sentence_case(asked.respondents(one.respondents))
    return f"{group}, {one.wave}, {_place(asked, one.area)}"


def _place(asked: Asked, area: str) -> str:
    everywhere = sentences.inside(asked.text.problems_seen.everywhere)
    return asked.names.get(area, area) if area else everywhere


def _rate_row(asked: Asked, one: ResponseRate) -> tuple[str, ...]:
    text = asked.text
    head = (
        sentences.sentence_case(asked.respondents(one.respondents)),
        one.wave,
        sentences.sentence_case(_place(asked, one.area)),
        *(_count(count, text) for count in (one.invited, one.answered)),
    )
    if not isinstance(one.rate, Estimate):
        return (*head, sentences.sentence_case(sentences.no_answer(one.rate, text)), "", "")
    ends = (one.rate.value, one.rate.low, one.rate.high)
    return (*head, *(text.numbers.share(end, 1) for end in ends))


def _count(count: int | Hidden | NotPossible, text: Text) -> str:
    if isinstance(count, int):
        return text.numbers.whole(count)
    return text.card.hidden_mark if isinstance(count, Hidden) else text.card.no_value


def _ways(asked: Asked) -> None:
    """How each group was asked in each wave, and what may not be compared because of it."""
    text, ways = asked.text, cached.ways_of_asking(asked.version)
    if ways.waves is None or ways.waves.empty:
        st.info(text.who_answered.no_waves, icon=":material/help:")
        return
    for line in _broken(asked):
        st.markdown(f"- {escaped(line)}")
    place = asked.pilot.area if asked.pilot else None
    groups = sorted({one.respondents for one in surveyed.rates(asked.version)})
    waves = {(one.wave, one.respondents) for one in surveyed.rates(asked.version)}
    rows = []
    for group in groups:
        for wave in ways.order:
            if (wave, group) not in waves:
                continue
            facts = ways.facts(wave, group, place)
            rows.append(
                (
                    sentences.sentence_case(asked.respondents(group)),
                    wave,
                    _days(asked, wave, group),
                    _named(facts.modes, "survey_mode", text),
                    _named(facts.frames, "survey_frame", text),
                    ", ".join(sorted(facts.questionnaires)) or text.who_answered.untold,
                )
            )
    card = Card(
        kinds=(Kind.WAVES,),
        id="trygghet-sa-fragades",
        about=place or "",
        title=_ways_title(asked),
        subtitle=text.who_answered.ways_subtitle,
        table=pd.DataFrame(rows, columns=list(text.who_answered.ways_columns)),
        n="",
        note=text.who_answered.ways_note,
    )
    table_card(card, asked.version, text)


def _ways_title(asked: Asked) -> str:
    text = asked.text
    if asked.pilot is None:
        return text.who_answered.ways_plain
    return text.who_answered.ways_differ if _broken(asked) else text.who_answered.ways_alike


def _broken(asked: Asked) -> list[str]:
    """Why some groups' answers may not be compared before and after: a line for each reason."""
    if asked.pilot is None:
        return []
    text, found = asked.text, dict[tuple[str, Reason], list[str]]()
    for (item, group), alike in cached.asked_alike(asked.version, asked.pilot).items():
        for reason in alike.breaks if group else ():
            found.setdefault((group, reason), []).append(item)
    of_all = (Reason.MODE_CHANGED, Reason.FRAME_CHANGED)
    return [
        text.who_answered.broken.format(
            respondents=sentences.sentence_case(asked.respondents(group)),
            items="" if reason in of_all else f" ({', '.join(sorted(items))})",
            reason=text.reason[reason],
        )
        for (group, reason), items in found.items()
    ]


def _days(asked: Asked, wave: str, group: str) -> str:
    """When a group was asked, the first and the last day that any area names."""
    rows = cached.ways_of_asking(asked.version).waves
    if rows is None or not {"asked_from", "asked_to"} <= set(rows.columns):
        return asked.text.who_answered.untold
    own = rows[(rows["wave"] == wave) & rows["respondent_group"].isin([group, ""])]
    ends = (own["asked_from"].min(), own["asked_to"].max())
    known = [asked.text.numbers.day(_date(end)) for end in ends if not pd.isna(end)]
    return " \N{EN DASH} ".join(dict.fromkeys(known)) or asked.text.who_answered.untold


def _date(day: pd.Timestamp) -> date:
    return pd.Timestamp(day).date()


def _named(values: frozenset[str], list_: str, text: Text) -> str:
    names = form_value_names(text.code)
    known = sorted(names.get((list_, value), text.layers.unlisted) for value in values)
    return ", ".join(known) or text.who_answered.untold


def _profiles(asked: Asked) -> None:
    """Whether the waves heard the same sort of respondents."""
    text = asked.text
    areas = (asked.pilot.area,) if asked.pilot else ()
    groups = sorted({one.respondents for one in surveyed.rates(asked.version)})
    found = {
        (group, item): one
        for group in groups
        for item, one in surveyed.profiles(asked.version, group, areas).items()
    }
    if not found:
        st.info(text.who_answered.no_profile, icon=":material/help:")
        return
    st.markdown("\n".join(f"- {escaped(_moved(asked, *key, one))}" for key, one in found.items()))
    for (group, item), one in found.items():
        if isinstance(one, Profile):
            _profile_card(asked, group, item, one)


def _moved(asked: Asked, group: str, item: str, one: Profile | Hidden | NotPossible) -> str:
    text = asked.text
    slots = {
        "respondents": sentences.sentence_case(asked.respondents(group)),
        "trait": _trait(asked, item),
    }
    if not isinstance(one, Profile):
        reason = sentences.no_answer(one, text)
        return text.who_answered.profile_not.format(reason=reason, **slots)
    if len(one.n) < 2:
        return text.who_answered.profile_once.format(**slots)
    if isinstance(one.moved, NotPossible):
        reason = sentences.no_answer(one.moved, text)
        return text.who_answered.profile_not.format(reason=reason, **slots)
    words = text.who_answered.profile_same
    if one.moved.p <= surveyed.UNUSUAL:
        words = text.who_answered.profile_moved
    said = words.format(p=sentences.p_value(one.moved.p, text), **slots)
    return f"{said} {text.who_answered.rough}" if one.few_expected else said


def _trait(asked: Asked, item: str) -> str:
    """'bransch'; of a user's own question its words."""
    scale = asked.bank.scale(item).scale
    return asked.text.who_answered.traits.get(scale) or asked.wording(item)


def _profile_card(asked: Asked, group: str, item: str, one: Profile) -> None:
    text = asked.text
    waves = [wave for wave in cached.ways_of_asking(asked.version).order if wave in one.n]
    waves += [wave for wave in one.n if wave not in waves]
    labels = scale_labels(asked.bank.scale(item).scale, text.code)
    codes = [code for code in labels if code in one.shares.index]
    codes += [code for code in one.shares.index if code not in codes]
    rows = [
        (
            sentences.sentence_case(labels.get(code, code)),
            *(_share(one.shares.loc[code, wave], text) for wave in waves),
        )
        for code in codes
    ]
    rows.append((text.who_answered.n_row, *(text.numbers.whole(one.n[wave]) for wave in waves)))
    trait = _trait(asked, item)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-profil-{group}-{item}",
        about=asked.pilot.area if asked.pilot else "",
        title=text.who_answered.profile_title.format(
            respondents=sentences.sentence_case(asked.respondents(group)), trait=trait
        ),
        subtitle=text.who_answered.profile_subtitle.format(
            area=asked.area or text.problems_seen.everywhere
        ),
        table=pd.DataFrame(rows, columns=[sentences.sentence_case(trait), *waves]),
        n=text.card.n_answers.format(n=text.numbers.whole(sum(one.n.values()))),
        note=text.who_answered.profile_note,
    )
    table_card(card, asked.version, text)


def _share(share: object, text: Text) -> str:
    if not isinstance(share, float):
        return text.card.hidden_mark
    return text.numbers.share(share, 1)
