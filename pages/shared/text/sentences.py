"""Results as sentences: the words of the language, with numbers in their slots."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import expm1, isinf

from analysis.findings import Findings
from analysis.results import (
    Caveat,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Unit,
    Verdict,
    Wording,
)
from data.codebook import group_names
from data.columns.personal import PersonalData
from data.counting.preliminary import CHANGE_DAYS, REPORTED_SHARE, OpenMonths
from data.intake import Kind
from data.problems import (
    MOST_ROWS,
    DamagedReportError,
    EngineUnreachableError,
    Fault,
    FileError,
    Finding,
    NoBrowserError,
    NoDataYetError,
    NothingEarlierError,
    Remark,
    Rule,
    UnknownEngineError,
    UserError,
)
from data.study import Outcome
from pages.shared.text import Text, keeping

_OF_KINDS = {Remark.LOOKS_LIKE, Remark.IN_SEVERAL_FILES, Remark.MAYBE_IN_SEVERAL_FILES}
LONGEST = 300  # characters of a file's own words in one sentence

Count = Counted | Hidden | NotPossible


def change(ratio: float, text: Text) -> str:
    """0.78 -> '22 % färre'; 1 -> 'lika många'."""
    share = ratio - 1
    shown = text.numbers.share(abs(share))
    if shown == text.numbers.share(0):
        return text.words.same
    return (text.words.more if share > 0 else text.words.fewer).format(share=shown)


def against_expected(ratio: float, text: Text) -> str:
    """'22 % färre än väntat'; 'lika många som väntat'."""
    said = change(ratio, text)
    if said == text.words.same:
        return text.words.same_as_expected
    return text.words.than_expected.format(change=said)


def headline(area: str, outcome: str, ratio: float, text: Text) -> str:
    """'Storgatan, stöld i butik: 22 % färre än väntat'."""
    return text.overview.headline.format(
        area=area, outcome=inside_outcome(outcome, text), change=against_expected(ratio, text)
    )


def points(share: float, text: Text) -> str:
    """-0.081 -> '8,1 procentenheter lägre'."""
    shown = text.numbers.decimal(abs(share) * 100, 1)
    if shown == text.numbers.decimal(0, 1):
        return text.words.same_points
    return (text.words.higher if share > 0 else text.words.lower).format(points=shown)


def smallest_change(outcome: Outcome, text: Text) -> str:
    """The smallest change worth having, in the outcome's own unit."""
    size = outcome.smallest_change
    return change(1 + size, text) if outcome.groups else points(size, text)


def incidents_change(count: float, text: Text) -> str:
    words = text.words.incidents_more if round(count) > 0 else text.words.incidents_fewer
    return words.format(number=text.numbers.whole(abs(count)))


def value(estimate: Estimate, number: float, text: Text) -> str:
    """Give `number` as this estimate's unit is said."""
    match estimate.unit:
        case Unit.RATIO:
            return change(number, text)
        case Unit.SHARE_POINTS:
            return points(number, text)
        case Unit.SHARE:
            return text.numbers.share(number, 1)
        case Unit.INCIDENT_DIFFERENCE:
            return incidents_change(number, text)
        case Unit.INCIDENTS_PER_100_M_YEAR | Unit.DAYS:
            return text.numbers.decimal(number, digits_of(estimate.value))
        case _:
            return text.numbers.decimal(number, 1)


def digits_of(rate: float) -> int:
    """From ten on a decimal says nothing."""
    return 1 if abs(rate) < 10 else 0


def interval(estimate: Estimate, text: Text) -> str:
    """'95 % prognosintervall: 31 % färre till 12 % färre'; an open end is 'minst'."""
    level = confidence(estimate.level, text)
    low = value(estimate, estimate.low, text)
    if isinf(estimate.high):
        return text.words.open_interval.format(level=level, low=low)
    if estimate.unit is Unit.SHARE_POINTS:
        ends = (text.numbers.signed_points(x) for x in (estimate.low, estimate.high))
        return text.words.points_interval.format(level=level, low=next(ends), high=next(ends))
    words = text.words.confidence_interval
    if estimate.method is Method.RELATIVE_RATE_RATIO:
        words = text.words.prediction_interval
    return words.format(level=level, low=low, high=value(estimate, estimate.high, text))


def confidence(level: float, text: Text) -> str:
    """'95 %'; at an early look '99,5 %'."""
    exact = round(level * 100, 1)
    return text.numbers.share(level, 0 if exact == int(exact) else 1)


def estimate(result: Estimate, text: Text) -> str:
    """Value, interval and n in one line: no number goes without them."""
    said = value(result, result.value, text) if not isinf(result.value) else ""
    return f"{said} {basis(result, text)}".strip()


def with_interval(result: Estimate | Hidden | NotPossible, text: Text) -> str:
    """'27 % färre (32 % färre till 21 % färre)', or why there is no number."""
    if not isinstance(result, Estimate):
        return sentence_case(no_answer(result, text))
    low = value(result, result.low, text)
    if isinf(result.high):
        return text.words.at_least.format(value=low)
    high = value(result, result.high, text)
    return text.words.with_interval.format(
        value=value(result, result.value, text), low=low, high=high
    )


def share_against_comparison(result: Estimate, area: str, item: str, text: Text) -> str:
    """How a share changed in the pilot area beyond what it did in the comparison areas."""
    changed = points(result.value, text)
    same = changed == text.words.same_points
    words = text.safety.share_same if same else text.safety.share_sentence
    return words.format(area=area, item=item, change=changed, basis=basis(result, text))


def basis(result: Estimate, text: Text, n: str = "") -> str:
    """'(95 % prognosintervall: ...; n = 1 234 händelser)'; `n` in other words if it needs them."""
    words = text.card.n_answers if _asks(result) else text.card.n_incidents
    n = n or words.format(n=text.numbers.whole(result.n))
    return f"({interval(result, text)}; {n.rstrip('.')})"


def answer(area: str, outcome: str, verdict: Verdict, text: Text) -> tuple[str, str]:
    """
    The finding, and between which limits it lies. Where it cannot be told the limits are the
    finding: a single number would be read as the answer.
    """
    estimate = verdict.estimate
    low, high = (change(end, text) for end in (estimate.low, estimate.high))
    if verdict.wording is Wording.CANNOT_TELL:
        said = text.judgement.open_headline
        named = inside_outcome(outcome, text)
        return said.format(area=area, outcome=named, low=low, high=high), ""
    likely = text.judgement.likely.format(low=low, high=high)
    return headline(area, outcome, estimate.value, text), likely


def beside(verdict: Verdict, text: Text) -> str:
    """'27 % färre', to stand beside a dot; both ends where what is between cannot be told."""
    if verdict.wording is not Wording.CANNOT_TELL:
        return change(verdict.estimate.value, text)
    low, high = (change(end, text) for end in (verdict.estimate.low, verdict.estimate.high))
    return text.judgement.open_ends.format(low=low, high=high)


def answer_title(area: str, verdict: Verdict, text: Text) -> str:
    """The same without the outcome, which a card has in its subtitle: a title is 15 words."""
    low, high = (change(end, text) for end in (verdict.estimate.low, verdict.estimate.high))
    if verdict.wording is Wording.CANNOT_TELL:
        return text.judgement.open_title.format(area=area, low=low, high=high)
    return f"{area}: {against_expected(verdict.estimate.value, text)}"


def basis_alone(result: Estimate, text: Text, n: str = "") -> str:
    """'95 % prognosintervall: ...; n = 1 234 händelser.': a line of its own."""
    return f"{sentence_case(basis(result, text, n)[1:-1])}."


def n_of(found: Findings, text: Text) -> str:
    """How many incidents of the pilot area, and of the comparison areas, an answer rests on."""
    own, others = ((row.before, row.after) for row in (found.own, found.comparison))
    return _n_split(own, others, text)


def n_before(found: Findings, text: Text) -> str:
    """The same, of the before period alone."""
    return _n_split([found.own.before], [found.comparison.before], text)


def _n_split(own: Sequence[Count], others: Sequence[Count], text: Text) -> str:
    """Nothing where the pilot's cannot be said; of the others the mark of what is hidden."""
    whole = text.numbers.whole
    sums = [
        whole(sum(c.n for c in counts if isinstance(c, Counted)))
        if all(isinstance(c, Counted) for c in counts)
        else ""
        for counts in (own, others)
    ]
    if not sums[0]:
        return ""
    return text.card.n_split.format(own=sums[0], others=sums[1] or text.card.hidden_mark)


def p_value(p: float, text: Text) -> str:
    """'= 0,027'; never 0: '< 0,001'."""
    smallest = 0.001
    if p < smallest:
        return f"< {text.numbers.decimal(smallest, 3)}"
    return f"= {text.numbers.decimal(p, 3)}"


def probability(p: float, text: Text) -> str:
    """'12 %'; never none at all, and never certain: 'under 1 %', 'över 99 %'."""
    if p < 0.01:
        return text.words.under.format(value=text.numbers.share(0.01))
    if p > 0.99:
        return text.words.over.format(value=text.numbers.share(0.99))
    return text.numbers.share(p)


def _asks(result: Estimate) -> bool:
    return result.unit in (Unit.SHARE, Unit.SHARE_POINTS)


def no_answer(result: NotPossible | Hidden, text: Text) -> str:
    size = text.numbers.whole(result.size) if isinstance(result, NotPossible) else ""
    return text.reason[result.reason].format(size=size)


def count(result: Count, text: Text) -> str:
    match result:
        case Counted():
            return text.numbers.whole(result.value)
        case Hidden():
            return text.card.hidden_mark
        case NotPossible():
            return text.card.no_value


def per_month(result: Count, months: int, text: Text) -> str:
    match result:
        case Counted():
            return text.numbers.decimal(result.value / months, 1)
        case Hidden():
            return text.card.hidden_mark
        case NotPossible():
            return text.card.no_value


def caveat(caveat: Caveat, text: Text, names: Mapping[str, str] | None = None) -> str:
    areas = ", ".join((names or {}).get(area, area) for area in caveat.areas)
    size = text.numbers.decimal(caveat.size, 0 if caveat.size == int(caveat.size) else 1)
    share = text.numbers.share(expm1(abs(caveat.size))) if caveat.size < 5 else ""
    shift = text.numbers.signed_points(caveat.size) if abs(caveat.size) <= 1 else ""
    fall = text.numbers.share(caveat.size)
    spread = text.numbers.decimal(caveat.size * 100, 1)
    slots = {"size": size, "areas": areas, "share": share, "points": shift, "fall": fall}
    slots["spread"] = spread
    return text.doubt[Doubt(caveat.doubt)].format(**slots)


def fault(fault: Fault, text: Text, shown: Callable[[str], str] = str) -> str:
    place, value = _short(text.sources.column.get(fault.place, fault.place)), _short(fault.value)
    kinds = {str(kind): name for kind, name in text.kind.items()}
    slots = {
        "place": shown(kinds.get(place, place)),
        "value": shown(kinds.get(value, value)),
        "count": text.numbers.whole(fault.count),
    }
    said = text.rule[fault.rule].format(**slots)
    return said if place else sentence_case(said.removeprefix(": "))


def _short(words: str) -> str:
    """What a file says, as a message may say it: on one line, without codes, and not for ever."""
    plain = "".join(letter if letter.isprintable() else " " for letter in words[: LONGEST + 1])
    return plain if len(words) <= LONGEST else f"{plain[:LONGEST]}…"


def faults_of(error: UserError, text: Text, shown: Callable[[str], str] = str) -> str:
    """`problem` without the name of a file, where nobody chose one."""
    if not isinstance(error, FileError):
        return problem(error, text, shown)
    return "\n".join(f"- {fault(f, text, shown)}" for f in _headers_once(error.faults, text))


def problem(error: UserError, text: Text, shown: Callable[[str], str] = str) -> str:
    """What, where and what to do, for every fault at once. `shown` treats words of the file."""
    match error:
        case FileError(name=name):
            return "\n".join([f"**{shown(name)}**", "", faults_of(error, text, shown)])
        case NothingEarlierError():
            return text.frame.nothing_earlier
        case NoDataYetError(kind=kind) if kind:
            return text.frame.no_data_kind.format(kind=text.kind[kind])  # type: ignore[index]
        case UnknownEngineError() | EngineUnreachableError() | NoBrowserError():
            return _missing(error, text, shown)
        case DamagedReportError(name=name):
            return text.card.no_report.format(name=shown(name))
        case _:
            return keeping.problem(error, text, shown) or text.frame.no_data


def _missing(
    error: UnknownEngineError | EngineUnreachableError | NoBrowserError,
    text: Text,
    shown: Callable[[str], str],
) -> str:
    """What this machine lacks, or what does not answer."""
    match error:
        case UnknownEngineError(scheme=scheme, package=package):
            said = text.frame.engine_missing if package else text.frame.engine_unknown
            return said.format(scheme=shown(scheme), package=shown(package))
        case EngineUnreachableError(address=address, why=why):
            return text.frame.engine_unreachable.format(address=shown(address), why=shown(why))
        case NoBrowserError(path=path):
            said = text.picture.silent_browser if path else text.picture.no_browser
            return said.format(path=shown(path))


def _headers_once(faults: Sequence[Fault], text: Text) -> Iterator[Fault]:
    """Columns that are missing among the same headers are named together."""
    missing: dict[str, list[str]] = {}
    for one in faults:
        if one.rule is Rule.MISSING_COLUMN:
            column = text.sources.column.get(one.place, one.place)
            missing.setdefault(one.value, []).append(column)
    for one in faults:
        if one.rule is not Rule.MISSING_COLUMN:
            yield one
        elif columns := missing.pop(one.value, []):
            yield replace(one, place=", ".join(columns))


def finding(finding: Finding, text: Text) -> str:
    column = finding.column
    if finding.remark in _OF_KINDS:
        column = text.kind[Kind(column)]
    where = f" ({column})" if column else ""
    kinds = [text.personal[PersonalData(kind)] for kind in _kinds(finding)]
    return text.remark[finding.remark] + where + (f": {', '.join(kinds)}" if kinds else "")


def examples(finding: Finding) -> str:
    """What the file says, for a reader to find it again; of personal data nothing is shown."""
    return "" if _kinds(finding) else ", ".join(finding.examples)


def row_numbers(finding: Finding, text: Text, most: int = MOST_ROWS) -> str:
    """
    '3, 7-9, 41', and how many more there are; "" where the numbers are not known. `most`: how
    many spans are listed, one row or several in a row each.
    """
    if not finding.rows:
        return ""
    spans: list[list[int]] = []
    for row in finding.rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        elif not spans or row > spans[-1][1]:
            spans.append([row, row])
    more = finding.count - len(finding.rows) if len(finding.rows) == MOST_ROWS else 0
    more += sum(last - first + 1 for first, last in spans[most:])
    listed = [f"{a}" if a == b else f"{a}\N{EN DASH}{b}" for a, b in spans[:most]]
    if more > 0:
        listed.append(text.quality.more_rows.format(count=text.numbers.whole(more)))
    return ", ".join(listed)


def _kinds(finding: Finding) -> tuple[str, ...]:
    return finding.examples if finding.remark is Remark.PERSONAL_DATA else ()


def preliminary(months: OpenMonths, text: Text) -> str:
    """Say how it is known which months may still change; "" where none may."""
    if months.known_by is None:
        return ""
    return text.known_by[months.known_by].format(
        share=text.numbers.share(REPORTED_SHARE),
        days=text.numbers.whole(months.days or CHANGE_DAYS),
    )


def together(*sentences: str) -> str:
    """Sentences after one another: 'Did it move? Incidents per month'."""
    return " ".join(s if s.endswith(("?", "!", ".")) else f"{s}." for s in sentences)


def inside(name: str) -> str:
    """A name as it stands inside a sentence: 'stöld i butik', 'a change', but still 'B&E'."""
    is_word = name[1:2].islower() or name.startswith("A ")
    return name[:1].lower() + name[1:] if is_word else name


def inside_outcome(name: str, text: Text) -> str:
    """What an outcome counts, inside a sentence: words that are a file's own stay as they are."""
    listed = group_names(text.code).values()
    ends = (",", ";", f" {text.words.and_} ")
    ours = name in listed or name.startswith(tuple(each + end for each in listed for end in ends))
    return inside(name) if ours else name


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
