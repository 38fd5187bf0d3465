"""Swedish: areas, or offence groups, beside each other."""

from pages.shared.text.parts.side_by_side import SideBySideText

SIDE_BY_SIDE = SideBySideText(
    heading="Områden och brottsgrupper sida vid sida",
    lead="Utforska: här bedöms ingenting. Bland många områden sticker några ut av en slump.",
    switch="Visa",
    options={"areas": "Områden", "groups": "Brottsgrupper"},
    scale="Skala",
    scales={"index": "Index, samma skala", "count": "Antal, egen skala"},
    title_areas="Färre händelser än året före i {fewer} av {n} områden",
    title_groups="Färre händelser än året före i {fewer} av {n} brottsgrupper",
    subtitle="{measure}, tolv månader i taget, senast {year}. {groups}, {areas}",
    index="Index (första året = 100)",
    count="Antal händelser",
    together="Alla",
    latest="{latest} ({change})",
    note_index="Alla rutor har samma skala, som inte börjar på noll: första året är 100. "
    "Grå streckad linje är alla händelser i urvalet tillsammans. "
    "Index för ett område med få händelser hoppar av en slump.",
    note_count="Varje ruta har sin egen skala från noll: jämför formen, inte höjden.",
    note_panels="De {n} största av {of} visas, och pilotområden.",
    note_hidden="De som har för få händelser för att visas, eller saknar uppgifter, är inte med.",
    column="Tolv månader",
    refused="Rutorna kräver två hela år av färdiga månader i den valda perioden och minst två "
    "områden eller brottsgrupper i urvalet.",
)
