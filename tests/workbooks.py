# SPDX-License-Identifier: MIT
"""Small Excel workbooks, sound and otherwise, written by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from domain.tables.cells import Cell, CellError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>"
)
_DAY_ZERO = date(1899, 12, 30)

Rows = Sequence[Sequence[Cell]]


def reference(row: int, column: int) -> str:
    """``C7`` from counts that begin at 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def cell(row: int, column: int, value: Cell) -> str:
    """One cell's XML."""
    at = f'r="{reference(row, column)}"'
    match value:
        case None:
            return ""
        case bool():
            return f'<c {at} t="b"><v>{int(value)}</v></c>'
        case str():
            return f'<c {at} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        case Decimal():
            return f"<c {at}><v>{value}</v></c>"
        case date():
            return f'<c {at} s="1"><v>{(value - _DAY_ZERO).days}</v></c>'
        case CellError(code):
            return f'<c {at} t="e"><f>A1</f><v>{code}</v></c>'


def sheet_xml(rows: Rows, merged: Sequence[str] = ()) -> str:
    """A sheet with its rows from the first one on."""
    inside = "".join(
        f'<row r="{number}">{"".join(cell(number, at, value) for at, value in enumerate(row, 1))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return sheet_of(inside, merged)


def sheet_of(inside: str, merged: Sequence[str] = ()) -> str:
    """A sheet around the XML of its rows."""
    ranges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    merges = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData>{merges}</worksheet>'


def parts_of(sheets: Mapping[str, str]) -> dict[str, str]:
    """The parts of a workbook with those sheets, by their name in the archive."""
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{types}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="rId99" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), 1)},
    }


def write_parts(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """An archive of those parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_workbook(path: Path, rows: Rows, merged: Sequence[str] = (), **others: Rows) -> Path:
    """A workbook whose first sheet, ``Folha1``, has those rows."""
    sheets = {"Folha1": sheet_xml(rows, merged)} | {name: sheet_xml(more) for name, more in others.items()}
    return write_parts(path, parts_of(sheets))


def write_far_cells(path: Path) -> Path:
    """Two cells at two ends of the sheet: a few kilobytes that a reader unfolds to half a terabyte."""
    inside = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return write_parts(path, parts_of({"Folha1": sheet_of(inside)}))


def write_bomb(path: Path, megabytes: int) -> Path:
    """A sheet that unfolds to that many megabytes of blanks."""
    return write_parts(path, parts_of({"Folha1": sheet_of(" " * (megabytes << 20))}))
