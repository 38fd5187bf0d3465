"""What stands in a workbook of a report's figures beside what its pages say."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SheetsText:
    contents: str  # the first sheet's name
    columns: tuple[str, str, str, str, str]  # sheet, finding, measure, n, id
    back: str
