"""The page Report, and what stands in the documents that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReportText:
    title: str
    lead: str
    lead_to_read: str  # for a reader, who puts nothing in it
    which: str
    untitled: str  # name
    new: str
    name: str
    empty: str
    empty_to_read: str
    heading: str  # n
    opening: str
    missing: str
    missing_why: str
    withheld: str
    open_view: str
    up: str
    down: str
    remove: str
    words: str
    comment: str
    meeting: str
    save: str
    saved: str
    not_saved: str
    own_words: str
    make: str
    make_lead: str
    template: str
    templates: Mapping[str, str]
    template_about: Mapping[str, str]
    language: str
    languages: Mapping[str, str]
    formats: Mapping[str, str]
    everything: str
    no_pictures: str
    files: Mapping[str, str]  # what a file is called
    command: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class DocumentText:
    """Headings and fixed sentences of documents."""

    proposal: str
    proposal_prompt: str
    summary: str
    matter: str
    matter_prompt: str
    background: str
    method: str
    results: str
    doubts: str
    conclusion: str
    conclusion_prompt: str
    economy: str
    economy_prompt: str
    basis: str
    appendix: str
    figures: str
    subtitle: str  # pilots, day
    subtitle_loaded: str  # pilots, day
    plan_says: str
    plan_columns: tuple[str, str]
    rule: str  # rule
    no_rule: str
    lays_out: str
    change_not_cause: str
    area_doubts: str  # area
    no_plan: str
    basis_columns: tuple[str, str, str, str]  # kind, file, extracted, rows
    basis_files: str
    answer: str
    aim: str  # area, aim
    made_from: str
    figure_columns: tuple[str, str, str, str]  # number, finding, page, id
    basis_figures: str
    again: str
    facts: Mapping[str, str]
    version: str  # number, day
    not_locked: str
    made_again: str  # id, print, number, program
    figure_doubts: str
    figure_note: str  # numbers, note
    figure_doubt: str  # numbers, name, said
    foot: str  # print, number, program
    data_about: str  # title
    no_figures: str
    withheld: str  # id, page, why
