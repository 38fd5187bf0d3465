"""What another place needs, in Swedish."""

from analysis.decision.readiness import Item, Section
from data.keeping.readiness import Grade, Routine
from pages.shared.text.parts.readiness import ReadinessText

READINESS = ReadinessText(
    heading="Vad behöver en plats för att börja?",
    lead=(
        "Piloternas egna filer säger vad arbetet har tagit: roller, rutiner, kontakter och resurser. "
        "Det som bara människor vet om en ny plats fylls i här. Tomt betyder inte besvarat, aldrig nej."
    ),
    place="Plats",
    no_place="Det finns inget område att fylla i för.",
    there="Vad uppgifterna redan säger om {place}",
    there_lead="Det är en början, inget svar på vad som behövs.",
    already={
        "months": "Händelser inlästa, månader",
        "businesses": "Verksamheter",
        "answers": "Svarande i senaste enkäten",
        Item.MEMBERS: "Medlemmar",
        Item.WALKS: "Trygghetsronder",
        Item.MEASURES: "Genomförda åtgärder",
    },
    there_columns=("Uppgift", "Värde"),
    section={
        Section.ROLES: "Roller",
        Section.ROUTINES: "Rutiner",
        Section.CONTACTS: "Kontakter",
        Section.RESOURCES: "Resurser",
    },
    item={
        Item.OWNERS: "Åtgärder med namngiven ägare",
        Item.MEMBERS: "Verksamheter som är med",
        Item.MEETINGS: "Möten enligt plan",
        Item.WALKS: "Trygghetsronder",
        Item.HOURS: "Arbetstid, alla tillsammans",
        Item.MONEY: "Pengar till arbetet",
        Item.MEASURES: "Pengar till åtgärder till efterperiodens slut",
    },
    role="Arbetstid: {name}",
    had="{area} hade",
    a_month="{value} i månaden",
    with_routine="rutin i {part}",
    with_role="utpekad roll i {part}",
    graded="evidensgrad {grade}",
    part="Del",
    need="Behov",
    routine="Rutin här",
    owner="Ägare här",
    grade="Läge här",
    stamp="Sagt av",
    who="{by} {day}",
    routines={Routine.YES: "ja", Routine.NO: "nej", Routine.UNKNOWN: "vet inte"},
    grades={
        Grade.READY: "A: finns och används",
        Grade.BEGUN: "B: är beslutat eller finns delvis",
        Grade.MISSING: "C: finns inte",
    },
    not_answered="inte besvarat",
    title="{place}: {answered} av {all} behov besvarade, {ready} på plats",
    title_none="{place}: inget av {all} behov är besvarat",
    subtitle="Vad arbetet har tagit i piloterna från starten till {day}, och vad som finns på platsen",
    n="n = {n} behov.",
    note=(
        "Pilotkolumnerna räknas ur filerna. Rutin här: finns en skriven rutin? Ägare här: den enhet "
        "som svarar för det, aldrig en person. Läge här: A finns och används, B är beslutat eller "
        "finns delvis, C finns inte. Evidensgrad: hur starkt forskningen stöder metoden enligt "
        "filen över programmets delar, 0\N{EN DASH}5. Pengar till arbetet och till åtgärder kan "
        "överlappa. Det som inte är besvarat räknas aldrig som nej."
    ),
    fill="Fyll i för {place}",
    fill_lead="Svaren sparas med vem och när. Skriv inte om personer: ägare väljs ur en lista.",
    save="Spara svaren",
    saved="Svaren för {place} är sparade.",
)
