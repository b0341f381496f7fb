# SPDX-License-Identifier: MIT
"""Tables of a month's figures: as they are signed, and as they were and are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.divergence import Figures
from ui import formats, texts
from ui.tables.cells import STATE_NUMBERS, money_column, month_column, rate_column
from ui.tables.columns import ABSENT_TEXT, Column, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.reconciliation import BucketStatus
    from domain.sign_off import SignedLine
    from domain.use_cases.sign_off import Reopened

translate = QCoreApplication.translate


class SignedTable(RecordTable):
    """What is signed, a row for each rate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [_rate(), _state(), *_amounts()]
        super().__init__(headings, translate("tables", "Figures that are signed"), parent)

    def set_lines(self, lines: Sequence[SignedLine]) -> None:
        """Show them."""
        columns: list[Column] = [
            rate_column(line.rate for line in lines),
            TextColumn.of((line.status for line in lines), texts.status),
            *_figures([line.figures for line in lines]),
        ]
        states = np.fromiter((STATE_NUMBERS[line.status] for line in lines), np.int8)
        self.set_records(Records([line.rate for line in lines], columns, states, 1))


class DriftTable(RecordTable):
    """What changed in months that were signed off: two rows for each rate, as it was signed and as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("tables", "Company"), "", 16),
            Heading("month", translate("tables", "Period"), translate("tables", "The month declared"), 8),
            _rate(),
            Heading("when", translate("tables", "When"), translate("tables", "As it was signed, or found later"), 20),
            _state(),
            *_amounts(),
        ]
        super().__init__(headings, translate("tables", "Figures as they were signed, and now"), parent)

    def set_drifts(self, found: Sequence[tuple[str, Reopened]]) -> None:
        """Show what changed, with the companies' names."""
        rows = [
            (company, one.signed.month, drift.rate, line, said)
            for company, one in found
            for drift in one.drifts
            for line, said in (
                (drift.before, translate("tables", "signed {date}").format(date=formats.date(one.signed.at))),
                (drift.now, translate("tables", "now, {date}").format(date=formats.date(one.reopened.at))),
            )
        ]
        lines = [row[3] for row in rows]
        columns: list[Column] = [
            TextColumn.of(row[0] for row in rows),
            month_column(row[1] for row in rows),
            rate_column(row[2] for row in rows),
            TextColumn.of(row[4] for row in rows),
            TextColumn.of((line.status if line else None for line in lines), _status),
            *_figures([line.figures if line else Figures() for line in lines]),
        ]
        states = np.fromiter((STATE_NUMBERS[line.status] if line else -1 for line in lines), np.int8)
        self.set_records(Records(list(range(len(rows))), columns, states, 4))


def _status(status: BucketStatus | None) -> str:
    return texts.status(status) if status else ABSENT_TEXT


def _rate() -> Heading:
    return Heading("rate", translate("tables", "Rate"), translate("tables", "Contribution rate, in percent"), 7)


def _state() -> Heading:
    return Heading("state", translate("tables", "State"), translate("tables", "How the two sides compare"), 14)


def _amounts() -> list[Heading]:
    titles = (
        translate("tables", "Remuner.\nERP €"),
        translate("tables", "Remuner.\nportal €"),
        translate("tables", "Contrib.\nERP €"),
        translate("tables", "Contrib.\nportal €"),
    )
    names = ("erp_remuneration", "portal_remuneration", "erp_contribution", "portal_contribution")
    difference = Heading(
        "contribution_difference",
        translate("tables", "Contrib.\ndifference €"),
        translate("tables", "In euro: portal − ERP. Positive where the portal has more."),
        11,
        numeric=True,
    )
    euro = translate("tables", "In euro")
    return [*(Heading(n, title, euro, 11, numeric=True) for n, title in zip(names, titles, strict=True)), difference]


def _figures(figures: Iterable[Figures]) -> list[Column]:
    listed = list(figures)
    return [
        money_column(one.erp_remuneration.cents for one in listed),
        money_column(one.portal_remuneration.cents for one in listed),
        money_column(one.erp_contribution.cents for one in listed),
        money_column(one.portal_contribution.cents for one in listed),
        money_column((one.portal_contribution.cents - one.erp_contribution.cents for one in listed), sign=True),
    ]
