# SPDX-License-Identifier: MIT
"""The list of companies at the left: what stands beside the names has room."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from domain.read_models import CompanyRow
from domain.reconciliation import BucketStatus
from domain.values import Money, Nif, Niss
from tests.dr_builder import company_nif, employer_niss
from ui.companies import CompanyList


def row(open_divergences: int) -> CompanyRow:
    nif, niss = Nif(company_nif(1)), Niss(employer_niss(1))
    return CompanyRow(1, "PADARIA, LDA", nif, niss, Money(50), BucketStatus.DIVERGES, open_divergences, 12)


def test_a_count_has_room_beside_the_sign_of_a_failed_fetch(qapp: QApplication) -> None:
    assert qapp
    companies = CompanyList()
    companies.resize(205, 300)
    companies.set_rows([row(1234)], failing=[1])
    companies.ensurePolished()
    companies.grab()
    view = companies.view
    needed = view.fontMetrics().horizontalAdvance("1 234") + 16
    assert view.columnWidth(1) >= needed
    assert view.rowHeight(view.model().index(0, 0)) >= 24
