# SPDX-License-Identifier: MIT
"""The companies: what they are called, their regime, and how far their two sides may be apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from domain.company import Company, Regime
from domain.deadlines import SCC_BEGAN, SCC_MANDATORY, first_scc_month
from domain.errors import BateCertoError
from domain.values import Money, YearMonth
from ui import formats, texts
from ui.preferences import titles
from ui.preferences.amount import AmountField
from ui.preferences.page import SettingsPage
from ui.tables.cells import count_column, money_column
from ui.tables.columns import TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable

if TYPE_CHECKING:
    from domain.use_cases.companies import CompanySetup
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

translate = QCoreApplication.translate
_KEEP, _COMMON, _OWN = "keep", "common", "own"


class CompaniesTable(RecordTable):
    """Companies; a row's key is the company's number. Several can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_headings(), translate("preferences", "Companies"), parent)
        self.set_empty_text(translate("preferences", "There are no companies yet. Import an ERP file first."))

    def set_rows(self, companies: Sequence[Company], open_divergences: Mapping[int, int]) -> None:
        """Show companies, with how many divergences each has open."""
        tolerances = money_column(company.tolerance.cents for company in companies)
        self.set_records(
            Records(
                [company.id for company in companies],
                [
                    TextColumn.of(company.name for company in companies),
                    TextColumn.of(formats.nif(company.nif) for company in companies),
                    TextColumn.of(formats.niss(company.niss) for company in companies),
                    TextColumn.of(regime_of(company.regime) for company in companies),
                    TextColumn.of((_from(company) for company in companies), _month_or_dash, lambda n: n or 0),
                    tolerances,
                    TextColumn.of(_whose(company) for company in companies),
                    count_column(open_divergences.get(company.id, 0) for company in companies),
                ],
            )
        )


def _headings() -> list[Heading]:
    return [
        Heading("company", translate("preferences", "Company"), "", 23),
        Heading("nif", translate("preferences", "NIF"), "", 10),
        Heading("niss", translate("preferences", "NISS"), "", 11),
        Heading("regime", translate("preferences", "Regime"), translate("preferences", "How it declares"), 8),
        Heading("scc_from", translate("preferences", "Since"), translate("preferences", "Its first month in SCC"), 8),
        Heading(
            "tolerance",
            translate("preferences", "Tolerance €"),
            translate("preferences", "How far its two sides may be apart, per amount"),
            10,
            numeric=True,
        ),
        Heading(
            "whose",
            translate("preferences", "Whose"),
            translate("preferences", "Whether the tolerance is its own, or the one of all companies"),
            7,
        ),
        Heading(
            "open",
            translate("preferences", "To decide"),
            translate("preferences", "Open divergences in the period that the window shows"),
            9,
            numeric=True,
        ),
    ]


def regime_of(regime: Regime) -> str:
    """A regime in a word."""
    return translate("preferences", "SCC") if regime is Regime.SCC else translate("preferences", "classic")


def _from(company: Company) -> int | None:
    return first_scc_month(company).number if company.regime is Regime.SCC else None


def _month_or_dash(number: int | None) -> str:
    return "—" if number is None else formats.month(YearMonth.from_number(number))


def _whose(company: Company) -> str:
    return translate("preferences", "its own") if company.own_tolerance else translate("preferences", "common")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to become of the chosen companies; None where it stays as it is.

    Attributes:
        common: whether the tolerance is that of all companies from now on.
    """

    name: str | None
    regime: Regime | None
    scc_from: YearMonth | None
    tolerance: Money | None
    common: bool

    @property
    def judges(self) -> bool:
        """Whether what tallies may become another."""
        return self.common or self.tolerance is not None


class CompanyForm(QWidget):
    """What can be changed of the companies that are chosen: of several, what they have in common at the end.

    Signals:
        changed: something in it became another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._companies: Sequence[Company] = ()
        self._common = Money()
        self._who = QLabel()
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._name = QLineEdit()
        self._regime, self._since, self._whose = QComboBox(), QComboBox(), QComboBox()
        self._amount = AmountField(self.tr("Tolerance of its own"))
        self.keep = QPushButton(self.tr("&Keep"))
        self.keep.setAutoDefault(False)
        self._lay_out()
        self._regime.currentIndexChanged.connect(self._show_choice)
        self._whose.currentIndexChanged.connect(self._show_choice)
        self._since.currentIndexChanged.connect(self._show_choice)
        self._amount.valueChanged.connect(self._show_choice)
        self._name.textChanged.connect(self._show_choice)

    def show_companies(self, companies: Sequence[Company], common: Money) -> None:
        """Begin with what they are."""
        self._companies, self._common = tuple(companies), common
        one = companies[0] if len(companies) == 1 else None
        self._who.setText(self._told())
        self._name.setText(one.name if one else "")
        self._name.setEnabled(one is not None)
        self._fill(self._regime, self._regimes(), _same([company.regime for company in companies]))
        since = _same([_from(company) or SCC_BEGAN.number for company in companies])
        self._fill(self._since, self._months(), since)
        self._fill(self._whose, self._owners(), self._owner())
        self._amount.set_money(one.tolerance if one else common)
        for part in (self._regime, self._whose):
            part.setEnabled(bool(companies))
        self._show_choice()

    @property
    def wish(self) -> Wish:
        """What would be changed."""
        one = self._companies[0] if len(self._companies) == 1 else None
        name = self._name.text() if one and self._name.text() != one.name else None
        regime = self._chosen_regime()
        since = self._since.currentData()
        scc_from = YearMonth.from_number(since) if regime is Regime.SCC and isinstance(since, int) else None
        stays = regime is None or all(
            company.regime is regime and (regime is Regime.CLASSIC or scc_from in (None, first_scc_month(company)))
            for company in self._companies
        )
        whose, money = self._whose.currentData(), self._amount.money()
        own = whose == _OWN and any(not c.own_tolerance or c.tolerance != money for c in self._companies)
        return Wish(
            name,
            None if stays else regime,
            None if stays else scc_from,
            money if own else None,
            whose == _COMMON and any(company.own_tolerance for company in self._companies),
        )

    def _chosen_regime(self) -> Regime | None:
        chosen = self._regime.currentData()
        # Qt keeps the word, and forgets what kind of word it was.
        return Regime(chosen) if chosen in tuple(Regime) else None

    def _told(self) -> str:
        if not self._companies:
            return self.tr("Choose a company, or several, to change something.")
        if len(self._companies) == 1:
            return self._companies[0].name
        chosen = len(self._companies)
        said = self.tr("%n company(ies) chosen: what is changed here is changed of all of them.", None, chosen)
        return formats.grouped(said, chosen)

    def _regimes(self) -> list[tuple[str, object]]:
        return [(regime_of(regime), regime) for regime in Regime]

    def _months(self) -> list[tuple[str, object]]:
        return [(formats.month(month), month.number) for month in YearMonth.range(SCC_BEGAN, SCC_MANDATORY)]

    def _owners(self) -> list[tuple[str, object]]:
        common = self.tr("that of all companies: {amount}").format(amount=formats.euro(self._common))
        return [(common, _COMMON), (self.tr("its own:"), _OWN)]

    def _owner(self) -> object:
        if len({company.tolerance for company in self._companies}) > 1:
            return _KEEP
        return _same([_OWN if company.own_tolerance else _COMMON for company in self._companies])

    def _fill(self, box: QComboBox, choices: Sequence[tuple[str, object]], now: object) -> None:
        box.blockSignals(True)
        box.clear()
        if now == _KEEP:
            box.addItem(self.tr("as each has it"), _KEEP)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(now), 0))
        box.blockSignals(False)

    def _show_choice(self) -> None:
        self._since.setEnabled(bool(self._companies) and self._chosen_regime() is Regime.SCC)
        self._amount.setEnabled(bool(self._companies) and self._whose.currentData() == _OWN)
        self.keep.setEnabled(bool(self._companies) and self.wish != Wish(None, None, None, None, common=False))
        self.changed.emit()

    @property
    def companies(self) -> Sequence[Company]:
        """Those that it is about."""
        return self._companies

    def _lay_out(self) -> None:
        for box, name in (
            (self._name, self.tr("Name")),
            (self._regime, self.tr("Regime")),
            (self._since, self.tr("First month in SCC")),
            (self._whose, self.tr("Tolerance")),
        ):
            box.setAccessibleName(name)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._who.setWordWrap(True)
        form.addRow(self._who)
        form.addRow(self.tr("&Name"), self._name)
        regime = QLabel(self.tr("&Regime"))
        regime.setBuddy(self._regime)
        since = QLabel(self.tr("&first month"))
        since.setBuddy(self._since)
        form.addRow(regime, _row(self._regime, since, self._since))
        whose = QLabel(self.tr("&Tolerance"))
        whose.setBuddy(self._whose)
        form.addRow(whose, _row(self._whose, self._amount))


class CompaniesPage(SettingsPage):
    """All companies in a table, and what can be changed of those that are chosen.

    Args:
        scope: of the opened program.
    """

    def __init__(
        self, setup: CompanySetup, presenter: Presenter, scope: TaskScope, parent: QWidget | None = None
    ) -> None:
        super().__init__(titles.companies(), parent)
        self._setup, self._presenter, self._scope = setup, presenter, scope
        self._companies: dict[int, Company] = {}
        self._common = Money()
        self._table = CompaniesTable()
        self._form = CompanyForm()
        self._again = QPushButton(self.tr("&Reconcile now"))
        self.column.addWidget(self._table, stretch=1)
        self.column.addWidget(self._form)
        self.add_buttons(self._form.keep, self._again)
        self.add_said()
        self._form.show_companies((), self._common)
        self._table.selection_changed.connect(self._on_chosen)
        self._form.keep.clicked.connect(lambda: scope.start(self.keep(), name="set companies up"))
        self._form.changed.connect(self.tell_pending)
        self._again.clicked.connect(presenter.reconcile)
        self._again.setEnabled(not presenter.busy)
        self._again.hide()
        presenter.refreshed.connect(self._follow)

    def arrive(self) -> None:
        """List the companies there are now."""
        self._scope.start(self._list(), name="companies")

    def _follow(self) -> None:
        """Keep up with companies that come in while the page is seen; what is being changed stays."""
        if self.isVisible() and not self.is_pending:
            self.arrive()

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._again.setEnabled(ready)

    @property
    def is_pending(self) -> bool:
        """See SettingsPage."""
        return self._form.keep.isEnabled()

    def drop(self) -> None:
        """See SettingsPage."""
        self._show_chosen()

    async def _list(self) -> None:
        try:
            self._common = await self._setup.common_tolerance()
            companies = await self._setup.all()
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return
        self._companies = {company.id: company for company in companies}
        overview = self._presenter.overview
        rows = overview.companies if overview else ()
        self._table.set_rows(companies, {row.id: row.open_divergences for row in rows})
        self._show_chosen()

    def _chosen(self) -> list[Company]:
        return [self._companies[key] for key in self._table.chosen_keys() if key in self._companies]

    def _on_chosen(self) -> None:
        wanted = self._table.chosen_keys()
        if not self.is_pending:
            self._show_chosen()
        elif set(wanted) != {company.id for company in self._form.companies}:
            self.asking.emit(lambda: self._choose(wanted))
            # Once the table is done with the click that chose others.
            QTimer.singleShot(0, self._table, self._choose_shown)

    def _choose_shown(self) -> None:
        self._table.select_keys([company.id for company in self._form.companies])

    def _choose(self, keys: Sequence[int]) -> None:
        self._table.select_keys(keys)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._form.show_companies(self._chosen(), self._common)

    async def keep(self) -> bool:
        """See SettingsPage."""
        chosen, wish = self._form.companies, self._form.wish
        try:
            if len(chosen) == 1:
                await self._setup.change(
                    chosen[0].id,
                    name=wish.name,
                    regime=wish.regime,
                    scc_from=wish.scc_from,
                    tolerance=wish.tolerance,
                    common_tolerance=wish.common,
                )
            else:
                await self._setup.change_several(
                    [company.id for company in chosen],
                    regime=wish.regime,
                    scc_from=wish.scc_from,
                    tolerance=wish.tolerance,
                    common_tolerance=wish.common,
                )
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return False
        self.say(self.tr("Kept. The new tolerance counts once it is reconciled.") if wish.judges else self.tr("Kept."))
        self._again.setVisible(wish.judges or self._again.isVisible())
        self._presenter.refresh()
        await self._list()
        return True


def _same(values: Sequence[object]) -> object:
    """What they all are; that each stays as it is, where they are not the same."""
    return values[0] if values and all(value == values[0] for value in values) else _KEEP if values else None


def _row(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return made
