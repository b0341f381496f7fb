# SPDX-License-Identifier: MIT
"""What stands at the left of the window: counts have room, and signs follow light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel

from domain.read_models import CompanyRow
from domain.reconciliation import BucketStatus
from domain.standing import ACCEPTED, Standing
from domain.values import Money, Nif, Niss
from tests.dr_builder import company_nif, employer_niss
from ui import state_icons, theme
from ui.companies import CompanyList
from ui.overview.first_steps import FirstSteps

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of windows


def row(open_divergences: int, standing: Standing = BucketStatus.DIVERGES) -> CompanyRow:
    nif, niss = Nif(company_nif(1)), Niss(employer_niss(1))
    return CompanyRow(1, "PADARIA, LDA", nif, niss, Money(50), BucketStatus.DIVERGES, open_divergences, 12, standing)


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


def test_a_company_whose_divergences_were_all_accepted_is_shown_so(qapp: QApplication) -> None:
    theme.force(qapp, "light")
    companies = CompanyList()
    companies.set_rows([row(0, ACCEPTED)])
    model = companies.view.model()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(": Accepted, open divergences: 0")
    wanted = state_icons.icon(ACCEPTED, companies.palette()).pixmap(16, 16).toImage()
    for one in (0, 1):
        assert model.index(one, 0).data(Qt.ItemDataRole.DecorationRole).pixmap(16, 16).toImage() == wanted


def test_the_signs_follow_the_palette(qapp: QApplication) -> None:
    theme.force(qapp, "light")
    companies = CompanyList()
    companies.set_rows([row(3)])
    viewport = companies.view.viewport()
    companies.show()
    theme.force(qapp, "dark")
    qapp.processEvents()
    colours = {theme.state_colour(BucketStatus.DIVERGES, theme.palette(scheme)).rgb() for scheme in ("light", "dark")}
    image = viewport.grab(QRect(0, 26, 24, 26)).toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())} & colours
    theme.force(qapp, "light")
    assert seen == {theme.state_colour(BucketStatus.DIVERGES, theme.palette("dark")).rgb()}


def test_the_signs_of_the_first_steps_follow_the_palette(qapp: QApplication) -> None:
    theme.force(qapp, "light")
    steps = FirstSteps()
    steps.show()
    before = [label.pixmap().toImage() for label in steps.findChildren(QLabel) if not label.pixmap().isNull()]
    theme.force(qapp, "dark")
    qapp.processEvents()
    after = [label.pixmap().toImage() for label in steps.findChildren(QLabel) if not label.pixmap().isNull()]
    theme.force(qapp, "light")
    assert len(before) == len(after) == 3
    assert all(one != other for one, other in zip(before, after, strict=True))
