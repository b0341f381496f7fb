# SPDX-License-Identifier: MIT
"""Every screen, and how a clerk comes to it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from app import demo_data
from domain.decisions import Verb
from domain.ports import Progress, Stage
from domain.reconciliation import BucketStatus
from domain.use_cases.decide import Command
from tests.dr_builder import Block, Value, records, worker_niss
from tests.gui.conftest import wait_until
from tests.gui.driver import Driver, seen
from tests.gui.pictures import stages
from tests.gui.pictures.hands import (
    calm,
    choose_in_menu,
    dialog_of,
    fields,
    go_to,
    largest,
    page_of,
    press,
    tab,
    want,
    words,
)
from ui.deeds import Deed
from ui.detail.section import Opener, Section
from ui.detail.window import DetailWindow
from ui.gate.pages import PassphrasePage, RecoveryPage
from ui.import_wizard.window import ImportWindow
from ui.notices import NoticeStrip
from ui.preferences import titles
from ui.table_import.dialog import MappingDialog
from ui.texts import progress

_OVERVIEW, _GROUPS, _DIVERGENCES, _DEADLINES, _IMPORTS, _HISTORY, _OPERATIONS = range(7)
_ENTER = Qt.Key.Key_Return

Scene = Callable[[Driver], Awaitable[QWidget]]
"""Brings a window to what is to be seen, and gives the window or dialog to be kept."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to see.

    Attributes:
        stage: where it is brought about. Screens of one stage follow each other in the same window.
    """

    name: str
    stage: stages.Stage
    scene: Scene


# The tabs


async def overview(driver: Driver) -> QWidget:
    await go_to(driver, largest(driver))
    tab(driver, _OVERVIEW)
    return driver.window


async def worst(driver: Driver) -> QWidget:
    """Only companies that diverge, with what can be done in a menu's place: the chart is closed."""
    tab(driver, _OVERVIEW)
    # With large text there is no room for it anyway.
    if driver.workspace.overview.shows_chart:
        press(driver.window, "OverviewView", "Chart")
    return driver.window


async def accepted(driver: Driver) -> QWidget:
    """The month of the largest divergence, all of it accepted and signed off."""
    row, work = largest(driver), driver.presenter.services.decisions
    assert work is not None
    at, month = row.key.company_id, row.key.month
    keys = [each.bucket.key for each in driver.presenter.shown.divergences]
    own = tuple(key for key in keys if (key.company_id, key.month) == (at, month))
    await work.decide(Command(Verb.ACCEPT, own, "acerto no mês seguinte"))
    await work.sign_off(at, month)
    driver.presenter.refresh()
    await driver.idle()
    press_chart_back(driver)
    await go_to(driver, row)
    tab(driver, _OVERVIEW)
    driver.workspace.overview.select_cell(largest(driver).key.company_id, month)
    return driver.window


async def accepted_groups(driver: Driver) -> QWidget:
    """The groups of the month that was accepted."""
    page = tab(driver, _GROUPS)
    choose_in_menu(page, words("TablePage", "View"), words("tables", "Everything"))
    row = next(each for each in driver.presenter.shown.buckets if each.accepted)
    await go_to(driver, row)
    return driver.window


async def groups(driver: Driver) -> QWidget:
    """By company, and only what differs."""
    page = tab(driver, _GROUPS)
    press_chart_back(driver)
    choose_in_menu(page, words("TablePage", "View"), words("tables", "Furthest apart first"))
    choose_in_menu(page, words("TablePage", "Group"), driver.workspace.buckets.said(0))
    return driver.window


def press_chart_back(driver: Driver) -> None:
    """Open the chart again, where an earlier screen closed it."""
    if not driver.workspace.overview.shows_chart:
        tabs = driver.workspace.tabs
        at = tabs.currentIndex()
        tabs.setCurrentIndex(_OVERVIEW)
        wanted = words("OverviewView", "Chart")
        (button,) = (each for each in seen(driver.window, QPushButton) if each.text().replace("&", "") == wanted)
        if button.isEnabled():
            button.click()
        tabs.setCurrentIndex(at)


async def divergences(driver: Driver) -> QWidget:
    await causes(driver)
    return driver.window


async def causes(driver: Driver) -> QWidget:
    """Go to the divergences by cause, and wait for the causes."""
    page = tab(driver, _DIVERGENCES)
    await calm()
    choose_in_menu(page, words("TablePage", "View"), words("tables", "By cause"))
    await driver.idle()
    row = largest(driver)
    await go_to(driver, row)
    return page


def section(title: str) -> Scene:
    """The detail's pane, at one of its sections, opened."""

    async def show(driver: Driver) -> QWidget:
        await causes(driver)
        # With large text it comes when it is asked for.
        driver.workspace.open_detail()
        pane = driver.workspace.detail
        wanted = words("detail", title)
        (part,) = (each for each in pane.findChildren(Section) if each.accessibleName() == wanted)
        await wait_until(part.isVisible)
        opener = part.findChildren(Opener)[0]
        if not opener.is_open:
            opener.click()
        await calm()
        (scroll,) = pane.findChildren(QScrollArea)
        body = scroll.widget()
        assert body is not None
        scroll.verticalScrollBar().setValue(part.mapTo(body, QPoint(0, 0)).y())
        return driver.window

    return show


async def apart(driver: Driver) -> QWidget:
    """A group in a window of its own."""
    await causes(driver)
    assert driver.desk.deeds.do(Deed.OPEN_APART, [largest(driver).key])
    await driver.idle()
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, DetailWindow) and each.isVisible())
    await calm()
    return window


async def deadlines(driver: Driver) -> QWidget:
    tab(driver, _DEADLINES)
    await driver.idle()
    return driver.window


async def imports(driver: Driver) -> QWidget:
    tab(driver, _IMPORTS)
    table = driver.workspace.imports
    table.setCurrentIndex(table.model().index(0, 0))
    await driver.idle()
    return driver.window


async def history(driver: Driver) -> QWidget:
    """A reconciliation, compared with the one before."""
    tab(driver, _HISTORY)
    view = driver.workspace.history
    view.runs.setCurrentIndex(view.runs.model().index(0, 0))
    await driver.idle()
    (others,) = seen(view, QComboBox)
    if others.count() > 1:
        others.setCurrentIndex(1)
        await driver.idle()
    return driver.window


async def menu(driver: Driver) -> QWidget:
    """What can be done about a group."""
    await causes(driver)
    shown = driver.desk.deeds.menu([largest(driver).key], driver.window)
    shown.popup(driver.window.mapToGlobal(QPoint(520, 220)))
    return shown


async def filtering(driver: Driver) -> QWidget:
    """What is asked for a column's filter."""
    tab(driver, _GROUPS)
    table = driver.workspace.buckets
    column = next(at for at, heading in enumerate(table.headings) if heading.groups and at > 0)
    table.ask_filter(column)
    return await dialog_of(driver)


async def nothing_found(driver: Driver) -> QWidget:
    tab(driver, _GROUPS)
    QTest.keyClicks(driver.window.search, "xyz")
    await driver.idle()
    return driver.window


# Deeds


def asked(deed: Deed) -> Scene:
    """The question that a deed begins with."""

    async def show(driver: Driver) -> QWidget:
        await causes(driver)
        return await want(driver, deed, [largest(driver).key])

    return show


async def several(driver: Driver) -> QWidget:
    """A decision about many at once, one of which cannot be."""
    page = await causes(driver)
    assert page
    differing = [row.bucket.key for row in driver.presenter.shown.divergences[:4]]
    tallying = next(row.key for row in driver.presenter.shown.buckets if row.status is BucketStatus.TALLIES)
    return await want(driver, Deed.CORRECTING, [*differing, tallying])


async def communicate(driver: Driver) -> QWidget:
    """Exactly what would be sent, wherever the portal is."""
    work = driver.presenter.services.portal_work
    assert work is not None
    row = largest(driver)
    await work.communicate.allow(row.key.company_id, on=True)
    driver.presenter.refresh()
    await driver.idle()
    await calm()
    return await want(driver, Deed.COMMUNICATE, [row.key])


async def operations(driver: Driver) -> QWidget:
    """Something was sent, and the answer got lost."""
    work = driver.presenter.services.portal_work
    assert work is not None
    row = largest(driver)
    await work.communicate.allow(row.key.company_id, on=True)
    plan = await work.communicate.plan(row.key.company_id, row.key.month)
    await work.communicate.send(plan, plan.digest)
    await driver.idle()
    view = driver.workspace.operations
    tab(driver, _OPERATIONS)
    await wait_until(lambda: view.table.total_rows() == 1)
    view.table.setCurrentIndex(view.table.model().index(0, 0))
    await driver.idle()
    return driver.window


async def reopened(driver: Driver) -> QWidget:
    """A signed month opened again: the strip says so."""
    await wait_until(lambda: bool(driver.window.notices.text))
    return driver.window


async def drift(driver: Driver) -> QWidget:
    """What changed after signing off."""
    key = next(row.key for row in driver.presenter.shown.buckets if row.key.month == stages.SIGNED[1])
    driver.desk.decisions.show_drift(key.company_id, key.month)
    return await dialog_of(driver)


# Files


async def wizard(driver: Driver) -> QWidget:
    """Files looked at first: one that is fine, one with letters in an amount, and one that is there already."""
    folder = Path(tempfile.mkdtemp())
    month = demo_data.period()[1].number
    lines = records([Block([Value(worker_niss(number), 100_000 + number) for number in range(1, 6)], month)])
    fine = folder / "DR_outubro.txt"
    fine.write_bytes("\r\n".join(lines).encode("cp1252"))
    lines[3] = lines[3][:108] + "00000ABCD" + lines[3][117:]
    broken = folder / "DR_outubro_2.txt"
    broken.write_bytes("\r\n".join(lines).encode("cp1252"))
    driver.dialogs.files = [fine, broken, demo_data.erp_files()[0]]
    driver.window.actions_.import_looked.trigger()
    await wait_until(lambda: bool(seen(driver.window, ImportWindow)))
    await driver.idle()
    (window,) = seen(driver.window, ImportWindow)
    (files,) = (each for each in seen(window, QTableView) if each.accessibleName() == words("ImportWindow", "Files"))
    files.setCurrentIndex(files.model().index(1, 0))
    await driver.idle()
    findings = seen(window, QListWidget)[0]
    findings.setCurrentRow(0)
    QTest.keyClick(findings, _ENTER)
    await driver.idle()
    return window


async def mapping(driver: Driver) -> QWidget:
    """A table whose headings are not all known."""
    folder = Path(tempfile.mkdtemp())
    month = demo_data.period()[1]
    row = driver.presenter.shown.buckets[0]
    overview = driver.presenter.overview
    assert overview is not None
    nif = next(each.nif.digits for each in overview.companies if each.id == row.key.company_id)
    table = folder / "apurados outubro.csv"
    table.write_text(
        "NIF;Mês;Taxa;Ilíquido;Devido;Notas\n"
        f"{nif};{month};34,75;12 345,60;4 290,10;\n"
        f"{nif};{month};29,60;1 000,00;296,00;gerência\n",
        encoding="utf-8",
    )
    driver.dialogs.files = [table]
    driver.window.actions_.import_files.trigger()
    await wait_until(lambda: isinstance(driver.dialog(), MappingDialog))
    dialog = driver.dialog()
    assert dialog is not None
    await asyncio.sleep(0.5)
    QTest.mouseClick(seen(dialog, QRadioButton)[-1], Qt.MouseButton.LeftButton)
    await asyncio.sleep(0.5)
    await calm()
    return dialog


# The gate and what is private


async def protect(driver: Driver) -> QWidget:
    """The choice of a new store, with passphrases that differ."""
    given = fields(driver.window.page)
    given[0].setText("o nosso gato dorme")
    given[1].setText("o nosso gado")
    return driver.window


async def as_it_is(driver: Driver) -> QWidget:
    """What the window begins with."""
    return driver.window


async def phrase(driver: Driver) -> QWidget:
    """The recovery phrase of that store, which is gone with its folder."""
    strips = [each for each in driver.window.findChildren(NoticeStrip) if each is not driver.window.notices]
    strip = next(each for each in strips if each.text)
    seen(strip, QPushButton)[0].click()
    return await dialog_of(driver)


async def phrase_asked(driver: Driver) -> QWidget:
    """The words that are asked for."""
    dialog = await phrase(driver)
    QTest.keyClick(dialog, _ENTER)
    await calm()
    return dialog


def settings(title: Callable[[], str]) -> Scene:
    """A page of the settings."""

    async def show(driver: Driver) -> QWidget:
        return await page_of_settings(driver, title())

    return show


async def page_of_settings(driver: Driver, title: str) -> QWidget:
    """Open the settings at a page."""
    driver.window.actions_.settings.trigger()
    dialog = await dialog_of(driver)
    pages = seen(dialog, QListWidget)[0]
    pages.setCurrentItem(pages.findItems(title, Qt.MatchFlag.MatchExactly)[0])
    await driver.idle()
    return dialog


async def backups(driver: Driver) -> QWidget:
    """After one was made."""
    safe = driver.presenter.services.keep_safe
    assert safe is not None
    await safe.back_up()
    return await page_of_settings(driver, titles.backups())


async def old_months(driver: Driver) -> QWidget:
    """What would be deleted."""
    dialog = await page_of_settings(driver, titles.old_months())
    boxes = [box for box in seen(dialog, QComboBox) if box.findData(demo_data.period()[1].number) >= 0]
    boxes[0].setCurrentIndex(boxes[0].findData(demo_data.period()[1].number))
    press(dialog, "DataPage", "Show what there is")
    await driver.idle()
    return dialog


async def token(driver: Driver) -> QWidget:
    """A token is asked for, and was refused."""
    before = await page_of_settings(driver, titles.portal())
    seen(before, QTableView)[0].selectRow(0)
    press(before, "TokensPart", "Set token…")
    await wait_until(lambda: driver.dialog() is not before)
    dialog = await dialog_of(driver)
    seen(dialog, QLineEdit)[0].setText("12345")
    QTest.keyClick(seen(dialog, QLineEdit)[0], _ENTER)
    # The task that asked waits for the answer: the window is not idle before the dialog is closed.
    await asyncio.sleep(1)
    return dialog


async def shortcuts(driver: Driver) -> QWidget:
    driver.window.actions_.shortcuts.trigger()
    return await dialog_of(driver)


async def about(driver: Driver) -> QWidget:
    driver.window.actions_.about.trigger()
    return await dialog_of(driver)


async def fetching(driver: Driver) -> QWidget:
    """A fetch that is held up, with months that were fetched, that failed and that nobody asked for."""
    at = Progress(Stage.FETCHING, 14, 36, driver.presenter.shown.matrix[1].company, 2, 12, 95)
    driver.window.status.working(progress(at, whole=True), 14, 36, can_pause=True, short=progress(at))
    tab(driver, _OVERVIEW)
    return driver.window


async def unreachable(driver: Driver) -> QWidget:
    """The portal was asked, and nobody answered."""
    driver.presenter.choose_company(driver.presenter.shown.matrix[0].company_id)
    driver.window.actions_.fetch.trigger()
    await wait_until(lambda: not driver.presenter.busy, seconds=120)
    await driver.idle()
    driver.workspace.companies.choose(None)
    driver.presenter.choose_company(None)
    await go_to(driver, largest(driver))
    tab(driver, _OVERVIEW)
    return driver.window


async def locked(driver: Driver) -> QWidget:
    driver.window.actions_.lock.trigger()
    return await page_of(driver, PassphrasePage)


async def recovery(driver: Driver) -> QWidget:
    """The recovery phrase is asked for, in the passphrase's place."""
    press(driver.window.page, "PassphrasePage", "Use the recovery phrase")
    return await page_of(driver, RecoveryPage)


SCREENS = (
    Screen("overview", stages.demonstration, overview),
    Screen("overview-no-chart", stages.demonstration, worst),
    Screen("groups", stages.demonstration, groups),
    Screen("groups-filter", stages.demonstration, filtering),
    Screen("groups-nothing", stages.demonstration, nothing_found),
    Screen("divergences", stages.demonstration, divergences),
    Screen("divergences-menu", stages.demonstration, menu),
    Screen("detail-why", stages.demonstration, section("Why")),
    Screen("detail-next", stages.demonstration, section("Next step")),
    Screen("detail-decision", stages.demonstration, section("Decision")),
    Screen("detail-sides", stages.demonstration, section("ERP, declared, portal")),
    Screen("detail-workers", stages.demonstration, section("Workers")),
    Screen("detail-timeline", stages.demonstration, section("Timeline")),
    Screen("detail-apart", stages.demonstration, apart),
    Screen("deadlines", stages.demonstration, deadlines),
    Screen("imports", stages.demonstration, imports),
    Screen("history", stages.demonstration, history),
    Screen("accept", stages.demonstration, asked(Deed.ACCEPT)),
    Screen("contest", stages.demonstration, asked(Deed.CONTEST)),
    Screen("decide-several", stages.demonstration, several),
    Screen("sign-off", stages.demonstration, asked(Deed.SIGN_OFF)),
    Screen("corrected-file", stages.demonstration, asked(Deed.WRITE_CORRECTED)),
    Screen("delivered", stages.demonstration, asked(Deed.MARK_DELIVERED)),
    Screen("communicate-test", stages.demonstration, communicate),
    Screen("import-wizard", stages.demonstration, wizard),
    Screen("table-mapping", stages.demonstration, mapping),
    Screen("shortcuts", stages.demonstration, shortcuts),
    Screen("about", stages.demonstration, about),
    Screen("accepted", stages.demonstration, accepted),
    Screen("accepted-groups", stages.demonstration, accepted_groups),
    Screen("communicate-production", stages.real, communicate),
    Screen("first-steps", stages.empty, as_it_is),
    Screen("unreachable", stages.offline, unreachable),
    Screen("fetching", stages.offline, fetching),
    Screen("reopened", stages.signed, reopened),
    Screen("drift", stages.signed, drift),
    Screen("first-start", stages.first_start, protect),
    Screen("reminder", stages.encrypted, as_it_is),
    Screen("phrase", stages.encrypted, phrase),
    Screen("phrase-asked", stages.encrypted, phrase_asked),
    Screen("settings-companies", stages.encrypted, settings(titles.companies)),
    Screen("settings-tolerance", stages.encrypted, settings(titles.tolerance)),
    Screen("settings-privacy", stages.encrypted, settings(titles.privacy)),
    Screen("settings-appearance", stages.encrypted, settings(titles.appearance)),
    Screen("settings-portal", stages.encrypted, settings(titles.portal)),
    Screen("settings-schedule", stages.encrypted, settings(titles.schedule)),
    Screen("settings-deadlines", stages.encrypted, settings(titles.deadlines)),
    Screen("settings-backups", stages.encrypted, backups),
    Screen("settings-old-months", stages.encrypted, old_months),
    Screen("settings-diagnostics", stages.encrypted, settings(titles.diagnostics)),
    Screen("locked", stages.encrypted, locked),
    Screen("recovery", stages.encrypted, recovery),
    Screen("operations", stages.at_a_portal, operations),
    Screen("token", stages.at_a_portal, token),
)
