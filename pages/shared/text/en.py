"""English: the words. What goes into the slots is in sentences.py."""

from analysis.results import Doubt, Method, Reason, Unit, Wording
from data.intake import Kind
from data.problems import Remark, Rule
from data.study import Direction
from pages.shared.text import (
    CardText,
    CommandText,
    EffectText,
    EffectWords,
    FrameText,
    MapText,
    MethodText,
    OverviewText,
    SafetyText,
    SourcesText,
    Text,
    TrendsText,
)
from pages.shared.text.numbers import ENGLISH

FRAME = FrameText(
    fictive="FIKTIVA DATA (made-up data)",
    fictive_long="FIKTIVA DATA (made-up data) \N{EN DASH} everything on this page is invented to show the tool.",
    schematic="Schematic map",
    pilot="Pilot area",
    exploring="Explore",
    exploring_help="The filters move the page Trends. On the page Map the offence groups apply, and the period only where no pilot periods can be compared. Overview, Effect and Safety always answer the questions that the evaluation plan asks.",
    areas="Areas",
    groups="Offence groups",
    from_month="From",
    to_month="Through",
    everywhere="All areas",
    all_groups="All offence groups",
    nothing_found="No incidents match the selection.",
    dropped="The link asked for values that do not exist here and are not used: {values}.",
    no_data="There is nothing to show yet. Load a file on the page Sources, "
    "or begin with the sample data.",
    nothing_earlier="There is no earlier version to go back to.",
    no_data_kind="This needs {kind}, and none is loaded. Load a file on the page Sources.",
    engine_unknown="The setting PILOTKOLLEN_ENGINE names an engine, {scheme}, that Pilotkollen does not know. It can be postgres://user@host/database or spark://host:7077, or empty.",
    engine_missing="The engine {scheme} needs the package {package}, which is not installed on this server. Install it, or empty the setting PILOTKOLLEN_ENGINE.",
    engine_unreachable="The database engine {address} gives no answer ({why}). What is loaded is untouched. Check that the engine is running, that this server reaches it and that its user may create tables, then load the page again.",
)

CARD = CardText(
    show_table="Show the figures",
    download_table="Download the figures (CSV)",
    source="Source: {source}, extracted {extracted}.",
    source_fictive="from Pilotkollen",
    no_extraction_date="on an unknown date",
    n_incidents="n = {n} incidents.",
    n_split="n = {own} incidents in the area and {others} in the comparison areas.",
    n_pilots="n = {n} incidents in the pilot areas.",
    n_answers="n = {n} answers.",
    stamp="Figure {id}, v {print}.",
    hidden_mark="··",
    no_value="none",
    hidden_note="·· = 1\N{EN DASH}4 incidents, withheld for privacy.",
    preliminary_note="Hatched or dashed: preliminary figures.",
    change_not_cause="The figure shows change, not cause.",
)

WORDS = EffectWords(
    fewer="{share} fewer",
    more="{share} more",
    same="as many",
    than_expected="{change} than expected",
    same_as_expected="as many as expected",
    lower="{points} percentage points lower",
    higher="{points} percentage points higher",
    same_points="unchanged",
    at_least="at least {value}",
    with_interval="{value} ({low} to {high})",
    prediction_interval="{level} prediction interval: {low} to {high}",
    confidence_interval="{level} confidence interval: {low} to {high}",
    points_interval="{level} confidence interval: {low} to {high} percentage points",
    per_month="{number} a month",
    incidents_fewer="{number} fewer",
    incidents_more="{number} more",
    versus="against",
    and_="and",
)

OVERVIEW = OverviewText(
    title="Overview",
    lead="What has happened in the pilot areas, compared with what the comparison areas lead us to expect?",
    primary="Primary outcome: {outcome}",
    headline="{area}, {outcome}: {change}",
    interval_title="Change of the primary outcome, compared with expected",
    interval_subtitle="The primary outcome compared with expected, {periods}",
    expected_axis="Change compared with expected",
    as_expected="as expected",
    columns=("Area", "Before, per month", "After, per month", "Change", "Lowest", "Highest"),
    before_after="{before} before ({before_period}) and {after} after ({after_period}).",
    expected="Expected had the area followed the comparison areas: {expected}.",
    safety_heading="Perceived safety",
    data_heading="Sources",
    data_line="{n} incidents, {period}.",
    what_now="What speaks against it?",
    not_judged="Not judged: {reason}",
)

TRENDS = TrendsText(
    title="Trends",
    lead="Explore how many incidents were recorded, when and of what kind. "
    "Nothing is judged here; the answers to the plan's questions are on the page Effect.",
    monthly_title="{n} incidents {period}",
    monthly_subtitle="Incidents per month. {groups}, {areas}",
    rolling_title="The latest twelve months",
    rolling_up="{last} incidents in the latest twelve months against {earlier} in the twelve before",
    count_axis="Incidents per month",
    rolling_axis="Incidents in twelve months",
    rolling="Rolling twelve months",
    before="Before",
    implementation="Implementation",
    after="After",
    start="Start",
    hours_title="Most incidents on {weekday}s at {hours}",
    hours_subtitle="Incidents by weekday and time of day. {groups}, {areas}, {period}",
    hours_note="Incidents with only a from and a to time are spread evenly over the span (aoristic). "
    "Unknown hours are left out.",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    hour_columns="{start:02}\N{EN DASH}{end:02}",
    groups_title="Change by offence group against the same months a year earlier",
    groups_subtitle="{latest} against {earlier}, {areas}",
    group_columns=(
        "Offence group",
        "Same months a year earlier",
        "Latest",
        "Difference",
        "Reading",
    ),
    signal="larger than chance usually gives",
    no_signal="may be due to chance",
    too_few="too few to compare",
    looked_at="{n} offence groups looked at together; one may stand out by chance.",
    no_year="Rolling twelve months need at least twelve settled months in the chosen period.",
    no_two_years="The comparison by offence group needs two years of data before the end of the chosen period.",
    no_hours="No incidents in the selection have a known hour.",
    month_column="Month",
    count_column="Incidents",
    hour_axis="Time of day",
)

MAP = MapText(
    title="Map",
    lead="Where do incidents lie close together, before and after? One scale for both, so that they can be compared.",
    view="Show",
    before="Before",
    after="After",
    difference="Difference",
    density_finding="{area}: at the densest {peak} incidents per km² and year, {period}",
    difference_finding="{area}: at most {down} fewer and {up} more incidents per km² and year after than before",
    unit="Incidents per km² and year",
    unit_difference="More or fewer incidents per km² and year, after minus before",
    withheld="Incidents in squares with too few incidents (fewer than five, or at fewer than three places, in either period) are not drawn.",
    follows_plan="The map shows the plan's periods for {area}; of the filters only the offence groups apply here.",
    n_drawn="n = {n} incidents drawn in the area of the map.",
    everywhere="The whole map",
    thin_note="Approximate location. Squares of 250 metres with too few incidents are not drawn.",
    approximate="Bandwidth {bandwidth} metres, the same in both periods.",
    table_columns=("Area", "Before, per year", "After, per year", "Difference, per year"),
    role={
        "pilot": "Pilot area",
        "comparison": "Comparison area",
        "buffer": "Buffer zone",
        "other": "Other area",
    },
    refused_title="No heat map",
    refused="The heat map is not drawn: {reason}",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    no_ground="The schematic map does not reach here. Load a base map of your own on the page Sources.",
    own_basemap="Own base map",
    not_drawn="Below {smallest} is not drawn.",
    class_more="{span} more",
    class_fewer="{span} fewer",
    whole_year="No pilot periods can be compared in these data; the map shows the chosen period.",
)

EFFECT = EffectText(
    title="Effect",
    lead="Did the number of incidents change more in the pilot area than in the comparison areas?",
    same_months_heading="The same months, before and after",
    same_months_title="{area}: {before} a month before, {after} after",
    same_months_columns=(
        "Area",
        "Incidents before",
        "Incidents after",
        "Before, per month",
        "After, per month",
        "Change (95% interval)",
    ),
    pilot_row="{area} (pilot)",
    comparison_row="Comparison areas ({n})",
    buffer_row="Buffer zone",
    trend_heading="Month by month",
    trend_subtitle="Incidents per month; comparison areas scaled to the pilot's level before",
    comparison_line="Comparison, scaled",
    trend_title="{area} and the comparison areas month by month",
    fewer_heading="How many incidents is that?",
    fewer_title="{change} incidents in the after period than had the area followed the comparison areas",
    fewer_nothing="The number of incidents does not differ with certainty from what was expected",
    fewer_subtitle="Weighted displacement difference (WDD), the comparison scaled to the pilot's level",
    displacement_heading="Did the incidents move?",
    displacement_question="Did the streets and areas around change more than expected?",
    displacement_more="{value} incidents in the buffer zone than expected ({interval}): "
    "a sign of displacement.",
    displacement_less="{value} incidents in the buffer zone than expected ({interval}): "
    "a sign of diffusion of benefits.",
    displacement_unclear="It cannot be told whether incidents have moved to the buffer zone: "
    "{value} compared with expected ({interval}).",
    secondary_heading="The plan's other questions",
    secondary_columns=(
        "Outcome",
        "Before, per month",
        "After, per month",
        "Compared with expected",
        "Reading",
    ),
    secondary_note="Several questions are asked at once: a single difference may be chance. "
    "The decision rule holds for the primary outcome only.",
    doubts_heading="What speaks against it?",
    no_doubts="Nothing in particular, beyond that a comparison never shows cause.",
    method_heading="How it is computed",
    declared="The question, the areas and the periods come from the evaluation plan; filters do not change them.",
    smallest="Smallest change worth having according to the plan: {change}.",
    comparison_areas="Comparison areas: {areas}.",
    one_period_only="A comparison before and after is not possible: {reason}",
)

SAFETY = SafetyText(
    title="Safety",
    lead="How do visitors and businesses experience the place, before and after?",
    waves_title="{area}, {share}: {before} before, {after} after",
    waves_subtitle="{item}. Share of the answers, {respondents}",
    share_axis="Share of the answers",
    comparison_line="Comparison areas",
    change_before_after="Before to after",
    table_columns=("Area", "Wave", "Share", "Lowest", "Highest", "n"),
    change_columns=("Comparison", "Change, percentage points", "Lowest", "Highest"),
    pilot_change="{area}, after minus before",
    comparison_change="Comparison areas, after minus before",
    difference_row="Difference in change (pilot minus comparison)",
    reporting_heading="Do businesses report more often?",
    reporting_sentence_up="{area}: businesses report a larger share of what they are exposed to: "
    "{before} before and {after} after ({interval}; n = {n} answers). The number of reported offences may "
    "therefore have fallen less, or risen more, than the offences themselves.",
    reporting_sentence_down="{area}: businesses report a smaller share of what they are exposed to: "
    "{before} before and {after} after ({interval}; n = {n} answers). The number of reported offences may "
    "therefore have fallen more than the offences themselves.",
    reporting_sentence_unclear="{area}: no certain change can be seen in the share that businesses report to the police: {before} before and {after} after ({interval}; n = {n} answers).",
    reporting_no="The survey does not say how large a share is reported: {reason}",
    own_wording="The questions are our own and cannot be set beside national surveys.",
    all_items_heading="All questions",
    item_columns=("Question", "Respondents", "Wave", "Share", "Lowest", "Highest", "n"),
    respondents={
        "besökare": "visitors",
        "företag": "businesses",
        "boende": "residents",
        "": "all respondents",
    },
    definition="Counted: answers {codes} of {valid}. Don't know and missing answers are left out.",
    unlinked_heading="Shares in the survey",
    share_same="**{area}**, {item}: changed as much as in the comparison areas {basis}.",
    share_sentence="**{area}**, {item}: {change} than had it changed as in the comparison areas {basis}.",
)

SOURCES = SourcesText(
    title="Sources",
    lead="Load files, see what was kept and why, and go back if something went wrong.",
    add_heading="Load a file",
    kind="What kind of file is it?",
    guess="The file looks like: {kind}.",
    file="File",
    mapping_heading="Columns",
    mapping_lead="This is how the file's columns are read. Change what is not right.",
    not_mapped="(not in the file)",
    add="Load",
    added="{name} is loaded: {kept} of {read} rows kept.",
    now_heading="In use now",
    now_columns=("Kind", "File", "Rows in the file", "Kept", "Extracted", "Loaded"),
    findings_heading="What we noticed in the files",
    finding_columns=("File", "What", "Count", "Examples"),
    no_findings="Nothing to remark on.",
    history_heading="History",
    history_columns=("Version", "When", "Loaded", "Holds"),
    afresh="Start afresh without what is loaded now",
    undo="Go back to the previous version",
    undone="Version {number} is in use now.",
    replaces="A new file replaces the earlier one of its kind. Nothing is lost: the old version stays.",
    fresh_start="Sample data are in use now. When you load a file of your own you start afresh without them; "
    "made-up and real data are never mixed.",
    sample="Sample data",
    load_sample="Load the sample data",
    sample_loaded="The sample data are loaded.",
    preview="How the columns are read",
    preview_columns=("Our column", "Header in the file", "Examples"),
    current="in use now",
    faults="The file could not be loaded. Nothing has changed.",
    column={
        "occurred_from": "Offence time from",
        "occurred_to": "Offence time to",
        "reported_on": "Report date",
        "offence_text": "Offence heading",
        "offence_code": "Offence code",
        "offence_group": "Offence group",
        "n_offences": "Number of offences",
        "case_id": "Case number",
        "area_name": "Area",
        "northing": "N (northing)",
        "easting": "E (easting)",
        "latitude": "Latitude",
        "longitude": "Longitude",
        "place_type": "Place type",
        "victim_type": "Victim type",
        "source": "Source",
        "extracted_on": "Extraction date",
        "preliminary": "Preliminary",
        "month": "Month",
        "count": "Count",
        "area_id": "Area id",
        "name": "Name",
        "kind": "Type",
        "valid_from": "Valid from",
        "respondent_id": "Respondent",
        "wave": "Wave",
        "answered_on": "Date of answer",
        "respondent_group": "Group",
        "weight": "Weight",
        "item": "Question",
        "answer": "Answer",
        "year": "Year",
        "day": "Day",
        "hour": "Hour",
        "minute": "Minute",
        "clock": "Time of day",
        "position": "Position (lat, lon)",
        "date": "Date",
        "time": "Time",
    },
    basemap_hint="A base map of your own (GeoPackage, GeoJSON, zipped shapefile or .osm.pbf) "
    "is drawn instead of the schematic one.",
)

METHOD = MethodText(
    title="How we compute",
    lead="Each method in plain words: what it answers, what can fool it and where it comes from.",
    sections=(
        (
            "What the pages can and cannot say",
            "Pilotkollen shows change, not cause. One or two areas can change for reasons that have "
            "nothing to do with the pilot. That is why each pilot area is compared with areas of its own "
            "kind, and why \N{LEFT DOUBLE QUOTATION MARK}cannot tell yet\N{RIGHT DOUBLE QUOTATION MARK} is a full answer.",
        ),
        (
            "The headline: compared with expected",
            "The pilot area's count after divided by its count before is compared with the same ratio in "
            "the comparison areas. 0.80 means 20% fewer than expected had the area followed them. The "
            "interval is a prediction interval: it allows for areas drifting apart for reasons of their own "
            "(\N{GREEK SMALL LETTER TAU}², estimated among the comparison areas after Paule and Mandel) and for "
            "incidents that cluster (\N{GREEK SMALL LETTER PHI}, never below 1). Fewer than five comparison areas "
            "give no verdict. Sources: Higgins, Thompson and Spiegelhalter 2009; Conley and Taber 2011.",
        ),
        (
            "The same months",
            "Before and after are whole years, or the same calendar months equally often. Otherwise a season "
            "looks like a change. The periods may differ in length; they are compared per month. The interval "
            "is exact (conditional binomial; Clopper and Pearson 1934).",
        ),
        (
            "How many incidents is that?",
            "Weighted displacement difference (Wheeler and Ratcliffe 2018): the pilot's change minus the "
            "comparison's, scaled to the pilot's level before, as a number of incidents in the after period. "
            "The same for the buffer zone shows whether incidents have moved.",
        ),
        (
            "Safety",
            "Shares are shown with Wilson's interval, change between waves with Newcombe's (different people) "
            "and the difference in change between pilot and comparison with Newcombe's MOVER. Don't know, not "
            "applicable and missing answers (97, 98, 99) are never in the denominator. Fewer than ten answers "
            "are not shown; below thirty we warn. The businesses' panel is treated as independent answers here, "
            "which makes the intervals too wide rather than too narrow.",
        ),
        (
            "The map",
            "Incidents per km² and year, smoothed with the same bandwidth (200 metres) and the same scale before "
            "and after. Squares of 250 metres with 1\N{EN DASH}4 incidents, or incidents at fewer than three places, "
            "in either period are not drawn at all. Where incidents in fact lie on a few centre points "
            "(centroids) no heat map is drawn, for it would show where the centre points are. The base map is "
            "schematic unless one of your own is loaded.",
        ),
        (
            "Weekday and hour",
            "Incidents with only a from and a to time are spread evenly over the time between (aoristic "
            "method, Ratcliffe 2002). 00:00 counts as unknown where it is more common than it should be.",
        ),
        (
            "Small numbers",
            "1\N{EN DASH}4 incidents are not shown but replaced by ··, on screen, in tables and in files. Zero is shown. "
            "No percentage is shown on fewer than twenty incidents before.",
        ),
        (
            "Preliminary months",
            "The latest months may change when reports come in late. They are hatched and in no comparison.",
        ),
        (
            "Which area does an incident belong to?",
            "Its position decides. Where there is none, or the area has no boundary on the map, the area's name "
            "in the file is used. Incidents are counted (one row is one incident), not offences in a report.",
        ),
        (
            "The verdict",
            "The decision rule reads the interval against the smallest change that the plan calls worth having, in "
            "this order: the whole interval the wrong way \N{EN DASH} check reporting first; the whole interval beyond "
            "the smallest change \N{EN DASH} clear; certain but smaller than hoped; probable, size uncertain; a change "
            "that large is unlikely; otherwise it cannot be told yet.",
        ),
    ),
    glossary_heading="Glossary",
    glossary=(
        (
            "pilot area (partnership area)",
            "where businesses, police and municipality try working together",
        ),
        ("comparison area", "a similar area without the pilot"),
        ("buffer zone", "the area around, where displacement would show"),
        ("displacement", "crime moves in place, time, target or type"),
        (
            "implementation period",
            "the time when the pilot is built up; left out of the comparison",
        ),
        ("prediction interval", "how much one area may differ without it meaning anything"),
        ("confidence interval", "the uncertainty of an estimate"),
        ("suppression", "small numbers are replaced by ·· so that nobody can be pointed out"),
        ("reporting propensity", "the share of what happens that is reported"),
        ("n", "how many incidents or answers a figure rests on"),
    ),
    glossary_columns=("Word", "Meaning"),
)

COMMAND = CommandText(
    loaded="{name}: {kept} of {read} rows loaded. Version {number}.",
    already="There are data already; the sample is not loaded.",
    finding="  {count}: {what}",
    no_disk="The data could not be saved or read ({why}). Nothing has changed.",
    no_file="The file {name} does not exist or cannot be opened.",
    undone="Version {number} is in use now.",
)

ENGLISH_TEXT = Text(
    code="en",
    numbers=ENGLISH,
    menu={
        "overview": "Overview",
        "trends": "Trends",
        "map": "Map",
        "effect": "Effect",
        "safety": "Safety",
        "sources": "Sources",
        "method": "How we compute",
    },
    frame=FRAME,
    card=CARD,
    words=WORDS,
    overview=OVERVIEW,
    trends=TRENDS,
    map=MAP,
    effect=EFFECT,
    safety=SAFETY,
    sources=SOURCES,
    method=METHOD,
    command=COMMAND,
    unit={
        Unit.RATIO: "ratio (1 = as expected)",
        Unit.INCIDENTS: "incidents",
        Unit.INCIDENTS_PER_MONTH: "incidents per month",
        Unit.SHARE: "share",
        Unit.SHARE_POINTS: "percentage points",
    },
    method_note={
        Method.RELATIVE_RATE_RATIO: "Relative rate ratio with a prediction interval, which allows for areas "
        "drifting apart for reasons of their own.",
        Method.EXACT_RATE_RATIO: "Exact conditional interval for the ratio of two counts.",
        Method.EXACT_RATE: "Exact Poisson interval.",
        Method.WEIGHTED_DISPLACEMENT_DIFFERENCE: "Weighted displacement difference, the comparison scaled.",
        Method.WILSON: "Wilson's interval.",
        Method.NEWCOMBE: "Newcombe's interval for different people.",
        Method.SHARE_CHANGE_DIFFERENCE: "Newcombe's MOVER for the difference of two changes.",
    },
    doubt={
        Doubt.LEFT_OUT: "Comparison areas left out, fewer than five incidents before: {areas}.",
        Doubt.NOT_COVERED: "Comparison areas left out, no data for all of the before or the after period: {areas}.",
        Doubt.HALF_ADDED: "No incidents before or after; a half is added to be able to compute: {areas}.",
        Doubt.FEW_COMPARISON_AREAS: "Only {size} comparison areas: hard to know how much areas differ anyway.",
        Doubt.AREAS_DRIFT_APART: "The comparison areas drifted apart for reasons of their own, by about {share} "
        "either way. That widens the interval.",
        Doubt.CHANCE_ONLY: "The interval for the number of incidents allows for chance only, not for areas drifting apart for reasons of their own.",
        Doubt.NO_UPPER_LIMIT: "No incidents before: only a lower limit can be given.",
        Doubt.UNRULY_MONTHS: "Months vary {size} times more than pure chance: incidents cluster.",
        Doubt.SMALL_COUNTS: "Only {size} incidents before: small counts swing a lot.",
        Doubt.SHORT_AFTER: "The after period is only {size} months.",
        Doubt.PRELIMINARY_MONTHS: "{size} months of the after period are preliminary.",
        Doubt.REPORTING_CHANGED: "The share that businesses report changed by {points} percentage points: the "
        "number of reports may have changed because of that.",
        Doubt.FEW_ANSWERS: "Only {size} answers: read with care.",
        Doubt.SAME_PEOPLE: "Partly the same respondents in both waves; they are treated as different people, "
        "which usually makes the interval wider than it need be.",
    },
    reason={
        Reason.TOO_FEW_COMPARISON_AREAS: "too few comparison areas to know how much areas differ anyway "
        "(at least five are needed, with at least five incidents before).",
        Reason.NO_INCIDENTS: "there are no incidents, neither before nor after.",
        Reason.NOTHING_BEFORE: "there are no incidents before to compare with.",
        Reason.PRELIMINARY: "{size} months of the periods are preliminary and may change.",
        Reason.FEW_BEFORE: "only {size} incidents before; a percentage on so few says more than we know.",
        Reason.NO_COMPARISON: "there are no usable comparison areas.",
        Reason.NO_BUFFER: "no buffer zone is named.",
        Reason.NO_DATA_IN_PERIOD: "the data do not cover both the before and the after period.",
        Reason.SMALL_COUNT: "rests on 1\N{EN DASH}4 incidents, which could point at somebody.",
        Reason.SMALL_MONTHS: "a month has only 1\N{EN DASH}4 incidents; sums over twelve months would give it away.",
        Reason.FEW_ANSWERS: "fewer than ten answers.",
        Reason.NO_ANSWERS: "nobody has answered.",
        Reason.NO_WAVE_DATES: "the waves have no dates, so it cannot be known which are before and after.",
        Reason.NO_WAVE_BEFORE: "no wave was held before the start.",
        Reason.NO_WAVE_AFTER: "no wave has been held after the implementation.",
        Reason.CENTROIDS: "the incidents lie on a few shared points (centres of areas), not where they "
        "happened. A heat map would show where the centre points are. The counts still hold; see the page Trends.",
        Reason.NO_POSITIONS: "the incidents have no position.",
        Reason.TOO_FEW_POINTS: "fewer than ten incidents to draw.",
        Reason.NO_STUDY: "no evaluation plan is loaded.",
        Reason.ITEM_NOT_ASKED: "the question is not in the survey.",
    },
    wording={
        (
            Wording.WRONG_WAY,
            Direction.DECREASE,
        ): "Increase: check first whether reporting has changed",
        (Wording.CLEAR, Direction.DECREASE): "Clear decrease",
        (Wording.SMALLER_THAN_HOPED, Direction.DECREASE): "A decrease, smaller than hoped",
        (Wording.PROBABLE, Direction.DECREASE): "Probable decrease, size uncertain",
        (Wording.UNLIKELY, Direction.DECREASE): "A decrease of the size hoped for is unlikely",
        (Wording.CANNOT_TELL, Direction.DECREASE): "Cannot tell yet",
        (
            Wording.WRONG_WAY,
            Direction.INCREASE,
        ): "Decrease: check first whether the measurement has changed",
        (Wording.CLEAR, Direction.INCREASE): "Clear increase",
        (Wording.SMALLER_THAN_HOPED, Direction.INCREASE): "An increase, smaller than hoped",
        (Wording.PROBABLE, Direction.INCREASE): "Probable increase, size uncertain",
        (Wording.UNLIKELY, Direction.INCREASE): "An increase of the size hoped for is unlikely",
        (Wording.CANNOT_TELL, Direction.INCREASE): "Cannot tell yet",
    },
    kind={
        Kind.INCIDENTS: "incidents",
        Kind.COUNTS: "ready counts",
        Kind.AREAS: "areas",
        Kind.STUDY: "evaluation plan",
        Kind.SURVEY: "survey",
        Kind.BASEMAP: "base map",
    },
    rule={
        Rule.EMPTY_FILE: "The file is empty. Save it again from its source.",
        Rule.UNREADABLE: "The file cannot be read ({value}). Open it in its own program and save it again.",
        Rule.UNKNOWN_FILE_TYPE: "Files of the type {value} cannot be read here. Use CSV, Excel, Parquet, "
        "GeoPackage, GeoJSON, zipped shapefile or Stata.",
        Rule.WRONG_KIND: "This looks like {value}, not like {place}. Choose the right kind, or the right file.",
        Rule.NO_ROWS: "The file has headers but no rows.",
        Rule.MISSING_COLUMN: "The column {place} is missing. The headers in the file are: {value}. Point out the "
        "column on the page Sources or in a mapping file.",
        Rule.UNKNOWN_HEADER: "The mapping says that {place} stands under the header {value}, but there is none.",
        Rule.COLUMN_TWICE: "Several headers claim {place}: {value}. Choose one.",
        Rule.UNREADABLE_DATES: "Dates cannot be read in {place} (rows: {count}), for example {value}. "
        "Write dates as 2024-11-23.",
        Rule.UNREADABLE_NUMBERS: "Numbers cannot be read in {place} (rows: {count}), for example {value}.",
        Rule.NEGATIVE_COUNTS: "Negative counts or parts of incidents in {place} (rows: {count}), for "
        "example {value}. Counts are whole numbers from 0.",
        Rule.NO_CRS: "{place}: the coordinate system is unknown. Save a map file again with one, for example SWEREF 99 TM "
        '(for a shapefile the .prj file must be in the zip file); write crs = "EPSG:3006" in the mapping file of a table.',
        Rule.NOT_POLYGONS: "Areas must be polygons, but the file holds {value}.",
        Rule.AREA_TWICE: "The area {value} is there several times. Each id may be there once.",
        Rule.ALL_OUTSIDE_AREAS: "None of {count} incidents lies in any of the areas ({value} ...). "
        "Check the coordinate system. Do the files belong to another place? Start afresh without what is loaded (on the page Sources, or --afresh).",
        Rule.MISSING_KEY: "{place}: {value} is missing.",
        Rule.UNKNOWN_KEY: "{place}: {value} is not a known field. Check the spelling.",
        Rule.WRONG_VALUE: "{place}: wrong kind of value, {value}.",
        Rule.NOT_WHOLE_MONTHS: "{place}: periods begin and end on the first of a month.",
        Rule.OVERLAPPING_PERIODS: "{place}: before, implementation and after must follow one another without overlap.",
        Rule.UNEQUAL_MONTHS: "{place}: before and after must be whole years or the same calendar months equally "
        "often ({value}). Otherwise a season looks like a change.",
        Rule.START_OUTSIDE_IMPLEMENTATION: "{place}: the start {value} must lie between the before and after periods.",
        Rule.PILOT_IS_COMPARISON: "{place}: {value} is a pilot area itself and cannot be compared with.",
        Rule.BUFFER_IS_COMPARISON: "{place}: {value} cannot be both buffer zone and comparison area.",
        Rule.PILOT_TWICE: "{place} is there twice as a pilot.",
        Rule.UNKNOWN_AREA: "{place}: the area {value} is not in the loaded files. Load the areas first, or "
        "correct the spelling. Do the files belong to another place? Start afresh without what is loaded (on the page Sources, or --afresh).",
        Rule.RESPONDENT_TWICE: "The same respondent is there several times in the wave {place}: {value} (rows: {count}).",
    },
    remark={
        Remark.NO_POSITION: "have no usable position",
        Remark.SHARED_POSITION: "share their point with many others (a centre, not a place)",
        Remark.OUTSIDE_AREAS: "lie outside all areas",
        Remark.UNKNOWN_HOUR: "have no known hour",
        Remark.END_BEFORE_START: "end before they start; the end is not used",
        Remark.DATE_FROM_REPORT: "have no offence time; the report date is used",
        Remark.UNLISTED_TEXT: "have a heading that no code list knows; it becomes its own group, or Other where the rows are fewer than five",
        Remark.IDENTICAL_ROWS: "are identical without a case number; they are kept",
        Remark.PRELIMINARY: "are preliminary",
        Remark.LATE_REPORT: "were reported more than 30 days after the incident",
        Remark.MISSING_ANSWER: "answers that are not counted (don't know, not applicable, empty)",
        Remark.COUNTED_TWICE: "are there both as rows and as counts; the rows are used",
        Remark.AREA_IN_PARTS: "areas consist of several shapes",
        Remark.SKIPPED_SHEET: "sheets or layers are not read",
        Remark.MARKED_UTC: "have times marked UTC; they are taken as local time, as written",
        Remark.WAVE_FROM_NAME: "have no wave; the file's name is used",
        Remark.NO_RESPONDENT_ID: "have no respondent id; the row number is used",
        Remark.MISSING_WEIGHT: "have no weight; 1 is used",
        Remark.BROKEN_ROW: "have more fields than headers",
        Remark.SUM_ROW: "are sums of other rows",
        Remark.NO_COUNT: "have no count (empty or withheld)",
        Remark.NO_DATE: "have no date",
        Remark.DUPLICATE: "are duplicates (same case number, offence and time)",
        Remark.IMPLAUSIBLE_DATE: "have an implausible date",
    },
)
