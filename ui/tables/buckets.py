# SPDX-License-Identifier: MIT
"""The table of buckets, and the columns that divergences share with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from ui import texts
from ui.tables.cells import (
    STATE_NUMBERS,
    STATES,
    count_column,
    moment_column,
    money_column,
    month_column,
    rate_column,
    state_column,
)
from ui.tables.columns import ABSENT, Column, Narrow, Numbers, TextColumn, narrowed
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.read_models import BucketRow
    from domain.standing import Standing

translate = QCoreApplication.translate
STATE_COLUMN = 4

_MISSING_NUMBERS = {side: number for number, side in enumerate(MissingSide)}
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
    shown, missing = states(rows), _missing(rows)
    status = np.fromiter((STATE_NUMBERS[row.status] for row in rows), np.int8, len(rows))
    compared = missing == _MISSING_NUMBERS[MissingSide.NOTHING]
    erp = (missing != _MISSING_NUMBERS[MissingSide.ERP]) & (status != STATE_NUMBERS[BucketStatus.ONLY_PORTAL])
    portal = status != STATE_NUMBERS[BucketStatus.ONLY_ERP]
    for side in _NO_PORTAL:
        portal &= missing != _MISSING_NUMBERS[side]
    erp_base, portal_base = _numbers("erp_remuneration.cents", rows), _numbers("portal_remuneration.cents", rows)
    erp_due, portal_due = _numbers("erp_contribution.cents", rows), _numbers("portal_contribution.cents", rows)
    return [
        TextColumn.of(row.company for row in rows),
        TextColumn.of(row.nif.digits for row in rows),
        month_column(row.key.month for row in rows),
        rate_column(row.key.rate for row in rows),
        state_column(shown),
        money_column(np.where(erp, erp_base, ABSENT)),
        money_column(np.where(portal, portal_base, ABSENT)),
        money_column(np.where(compared, portal_base - erp_base, ABSENT), sign=True),
        money_column(np.where(erp, erp_due, ABSENT)),
        money_column(np.where(portal, portal_due, ABSENT)),
        money_column(np.where(compared, portal_due - erp_due, ABSENT), sign=True),
        count_column(np.where(erp, _numbers("erp_workers", rows), ABSENT)),
        count_column(np.where(portal, _numbers("portal_workers", rows), ABSENT)),
        moment_column(row.imported_at for row in rows),
        moment_column(row.consulted_at for row in rows),
        money_column(np.where(compared, np.abs(portal_due - erp_due), ABSENT)),
    ]


def bucket_records(rows: Sequence[BucketRow]) -> Records:
    """What the table of buckets shows. No Qt object is made, so that a thread may do it."""
    return Records(
        [row.key for row in rows],
        bucket_columns(rows),
        states(rows),
        STATE_COLUMN,
        tips={STATE_COLUMN: state_tips(rows)},
        place_of=KeyPlaces(rows),
    )


class KeyPlaces:
    """Where the key of a bucket is among those of some rows; -1 where it is not."""

    def __init__(self, rows: Sequence[BucketRow]) -> None:
        self._companies = companies_of(rows)
        self._months = narrowed(_numbers("key.month.year", rows) * 100 + _numbers("key.month.month", rows))
        self._rates = narrowed(_numbers("key.rate.hundredths", rows))

    def __call__(self, key: object) -> int:
        """The position of the first one."""
        if not isinstance(key, BucketKey):
            return -1
        fits = (self._companies == key.company_id) & (self._months == key.month.number)
        found = np.flatnonzero(fits & (self._rates == key.rate.hundredths))
        return int(found[0]) if len(found) else -1


def companies_of(rows: Sequence[BucketRow]) -> Narrow:
    """Each row's company."""
    return narrowed(_numbers("key.company_id", rows))


def _numbers(attribute: str, rows: Sequence[BucketRow]) -> Numbers:
    return np.fromiter(map(attrgetter(attribute), rows), np.int64, len(rows))


def _missing(rows: Sequence[BucketRow]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.fromiter((_MISSING_NUMBERS[row.missing] for row in rows), np.int8, len(rows))


def state_tips(rows: Sequence[BucketRow]) -> Sequence[str]:
    """What each bucket's state means; few different texts, shared by all rows."""
    pairs = states(rows).astype(np.int64) * len(_MISSING_NUMBERS) + _missing(rows)
    missing = list(MissingSide)
    said = {pair: state_tip(STATES[pair // len(missing)], missing[pair % len(missing)]) for pair in set(pairs.tolist())}
    return [said[pair] for pair in pairs.tolist()]


def state_tip(status: Standing, missing: MissingSide) -> str:
    """What a state means, and what is missing where it was not compared."""
    return texts.missing(missing) if missing else texts.status_explained(status)


def states(rows: Sequence[BucketRow]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Each row's state as the model wants it."""
    return np.fromiter((STATE_NUMBERS[row.standing] for row in rows), np.int8, len(rows))


class BucketsTable(RecordTable):
    """Buckets; a row's key is its BucketKey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(bucket_headings(), translate("tables", "Groups"), parent)
        self.set_empty_text(
            translate("tables", "There are no groups in this period. Import an ERP file, or fetch the portal.")
        )

    def set_rows(self, rows: Sequence[BucketRow]) -> None:
        """Show buckets without losing the place."""
        self.set_records(bucket_records(rows))
