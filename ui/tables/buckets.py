# SPDX-License-Identifier: MIT
"""The table of buckets, and the columns that divergences share with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.read_models import BucketRow
from domain.reconciliation import BucketStatus, MissingSide
from ui import texts
from ui.tables.cells import (
    STATE_NUMBERS,
    count_column,
    moment_column,
    money_column,
    month_column,
    rate_column,
    state_column,
)
from ui.tables.columns import ABSENT, Column, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate
STATE_COLUMN = 4

_NO_ERP = (MissingSide.ERP,)
_NO_PORTAL = (MissingSide.PORTAL_NEVER, MissingSide.PORTAL_FAILED)


def bucket_headings() -> list[Heading]:
    """Heads of a bucket's columns."""
    difference = translate("tables", "In euro: portal − ERP. Positive where the portal has more.")
    return [
        Heading("company", translate("tables", "Company"), translate("tables", "Employer"), 18),
        Heading("nif", translate("tables", "NIF"), translate("tables", "The company's tax number"), 11, hidden=True),
        Heading("month", translate("tables", "Period"), translate("tables", "The month declared"), 8),
        Heading("rate", translate("tables", "Rate"), translate("tables", "Contribution rate, in percent"), 6),
        Heading("state", translate("tables", "State"), translate("tables", "How the two sides compare"), 14),
        _money("erp_remuneration", translate("tables", "Remuner.\nERP €"), translate("tables", "In euro")),
        _money("portal_remuneration", translate("tables", "Remuner.\nportal €"), translate("tables", "In euro")),
        _money("remuneration_difference", translate("tables", "Remuner.\ndifference €"), difference),
        _money("erp_contribution", translate("tables", "Contrib.\nERP €"), translate("tables", "In euro")),
        _money("portal_contribution", translate("tables", "Contrib.\nportal €"), translate("tables", "In euro")),
        _money("contribution_difference", translate("tables", "Contrib.\ndifference €"), difference),
        _count("erp_workers", translate("tables", "Workers\nERP"), translate("tables", "Workers in the ERP")),
        _count("portal_workers", translate("tables", "Workers\nportal"), translate("tables", "Workers at the portal")),
        Heading(
            "imported",
            translate("tables", "Imported"),
            translate("tables", "When the ERP file came in"),
            15,
            hidden=True,
        ),
        Heading(
            "consulted",
            translate("tables", "Fetched"),
            translate("tables", "When the portal gave these values first"),
            15,
            hidden=True,
        ),
    ]


def _money(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 10, numeric=True)


def _count(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 7, numeric=True)


def bucket_columns(rows: Sequence[BucketRow]) -> list[Column]:
    """A bucket's columns; a side that was not there is absent and not zero, and so is a difference to it."""
    return [
        TextColumn.of(row.company for row in rows),
        TextColumn.of((row.nif for row in rows), lambda nif: nif.digits),
        month_column(row.key.month for row in rows),
        rate_column(row.key.rate for row in rows),
        state_column(row.status for row in rows),
        _side(rows, _erp_there, lambda row: row.erp_remuneration.cents),
        _side(rows, _portal_there, lambda row: row.portal_remuneration.cents),
        _difference(rows, lambda row: row.portal_remuneration.cents - row.erp_remuneration.cents),
        _side(rows, _erp_there, lambda row: row.erp_contribution.cents),
        _side(rows, _portal_there, lambda row: row.portal_contribution.cents),
        _difference(rows, lambda row: row.portal_contribution.cents - row.erp_contribution.cents),
        count_column(row.erp_workers if _erp_there(row) else ABSENT for row in rows),
        count_column(row.portal_workers if _portal_there(row) else ABSENT for row in rows),
        moment_column(row.imported_at for row in rows),
        moment_column(row.consulted_at for row in rows),
    ]


def _erp_there(row: BucketRow) -> bool:
    return row.missing not in _NO_ERP and row.status is not BucketStatus.ONLY_PORTAL


def _portal_there(row: BucketRow) -> bool:
    return row.missing not in _NO_PORTAL and row.status is not BucketStatus.ONLY_ERP


def _side(rows: Sequence[BucketRow], there: Callable[[BucketRow], bool], cents: Callable[[BucketRow], int]) -> Column:
    return money_column(cents(row) if there(row) else ABSENT for row in rows)


def _difference(rows: Sequence[BucketRow], cents: Callable[[BucketRow], int]) -> Column:
    return money_column((ABSENT if row.missing else cents(row) for row in rows), sign=True)


def state_tips(rows: Sequence[BucketRow]) -> list[str]:
    """What each bucket's state means; few different texts, shared by all rows."""
    known = {pair: state_tip(*pair) for pair in {(row.status, row.missing) for row in rows}}
    return [known[row.status, row.missing] for row in rows]


def state_tip(status: BucketStatus, missing: MissingSide) -> str:
    """What a state means, and what is missing where it was not compared."""
    return texts.missing(missing) if missing else texts.status_explained(status)


def states(rows: Sequence[BucketRow]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Each row's state as the model wants it."""
    return np.fromiter((STATE_NUMBERS[row.status] for row in rows), np.int8)


class BucketsTable(RecordTable):
    """Buckets; a row's key is its BucketKey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(bucket_headings(), translate("tables", "Groups"), parent)
        self.set_empty_text(
            translate("tables", "There are no groups in this period. Import an ERP file, or fetch the portal.")
        )

    def set_rows(self, rows: Sequence[BucketRow]) -> None:
        """Show buckets without losing the place."""
        self.set_records(
            Records(
                [row.key for row in rows],
                bucket_columns(rows),
                states(rows),
                STATE_COLUMN,
                tips={STATE_COLUMN: state_tips(rows)},
            )
        )
