# SPDX-License-Identifier: MIT
"""The tables of the Deadlines tab: what is due, and what silence accepts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.company import Regime
from domain.deadlines import DeadlineKind
from domain.use_cases.deadlines import CompanyDue, SilentAcceptance, Standing
from ui import formats, state_icons
from ui.overview import signs
from ui.tables.cells import money_column, month_column
from ui.tables.columns import ABSENT, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.tables.tips import Tips
from ui.texts import deadlines as texts

if TYPE_CHECKING:
    from domain.values import YearMonth

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
SOON_DAYS = 7
_LEFT = 0


@dataclass(frozen=True, slots=True, order=True)
class DueKey:
    """A row: a company's month, and what has to be done; None for what silence accepts."""

    company_id: int
    month: YearMonth
    kind: DeadlineKind | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """How a countdown is drawn: a sign of ui.overview.signs, and whether it is loud, or done and quiet."""

    sign: str
    loud: bool = False
    quiet: bool = False


def mark(standing: Standing, days_left: int) -> Mark:
    """What stands before a countdown."""
    if standing is Standing.DONE:
        return Mark("tick", quiet=True)
    if days_left < 0 or days_left <= 1:
        return Mark("warning", loud=True)
    return Mark("clock", quiet=days_left > SOON_DAYS)


class CountdownDelegate(QStyledItemDelegate):
    """Draws a countdown's sign, and what is past in the colour of what diverges."""

    def __init__(self, view: RecordTable, mark_of: Callable[[int], Mark | None]) -> None:
        super().__init__(view)
        self._view = view
        self._mark_of = mark_of

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the sign before the text, and colour both."""
        super().initStyleOption(option, index)
        found = self._mark_of(index.row())
        if found is None:
            return
        palette = self._view.palette()
        colour = self._colour(found, palette)
        option.icon = state_icons.drawn_icon(found.sign, signs.DRAWINGS[found.sign], colour, palette)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = self._view.iconSize() if self._view.iconSize().isValid() else option.decorationSize
        option.palette.setColor(QPalette.ColorRole.Text, colour)
        font = option.font
        font.setBold(found.loud)
        option.font = font

    def _colour(self, found: Mark, palette: QPalette) -> QColor:
        if found.loud:
            return signs.loud(palette)
        return signs.quiet(palette) if found.quiet else palette.color(QPalette.ColorRole.Text)


class DuesTable(RecordTable):
    """Deadlines; a row's key is a DueKey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading(
                "left",
                translate("deadlines", "Countdown"),
                translate("deadlines", "Days to the last day"),
                14,
                signed=True,
            ),
            Heading("day", translate("deadlines", "Last day"), "", 10),
            Heading("what", translate("deadlines", "What"), "", 24),
            Heading("company", translate("deadlines", "Company"), "", 18),
            Heading("month", translate("deadlines", "Month"), "", 8),
            Heading("standing", translate("deadlines", "State"), translate("deadlines", "As far as is known"), 19),
            Heading(
                "erp",
                translate("deadlines", "ERP file"),
                translate("deadlines", "Whether it is at hand"),
                8,
                hidden=True,
            ),
            Heading("regime", translate("deadlines", "Regime"), "", 12, hidden=True),
            Heading("nif", translate("deadlines", "NIF"), "", 12, hidden=True),
        ]
        super().__init__(headings, translate("deadlines", "Deadlines"), parent)
        self._marks: dict[object, Mark] = {}
        self.setItemDelegateForColumn(_LEFT, CountdownDelegate(self, lambda row: self._marks.get(self.key_at(row))))
        self.set_empty_text(translate("deadlines", "Nothing is due, as far as is known."))

    def key_at(self, row: int) -> object:
        """The key of a row on screen."""
        return self._model.key(row)

    def set_dues(self, rows: DueRows) -> None:
        """Show deadlines without losing the place; the first is the most urgent."""
        self._marks = rows.marks
        self.set_records(rows.records)


@dataclass(frozen=True, slots=True)
class DueRows:
    """What the table shows of deadlines; marks: how urgent each is."""

    dues: Sequence[CompanyDue]
    records: Records
    marks: dict[object, Mark]

    @classmethod
    def of(cls, dues: Sequence[CompanyDue], today: date) -> DueRows:
        """Takes some 50 µs for each deadline. No Qt object is made, so that a thread may do it."""
        keys = [DueKey(one.company_id, one.due.month, one.due.kind) for one in dues]
        days = Tips(dues, lambda one: texts.due_tip(one.due, today))
        records = Records(
            keys,
            [
                TextColumn.of((one.days_left for one in dues), texts.countdown, int),
                TextColumn.of((one.due.day for one in dues), texts.day, date.toordinal),
                TextColumn.of((one.due.kind for one in dues), texts.kind),
                TextColumn.of(one.company for one in dues),
                month_column(one.due.month for one in dues),
                TextColumn.of((_standing(one) for one in dues), texts.standing_of),
                TextColumn.of((one.has_erp for one in dues), _yes_or_no),
                TextColumn.of((_regime(one) for one in dues), texts.regime),
                TextColumn.of(formats.nif(one.nif) for one in dues),
            ],
            tips={
                _LEFT: days,
                1: days,
                2: Tips(dues, lambda one: texts.source(one.due)),
                5: Tips(dues, lambda one: texts.standing_explained(one.standing, one.due.kind)),
            },
        )
        return cls(dues, records, {key: mark(one.standing, one.days_left) for key, one in zip(keys, dues, strict=True)})


def _standing(one: CompanyDue) -> tuple[Standing, bool]:
    return one.standing, one.due.kind is DeadlineKind.PAY


def _regime(one: CompanyDue) -> Regime:
    """A deadline tells its month's regime, but for payments, which end on other days."""
    if one.due.kind is DeadlineKind.PAY:
        return Regime.SCC if one.due.opens is not None and one.due.opens.day == 1 else Regime.CLASSIC
    return Regime.CLASSIC if one.due.kind is DeadlineKind.DELIVER else Regime.SCC


def _yes_or_no(value: bool) -> str:
    return translate("deadlines", "there") if value else translate("deadlines", "missing")


class SilentTable(RecordTable):
    """What silence accepts; a row's key is a DueKey without a kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading(
                "left",
                translate("deadlines", "Countdown"),
                translate("deadlines", "Days to the last day"),
                14,
                signed=True,
            ),
            Heading("company", translate("deadlines", "Company"), "", 18),
            Heading("month", translate("deadlines", "Month"), "", 8),
            Heading(
                "portal",
                translate("deadlines", "By silence €"),
                translate("deadlines", "The contribution that Segurança Social computed, and silence accepts"),
                14,
                numeric=True,
            ),
            Heading(
                "erp",
                translate("deadlines", "ERP €"),
                translate("deadlines", "The ERP's contribution"),
                12,
                numeric=True,
            ),
            Heading(
                "difference",
                translate("deadlines", "Difference €"),
                translate("deadlines", "Contribution, portal − ERP: positive where silence accepts too much"),
                11,
                numeric=True,
            ),
            Heading(
                "stake",
                translate("deadlines", "At stake €"),
                translate("deadlines", "The differences of all rates added up without their signs"),
                11,
                numeric=True,
            ),
        ]
        super().__init__(headings, translate("deadlines", "What silence accepts"), parent)
        self._marks: dict[object, Mark] = {}
        self.setItemDelegateForColumn(_LEFT, CountdownDelegate(self, lambda row: self._marks.get(self.key_at(row))))

    def key_at(self, row: int) -> object:
        """The key of a row on screen."""
        return self._model.key(row)

    def set_silent(self, silent: Sequence[SilentAcceptance]) -> None:
        """Show what silence accepts without losing the place, in the order given."""
        keys = [DueKey(one.company_id, one.month) for one in silent]
        self._marks = {key: mark(Standing.OPEN, one.days_left) for key, one in zip(keys, silent, strict=True)}
        self.set_records(
            Records(
                keys,
                [
                    TextColumn.of((one.days_left for one in silent), texts.countdown, int),
                    TextColumn.of(one.company for one in silent),
                    month_column(one.month for one in silent),
                    money_column(one.portal.cents for one in silent),
                    money_column(one.erp.cents if one.has_erp else ABSENT for one in silent),
                    money_column((one.difference.cents if one.has_erp else ABSENT for one in silent), sign=True),
                    money_column(one.at_stake.cents if one.has_erp else ABSENT for one in silent),
                ],
                tips=dict.fromkeys(range(7), Tips(silent, texts.silent)),
            )
        )
