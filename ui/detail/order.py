# SPDX-License-Identifier: MIT
"""The order in which the eye goes over things: line by line, from the left."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget


def in_reading_order(widgets: Iterable[QWidget], within: QWidget) -> list[QWidget]:
    """Widgets from top to bottom; those that begin above the middle of a line's first one stand in its line."""
    placed = [(QRect(each.mapTo(within, QPoint(0, 0)), each.size()), each) for each in widgets]
    placed.sort(key=lambda pair: (pair[0].top(), pair[0].left()))
    ordered: list[QWidget] = []
    line: list[tuple[QRect, QWidget]] = []
    for rect, each in placed:
        if line and rect.top() > line[0][0].center().y():
            ordered += _from_the_left(line)
            line = []
        line.append((rect, each))
    return ordered + _from_the_left(line)


def _from_the_left(line: list[tuple[QRect, QWidget]]) -> list[QWidget]:
    return [each for _, each in sorted(line, key=lambda pair: pair[0].left())]
