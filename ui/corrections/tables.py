# SPDX-License-Identifier: MIT
"""The tables of the dialogs: a file's blocks, what the ledger gets, and what is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.corrections.frame import still
from ui.tables.cells import count_column, money_column, month_column, rate_column
from ui.tables.columns import ABSENT, NumberColumn, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.reconciliation import Amounts
    from domain.use_cases.communicate import PlanLine
    from domain.use_cases.correct import Correction
    from domain.use_cases.deliver import DeliveryPlan

translate = QCoreApplication.translate
_COMPANY, _MONTH = 0, 1


class BlocksTable(RecordTable):
    """The blocks of the files to write; a row's key is its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("corrections", "Company"), "", 26),
            Heading("month", translate("corrections", "Month"), "", 9),
            Heading("establishment", translate("corrections", "Establishment"), "", 14),
            Heading("rate", translate("corrections", "Rate"), "", 9),
            Heading("workers", translate("corrections", "Workers"), "", 10, numeric=True),
            Heading("values", translate("corrections", "Values"), "", 9, numeric=True),
            Heading("remuneration", translate("corrections", "Remuneration €"), "", 15, numeric=True),
            Heading("contribution", translate("corrections", "Contribution €"), "", 15, numeric=True),
        ]
        super().__init__(headings, translate("corrections", "What the file will hold"), parent)
        still(self)

    def set_plans(self, plans: Sequence[Correction]) -> None:
        """Show what will be written."""
        rows = [(plan, block) for plan in plans for block in plan.blocks]
        _hide_places(self, len(plans))
        self.set_records(
            Records(
                list(range(len(rows))),
                [
                    TextColumn.of(plan.company for plan, _ in rows),
                    month_column(plan.month for plan, _ in rows),
                    TextColumn.of(block.establishment for _, block in rows),
                    rate_column(block.rate for _, block in rows),
                    count_column(block.workers for _, block in rows),
                    count_column(block.values for _, block in rows),
                    money_column(block.remuneration.cents for _, block in rows),
                    money_column(block.contribution.cents for _, block in rows),
                ],
            )
        )


class DeliveryTable(RecordTable):
    """What stood declared and what will, rate by rate; what changes is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("corrections", "Company"), "", 26),
            Heading("month", translate("corrections", "Month"), "", 9),
            Heading("rate", translate("corrections", "Rate"), "", 9),
            _number("workers_stood", translate("corrections", "Workers\nstood"), 9),
            _number("workers_will", translate("corrections", "Workers\nwill stand"), 10),
            _number("remuneration_stood", translate("corrections", "Remuneration €\nstood"), 15),
            _number("remuneration_will", translate("corrections", "Remuneration €\nwill stand"), 15),
            _number("contribution_stood", translate("corrections", "Contribution €\nstood"), 15),
            _number("contribution_will", translate("corrections", "Contribution €\nwill stand"), 15),
        ]
        super().__init__(headings, translate("corrections", "What stands declared, and what will"), parent)
        still(self)

    def set_plans(self, plans: Sequence[DeliveryPlan]) -> None:
        """Show what would be posted."""
        rows = [(plan, rate) for plan in plans for rate in plan.rates]
        stood, will = [rate.stood for _, rate in rows], [rate.will for _, rate in rows]
        _hide_places(self, len(plans))
        self.set_records(
            Records(
                list(range(len(rows))),
                [
                    TextColumn.of(plan.company for plan, _ in rows),
                    month_column(plan.month for plan, _ in rows),
                    rate_column(rate.rate for _, rate in rows),
                    _workers(stood),
                    _workers(will),
                    _remuneration(stood),
                    _remuneration(will),
                    _contribution(stood),
                    _contribution(will),
                ],
                emphasis=np.array([one != other for one, other in zip(stood, will, strict=True)], np.bool_),
            )
        )


class CommunicationTable(RecordTable):
    """Each total that would be sent, beside what the portal shows; what changes is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("establishment", translate("corrections", "Establish-\nment"), "", 10),
            Heading("rate", translate("corrections", "Rate"), "", 9),
            _number("workers_portal", translate("corrections", "Workers\nportal"), 9),
            _number("workers_sent", translate("corrections", "Workers\nsent"), 9),
            _number("remuneration_portal", translate("corrections", "Remuneration €\nportal"), 14),
            _number("remuneration_sent", translate("corrections", "Remuneration €\nsent"), 14),
            _number("remuneration_change", translate("corrections", "Change €\n(sent − portal)"), 13),
            _number("contribution_portal", translate("corrections", "Contribution €\nportal"), 14),
            _number("contribution_sent", translate("corrections", "Contribution €\nsent"), 14),
            _number("contribution_change", translate("corrections", "Change €\n(sent − portal)"), 13),
        ]
        super().__init__(headings, translate("corrections", "What would be sent"), parent)
        still(self)

    def set_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show what would be sent."""
        now, portal = [line.now for line in lines], [line.portal for line in lines]
        self.set_records(
            Records(
                [(line.establishment, line.rate.hundredths) for line in lines],
                [
                    TextColumn.of(line.establishment for line in lines),
                    rate_column(line.rate for line in lines),
                    _workers(portal),
                    _workers(now),
                    _remuneration(portal),
                    _remuneration(now),
                    money_column((-line.remuneration_difference.cents for line in lines), sign=True),
                    _contribution(portal),
                    _contribution(now),
                    money_column((-line.contribution_difference.cents for line in lines), sign=True),
                ],
                emphasis=np.array([one != other for one, other in zip(now, portal, strict=True)], np.bool_),
            )
        )


def _number(name: str, title: str, width: int) -> Heading:
    return Heading(name, title, "", width, numeric=True)


def _workers(sides: Iterable[Amounts | None]) -> NumberColumn:
    return count_column(ABSENT if side is None else side.workers for side in sides)


def _remuneration(sides: Iterable[Amounts | None]) -> NumberColumn:
    return money_column(ABSENT if side is None else side.remuneration.cents for side in sides)


def _contribution(sides: Iterable[Amounts | None]) -> NumberColumn:
    return money_column(ABSENT if side is None else side.contribution.cents for side in sides)


def _hide_places(table: RecordTable, plans: int) -> None:
    """The title names the only one."""
    for column in (_COMPANY, _MONTH):
        table.setColumnHidden(column, plans == 1)
