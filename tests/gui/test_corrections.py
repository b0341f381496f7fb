# SPDX-License-Identifier: MIT
"""Bringing a correction to the portal, as a clerk does it: files, deliveries by hand, communications."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QMenu, QTableView

from adapters.portal.faults import Fault
from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from app import demo_data
from app.composition import Program
from domain.operations import OperationState
from domain.read_models import BucketRow
from domain.reconciliation import Amounts, BucketKey, BucketStatus
from domain.use_cases.portal_work import PortalWork
from domain.values import YearMonth
from tests.deliveries import mark
from tests.gui.conftest import Until
from tests.gui.current import current_key
from tests.gui.driver import Driver, opened, rows, seen
from tests.gui.keychains import no_keychain
from tests.gui.stores import put_erp, put_erp_and
from tests.gui.test_settings import cell, choose_row, named
from ui import formats, theme
from ui.deeds import Deed

__all__ = ["no_keychain"]
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
# With divergences of several kinds, and quickly fetched.
PERIOD = YearMonth.parse("2026-07"), YearMonth.parse("2026-09")
CHECKED = "I have checked these figures. They are sent once, and cannot be taken back."


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """What the portal holds, to be changed."""
    return Path(shutil.copytree(demo_data.portal_directory(), tmp_path / "portal"))


@pytest.fixture
def portal(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedSimulator]:
    monkeypatch.setenv(VARIABLE, "demo")
    simulator = ThreadedSimulator(documents)
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
async def driver(tmp_path: Path, until: Until, portal: ThreadedSimulator) -> AsyncIterator[Driver]:
    put_erp_and(tmp_path / "store", fetch, portal.url)
    async with opened(tmp_path / "store", until, portal.url) as made:
        made.presenter.set_period(*PERIOD)
        await made.idle()
        yield made
        await made.idle()


async def fetch(program: Program) -> None:
    await program.services.fetch_portal(*PERIOD)
    await program.services.reconcile(*PERIOD)


def work(driver: Driver) -> PortalWork:
    found = driver.presenter.services.portal_work
    assert found is not None
    return found


def divergence(driver: Driver) -> BucketRow:
    return next(row for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES)


def erp(driver: Driver, place: BucketKey) -> dict[int, tuple[int, int, int]]:
    """The ERP's side of a month, by rate."""
    return {
        row.key.rate.hundredths: (row.erp_remuneration.cents, row.erp_contribution.cents, row.erp_workers)
        for row in driver.presenter.shown.buckets
        if (row.key.company_id, row.key.month) == (place.company_id, place.month) and row.erp_workers
    }


async def declared(driver: Driver, key: BucketKey) -> dict[BucketKey, Amounts]:
    found = await work(driver).deliver.three_way(key.month, key.month, [key.company_id])
    return {row.key: row.declared for row in found if row.declared is not None}


async def want(driver: Driver, deed: Deed, keys: Sequence[BucketKey]) -> None:
    """Choose it in a context menu, and wait until the dialog is filled."""
    menu = driver.desk.deeds.menu(keys, driver.window)
    (action,) = (each for each in menu.actions() if each.text() == driver.desk.deeds.title(deed))
    assert action.isEnabled(), action.toolTip()
    action.trigger()
    await driver.until(lambda: driver.dialog() is not None and not driver.says("Loading…"))


async def settled(driver: Driver) -> None:
    """Wait until no job is running; a dialog that is open keeps its task."""
    await driver.until(lambda: not driver.presenter.busy)


def in_front(driver: Driver) -> QDialog:
    dialog = driver.dialog()
    assert dialog is not None
    return dialog


def tick(driver: Driver, text: str) -> None:
    (box,) = (each for each in seen(driver.window, QCheckBox) if each.text().replace("&", "") == text)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def label(driver: Driver, text: str) -> QLabel:
    (found,) = (each for each in seen(driver.window, QLabel) if text in each.text())
    return found


def is_alarming(said: QLabel) -> bool:
    colour = theme.state_colour(BucketStatus.DIVERGES, said.window().palette())
    return said.palette().color(QPalette.ColorRole.WindowText) == colour


# Corrected files


async def test_a_corrected_file_comes_in_again_with_the_same_figures(
    driver: Driver, tmp_path: Path, until: Until, portal: ThreadedSimulator
) -> None:
    key = divergence(driver).key
    before = erp(driver, key)
    driver.dialogs.written = tmp_path / "corrected.txt"
    await want(driver, Deed.WRITE_CORRECTED, [key])
    table = named(driver, QTableView, "What the file will hold")
    assert rows(table) == 1
    tick(driver, "All rates of the month, not only the chosen ones")
    await until(lambda: rows(table) == len(before))
    driver.click("Choose where…")
    await until(lambda: "corrected.txt" in driver.window.notices.text)
    assert "Nothing was sent: deliver it in Segurança Social Direta" in driver.window.notices.text
    (name,) = driver.dialogs.names
    assert name.startswith("DR_")
    assert name.endswith(".txt")
    assert str(key.month).replace("-", "") in name
    assert portal.communications == 0

    driver.presenter.import_files([driver.dialogs.written])
    await driver.idle()
    assert erp(driver, key) == before
    async with opened(tmp_path / "another", until, portal.url) as other:
        other.presenter.set_period(*demo_data.period())
        other.presenter.import_files([driver.dialogs.written])
        await other.idle()
        assert [*other.presenter.shown.imports[0].company_ids]
        (company,) = {row.key.company_id for row in other.presenter.shown.buckets}
        assert erp(other, BucketKey(company, key.month, key.rate)) == before
        await other.idle()
    await driver.idle()


async def test_corrected_files_are_written_where_the_last_one_was_while_that_is_there(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def write_to(folder: Path) -> None:
        driver.dialogs.written = folder / "corrected.txt"
        await want(driver, Deed.WRITE_CORRECTED, [divergence(driver).key])
        driver.click("Choose where…")
        await driver.idle()

    documents, folder = tmp_path / "Documents", tmp_path / "dr"
    documents.mkdir()
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    before = len(driver.dialogs.folders)
    await write_to(folder)
    await write_to(folder)
    shutil.rmtree(folder)
    await write_to(tmp_path)
    assert driver.dialogs.folders[before:] == [str(documents), str(folder), str(tmp_path)]
    await driver.idle()


async def test_a_file_of_one_rate_offers_to_mark_just_that(driver: Driver, tmp_path: Path) -> None:
    key = divergence(driver).key
    await mark(work(driver).deliver, key.company_id, key.month)
    whole = await declared(driver, key)
    assert len(whole) > 1
    driver.dialogs.written = tmp_path / "one-rate.txt"
    await want(driver, Deed.WRITE_CORRECTED, [key])
    driver.click("Choose where…")
    await driver.until(lambda: "one-rate.txt" in driver.window.notices.text)
    driver.click("Mark as delivered…")
    await driver.until(lambda: driver.dialog() is not None and not driver.says("Loading…"))
    assert driver.says("It stands so already: there is nothing to post.")
    assert not driver.button("Mark as delivered").isEnabled()
    driver.click("Cancel")
    await driver.idle()
    assert await declared(driver, key) == whole
    await driver.idle()


async def test_several_months_become_a_file_each_and_none_is_written_over(driver: Driver, tmp_path: Path) -> None:
    found = [row.key for row in driver.presenter.shown.buckets if row.status is BucketStatus.DIVERGES][:3]
    keys = [*found, next(r.key for r in driver.presenter.shown.buckets if r.status is BucketStatus.ONLY_PORTAL)]
    folder = driver.dialogs.written = tmp_path / "files"
    folder.mkdir()
    times: list[int] = []
    for again in (False, True):
        await want(driver, Deed.WRITE_CORRECTED, keys)
        assert driver.says("the ERP has nothing there, so there is nothing to write")
        driver.window.notices.clear()
        driver.click("Choose a folder…")
        await driver.until(lambda: driver.window.notices.text)
        files = sorted(folder.iterdir())
        assert len(files) == len({(key.company_id, key.month) for key in found})
        if again:
            assert "is there already, and was left as it is" in driver.window.notices.text
            assert [file.stat().st_mtime_ns for file in files] == times
        else:
            assert f"{len(files)} files written to {folder}." in driver.window.notices.text
        times = [file.stat().st_mtime_ns for file in files]
    await driver.idle()


async def test_what_cannot_be_written_is_told(driver: Driver, tmp_path: Path) -> None:
    driver.dialogs.written = tmp_path / "nowhere" / "corrected.txt"
    await want(driver, Deed.WRITE_CORRECTED, [divergence(driver).key])
    driver.click("Choose where…")
    await driver.until(lambda: "was not saved: the folder does not exist" in driver.window.notices.text)
    await driver.idle()


async def test_where_nothing_can_be_written_the_button_waits(driver: Driver) -> None:
    only = next(row for row in driver.presenter.shown.buckets if row.status is BucketStatus.ONLY_PORTAL)
    await want(driver, Deed.WRITE_CORRECTED, [only.key])
    await driver.until(lambda: driver.says("so there is nothing to write"))
    assert not driver.button("Choose where…").isEnabled()
    driver.click("Cancel")
    await driver.idle()


# Deliveries by hand


async def test_a_delivery_is_posted_once_however_often_it_is_marked(driver: Driver) -> None:
    key = divergence(driver).key
    await want(driver, Deed.MARK_DELIVERED, [key])
    table = named(driver, QTableView, "What stands declared, and what will")
    held = erp(driver, key)
    assert rows(table) == len(held)
    driver.click("Mark as delivered")
    await driver.until(lambda: "is marked as delivered" in driver.window.notices.text)
    first = await declared(driver, key)
    assert {
        one.rate.hundredths: (a.remuneration.cents, a.contribution.cents, a.workers) for one, a in first.items()
    } == held
    await want(driver, Deed.MARK_DELIVERED, [key])
    assert driver.says("It stands so already: there is nothing to post.")
    assert not driver.button("Mark as delivered").isEnabled()
    QTest.keyClick(driver.button("Cancel"), Qt.Key.Key_Escape)
    await driver.idle()
    assert await declared(driver, key) == first
    await driver.idle()


async def test_an_imported_file_is_marked_from_the_imports(driver: Driver) -> None:
    imports = driver.workspace.imports
    driver.workspace.tabs.setCurrentWidget(imports)
    await choose_row(driver, imports, 0)
    row = next(one for one in driver.presenter.shown.imports if one.id == current_key(imports))
    (mark,) = (each for each in imports.actions() if each.text() == "Mark as delivered…")
    assert mark.isEnabled()
    mark.trigger()
    await driver.until(lambda: driver.dialog() is not None and not driver.says("Loading…"))
    QTest.keyClick(in_front(driver), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    await driver.until(lambda: "delivered" in driver.window.notices.text)
    found = await work(driver).deliver.three_way(row.first, row.last, row.company_ids)
    assert any(one.declared for one in found)
    assert all(plan.stands for plan in await work(driver).deliver.plans_of_import(row.id))
    await driver.idle()


# Communications


async def test_a_company_that_is_not_switched_on_cannot_be_communicated(driver: Driver) -> None:
    key = divergence(driver).key
    menu = driver.desk.deeds.menu([key], driver.window)
    assert isinstance(menu, QMenu)
    (action,) = (each for each in menu.actions() if each.text() == "Communicate to the portal…")
    assert not action.isEnabled()
    assert "Switch it on in Settings → Portal." in action.toolTip()
    await allow(driver, key)
    assert driver.desk.deeds.can(Deed.COMMUNICATE, [key])
    other = next(row.key for row in driver.presenter.shown.buckets if row.key.month != key.month)
    assert driver.desk.deeds.why_not(Deed.COMMUNICATE, [key, other]).startswith("Choose one company and one month")
    await driver.idle()


async def allow(driver: Driver, key: BucketKey) -> None:
    await work(driver).communicate.allow(key.company_id, on=True)
    driver.presenter.refresh()
    await driver.until(lambda: driver.desk.deeds.can(Deed.COMMUNICATE, [key]))


async def communicate(driver: Driver, key: BucketKey) -> None:
    await allow(driver, key)
    await want(driver, Deed.COMMUNICATE, [key])


def send_button(driver: Driver, plan_lines: int, key: BucketKey) -> str:
    host = driver.presenter.services.portal
    totals = "1 total" if plan_lines == 1 else f"{plan_lines} totals"
    return f"Send {totals} of {formats.month(key.month)} to {host}"


async def test_a_month_in_the_classic_regime_is_warned_of_before_it_is_sent(
    driver: Driver, portal: ThreadedSimulator
) -> None:
    key = divergence(driver).key
    companies = driver.presenter.services.companies
    assert companies is not None
    await companies.not_joined(key.company_id)
    await communicate(driver, key)
    said = f"in the classic regime in {formats.month(key.month)}"
    assert is_alarming(label(driver, said))
    assert portal.communications == 0
    await companies.joined(key.company_id, key.month)
    driver.presenter.refresh()
    await driver.until(lambda: not driver.says(said))
    driver.click("Cancel")
    await driver.idle()


async def test_a_month_is_sent_after_it_was_confirmed(driver: Driver, portal: ThreadedSimulator) -> None:
    key = divergence(driver).key
    await communicate(driver, key)
    plan = await work(driver).communicate.plan(key.company_id, key.month)
    table = named(driver, QTableView, "What would be sent")
    assert rows(table) == len(plan.lines)
    await driver.until(lambda: table.horizontalScrollBar().maximum() == 0)
    frame, room = in_front(driver).frameGeometry(), in_front(driver).screen().availableGeometry()
    assert frame.right() <= room.right() or frame.left() == room.left(), "it grew, and does not hang over the edge"
    assert driver.says("TEST: ")
    assert not is_alarming(label(driver, "TEST: "))
    assert driver.says("In all, the remuneration goes from")
    button = send_button(driver, len(plan.lines), key)
    assert not driver.button(button).isEnabled()
    QTest.keyClick(in_front(driver), Qt.Key.Key_Return)
    await driver.idle()
    assert portal.communications == 0, "Enter, pressed without reading, sends nothing"

    await want(driver, Deed.COMMUNICATE, [key])
    tick(driver, CHECKED)
    said: list[str] = []
    driver.presenter.progressed.connect(lambda _: said.append(driver.window.status.task_text))
    driver.click(button)
    await driver.until(lambda: driver.says("Confirmed: "))
    await settled(driver)
    assert said[0] == "Sending to the portal…"
    assert portal.communications == 1
    assert [each.accessibleName() for each in seen(driver.window, QLabel) if each.accessibleName().endswith(": done")]
    sent = {(line.rate, line.now.contribution) for line in plan.lines}
    found = await declared(driver, key)
    assert {(one.rate, amounts.contribution) for one, amounts in found.items()} == sent
    driver.click("Close")
    await driver.idle()
    assert next(row for row in driver.presenter.shown.buckets if row.key == key).status is BucketStatus.TALLIES
    await want_refused(driver, key)
    assert portal.communications == 1
    await driver.idle()


async def want_refused(driver: Driver, key: BucketKey) -> None:
    """The same month again: the portal shows it already."""
    await want(driver, Deed.COMMUNICATE, [key])
    assert driver.says("The portal shows these figures already. There is no need.")
    assert not [box for box in seen(driver.window, QCheckBox) if box.text().replace("&", "") == CHECKED]
    driver.click("Cancel")


async def test_figures_that_changed_meanwhile_are_not_sent(
    driver: Driver, portal: ThreadedSimulator, documents: Path
) -> None:
    key = divergence(driver).key
    await communicate(driver, key)
    plan = await work(driver).communicate.plan(key.company_id, key.month)
    document = documents / plan.niss.digits / f"{key.month}.json"
    document.write_text(changed(document.read_text("utf-8")), "utf-8")
    tick(driver, CHECKED)
    driver.click(send_button(driver, len(plan.lines), key))
    await driver.until(lambda: driver.says("Nothing was sent: the figures changed since they were shown."))
    assert portal.communications == 0
    await settled(driver)
    assert not driver.button(send_button(driver, len(plan.lines), key)).isEnabled(), "it has to be confirmed anew"
    tick(driver, CHECKED)
    driver.click(send_button(driver, len(plan.lines), key))
    await driver.until(lambda: driver.says("Confirmed: "))
    await settled(driver)
    assert portal.communications == 1
    driver.click("Close")
    await driver.idle()


def changed(text: str) -> str:
    """A portal's document with a cent more in its first total, and in the first value of that."""
    document = json.loads(text)
    first = document["taxas"][0]
    first["totalRemuneracoes"] = round(first["totalRemuneracoes"] + 0.01, 2)
    first["valores"][0]["valor"] = round(first["valores"][0]["valor"] + 0.01, 2)
    return json.dumps(document)


@pytest.mark.parametrize("taken", [True, False])
async def test_an_answer_that_got_lost_is_told_as_not_known(
    driver: Driver, portal: ThreadedSimulator, taken: bool
) -> None:
    portal.writing_faults.put(Fault(lost=True, times=1) if taken else Fault(drop=True, times=1))
    key = divergence(driver).key
    await communicate(driver, key)
    tick(driver, CHECKED)
    plan = await work(driver).communicate.plan(key.company_id, key.month)
    driver.click(send_button(driver, len(plan.lines), key))
    await driver.until(lambda: driver.says("It is NOT known whether"))
    (said,) = (each for each in seen(in_front(driver), QLabel) if "nothing is sent again by itself" in each.text())
    assert is_alarming(said)
    await settled(driver)
    assert await declared(driver, key) == {}
    assert portal.communications == int(taken)
    driver.click("Show in Operations")
    await driver.idle()
    assert driver.workspace.tabs.currentWidget() is driver.workspace.operations
    await driver.until(lambda: driver.says("Neither sent nor not sent: BateCerto is asking the portal"))
    driver.workspace.tabs.setCurrentIndex(1)
    await want(driver, Deed.COMMUNICATE, [key])
    assert driver.says("It is not known yet what came of the last time this month was sent.")
    driver.click("Cancel")
    await want(driver, Deed.WRITE_CORRECTED, [key])
    assert driver.says("Deliver nothing by hand until that is settled: it could be declared twice.")
    driver.click("Cancel")
    await driver.idle()


async def test_a_refusal_is_told_with_the_portals_words(driver: Driver, portal: ThreadedSimulator) -> None:
    portal.writing_faults.put(Fault(status=400, message="Mês encerrado."))
    key = divergence(driver).key
    await communicate(driver, key)
    tick(driver, CHECKED)
    plan = await work(driver).communicate.plan(key.company_id, key.month)
    driver.click(send_button(driver, len(plan.lines), key))
    await driver.until(lambda: driver.says("Not taken: "))
    assert driver.says("The portal says: “Mês encerrado.”")
    await settled(driver)
    (row,) = await work(driver).settle.rows()
    assert row.operation.state is OperationState.FAILED
    driver.click("Close")
    await driver.idle()


async def test_production_is_red_and_wants_the_companys_nif(
    tmp_path: Path, until: Until, portal: ThreadedSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.portal_work.is_production", lambda _: True)
    put_erp(tmp_path / "store")
    async with opened(tmp_path / "store", until, portal.url) as driver:
        driver.presenter.set_period(*PERIOD)
        driver.presenter.fetch()
        await driver.idle()
        key = divergence(driver).key
        await communicate(driver, key)
        plan = await work(driver).communicate.plan(key.company_id, key.month)
        said = label(driver, "PRODUCTION: ")
        assert "official record" in said.text()
        assert is_alarming(said)
        assert said.font().bold()
        button = send_button(driver, len(plan.lines), key)
        driver.type("The company's NIF, to confirm", "508301662")
        assert not driver.button(button).isEnabled()
        driver.type("The company's NIF, to confirm", f" {plan.nif.digits[:3]} {plan.nif.digits[3:]}")
        assert portal.communications == 0
        driver.click(button)
        await until(lambda: driver.says("Confirmed: "))
        await settled(driver)
        assert portal.communications == 1
        driver.click("Close")
        await driver.idle()


# The Operations tab


async def test_what_was_done_by_hand_stands_among_the_operations(driver: Driver, tmp_path: Path) -> None:
    key = divergence(driver).key
    assert not driver.desk.deeds.can(Deed.SHOW_OPERATIONS, [key])
    driver.dialogs.written = tmp_path / "corrected.txt"
    await want(driver, Deed.WRITE_CORRECTED, [key])
    driver.click("Choose where…")
    await driver.until(lambda: "corrected.txt" in driver.window.notices.text)
    await want(driver, Deed.MARK_DELIVERED, [key])
    driver.click("Mark as delivered")
    table = driver.workspace.operations.table
    await driver.until(lambda: table.total_rows() == 2)
    await driver.idle()
    assert driver.desk.deeds.do(Deed.SHOW_OPERATIONS, [key])
    await driver.idle()
    assert driver.workspace.tabs.currentWidget() is driver.workspace.operations
    assert [cell(table, row, 2) for row in range(2)] == ["Marked as delivered", "File written"]
    assert driver.says("Somebody marked this month as delivered on")
    figures = driver.workspace.operations.figures
    assert rows(figures) == len(erp(driver, key))
    await choose_row(driver, table, 1)
    assert driver.says("A corrected file was written: 1 block at")
    assert rows(figures) == 0
    await driver.idle()
