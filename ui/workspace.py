# SPDX-License-Identifier: MIT
"""The middle of the window: companies, the tabs, and the detail beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from domain.divergence import DivergenceState
from ui import formats, texts
from ui.companies import CompanyList
from ui.detail import DetailPane
from ui.overview import OverviewView, said
from ui.panes import Panes
from ui.shown import Shown
from ui.sizes import scaled

if TYPE_CHECKING:
    from domain.read_models import DivergenceRow, MatrixRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.review import Overview
    from ui.deadlines import DeadlinesView
    from ui.deeds import Deeds
    from ui.history import HistoryView
    from ui.operations import OperationsView
    from ui.settings import WindowSettings
    from ui.tables import BucketsTable, DivergencesTable, ImportsTable
    from ui.tables.page import TablePage
    from ui.tables.record_table import RecordTable
    from ui.tables.sheets import Sheets

_BUCKETS, _DIVERGENCES, _DEADLINES, _IMPORTS, _HISTORY, _OPERATIONS = range(1, 7)
_WIDE = 1200
_CLOSED, _OPENED = "closed", "opened"


class Tabs(QTabWidget):
    """Tabs that are also found by what is in their pages."""

    def setCurrentWidget(self, widget: QWidget | None) -> None:
        """Turn to the page that is a widget, or holds it."""
        while widget is not None:
            if self.indexOf(widget) >= 0:
                self.setCurrentIndex(self.indexOf(widget))
                return
            widget = widget.parentWidget()


class Workspace(QWidget):
    """Panes in a splitter. The detail stands beside the tabs where there is room, else it comes when it is opened.

    The overview is there at once. The tables come with add_tables: they bring numpy, which it can do without.

    Signals:
        selection_told(str, str, str): what the selected rows add up to, what its numbers are, and the same in short;
            empty for none.
        noticed(object): a Notice.
        key_opened_apart(object): the key of a bucket that the clerk wants in a window of its own.
        detail_arranged(bool, bool): whether the tab in front has a detail, and whether that is on screen.
    """

    selection_told = Signal(str, str, str)
    noticed = Signal(object)
    key_opened_apart = Signal(object)
    detail_arranged = Signal(bool, bool)
    buckets: BucketsTable
    divergences: DivergencesTable
    deadlines: DeadlinesView
    imports: ImportsTable
    history: HistoryView
    operations: OperationsView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.companies = CompanyList()
        self.overview = OverviewView()
        self.detail = DetailPane()
        self.tabs = self._make_tabs()
        self._closed_when_wide = False
        self._opened_when_narrow = False
        self._empty = True
        self._tables: dict[
            str, BucketsTable | DivergencesTable | DeadlinesView | ImportsTable | HistoryView | OperationsView
        ] = {}
        self._pages: dict[str, TablePage] = {}
        self._waiting: dict[str, Callable[[], None]] = {}
        self._shown = Shown([], [], [], [])
        self._filter = ""
        self._compared: bool | None = None
        self._panes = Panes(self.companies, self.tabs, self.detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        self.detail.closed.connect(self.close_detail)
        self.tabs.currentChanged.connect(lambda _: self._fill_front())
        self.tabs.currentChanged.connect(lambda _: self._arrange())
        self.tabs.currentChanged.connect(lambda _: self._tell_selection() if self._pages else None)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_detail)
        self._arrange()

    def make_tables(self) -> Iterator[None]:
        """Make the tables for add_tables, a part at a time, so that the window can do something else in between."""
        from ui.deadlines import DeadlinesView
        from ui.history import HistoryView
        from ui.operations import OperationsView
        from ui.tables import BucketsTable, DivergencesTable, ImportsTable

        self.buckets = BucketsTable()
        yield
        self.divergences = DivergencesTable()
        yield
        self.imports = ImportsTable()
        yield
        self.deadlines = DeadlinesView()
        yield
        self.history = HistoryView()
        yield
        self.operations = OperationsView()
        yield

    def add_tables(self, settings: WindowSettings, shown: Shown) -> None:
        """Put the tables that were made into their tabs, as they were left, with what is shown now; see fill_rest."""
        self._tables = {
            "buckets": self.buckets,
            "divergences": self.divergences,
            "deadlines": self.deadlines,
            "imports": self.imports,
            "history": self.history,
            "operations": self.operations,
        }
        for keyed in (self.buckets, self.divergences):
            keyed.key_opened.connect(lambda key, keyed=keyed: self._open_key(keyed, key))
            keyed.opens_apart = True
            keyed.key_opened_apart.connect(self.key_opened_apart)
        self._make_pages(settings)
        self._set_empty_texts()
        for name, table in self._tables.items():
            state = settings.state(name)
            if not state.isEmpty():
                table.restore_state(state)
        for page in self._pages.values():
            page.go_on()
        self._fill_tabs()
        self._shown = shown
        self._say_why_empty(shown.matrix)
        self._fill_tables()
        self.set_filter(self._filter)

    def _make_pages(self, settings: WindowSettings) -> None:
        from ui.tables.page import TablePage
        from ui.tables.views import SavedViews, of_buckets, of_divergences

        self._pages = {
            "buckets": TablePage(self.buckets, of_buckets(), SavedViews(settings, "buckets")),
            "divergences": TablePage(self.divergences, of_divergences(), SavedViews(settings, "divergences")),
        }
        for page in self._pages.values():
            page.noticed.connect(self.noticed)
            page.table.selection_changed.connect(self._tell_selection)

    def _fill_tabs(self) -> None:
        current = self.tabs.currentIndex()
        # What a tab holds stays the tabs' child when it is taken out, and goes with them.
        for index, (name, table) in enumerate(self._tables.items(), start=_BUCKETS):
            title = self.tabs.tabText(index)
            self.tabs.removeTab(index)
            self.tabs.insertTab(index, self._pages.get(name, table), title)
        self.tabs.setCurrentIndex(current)

    def set_deeds(self, deeds: Deeds) -> None:
        """Offer in the tables' menus what can be done about their rows."""
        for table in (self.buckets, self.divergences):
            table.set_row_menu(deeds.menu)

    def show_causes_searched(self, done: int, total: int) -> None:
        """Say how far the search for causes is."""
        self._pages["divergences"].set_progress(done, total)

    def _tell_selection(self) -> None:
        from ui.tables.totals import selected_totals, totals_explained

        shown = (page.table for page in self._pages.values() if page is self.tabs.currentWidget())
        totals, short = next((selected_totals(table) for table in shown), ("", ""))
        self.selection_told.emit(totals, totals_explained(totals) if totals else "", short)

    # Rows

    def show_companies(self, overview: Overview) -> None:
        """Show the companies of a new look at the store, and the panes beside the tabs where there are any."""
        self._empty = not overview.companies
        failing = {row.company_id for row in overview.matrix if row.sums.failed}
        self.companies.set_rows(overview.companies, failing)
        self._arrange()

    def show_overview(self, overview: Overview, shown: Shown) -> None:
        """Show a new look at the store; what is selected, sorted and filtered stays; see fill_rest."""
        # First, so that the months get their places once, in what room the panes leave.
        self.show_companies(overview)
        self.show_rows(shown)

    def set_busy(self, *, busy: bool) -> None:
        """Keep the buttons of the first steps from being pressed while a job runs."""
        self.overview.set_busy(busy=busy)

    def show_rows(self, shown: Shown) -> None:
        """Show the rows of another company, or of all; see fill_rest."""
        self._shown = shown
        self._fill_tables()
        self._count_divergences(shown.divergences)
        self._say_why_empty(shown.matrix)

    def _count_divergences(self, rows: Sequence[DivergenceRow]) -> None:
        """Say in the tab's title how many wait for a decision, and of how many where some were decided."""
        states = {one: sum(row.state is one for row in rows) for one in DivergenceState}
        to_decide, n = formats.whole(states[DivergenceState.OPEN]), formats.whole(len(rows))
        title = self.tr("Divergences")
        if states[DivergenceState.OPEN] != len(rows):
            title = self.tr("Divergences ({open} of {n})").format(open=to_decide, n=n)
        elif rows:
            title = self.tr("Divergences ({n})").format(n=n)
        self.tabs.setTabText(_DIVERGENCES, title)
        parts = [
            self.tr("To decide: {n}").format(n=to_decide),
            *(
                f"{texts.divergence_state(one)}: {formats.whole(states[one])}"
                for one in DivergenceState
                if one is not DivergenceState.OPEN and states[one]
            ),
        ]
        self.tabs.setTabToolTip(_DIVERGENCES, " · ".join(parts) if rows else "")

    def _fill_tables(self) -> None:
        self._waiting = {"overview": lambda: self.overview.set_rows(self._shown.matrix)}
        if self._tables and self._shown.sheets is not None:
            self._waiting |= {
                "buckets": lambda: self.buckets.set_records(self._sheets.buckets),
                "divergences": lambda: self.divergences.set_records(self._sheets.divergences),
                "imports": lambda: self.imports.set_records(self._sheets.imports),
                "history": lambda: self.history.set_runs(self._sheets.overview.runs, self._sheets.runs),
            }
        self._fill_front()

    @property
    def _sheets(self) -> Sheets:
        assert self._shown.sheets is not None
        return self._shown.sheets

    def show_divergences(self, shown: Shown) -> None:
        """Show what else is known of the divergences."""
        self._shown = shown
        if self._tables and shown.sheets is not None:
            self.divergences.set_records(shown.sheets.divergences)

    def fill_rest(self) -> Iterator[None]:
        """Fill the overview and the tables that still have other rows than are shown, one at each step.

        What is in front has its rows at once. The others wait for turns of their own: together they would be felt.
        """
        while self._waiting:
            self._fill(next(iter(self._waiting)))
            yield

    def fill_all(self) -> None:
        """Fill them now, for who is about to look for a row in them."""
        for _ in self.fill_rest():
            pass

    def _fill_front(self) -> None:
        front = self.tabs.currentWidget()
        for name in [*self._waiting]:
            # Where there are no tables yet, nothing hands over what waits.
            if front is self._page(name) or not self._tables:
                self._fill(name)

    def _page(self, name: str) -> QWidget:
        return self.overview if name == "overview" else self._pages.get(name, self._tables[name])

    def _fill(self, name: str) -> None:
        self._waiting.pop(name)()

    def show_urgent(self, count: int) -> None:
        """Say in the tab's title for how many companies a deadline is past or near."""
        said = self.tr("Deadlines ({n})").format(n=formats.whole(count)) if count else self.tr("Deadlines")
        self.tabs.setTabText(_DEADLINES, said)

    def show_doubts(self, count: int) -> None:
        """Say in the tab's title how many operations are not settled."""
        said = self.tr("Operations ({n} open)").format(n=formats.whole(count)) if count else self.tr("Operations")
        self.tabs.setTabText(_OPERATIONS, said)

    def select_key(self, key: BucketKey | None) -> None:
        """Be at a bucket in the overview and in the tables that hold it."""
        if key is not None and self._tables:
            self.fill_all()
            self.overview.select_cell(key.company_id, key.month)
            self.buckets.select_key(key)
            self.divergences.select_key(key)

    def show_everything(self) -> None:
        """Take away the filters that may hide a group; the search is the window's."""
        self.buckets.set_conditions({})

    def set_filter(self, text: str) -> None:
        """Narrow the tables to rows that hold the text."""
        self._filter = text
        for table in self._tables.values():
            table.set_filter(text)
        self.overview.set_filter(text)
        if text and self.tabs.currentWidget() is self.overview and not self.overview.shown:
            self.tabs.setCurrentIndex(_BUCKETS)

    def step_divergence(self, step: int) -> None:
        """Select the next divergence, or the previous one where step is −1; from the end it starts over."""
        self.tabs.setCurrentIndex(_DIVERGENCES)
        if not self._tables:
            return
        self.fill_all()
        if self.divergences.step(step):
            self.divergences.setFocus()

    # The detail

    def open_detail(self) -> None:
        """Make room for the detail, and go there."""
        self._closed_when_wide = False
        self._opened_when_narrow = True
        self._arrange()
        self.detail.setFocus()

    def close_detail(self) -> None:
        """Give the room back to the tabs."""
        if self.detail.isVisible():
            self._closed_when_wide = self._closed_when_wide or self._is_wide()
            self._opened_when_narrow = False
            self._arrange()
        self.tabs.currentWidget().setFocus()

    def _open_key(self, table: RecordTable, key: BucketKey) -> None:
        # The keyboard's row need not be selected.
        if table.selected_key() != key:
            table.selectRow(table.currentIndex().row())
        self.open_detail()

    def _is_wide(self) -> bool:
        return self.width() >= scaled(self, _WIDE)

    def _arrange(self) -> None:
        """Show the panes that there is room and reason for."""
        room = not self._closed_when_wide if self._is_wide() else self._opened_when_narrow
        self.tabs.tabBar().setVisible(not self._empty)
        # The detail is of the present: beside the past it would be taken for a part of it. Files have none.
        others = self.tabs.currentIndex() in (_IMPORTS, _HISTORY, _OPERATIONS)
        there = not self._empty and not others
        detail = room and there
        companies = not self._empty and (not detail or self._panes.has_room_for_all())
        self._panes.show_beside(companies=companies, detail=detail)
        self.detail_arranged.emit(there, detail)
        if self._empty:
            self.tabs.setCurrentWidget(self.overview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the detail where there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font: larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_panes"):
            self._arrange()

    # What is remembered

    def restore(self, settings: WindowSettings) -> None:
        """Take sizes as they were left."""
        told = settings.text("detail").split()
        self._closed_when_wide, self._opened_when_narrow = _CLOSED in told, _OPENED in told
        self._panes.restore(settings.text("panes"))
        self.overview.restore(settings)

    def save(self, settings: WindowSettings) -> None:
        """Remember sizes and columns."""
        settings.keep_text("panes", self._panes.saved())
        told = [_CLOSED] * self._closed_when_wide + [_OPENED] * self._opened_when_narrow
        settings.keep_text("detail", " ".join(told))
        self.overview.save(settings)
        for name, table in self._tables.items():
            settings.keep_state(name, table.save_state())

    # Making

    def _make_tabs(self) -> Tabs:
        tabs = Tabs()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(self.tr("Views"))
        tabs.addTab(self.overview, self.tr("Overview"))
        for title in (
            self.tr("Groups"),
            self.tr("Divergences"),
            self.tr("Deadlines"),
            self.tr("Imports"),
            self.tr("History"),
            self.tr("Operations"),
        ):
            tabs.addTab(QWidget(), title)
        return tabs

    def _say_why_empty(self, matrix: Sequence[MatrixRow]) -> None:
        """No divergences are good news only where something was compared."""
        compared = said.was_compared(matrix)
        if self._tables and compared is not self._compared:
            self._compared = compared
            self.divergences.set_empty_text(
                self.tr("No divergences here: what was compared tallies.")
                if compared
                else self.tr(
                    "Nothing was compared here yet: that takes the ERP's files (Ctrl+O) and the portal's values (F6)."
                )
            )

    def _set_empty_texts(self) -> None:
        self.buckets.set_empty_text(
            self.tr("No groups here. Reconcile the period (F5), or clear the search and the company filter.")
        )
        self.imports.set_empty_text(self.tr("No file was imported yet. Drop the ERP's files on the window."))
