# SPDX-License-Identifier: MIT
"""What was found in a file, as a list: a sign before each says whether it prevents the import, and so does its name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from domain.declaration import Finding, Severity
from domain.reconciliation import BucketStatus
from ui import state_icons, texts, theme
from ui.sizes import follow, scaled

translate = QCoreApplication.translate
_SIDE = 16


class FindingsList(QListWidget):
    """Findings with their signs; each item's UserRole is the line and the column that it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        follow(self, lambda: self.setIconSize(QSize(scaled(self, _SIDE), scaled(self, _SIDE))))

    def show_findings(self, findings: Iterable[Finding], file_name: str) -> None:
        """Show others, in the order given."""
        self.clear()
        for found in findings:
            said = texts.finding(found, file_name)
            kind = _kind(found.severity)
            item = QListWidgetItem(_sign(found.severity, self.palette()), said)
            item.setData(Qt.ItemDataRole.UserRole, (found.line, found.column))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind}: {said}")
            item.setToolTip(kind)
            self.addItem(item)


def _kind(severity: Severity) -> str:
    return {
        Severity.ERROR: translate("table_import", "Prevents the import"),
        Severity.QUESTION: translate("table_import", "To be confirmed"),
        Severity.WARNING: translate("table_import", "Warning: it does not prevent the import"),
    }[severity]


def _sign(severity: Severity, palette: QPalette) -> QIcon:
    if severity is Severity.ERROR:
        return state_icons.verdict_icon(palette, well=False)
    if severity is Severity.QUESTION:
        return state_icons.icon(BucketStatus.NOT_COMPARED, palette)
    colour = theme.state_colour(BucketStatus.NOT_COMPARED, palette)
    return state_icons.drawn_icon("warning", _exclamation, colour, palette)


def _exclamation(painter: QPainter, _: QColor) -> None:
    painter.drawLine(QPointF(8, 2.5), QPointF(8, 9.5))
    painter.drawPoint(QPointF(8, 13))
