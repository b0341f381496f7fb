# SPDX-License-Identifier: MIT
"""The figures of both sides and their difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.values import Money
from ui import formats
from ui.figures import FigureGrid

if TYPE_CHECKING:
    from domain.read_models import BucketRow

translate = QCoreApplication.translate
_DIFFERENCE = 2


class Amounts(FigureGrid):
    """ERP, portal and difference of both amounts and of the workers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (translate("Amounts", "Remun. €"), translate("Amounts", "Contr. €"), translate("Amounts", "Workers")),
            (translate("Amounts", "ERP"), translate("Amounts", "Portal"), translate("Amounts", "Difference")),
            parent,
        )
        self.setAccessibleName(self.tr("Amounts of both sides"))
        self.set_column_tip(_DIFFERENCE, self.tr("Portal − ERP. Positive where the portal has more."))

    def show_bucket(self, bucket: BucketRow) -> None:
        """Fill in; a side that was not there is a dash, and so is the difference to it."""
        erp, portal = bucket.has_erp, bucket.has_portal
        bases = (bucket.erp_remuneration if erp else None, bucket.portal_remuneration if portal else None)
        dues = (bucket.erp_contribution if erp else None, bucket.portal_contribution if portal else None)
        for row, sides in enumerate((bases, dues)):
            self._fill_money(row, *sides, bucket)
        workers = bucket.portal_workers - bucket.erp_workers
        self._fill(2, 0, formats.whole(bucket.erp_workers) if erp else "")
        self._fill(2, 1, formats.whole(bucket.portal_workers) if portal else "")
        signed = f"{'+' if workers > 0 else formats.MINUS if workers else ''}{formats.whole(abs(workers))}"
        self._fill(2, _DIFFERENCE, "" if bucket.missing else signed)
        self.fit()

    def _fill_money(self, row: int, erp: Money | None, portal: Money | None, bucket: BucketRow) -> None:
        for column, value in enumerate((erp, portal)):
            self._fill(row, column, "" if value is None else formats.money(value), value)
        difference = None if bucket.missing else (portal or Money()) - (erp or Money())
        apart = difference is not None and abs(difference) > bucket.tolerance
        said = "" if difference is None else formats.money(difference, sign=True)
        self._fill(row, _DIFFERENCE, said, difference, bold=apart)

    def _fill(self, row: int, column: int, text: str, value: Money | None = None, *, bold: bool = False) -> None:
        spoken = formats.spoken_money(value) if value is not None else text or self.tr("none")
        self.fill(row, column, text or formats.DASH, spoken, bold=bold)
