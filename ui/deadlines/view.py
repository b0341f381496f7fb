# SPDX-License-Identifier: MIT
"""The Deadlines tab's widget: warnings on top, then what silence accepts, then what is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QDataStream, QEvent, QIODevice, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from domain.use_cases.deadlines import Board, CompanyDue, SilentAcceptance, Standing
from ui.deadlines.tables import DueKey, DueRows, DuesTable, SilentTable
from ui.gate.page import label
from ui.overview import signs
from ui.texts import deadlines as texts

_SIZES = (200, 380)
_LEAST_SILENT_ROWS = 2


class DeadlinesView(QWidget):
    """Shows a board, of one company or of all.

    Signals:
        chosen(object): the DueKey of the row that the clerk moved to; None for none.
        opened(object): the same, for Enter or a double click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._company: int | None = None
        self.dues = DuesTable()
        self.silent = SilentTable()
        self._late = label("")
        self._joining = label("")
        self._legal = label(
            self.tr("The days are those of the law as it stands; this is no legal advice. Check the portal's notices.")
        )
        self._said = label("")
        self._with_done = QCheckBox(self.tr("Show what is &done too"))
        self._with_done.toggled.connect(lambda _: self._fill())
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.setTabOrder(self.silent, self.dues)
        for table, other in ((self.dues, self.silent), (self.silent, self.dues)):
            # One selection for both: what is said below, and the detail, are about one row.
            table.key_selected.connect(lambda _, other=other: other.forget_selection())
            table.key_selected.connect(self._on_key)
            table.key_opened.connect(self.opened)
        self._fill()

    def set_board(self, board: Board, rows: DueRows | None = None) -> None:
        """Show deadlines as of a day, without losing the place.

        Args:
            rows: made of dues_of that board; made here where there are none, or where others are to be shown.
        """
        self._board = board
        self._fill(rows)

    def set_company(self, company_id: int | None) -> None:
        """Show one company's deadlines, or all."""
        if company_id != self._company:
            self._company = company_id
            self._fill()

    def set_filter(self, text: str) -> None:
        """Narrow to rows that hold the text."""
        for table in (self.dues, self.silent):
            table.set_filter(text)

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self._board

    @property
    def selected(self) -> DueKey | None:
        """The row that is selected in one of the tables; None for none."""
        keys = (table.selected_key() for table in (self.silent, self.dues) if not table.isHidden())
        return next((key for key in keys if isinstance(key, DueKey)), None)

    @property
    def said(self) -> str:
        """What the row that was chosen means."""
        return self._said.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_late"):
            self._draw_warning()

    def _draw_warning(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, signs.loud(palette))
        self._late.setPalette(palette)

    # What is remembered

    def save_state(self) -> QByteArray:
        """Columns, sorting and the splitter, for restore_state."""
        state = QByteArray()
        stream = QDataStream(state, QIODevice.OpenModeFlag.WriteOnly)
        for part in (self.dues.save_state(), self.silent.save_state(), self._splitter.saveState()):
            stream << part
        return state

    def restore_state(self, state: QByteArray) -> bool:
        """Put it back as it was left, as far as it fits."""
        stream = QDataStream(state)
        parts = [QByteArray() for _ in range(3)]
        for part in parts:
            stream >> part
        fits = [self.dues.restore_state(parts[0]), self.silent.restore_state(parts[1])]
        return all([*fits, self._splitter.restoreState(parts[2])])

    # Filling

    def _fill(self, rows: DueRows | None = None) -> None:
        board = self._board
        if board is None:
            self.dues.set_empty_text(self.tr("The deadlines are being looked up…"))
            for each in (self._silent_part, self._late, self._joining):
                each.hide()
            return
        self.dues.set_empty_text(self.tr("Nothing is due, as far as is known."))
        dues = self.dues_of(board)
        self.dues.set_dues(rows if rows is not None and rows.dues == dues else DueRows.of(dues, board.today))
        silent = [one for one in board.silent if self._is_shown(one.company_id)]
        self.silent.set_silent(silent)
        self._silent_part.setVisible(bool(silent))
        self._silent_head.setText(texts.silent_head(silent))
        self._fit_silent(len(silent))
        self._warn(board)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on. As its proxy, a table would keep Tab from the other one."""
        self.dues.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words above what silence accepts take the lines that they need."""
        super().resizeEvent(event)
        self._fit_silent(self.silent.total_rows())

    def _fit_silent(self, rows: int) -> None:
        """No more room for what silence accepts than it needs."""
        line = self.silent.verticalHeader().defaultSectionSize()
        said = self._silent_head.heightForWidth(max(self.width(), 1))
        head = said + self.silent.horizontalHeader().sizeHint().height()
        bar = self.silent.horizontalScrollBar().sizeHint().height()
        self._silent_part.setMaximumHeight(head + bar + line * max(rows, 1) + 2 * self.silent.frameWidth())
        self._silent_part.setMinimumHeight(head + bar + line * min(rows, _LEAST_SILENT_ROWS))

    def dues_of(self, board: Board) -> Sequence[CompanyDue]:
        """What is past first, then what is next; within a day, by company."""
        late = sorted(board.late, key=lambda one: (one.due.day, one.company))
        done = self._with_done.isChecked()
        rows = [*late, *(one for one in board.dues if done or one.standing is not Standing.DONE)]
        return [one for one in rows if self._is_shown(one.company_id)]

    def _warn(self, board: Board) -> None:
        late = [one for one in board.late if self._is_shown(one.company_id)]
        self._late.setText(texts.late_warning(late))
        self._late.setVisible(bool(late))
        self._draw_warning()
        notices = [one for one in board.notices if self._is_shown(one.company_id)]
        self._joining.setText(texts.joining_warning(notices, board.today))
        self._joining.setVisible(bool(notices))
        self._joining.setToolTip("\n".join(one.company for one in notices[:30]))
        for each in (self._late, self._joining):
            each.setAccessibleName(each.text())

    def _is_shown(self, company_id: int) -> bool:
        return self._company is None or company_id == self._company

    def _on_key(self, key: object) -> None:
        if isinstance(key, DueKey):
            self._say(key)
            self.chosen.emit(key)

    def _say(self, key: DueKey) -> None:
        board = self._board
        if board is None:
            return
        said = ""
        silent = self._silent_of(board, key)
        if silent is not None:
            said = texts.silent(silent)
        else:
            due = next((one for one in (*board.late, *board.dues) if _is_key(one, key)), None)
            if due is not None:
                said = f"{texts.due(due.due, board.today)}. {texts.standing_explained(due.standing, due.due.kind)}"
        self._said.setText(said)
        self._said.setAccessibleName(said)

    def _silent_of(self, board: Board, key: DueKey) -> SilentAcceptance | None:
        found = ((one.company_id, one.month) == (key.company_id, key.month) for one in board.silent)
        at = next((at for at, fits in enumerate(found) if fits), None)
        if at is None or (key.kind is not None and board.silent[at].due.kind is not key.kind):
            return None
        return board.silent[at]

    # Making

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.setSpacing(4)
        head.addWidget(self._late)
        head.addWidget(self._joining)
        self._silent_part = QWidget()
        self._silent_head = QLabel()
        # Where the sentences above it begin.
        self._silent_head.setContentsMargins(8, 4, 8, 4)
        self._silent_head.setWordWrap(True)
        font = self._silent_head.font()
        font.setBold(True)
        self._silent_head.setFont(font)
        part = QVBoxLayout(self._silent_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(0)
        part.addWidget(self._silent_head)
        part.addWidget(self.silent, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._silent_part)
        self._splitter.addWidget(self.dues)
        self._splitter.setSizes(list(_SIZES))
        foot = QHBoxLayout()
        # At the left, where the eye is: a wide window has its other end far away.
        foot.addWidget(self._with_done)
        foot.addWidget(self._said, 1)
        below = QVBoxLayout()
        below.setContentsMargins(8, 4, 8, 4)
        below.setSpacing(4)
        below.addLayout(foot)
        self._legal.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        below.addWidget(self._legal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._splitter, 1)
        column.addLayout(below)


def _is_key(one: CompanyDue, key: DueKey) -> bool:
    return (one.company_id, one.due.month, one.due.kind) == (key.company_id, key.month, key.kind)
