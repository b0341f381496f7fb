# SPDX-License-Identifier: MIT
"""The pane at the right: one bucket, its figures side by side, what is missing, and its workers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from domain.read_models import BucketDetail, BucketRow
from domain.reconciliation import BucketStatus, MissingSide
from domain.values import Money
from ui import formats, state_icons, texts, theme
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from ui.tables import WorkersTable

_NO_PORTAL = (MissingSide.PORTAL_NEVER, MissingSide.PORTAL_FAILED)
_EMPTY_ROWS, _MOST_ROWS = 3, 14


class DetailPane(QWidget):
    """One bucket, or a sentence in its place.

    Signals:
        closed: the user closed the pane, by its button or by Esc.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Detail"))
        self._message = _wrapping()
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._message.setMargin(12)
        self._body = DetailBody()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.setAccessibleName(self.tr("Detail"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._message)
        self._pages.addWidget(self._scroll)
        self._close = self._make_close()
        self._lay_out()
        self.show_nothing()

    def show_detail(self, detail: BucketDetail, now: datetime) -> None:
        """Show a bucket.

        Args:
            now: what "5 min ago" counts from.
        """
        self._body.show_detail(detail, now)
        self._pages.setCurrentWidget(self._scroll)

    def show_nothing(self) -> None:
        """Say how to get something here."""
        self._say(self.tr("Choose a group to see its figures and its workers."))

    def show_loading(self) -> None:
        """Say that it is on its way."""
        self._say(self.tr("Loading…"))

    def show_error(self, text: str) -> None:
        """Say what went wrong."""
        self._say(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._close.setIcon(state_icons.action_icon("close", self.palette()))

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._pages.setCurrentWidget(self._message)

    def _make_close(self) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(state_icons.action_icon("close", self.palette()))
        button.setToolTip(self.tr("Close the detail (Esc)"))
        button.setAccessibleName(self.tr("Close the detail"))
        button.clicked.connect(self.closed)
        return button

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Detail"))
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 4, 0)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)


class DetailBody(QWidget):
    """Everything about one bucket, top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._company, self._where, self._state, self._notes, self._sources = (_wrapping() for _ in range(5))
        self._sign = QLabel()
        self._status = BucketStatus.NOT_COMPARED
        self._amounts = Amounts()
        self._all = QCheckBox(self.tr("Show the values that agree too"))
        self._all.toggled.connect(lambda _: self._show_workers())
        self._workers_title = _wrapping()
        self._workers: WorkersTable | None = None
        self._detail: BucketDetail | None = None
        self._lay_out()

    def show_detail(self, detail: BucketDetail, now: datetime) -> None:
        """Show a bucket; the same one again keeps its place."""
        bucket = detail.bucket
        self._detail = detail
        self._company.setText(bucket.company)
        self._where.setText(f"{formats.month(bucket.key.month)} · {formats.rate(bucket.key.rate)}")
        self._show_state(bucket.status)
        self._amounts.show_bucket(bucket)
        self._notes.setText("\n\n".join(self._note_lines(detail)))
        self._sources.setText("\n".join(self._source_lines(detail, now)))
        self._all.setVisible(not bucket.missing and 0 < detail.workers_differing < len(detail.pairs))
        self._show_workers()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._detail is not None:
            self._show_state(self._status)

    def _show_state(self, status: BucketStatus) -> None:
        self._status = status
        self._sign.setPixmap(state_icons.icon(status, self.palette()).pixmap(16, 16))
        colour = theme.state_colour(status, self.palette()).name()
        self._state.setText(f'<b style="color:{colour}">{texts.status(status)}</b>')
        self._state.setAccessibleName(texts.status(status))
        self._state.setToolTip(texts.status_explained(status))

    def _note_lines(self, detail: BucketDetail) -> list[str]:
        bucket = detail.bucket
        lines = [texts.missing(bucket.missing) or texts.status_explained(bucket.status)]
        if detail.failure is not None:
            if bucket.missing is not MissingSide.PORTAL_FAILED:
                lines.append(self.tr("The last fetch failed; the values from before are shown."))
            lines.append(texts.failure(detail.failure, detail.failure_message))
        if detail.portal_mismatch:
            lines.append(self.tr("The portal's total is not the sum of its workers' values."))
        if any(not pair.check_digit_ok for pair in detail.pairs if pair.difference):
            lines.append(self.tr("A worker here has a NISS with a wrong check digit: it may be mistyped in the ERP."))
        return [line for line in lines if line]

    def _source_lines(self, detail: BucketDetail, now: datetime) -> list[str]:
        bucket = detail.bucket
        lines = [self._portal_line(detail)]
        if bucket.consulted_at:
            lines.append(_moment(self.tr("Portal values of {when} ({ago})"), bucket.consulted_at, now))
        if detail.checked_at and detail.checked_at != bucket.consulted_at:
            lines.append(_moment(self.tr("Portal last asked {when} ({ago})"), detail.checked_at, now))
        if bucket.imported_at:
            lines.append(_moment(self.tr("ERP imported {when} ({ago})"), bucket.imported_at, now))
        lines += [self.tr("ERP file: {name}").format(name=name) for name in detail.erp_files]
        return lines

    def _portal_line(self, detail: BucketDetail) -> str:
        if detail.portal_state is not None:
            return self.tr("At the portal: {state}").format(state=texts.portal_state(detail.portal_state).lower())
        return texts.fetch_state(detail.fetch)

    def _show_workers(self) -> None:
        detail = self._detail
        if detail is None:
            return
        compared = not detail.bucket.missing
        only = compared and not self._all.isChecked() and detail.workers_differing > 0
        pairs = [pair for pair in detail.pairs if pair.difference or not only]
        self._workers_title.setText(self._workers_said(detail))
        table = self._workers_table()
        table.set_rows(pairs, compared=compared)
        rows = min(len(pairs) or _EMPTY_ROWS, _MOST_ROWS)
        frame = 2 * table.frameWidth() + table.horizontalScrollBar().sizeHint().height()
        height = table.horizontalHeader().sizeHint().height() + rows * table.verticalHeader().defaultSectionSize()
        table.setFixedHeight(height + frame)

    def _workers_said(self, detail: BucketDetail) -> str:
        title = self.tr("Workers")
        if not detail.pairs or detail.bucket.missing:
            return f"<b>{title}</b>"
        said = COUNTS.workers_differ(detail.workers_differing)
        if not detail.workers_differing:
            said = self.tr("all values agree")
        return f"<b>{title}</b> · {said}"

    def _workers_table(self) -> WorkersTable:
        if self._workers is None:
            # numpy comes with the table, and the window must not wait for it.
            from ui.tables import WorkersTable

            self._workers = WorkersTable()
            self._layout.insertWidget(self._layout.indexOf(self._sources), self._workers)
        return self._workers

    def _lay_out(self) -> None:
        font = self._company.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self._company.setFont(font)
        self._sources.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self._company, self._where, self._notes, self._sources):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._sign)
        state.addWidget(self._state, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 4, 12, 12)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._company)
        self._layout.addWidget(self._where)
        self._layout.addLayout(state)
        for part in (self._amounts, self._notes, self._workers_title, self._all):
            self._layout.addWidget(part)
        self._layout.addWidget(self._sources)
        self._layout.addStretch(1)


class Amounts(QWidget):
    """ERP, portal and difference of both amounts and of the workers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Amounts of both sides"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self._rows = (self.tr("Remun. €"), self.tr("Contr. €"), self.tr("Workers"))
        self._columns = (self.tr("ERP"), self.tr("Portal"), self.tr("Difference"))
        heads = [_right(text, faint=True) for text in self._columns]
        for place, head in enumerate(heads):
            grid.addWidget(head, 0, place + 1)
        heads[2].setToolTip(self.tr("Portal − ERP. Positive where the portal has more."))
        self._cells = [[_right("") for _ in self._columns] for _ in self._rows]
        for down, text in enumerate(self._rows):
            grid.addWidget(QLabel(text), down + 1, 0)
            for across, cell in enumerate(self._cells[down]):
                grid.addWidget(cell, down + 1, across + 1)
        for column in range(1, 4):
            grid.setColumnStretch(column, 1)

    def show_bucket(self, bucket: BucketRow) -> None:
        """Fill in; a side that was not there is a dash, and so is the difference to it."""
        erp = bucket.missing is not MissingSide.ERP and bucket.status is not BucketStatus.ONLY_PORTAL
        portal = bucket.missing not in _NO_PORTAL and bucket.status is not BucketStatus.ONLY_ERP
        self._fill_money(
            0, bucket.erp_remuneration if erp else None, bucket.portal_remuneration if portal else None, bucket
        )
        self._fill_money(
            1, bucket.erp_contribution if erp else None, bucket.portal_contribution if portal else None, bucket
        )
        workers = bucket.portal_workers - bucket.erp_workers
        self._fill(2, 0, formats.whole(bucket.erp_workers) if erp else "")
        self._fill(2, 1, formats.whole(bucket.portal_workers) if portal else "")
        self._fill(2, 2, "" if bucket.missing else f"{'+' if workers > 0 else ''}{workers}".replace("-", formats.MINUS))

    def _fill_money(self, row: int, erp: Money | None, portal: Money | None, bucket: BucketRow) -> None:
        for column, amount in enumerate((erp, portal)):
            self._fill(row, column, "" if amount is None else formats.money(amount), amount)
        difference = None if bucket.missing else (portal or Money()) - (erp or Money())
        self._fill(row, 2, "" if difference is None else formats.money(difference, sign=True), difference)
        apart = difference is not None and abs(difference) > bucket.tolerance
        font = self._cells[row][2].font()
        font.setBold(apart)
        self._cells[row][2].setFont(font)

    def _fill(self, row: int, column: int, text: str, amount: Money | None = None) -> None:
        cell = self._cells[row][column]
        cell.setText(text or formats.DASH)
        said = formats.spoken_money(amount) if amount is not None else text or self.tr("none")
        cell.setAccessibleName(f"{self._rows[row]}, {self._columns[column]}: {said}")


def _moment(sentence: str, when: datetime, now: datetime) -> str:
    return sentence.format(when=formats.date_time(when), ago=formats.ago(when, now))


def _wrapping() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    # A long word may be cut by the pane's edge, but must not widen the pane.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _right(text: str, *, faint: bool = False) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.tabular(label.font()))
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    else:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
