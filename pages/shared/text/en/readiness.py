"""What another place needs, in English."""

from analysis.decision.readiness import Item, Section
from data.keeping.readiness import Grade, Routine
from pages.shared.text.parts.readiness import ReadinessText

READINESS = ReadinessText(
    heading="What does a place need to begin?",
    lead=(
        "The pilots' own files say what the work has taken: roles, routines, contacts and resources. "
        "What only people know of a new place is filled in here. Empty means not answered, never no."
    ),
    place="Place",
    no_place="There is no area to fill in for.",
    there="What the data already say of {place}",
    there_lead="It is a beginning, no answer to what is needed.",
    already={
        "months": "Months of incidents loaded",
        "businesses": "Businesses",
        "answers": "Respondents of the latest survey",
        Item.MEMBERS: "Members",
        Item.WALKS: "Safety walks",
        Item.MEASURES: "Measures done",
    },
    there_columns=("Fact", "Value"),
    section={
        Section.ROLES: "Roles",
        Section.ROUTINES: "Routines",
        Section.CONTACTS: "Contacts",
        Section.RESOURCES: "Resources",
    },
    item={
        Item.OWNERS: "Measures with a named owner",
        Item.MEMBERS: "Businesses that take part",
        Item.MEETINGS: "Meetings as planned",
        Item.WALKS: "Safety walks",
        Item.HOURS: "Working time, all together",
        Item.MONEY: "Money for the work",
        Item.MEASURES: "Money for measures until the after period ends",
    },
    role="Working time: {name}",
    had="{area} had",
    a_month="{value} a month",
    with_routine="a routine in {part}",
    with_role="a named role in {part}",
    graded="grade of evidence {grade}",
    part="Part",
    need="Need",
    routine="Routine here",
    owner="Owner here",
    grade="State here",
    stamp="Said by",
    who="{by} {day}",
    routines={Routine.YES: "yes", Routine.NO: "no", Routine.UNKNOWN: "not known"},
    grades={
        Grade.READY: "A: there and in use",
        Grade.BEGUN: "B: decided, or there in part",
        Grade.MISSING: "C: not there",
    },
    not_answered="not answered",
    title="{place}: {answered} of {all} needs answered, {ready} in place",
    title_none="{place}: none of {all} needs is answered",
    subtitle="What the work has taken in the pilots from the start to {day}, and what the place has",
    n="n = {n} needs.",
    note=(
        "The pilots' columns are counted from the files. Routine here: is there a written one? Owner "
        "here: the unit that answers for it, never a person. State here: A there and in use, B "
        "decided or there in part, C not there. Grade of evidence: how strongly research supports "
        "the method by the file of the programme's elements, 0\N{EN DASH}5. Money for the work and "
        "for measures may overlap. What is not answered never counts as no."
    ),
    fill="Fill in for {place}",
    fill_lead="Answers are kept with who and when. Write of no person: owners are chosen from a list.",
    save="Save the answers",
    saved="The answers for {place} are saved.",
)
