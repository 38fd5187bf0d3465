"""The documents that a report becomes: a council paper, a situation picture, slides."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from data.program import VERSION
from pages.report.compose.figures import blocks, with_figures
from pages.report.compose.pieces import (
    answer_by_plan,
    answers,
    appendix,
    background,
    basis,
    doubts,
    facts,
    made_from,
    methods,
    results,
    rule,
    section,
    short_basis,
    short_facts,
    those_that_stay,
)
from pages.report.contents import Contents
from pages.report.document import (
    Attachment,
    Document,
    Paragraph,
    Section,
    Stamp,
    Template,
    ToWrite,
)
from pages.shared import cached
from pages.shared.components import as_csv, file_name


def composed(template: Template, contents: Contents) -> Document:
    """Set the report's figures by a template, with its doubts, methods and basis."""
    text, version = contents.text, contents.version
    day = cached.as_of(version)
    study = contents.study
    pilots = [contents.names.get(p.area, p.area) for p in study.pilots] if study else []
    document = Document(
        template=template,
        language=text.code,
        title=contents.title,
        subtitle=_subtitle(contents, ", ".join(pilots), day),
        mark=text.frame.fictive if version.fictive else "",
        foot=text.document.foot.format(
            print=version.fingerprint[:10], number=version.number, program=VERSION
        ),
        day=day,
        facts=short_facts(contents) if template is Template.MEETING else facts(contents),
        sections=tuple(_TEMPLATES[template](contents)),
        stamp=Stamp(data=version.fingerprint, version=version.number, program=VERSION),
    )
    return replace(document, attachments=tuple(_tables(contents)))


def _subtitle(contents: Contents, pilots: str, loaded_on: date) -> str:
    """Until when the data speak: their extract, else the last month that they hold."""
    text, known = contents.text, cached.catalogue(contents.version)
    if known.extracted_on is None and known.covered is None:
        day = text.numbers.day(loaded_on)
        return text.document.subtitle_loaded.format(pilots=pilots, day=day)
    if known.extracted_on is not None:
        until = text.numbers.day(known.extracted_on)
    else:
        until = text.numbers.month(known.covered[1] - timedelta(days=1))  # type: ignore[index]
    return text.document.subtitle.format(pilots=pilots, day=until)


def _tables(contents: Contents) -> Iterator[Attachment]:
    """The table of each figure, as its card on the page gives it."""
    text = contents.text
    for number, entry in enumerate(with_figures(contents), start=1):
        if entry.figure:
            card = entry.figure.card
            yield Attachment(
                name=f"{number:02}-{file_name(card)}.csv",
                mime="text/csv",
                content=as_csv(card, entry.figure.version, text),
                about=text.document.data_about.format(title=card.title),
                figure=number,
            )


def _council(contents: Contents) -> Iterator[Section]:
    """The headings of a tjänsteskrivelse; what the officer decides is left to write."""
    text = contents.text
    yield section(text.document.proposal, ToWrite(text.document.proposal_prompt))
    yield section(text.document.summary, *answers(contents))
    yield section(text.document.matter, ToWrite(text.document.matter_prompt))
    yield section(text.document.background, *background(contents))
    yield section(text.document.method, *methods(contents))
    yield from results(contents)
    yield section(text.document.doubts, *doubts(contents))
    yield section(
        text.document.conclusion,
        rule(contents.study, contents),
        Paragraph(text.document.lays_out),
        ToWrite(text.document.conclusion_prompt),
    )
    yield section(text.document.economy, ToWrite(text.document.economy_prompt))
    yield section(text.document.basis, *basis(contents))
    yield from appendix(contents)


def _situation(contents: Contents) -> Iterator[Section]:
    text = contents.text
    yield section(text.document.summary, *answers(contents))
    yield section(text.document.figures, *blocks(contents, with_figures(contents)))
    yield section(text.document.doubts, *doubts(contents))
    yield section(text.document.method, *methods(contents))
    yield section(text.document.basis, short_basis(contents), *those_that_stay(contents))


def _meeting(contents: Contents) -> Iterator[Section]:
    """The answer and what the plan's rule makes of it first; what it was made from last."""
    text = contents.text
    yield section(text.document.answer, *answer_by_plan(contents))
    yield section(text.document.figures, *blocks(contents, with_figures(contents)))
    yield section(text.document.doubts, *doubts(contents))
    yield section(text.document.made_from, *made_from(contents), *those_that_stay(contents))


_TEMPLATES: Mapping[Template, Callable[[Contents], Iterator[Section]]] = {
    Template.COUNCIL: _council,
    Template.SITUATION: _situation,
    Template.MEETING: _meeting,
}
