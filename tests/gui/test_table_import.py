# SPDX-License-Identifier: MIT
"""Tables in the window, as a clerk brings them in, on a real store."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from adapters.tables import workbook
from app.composition import Program
from domain.values import YearMonth
from tests import workbooks
from tests.dr_builder import Block, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, seen
from tests.gui.stores import put_filled
from ui import translation
from ui.table_import.changes import ChangesTable
from ui.table_import.dialog import MappingDialog

# The offscreen platform has no window manager to hint at.
pytestmark = [pytest.mark.anyio, pytest.mark.qt_log_ignore("This plugin does not support")]

ODD = ("Quem", "Quando", "Percentagem", "Ilíquido", "Devido")
KNOWN = ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições")
MEANINGS = {
    "Quem": "Company's NIF",
    "Quando": "Month",
    "Percentagem": "Rate",
    "Ilíquido": "Remuneration",
    "Devido": "Contribution",
}


class Clerk:
    """A clerk before a window that knows one company."""

    def __init__(self, driver: Driver, folder: Path) -> None:
        self.driver = driver
        self.folder = folder
        self.month = driver.presenter.period[1]

    @property
    def nif(self) -> str:
        """The company's."""
        overview = self.driver.presenter.overview
        assert overview is not None
        return overview.companies[0].nif.digits

    def row(self, remuneration: str = "1000,00", contribution: str = "347,50") -> tuple[str, ...]:
        """A month of the company."""
        return (self.nif, str(self.month), "34,75", remuneration, contribution)

    def write(self, name: str, *rows: Sequence[str]) -> Path:
        """A CSV file."""
        path = self.folder / name
        path.write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="utf-8")
        return path

    async def bring(self, *paths: Path, mapped: bool = False) -> None:
        """Choose files, and wait until they are in or there is a question."""
        self.driver.dialogs.files = list(paths)
        if mapped:
            self.drop_with_shift(*paths)
        else:
            self.driver.window.actions_.import_files.trigger()
        await self.settled()

    def drop_with_shift(self, *paths: Path) -> None:
        """Drop files on the window while Shift is held."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        # No drag is under way here, so the keyboard is said to be as it would be.
        keys = Qt.KeyboardModifier.ShiftModifier
        drop = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("ui.table_import.desk.QGuiApplication.keyboardModifiers", lambda: keys)
            self.driver.window.dropEvent(drop)

    async def settled(self) -> None:
        """Wait until nothing is under way but a question."""
        await asyncio.sleep(0)
        await self.driver.until(lambda: not self.driver.presenter.busy and (self.asks or not self.driver.scope.busy))
        if self.asks:
            await self.driver.until(lambda: self.button("Import 1 file", like=True) is not None and not self.looking)
        for error in self.driver.failed:
            raise AssertionError("a task failed") from error

    @property
    def asks(self) -> bool:
        """Whether the dialog is there."""
        return isinstance(self.driver.dialog(), MappingDialog)

    @property
    def dialog(self) -> MappingDialog:
        """The dialog that is there."""
        dialog = self.driver.dialog()
        assert isinstance(dialog, MappingDialog)
        return dialog

    @property
    def looking(self) -> bool:
        """Whether the table is being read."""
        return self.dialog._looking is not None

    def button(self, text: str, *, like: bool = False) -> QPushButton | None:
        """The dialog's button with that text; with any number of files where like."""
        word = text.split(maxsplit=1)[0]
        for each in seen(self.dialog, QPushButton):
            shown = each.text().replace("&", "")
            if shown == text or (like and shown.startswith(word)):
                return each
        return None

    @property
    def import_button(self) -> QPushButton:
        """The one that imports."""
        button = self.button("Import", like=True)
        assert button is not None
        return button

    async def choose_side(self, text: str) -> None:
        """Say whose the values are."""
        choice = next(each for each in seen(self.dialog, QRadioButton) if each.text().replace("&", "") == text)
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
        await self.settled()

    def meaning(self, heading: str) -> QComboBox:
        """What is above a column."""
        wanted = f"Meaning of the column “{heading}”"
        return next(each for each in self.dialog.findChildren(QComboBox) if each.accessibleName() == wanted)

    async def mean(self, heading: str, meaning: str) -> None:
        """Say what a column means, with the keyboard."""
        choice = self.meaning(heading)
        choice.setFocus()
        for _ in range(choice.count()):
            if choice.currentText() == meaning:
                break
            QTest.keyClick(choice, Qt.Key.Key_Down)
        assert choice.currentText() == meaning
        await self.settled()

    async def accept(self) -> None:
        """Import."""
        assert self.import_button.isEnabled(), self.problems
        QTest.mouseClick(self.import_button, Qt.MouseButton.LeftButton)
        await self.driver.until(lambda: not self.asks)
        await self.settled()

    async def leave(self) -> None:
        """Think better of it: no test may end while something is under way."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Escape)
        await self.driver.idle()
        assert not self.asks

    @property
    def problems(self) -> list[str]:
        """What the dialog lists."""
        shown = seen(self.dialog, QListWidget)
        return [shown[0].item(at).text() for at in range(shown[0].count())] if shown else []

    @property
    def months(self) -> list[str]:
        """The first row of what would come in."""
        tables = seen(self.dialog, ChangesTable)
        if not tables:
            return []
        model = tables[0].model()
        return [model.index(0, at).data() for at in range(model.columnCount())]

    @property
    def rows_view(self) -> QTableView:
        """The table's rows."""
        return next(each for each in seen(self.dialog, QTableView) if "first rows" in each.accessibleName())


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


@pytest.fixture
async def clerk(tmp_path: Path, until: Until) -> AsyncIterator[Clerk]:
    folder = tmp_path / "files"
    folder.mkdir()
    put_filled(tmp_path / "store", bring_company)
    async with opened(tmp_path / "store", until) as driver:
        yield Clerk(driver, folder)


async def bring_company(program: Program) -> None:
    """Import its last month from the ERP."""
    services = program.services
    with tempfile.TemporaryDirectory() as folder:
        dr = Path(folder) / "dr.txt"
        dr.write_bytes(build([Block([Value(worker_niss(1), 100_000)], services.period[1].number)]))
        await services.import_files([dr])
    await services.reconcile(*services.period)


async def shown(clerk: Clerk) -> list[tuple[YearMonth, int, int]]:
    """Each bucket with the remunerations of both sides."""
    overview = clerk.driver.presenter.overview
    assert overview is not None
    return [(row.key.month, row.erp_remuneration.cents, row.portal_remuneration.cents) for row in overview.buckets]


async def test_odd_headings_are_mapped_by_hand_and_remembered(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("portal 10.csv", ODD, clerk.row()))
    assert clerk.asks
    assert not clerk.import_button.isEnabled()
    await clerk.choose_side("the portal")
    assert not clerk.import_button.isEnabled()
    for heading, meaning in MEANINGS.items():
        await clerk.mean(heading, meaning)
    assert clerk.problems == []
    assert clerk.months[2:] == ["34.75%", "—", "347.50", "+347.50", "—", "1,000.00", "+1,000.00", "0"]
    field = next(each for each in seen(clerk.dialog, QLineEdit) if each.accessibleName() == "Remember this layout as")
    assert field.text() == "portal"
    field.selectAll()
    QTest.keyClicks(field, "Apurados")
    await clerk.accept()
    assert "1 file imported" in clerk.driver.window.notices.text
    assert await shown(clerk) == [(clerk.month, 100_000, 100_000)]

    await clerk.bring(clerk.write("portal 11.csv", ODD, clerk.row("900,00", "312,75")))
    assert not clerk.asks
    assert "“Apurados”" in clerk.driver.window.notices.text
    assert await shown(clerk) == [(clerk.month, 100_000, 90_000)]

    await clerk.bring(clerk.write("portal 12.csv", ODD, clerk.row("800,00", "278,00")), mapped=True)
    assert clerk.asks
    assert clerk.meaning("Ilíquido").currentText() == "Remuneration"
    assert clerk.import_button.isEnabled()
    await clerk.leave()
    assert await shown(clerk) == [(clerk.month, 100_000, 90_000)]


async def test_a_meaning_leaves_the_column_that_had_it(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", (*KNOWN, "Outro"), (*clerk.row(), "1,00")))
    await clerk.choose_side("the portal")
    assert clerk.meaning("Remunerações").currentText() == "Remuneration"
    await clerk.mean("Outro", "Remuneration")
    assert clerk.meaning("Remunerações").currentText() == "—"
    assert clerk.months[7:9] == ["1.00", "+1.00"]
    await clerk.leave()


async def test_a_number_that_can_be_read_in_two_ways_is_asked_about(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", KNOWN, clerk.row("1.234", "428,82")))
    await clerk.choose_side("the portal")
    assert not clerk.import_button.isEnabled()
    assert "1.234" in clerk.problems[0]
    choices = [each for each in seen(clerk.dialog, QRadioButton) if "divides" in each.text()]
    assert [each.text().replace("&", "") for each in choices] == [
        "1,234: the comma divides decimals",
        "1.234: the point divides decimals",
    ]
    QTest.mouseClick(choices[0], Qt.MouseButton.LeftButton)
    await clerk.settled()
    await clerk.accept()
    assert await shown(clerk) == [(clerk.month, 100_000, 123_400)]


async def test_a_problem_leads_to_its_cell_even_far_below(clerk: Clerk) -> None:
    good = [clerk.row() for _ in range(40)]
    await clerk.bring(clerk.write("a.csv", KNOWN, *good, clerk.row("abc")))
    await clerk.choose_side("the portal")
    assert not clerk.import_button.isEnabled()
    listed = seen(clerk.dialog, QListWidget)[0]
    at = next(at for at, text in enumerate(clerk.problems) if "abc" in text)
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualItemRect(listed.item(at)).center())
    index = clerk.rows_view.currentIndex()
    assert index.data() == "abc"
    assert index.model().headerData(index.row(), Qt.Orientation.Vertical) == "42"
    await clerk.leave()


async def test_what_no_column_holds_is_said_once(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", KNOWN[2:], clerk.row()[2:]))
    await clerk.choose_side("the portal")
    boxes = {each.accessibleName(): each for each in seen(clerk.dialog, QComboBox)}
    company, month = boxes["Company of the file"], boxes["Month of the file"]
    for box, index in ((company, 1), (month, month.findData(clerk.month.number))):
        box.setFocus()
        for _ in range(index):
            QTest.keyClick(box, Qt.Key.Key_Down)
        await clerk.settled()
    await clerk.accept()
    assert await shown(clerk) == [(clerk.month, 100_000, 100_000)]


async def test_the_delimiter_can_be_changed(clerk: Clerk) -> None:
    path = clerk.folder / "a.csv"
    path.write_text("a,b|c,d\n1,2|3,4\n", encoding="utf-8")
    await clerk.bring(path)
    box = next(each for each in seen(clerk.dialog, QComboBox) if each.accessibleName() == "Columns divided by")
    before = box.currentData()
    box.setFocus()
    other = box.findData("|" if before == "," else ",")
    for _ in range(abs(other - box.currentIndex())):
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < other else Qt.Key.Key_Up)
    await clerk.settled()
    count = {",": 3, "|": 2}
    assert clerk.rows_view.model().columnCount() == count[box.currentData()]
    await clerk.leave()


async def test_a_sheet_is_chosen(clerk: Clerk) -> None:
    path = workbooks.write_workbook(
        clerk.folder / "a.xlsx", [("Notas", "x"), ("1", "2")], Dados=[KNOWN, clerk.row("700,00", "243,25")]
    )
    await clerk.bring(path)
    box = next(each for each in seen(clerk.dialog, QComboBox) if each.accessibleName() == "Sheet")
    # The one with headings that are known is there at once, behind the notes.
    assert (box.currentText(), clerk.rows_view.model().columnCount()) == ("Dados", 5)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    await clerk.settled()
    assert clerk.rows_view.model().columnCount() == 2
    QTest.keyClick(box, Qt.Key.Key_Down)
    await clerk.settled()
    await clerk.choose_side("the portal")
    await clerk.accept()
    assert await shown(clerk) == [(clerk.month, 100_000, 70_000)]


async def test_tables_with_the_same_headings_are_asked_about_once(clerk: Clerk) -> None:
    earlier = clerk.month.plus(-1)
    second = (clerk.nif, str(earlier), "34,75", "500,00", "173,75")
    paths = [
        clerk.write("a.csv", KNOWN, clerk.row()),
        clerk.write("b.csv", KNOWN, second),
        clerk.write("c.csv", KNOWN, clerk.row("abc")),
    ]
    await clerk.bring(*paths)
    await clerk.choose_side("the portal")
    assert clerk.import_button.text().replace("&", "") == "Import 3 files"
    await clerk.accept()
    notices = clerk.driver.window.notices
    assert "2 files imported, 1 file refused" in notices.text
    assert all(path.name in notices.details for path in paths)
    assert (clerk.month, 100_000, 100_000) in await shown(clerk)


async def test_a_table_beside_a_dr_file_is_asked_about_and_both_come_in(clerk: Clerk) -> None:
    number = clerk.month.plus(-1).number
    dr = clerk.folder / "dr2.txt"
    dr.write_bytes(build([Block([Value(worker_niss(2), 50_000)], month=number)]))
    await clerk.bring(dr, clerk.write("a.csv", KNOWN, clerk.row()))
    await clerk.choose_side("the portal")
    await clerk.accept()
    assert "2 files imported" in clerk.driver.window.notices.text


async def test_a_table_about_which_nothing_is_said_is_named_among_what_came(clerk: Clerk) -> None:
    dr = clerk.folder / "DR.txt"
    dr.write_bytes(build([Block([Value(worker_niss(77), 1_000_00)], clerk.month.number)]))
    await clerk.bring(dr, clerk.write("mapa.csv", ("Quem", "Quando", "Quanto"), ("x", "y", "z")))
    clerk.dialog.reject()
    await clerk.settled()
    notice = clerk.driver.window.notices
    assert notice.text.startswith("1 file imported. 1 table left out.")
    assert "mapa.csv: left out, as nobody said what its columns are." in notice.details


async def test_a_name_of_other_tables_is_refused(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", KNOWN, clerk.row()))
    await clerk.choose_side("the portal")
    await clerk.accept()
    await clerk.bring(clerk.write("a.csv", (*KNOWN, "x"), (*clerk.row("1,00", "0,35"), "y")))
    await clerk.choose_side("the portal")
    assert not clerk.import_button.isEnabled()
    field = next(each for each in seen(clerk.dialog, QLineEdit) if each.accessibleName() == "Remember this layout as")
    QTest.keyClicks(field, "b")
    await clerk.accept()
    tables = clerk.driver.presenter.services.import_tables
    assert tables is not None
    assert [layout.name for layout in await tables.layouts()] == ["a", "ab"]


async def test_a_table_dropped_with_shift_is_asked_about(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", KNOWN, clerk.row()))
    await clerk.choose_side("the portal")
    await clerk.accept()
    await clerk.bring(clerk.write("b.csv", KNOWN, clerk.row("1,00", "0,35")), mapped=True)
    assert clerk.asks
    await clerk.leave()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
async def test_bad_files_are_told_and_nothing_is_stored(clerk: Clerk) -> None:
    before = await shown(clerk)
    locked = clerk.folder / "locked.xlsx"
    locked.write_bytes(workbook.OLE_MAGIC + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))
    empty = clerk.folder / "empty.csv"
    empty.write_bytes(b"")
    prose = clerk.folder / "prose.csv"
    prose.write_text("this is a letter\nand no table\n", encoding="utf-8")
    bomb = workbooks.write_far_cells(clerk.folder / "far.xlsx")
    await clerk.bring(bomb, locked, empty, prose)
    assert not clerk.asks
    notices = clerk.driver.window.notices
    assert "4 files refused" in notices.text
    for path in (bomb, locked, empty, prose):
        assert path.name in notices.details
    assert await shown(clerk) == before


async def test_cancelling_ends_the_reading_child(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, late = tmp_path / "ready", tmp_path / "late"
    code = f"import time; open({str(ready)!r}, 'w').close(); time.sleep(600); open({str(late)!r}, 'w').close()"
    monkeypatch.setattr(workbook, "child_command", lambda: [sys.executable, "-c", code])
    path = workbooks.write_workbook(clerk.folder / "a.xlsx", [KNOWN, clerk.row()])
    clerk.driver.dialogs.files = [path]
    clerk.driver.window.actions_.import_files.trigger()
    await clerk.driver.until(ready.exists)
    clerk.driver.window.actions_.cancel.trigger()
    await clerk.driver.idle()
    assert "Stopped" in clerk.driver.window.notices.text
    assert not clerk.asks
    assert await shown(clerk) == [(clerk.month, 100_000, 0)]
    # The thread that read from the child ended with it: the pool would hang the test otherwise.
    assert not late.exists()


async def test_everything_in_the_dialog_says_what_it_is(clerk: Clerk) -> None:
    await clerk.bring(clerk.write("a.csv", KNOWN[:1], ("x",)), clerk.write("b.csv", KNOWN, clerk.row("1.234", "x")))
    controls: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        type(widget).__name__
        for kind in controls
        for widget in seen(clerk.dialog, kind)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
    assert clerk.dialog.width() <= 1366
    assert clerk.dialog.height() <= 768
    await clerk.leave()


async def test_a_rate_that_no_column_holds_is_given_once(clerk: Clerk) -> None:
    headings = ("NIF", "Mês", "Remunerações", "Contribuições")
    path = clerk.write("sem taxa.csv", headings, (clerk.nif, str(clerk.month), "1000,00", "347,50"))
    await clerk.bring(path)
    await clerk.choose_side("the ERP")
    assert not clerk.import_button.isEnabled()
    [field] = [each for each in seen(clerk.dialog, QLineEdit) if each.accessibleName() == "Rate of the file"]
    QTest.keyClicks(field, "11 + 23,75")
    await clerk.settled()
    await clerk.accept()
    imports = clerk.driver.presenter.shown.imports
    assert imports[0].file_name == "sem taxa.csv"
    rates = {row.key.rate.hundredths for row in clerk.driver.presenter.shown.buckets if row.key.month == clerk.month}
    assert 3475 in rates
    again = clerk.write("sem taxa 2.csv", headings, (clerk.nif, str(clerk.month.plus(-1)), "900,00", "312,75"))
    await clerk.bring(again)
    assert not clerk.asks
    assert clerk.driver.presenter.shown.imports[0].file_name == "sem taxa 2.csv"


async def test_an_unusual_month_comes_in_only_where_the_clerk_agrees(clerk: Clerk) -> None:
    def old(rate: str = "34,75") -> tuple[str, ...]:
        return (clerk.nif, "2016-10", rate, "900,00", "312,75")

    await clerk.bring(clerk.write("a.csv", KNOWN, clerk.row(), old()))
    await clerk.choose_side("the portal")
    assert clerk.problems == ["a.csv, line 3, column 2: the month is Oct 2016, more than 3 years ago."]
    assert not clerk.import_button.isEnabled()
    [agree] = [each for each in seen(clerk.dialog, QCheckBox) if "import it all the same" in each.text()]
    QTest.keyClick(agree, Qt.Key.Key_Space)
    assert clerk.import_button.isEnabled()
    await clerk.accept()
    assert "1 file imported" in clerk.driver.window.notices.text
    assert "more than 3 years ago" in clerk.driver.window.notices.details
    # What was agreed to counts for that file alone.
    await clerk.bring(clerk.write("b.csv", KNOWN, clerk.row("1,00", "0,35"), old("0 %")))
    notices = clerk.driver.window.notices
    assert "1 file to be confirmed" in notices.text
    assert "b.csv, line 3, column 2: the month is Oct 2016" in notices.text
    assert await shown(clerk) == [(clerk.month, 100_000, 100_000)]
    # A file that changed since is another one, and asked about again.
    clerk.write("b.csv", KNOWN, clerk.row("2,00", "0,70"), old("0 %"))
    clerk.driver.click("Import all the same")
    await clerk.settled()
    assert "1 file to be confirmed" in notices.text
    assert await shown(clerk) == [(clerk.month, 100_000, 100_000)]
    clerk.driver.click("Import all the same")
    await clerk.settled()
    assert "1 file imported" in notices.text
    assert await shown(clerk) == [(clerk.month, 100_000, 200)]


async def test_taking_imports_back_says_that_the_portal_s_values_stay(clerk: Clerk) -> None:
    dr = clerk.folder / "wrong.txt"
    dr.write_bytes(build([Block([Value(worker_niss(1), 30_000)], month=clerk.month.year * 100 + clerk.month.month)]))
    await clerk.bring(dr, clerk.write("a.csv", KNOWN, clerk.row("900,00", "312,75")))
    await clerk.choose_side("the portal")
    await clerk.accept()
    clerk.driver.click("Undo")
    await clerk.settled()
    said = clerk.driver.window.notices.text
    assert said.startswith("Take “wrong.txt” back: ")
    assert said.endswith("The portal's values from “a.csv” stay until it is fetched again.")
    clerk.driver.click("Take back")
    await clerk.settled()
    assert await shown(clerk) == [(clerk.month, 100_000, 90_000)]


async def test_an_agreement_goes_with_what_was_agreed_to(clerk: Clerk) -> None:
    headings = (*KNOWN, "Outra taxa")
    await clerk.bring(clerk.write("a.csv", headings, (clerk.nif, "2016-10", "34,75", "900,00", "312,75", "45,00")))
    await clerk.choose_side("the portal")
    [agree] = [each for each in seen(clerk.dialog, QCheckBox) if "import it all the same" in each.text()]
    QTest.keyClick(agree, Qt.Key.Key_Space)
    assert clerk.import_button.isEnabled()
    await clerk.mean("Outra taxa", "Rate")
    assert len(clerk.problems) == 2
    assert not agree.isChecked()
    assert not clerk.import_button.isEnabled()
    await clerk.leave()


async def test_an_impossible_rate_and_another_company_are_refused_with_their_place(clerk: Clerk) -> None:
    before = await shown(clerk)
    ahead = (clerk.nif, "2099-10", "34,75", "900,00", "312,75")
    high = (clerk.nif, str(clerk.month), "99,99", "900,00", "312,75")
    other = ("502011378", str(clerk.month), "34,75", "900,00", "312,75")
    await clerk.bring(clerk.write("a.csv", KNOWN, ahead, high, other))
    await clerk.choose_side("the portal")
    assert clerk.problems == [
        "a.csv, line 2, column 2: the month is Oct 2099, which is still to come.",
        "a.csv, line 3, column 3: the rate is 99.99%. No contribution rate is above 50.00%.",
        "a.csv, line 4, column 1: the company 502011378 is not known. Import a DR file of it first.",
    ]
    assert not clerk.import_button.isEnabled()
    await clerk.leave()
    assert await shown(clerk) == before


async def test_a_table_of_a_whole_company_asks_about_its_other_establishments(clerk: Clerk) -> None:
    month = clerk.month.year * 100 + clerk.month.month
    values = [Value(worker_niss(1), 30_000)]
    dr = clerk.folder / "two.txt"
    dr.write_bytes(build([Block(values, month=month), Block(values, month=month, establishment="0002")]))
    await clerk.bring(dr)
    await clerk.bring(clerk.write("a.csv", KNOWN, clerk.row("600,00", "208,50")))
    await clerk.choose_side("the ERP")
    [asked] = clerk.problems
    assert "The month also has establishment 0002, which stays as it is" in asked
    assert "300.00\u00a0€ of remuneration" in asked
    assert not clerk.import_button.isEnabled()
    # Whoever says which establishment it is of is not asked.
    [field] = [each for each in seen(clerk.dialog, QLineEdit) if each.accessibleName() == "Establishment of the file"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    await clerk.settled()
    assert clerk.problems == []
    await clerk.accept()
    assert [row[1] for row in await shown(clerk)] == [30_000 + 60_000]


async def test_what_prevents_an_import_stands_first_and_has_a_sign_of_its_own(clerk: Clerk) -> None:
    twice = clerk.row("1,00", "0,35")
    ambiguous = (clerk.nif, "9-10-26", "34,75", "900,00", "312,75")
    old = (clerk.nif, "2016-10", "34,75", "900,00", "312,75")
    await clerk.bring(clerk.write("a.csv", KNOWN, twice, twice, old, ambiguous))
    await clerk.choose_side("the portal")
    [found] = seen(clerk.dialog, QListWidget)
    items = [found.item(at) for at in range(found.count())]
    said = [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items]
    assert [one.partition(": ")[0] for one in said] == ["Prevents the import", "To be confirmed", "Warning"]
    assert [item.text() in one for item, one in zip(items, said, strict=True)] == [True] * 3
    signs = {bytes(item.icon().pixmap(32).toImage().constBits()) for item in items}
    assert len(signs) == 3
    assert "9-10-26 may mean more than one month. Write it in the form YYYY-MM (year and month)." in items[0].text()
    await clerk.leave()
