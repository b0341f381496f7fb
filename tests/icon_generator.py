# SPDX-License-Identifier: MIT
"""Draws the application's icon: two columns, and the tick that two lines make where they meet.

``python -m tests.icon_generator`` rewrites resources/icons: an SVG, PNGs and a Windows ICO, all from the same geometry.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

TARGET = Path(__file__).parent.parent / "resources" / "icons"
SIZES = (16, 32, 48, 64, 128, 256)

# Edges lie on multiples of 16, so that they are sharp in the smallest picture too.
GRID = 256
PLATE, PLATE_RADIUS, PLATE_COLOUR = (0, 0, 256, 256), 58, "#0B6B4F"
COLUMNS, COLUMN_RADIUS, COLUMN_COLOUR = ((48, 48, 64, 160), (144, 48, 64, 160)), 16, "#2F8A6C"
SHORT, LONG, STROKE = (64, 132, 114, 184), (114, 184, 200, 80), 32
SHORT_COLOUR, LONG_COLOUR = "#A9E8CF", "#FFFFFF"


def svg() -> str:
    """The icon as a vector drawing."""
    stroke = f'stroke-width="{STROKE}" stroke-linecap="round"'
    shapes = [
        _svg_rect(PLATE, PLATE_RADIUS, PLATE_COLOUR),
        *(_svg_rect(column, COLUMN_RADIUS, COLUMN_COLOUR) for column in COLUMNS),
        *(
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" {stroke}/>'
            for (x1, y1, x2, y2), colour in ((SHORT, SHORT_COLOUR), (LONG, LONG_COLOUR))
        ),
    ]
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">', "<title>BateCerto</title>"]
    return "\n".join([*lines, *shapes, "</svg>", ""])


def _svg_rect(box: tuple[int, int, int, int], radius: int, colour: str) -> str:
    x, y, width, height = box
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{colour}"/>'


def image(size: int) -> QImage:
    """The icon in that many pixels."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    for box, radius, colour in [(PLATE, PLATE_RADIUS, PLATE_COLOUR)] + [
        (column, COLUMN_RADIUS, COLUMN_COLOUR) for column in COLUMNS
    ]:
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(*box), radius, radius)
    for (x1, y1, x2, y2), colour in ((SHORT, SHORT_COLOUR), (LONG, LONG_COLOUR)):
        painter.setPen(QPen(QColor(colour), STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(QPointF(x1, y1), QPointF(x2, y2)))
    painter.end()
    return picture


def png(size: int) -> bytes:
    """The icon as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon that holds PNG files; 256 pixels are written as 0 in its directory."""
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, content in pictures.items():
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return directory + b"".join(pictures.values())


def main() -> None:
    """Replace the icons in resources/icons."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    TARGET.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(size) for size in SIZES}
    for size, content in pictures.items():
        (TARGET / f"batecerto-{size}.png").write_bytes(content)
    (TARGET / "batecerto.ico").write_bytes(ico(pictures))
    (TARGET / "batecerto.svg").write_text(svg(), encoding="utf-8", newline="\n")
    application.processEvents()


if __name__ == "__main__":
    main()
