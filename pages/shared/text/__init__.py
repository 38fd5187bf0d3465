"""
Every word a person reads. A missing translation is a type error or a red test.

parts names the words, a file for each page; sv and en hold them, in files of the same names. Where
a number or a name goes in, they have a slot: {area}. What puts numbers into slots is in
sentences.py, once for both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.results import Doubt, Method, Reason, Unit, Wording
from data.columns.personal import PersonalData
from data.counting.preliminary import KnownBy
from data.intake import Kind
from data.problems import Remark, Rule
from data.study import Direction
from pages.shared.text.numbers import Numbers
from pages.shared.text.parts.access import AccessText
from pages.shared.text.parts.accessibility import AccessibilityText
from pages.shared.text.parts.answers import AnswersText
from pages.shared.text.parts.calendar import CalendarText
from pages.shared.text.parts.chain import ChainText
from pages.shared.text.parts.checks import ChecksText
from pages.shared.text.parts.choices import ChoicesText
from pages.shared.text.parts.concentration import ConcentrationText
from pages.shared.text.parts.cost import CostText
from pages.shared.text.parts.decision import DecisionText
from pages.shared.text.parts.documents import DocumentsText
from pages.shared.text.parts.draw import DrawText
from pages.shared.text.parts.effect import EffectText
from pages.shared.text.parts.emmie import EmmieText
from pages.shared.text.parts.evidence import EvidenceText
from pages.shared.text.parts.experienced import ExperiencedText
from pages.shared.text.parts.faults import FaultsText
from pages.shared.text.parts.first import FirstText
from pages.shared.text.parts.frame import CardText, EffectWords, FrameText
from pages.shared.text.parts.funnel import FunnelText
from pages.shared.text.parts.glossary import GlossaryText
from pages.shared.text.parts.hot_spots import HotSpotsText
from pages.shared.text.parts.hours import HoursText
from pages.shared.text.parts.in_time import InTimeText
from pages.shared.text.parts.indexed import IndexedText
from pages.shared.text.parts.indicators import IndicatorsText
from pages.shared.text.parts.item_changes import ItemChangesText
from pages.shared.text.parts.journal import JournalText
from pages.shared.text.parts.judgement import JudgementText
from pages.shared.text.parts.layers import LayersText
from pages.shared.text.parts.leaving import LeavingText
from pages.shared.text.parts.links import LinksText
from pages.shared.text.parts.map import MapText
from pages.shared.text.parts.measures_done import MeasuresDoneText
from pages.shared.text.parts.method import CalibrationText, MethodText
from pages.shared.text.parts.methods import MethodsText
from pages.shared.text.parts.moved import MovedText
from pages.shared.text.parts.notes import NotesText
from pages.shared.text.parts.office import OfficeText
from pages.shared.text.parts.options import OptionsText
from pages.shared.text.parts.overview import OverviewText
from pages.shared.text.parts.participation import ParticipationText
from pages.shared.text.parts.picture import PictureText
from pages.shared.text.parts.places import PlacesText
from pages.shared.text.parts.plan import PlanText
from pages.shared.text.parts.present import PresentText
from pages.shared.text.parts.privacy import PrivacyText
from pages.shared.text.parts.problems_seen import ProblemsSeenText
from pages.shared.text.parts.process import ProcessText
from pages.shared.text.parts.quarters import QuartersText
from pages.shared.text.parts.readiness import ReadinessText
from pages.shared.text.parts.relative import RelativeText
from pages.shared.text.parts.report import DocumentText, ReportText
from pages.shared.text.parts.reporting import ReportingText
from pages.shared.text.parts.retention import RetentionText
from pages.shared.text.parts.safety import SafetyText
from pages.shared.text.parts.selection import SelectionText
from pages.shared.text.parts.series import SeriesText
from pages.shared.text.parts.sheets import SheetsText
from pages.shared.text.parts.side_by_side import SideBySideText
from pages.shared.text.parts.side_by_side_map import SideBySideMapText
from pages.shared.text.parts.situation import SituationText
from pages.shared.text.parts.slides import SlidesText
from pages.shared.text.parts.sources import (
    ColumnsText,
    HistoryText,
    KeepText,
    QualityText,
    SourcesText,
)
from pages.shared.text.parts.store import CommandText, StoreText
from pages.shared.text.parts.street_map import StreetMapText
from pages.shared.text.parts.templates import TemplatesText
from pages.shared.text.parts.timeline import TimelineText
from pages.shared.text.parts.trends import TrendsText
from pages.shared.text.parts.unusual import UnusualText
from pages.shared.text.parts.walks import WalksText
from pages.shared.text.parts.when import WhenText
from pages.shared.text.parts.where_next import WhereNextText
from pages.shared.text.parts.who_answered import WhoAnsweredText
from pages.shared.text.parts.windows import WindowsText


@dataclass(frozen=True, kw_only=True)
class Text:
    code: str  # "sv"
    numbers: Numbers
    menu: Mapping[str, str]
    frame: FrameText
    access: AccessText
    links: LinksText
    card: CardText
    words: EffectWords
    overview: OverviewText
    trends: TrendsText
    notes: NotesText
    unusual: UnusualText
    indexed: IndexedText
    when: WhenText
    windows: WindowsText
    side_by_side: SideBySideText
    funnel: FunnelText
    calendar: CalendarText
    map: MapText
    layers: LayersText
    picture: PictureText
    draw: DrawText
    documents: DocumentsText
    office: OfficeText
    sheets: SheetsText
    relative: RelativeText
    hot_spots: HotSpotsText
    street_map: StreetMapText
    concentration: ConcentrationText
    quarters: QuartersText
    side_by_side_map: SideBySideMapText
    effect: EffectText
    plan: PlanText
    process: ProcessText
    situation: SituationText
    slides: SlidesText
    methods: MethodsText
    timeline: TimelineText
    walks: WalksText
    chain: ChainText
    faults: FaultsText
    decision: DecisionText
    evidence: EvidenceText
    emmie: EmmieText
    options: OptionsText
    cost: CostText
    readiness: ReadinessText
    where_next: WhereNextText
    indicators: IndicatorsText
    participation: ParticipationText
    measures_done: MeasuresDoneText
    glossary: GlossaryText
    first: FirstText
    judgement: JudgementText
    checks: ChecksText
    moved: MovedText
    series: SeriesText
    present: PresentText
    report: ReportText
    leaving: LeavingText
    journal: JournalText
    document: DocumentText
    reporting: ReportingText
    in_time: InTimeText
    choices: ChoicesText
    places: PlacesText
    hours: HoursText
    selection: SelectionText
    safety: SafetyText
    answers: AnswersText
    item_changes: ItemChangesText
    who_answered: WhoAnsweredText
    experienced: ExperiencedText
    problems_seen: ProblemsSeenText
    sources: SourcesText
    templates: TemplatesText
    columns: ColumnsText
    quality: QualityText
    history: HistoryText
    keep: KeepText
    calibration: CalibrationText
    method: MethodText
    privacy: PrivacyText
    retention: RetentionText
    accessibility: AccessibilityText
    store: StoreText
    command: CommandText
    unit: Mapping[Unit, str]
    method_note: Mapping[Method, str]
    doubt: Mapping[Doubt, str]  # size, areas
    doubt_name: Mapping[Doubt, str]
    doubt_unknown: Mapping[Doubt, str]  # those that some data are needed to look for
    doubt_unclear: Mapping[Doubt, str]
    doubt_advice: Mapping[Doubt, str]
    reason: Mapping[Reason, str]  # size
    wording: Mapping[tuple[Wording, Direction], str]
    kind: Mapping[Kind, str]
    rule: Mapping[Rule, str]  # place, value, count
    remark: Mapping[Remark, str]
    personal: Mapping[PersonalData, str]
    known_by: Mapping[KnownBy, str]  # share, days
