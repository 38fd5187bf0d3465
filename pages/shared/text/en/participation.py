"""English: who takes part, and does it last."""

from analysis.process.endurance import Course
from pages.shared.text.parts.participation import ParticipationText
from pages.shared.text.small import SMALL

PARTICIPATION = ParticipationText(
    subtitle="{what}, {area}, {period}",
    since="quarters since the start, up to {day}",
    what={
        "P01": "P01: Members at the end of each quarter, and how many joined and left",
        "P03": "P02 and P03: Members of all businesses, by branch and size",
        "P27": "P04 and P27: Share of members that did something in the last 90 days of each quarter",
        "P05": "P05: Present of invited at the meetings of the quarter",
        "P17": "P17\N{EN DASH}P19: Incident reports, time until reported and replies",
        "P21": "P21: Messages a month",
    },
    heading={
        "members": "Members",
        "activity": "Activity: does the work go on?",
        "meetings": "Meetings",
        "reports": "Reports",
        "messages": "Messages",
    },
    quarter="{number}: {days}",
    short_quarter="{number}<br>{month}",
    hollow="A hollow dot: the quarter is not over.",
    members_title="From {first} to {last} members since the start",
    members_lines=("members", "joined", "left"),
    members_columns=("Quarter since the start", "Members at its end", "Joined", "Left"),
    covered_title="{share} of the businesses take part; {none} {none:group has|groups have} no member",
    covered_title_all="{share} of the businesses take part; no group that may be shown lacks a member",
    covered_title_unknown="{none} {none:group|groups} of businesses {none:has|have} no member",
    covered_columns=("Divided by", "Group", "Members of businesses", "Share"),
    by={"branch": "Branch", "size": "Size"},
    covered_note="\N{MIDDLE DOT}\N{MIDDLE DOT} = groups of which "
    + SMALL
    + " take part or do not, and those that would give them away. They do not count as groups without a member.",
    without="Groups without any member: {groups}.",
    group="{group} ({by}, {n} businesses)",
    active={
        Course.FADES: "Activity fades: the share of active members is {change} on average each quarter ({interval}).",
        Course.GROWS: "Activity grows: the share of active members is {change} on average each quarter ({interval}).",
        Course.HOLDS: "Activity goes on: the share of active members changes by less than five per cent a quarter ({interval}).",
        Course.CANNOT_TELL: "Whether activity goes on cannot be told: from quarter to quarter it may have changed either way ({interval}).",
    },
    active_unknown="Whether activity goes on cannot be told: {reason}",
    active_title={
        Course.FADES: "The share of active members falls quarter by quarter",
        Course.GROWS: "The share of active members rises quarter by quarter",
        Course.HOLDS: "The share of active members goes on as it was",
        Course.CANNOT_TELL: "Active members: {first} in the first quarter, {last} in the latest whole one",
    },
    active_axis="Share active",
    active_columns=("Quarter since the start", "Active", "Members", "Share"),
    active_note="Active is who reported, was at a meeting or decided on, began or finished a measure. The change a quarter is a log-linear trend over whole quarters (quasi-Poisson).",
    reports={
        Course.FADES: "Reports get fewer: {change} on average each quarter ({interval}).",
        Course.GROWS: "Reports get more: {change} on average each quarter ({interval}).",
        Course.HOLDS: "Reports go on: they change by less than five per cent a quarter ({interval}).",
        Course.CANNOT_TELL: "Whether reports go on cannot be told: from quarter to quarter they may have changed either way ({interval}).",
    },
    reports_unknown="Whether reports go on cannot be told: {reason}",
    reports_title={
        Course.FADES: "Reports get fewer quarter by quarter",
        Course.GROWS: "Reports get more quarter by quarter",
        Course.HOLDS: "Reports go on as they were",
        Course.CANNOT_TELL: "Reports: {all} a week on average",
    },
    reports_axis="Reports a week",
    reports_columns=(
        "Quarter since the start",
        "Reports",
        "A week",
        "From incident to report",
        "Answered in seven days",
    ),
    reports_all="The whole period: {delay} from incident to report (median); answered within seven days: {replies}.",
    met="Meetings held of those planned: {regularity}.",
    followed="Decisions that a later meeting followed up: {decisions}.",
    turnout_title="{share} of those invited came to the meetings",
    turnout_axis="Share of those invited",
    turnout_columns=("Quarter since the start", "Present", "Invited", "Share"),
    messages_title="{number} messages a month",
    messages_columns=("By", "Which", "A month"),
    messages_by=("Channel", "From and to"),
    n="n = {n}.",
)
