# SPDX-License-Identifier: MIT
"""Nothing is cut at 1366×768: in Portuguese, in English, and in words that are 30 % longer."""

from __future__ import annotations

import asyncio
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from app.options import Options
from tests.gui import walk
from tests.gui.conftest import Until
from tests.gui.driver import Driver, seen, starting
from tests.gui.keychains import no_keychain
from ui import theme, translation

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
__all__ = ["no_keychain"]
LONGER = 1.3
SLACK = 2
WORD = " ŵidér"


class Longer(QTranslator):
    """Makes each sentence of the code 30 % longer, in whole words, and leaves what is no word as it is."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002
        if not re.search(r"[A-Za-z]{2}", source) or "(*" in source or context == "QPlatformTheme":
            return None  # type: ignore[return-value] # to Qt: no translation; an empty text would be one
        text = source.replace("(s)", "s").replace("%n", str(n)) if n >= 0 else source
        missing = math.ceil(len(source) * (LONGER - 1))
        more = (WORD * math.ceil(missing / len(WORD)))[:missing].rstrip()
        end = "…" if text.endswith("…") else ""
        return text.removesuffix("…") + more + end

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language of the program, or longer words."""
    app = QApplication.instance()
    assert isinstance(app, QCoreApplication)
    longer = Longer()
    translation.install(app, "pt" if language == "pt" else "en")
    if language == "longer":
        app.installTranslator(longer)
    try:
        yield
    finally:
        app.removeTranslator(longer)
        translation.install(app, "en")


@pytest.mark.parametrize("language", ["pt", "en", "longer"])
async def test_nothing_is_cut(tmp_path: Path, until: Until, language: str) -> None:
    found: list[str] = []
    with speaking(language):
        async with walk.demonstration(tmp_path, until) as driver:
            async for scene in walk.scenes(driver):
                found += [f"{scene.name}: {said}" for said in cut(scene.top)]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.usefixtures("no_keychain")
@pytest.mark.parametrize("language", ["pt", "en", "longer"])
async def test_nothing_is_cut_at_the_beginning(tmp_path: Path, until: Until, language: str) -> None:
    found: list[str] = []
    with speaking(language):
        async with starting(Options(tmp_path), until, walk.SIZE) as driver:
            async for scene in walk.beginning(driver):
                found += [f"{scene.name}: {said}" for said in cut(scene.top)]
    assert not found, "\n".join(dict.fromkeys(found))


async def test_with_letters_twice_as_large_everything_is_on_the_screen(
    tmp_path: Path, until: Until, qapp: QApplication
) -> None:
    lost: list[str] = []
    font = qapp.font()
    theme.scale_text(qapp, 200)
    try:
        with speaking("pt"):
            async with walk.demonstration(tmp_path, until) as driver:
                async for scene in walk.scenes(driver):
                    lost += [f"{scene.name}: {said}" for said in beyond(scene.top)]
    finally:
        theme.scale_text(qapp, 100)
        qapp.setFont(font)
    assert not lost, "\n".join(lost)


async def test_text_made_larger_while_it_is_read_is_not_cut(tmp_path: Path, until: Until, qapp: QApplication) -> None:
    """As in Settings → Appearance: in the tabs, their detail, and the settings themselves; in the longer language."""
    found: list[str] = []
    font = qapp.font()
    try:
        with speaking("pt"):
            async with walk.demonstration(tmp_path, until) as driver:
                driver.window.actions_.settings.trigger()
                await driver.until(lambda: driver.dialog() is not None)
                dialog = driver.dialog()
                assert dialog is not None
                for percent in (125, 150, 175, 200):
                    driver.window.appearance.choose_text(percent)
                    await driver.idle()
                    await asyncio.sleep(0.1)
                    found += [f"{percent} %, settings: {said}" for said in lists_cut(dialog) + rows_cut(dialog)]
                    for at in range(driver.workspace.tabs.count()):
                        driver.workspace.tabs.setCurrentIndex(at)
                        driver.workspace.open_detail()
                        await driver.idle()
                        await asyncio.sleep(0.1)
                        where = f"{percent} %, tab {at}"
                        found += [f"{where}: {said}" for said in rows_cut(driver.window) + detail_cut(driver)]
                        found += [f"{where}: {said}" for said in beyond(driver.window)]
                dialog.close()
    finally:
        theme.scale_text(qapp, 100)
        qapp.setFont(font)
    assert not found, "\n".join(dict.fromkeys(found))


def rows_cut(top: QWidget) -> list[str]:
    """Rows that are lower than their letters, and heads that have fewer lines than they say."""
    said = []
    for each in walk.parts(top):
        if isinstance(each, QTableView) and each.model() is not None and each.model().rowCount():
            if each.rowHeight(0) < each.fontMetrics().height():
                said.append(f"{walk.title(each)}: rows of {each.rowHeight(0)} for {each.fontMetrics().height()}")
            header = each.horizontalHeader()
            heads = [
                str(header.model().headerData(at, Qt.Orientation.Horizontal) or "")
                for at in range(header.count())
                if not header.isSectionHidden(at)
            ]
            needed = (max(head.count("\n") for head in heads) + 1) * header.fontMetrics().height()
            if header.isVisible() and header.height() < needed:
                said.append(f"{walk.title(each)}: a head of {header.height()} for {needed}")
    return said


def lists_cut(top: QWidget) -> list[str]:
    """Lists that have to be scrolled sideways, or whose rows are lower than their letters."""
    lists = [each for each in walk.parts(top) if isinstance(each, QListWidget)]
    assert lists
    wide = [walk.title(each) for each in lists if each.horizontalScrollBar().maximum() > 0]
    return wide + [walk.title(each) for each in lists if each.sizeHintForRow(0) < each.fontMetrics().height()]


def detail_cut(driver: Driver) -> list[str]:
    """What is wider than the detail."""
    said = []
    for area in seen(driver.workspace.detail, QScrollArea):
        if area.horizontalScrollBar().maximum() > 0:
            body = area.widget()
            assert body is not None
            least = max(walk.parts(body) or [body], key=lambda each: each.minimumSizeHint().width())
            said.append(
                f"the detail is {area.viewport().width()} for {body.minimumSizeHint().width()}: {walk.title(least)}"
            )
        for label in seen(area, QLabel):
            said += label_cut(label)
        for button in seen(area, QPushButton):
            said += button_cut(button)
    return said


def beyond(top: QWidget) -> list[str]:
    """What is outside of a window, or on no screen; what can be scrolled to is not lost."""
    said = []
    if top.width() > walk.SIZE[0] or top.height() > walk.SIZE[1]:
        said.append(f"the window takes {top.width()}×{top.height()}")
    for each in walk.parts(top):
        if not isinstance(each, (QLabel, QAbstractButton, QComboBox, QLineEdit)) or can_be_scrolled_to(each):
            continue
        place = QRect(each.mapTo(top, QPoint(0, 0)), each.size())
        if not top.rect().adjusted(0, 0, SLACK, SLACK).contains(place):
            said.append(f"{walk.title(each)} at {place.getRect()}")
    return said


def can_be_scrolled_to(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (QAbstractScrollArea, QTabBar)):
            return True
        above = above.parentWidget()
    return False


def cut(top: QWidget) -> list[str]:
    """What does not fit in a window."""
    said = []
    if top.width() > walk.SIZE[0] or top.height() > walk.SIZE[1]:
        said.append(f"the window takes {top.width()}×{top.height()}")
    for each in walk.parts(top):
        for kind, look in LOOKS:
            if isinstance(each, kind):
                said += look(each)
    return said


def is_longer() -> bool:
    """Whether words are longer than in any language of the program."""
    return QCoreApplication.translate("x", "word").startswith("word ")


def label_cut(label: QLabel) -> list[str]:
    if not label.text() or not label.pixmap().isNull():
        return []
    needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    narrow = not label.wordWrap() and label.sizeHint().width() > label.width() + SLACK
    low = needs > label.height() + SLACK
    if narrow and label.toolTip() and label.text().rstrip("…")[:4] in label.toolTip():
        narrow = False
    return [f"{walk.title(label)}: {label.size()} for {label.sizeHint()}, {needs} high"] if narrow or low else []


def button_cut(button: QAbstractButton) -> list[str]:
    if not button.text() or not button.isVisible():
        return []
    wants, has = button.sizeHint(), button.size()
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return []
    if button.text() in button.toolTip():
        return []
    return told(button, wants, has)


def told(widget: QWidget, wants: QSize, has: QSize) -> list[str]:
    fits = wants.width() <= has.width() + SLACK and wants.height() <= has.height() + SLACK
    return [] if fits else [f"{walk.title(widget)}: {has.width()}×{has.height()} for {wants.width()}×{wants.height()}"]


def tabs_cut(bar: QTabBar) -> list[str]:
    over = bar.width() < bar.tabRect(bar.count() - 1).right() - SLACK
    found = [f"the tabs need {bar.tabRect(bar.count() - 1).right()}, and have {bar.width()}"] if over else []
    for at in range(bar.count()):
        needs = bar.fontMetrics().horizontalAdvance(bar.tabText(at).replace("&", ""))
        if needs > bar.tabRect(at).width():
            found.append(f"tab “{bar.tabText(at)}”")
    return found


def headings_cut(header: QHeaderView) -> list[str]:
    if header.orientation() is not Qt.Orientation.Horizontal or not isinstance(header.parent(), QTableView):
        return []
    found = []
    for at in range(header.count()):
        text = str(header.model().headerData(at, Qt.Orientation.Horizontal) or "")
        if header.isSectionHidden(at) or not text:
            continue
        needs = max(header.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        tip = header.model().headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        # Headings that are cut say themselves in a tool tip; in the program's own languages none is.
        if needs > header.sectionSize(at) and not (tip and is_longer()):
            found.append(f"heading “{text}” of {walk.title(header.parent())}: {header.sectionSize(at)} for {needs}")  # type: ignore[arg-type]
    return found


def choice_cut(box: QComboBox) -> list[str]:
    needs = box.fontMetrics().horizontalAdvance(box.currentText())
    tip = box.toolTip()
    return [f"choice “{box.currentText()}”: {box.width()} for {needs}"] if needs > box.width() - 20 and not tip else []


def hint_cut(field: QLineEdit) -> list[str]:
    needs = field.fontMetrics().horizontalAdvance(field.placeholderText())
    return [f"hint “{field.placeholderText()}”: {field.width()} for {needs}"] if needs > field.width() - 8 else []


LOOKS: tuple[tuple[type[QWidget] | tuple[type[QWidget], ...], Callable[[Any], list[str]]], ...] = (
    (QLabel, label_cut),
    ((QPushButton, QCheckBox, QRadioButton, QToolButton), button_cut),
    (QTabBar, tabs_cut),
    (QHeaderView, headings_cut),
    (QComboBox, choice_cut),
    (QLineEdit, hint_cut),
)


def test_longer_words_are_longer() -> None:
    for source in ("Keep", "{n} of {total} rows…", "Import and show the mapping…"):
        made = Longer().translate("x", source)
        assert len(made) >= LONGER * len(source) - len(WORD)
        assert re.findall(r"\{\w+\}", made) == re.findall(r"\{\w+\}", source)


def test_what_is_cut_is_found(qapp: QApplication) -> None:  # noqa: ARG001 - widgets need it
    top = QWidget()
    label, button = QLabel("A sentence that does not fit", top), QPushButton("Nor does this", top)
    top.resize(400, 200)
    top.show()
    label.resize(label.sizeHint())
    button.resize(button.sizeHint())
    assert cut(top) == []
    label.resize(40, label.height())
    button.resize(40, button.height())
    assert len(cut(top)) == 2
    top.close()
