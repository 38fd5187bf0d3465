"""Sections that several templates have: what the plan says, the answers, the doubts, the basis."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd

from analysis.doubts import weakening
from analysis.results import Comparison, Estimate, NotPossible
from data.intake import Kind
from data.keeping.parts import Part
from data.program import VERSION
from data.study import Pilot, Study
from pages.report.compose.figures import blocks, with_figures
from pages.report.contents import Contents, page_name
from pages.report.document import Block, Paragraph, Points, Section, Table
from pages.shared import cached, judged
from pages.shared.cards import WordedDoubt, worded
from pages.shared.text import plan, sentences
from pages.shared.text.groups import outcome_name
from pages.shared.verdicts import verdict_words


def section(heading: str, *blocks_: Block, level: int = 1) -> Section:
    return Section(heading=heading, level=level, blocks=blocks_)


def answers(contents: Contents) -> tuple[Block, ...]:
    """What the decision rule says of each pilot's primary outcome, as the pages say it."""
    text = contents.text
    if contents.study is None:
        return (Paragraph(text.document.no_plan),)
    said = tuple(_answer(contents, pilot) for pilot in contents.study.pilots)
    return (Points(said), Paragraph(text.document.change_not_cause))


def _answer(contents: Contents, pilot: Pilot) -> str:
    text, version = contents.text, contents.version
    area = contents.names.get(pilot.area, pilot.area)
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    if pilot.primary.groups:
        found = cached.findings(version, pilot, pilot.primary)
        if not isinstance(found.change, Comparison) or found.verdict is None:
            return f"{area}: {sentences.no_answer(found.change, text)}"  # type: ignore[arg-type]
        words = verdict_words(version, pilot, found.verdict, text)
        sentence, _ = sentences.answer(area, outcome, found.verdict, text)
        basis = sentences.basis_alone(found.change, text, sentences.n_of(found, text))
        return sentences.together(sentence, words, basis)
    answered = cached.safety(version, pilot, pilot.primary)
    result = answered if isinstance(answered, NotPossible) else answered.difference
    if not isinstance(result, Estimate):
        return f"{area}: {sentences.no_answer(result, text)}"
    return sentences.share_against_comparison(result, area, outcome, text)


def answer_by_plan(contents: Contents) -> tuple[Block, ...]:
    """What the plan aimed at, the answer, what follows from it; and the rule for the decision."""
    text, study = contents.text, contents.study
    if study is None:
        return answers(contents)
    said = tuple(line for pilot in study.pilots for line in _aim_and_answer(contents, pilot))
    return (Points(said), rule(study, contents), Paragraph(text.document.change_not_cause))


def _aim_and_answer(contents: Contents, pilot: Pilot) -> Iterator[str]:
    text, names = contents.text, contents.names
    aim = plan.said(pilot.primary, names, text)
    yield text.document.aim.format(area=names.get(pilot.area, pilot.area), aim=aim)
    yield _answer(contents, pilot)
    if pilot.primary.groups:
        verdict = cached.findings(contents.version, pilot, pilot.primary).verdict
        if verdict is not None:
            yield text.judgement.stance[verdict.stance]


def background(contents: Contents) -> tuple[Block, ...]:
    """What the plan compares with what, and whether it was locked before anybody looked."""
    text, study = contents.text, contents.study
    if study is None:
        return (Paragraph(text.document.no_plan),)
    purpose = [Paragraph(study.purpose)] if study.purpose else []
    lock = Paragraph(plan.lock_sentence(study, text) if study.lock else text.document.not_locked)
    return (*purpose, lock, *(_planned(contents, pilot) for pilot in study.pilots))


def _planned(contents: Contents, pilot: Pilot) -> Table:
    text = contents.text
    area = contents.names.get(pilot.area, pilot.area)
    rows = plan.pilot_rows(pilot, contents.names, text)
    return Table(
        caption=text.document.plan_says.format(area=area),
        rows=pd.DataFrame(rows, columns=list(text.document.plan_columns)),
    )


def results(contents: Contents) -> Iterator[Section]:
    """In the report's order, under the name of the page they come from."""
    text = contents.text
    entries = with_figures(contents)
    if not entries:
        yield section(text.document.results, Paragraph(text.document.no_figures))
        return
    yield section(text.document.results)
    for page, of_page in groupby(entries, key=lambda entry: entry.address.page):
        yield section(page_name(text, page), *blocks(contents, tuple(of_page)), level=2)


def doubts(contents: Contents) -> tuple[Block, ...]:
    """What speaks against each pilot's answer: the same list as on the page of the effect."""
    study, text = contents.study, contents.text
    pilots = study.pilots if study else ()
    told: list[Block] = [block for pilot in pilots for block in _against(contents, pilot)]
    lines = tuple(_of_figures(contents, told))
    if lines:
        told += [Paragraph(text.document.figure_doubts), Points(lines)]
    return tuple(told) or (Paragraph(text.document.no_plan),)


def _of_figures(contents: Contents, told: Sequence[Block]) -> Iterator[str]:
    """What weakens single figures and is not told of a pilot's answer: each once."""
    said = {line for block in told if isinstance(block, Points) for line in block.said}
    numbers: dict[WordedDoubt, list[str]] = {}
    for number, entry in enumerate(with_figures(contents), start=1):
        for doubt in entry.figure.card.doubts if entry.figure else ():
            if f"{doubt.name}. {doubt.said}" not in said:
                numbers.setdefault(doubt, []).append(contents.text.numbers.whole(number))
    text = contents.text
    for doubt, found in numbers.items():
        yield text.document.figure_doubt.format(
            numbers=", ".join(found), name=doubt.name, said=doubt.said
        )


def _against(contents: Contents, pilot: Pilot) -> Iterator[Block]:
    text, version, names = contents.text, contents.version, contents.names
    yield Paragraph(text.document.area_doubts.format(area=names.get(pilot.area, pilot.area)))
    if pilot.primary.groups:
        checks = judged.doubts_about(version, pilot, pilot.primary, dict(names))
    else:
        answered = cached.safety(version, pilot, pilot.primary)
        result = answered if isinstance(answered, NotPossible) else answered.difference
        if not isinstance(result, Estimate):
            yield Paragraph(sentences.sentence_case(sentences.no_answer(result, text)))
            return
        checks = judged.doubts_about_answers(version, pilot, result, dict(names))
    weak = worded(weakening(checks), names, text)
    lines = tuple(f"{doubt.name}. {doubt.said}" for doubt in weak)
    yield Points(lines) if lines else Paragraph(text.effect.no_doubts)


def rule(study: Study | None, contents: Contents) -> Paragraph:
    """The decision rule as it is written."""
    text = contents.text
    written = study.decision_rule.strip() if study else ""
    return Paragraph(text.document.rule.format(rule=written) if written else text.document.no_rule)


def methods(contents: Contents) -> tuple[Block, ...]:
    """How the figures of this document were made, each way once."""
    text = contents.text
    numbers: dict[str, list[str]] = {}
    for number, entry in enumerate(with_figures(contents), start=1):
        if entry.figure and (note := entry.figure.card.note.strip()):
            numbers.setdefault(note, []).append(text.numbers.whole(number))
    said = text.document.figure_note
    return (Points(tuple(said.format(numbers=", ".join(of), note=n) for n, of in numbers.items())),)


def appendix(contents: Contents) -> Iterator[Section]:
    """Every method and limit, as the page on them says it."""
    yield section(contents.text.document.appendix)
    for heading, body in contents.text.method.sections:
        yield section(heading, Paragraph(body), level=2)


def basis(contents: Contents) -> tuple[Block, ...]:
    """Which files the numbers come from, and how each figure is found again."""
    text = contents.text
    figures = [
        (
            text.numbers.whole(number),
            entry.figure.card.title,
            page_name(text, entry.address.page),
            entry.address.id,
        )
        for number, entry in enumerate(with_figures(contents), start=1)
        if entry.figure
    ]
    return (
        _files(contents, contents.version.files),
        Table(
            caption=text.document.basis_figures,
            rows=pd.DataFrame(figures, columns=list(text.document.figure_columns)),
        ),
        Paragraph(text.document.again),
        *those_that_stay(contents),
    )


def those_that_stay(contents: Contents) -> tuple[Block, ...]:
    lines = tuple(staying(contents))
    return (Points(lines),) if lines else ()


def staying(contents: Contents) -> Iterator[str]:
    """Which figures stay in, and why: by page and id, for a finding could give away as much."""
    text = contents.text
    for entry in contents.entries:
        if entry.figure and entry.withheld:
            page = page_name(text, entry.address.page)
            yield text.document.withheld.format(page=page, id=entry.address.id, why=entry.withheld)


def short_basis(contents: Contents) -> Table:
    """Only the files that its figures use; how a figure is found again stands below it."""
    used = {
        kind
        for entry in with_figures(contents)
        if entry.figure
        for kind in (*entry.figure.card.kinds, Kind.STUDY)
    }
    files = [part for part in contents.version.files if part.kind in used]
    return _files(contents, files)


def made_from(contents: Contents) -> tuple[Block, ...]:
    """Methods, files and checksums, small: for who asks after the meeting."""
    files = [" · ".join(map(str, row)) for row in short_basis(contents).rows.to_numpy()]
    told = [f"{label}: {value}" for label, value in facts(contents)]
    return (*methods(contents), Points((*files, *told)))


def _files(contents: Contents, files: Sequence[Part]) -> Table:
    text, numbers = contents.text, contents.text.numbers
    rows = [
        (
            text.kind[part.kind],
            part.name,
            numbers.day(part.extracted_on) if part.extracted_on else text.card.no_extraction_date,
            numbers.whole(part.kept_count),
        )
        for part in files
    ]
    return Table(
        caption=text.document.basis_files,
        rows=pd.DataFrame(rows, columns=list(text.document.basis_columns)),
    )


def facts(contents: Contents) -> tuple[tuple[str, str], ...]:
    """For the first page: which data, which plan, which program."""
    text, version = contents.text, contents.version
    study, names = contents.study, contents.text.document.facts
    made = text.numbers.day(version.made_at.date())
    lock = plan.lock_sentence(study, text) if study and study.lock else text.document.not_locked
    return (
        (names["data"], text.document.version.format(number=version.number, day=made)),
        (names["print"], version.fingerprint[:10]),
        *(((names["plan"], lock),) if study else ()),
        (names["program"], f"Pilotkollen {VERSION}"),
    )


def short_facts(contents: Contents) -> tuple[tuple[str, str], ...]:
    """For a first slide: when the plan was locked, and no checksums."""
    text, study = contents.text, contents.study
    names = text.document.facts
    if study is None:
        return ((names["data"], text.document.no_plan),)
    return ((names["plan"], plan.locked_when(study, text)),)
