"""Whom the decision is about: every pilot of the plan, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.results import NotPossible, Reason
from data.store import Version
from data.study import Pilot, Study
from pages.shared import cached
from pages.shared.components import refusal
from pages.shared.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The decision is never about what is filtered: `study` says what is asked."""

    version: Version
    study: Study  # its after periods end with the settled data
    names: Mapping[str, str]  # of the areas, by id
    as_of: date  # until which the files about the work speak
    text: Text

    def area(self, pilot: Pilot) -> str:
        """What the pilot area is called."""
        return self.names.get(pilot.area, pilot.area)


def ask(text: Text) -> Asked:
    """Without a plan there is nothing to decide by, and the page says so."""
    version = cached.version()
    study = cached.study(version)
    if study is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.overview.not_judged)
        st.stop()
    return Asked(
        version=version,
        study=study,
        names=dict(cached.catalogue(version).areas),
        as_of=cached.as_of(version),
        text=text,
    )
