# SPDX-License-Identifier: MIT
"""F1 lists the keys as they are, none means two things, and About tells what there is to know."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListWidget,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTreeWidget,
    QWidget,
)

from tests.gui import walk
from tests.gui.conftest import Until
from tests.gui.driver import opened, seen
from ui import translation

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]


def listed(tree: QTreeWidget) -> dict[str, list[tuple[str, str]]]:
    model, found = tree.model(), {}
    for at in range(model.rowCount()):
        top = model.index(at, 0)
        lines = [[model.index(row, column, top).data() for column in (0, 1)] for row in range(model.rowCount(top))]
        found[top.data()] = [(what, keys) for what, keys in lines]
    return found


async def test_f1_lists_every_shortcut_of_the_menus(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as driver:
        driver.key(Qt.Key.Key_F1)
        await until(lambda: driver.dialog() is not None)
        dialog = driver.dialog()
        assert dialog is not None
        found = listed(dialog.findChildren(QTreeWidget)[0])
        assert ("Reconcile", "F5") in found["Portal"]
        assert ("Import", "Ctrl+O") in found["File"]
        assert ("Open what is selected", "Enter") in found["In tables"]
        keys = {keys for lines in found.values() for _, keys in lines}
        assert {key for key, _, _ in walk.shortcuts(driver.window)} <= keys
        every = [(title, what) for title, lines in found.items() for what, _ in lines]
        assert len(every) == len(set(every))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        await driver.idle()


@pytest.mark.parametrize("lang", ["en", "pt"])
async def test_no_key_means_two_things(tmp_path: Path, until: Until, lang: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert app is not None
    translation.install(app, lang)
    doubled = []
    try:
        async with walk.demonstration(tmp_path, until) as driver:
            async for scene in walk.scenes(driver):
                doubled += [f"{scene.name}: {said}" for said in [*twice(scene.top), *twice_by_alt(scene.top)]]
    finally:
        translation.install(app, "en")
    assert not doubled, "\n".join(doubled)


def twice(top: QWidget) -> list[str]:
    """Keys that two things in one place listen to."""
    found = defaultdict(list)
    for key, place, what in walk.shortcuts(top):
        found[key].append((place, what))
    return [
        f"{key} is {one} and {other}"
        for key, takers in found.items()
        for at, (place, one) in enumerate(takers)
        for beside, other in takers[at + 1 :]
        if one != other and (place is beside or place.isAncestorOf(beside) or beside.isAncestorOf(place))
    ]


def twice_by_alt(top: QWidget) -> list[str]:
    """Letters that Alt takes to two controls, or to two entries of a menu."""
    texts = [each.text() for each in walk.parts(top) if isinstance(each, QAbstractButton) and each.isEnabled()]
    texts += [each.text() for each in seen(top, QLabel) if each.buddy() and each.buddy().isEnabled()]
    texts += [bar.tabText(at) for bar in seen(top, QTabBar) for at in range(bar.count())]
    places = [texts]
    for bar in seen(top, QMenuBar):
        texts += [action.text() for action in bar.actions()]
        places += [[entry.text() for entry in action.menu().actions()] for action in bar.actions()]  # type: ignore[attr-defined]
    found = []
    for place in places:
        letters = defaultdict(list)
        for text in place:
            if letter := walk.mnemonic(text):
                letters[letter].append(text)
        found += [f"Alt+{letter}: {', '.join(which)}" for letter, which in letters.items() if len(which) > 1]
    return found


async def test_about_tells_version_place_and_licences(tmp_path: Path, until: Until) -> None:
    async with opened(tmp_path, until) as driver:
        driver.window.actions_.about.trigger()
        await until(lambda: driver.dialog() is not None)
        dialog = driver.dialog()
        assert dialog is not None
        said = " ".join(label.text() for label in seen(dialog, QLabel))
        assert str(tmp_path) in said
        assert "no legal advice" in said
        [bar] = seen(dialog, QTabBar)
        [licence] = seen(dialog, QPlainTextEdit)
        assert "Permission is hereby granted" in licence.toPlainText()
        bar.setFocus()
        QTest.keyClick(bar, Qt.Key.Key_Right)
        [parts] = seen(dialog, QListWidget)
        names = [parts.item(at).text() for at in range(parts.count())]
        assert any(name.startswith("PySide6") for name in names)
        parts.setCurrentRow(next(at for at, name in enumerate(names) if name.startswith("SQLCipher")))
        [text] = seen(dialog, QPlainTextEdit)
        assert "ZETETIC" in text.toPlainText()
        assert sys.prefix not in text.toPlainText()
        dialog.close()
        await driver.idle()
