"""Whom the decision is about: every pilot of the plan, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.results import NotPossible, Reason
from analysis.told import Told
from data.store import Version
from data.study import Pilot, Study
from pages.shared import cached
from pages.shared.components import refusal
from pages.shared.text import Text
from pages.shared.told import of_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The decision is never about what is filtered: `study` says what is asked."""

    version: Version
    study: Study  # its after periods end with the settled data
    names: Mapping[str, str]  # of the areas, by id
    as_of: date  # until which the files about the work speak
    text: Text

    @property
    def told(self) -> tuple[Told, ...]:
        """What the answers by counts are made of, of all pilots."""
        return tuple(
            one
            for pilot in self.study.pilots
            for outcome in (pilot.primary, *pilot.secondary)
            for one in of_outcome(self.version, pilot, outcome)
        )

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
