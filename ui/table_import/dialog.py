# SPDX-License-Identifier: MIT
"""The dialog about a table: how it was read, what its columns mean, and what would come of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from domain.errors import BateCertoError
from domain.tables.cells import ReadOptions
from domain.tables.fields import Field, Side, guess_columns
from domain.tables.mapping import TableMapping
from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest
from ui import formats, texts
from ui.gate.page import label
from ui.sizes import open_at
from ui.table_import.fields import GivenFields, NumbersQuestion
from ui.table_import.result import ResultView
from ui.table_import.sheet import SheetView
from ui.texts import tables as sentences

if TYPE_CHECKING:
    from domain.agreement import Agreement
    from domain.read_models import CompanyRow
    from domain.values import YearMonth
    from ui.table_import.plan import Question
    from ui.task_scope import TaskScope

_DELIMITERS = (";", ",", "\t", "|")
_SIZE_IN_FIGURES = (150, 74)
_NAME_IN_FIGURES = 32
_SETTLED_AFTER_S = 0.1


class MappingDialog(QDialog):
    """Asks about one table, and about those that have the same headings.

    Args:
        companies: those that are known; latest: the newest month that a table may be of.
        scope: of the opened program.
        only_said: whether what is said is only remembered for an import that comes later.
    """

    def __init__(
        self,
        tables: ImportTables,
        question: Question,
        companies: Sequence[CompanyRow],
        latest: YearMonth,
        scope: TaskScope,
        parent: QWidget | None = None,
        *,
        only_said: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tables = tables
        self._question = question
        self._scope = scope
        self._preview = question.preview
        self._mapped_by_hand = self._named_by_hand = False
        self._looking: asyncio.Task[None] | None = None
        self._ready = True
        self._sheet, self._result = SheetView(), ResultView()
        self._given, self._numbers = GivenFields(companies, latest), NumbersQuestion()
        self._how_read, self._others, self._name_taken = label(""), label(""), label("")
        self._delimiter, self._sheets = QComboBox(), QComboBox()
        self._sides = {Side.ERP: QRadioButton(self.tr("the E&RP")), Side.PORTAL: QRadioButton(self.tr("the &portal"))}
        self._side_group = QButtonGroup(self)
        self._name = QLineEdit(question.preview.layout or _name_of(question.paths[0]))
        self._busy = QProgressBar()
        files = len(question.paths)
        take_in = formats.grouped(self.tr("&Import %n file(s)", None, files), files)
        self._import = QPushButton(self.tr("&Use these columns") if only_said else take_in)
        self.setWindowTitle(self.tr("Import a table"))
        if question.side is not None:
            self._sides[question.side].setChecked(True)
        self._fill()
        self._lay_out()
        self._connect()
        self._show(question.preview)

    @property
    def request(self) -> TableRequest:
        """What the clerk said."""
        return self._request(agreed=self._result.agreement)

    def _request(self, *, agreed: Agreement | None = None) -> TableRequest:
        by_hand = TableMapping(self._sheet.meanings) if self._mapped_by_hand else None
        return TableRequest(
            self._side,
            by_hand,
            numbers=self._numbers.answer,
            rate=self._given.rate,
            company=self._given.company,
            month=self._given.month,
            establishment=self._given.establishment,
            options=self._options,
            remember=self._name.text().strip(),
            agreed=agreed,
        )

    def set_ready(self, *, ready: bool) -> None:
        """Let the import be started, or not while another job runs."""
        self._ready = ready
        self._show_state()

    def done(self, result: int) -> None:
        """Close, and end a reading that is under way."""
        if self._looking is not None:
            self._looking.cancel()
        super().done(result)

    @property
    def _side(self) -> Side | None:
        return next((side for side, choice in self._sides.items() if choice.isChecked()), None)

    @property
    def _options(self) -> ReadOptions:
        if self._preview.table.sheets:
            return ReadOptions(sheet=self._sheets.currentText())
        return ReadOptions(delimiter=self._delimiter.currentData() or "")

    # Looking

    def _look_anew(self) -> None:
        """Another delimiter or sheet is another table."""
        self._mapped_by_hand = False
        self._numbers.forget()
        self._look()

    def _map_by_hand(self) -> None:
        self._mapped_by_hand = True
        self._given.show_needed(self._sheet.meanings)
        self._look()

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._scope.start(self._load(self._request()), name="look at a table")
        self._show_state()

    async def _load(self, request: TableRequest) -> None:
        # Whoever moves through choices with the keyboard wants the last of them.
        await asyncio.sleep(_SETTLED_AFTER_S)
        try:
            preview = await self._tables.preview(self._question.paths[0], request)
        except BateCertoError as problem:
            self._looking = None
            self._result.say(texts.error(problem))
            self._import.setEnabled(False)
            self._busy.hide()
            return
        self._looking = None
        self._show(preview)

    # Showing

    def _show(self, preview: TablePreview) -> None:
        self._preview = preview
        self._how_read.setText(sentences.how_read(self._question.paths[0].name, preview))
        self._how_read.setAccessibleName(self._how_read.text())
        self._show_reading(preview)
        if preview.layout and not self._named_by_hand:
            self._name.setText(preview.layout)
        columns = _columns(preview)
        self._sheet.show_preview(preview, columns)
        self._given.show_needed(columns)
        self._given.show_rate(preview.mapping.rate)
        self._numbers.show_preview(preview)
        self._result.show_preview(preview)
        self._show_state()

    def _show_reading(self, preview: TablePreview) -> None:
        table = preview.table
        if table.delimiter and self._delimiter.findData(table.delimiter) < 0:
            self._delimiter.addItem(sentences.delimiter(table.delimiter), table.delimiter)
        self._delimiter.setCurrentIndex(self._delimiter.findData(table.delimiter))
        if table.sheets and not self._sheets.count():
            self._sheets.addItems(list(table.sheets))
        self._sheets.setCurrentText(table.sheet)

    def _show_state(self) -> None:
        looking = self._looking is not None
        taken = self._name.text().strip() in self._question.taken
        self._name_taken.setText(
            self.tr("Tables with other headings are remembered under that name. Choose another one.") if taken else ""
        )
        self._name_taken.setAccessibleName(self._name_taken.text())
        self._name_taken.setVisible(taken)
        self._busy.setVisible(looking)
        well = bool(self._preview.months) and not self._preview.refused
        well = well and (self._result.agreement is not None or not self._preview.questions)
        self._import.setEnabled(self._ready and well and not looking and not taken and self._side is not None)

    # Making

    def _fill(self) -> None:
        for sign in _DELIMITERS:
            self._delimiter.addItem(sentences.delimiter(sign), sign)
        for choice in self._sides.values():
            self._side_group.addButton(choice)
        others = [path.name for path in self._question.paths[1:]]
        said = self.tr("What is said here counts for these files too, which have the same headings: {files}.")
        self._others.setText(said.format(files=", ".join(others)))
        self._others.setVisible(bool(others))
        self._name.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _NAME_IN_FIGURES)
        self._name.setPlaceholderText(self.tr("Named after the file"))
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedWidth(120)
        self._busy.setAccessibleName(self.tr("Reading the table"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._how_read)
        column.addWidget(self._others)
        column.addLayout(self._reading_row())
        column.addWidget(self._given)
        column.addWidget(self._numbers)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._sheet)
        halves.addWidget(self._result)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        column.addWidget(halves, stretch=1)
        column.addWidget(self._name_taken)
        column.addLayout(self._last_row())
        figure = self.fontMetrics().horizontalAdvance("0")
        open_at(self, *(figure * size for size in _SIZE_IN_FIGURES))

    def _reading_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Its values are those of")))
        for choice in self._sides.values():
            row.addWidget(choice)
        row.addStretch(1)
        by_sheet = bool(self._question.preview.table.sheets)
        field = self._sheets if by_sheet else self._delimiter
        for other in (self._sheets, self._delimiter):
            other.setVisible(other is field)
        text = self.tr("&Sheet") if by_sheet else self.tr("Columns &divided by")
        name = QLabel(text)
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        row.addWidget(name)
        row.addWidget(field)
        return row

    def _last_row(self) -> QHBoxLayout:
        name = QLabel(self.tr("Remember this &layout as"))
        name.setBuddy(self._name)
        self._name.setAccessibleName(name.text().replace("&", ""))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._import.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(name)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._busy)
        row.addWidget(buttons)
        return row

    def _connect(self) -> None:
        self._side_group.buttonClicked.connect(lambda _: self._look())
        self._delimiter.activated.connect(lambda _: self._look_anew())
        self._sheets.activated.connect(lambda _: self._look_anew())
        self._given.changed.connect(self._look)
        self._numbers.changed.connect(self._look)
        self._sheet.meaning_chosen.connect(self._map_by_hand)
        self._result.place_chosen.connect(self._sheet.select)
        self._result.agreed.connect(self._show_state)
        self._name.textEdited.connect(self._name_by_hand)

    def _name_by_hand(self) -> None:
        self._named_by_hand = True
        self._show_state()


def _columns(preview: TablePreview) -> Mapping[Field, str]:
    """The columns in use; as they would be guessed where nobody said yet whose values they are."""
    if preview.side is None and not preview.mapping.columns:
        return guess_columns(preview.headings)
    return preview.mapping.columns


def _name_of(path: Path) -> str:
    """A layout's name after a file's, without its digits."""
    return re.sub(r"[\W\d_]+", " ", path.stem).strip()
