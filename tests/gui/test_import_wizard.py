# SPDX-License-Identifier: MIT
"""Files looked at, imported and taken back in the window, as a clerk does it, on a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QToolButton,
)

from tests.dr_builder import Block, Value, build, company_nif, records, worker_niss, write_big
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, seen
from ui import theme, translation
from ui.import_wizard.window import ImportWindow

pytestmark = [pytest.mark.anyio, pytest.mark.qt_log_ignore("This plugin does not support")]
HEADINGS = "NIF;NISS;Mês;Taxa;Remunerações;Contribuições"


class Clerk:
    """A clerk with files in a folder."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def dr(self, name: str, cents: int, *, bad_line: int = 0) -> Path:
        """A DR file of October; letters stand in the amount of a line where one is named."""
        lines = records([Block([Value(worker_niss(number), cents) for number in range(1, 4)])])
        if bad_line:
            line = lines[bad_line - 1]
            lines[bad_line - 1] = line[:108] + "00000ABCD" + line[117:]
        path = self.folder / name
        path.write_bytes("\r\n".join(lines).encode("cp1252"))
        return path

    @property
    def window(self) -> ImportWindow:
        """The window that shows files."""
        [found] = [each for each in self.driver.window.findChildren(ImportWindow) if each.isVisible()]
        return found

    @property
    def shows(self) -> bool:
        """Whether it is there."""
        return any(each.isVisible() for each in self.driver.window.findChildren(ImportWindow))

    async def look(self, *paths: Path) -> None:
        """Choose files to look at first."""
        self.driver.dialogs.files = list(paths)
        self.driver.window.actions_.import_looked.trigger()
        await self.driver.until(lambda: self.shows)
        await self.driver.idle()

    async def import_at_once(self, *paths: Path) -> None:
        """Choose files, and import them without a look."""
        self.driver.dialogs.files = list(paths)
        self.driver.window.actions_.import_files.trigger()
        await self.driver.idle()

    def view(self, name: str) -> QTableView:
        """The table with that name."""
        [found] = [each for each in self.window.findChildren(QTableView) if each.accessibleName() == name]
        return found

    def files(self) -> list[dict[str, str]]:
        """The list of files, by heading."""
        model = self.view("Files").model()
        heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
        return [{head: model.index(row, at).data() for at, head in enumerate(heads)} for row in range(model.rowCount())]

    def button(self, text: str) -> QAbstractButton:
        """A button of the window, by the beginning of its text."""
        found = [b for b in seen(self.window, QAbstractButton) if b.text().replace("&", "").startswith(text)]
        assert len(found) == 1, [b.text() for b in seen(self.window, QAbstractButton)]
        return found[0]

    async def press(self, text: str) -> None:
        """Press one, and wait for what comes of it."""
        button = self.button(text)
        assert button.isEnabled(), text
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await self.driver.idle()

    async def choose(self, row: int) -> None:
        """Go to a file with the keyboard."""
        files = self.view("Files")
        files.setFocus()
        while files.currentIndex().row() != row:
            QTest.keyClick(files, Qt.Key.Key_Down if files.currentIndex().row() < row else Qt.Key.Key_Up)
        await self.driver.idle()

    def tick(self, row: int) -> None:
        """Turn a file's tick over with the keyboard."""
        files = self.view("Files")
        files.selectionModel().setCurrentIndex(
            files.model().index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        files.setFocus()
        QTest.keyClick(files, Qt.Key.Key_Space)

    def findings(self) -> QListWidget:
        """What was found in the chosen file."""
        [found] = self.window.findChildren(QListWidget)
        return found

    async def go_to_finding(self, at: int) -> None:
        """Press Enter on a finding."""
        self.findings().setCurrentRow(at)
        self.findings().setFocus()
        QTest.keyClick(self.findings(), Qt.Key.Key_Return)
        await self.driver.idle()

    def raw(self) -> QPlainTextEdit:
        """The line as it stands."""
        [found] = [e for e in self.window.findChildren(QPlainTextEdit) if e.accessibleName() == "The line as it stands"]
        return found

    def says(self, text: str) -> bool:
        """Whether the window says that."""
        return any(text in each.text() for each in seen(self.window, QLabel))

    @property
    def notice(self) -> str:
        """What the main window's strip says."""
        return self.driver.window.notices.text

    def in_store(self) -> list[str]:
        """The imported files, newest first."""
        return [row.file_name for row in self.driver.presenter.shown.imports]


@pytest.fixture
async def clerk(tmp_path: Path, until: Until, anyio_backend: object) -> AsyncIterator[Clerk]:
    assert anyio_backend
    folder = tmp_path / "files"
    folder.mkdir()
    async with opened(tmp_path / "store", until) as driver:
        yield Clerk(driver, folder)


async def test_a_look_keeps_nothing_before_import_is_pressed(clerk: Clerk) -> None:
    await clerk.look(clerk.dr("a.txt", 100_00), clerk.folder / "gone.txt")
    first, gone = clerk.files()
    assert (first["File"], first["What it does"], first["Recognised"]) == ("a.txt", "New", "DR")
    assert company_nif(500) in first["Company"].replace("\u00a0", "")
    assert (first["Period"], first["Rates"], first["Values"], first["Encoding"]) == (
        "Oct 2026",
        "34.75%",
        "3",
        "cp1252",
    )
    assert first["Contributions €"] == "104.25"
    assert (gone["What it does"], gone["Recognised"]) == ("Cannot come in", "Not recognised")
    assert clerk.in_store() == []
    assert clerk.button("Import").text() == "&Import 1 file"
    await clerk.press("Import")
    assert clerk.in_store() == ["a.txt"]
    assert clerk.files()[0]["What it does"] == "Imported"
    assert not clerk.button("Import").isEnabled()
    await clerk.press("Close")
    assert not clerk.shows


async def test_what_is_replaced_is_shown_with_its_totals(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("old.txt", 100_00))
    await clerk.look(clerk.dr("new.txt", 200_00), clerk.folder / "old.txt")
    assert [row["What it does"] for row in clerk.files()] == ["Replaces values", "Already imported"]
    assert clerk.says("It replaces values of “old.txt”. 1 group would change.")
    months = clerk.view("What would change").model()
    shown = [months.index(0, at).data() for at in range(2, 9)]
    assert shown == ["34.75%", "104.25", "208.50", "+104.25", "300.00", "600.00", "+300.00"]
    await clerk.choose(1)
    assert clerk.says("This file came in already")
    await clerk.driver.idle()


async def test_headings_stand_where_their_cells_do(clerk: Clerk) -> None:
    await clerk.look(clerk.dr("good.txt", 100_00))
    role, across = Qt.ItemDataRole.TextAlignmentRole, Qt.Orientation.Horizontal
    for name in ("Files", "The lines of the file"):
        model = clerk.view(name).model()
        columns = range(model.columnCount())
        sides = [model.headerData(at, across, role) & Qt.AlignmentFlag.AlignRight for at in columns]
        assert sides == [(model.index(0, at).data(role) or 0) & Qt.AlignmentFlag.AlignRight for at in columns]
        assert len(set(sides)) == 2
        assert all(model.headerData(at, across, role) & Qt.AlignmentFlag.AlignHorizontal_Mask for at in columns)


@pytest.mark.parametrize("language", ["pt", "en"])
@pytest.mark.parametrize("percent", [100, 150])
async def test_no_heading_over_the_lines_is_cut(clerk: Clerk, qapp: QApplication, language: str, percent: int) -> None:
    translation.install(qapp, language)
    font = qapp.font()
    theme.scale_text(qapp, percent)
    try:
        await clerk.look(clerk.dr("good.txt", 100_00))
        headers = [each.horizontalHeader() for each in seen(clerk.window, QTableView)]
        (header,) = (each for each in headers if each.count() > 12)
        cut = [at for at in range(header.count()) if header.sectionSizeHint(at) > header.sectionSize(at)]
        assert [header.model().headerData(at, Qt.Orientation.Horizontal) for at in cut] == []
        await clerk.driver.idle()
    finally:
        theme.scale_text(qapp, 100)
        qapp.setFont(font)
        translation.install(qapp, "en")


async def test_a_finding_goes_to_its_place(clerk: Clerk) -> None:
    await clerk.look(clerk.dr("bad.txt", 100_00, bad_line=4), clerk.dr("good.txt", 100_00))
    assert clerk.files()[0]["Findings"] == "1 error"
    await clerk.go_to_finding(0)
    lines = clerk.view("The lines of the file")
    current = lines.currentIndex()
    assert current.row() == 3
    assert lines.model().headerData(current.column(), Qt.Orientation.Horizontal) == "Remuneration €"
    assert current.data() == "00000ABCD0"
    assert current.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "line 4, column 109" in current.data(Qt.ItemDataRole.ToolTipRole)
    assert "00000ABCD0" in clerk.raw().toPlainText()
    [mark] = clerk.raw().extraSelections()
    assert mark.cursor.selectedText() == "0"
    assert mark.cursor.selectionStart() - clerk.raw().toPlainText().index("\n") == 109
    # Enter went to the place, and imported nothing on the way.
    assert clerk.in_store() == []
    await clerk.driver.idle()


async def test_the_end_of_a_large_file_is_a_key_away(clerk: Clerk) -> None:
    path = clerk.folder / "big.txt"
    write_big(path, 60_000)
    data = bytearray(path.read_bytes())
    data[-122 * 3 + 10] = ord("X")
    path.write_bytes(bytes(data))
    await clerk.look(path)
    assert clerk.findings().count() > 0
    await clerk.go_to_finding(0)
    lines = clerk.view("The lines of the file")
    assert lines.model().rowCount() == 60_025
    assert lines.currentIndex().row() > 60_000
    row = lines.currentIndex().row()
    assert lines.model().index(row, 0).data() in ("R2", "R3")
    await clerk.driver.idle()


async def test_bad_files_say_what_they_are(clerk: Clerk) -> None:
    empty, picture, letter = clerk.folder / "empty.txt", clerk.folder / "picture.txt", clerk.folder / "letter.csv"
    empty.write_bytes(b"")
    picture.write_bytes(bytes(range(256)) * 64)
    letter.write_text("Dear Sirs\nthis is no table\n", encoding="utf-8")
    await clerk.look(empty, picture, letter)
    assert [row["What it does"] for row in clerk.files()] == ["Cannot come in"] * 3
    for row in range(3):
        await clerk.choose(row)
        assert clerk.findings().count() == 1
    await clerk.choose(1)
    assert clerk.view("The lines of the file").model().rowCount() > 0
    assert not clerk.button("Import").isEnabled()
    await clerk.driver.idle()


async def test_only_what_is_ticked_comes_in(clerk: Clerk) -> None:
    other = clerk.folder / "other.txt"
    other.write_bytes(build([Block([Value(worker_niss(9), 5_00)], month=202609)]))
    await clerk.look(clerk.dr("a.txt", 100_00), other)
    clerk.tick(0)
    assert clerk.button("Import").text() == "&Import 1 file"
    await clerk.press("Import")
    assert clerk.in_store() == ["other.txt"]
    await clerk.driver.idle()


async def test_the_whole_month_drops_what_the_file_lacks(clerk: Clerk) -> None:
    old = clerk.folder / "old.txt"
    old.write_bytes(build([Block([Value(worker_niss(1), 7_00)], rate=2960), Block([Value(worker_niss(1), 50_00)])]))
    await clerk.import_at_once(old)
    await clerk.look(clerk.dr("new.txt", 100_00))

    def then() -> list[str]:
        months = clerk.view("What would change").model()
        return [months.index(row, 4).data() for row in range(months.rowCount())]

    assert then() == ["2.07", "104.25"]
    await clerk.press("The files are all there is")
    assert then() == ["—", "104.25"]
    await clerk.press("Import")
    [bucket] = [row for row in clerk.driver.presenter.shown.buckets if row.has_erp]
    assert bucket.erp_remuneration.cents == 300_00
    await clerk.driver.idle()


async def test_a_table_asks_for_its_side_and_then_comes_in(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("a.txt", 100_00))
    path = clerk.folder / "table.csv"
    niss = Block([]).company.niss
    path.write_text(f"{HEADINGS}\n{company_nif(500)};{niss};2026-10;34,75;900,00;312,75\n", encoding="utf-8")
    await clerk.look(path)
    assert clerk.files()[0]["What it does"] == "Columns to say"
    assert clerk.view("The lines of the file").model().rowCount() == 2
    QTest.mouseClick(clerk.button("Columns of the table"), Qt.MouseButton.LeftButton)
    until = clerk.driver.until

    def mapping() -> QDialog | None:
        dialogs = [each for each in clerk.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else None

    await until(lambda: mapping() is not None)
    dialog = mapping()
    assert dialog is not None
    [choice] = [each for each in dialog.findChildren(QRadioButton) if each.text().replace("&", "") == "the ERP"]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    [use] = [b for b in seen(dialog, QAbstractButton) if b.text().replace("&", "") == "Use these columns"]
    await until(use.isEnabled)
    QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    await until(lambda: mapping() is None)
    await clerk.driver.idle()
    assert clerk.files()[0]["What it does"] == "Replaces values"
    await clerk.press("Import")
    assert clerk.in_store() == ["table.csv", "a.txt"]
    await clerk.driver.idle()


async def test_more_files_are_dropped_on_the_window(clerk: Clerk) -> None:
    await clerk.look(clerk.dr("a.txt", 100_00))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(clerk.dr("b.txt", 200_00))), QUrl.fromLocalFile(str(clerk.folder / "a.txt"))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    clerk.window.dropEvent(drop)
    await clerk.driver.idle()
    assert [row["File"] for row in clerk.files()] == ["a.txt", "b.txt"]
    await clerk.driver.idle()


async def test_a_quick_import_with_findings_offers_to_show_them(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("bad.txt", 100_00, bad_line=3), clerk.dr("good.txt", 50_00))
    assert clerk.in_store() == ["good.txt"]
    clerk.driver.click("Show")
    await clerk.driver.until(lambda: clerk.shows)
    await clerk.driver.idle()
    [row] = clerk.files()
    assert (row["File"], row["What it does"], row["Findings"]) == ("bad.txt", "Refused", "1 error")
    await clerk.driver.idle()


async def test_a_file_that_was_refused_and_exported_again_is_shown_as_it_is_now(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("bad.txt", 100_00, bad_line=3))
    clerk.dr("bad.txt", 100_00)
    clerk.driver.click("Show")
    await clerk.driver.until(lambda: clerk.shows)
    await clerk.driver.idle()
    [row] = clerk.files()
    assert (row["What it does"], row["Findings"]) == ("New", "—")
    await clerk.press("Import 1 file")
    assert clerk.in_store() == ["bad.txt"]
    assert clerk.files()[0]["What it does"] == "Imported"


async def test_what_was_found_in_a_file_that_came_in_is_shown(clerk: Clerk) -> None:
    both = clerk.folder / "both.txt"
    blocks = [Block([Value(worker_niss(1), 100_00)]), Block([Value(worker_niss(2), 50_00)], rate=2960)]
    both.write_bytes(build(blocks))
    await clerk.import_at_once(both)
    await clerk.import_at_once(clerk.dr("one.txt", 200_00))
    clerk.driver.click("Show")
    await clerk.driver.until(lambda: clerk.shows)
    await clerk.driver.idle()
    [row] = clerk.files()
    assert (row["What it does"], row["Findings"]) == ("Imported", "1 warning")
    assert clerk.says("one.txt: imported.")
    assert clerk.findings().isVisible()
    assert "29.60% is not in this file" in clerk.findings().item(0).text()


async def test_an_import_is_taken_back_from_its_notice(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("old.txt", 100_00))
    await clerk.import_at_once(clerk.dr("wrong.txt", 900_00))
    clerk.driver.click("Undo")
    await clerk.driver.idle()
    assert "1 month goes back to “old.txt” of" in clerk.notice
    assert clerk.in_store() == ["wrong.txt", "old.txt"]
    clerk.driver.click("Take back")
    await clerk.driver.idle()
    assert clerk.in_store() == ["old.txt"]
    assert "Taken back: “wrong.txt”" in clerk.notice
    [bucket] = [row for row in clerk.driver.presenter.shown.buckets if row.has_erp]
    assert bucket.erp_remuneration.cents == 300_00


async def test_an_import_after_a_look_is_taken_back_from_its_notice(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("old.txt", 100_00))
    await clerk.look(clerk.dr("wrong.txt", 900_00))
    await clerk.press("Import")
    await clerk.press("Close")
    assert clerk.in_store() == ["wrong.txt", "old.txt"]
    clerk.driver.click("Undo")
    await clerk.driver.idle()
    clerk.driver.click("Take back")
    await clerk.driver.idle()
    assert clerk.in_store() == ["old.txt"]
    assert "Taken back: “wrong.txt”" in clerk.notice


async def test_an_import_is_taken_back_from_the_list(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("old.txt", 100_00))
    await clerk.import_at_once(clerk.dr("new.txt", 900_00))
    workspace = clerk.driver.workspace
    workspace.tabs.setCurrentIndex(next(at for at in range(9) if workspace.tabs.tabText(at) == "Imports"))
    [button] = [b for b in seen(clerk.driver.window, QToolButton) if b.text().startswith("Undo the import")]
    assert not button.isEnabled()
    workspace.imports.setFocus()
    workspace.imports.selectRow(1)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await clerk.driver.idle()
    assert "“new.txt” came in later" in clerk.notice
    workspace.imports.selectRow(0)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await clerk.driver.idle()
    clerk.driver.click("Take back")
    await clerk.driver.idle()
    assert clerk.in_store() == ["old.txt"]


async def test_findings_of_a_stored_file_are_shown_where_it_still_is(clerk: Clerk) -> None:
    path = clerk.folder / "warned.txt"
    path.write_bytes(build([Block([Value(worker_niss(1)[:-1] + str((int(worker_niss(1)[-1]) + 1) % 10), 5_00)])]))
    await clerk.import_at_once(path)
    workspace = clerk.driver.workspace
    workspace.tabs.setCurrentIndex(next(at for at in range(9) if workspace.tabs.tabText(at) == "Imports"))
    workspace.imports.selectRow(0)
    QTest.keyClick(workspace.imports, Qt.Key.Key_Return)
    await clerk.driver.until(lambda: clerk.shows)
    await clerk.driver.idle()
    assert clerk.findings().count() == 1
    await clerk.press("Close")
    path.unlink()
    QTest.keyClick(workspace.imports, Qt.Key.Key_Return)
    await clerk.driver.until(lambda: "no longer where it was" in clerk.notice)
    await clerk.driver.idle()
    assert "line 3" in clerk.driver.window.notices.details


async def test_closing_the_program_closes_the_window(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path / "store", until) as driver:
        clerk = Clerk(driver, tmp_path)
        await clerk.look(clerk.dr("a.txt", 100_00))
        assert clerk.shows


async def test_an_unusual_file_is_ticked_by_whoever_agrees_to_it(clerk: Clerk) -> None:
    old = clerk.folder / "old.txt"
    old.write_bytes(build([Block([Value(worker_niss(9), 5_00)], month=201609)]))
    far = clerk.folder / "far.txt"
    far.write_bytes(build([Block([Value(worker_niss(9), 5_00)], month=209909)]))
    await clerk.look(clerk.dr("a.txt", 100_00), old, far)
    assert [row["What it does"] for row in clerk.files()] == ["New", "To be confirmed", "Cannot come in"]
    assert clerk.files()[1]["Findings"] == "1 question"
    await clerk.choose(1)
    assert clerk.says("Some of it is unusual.")
    await clerk.go_to_finding(0)
    assert clerk.view("The lines of the file").currentIndex().row() == 1
    assert clerk.button("Import").text() == "&Import 1 file"
    clerk.tick(1)
    assert clerk.button("Import").text() == "&Import 2 files"
    await clerk.press("Import")
    assert sorted(clerk.in_store()) == ["a.txt", "old.txt"]
    await clerk.driver.idle()


async def test_a_quick_import_of_something_unusual_offers_to_import_it_all_the_same(clerk: Clerk) -> None:
    old = clerk.folder / "old.txt"
    old.write_bytes(build([Block([Value(worker_niss(9), 5_00)], rate=0)]))
    await clerk.import_at_once(clerk.dr("a.txt", 100_00), old)
    assert clerk.in_store() == ["a.txt"]
    assert "1 file imported, 1 file to be confirmed." in clerk.notice
    assert "old.txt, line 4, column 57: the rate is 0.00%." in clerk.notice
    clerk.driver.click("Import all the same")
    await clerk.driver.idle()
    assert clerk.in_store() == ["old.txt", "a.txt"]


async def test_findings_are_gone_through_with_the_arrow_keys(clerk: Clerk) -> None:
    lines = records([Block([Value(worker_niss(number), 5_00) for number in range(1, 501)])])
    for at in range(2, 502):
        lines[at] = lines[at][:108] + "00000ABCD" + lines[at][117:]
    many = clerk.folder / "many.txt"
    many.write_bytes("\r\n".join(lines).encode("cp1252"))
    await clerk.look(many, clerk.dr("good.txt", 100_00))
    assert clerk.files()[0]["Findings"] == "500 errors"
    found = clerk.findings()
    assert "there are 300 more like these" in found.item(found.count() - 1).text()
    found.setFocus()
    found.setCurrentRow(0)
    for _ in range(5):
        QTest.keyClick(found, Qt.Key.Key_Down)
    await clerk.driver.idle()
    assert clerk.view("The lines of the file").currentIndex().row() == 7
    assert found.hasFocus(), "whoever goes through findings stays among them"
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert clerk.view("The lines of the file").hasFocus()
    # Another file begins at its own beginning.
    await clerk.choose(1)
    assert not clerk.view("The lines of the file").currentIndex().isValid()
    tick = clerk.view("Files").model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert tick is None, "what cannot come in has nothing to tick"
    await clerk.driver.idle()


async def test_the_findings_of_one_file_do_not_hide_what_became_of_the_others(clerk: Clerk) -> None:
    lines = records([Block([Value(worker_niss(number), 5_00) for number in range(1, 501)])])
    for at in range(2, 502):
        lines[at] = lines[at][:108] + "00000ABCD" + lines[at][117:]
    many = clerk.folder / "many.txt"
    many.write_bytes("\r\n".join(lines).encode("cp1252"))
    await clerk.import_at_once(many, clerk.dr("other.txt", 100_00))
    told = clerk.driver.window.notices.details.splitlines()
    assert len(told) == 13
    assert told[0].startswith("many.txt, line 3, column 109: ")
    assert told[11] == "    many.txt: there are 489 more like these, not listed here."
    assert told[12].startswith("other.txt: imported.")


async def test_before_any_file_a_fetch_says_what_comes_first(clerk: Clerk) -> None:
    clerk.driver.presenter.fetch()
    await clerk.driver.idle()
    assert "there is no company to ask about yet. Import the ERP's files first" in clerk.notice


async def test_what_was_imported_is_no_longer_said_to_be_still_to_come(clerk: Clerk) -> None:
    await clerk.import_at_once(clerk.dr("old.txt", 100_00))
    await clerk.look(clerk.dr("new.txt", 900_00), clerk.dr("more.txt", 901_00))
    await clerk.choose(0)
    assert clerk.says("1 group would change.")
    clerk.tick(1)
    await clerk.choose(0)
    await clerk.press("Import")
    assert clerk.says("new.txt: imported.")
    assert not clerk.says("would change")
    assert not clerk.view("What would change").isVisible()
    await clerk.choose(1)
    assert clerk.says("1 group would change.")
    assert clerk.view("What would change").isVisible()
    await clerk.choose(0)
    assert clerk.says("new.txt: imported.")
    assert not clerk.says("would change")
