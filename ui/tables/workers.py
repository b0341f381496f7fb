# SPDX-License-Identifier: MIT
"""Both sides' values of one bucket's workers, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.read_models import WorkerPair
from domain.reconciliation import BucketStatus
from domain.values import Money
from ui import texts
from ui.tables.cells import STATE_NUMBERS, money_column, month_column
from ui.tables.columns import ABSENT, Column, NumberColumn, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate
_DIFFERENCE = 1
_NISS = 6


class WorkersTable(RecordTable):
    """Workers' values; a row's key is (NISS digits, nature, month, its place)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("tables", "Workers' values side by side"), parent)
        self.set_empty_text(translate("tables", "Neither side has workers' values for this group."))

    def set_rows(self, pairs: Sequence[WorkerPair], *, compared: bool = True) -> None:
        """Show pairs, those that differ bold and with a sign; none differs where nothing was compared."""
        differs = np.fromiter((compared and bool(pair.difference) for pair in pairs), np.bool_)
        columns: list[Column] = [
            TextColumn.of(pair.name for pair in pairs),
            money_column((pair.difference.cents if compared else ABSENT for pair in pairs), sign=True),
            _side(pair.erp for pair in pairs),
            _side(pair.portal for pair in pairs),
            TextColumn.of((pair.nature for pair in pairs), _nature),
            month_column(pair.month for pair in pairs),
            TextColumn.of(pair.niss.digits for pair in pairs),
        ]
        self.set_records(
            Records(
                [(pair.niss.digits, pair.nature, pair.month, place) for place, pair in enumerate(pairs)],
                columns,
                np.where(differs, STATE_NUMBERS[BucketStatus.DIVERGES], -1),
                _DIFFERENCE,
                differs,
                {_NISS: [_niss_tip(pair) for pair in pairs]},
            )
        )


def _side(amounts: Iterable[Money | None]) -> NumberColumn:
    return money_column(ABSENT if amount is None else amount.cents for amount in amounts)


def _nature(code: str) -> str:
    name, code = texts.nature(code), code.strip()
    return code if name == code else f"{code} · {name}"


def _niss_tip(pair: WorkerPair) -> str:
    return "" if pair.check_digit_ok else translate("tables", "The check digit of this NISS is wrong.")


def _headings() -> list[Heading]:
    difference = translate("tables", "In euro: portal − ERP. Positive where the portal has more.")
    return [
        Heading("worker", translate("tables", "Worker"), "", 15),
        # Beside the name, because the pane may be too narrow for more.
        Heading("difference", translate("tables", "Difference €"), difference, 14, numeric=True),
        Heading("erp", translate("tables", "ERP €"), translate("tables", "In euro"), 11, numeric=True),
        Heading("portal", translate("tables", "Portal €"), translate("tables", "In euro"), 11, numeric=True),
        Heading("nature", translate("tables", "Nature"), translate("tables", "What the value is for"), 22),
        Heading("month", translate("tables", "Month"), translate("tables", "The month that the value refers to"), 9),
        Heading("niss", translate("tables", "NISS"), translate("tables", "The worker's social-security number"), 12),
    ]
