"""Swedish: the words, a file for each page. What goes into the slots is in sentences.py."""

from pages.shared.text import Text
from pages.shared.text.numbers import SWEDISH
from pages.shared.text.sv.access import ACCESS
from pages.shared.text.sv.accessibility import ACCESSIBILITY
from pages.shared.text.sv.answers import ANSWERS
from pages.shared.text.sv.calendar import CALENDAR
from pages.shared.text.sv.chain import CHAIN
from pages.shared.text.sv.checks import CHECKS
from pages.shared.text.sv.choices import CHOICES
from pages.shared.text.sv.concentration import CONCENTRATION
from pages.shared.text.sv.cost import COST
from pages.shared.text.sv.decision import DECISION
from pages.shared.text.sv.documents import DOCUMENTS
from pages.shared.text.sv.doubts import (
    DOUBT,
    DOUBT_ADVICE,
    DOUBT_NAME,
    DOUBT_UNCLEAR,
    DOUBT_UNKNOWN,
)
from pages.shared.text.sv.draw import DRAW
from pages.shared.text.sv.effect import EFFECT
from pages.shared.text.sv.emmie import EMMIE
from pages.shared.text.sv.evidence import EVIDENCE
from pages.shared.text.sv.experienced import EXPERIENCED
from pages.shared.text.sv.faults import FAULTS
from pages.shared.text.sv.files import KIND, KNOWN_BY, PERSONAL, REMARK, RULE
from pages.shared.text.sv.first import FIRST
from pages.shared.text.sv.frame import CARD, FRAME, WORDS
from pages.shared.text.sv.funnel import FUNNEL
from pages.shared.text.sv.glossary import GLOSSARY
from pages.shared.text.sv.hot_spots import HOT_SPOTS
from pages.shared.text.sv.hours import HOURS
from pages.shared.text.sv.in_time import IN_TIME
from pages.shared.text.sv.indexed import INDEXED
from pages.shared.text.sv.indicators import INDICATORS
from pages.shared.text.sv.item_changes import ITEM_CHANGES
from pages.shared.text.sv.journal import JOURNAL
from pages.shared.text.sv.judgement import JUDGEMENT
from pages.shared.text.sv.layers import LAYERS
from pages.shared.text.sv.leaving import LEAVING
from pages.shared.text.sv.links import LINKS
from pages.shared.text.sv.map import MAP
from pages.shared.text.sv.measures_done import MEASURES_DONE
from pages.shared.text.sv.method import CALIBRATION, METHOD
from pages.shared.text.sv.methods import METHODS
from pages.shared.text.sv.moved import MOVED
from pages.shared.text.sv.notes import NOTES
from pages.shared.text.sv.office import OFFICE
from pages.shared.text.sv.options import OPTIONS
from pages.shared.text.sv.overview import OVERVIEW
from pages.shared.text.sv.participation import PARTICIPATION
from pages.shared.text.sv.picture import PICTURE
from pages.shared.text.sv.places import PLACES
from pages.shared.text.sv.plan import PLAN
from pages.shared.text.sv.present import PRESENT
from pages.shared.text.sv.privacy import PRIVACY
from pages.shared.text.sv.problems_seen import PROBLEMS_SEEN
from pages.shared.text.sv.process import PROCESS
from pages.shared.text.sv.quarters import QUARTERS
from pages.shared.text.sv.readiness import READINESS
from pages.shared.text.sv.relative import RELATIVE
from pages.shared.text.sv.report import DOCUMENT, REPORT
from pages.shared.text.sv.reporting import REPORTING
from pages.shared.text.sv.results import METHOD_NOTE, REASON, UNIT, WORDING
from pages.shared.text.sv.retention import RETENTION
from pages.shared.text.sv.safety import SAFETY
from pages.shared.text.sv.selection import SELECTION
from pages.shared.text.sv.series import SERIES
from pages.shared.text.sv.sheets import SHEETS
from pages.shared.text.sv.side_by_side import SIDE_BY_SIDE
from pages.shared.text.sv.side_by_side_map import SIDE_BY_SIDE_MAP
from pages.shared.text.sv.situation import SITUATION
from pages.shared.text.sv.slides import SLIDES
from pages.shared.text.sv.sources import COLUMNS, HISTORY, KEEP, QUALITY, SOURCES
from pages.shared.text.sv.store import COMMAND, STORE
from pages.shared.text.sv.street_map import STREET_MAP
from pages.shared.text.sv.templates import TEMPLATES
from pages.shared.text.sv.timeline import TIMELINE
from pages.shared.text.sv.trends import TRENDS
from pages.shared.text.sv.unusual import UNUSUAL
from pages.shared.text.sv.walks import WALKS
from pages.shared.text.sv.when import WHEN
from pages.shared.text.sv.where_next import WHERE_NEXT
from pages.shared.text.sv.who_answered import WHO_ANSWERED
from pages.shared.text.sv.windows import WINDOWS

SWEDISH_TEXT = Text(
    code="sv",
    numbers=SWEDISH,
    menu={
        "report": "Rapport",
        "overview": "Översikt",
        "trends": "Trender",
        "map": "Karta",
        "effect": "Effekt",
        "safety": "Trygghet",
        "process": "Arbetssätt och metoder",
        "decision": "Fler platser?",
        "plan": "Utvärderingsplan",
        "sources": "Underlag",
        "first": "Börja här",
        "method": "Så räknar vi",
        "journal": "Loggbok",
        "privacy": "Integritet",
        "accessibility": "Tillgänglighet",
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
