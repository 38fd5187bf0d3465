"""What the reader looks at: which pilot area, and what is known of the questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.intake import Kind
from data.kinds.items import ItemBank, item_scales
from data.store import Version
from data.study import Outcome, Pilot
from pages.shared import cached, session
from pages.shared.text import Text
from pages.shared.text.groups import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    version: Version
    pilot: Pilot | None  # without a plan nothing is before or after
    names: Mapping[str, str]  # of the areas, by id
    bank: ItemBank
    text: Text

    @property
    def area(self) -> str:
        """What the pilot area is called."""
        return self.names.get(self.pilot.area, self.pilot.area) if self.pilot else ""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The survey questions that the plan asks about this pilot."""
        if self.pilot is None:
            return ()
        return tuple(o for o in (self.pilot.primary, *self.pilot.secondary) if o.item)

    @property
    def is_ours(self) -> bool:
        """Does the survey ask questions of our list? A user's own may be those of others."""
        ours = item_scales()
        return any(one.item in ours for one in cached.item_shares(self.version))

    def share(self, item: str) -> str:
        """'andel otrygga'; the item's code where nobody knows it."""
        return self.bank.texts(self.text.code).get(item, (item, item))[0]

    def question(self, item: str) -> str:
        """'andel otrygga ("Hur trygg är du ...?")'."""
        share, wording = self.bank.texts(self.text.code).get(item, (item, item))
        return quoted(share, wording, self.text.code) if share != wording else share

    def wording(self, item: str) -> str:
        """'Hur trygg är du ...?'"""
        return self.bank.texts(self.text.code).get(item, (item, item))[1]

    def short(self, item: str) -> str:
        """'otrygga i området på kvällen och natten'; of a user's own question all of it."""
        return self.text.item_changes.short.get(item) or self.question(item)

    def named(self, item: str) -> str:
        """As `short`; of an own question its share alone: where the question stands above."""
        return self.text.item_changes.short.get(item) or self.share(item)

    def respondents(self, group: str) -> str:
        """'besökare'; a group that nobody foresaw keeps its own word."""
        return self.text.safety.respondents.get(group, group)


def ask(text: Text) -> Asked:
    version = cached.version()
    version.part(Kind.SURVEY)  # without a survey the frame says what is missing
    study = cached.plan(version)
    return Asked(
        version=version,
        pilot=study.pilot(session.pilot_area(study)) if study else None,
        names=dict(cached.catalogue(version).areas),
        bank=cached.items(version),
        text=text,
    )
