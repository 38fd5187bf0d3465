"""Whom the effect page is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.doubts import Check, weakening
from analysis.told import Told
from data.store import Version
from data.study import Counting, Pilot
from pages.shared import cached
from pages.shared.cards import WordedDoubt, worded
from pages.shared.text import Text
from pages.shared.text.groups import outcome_name
from pages.shared.told import of_outcome


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the page is about, in which language."""

    version: Version
    pilot: Pilot
    names: Mapping[str, str]
    text: Text
    checks: tuple[Check, ...] = ()  # what was looked for that speaks against the answer

    @property
    def doubts(self) -> tuple[WordedDoubt, ...]:
        """Those that weaken the answer, for every figure to carry."""
        return worded(weakening(self.checks), self.names, self.text)

    @property
    def told(self) -> tuple[Told, ...]:
        """What its answer is made of: every figure of the answer lets it be worked out."""
        return of_outcome(self.version, self.pilot, self.pilot.primary)

    @property
    def counted(self) -> Counting:
        """Which incidents the primary outcome counts."""
        return Counting(tuple(sorted(self.pilot.primary.groups)), self.pilot.primary.business)

    @property
    def area(self) -> str:
        return self.names.get(self.pilot.area, self.pilot.area)

    @property
    def outcome(self) -> str:
        items = cached.item_names(self.version, self.text.code)
        return outcome_name(self.pilot.primary, items, self.text)

    @property
    def periods(self) -> str:
        numbers = self.text.numbers
        after, before = numbers.period(self.pilot.after), numbers.period(self.pilot.before)
        return f"{after} {self.text.words.versus} {before}"
