"""Swedish: what reports say by themselves."""

from pages.shared.text.parts.documents import DocumentsText

DOCUMENTS = DocumentsText(
    council="Tjänsteskrivelse",
    situation="Lägesbild",
    meeting="Mötesunderlag",
    page="sida {number} ({of})",
    contents="Innehåll",
    figure="Figur {number}. {title}",
    doubts="Förbehåll",
    own_words="Kommentar av rapportens författare",
    meeting_said="Vad mötet sade, enligt rapportens författare",
    to_write="Att fylla i",
    part="Del {number} av {of}",
    numbers="Tabeller till figurerna",
    attached="Bifogade filer",
    rows_attached="Alla {count} rader finns i den bifogade filen {name}.",
)
