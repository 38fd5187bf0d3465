"""Beside the map: what was clicked on it, or chosen from the list of the same things."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from pages.map import layers
from pages.map.asked import Asked
from pages.map.things import Thing, Things, things_in
from pages.shared import session
from pages.shared.maps.drawn import Layer
from pages.shared.markup import escaped
from pages.shared.session import Extra
from pages.shared.text import Text


def draw_panel(asked: Asked, drawn: list[Layer], shown: list[Things]) -> None:
    """`drawn`: areas and layers of the view; `shown`: what the reader asked for beside them."""
    text = asked.text
    found = {thing.key: thing for thing in things_in(drawn, shown)}
    names = named(found.values(), text)
    chosen = session.draw_object(names, lambda each: _said(asked, shown, each), text)
    if not chosen:
        st.caption(text.layers.nothing_chosen)
        return
    thing = found[chosen]
    st.markdown(f"#### {escaped(thing.name)}")
    for line in thing.told:
        st.markdown(escaped(line))


def named(things: Iterable[Thing], text: Text) -> dict[str, str]:
    """Key -> name; the second of a name is told apart by a number."""
    names: dict[str, str] = {}
    met: dict[str, int] = {}
    for thing in things:
        met[thing.name] = met.get(thing.name, 0) + 1
        again = met[thing.name] > 1
        numbered = text.layers.numbered.format(
            name=thing.name, number=text.numbers.whole(met[thing.name])
        )
        names[thing.key] = numbered if again else thing.name
    return names


def _said(asked: Asked, shown: list[Things], text: Text) -> dict[str, str]:
    """What a link may call them: it may come from a reader of the other language."""
    chosen = [Extra(each.drawn.name) for each in shown]
    return named(things_in([], layers.extras(replace(asked, text=text), chosen)), text)
