"""Swedish: what is known over all outcomes."""

from analysis.decision.evidence_table import Declared, Field
from pages.shared.text.parts.evidence import EvidenceText

EVIDENCE = EvidenceText(
    title="Varje pilotområdes utfall, med intervall",
    subtitle="Skattning och intervall för planens utfall och för arbetet, {periods}",
    panels={
        Field.EFFECT: "Händelser, jämfört med väntat",
        Field.SAFETY: "Trygghet, pilotens ändring utöver jämförelseområdenas",
        Field.METHODS: "Arbetet: andelar, alla räknade",
    },
    points_axis="Procentenheter",
    share_axis="Andel",
    no_change="ingen skillnad",
    label="{area}: {what}",
    beside="{value}<br>n = {n}",
    keys=(
        "Fylld cirkel: huvudutfall, som beslutsregeln läser.",
        "Fylld fyrkant: övriga utfall i planen.",
        "Öppen romb: utöver planen. Utan streck är det en fulltalig räkning.",
    ),
    note="Strecket är intervallet. n räknar pilotområdet och jämförelseområdena, före och efter; av arbetet är alla räknade.",
    table_title="{told} av {n} rader har ett svar; de andra säger varför inte",
    all_answered="Alla {n} rader har ett svar",
    others_hold="{held} av {n} övriga utfall står sig när alla i piloten prövas tillsammans",
    table_subtitle="Alla utfall och arbetet, per pilotområde",
    declared={
        Declared.PRIMARY: "Huvudutfall",
        Declared.SECONDARY: "Övriga utfall i planen",
        Declared.BEYOND: "Utöver planen",
    },
    field={
        Field.EFFECT: "Effekt: händelser",
        Field.SAFETY: "Trygghet: enkät",
        Field.WORKING: "Arbetssätt",
        Field.METHODS: "Metoder",
    },
    columns=(
        "Ställning",
        "Område",
        "Slag",
        "Utfall",
        "Skattning med intervall",
        "n",
        "Bedömning och bevisgrad",
        "Förbehåll",
    ),
    by_owner="{value}; {parts}",
    of_respondents="{what}, {respondents}",
    incidents="{n} {n:händelse|händelser}",
    answers="{n} svar",
    counted="{n}, alla räknade",
    all_counted="{value}, alla räknade",
    secondary="{verdict}; {holm}",
    no_verdict="Ingen bedömning",
    grade="Bevisgrad {grade} av 5.",
    marked="Sticker ut bland alla frågor som prövats; ingen bedömning",
    is_full_count="Fulltalig räkning, ingen bedömning",
    no_doubts="inga funna",
    not_looked_for="söks inte här",
    table_note="Huvudutfallet bedöms för sig av beslutsregeln. Övriga utfall ger stöd men avgör inte; de bedöms bara där de står sig när alla prövas tillsammans (Holms metod); p står bredvid. Om det som är utöver planen har ingen sagt i förväg vad som väntas. n räknar pilotområdet och jämförelseområdena, före och efter. Bevisgrad på Marylandskalan: 2 är före och efter, 3 är före och efter mot jämförelseområden. Där alla är räknade finns inget intervall, eller så visar det vad slumpen gör i så få.",
)
