"""Swedish: the page Trends, the index to the time before the start."""

from pages.shared.text.parts.indexed import IndexedText

INDEXED = IndexedText(
    heading="Före och efter starten, bredvid andra områden",
    lead="Valt område, eller pilotområdet om inget är valt, och områden att jämföra med. Varje områdes egen nivå före starten är 100. Bandet visar hur andra områden har rört sig; det är ingen bedömning.",
    peers="Jämför med",
    peers_default="Pilotens jämförelseområden",
    title="{area}: index {value} i {month}; före starten 100",
    subtitle="Medelvärde av tolv månader som index, {before} = 100. {groups}",
    axis="Index, före starten = 100",
    band="{low}\N{EN DASH}{high}",
    half="Mittersta hälften av {n} områden",
    range_="Lägsta till högsta av {n} områden",
    note="Varje punkt är de tolv månader som slutar med den. Preliminära månader är inte med.",
    note_half="Grått band: hälften av de {n} jämförda områdena ligger i det.",
    note_range="Grått band: från det lägsta till det högsta av de {n} jämförda områdena, avrundat till närmaste femtal.",
    note_left_out="{n} {n:valt område|valda områden} att jämföra med har för få händelser eller uppgifter och är inte med.",
    no_peers="Inget område att jämföra med har tillräckligt många händelser.",
    refused="Indexet kan inte visas: {reason}",
    needs_study="Indexet kräver en utvärderingsplan med en period före starten.",
)
