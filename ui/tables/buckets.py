# SPDX-License-Identifier: MIT
"""The table of buckets, and the columns that divergences share with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from ui.tables.columns import ABSENT, Column, Mask, Numbers, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

translate = QCoreApplication.translate
STATE_COLUMN = 4

_NO_PORTAL = (MissingSide.PORTAL_NEVER, MissingSide.PORTAL_FAILED)


def bucket_headings() -> list[Heading]:
    """Heads of a bucket's columns."""
    difference = translate("tables", "In euro: portal − ERP. Positive where the portal has more.")
    return [
        Heading("company", translate("tables", "Company"), translate("tables", "Employer"), 18, groups=True),
        Heading("nif", translate("tables", "NIF"), translate("tables", "The company's tax number"), 11, hidden=True),
        _choice("month", translate("tables", "Period"), translate("tables", "The month declared"), 8),
        _choice("rate", translate("tables", "Rate"), translate("tables", "Contribution rate, in percent"), 6),
        _choice("state", translate("tables", "State"), translate("tables", "How the two sides compare"), 14),
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
        replace(
            _money("apart", translate("tables", "Contrib.\napart €"), translate("tables", "How far apart, either way")),
            hidden=True,
        ),
    ]


def _choice(name: str, title: str, tip: str, width: int) -> Heading:
    return Heading(name, title, tip, width, choices=True, groups=True)


def _money(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 10, numeric=True)


def _count(name: str, title: str, tip: str) -> Heading:
    return Heading(name, title, tip, 7, numeric=True)


def bucket_columns(rows: Sequence[BucketRow]) -> list[Column]:
    """A bucket's columns; a side that was not there is absent and not zero, and so is a difference to it."""
    status, missing = [row.status for row in rows], [row.missing for row in rows]
    pairs = list(zip(status, missing, strict=True))
    compared = _mask(not side for side in missing)
    erp = _mask(not (side is MissingSide.ERP or state is BucketStatus.ONLY_PORTAL) for state, side in pairs)
    portal = _mask(not (side in _NO_PORTAL or state is BucketStatus.ONLY_ERP) for state, side in pairs)
    erp_base = _numbers(row.erp_remuneration.cents for row in rows)
    portal_base = _numbers(row.portal_remuneration.cents for row in rows)
    erp_due = _numbers(row.erp_contribution.cents for row in rows)
    portal_due = _numbers(row.portal_contribution.cents for row in rows)
    return [
        TextColumn.of(row.company for row in rows),
        TextColumn.of(row.nif.digits for row in rows),
        month_column(row.key.month for row in rows),
        rate_column(row.key.rate for row in rows),
        state_column(states(rows)),
        money_column(np.where(erp, erp_base, ABSENT)),
        money_column(np.where(portal, portal_base, ABSENT)),
        money_column(np.where(compared, portal_base - erp_base, ABSENT), sign=True),
        money_column(np.where(erp, erp_due, ABSENT)),
        money_column(np.where(portal, portal_due, ABSENT)),
        money_column(np.where(compared, portal_due - erp_due, ABSENT), sign=True),
        count_column(np.where(erp, _numbers(row.erp_workers for row in rows), ABSENT)),
        count_column(np.where(portal, _numbers(row.portal_workers for row in rows), ABSENT)),
        moment_column(row.imported_at for row in rows),
        moment_column(row.consulted_at for row in rows),
        money_column(np.where(compared, np.abs(portal_due - erp_due), ABSENT)),
    ]


def _mask(values: Iterable[bool]) -> Mask:
    return np.fromiter(values, np.bool_)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)


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
