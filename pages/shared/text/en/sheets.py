"""English: what stands in a workbook of a report's figures."""

from pages.shared.text.parts.sheets import SheetsText

SHEETS = SheetsText(
    contents="Contents",
    columns=("Sheet", "Finding", "Measure, place and period", "Based on", "Figure id"),
    back="To the contents",
)
