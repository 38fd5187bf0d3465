"""Swedish: what stands in a workbook of a report's figures."""

from pages.shared.text.parts.sheets import SheetsText

SHEETS = SheetsText(
    contents="Innehåll",
    columns=("Blad", "Resultat", "Mått, plats och period", "Underlag", "Figurens id"),
    back="Till innehållet",
)
