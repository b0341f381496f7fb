# SPDX-License-Identifier: MIT
"""Language, light or dark, and how large text is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from ui import view_menu
from ui.appearance import TEXT_PERCENTS, Appearance
from ui.formats import NO_BREAK
from ui.preferences import titles
from ui.preferences.page import SettingsPage


class AppearancePage(SettingsPage):
    """Three choices that count at once, but for the language."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(titles.appearance(), parent)
        self._appearance = appearance
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._language = self._add(self.tr("&Language"), view_menu.language_names().items(), self._choose_language)
        self._colours = self._add(self.tr("&Colours"), view_menu.colour_names().items(), appearance.choose_colours)
        sizes = ((percent, f"{percent}{NO_BREAK}%") for percent in TEXT_PERCENTS)
        self._text = self._add(self.tr("&Size of text"), sizes, appearance.choose_text)
        self.column.addLayout(self._form)
        self.add_said()
        self.column.addStretch(1)
        appearance.changed.connect(lambda _: self._show_chosen())
        self._show_chosen()

    def _add(self, name: str, choices: Iterable[tuple[object, str]], choose: Callable[..., None]) -> QComboBox:
        box = QComboBox()
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _: choose(box.currentData()))
        box.setAccessibleName(name.replace("&", ""))
        label = QLabel(name)
        label.setBuddy(box)
        self._form.addRow(label, box)
        return box

    def _choose_language(self, language: str) -> None:
        self._appearance.choose_language(language)
        self.say(view_menu.language_changed())

    def _show_chosen(self) -> None:
        chosen = self._appearance
        for box, value in (
            (self._language, chosen.language),
            (self._colours, chosen.colours),
            (self._text, chosen.text_percent),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
