# SPDX-License-Identifier: MIT
"""Colours that can be read, and signs that can be told apart."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, Literal, cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from domain.portal_record import FetchState
from domain.reconciliation import BucketStatus
from domain.standing import STANDINGS, Standing
from ui import state_icons, theme
from ui.theme import contrast
from ui.ticks import TickDelegate

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
GROUNDS = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase)


@pytest.fixture(autouse=True)
def _light_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setPalette(QPalette())


def drawn(status: Standing, size: int = 32) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    state_icons.paint_in(painter, QRect(0, 0, size, size), status, QColor("black"))
    painter.end()
    return image


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("status", STANDINGS)
def test_a_state_can_be_read_on_every_ground(scheme: Scheme, status: Standing) -> None:
    palette = theme.palette(scheme)
    for ground in GROUNDS:
        assert contrast(theme.state_colour(status, palette), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme: Scheme) -> None:
    palette = theme.palette(scheme)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText):
        assert all(contrast(palette.color(role), palette.color(ground)) >= 4.5 for ground in GROUNDS)
    chosen = palette.color(QPalette.ColorRole.Highlight)
    assert contrast(palette.color(QPalette.ColorRole.HighlightedText), chosen) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_can_be_forced(qapp: QApplication, scheme: Scheme) -> None:
    theme.force(qapp, scheme)
    assert theme.is_dark(qapp.palette()) == (scheme == "dark")


def test_contrast_is_as_wcag_defines_it() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("ground", "words"), [("#308cc6", "#ffffff"), ("#2463b4", "#202020"), ("#2463b4", "#ffffff")])
def test_what_is_selected_can_be_read_whatever_the_system_says(qapp: QApplication, ground: str, words: str) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Highlight, QColor(ground))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor(words))
    qapp.setPalette(system)
    theme.refine()
    chosen = qapp.palette().color(QPalette.ColorRole.Highlight)
    assert contrast(chosen, qapp.palette().color(QPalette.ColorRole.HighlightedText)) >= 4.5
    assert abs(chosen.hue() - QColor(ground).hue()) <= 3
    assert qapp.palette().color(QPalette.ColorRole.Window) == system.color(QPalette.ColorRole.Window)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_the_frame_of_what_can_be_ticked_is_seen(
    qapp: QApplication, scheme: Scheme, kind: type[QCheckBox | QRadioButton]
) -> None:
    theme.force(qapp, scheme)
    holder = QWidget()
    box = kind("x", holder)
    image = holder.grab(box.geometry()).toImage()
    middle = [image.pixelColor(x, box.height() // 2) for x in range(10)]
    assert max(contrast(colour, qapp.palette().color(QPalette.ColorRole.Window)) for colour in middle) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_frame_of_what_can_be_ticked_in_a_list_is_seen(qapp: QApplication, scheme: Scheme) -> None:
    theme.force(qapp, scheme)
    listed = QListWidget()
    listed.setItemDelegate(TickDelegate(listed))
    for _ in range(2):
        item = QListWidgetItem("x", listed)
        item.setCheckState(Qt.CheckState.Unchecked)
    place = listed.visualItemRect(listed.item(1))
    image = listed.viewport().grab(place).toImage()
    edge = [image.pixelColor(6, y) for y in range(place.height() // 2)]
    assert max(contrast(colour, qapp.palette().color(QPalette.ColorRole.Base)) for colour in edge) >= 3


def test_what_is_larger_than_the_rest_grows_with_it(qapp: QApplication) -> None:
    font = qapp.font()
    title = QLabel("x")
    theme.enlarge(title, 1.5, bold=True)
    try:
        for percent in (100, 200, 150, 100):
            theme.scale_text(qapp, percent)
            assert title.font().pointSizeF() == pytest.approx(1.5 * font.pointSizeF() * percent / 100)
            assert title.font().bold()
    finally:
        qapp.setFont(font)


def test_signs_differ_in_shape_and_not_only_in_colour() -> None:
    images = {status: drawn(status) for status in STANDINGS}
    for one, other in itertools.combinations(STANDINGS, 2):
        assert images[one] != images[other]


def test_marks_of_fetches_differ_in_shape() -> None:
    def mark(fetch: FetchState) -> QImage:
        image = QImage(8, 8, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        state_icons.paint_mark(painter, QRect(0, 0, 8, 8), fetch, QColor("black"))
        painter.end()
        return image

    palette = theme.palette("light")
    failed, told = (state_icons.mark_colour(FetchState(one), palette) for one in ("failed", "never"))
    assert failed != told
    assert state_icons.mark_colour(cast("FetchState", "failed"), palette) == failed, "as a model gives it"
    images = {fetch: mark(fetch) for fetch in FetchState}
    for one, other in itertools.combinations(FetchState, 2):
        assert images[one] != images[other]


@pytest.mark.parametrize("status", STANDINGS)
def test_an_icon_is_drawn_for_each_pixel_ratio(qapp: QApplication, status: BucketStatus) -> None:
    icon = state_icons.icon(status, qapp.palette())
    assert icon.pixmap(16, 16).width() == 16
    assert icon.pixmap(QRect(0, 0, 16, 16).size(), 2.0).width() == 32
    assert icon.cacheKey() == state_icons.icon(status, qapp.palette()).cacheKey()


@pytest.mark.parametrize("name", ["import", "fetch", "reconcile", "export", "search", "close"])
def test_actions_have_icons(qapp: QApplication, name: str) -> None:
    assert not state_icons.action_icon(name, qapp.palette()).isNull()


def test_words_colours_and_the_overview_do_not_wait_for_numpy() -> None:
    code = (
        "import sys, ui.texts, ui.formats, ui.theme, ui.state_icons, ui.translation, ui.overview, ui.detail;"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_command_line_s_sentences_need_no_screen() -> None:
    code = (
        "import sys, ui.texts, ui.translation; assert not {'PySide6.QtGui', 'PySide6.QtWidgets'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QComboBox])
def test_what_has_the_keyboard_is_framed_so_that_it_is_seen(
    qapp: QApplication, scheme: Scheme, kind: type[QLineEdit | QSpinBox | QComboBox]
) -> None:
    theme.force(qapp, scheme)
    shown = kind()
    shown.ensurePolished()
    colours = shown.palette()
    frame = colours.color(QPalette.ColorRole.Highlight).darker(125)
    assert contrast(frame, qapp.palette().color(QPalette.ColorRole.Window)) >= 3
    chosen, words = (colours.color(role) for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText))
    assert contrast(chosen, words) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_frame_of_a_button_that_enter_presses_is_seen(qapp: QApplication, scheme: Scheme) -> None:
    theme.force(qapp, scheme)
    pictures = []
    for is_default in (True, False):
        button = QPushButton("x")
        button.setDefault(is_default)
        pictures.append(button.grab().toImage())
    middle = pictures[0].height() // 2
    edges = [[image.pixelColor(x, middle) for x in range(4)] for image in pictures]
    changed = [one for one, other in zip(*edges, strict=True) if one != other]
    assert max(contrast(colour, qapp.palette().color(QPalette.ColorRole.Window)) for colour in changed) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_cannot_be_pressed_can_be_read(qapp: QApplication, scheme: Scheme) -> None:
    theme.force(qapp, scheme)
    colours = qapp.palette()
    words = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert contrast(words, colours.color(QPalette.ColorRole.Button)) >= 2.7


def test_labels_are_written_as_they_are_measured_from_the_start(qapp: QApplication) -> None:
    labels: Any = "QLabel"
    before = QFont(qapp.font(labels))
    kerned = QFont(before)
    kerned.setKerning(True)
    qapp.setFont(kerned, labels)
    theme.refine()
    label = QLabel()
    label.ensurePolished()
    assert not label.font().kerning()
    assert label.font().pointSizeF() == before.pointSizeF()
    qapp.setFont(before, labels)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_field_that_takes_nothing_looks_so_though_it_is_empty(qapp: QApplication, scheme: Scheme) -> None:
    theme.force(qapp, scheme)
    grounds = []
    for enabled in (True, False):
        field = QLineEdit()
        field.setEnabled(enabled)
        field.resize(100, 24)
        grounds.append(field.grab().toImage().pixelColor(50, 12))
    assert grounds[0] == qapp.palette().color(QPalette.ColorRole.Base)
    assert grounds[1] == qapp.palette().color(QPalette.ColorRole.Window)
