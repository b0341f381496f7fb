# SPDX-License-Identifier: MIT
"""Which companies have a portal token, and setting, trying and forgetting one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from domain.credential import BasicLogin, Credential
from domain.errors import BateCertoError
from domain.ports import Progress, ProgressSink, Stage
from ui import formats, texts
from ui.dialogs import answered
from ui.gate.page import label
from ui.names import Names
from ui.preferences.communicating import AllowPart
from ui.preferences.question import agreed
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.texts import credentials as sentences

if TYPE_CHECKING:
    from domain.company import Company
    from domain.use_cases.credentials import CompanyCredential, Trial
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

translate = QCoreApplication.translate
_WIDE_IN_FIGURES = 72
_ROWS_SEEN = 4


class TokensTable(RecordTable):
    """Companies and their tokens; a row's key is the company's number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            Heading("company", translate("preferences", "Company"), "", 30),
            Heading("nif", translate("preferences", "NIF"), "", 12),
            Heading("token", translate("preferences", "Token"), translate("preferences", "Of its own"), 10),
            Heading(
                "communicating",
                translate("preferences", "Communicating"),
                translate("preferences", "Whether values may be sent to the portal that is in use, in its name"),
                14,
            ),
            Heading("trial", translate("preferences", "The portal says"), translate("preferences", "When tried"), 22),
        ]
        super().__init__(headings, translate("preferences", "Tokens of the companies"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)
        self.set_empty_text(translate("preferences", "There are no companies yet. Import an ERP file first."))

    def sizeHint(self) -> QSize:
        """A few rows: what stands below it is to be seen without scrolling the page."""
        rows = _ROWS_SEEN * self.verticalHeader().defaultSectionSize()
        high = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), high)

    def set_rows(
        self,
        rows: Sequence[CompanyCredential],
        found: dict[int, str],
        communicating: Collection[int] = (),
        elsewhere: Collection[int] = (),
    ) -> None:
        """Show companies, with what the portal said to those that were tried.

        Args:
            communicating: those that may be communicated; they are bold, so that they are seen at a glance.
            elsewhere: those that may be to another portal alone.
        """
        yes, no = translate("preferences", "kept"), "—"
        on, off = translate("preferences", "on"), translate("preferences", "off")
        other = translate("preferences", "another portal")
        may = [row.company.id in communicating for row in rows]
        self.set_records(
            Records(
                [row.company.id for row in rows],
                [
                    TextColumn.of(row.company.name for row in rows),
                    TextColumn.of(formats.nif(row.company.nif) for row in rows),
                    TextColumn.of(yes if row.kept else no for row in rows),
                    TextColumn.of(
                        on if one else other if row.company.id in elsewhere else off
                        for one, row in zip(may, rows, strict=True)
                    ),
                    TextColumn.of(found.get(row.company.id, "") for row in rows),
                ],
                emphasis=np.array(may, np.bool_),
            )
        )


class TokensPart(QWidget):
    """The table and its buttons.

    Args:
        scope: of the opened program.
        say: tells how something went.
    """

    def __init__(self, presenter: Presenter, scope: TaskScope, say: Callable[[str], None]) -> None:
        super().__init__()
        self._presenter = presenter
        self._credentials = presenter.services.credentials
        self._scope = scope
        self._say = say
        self._rows: dict[int, CompanyCredential] = {}
        self._found: dict[int, str] = {}
        self._worked: dict[int, bool] = {}
        self._place = True
        self._made_up = presenter.services.made_up
        self._ready = not presenter.busy
        self._table = TokensTable()
        self._no_place = label(sentences.no_place())
        self._no_place.hide()
        self._set = QPushButton(self.tr("&Set token…"))
        self._test = QPushButton(self.tr("&Test"))
        self._forget = QPushButton(self.tr("&Forget…"))
        self._test_all = QPushButton(self.tr("Test a&ll"))
        self._choose = QLabel()
        self._communicating: frozenset[int] = frozenset()
        self._elsewhere: frozenset[int] = frozenset()
        self._allow = AllowPart(presenter, scope, say, self._show_communicating)
        self._lay_out()
        self._table.key_selected.connect(lambda _: self._set_buttons())
        presenter.refreshed.connect(self._follow)
        self._table.key_opened.connect(lambda _: self._want_set())
        self._set.clicked.connect(self._want_set)
        self._test.clicked.connect(self._want_test)
        self._forget.clicked.connect(lambda: self._with_company(self._ask_to_forget))
        self._test_all.clicked.connect(lambda: presenter.run("test tokens", self._try_all))
        self._set_buttons()

    def arrive(self) -> None:
        """List the companies there are now."""
        self._scope.start(self._list(), name="tokens")
        self._allow.load()

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._ready = ready
        self._set_buttons()

    def _follow(self) -> None:
        """Keep up with companies that come in while the page is seen."""
        if self.isVisible():
            self.arrive()
        else:
            self._allow.load()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._set, self._test, self._forget, self._test_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        # Beside the buttons it waits for, where it moves nothing when it goes.
        row.addWidget(self._choose, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._no_place)
        column.addWidget(self._table, stretch=1)
        column.addLayout(row)
        column.addWidget(self._allow)

    def _show_communicating(self, communicating: frozenset[int], elsewhere: frozenset[int]) -> None:
        self._communicating, self._elsewhere = communicating, elsewhere
        self._show_rows()
        self._set_buttons()

    def _show_rows(self) -> None:
        self._table.set_rows(list(self._rows.values()), self._found, self._communicating, self._elsewhere)

    def _set_buttons(self) -> None:
        row = self._row()
        self._allow.choose(row.company if row is not None else None)
        self._set.setEnabled(self._place and row is not None)
        self._forget.setEnabled(self._place and row is not None and row.kept)
        self._test.setEnabled(self._ready and row is not None)
        self._test_all.setEnabled(self._ready and bool(self._rows))
        waits = bool(self._rows) and row is None
        self._choose.setText(self.tr("Choose a company for the other buttons.") if waits else "")

    def _row(self) -> CompanyCredential | None:
        key = self._table.selected_key()
        return self._rows.get(key) if isinstance(key, int) else None

    async def _list(self) -> None:
        try:
            self._place = await self._credentials.has_place()
            rows = await self._credentials.all()
        except BateCertoError as problem:
            self._say(texts.error(problem))
            return
        names = Names(row.company for row in rows)
        called = [replace(row.company, name=names.of(row.company.id, row.company.name)) for row in rows]
        self._rows = {one.id: replace(row, company=one) for one, row in zip(called, rows, strict=True)}
        # The demonstration has a token for its own portal, and keeps none.
        self._no_place.setVisible(not self._place and not self._made_up)
        self._show_rows()
        if len(self._rows) == 1:
            # There is nothing to choose.
            self._table.select_key(next(iter(self._rows)))
        self._set_buttons()

    # One company

    def _with_company(self, ask: Callable[[Company], object]) -> None:
        row = self._row()
        if row is not None:
            ask(row.company)

    def _want_set(self) -> None:
        if self._place:
            self._with_company(lambda company: self._scope.start(self._ask_token(company), name="set token"))

    async def _ask_token(self, company: Company) -> None:
        said: list[str] = []
        dialog = TokenDialog(company, self.window())

        async def try_it(credential: Credential) -> None:
            try:
                found = await self._credentials.set(company.nif, credential)
            except BateCertoError as problem:
                dialog.refuse(texts.error(problem))
                return
            if found.works is False:
                dialog.refuse(sentences.not_kept(company.name, found))
                return
            kept = sentences.kept(company.name) if found.works else sentences.kept_untried(company.name, found)
            said.append(kept)
            self._note(company, found)
            dialog.accept()

        dialog.given.connect(lambda credential: self._scope.start(try_it(credential), name="try token"))
        if await answered(dialog):
            self._say(said[-1])
            await self._list()

    def _want_test(self) -> None:
        row = self._row()
        if row is not None:
            self._presenter.run("test token", lambda progress: self._try([row.company], progress), can_stop=True)

    async def _try_all(self, progress: ProgressSink) -> None:
        await self._try([row.company for row in self._rows.values()], progress)

    async def _try(self, companies: Sequence[Company], progress: ProgressSink) -> None:
        self._say("")
        for done, company in enumerate(companies):
            progress(Progress(Stage.TRYING, done, len(companies), company.name))
            try:
                found = await self._credentials.test(company.nif)
            except BateCertoError as problem:
                self._say(texts.error(problem))
                return
            self._note(company, found)
            self._show_rows()
            if len(companies) == 1:
                self._say(sentences.trial(company.name, found))
        if len(companies) > 1:
            self._say(sentences.tried(sum(self._worked[company.id] for company in companies), len(companies)))

    def _note(self, company: Company, found: Trial) -> None:
        self._worked[company.id] = bool(found.works)
        self._found[company.id] = sentences.trial_in_short(found)

    def _ask_to_forget(self, company: Company) -> None:
        self._scope.start(self._forget_it(company), name="forget token")

    async def _forget_it(self, company: Company) -> None:
        lines = [self.tr("{company} is not fetched any more until it has a token again.").format(company=company.name)]
        if not await agreed(self, self.tr("Forget a token"), lines, self.tr("&Forget the token")):
            return
        try:
            found = await self._credentials.remove(company.nif)
        except BateCertoError as problem:
            self._say(texts.error(problem))
            return
        self._found.pop(company.id, None)
        self._say(sentences.removed(company.name, found=found))
        await self._list()


class TokenDialog(QDialog):
    """Asks for a token, or for user and password; stays open until the portal does not refuse it.

    Signals:
        given(object): a Credential to try.
    """

    given = Signal(object)

    def __init__(self, company: Company, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Portal token"))
        self._by_token = QRadioButton(self.tr("&Token"))
        self._by_login = QRadioButton(self.tr("&User and password"))
        self._by_token.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self._by_token)
        group.addButton(self._by_login)
        self._token = _secret(self.tr("Portal token"))
        self._user = QLineEdit(company.niss.digits)
        self._user.setAccessibleName(self.tr("User"))
        self._password = _secret(self.tr("PSI password"))
        self._said = label("")
        self._said.hide()
        self._do = QPushButton(self.tr("T&est and keep"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self._do, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out(company)
        # Only in the dialog can it become what Enter presses.
        self._do.setDefault(True)
        self._by_token.toggled.connect(lambda _: self._show_fields())
        self._by_token.toggled.connect(lambda _: self._fit())
        for field in (self._token, self._user, self._password):
            field.textChanged.connect(lambda _: self._show_fields())
        self._do.clicked.connect(self._give)
        self._buttons.rejected.connect(self.reject)
        self._show_fields()
        self.resize(self.fontMetrics().horizontalAdvance("0") * _WIDE_IN_FIGURES, self.sizeHint().height())
        self._token.setFocus()

    def refuse(self, why: str) -> None:
        """Say why it was not kept, and let another one be given."""
        self._said.setText(why)
        self._said.setAccessibleName(why)
        self._said.show()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._body.setEnabled(True)
        self._show_fields()
        self._fit()
        (self._token if self._by_token.isChecked() else self._password).setFocus()

    def _fit(self) -> None:
        """Grow to what is shown now; the width stays, and nothing that is shown makes it lower again."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def _give(self) -> None:
        token = self._by_token.isChecked()
        credential: Credential = self._token.text() if token else BasicLogin(self._user.text(), self._password.text())
        self._said.hide()
        self._body.setEnabled(False)
        self._do.setEnabled(False)
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.given.emit(credential)

    def _show_fields(self) -> None:
        token = self._by_token.isChecked()
        self._form.setRowVisible(self._token, token)
        for field in (self._user, self._password):
            self._form.setRowVisible(field, not token)
        given = self._token.text().strip() if token else self._user.text().strip() and self._password.text()
        self._do.setEnabled(bool(given))

    def _lay_out(self, company: Company) -> None:
        self._body = QWidget()
        choice = QHBoxLayout()
        choice.addWidget(self._by_token)
        choice.addWidget(self._by_login)
        choice.addStretch(1)
        self._form = QFormLayout()
        self._form.addRow(self.tr("T&oken"), self._token)
        self._form.addRow(self.tr("&NISS or NISS-n"), self._user)
        self._form.addRow(self.tr("PSI &password"), self._password)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(choice)
        inside.addLayout(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(company.name))
        column.addWidget(label(sentences.where_to_get()))
        column.addWidget(self._body)
        column.addWidget(self._said)
        column.addWidget(self._buttons)


def _secret(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
