# SPDX-License-Identifier: MIT
"""What to do first: three steps, and a way to try the program out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from domain.reconciliation import BucketStatus
from ui import state_icons, theme
from ui.sizes import follow, scaled

if TYPE_CHECKING:
    from domain.read_models import Freshness, MatrixRow

_WIDTH = 720
_STRETCH = 100
_SIGN = 24


@dataclass(frozen=True, slots=True)
class Done:
    """Which of the three steps were done.

    Attributes:
        imported: whether anything of a file stands; what was undone does not.
        fetched: whether the portal was ever asked.
        compared: whether anything of both sides was compared.
    """

    imported: bool = False
    fetched: bool = False
    compared: bool = False

    @classmethod
    def of(cls, rows: Sequence[MatrixRow], freshness: Freshness) -> Done:
        """What can be told from the months that are shown, and from when the last values came."""
        imported, fetched = freshness.last_import is not None, freshness.last_fetch is not None
        return cls(imported, fetched, any(row.sums.compared for row in rows))

    @property
    def all(self) -> bool:
        """Whether nothing is left."""
        return self.imported and self.fetched and self.compared


class FirstSteps(QWidget):
    """Shown where there is no data yet.

    Signals:
        import_wanted, connect_wanted, reconcile_wanted, demo_wanted: the buttons.
    """

    import_wanted = Signal()
    connect_wanted = Signal()
    reconcile_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: dict[str, QLabel] = {}
        self._done = Done()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._add_title()
        self._add_step("import", self.tr("1. Bring the ERP's files"), self._import_text(), self.tr("Import"))
        self._add_step("fetch", self.tr("2. Connect the portal"), self._fetch_text(), self.tr("Connect…"))
        self._add_step("reconcile", self.tr("3. Reconcile"), self._reconcile_text(), self.tr("Reconcile"))
        self._add_demo()
        self._draw_signs()
        body = QWidget()
        body.setLayout(self._grid)
        follow(self, lambda: body.setMaximumWidth(scaled(self, _WIDTH)))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(body, _STRETCH)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(2)

    def set_done(self, done: Done) -> None:
        """Tick what was done."""
        if done != self._done:
            self._done = done
            self._draw_signs()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs anew when it becomes light or dark, or the text larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_signs"):
            self._draw_signs()

    def _draw_signs(self) -> None:
        side = scaled(self, _SIGN)
        done = {"import": self._done.imported, "fetch": self._done.fetched, "reconcile": self._done.compared}
        for name, sign in self._signs.items():
            tick = state_icons.icon(BucketStatus.TALLIES, self.palette())
            icon = tick if done[name] else state_icons.action_icon(name, self.palette())
            sign.setPixmap(icon.pixmap(side, side))
            sign.setAccessibleName(self.tr("Done") if done[name] else self.tr("To do"))

    def _import_text(self) -> str:
        return self.tr("Choose the DR files that your payroll software exports, one or many months.")

    def _fetch_text(self) -> str:
        return self.tr(
            "Give each company its portal token, and fetch what Segurança Social holds for the same months. "
            "Without a network this can wait."
        )

    def _reconcile_text(self) -> str:
        return self.tr("See month by month what tallies, and to the cent what does not.")

    def _add_title(self) -> None:
        title = QLabel(self.tr("Nothing has been imported yet"))
        theme.enlarge(title, 1.4, bold=True)
        title.setWordWrap(True)
        self._grid.addWidget(title, 0, 0, 1, 3)

    def _add_step(self, name: str, title: str, text: str, verb: str) -> None:
        row = self._grid.rowCount()
        sign = self._signs[name] = QLabel()
        words = QLabel(f"<b>{title}</b><br>{text}")
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        button = QPushButton(verb)
        button.setObjectName(name)
        button.setAccessibleName(verb)
        button.setAccessibleDescription(text)
        button.clicked.connect(
            {"import": self.import_wanted, "fetch": self.connect_wanted}.get(name, self.reconcile_wanted)
        )
        self._grid.addWidget(sign, row, 0)
        self._grid.addWidget(words, row, 1)
        self._grid.addWidget(button, row, 2)

    def _add_demo(self) -> None:
        hint = QLabel(self.tr("No files at hand? See the program at work first; your own data stays apart."))
        hint.setWordWrap(True)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        button = QPushButton(self.tr("Try with demonstration data"))
        button.setObjectName("demo")
        button.setAccessibleName(button.text())
        button.clicked.connect(self.demo_wanted)
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, 8)
        self._grid.addWidget(hint, row + 1, 0, 1, 2)
        self._grid.addWidget(button, row + 1, 2)


class StepsLine(QWidget):
    """The next of the first steps, in a line above what there is already; gone once all are done.

    Signals:
        connect_wanted, fetch_wanted, reconcile_wanted: the buttons.
    """

    connect_wanted = Signal()
    fetch_wanted = Signal()
    reconcile_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("First steps"))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._connect = QPushButton(self.tr("Connect…"))
        self._fetch = QPushButton(self.tr("Fetch"))
        self._reconcile = QPushButton(self.tr("Reconcile"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        for button, wanted in (
            (self._connect, self.connect_wanted),
            (self._fetch, self.fetch_wanted),
            (self._reconcile, self.reconcile_wanted),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)
        self.set_done(Done())

    def set_done(self, done: Done) -> None:
        """Show what is next."""
        if not done.fetched:
            said = self.tr(
                "✓ 1. The ERP's files are there.  2. Connect the portal and fetch it, so that there is something to "
                "compare with."
            )
        else:
            said = self.tr("✓ 1. The ERP's files are there.  ✓ 2. The portal was asked.  3. Reconcile both.")
        self._said.setText(said)
        self._connect.setVisible(not done.fetched)
        self._fetch.setVisible(not done.fetched)
        self._reconcile.setVisible(done.fetched)
        self.setVisible(done.imported and not done.all)
