# SPDX-License-Identifier: MIT
"""Turns what a window shows into a small file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

_COLOURS = 256
_KIND = 0xFFF0F0F0
_FRAME = "#6B727C"


def picture(shown: QWidget, behind: QWidget | None = None) -> QImage:
    """What a window shows; a dialog before the window behind it, in its middle."""
    front = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if behind is None or behind is shown:
        return front
    # Both in pixels of the screen, however many of them make one of the window's.
    front.setDevicePixelRatio(1)
    whole = behind.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    whole.setDevicePixelRatio(1)
    corner = QPoint(max((whole.width() - front.width()) // 2, 0), max((whole.height() - front.height()) // 2, 0))
    painter = QPainter(whole)
    painter.drawImage(corner, front)
    painter.setPen(QColor(_FRAME))
    painter.drawRect(corner.x(), corner.y(), front.width() - 1, front.height() - 1)
    painter.end()
    return whole


def keep(image: QImage, path: Path) -> None:
    """Write a picture in a few of its colours, each of the others as the nearest of them.

    Raises:
        OSError: it could not be written.
    """
    few = common_colours(np.frombuffer(image.constBits(), np.uint32))
    small = image.convertToFormat(QImage.Format.Format_Indexed8, few, Qt.ImageConversionFlag.ThresholdDither)
    if not small.save(str(path), quality=0):
        raise OSError(path)


def common_colours(pixels: npt.NDArray[np.uint32]) -> list[int]:
    """The commonest colours, and then those of each kind, so that shades of grey leave room for what is small."""
    colours, counts = np.unique(pixels, return_counts=True)
    commonest_first = colours[np.argsort(counts)[::-1]]
    _, firsts = np.unique(commonest_first & _KIND, return_index=True)
    both = np.concatenate([commonest_first[: _COLOURS // 2], commonest_first[np.sort(firsts)]])
    return [int(colour) for colour in dict.fromkeys(both)][:_COLOURS]
