# SPDX-License-Identifier: MIT
"""The portal: its address and how it is reached, and a token for each company."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QSpinBox, QWidget

from domain.errors import BateCertoError, InvalidValue
from domain.preferences import MOST_AT_ONCE, SYSTEM_PROXY, Preferences
from domain.reconciliation import BucketStatus
from ui import texts, theme
from ui.gate.page import label
from ui.preferences import titles
from ui.preferences.page import SettingsPage
from ui.preferences.tokens import TokensPart
from ui.texts import portal_address

if TYPE_CHECKING:
    from domain.operations import Environment
    from domain.ports import PreferencesStore
    from ui.presenter import Presenter
    from ui.task_scope import TaskScope

_NO_PROXY, _SYSTEM, _OWN = "", SYSTEM_PROXY, "own"


class PortalPage(SettingsPage):
    """How the portal is reached, and what companies show to it.

    Args:
        at: the portal that an address stands for, the official one's where it is empty; raises InvalidValue.
        scope: of the opened program.
    """

    def __init__(
        self,
        presenter: Presenter,
        at: Callable[[str], Environment],
        scope: TaskScope,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titles.portal(), parent)
        self._preferences: PreferencesStore = presenter.services.preferences
        self._at = at
        self._scope = scope
        self._in_use = presenter.services.portal
        self._odd_path = presenter.services.odd_path
        self._path_in_use = presenter.services.portal_path
        self._made_up = presenter.services.made_up
        self._chosen: Preferences | None = None
        self._tokens = TokensPart(presenter, scope, self.say)
        if self._made_up:
            self.add_text(
                self.tr(
                    "The demonstration brings a made-up portal of its own along, on this machine, which needs no "
                    "tokens. How the real one is reached is chosen in the window with your own data."
                )
            )
        self._add_address()
        self.add_part(self.tr("Tokens of the companies"))
        self.column.addWidget(self._tokens, stretch=1)
        self.add_said()

    def arrive(self) -> None:
        """Show what is chosen, and who has a token."""
        self._tokens.arrive()
        if self._chosen is None:
            self._scope.start(self._load(), name="preferences")

    def set_ready(self, *, ready: bool) -> None:
        """See SettingsPage."""
        self._tokens.set_ready(ready=ready)

    @property
    def is_pending(self) -> bool:
        """See SettingsPage."""
        return self._keep.isEnabled()

    def drop(self) -> None:
        """See SettingsPage."""
        if self._chosen is not None:
            self._show_kept(self._chosen)

    # Address, proxy, and how many at once

    def _add_address(self) -> None:
        self._address = QLineEdit()
        self._address.setPlaceholderText(self.tr("the official portal"))
        self._where = label("")
        self._where.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._proxy = QComboBox()
        for text, what in (
            (self.tr("None"), _NO_PROXY),
            (self.tr("The system's"), _SYSTEM),
            (self.tr("This one:"), _OWN),
        ):
            self._proxy.addItem(text, what)
        self._proxy_address = QLineEdit()
        self._proxy_address.setPlaceholderText("http://proxy:3128")
        self._proxy_address.setAccessibleName(self.tr("Address of the proxy"))
        self._at_once = QSpinBox()
        self._at_once.setRange(1, MOST_AT_ONCE)
        # A number of two figures in a field as wide as an address would be lost.
        self._at_once.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Address"), self._address)
        form.addRow("", self._where)
        form.addRow(self.tr("Pro&xy"), self._proxy)
        form.addRow("", self._proxy_address)
        form.addRow(self.tr("&Months asked for at once"), self._at_once)
        for field in (self._address, self._proxy, self._at_once):
            name = form.labelForField(field)
            assert isinstance(name, QLabel)
            field.setAccessibleName(name.text().replace("&", ""))
        self.column.addLayout(form)
        self._keep = QPushButton(self.tr("&Keep"))
        self.add_buttons(self._keep)
        self._address.textChanged.connect(self._show_choice)
        self._proxy_address.textChanged.connect(self._show_choice)
        self._proxy.currentIndexChanged.connect(self._show_choice)
        self._at_once.valueChanged.connect(self._show_choice)
        self._keep.clicked.connect(lambda: self._scope.start(self.keep(), name="keep preferences"))
        if self._made_up:
            self._address.setPlaceholderText(self._in_use)
            for field in (self._address, self._proxy, self._at_once):
                field.setEnabled(False)
                form.labelForField(field).setEnabled(False)
            self._keep.hide()
            self._show_kept(Preferences())
        self._show_choice()

    async def _load(self) -> None:
        self._show_kept(await asyncio.to_thread(self._preferences.load))

    def _show_kept(self, chosen: Preferences) -> None:
        own = chosen.proxy not in (_NO_PROXY, _SYSTEM)
        self._address.setText(chosen.portal_url)
        self._proxy.setCurrentIndex(self._proxy.findData(_OWN if own else chosen.proxy))
        self._proxy_address.setText(chosen.proxy if own else "")
        self._at_once.setValue(chosen.at_once)
        self._chosen = chosen
        self._show_choice()

    def _wanted(self, base: Preferences) -> Preferences:
        proxy = self._proxy.currentData()
        return replace(
            base,
            portal_url=self._address.text().strip(),
            proxy=self._proxy_address.text().strip() if proxy == _OWN else proxy,
            at_once=self._at_once.value(),
        )

    def _show_choice(self) -> None:
        self._proxy_address.setVisible(self._proxy.currentData() == _OWN)
        said, calm = self._told_of_address()
        self._where.setText(said)
        palette = QPalette(self.palette())
        if not calm:
            palette.setColor(QPalette.ColorRole.WindowText, theme.state_colour(BucketStatus.DIVERGES, self.palette()))
        self._where.setPalette(palette)
        try:
            changed = self._chosen is not None and self._wanted(self._chosen) != self._chosen
        except InvalidValue:
            changed = True
        self._keep.setEnabled(changed and self._chosen is not None)
        self.tell_pending()

    def _told_of_address(self) -> tuple[str, bool]:
        """What an address stands for, and whether that is the usual one."""
        if self._made_up:
            said = self.tr("Asked here: {host}, the demonstration's own. Nothing that is sent there is official.")
            return said.format(host=self._in_use), True
        official = self._at("").host
        address = self._address.text().strip()
        try:
            there = self._at(address)
        except InvalidValue as problem:
            return texts.error(problem), False
        elsewhere = self._in_use != there.host
        path = self._odd_path(address) or (self._path_in_use if elsewhere else "")
        said, calm = self._told_of_host(there, official)
        return (f"{said} {portal_address.warning(path)}", False) if path else (said, calm)

    def _told_of_host(self, there: Environment, official: str) -> tuple[str, bool]:
        # Until the data is opened anew, tokens are tried and months are sent there and nowhere else.
        in_use = "" if self._in_use == there.host else self.tr(" In use now: {host}.").format(host=self._in_use)
        if there.host == official:
            said = self.tr("The official portal of Segurança Social, {host}.").format(host=there.host)
            return said + in_use, not in_use
        if there.production:
            said = self.tr("Another address: {host}. What is sent there may be an official record.")
        else:
            said = self.tr("Test: {host} is not the official portal. Nothing that is sent there is official.")
        return said.format(host=there.host) + in_use, False

    async def keep(self) -> bool:
        """See SettingsPage."""
        try:
            # What another page kept meanwhile stays.
            base = await asyncio.to_thread(self._preferences.load)
            wanted = self._wanted(base)
            self._at(wanted.portal_url)
            await asyncio.to_thread(self._preferences.save, wanted)
        except BateCertoError as problem:
            self.say(texts.error(problem))
            return False
        self._chosen = wanted
        self._show_choice()
        self.say(self.tr("Kept. It counts from the next time that the data is opened."))
        return True
