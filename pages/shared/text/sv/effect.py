"""Swedish: the page Effect."""

from pages.shared.text.parts.effect import EffectText

EFFECT = EffectText(
    title="Effekt",
    lead="Ändrades antalet händelser mer i pilotområdet än i jämförelseområdena?",
    same_months_heading="Samma månader, före och efter",
    same_months_title="{area}: {before} i månaden före, {after} efter",
    same_months_columns=(
        "Område",
        "Händelser före",
        "Händelser efter",
        "Före, per månad",
        "Efter, per månad",
        "Förändring (95 % intervall)",
    ),
    pilot_row="{area} (pilot)",
    comparison_row="Jämförelseområden ({n} st)",
    buffer_row="Områdena runt om (buffertzonen)",
    trend_heading="Månad för månad",
    trend_subtitle="Händelser per månad; jämförelseområdena omräknade till pilotens nivå före",
    comparison_line="Jämförelse, omräknad",
    trend_title="{area} och jämförelseområdena månad för månad",
    fewer_heading="Hur många händelser handlar det om?",
    fewer_title="{change} händelser under efterperioden än om området hade följt jämförelseområdena",
    fewer_nothing="Antalet händelser skiljer sig inte säkert från det väntade",
    fewer_subtitle="Viktad omfördelningsdifferens (WDD), jämförelsen omräknad till pilotens nivå",
    secondary_heading="Övriga frågor i planen",
    secondary_columns=(
        "Utfall",
        "Före (per månad, eller andel)",
        "Efter (per månad, eller andel)",
        "Jämfört med väntat",
        "Justerat för antalet frågor (Holm)",
    ),
    secondary_note="Flera frågor ställs samtidigt: en enstaka skillnad kan vara en slump. Därför är p justerat för hur många de är. "
    "Beslutsregeln gäller bara huvudutfallet.",
    doubts_heading="Vad talar emot?",
    no_doubts="Inget särskilt, utöver att en jämförelse aldrig visar orsak.",
    method_heading="Så är det räknat",
    declared="Frågan, områdena och perioderna kommer ur utvärderingsplanen och ändras inte av filtren.",
    smallest="Minsta förändring av betydelse enligt planen: {change}.",
    comparison_areas="Jämförelseområden: {areas}.",
    one_period_only="En jämförelse före och efter är inte möjlig: {reason}",
    unknown_groups="Ingen händelse i de inlästa filerna har brottsgruppen {groups}, som planen räknar som huvudutfall. Rätta stavningen på sidan Utvärderingsplan, eller läs in filen där den finns.",
)
