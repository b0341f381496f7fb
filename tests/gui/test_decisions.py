# SPDX-License-Identifier: MIT
"""Deciding in the window: accept, many at once, take back, contest, note, sign a month off, and what opens it again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QMenu, QPlainTextEdit, QTableView

from adapters.store.unit_of_work import SqlUnitOfWorkManager
from app.clock import SystemClock
from app.paths import STORE_NAME
from domain.decisions import Verb
from domain.divergence import DivergenceState
from domain.portal_record import Fetched
from domain.reconciliation import BucketKey
from domain.standing import ACCEPTED
from domain.use_cases.decide import Command, Decide
from domain.values import Rate
from tests.empty_store import put_empty
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, opened, seen
from tests.integration.store.filling import GENERAL, OCTOBER, OTHER, block, read, snapshot
from tests.integration.store.test_pipeline import SEPTEMBER, Office
from ui import shortcuts, texts
from ui.deeds import Deed
from ui.tables.record_table import RecordTable

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
STATUTORY = Rate(2960)
PADARIA, LOW = BucketKey(1, OCTOBER, GENERAL), BucketKey(1, OCTOBER, STATUTORY)
SEWING = BucketKey(2, OCTOBER, GENERAL)
WHY = "Why it is accepted (it is kept with the decision):"
S = DivergenceState
Elsewhere = Callable[[Callable[[Office], Awaitable[object]]], Awaitable[None]]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Elsewhere:
    """Work on the store from outside the window, as another process does."""

    async def work(what: Callable[[Office], Awaitable[object]]) -> None:
        units = await SqlUnitOfWorkManager.open(tmp_path / STORE_NAME, SystemClock(), "", None)
        try:
            await what(Office(units))
        finally:
            await units.aclose()

    return work


async def fill(office: Office) -> None:
    """October: two rates of one company and one of another differ; September of the first tallies."""
    await office.bring(
        read(
            block(1_000_00), block(500_00, rate=STATUTORY), block(700_00, employer=OTHER),
            block(300_00, month=SEPTEMBER),
        )
    )  # fmt: skip
    office.portal_says(Fetched(snapshot(900_00)))
    office.portal_says(Fetched(snapshot(600_00, employer=OTHER)), employer=OTHER.niss)
    office.portal_says(Fetched(snapshot(300_00, month=SEPTEMBER)), SEPTEMBER)
    await office.ask_portal()
    await office.reconcile()


@pytest.fixture
async def driver(tmp_path: Path, until: Until, elsewhere: Elsewhere) -> AsyncIterator[Driver]:
    put_empty(tmp_path / STORE_NAME)
    await elsewhere(fill)
    async with opened(tmp_path, until) as driver:
        driver.presenter.set_period(SEPTEMBER, OCTOBER)
        await driver.idle()
        yield driver


def states(driver: Driver) -> dict[BucketKey, DivergenceState]:
    return {row.bucket.key: row.state for row in driver.presenter.shown.divergences}


async def do(driver: Driver, deed: Deed, *keys: BucketKey) -> None:
    """As an entry of a context menu does."""
    assert driver.desk.deeds.do(deed, keys)
    await driver.idle()


def words(driver: Driver) -> QComboBox:
    (box,) = (each for each in seen(driver.window, QComboBox) if each.isEditable())
    return box


def write(driver: Driver, text: str) -> None:
    edit = words(driver).lineEdit()
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, text)


async def accept(driver: Driver, reason: str, *keys: BucketKey) -> None:
    await do(driver, Deed.ACCEPT, *keys)
    write(driver, reason)
    driver.click("Accept" if len(keys) == 1 else f"Accept {len(keys)} divergences")
    await driver.idle()


async def press(driver: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the window, and not in a dialog beside it."""
    driver.window.activateWindow()
    await driver.until(driver.window.isActiveWindow)
    driver.key(key, modifier)
    await driver.idle()


async def undo(driver: Driver) -> None:
    await press(driver, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


async def test_one_is_accepted_with_a_reason_and_taken_back(driver: Driver) -> None:
    await do(driver, Deed.ACCEPT, PADARIA)
    dialog = driver.dialog()
    assert dialog is not None
    assert not dialog.isModal(), "the window can be used meanwhile"
    assert driver.says("PADARIA, LDA, Oct 2026, 34.75%")
    assert driver.says("remuneration −100.00\u00a0€, contribution −34.75\u00a0€")
    assert words(driver).accessibleName() == WHY
    assert not driver.button("Accept").isEnabled(), "a reason is missing"
    write(driver, "Paid later")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    await driver.idle()
    assert driver.dialog() is None
    assert states(driver)[PADARIA] is S.ACCEPTED, driver.window.notices.text
    assert driver.window.notices.text == "Accepted with a reason: PADARIA, LDA, Oct 2026, 34.75%."
    action = driver.window.actions_.undo
    assert action.text() == "&Undo: Accept with a reason · PADARIA, LDA, Oct 2026, 34.75%"
    await undo(driver)
    assert states(driver)[PADARIA] is S.OPEN
    assert driver.window.notices.text == "Taken back: Accept with a reason · PADARIA, LDA, Oct 2026, 34.75%."
    assert not action.isEnabled()


def by_months(driver: Driver) -> QTableView:
    (found,) = (each for each in seen(driver.window, QTableView) if "by months" in each.accessibleName())
    return found


def standing(driver: Driver, key: BucketKey) -> list[str]:
    """What the window says of a bucket: its month and company for screen readers, both tables, and the detail."""
    aloud = Qt.ItemDataRole.AccessibleTextRole
    row = key.company_id - 1
    listed = driver.workspace.companies.view.model().index(row + 1, 0).data(aloud)
    rows = [
        each.model().index(row_of(each, key), 4) for each in (driver.workspace.buckets, driver.workspace.divergences)
    ]
    assert {row.model().headerData(4, Qt.Orientation.Horizontal) for row in rows} == {"State"}
    return [by_months(driver).model().index(row, 1).data(aloud), listed, *(str(row.data()) for row in rows)]


def row_of(table: RecordTable, key: BucketKey) -> int:
    assert table.select_key(key)
    return table.currentIndex().row()


async def test_what_was_accepted_is_shown_so_wherever_the_clerk_looks(driver: Driver) -> None:
    month, company, *tables = standing(driver, SEWING)
    assert "Oct" in month
    assert "diverges" in month
    assert company.endswith(": Diverges, open divergences: 1")
    assert tables == ["Diverges", "Diverges"]
    by_months(driver).setCurrentIndex(by_months(driver).model().index(1, 1))
    await driver.idle()
    await accept(driver, "Paid later", SEWING)
    (head,) = (label for label in seen(driver.workspace.detail, QLabel) if label.text() == "Accepted")
    assert head.toolTip() == texts.status_explained(ACCEPTED)
    month, company, *tables = standing(driver, SEWING)
    assert "accepted, " in month
    assert company.endswith(": Accepted, open divergences: 0")
    assert tables == ["Accepted", "Accepted"]
    await accept(driver, "Rounding", LOW)
    assert "diverges" in standing(driver, LOW)[0], "the other rate of its month waits still"
    await undo(driver)
    await undo(driver)
    assert standing(driver, SEWING)[2:] == ["Diverges", "Diverges"]


async def test_reasons_that_were_used_can_be_chosen_again(driver: Driver) -> None:
    await accept(driver, "Paid later", PADARIA)
    await do(driver, Deed.ACCEPT, LOW)
    assert [words(driver).itemText(at) for at in range(words(driver).count())] == ["Paid later"]
    assert words(driver).currentText() == ""
    QTest.keyClick(words(driver), Qt.Key.Key_Down)
    driver.click("Accept")
    await driver.idle()
    assert states(driver)[LOW] is S.ACCEPTED


async def test_the_reasons_used_most_come_first_though_no_decision_has_them_now(driver: Driver) -> None:
    await accept(driver, "Paid later", PADARIA)
    await undo(driver)
    await accept(driver, "Rounding", SEWING)
    await accept(driver, "Rounding", LOW)
    await do(driver, Deed.ACCEPT, PADARIA)
    assert [words(driver).itemText(at) for at in range(words(driver).count())] == ["Rounding", "Paid later"]
    write(driver, "Another")
    assert words(driver).currentText() == "Another"


async def test_contesting_says_that_nothing_is_sent_and_is_counted(driver: Driver) -> None:
    tabs = driver.workspace.tabs
    assert tabs.tabText(2) == "Divergences (3)"
    await do(driver, Deed.CONTEST, SEWING)
    assert driver.says("Nothing is sent to the portal by this: it only marks the divergence here.")
    driver.click("Contest")
    await driver.idle()
    assert driver.window.notices.text.endswith("Nothing was sent to the portal.")
    assert tabs.tabText(2) == "Divergences (2 of 3)"
    assert tabs.tabToolTip(2) == "To decide: 2 · Contested: 1"
    await undo(driver)
    assert tabs.tabText(2) == "Divergences (3)"


async def test_several_show_what_would_change_and_are_taken_back_as_one(driver: Driver) -> None:
    await accept(driver, "Rounding", LOW)
    tallies = BucketKey(1, SEPTEMBER, GENERAL)
    await do(driver, Deed.CORRECTING, PADARIA, SEWING, tallies)
    assert driver.says("3 groups chosen, 2 divergences among them")
    assert driver.says("remuneration −200.00\u00a0€, contribution −69.50\u00a0€")
    assert not driver.says("has a decision"), "none of them has"
    assert driver.says("1 is left alone:")
    (left,) = (each for each in seen(driver.window, QPlainTextEdit) if "left alone" in each.accessibleName())
    assert left.toPlainText() == "PADARIA, LDA, Sep 2026, 34.75%: There is no divergence here."
    assert set(states(driver).values()) == {S.OPEN, S.ACCEPTED}, "nothing was done so far"
    driver.click("Mark 2 as being corrected")
    await driver.idle()
    assert states(driver) == {PADARIA: S.BEING_CORRECTED, SEWING: S.BEING_CORRECTED, LOW: S.ACCEPTED}
    await undo(driver)
    assert states(driver) == {PADARIA: S.OPEN, SEWING: S.OPEN, LOW: S.ACCEPTED}
    await undo(driver)
    assert set(states(driver).values()) == {S.OPEN}


async def test_decisions_whose_place_another_one_takes_are_told(driver: Driver) -> None:
    await accept(driver, "Rounding", LOW)
    await do(driver, Deed.ACCEPT, LOW, PADARIA)
    assert driver.says("1 of them already has a decision, whose place this one takes.")
    await do(driver, Deed.NOTE, LOW, PADARIA)
    assert not driver.says("whose place"), "a note takes none"
    await do(driver, Deed.CONTEST, LOW)
    assert driver.says("There is a decision about it already, whose place this one takes.")


async def test_the_notice_takes_its_own_decision_back_whatever_came_after(driver: Driver) -> None:
    await accept(driver, "Rounding", LOW)
    driver.click("Undo")
    await driver.idle()
    assert states(driver)[LOW] is S.OPEN
    assert not driver.window.actions_.undo.isEnabled()


async def test_the_menu_says_where_there_is_nothing_to_undo_and_the_list_of_keys_says_what_the_key_is_for(
    driver: Driver,
) -> None:
    action = driver.window.actions_.undo
    assert (action.text(), action.isEnabled()) == ("Nothing to undo", False)
    listed = [line for _, lines in shortcuts.groups(driver.window) for line in lines]
    assert ("Undo", "Ctrl+Z") in listed
    await accept(driver, "Rounding", LOW)
    assert action.isEnabled()
    assert [line for _, lines in shortcuts.groups(driver.window) for line in lines] == listed


async def test_after_something_else_was_done_the_key_says_first_what_it_would_take_back(driver: Driver) -> None:
    await accept(driver, "Rounding", LOW)
    driver.presenter.import_files([Path("none.txt")])
    await driver.idle()
    await undo(driver)
    assert states(driver)[LOW] is S.ACCEPTED
    assert driver.window.notices.text == (
        "Nothing was taken back yet. The last decision is: Accept with a reason · PADARIA, LDA, Oct 2026, 29.60%. "
        "Undo again to take it back. Imports are taken back in the tab “Imports”."
    )
    await undo(driver)
    assert states(driver)[LOW] is S.OPEN
    await accept(driver, "Rounding", LOW)
    driver.presenter.reconcile()
    await driver.idle()
    await undo(driver)
    driver.click("Undo")
    await driver.idle()
    assert states(driver)[LOW] is S.OPEN
    assert not driver.window.actions_.undo.isEnabled()


async def test_contested_noted_and_undone_by_the_menu(driver: Driver) -> None:
    await do(driver, Deed.CONTEST, SEWING)
    driver.click("Contest")
    await driver.idle()
    assert states(driver)[SEWING] is S.CONTESTED
    await do(driver, Deed.NOTE, SEWING)
    assert not driver.button("Add the note").isEnabled()
    write(driver, "Called them on the 3rd")
    driver.click("Add the note")
    await driver.idle()
    (note,) = driver.desk.decisions.knowledge.items[SEWING].notes
    assert note.reason == "Called them on the 3rd"
    await do(driver, Deed.UNDO_DECISION, SEWING)
    assert not driver.desk.decisions.knowledge.items[SEWING].notes
    assert states(driver)[SEWING] is S.CONTESTED
    await undo(driver)
    assert states(driver)[SEWING] is S.OPEN, "what the menu took back is not taken back again"


async def test_what_was_decided_elsewhere_since_is_not_taken_back(driver: Driver, elsewhere: Elsewhere) -> None:
    await accept(driver, "Rounding", LOW)
    await elsewhere(lambda office: Decide(office.units, office.clock)(Command(Verb.CONTEST, (LOW,))))
    await undo(driver)
    assert driver.says("Where something else was decided or found since, nothing was taken back.")
    await driver.until(lambda: states(driver)[LOW] is S.CONTESTED)
    await driver.idle()


async def test_figures_that_changed_since_they_were_shown_are_left_alone(driver: Driver, elsewhere: Elsewhere) -> None:
    await do(driver, Deed.ACCEPT, PADARIA)
    write(driver, "Paid later")

    async def change(office: Office) -> None:
        office.portal_says(Fetched(snapshot(850_00)))
        await office.ask_portal()
        await office.reconcile()

    await elsewhere(change)
    driver.click("Accept")
    await driver.idle()
    assert "Its figures changed since they were shown. Look at them again." in driver.window.notices.text
    assert states(driver)[PADARIA] is S.OPEN


def sign_entry(driver: Driver, key: BucketKey) -> QAction:
    menu = driver.desk.deeds.menu([key], driver.window)
    return next(action for action in menu.actions() if action.text() == "Sign the month off…")


async def test_a_month_is_signed_off_once_nothing_is_open(driver: Driver) -> None:
    sign_entry(driver, PADARIA).trigger()
    await driver.idle()
    assert driver.says("The month cannot be signed off yet. This is open:")
    assert not driver.button("Sign off Oct 2026").isEnabled()
    (listed,) = (each for each in seen(driver.window, QListWidget) if each.accessibleName() == "What is open")
    assert [listed.item(row).text() for row in range(listed.count())] == [
        "29.60%: It diverges, and nobody decided about it.",
        "34.75%: It diverges, and nobody decided about it.",
    ]
    listed.setCurrentRow(1)
    driver.click("Go to it")
    assert current_key(driver.workspace.divergences) == PADARIA
    assert driver.workspace.divergences.isVisible()
    await accept(driver, "Rounding", PADARIA, LOW)
    assert driver.says("Nothing is open: what does not tally was accepted with a reason."), "the dialog follows"
    (table,) = (each for each in seen(driver.window, QTableView) if each.accessibleName() == "Figures that are signed")
    assert table.model().rowCount() == 2
    driver.click("Sign off Oct 2026")
    await driver.idle()
    assert driver.window.notices.text == "PADARIA, LDA: Oct 2026 is signed off: 2 rates."
    await do(driver, Deed.CORRECTING, PADARIA)
    assert "Its month is signed off." in driver.window.notices.text
    await undo(driver)
    assert driver.window.notices.text == "PADARIA, LDA: Oct 2026 is not signed off any more."
    await do(driver, Deed.CORRECTING, PADARIA)
    assert states(driver)[PADARIA] is S.BEING_CORRECTED


async def test_other_figures_open_a_signed_month_again_and_are_told_once(driver: Driver, elsewhere: Elsewhere) -> None:
    await accept(driver, "Rounding", PADARIA, LOW)
    await do(driver, Deed.SIGN_OFF, LOW)
    driver.click("Sign off Oct 2026")
    await driver.idle()

    async def drift(office: Office) -> None:
        office.portal_says(Fetched(snapshot(850_00)))
        await office.ask_portal()

    await elsewhere(drift)
    await press(driver, Qt.Key.Key_F5)
    assert driver.window.notices.text == "1 signed month opened again: other figures came in."
    assert "portal 900.00 / 312.75 → ERP 1,000.00 / 347.50, portal 850.00 / 295.38" in driver.window.notices.details
    driver.click("Show what changed")
    await driver.idle()
    (table,) = (each for each in seen(driver.window, QTableView) if "as they were signed" in each.accessibleName())
    shown = [table.model().index(row, 6).data() for row in range(table.model().rowCount())]
    assert shown == ["900.00", "850.00"]
    item = driver.desk.decisions.knowledge.items[PADARIA]
    assert item.overturned is not None
    driver.window.notices.clear()
    driver.presenter.refresh()
    await driver.idle()
    assert driver.window.notices.text == "", "told once"
    sign_entry(driver, PADARIA).trigger()
    await driver.idle()
    driver.click("What changed…")
    await driver.idle()
    assert any("as they were signed" in each.accessibleName() for each in seen(driver.window, QTableView))


def told(driver: Driver, key: BucketKey, column: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    """What the table of divergences says of one in a column."""
    table = driver.workspace.divergences
    assert table.select_key(key)
    names = [heading.name for heading in table.headings]
    return str(table.model().index(table.currentIndex().row(), names.index(column)).data(role))


async def test_the_table_says_what_is_known_of_each(driver: Driver, elsewhere: Elsewhere) -> None:
    assert told(driver, LOW, "step") == "Send a corrected DR"
    assert told(driver, PADARIA, "cause") == "—", "nobody looked at the table so far"
    driver.workspace.tabs.setCurrentWidget(driver.workspace.divergences)
    await driver.idle()
    assert told(driver, PADARIA, "cause") == "Amount differs"
    await accept(driver, "Paid later", PADARIA)
    assert told(driver, PADARIA, "decision") == "Accepted with a reason"
    assert told(driver, PADARIA, "reason") == "Paid later"
    nothing_more = [told(driver, PADARIA, "days"), told(driver, PADARIA, "step")]
    assert nothing_more == ["—", "—"], "what is accepted waits for nobody"
    assert told(driver, LOW, "step") == "Send a corrected DR"
    assert told(driver, PADARIA, "cause") == "Amount differs", "a decision takes no cause away"

    async def change(office: Office) -> None:
        office.portal_says(Fetched(snapshot(850_00)))
        await office.ask_portal()

    await elsewhere(change)
    await press(driver, Qt.Key.Key_F5)
    assert told(driver, PADARIA, "decision") == "Opened again"
    tip = told(driver, PADARIA, "decision", Qt.ItemDataRole.ToolTipRole)
    assert "Portal, remuneration: 900.00 → 850.00\u00a0€\nPortal, contribution: 312.75 → 295.38\u00a0€" in tip
    assert "ERP" not in tip, "it stayed as it was"


async def test_what_can_be_done_is_in_the_menu_of_selected_rows(driver: Driver) -> None:
    table = driver.workspace.divergences
    driver.workspace.tabs.setCurrentWidget(table)
    table.selectAll()
    said = driver.window.status.selection_text
    assert said.startswith("3 rows selected · Remun. ERP 2,200.00 | portal 1,500.00 | −700.00 €")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(action for action in menu.actions() if action.text() == "Mark as being corrected")
    entry.trigger()
    menu.close()
    await driver.idle()
    driver.click("Mark 3 as being corrected")
    await driver.idle()
    assert set(states(driver).values()) == {S.BEING_CORRECTED}
    await undo(driver)
    assert set(states(driver).values()) == {S.OPEN}


async def test_locking_the_window_leaves_no_question_of_it_on_screen(driver: Driver) -> None:
    await accept(driver, "Rounding", LOW)
    await do(driver, Deed.ACCEPT, PADARIA)
    assert driver.dialog() is not None
    await driver.session.aclose()
    assert driver.dialog() is None
    assert driver.window.actions_.undo.text() == "Undo"
    assert not driver.window.actions_.undo.isEnabled()
