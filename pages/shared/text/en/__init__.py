"""English: the words, a file for each page. What goes into the slots is in sentences.py."""

from pages.shared.text import Text
from pages.shared.text.en.access import ACCESS
from pages.shared.text.en.accessibility import ACCESSIBILITY
from pages.shared.text.en.answers import ANSWERS
from pages.shared.text.en.calendar import CALENDAR
from pages.shared.text.en.chain import CHAIN
from pages.shared.text.en.checks import CHECKS
from pages.shared.text.en.choices import CHOICES
from pages.shared.text.en.concentration import CONCENTRATION
from pages.shared.text.en.cost import COST
from pages.shared.text.en.decision import DECISION
from pages.shared.text.en.documents import DOCUMENTS
from pages.shared.text.en.doubts import (
    DOUBT,
    DOUBT_ADVICE,
    DOUBT_NAME,
    DOUBT_UNCLEAR,
    DOUBT_UNKNOWN,
)
from pages.shared.text.en.draw import DRAW
from pages.shared.text.en.effect import EFFECT
from pages.shared.text.en.emmie import EMMIE
from pages.shared.text.en.evidence import EVIDENCE
from pages.shared.text.en.experienced import EXPERIENCED
from pages.shared.text.en.faults import FAULTS
from pages.shared.text.en.files import KIND, KNOWN_BY, PERSONAL, REMARK, RULE
from pages.shared.text.en.first import FIRST
from pages.shared.text.en.frame import CARD, FRAME, WORDS
from pages.shared.text.en.funnel import FUNNEL
from pages.shared.text.en.glossary import GLOSSARY
from pages.shared.text.en.hot_spots import HOT_SPOTS
from pages.shared.text.en.hours import HOURS
from pages.shared.text.en.in_time import IN_TIME
from pages.shared.text.en.indexed import INDEXED
from pages.shared.text.en.indicators import INDICATORS
from pages.shared.text.en.item_changes import ITEM_CHANGES
from pages.shared.text.en.journal import JOURNAL
from pages.shared.text.en.judgement import JUDGEMENT
from pages.shared.text.en.layers import LAYERS
from pages.shared.text.en.leaving import LEAVING
from pages.shared.text.en.links import LINKS
from pages.shared.text.en.map import MAP
from pages.shared.text.en.measures_done import MEASURES_DONE
from pages.shared.text.en.method import CALIBRATION, METHOD
from pages.shared.text.en.methods import METHODS
from pages.shared.text.en.moved import MOVED
from pages.shared.text.en.notes import NOTES
from pages.shared.text.en.office import OFFICE
from pages.shared.text.en.options import OPTIONS
from pages.shared.text.en.overview import OVERVIEW
from pages.shared.text.en.participation import PARTICIPATION
from pages.shared.text.en.picture import PICTURE
from pages.shared.text.en.places import PLACES
from pages.shared.text.en.plan import PLAN
from pages.shared.text.en.present import PRESENT
from pages.shared.text.en.privacy import PRIVACY
from pages.shared.text.en.problems_seen import PROBLEMS_SEEN
from pages.shared.text.en.process import PROCESS
from pages.shared.text.en.quarters import QUARTERS
from pages.shared.text.en.readiness import READINESS
from pages.shared.text.en.relative import RELATIVE
from pages.shared.text.en.report import DOCUMENT, REPORT
from pages.shared.text.en.reporting import REPORTING
from pages.shared.text.en.results import METHOD_NOTE, REASON, UNIT, WORDING
from pages.shared.text.en.retention import RETENTION
from pages.shared.text.en.safety import SAFETY
from pages.shared.text.en.selection import SELECTION
from pages.shared.text.en.series import SERIES
from pages.shared.text.en.sheets import SHEETS
from pages.shared.text.en.side_by_side import SIDE_BY_SIDE
from pages.shared.text.en.side_by_side_map import SIDE_BY_SIDE_MAP
from pages.shared.text.en.situation import SITUATION
from pages.shared.text.en.slides import SLIDES
from pages.shared.text.en.sources import COLUMNS, HISTORY, KEEP, QUALITY, SOURCES
from pages.shared.text.en.store import COMMAND, STORE
from pages.shared.text.en.street_map import STREET_MAP
from pages.shared.text.en.templates import TEMPLATES
from pages.shared.text.en.timeline import TIMELINE
from pages.shared.text.en.trends import TRENDS
from pages.shared.text.en.unusual import UNUSUAL
from pages.shared.text.en.walks import WALKS
from pages.shared.text.en.when import WHEN
from pages.shared.text.en.where_next import WHERE_NEXT
from pages.shared.text.en.who_answered import WHO_ANSWERED
from pages.shared.text.en.windows import WINDOWS
from pages.shared.text.numbers import ENGLISH

ENGLISH_TEXT = Text(
    code="en",
    numbers=ENGLISH,
    menu={
        "report": "Report",
        "overview": "Overview",
        "trends": "Trends",
        "map": "Map",
        "effect": "Effect",
        "safety": "Safety",
        "process": "Ways of working and methods",
        "decision": "More places?",
        "plan": "Evaluation plan",
        "sources": "Sources",
        "first": "Start here",
        "method": "How we compute",
        "journal": "Log book",
        "privacy": "Privacy",
        "accessibility": "Accessibility",
    },
    frame=FRAME,
    access=ACCESS,
    links=LINKS,
    card=CARD,
    words=WORDS,
    overview=OVERVIEW,
    trends=TRENDS,
    notes=NOTES,
    unusual=UNUSUAL,
    indexed=INDEXED,
    when=WHEN,
    windows=WINDOWS,
    side_by_side=SIDE_BY_SIDE,
    funnel=FUNNEL,
    calendar=CALENDAR,
    map=MAP,
    layers=LAYERS,
    picture=PICTURE,
    draw=DRAW,
    documents=DOCUMENTS,
    office=OFFICE,
    sheets=SHEETS,
    relative=RELATIVE,
    hot_spots=HOT_SPOTS,
    street_map=STREET_MAP,
    concentration=CONCENTRATION,
    quarters=QUARTERS,
    side_by_side_map=SIDE_BY_SIDE_MAP,
    effect=EFFECT,
    plan=PLAN,
    process=PROCESS,
    situation=SITUATION,
    slides=SLIDES,
    methods=METHODS,
    timeline=TIMELINE,
    walks=WALKS,
    chain=CHAIN,
    faults=FAULTS,
    decision=DECISION,
    evidence=EVIDENCE,
    emmie=EMMIE,
    options=OPTIONS,
    cost=COST,
    readiness=READINESS,
    where_next=WHERE_NEXT,
    indicators=INDICATORS,
    participation=PARTICIPATION,
    measures_done=MEASURES_DONE,
    glossary=GLOSSARY,
    first=FIRST,
    judgement=JUDGEMENT,
    checks=CHECKS,
    moved=MOVED,
    series=SERIES,
    present=PRESENT,
    report=REPORT,
    leaving=LEAVING,
    journal=JOURNAL,
    document=DOCUMENT,
    reporting=REPORTING,
    in_time=IN_TIME,
    choices=CHOICES,
    places=PLACES,
    hours=HOURS,
    selection=SELECTION,
    safety=SAFETY,
    answers=ANSWERS,
    item_changes=ITEM_CHANGES,
    who_answered=WHO_ANSWERED,
    experienced=EXPERIENCED,
    problems_seen=PROBLEMS_SEEN,
    sources=SOURCES,
    templates=TEMPLATES,
    columns=COLUMNS,
    quality=QUALITY,
    history=HISTORY,
    keep=KEEP,
    calibration=CALIBRATION,
    method=METHOD,
    privacy=PRIVACY,
    retention=RETENTION,
    accessibility=ACCESSIBILITY,
    store=STORE,
    command=COMMAND,
    unit=UNIT,
    method_note=METHOD_NOTE,
    doubt=DOUBT,
    doubt_name=DOUBT_NAME,
    doubt_unknown=DOUBT_UNKNOWN,
    doubt_unclear=DOUBT_UNCLEAR,
    doubt_advice=DOUBT_ADVICE,
    reason=REASON,
    wording=WORDING,
    kind=KIND,
    rule=RULE,
    remark=REMARK,
    personal=PERSONAL,
    known_by=KNOWN_BY,
)
