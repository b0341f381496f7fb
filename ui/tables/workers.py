# SPDX-License-Identifier: MIT
"""Both sides' values of one bucket's workers, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from domain.reconciliation import BucketStatus
from ui import formats, texts
from ui.sizes import scaled
from ui.tables.cells import STATE_NUMBERS, money_column, month_column
from ui.tables.columns import ABSENT, Column, Numbers, TextColumn, longest
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.tables.tips import Tips

if TYPE_CHECKING:
    from domain.read_models import WorkerPair
    from domain.values import Money

translate = QCoreApplication.translate
_WORKER, _CODE, _ERP, _PORTAL, _DIFFERENCE, _NATURE, _MONTH, _NISS = range(8)
_IN_THE_WAY = (_NISS, _MONTH, _NATURE, _CODE, _PORTAL)
_TOLD_TOO = (_NISS, _MONTH, _NATURE)
"""What goes where there is no room, in this order; a row's tool tip has all of it."""
_PADDING, _BESIDE_ICON = 12, 4
_LEAST_NAME = 64


class WorkersTable(RecordTable):
    """Workers' values; a row's key is (NISS digits, nature, month, its place).

    Its columns are as wide as their figures, so that none is cut, and those that do not fit give way.
    """

    shares_room = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("tables", "Workers' values side by side"), parent)
        self.set_empty_text(translate("tables", "Neither side has workers' values for this group."))
        self._widths: list[int] = []
        self._held: list[Column] = []
        # Which columns there are goes by the room.
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, pairs: Sequence[WorkerPair], *, compared: bool = True) -> None:
        """Show pairs, those that differ bold and with a sign; none differs where nothing was compared."""
        erp, portal = _cents(pair.erp for pair in pairs), _cents(pair.portal for pair in pairs)
        difference = np.where(portal == ABSENT, 0, portal) - np.where(erp == ABSENT, 0, erp)
        differs = (difference != 0) & compared
        columns: list[Column] = [
            TextColumn.of(pair.name or pair.niss.digits for pair in pairs),
            TextColumn.of(pair.nature.strip() for pair in pairs),
            money_column(erp),
            money_column(portal),
            money_column(difference if compared else np.full(len(pairs), ABSENT), sign=True),
            TextColumn.of((pair.nature for pair in pairs), _nature),
            month_column(pair.month for pair in pairs),
            TextColumn.of(pair.niss.digits for pair in pairs),
        ]
        tips: dict[int, Sequence[str]] = dict.fromkeys((_WORKER, _CODE, _ERP, _PORTAL, _DIFFERENCE), Tips(pairs, _tip))
        self.set_records(
            Records(
                [(pair.niss.digits, pair.nature, pair.month, place) for place, pair in enumerate(pairs)],
                columns,
                np.where(differs, STATE_NUMBERS[BucketStatus.DIVERGES], -1),
                _DIFFERENCE,
                differs,
                tips | {_NISS: Tips(pairs, _niss_tip)},
            )
        )
        self._held = columns
        self._measure()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room there is to the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_held"):
            self._measure()
            self._fit()

    def _measure(self) -> None:
        font = self.font()
        font.setBold(True)
        advance, title = QFontMetrics(font).horizontalAdvance, self.horizontalHeader().fontMetrics().horizontalAdvance
        model = self.model()
        self._widths = []
        for at, column in enumerate(self._held):
            widest = max(map(advance, longest(column)), default=0)
            heading = str(model.headerData(at, Qt.Orientation.Horizontal))
            self._widths.append(max(widest, title(heading)) + _PADDING)

    def _fit(self) -> None:
        if not self._widths:
            return
        # The name has the rest, which is cut where it must be; its heading is so last.
        title = self.horizontalHeader().fontMetrics().horizontalAdvance(self.said(_WORKER)) + _PADDING
        room, narrowest = self.viewport().width(), scaled(self, _LEAST_NAME)
        least = max(narrowest, title)
        shown = list(range(len(self._widths)))
        for column in _IN_THE_WAY:
            # What is said elsewhere too must not cut a name, unless that is a very long one.
            name = max(least, min(self._widths[_WORKER], room // 2)) if column in _TOLD_TOO else least
            if self._others(shown) + name <= room:
                break
            shown.remove(column)
        if _NATURE in shown:
            shown.remove(_CODE)
        # The state's sign beside the difference gives way first: bold and in its colour, it has its plus or minus.
        icon = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        has_icon = self._others(shown) + least + icon + _BESIDE_ICON <= room
        self.setIconSize(QSize(icon, icon) if has_icon else QSize(0, 0))
        for at, width in enumerate(self._widths):
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, width + (icon + _BESIDE_ICON if has_icon and at == _DIFFERENCE else 0))
        others = sum(self.columnWidth(at) for at in shown if at != _WORKER)
        # Where all that could has given way, the heading does, and no figure.
        self.setColumnWidth(_WORKER, max(room - others, narrowest))

    def _others(self, shown: Sequence[int]) -> int:
        """How wide the columns beside the name are."""
        return sum(self._widths[at] for at in shown if at != _WORKER)


def _cents(amounts: Iterable[Money | None]) -> Numbers:
    return np.fromiter((ABSENT if amount is None else amount.cents for amount in amounts), np.int64)


def _nature(code: str) -> str:
    name, code = texts.nature(code), code.strip()
    return code if name == code else f"{code} · {name}"


def _tip(pair: WorkerPair) -> str:
    erp, portal = (formats.DASH if side is None else formats.euro(side) for side in (pair.erp, pair.portal))
    return "\n".join(
        [
            f"{pair.name} · {pair.niss.digits}" if pair.name else pair.niss.digits,
            f"{_nature(pair.nature)} · {formats.month(pair.month)}",
            f"{translate('tables', 'ERP')} {erp} · {translate('tables', 'Portal')} {portal}",
        ]
    )


def _niss_tip(pair: WorkerPair) -> str:
    return "" if pair.check_digit_ok else translate("tables", "The check digit of this NISS is wrong.")


def _headings() -> list[Heading]:
    difference = translate("tables", "In euro: portal − ERP. Positive where the portal has more.")
    return [
        Heading("worker", translate("tables", "Worker"), "", 15),
        Heading("code", translate("tables", "Nat."), translate("tables", "What the value is for"), 4),
        Heading("erp", translate("tables", "ERP €"), translate("tables", "In euro"), 11, numeric=True),
        Heading("portal", translate("tables", "Portal €"), translate("tables", "In euro"), 11, numeric=True),
        Heading("difference", translate("tables", "Diff. €"), difference, 14, numeric=True),
        Heading("nature", translate("tables", "Nature"), translate("tables", "What the value is for"), 22),
        Heading("month", translate("tables", "Month"), translate("tables", "The month that the value refers to"), 9),
        Heading("niss", translate("tables", "NISS"), translate("tables", "The worker's social-security number"), 12),
    ]
