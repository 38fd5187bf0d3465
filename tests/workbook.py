"""A small Excel file, written by hand: nothing in the product writes one with a hidden sheet."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

_MAIN, _PACKAGE = "urn:main", "urn:package"  # the reader looks only at the type of a link
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
Cell = str | float | datetime


def workbook(sheets: dict[str, Sequence[Sequence[Cell]]], hidden: Sequence[str] = ()) -> bytes:
    """Bytes of an .xlsx with these sheets, row by row."""
    listed, links = "", f'<Relationship Id="s" Type="{_LINKS}/styles" Target="styles.xml"/>'
    for i, name in enumerate(sheets, start=1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="r{i}"{state}/>'
        links += f'<Relationship Id="r{i}" Type="{_LINKS}/worksheet" Target="sheet{i}.xml"/>'
    office = f'<Relationship Id="w" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{office}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
        "xl/styles.xml": _STYLES,
    }
    for i, rows in enumerate(sheets.values(), start=1):
        body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        files[f"xl/sheet{i}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
        )
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return content.getvalue()


def _cell(value: Cell) -> str:
    match value:
        case str():
            return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        case datetime():
            days = (value - datetime(1899, 12, 30)).total_seconds() / 86400
            return f'<c s="1"><v>{days}</v></c>'
        case _:
            return f"<c><v>{value}</v></c>"
