# SPDX-License-Identifier: MIT
"""The window without a mouse and without eyes: names, Tab all the way round, and a focus that is seen."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from domain.reconciliation import BucketStatus
from tests.gui import walk
from tests.gui.conftest import Until
from tests.gui.driver import Driver, seen
from ui import texts
from ui.detail.section import Opener

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform says so of dialogs
]
MOST_STEPS = 400
PLACES_INSIDE = 4


def by_tab(top: QWidget) -> list[QWidget]:
    """What Tab has to reach in a window."""
    found = []
    for each in walk.parts(top):
        if not each.isEnabled() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus or each.focusProxy():
            continue
        if isinstance(each, QRadioButton) and not each.isChecked():
            continue  # the arrows go from one of them to the next
        if (
            isinstance(each, QLabel)
            and not each.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        ):
            continue
        found.append(each)
    return found


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def unnamed(top: QWidget) -> list[str]:
    return [type(each).__name__ + f" in {type(each.parent()).__name__}" for each in by_tab(top) if not spoken(each)]


def unreached(top: QWidget) -> list[str]:
    """What Tab does not reach from the window's first control, in either direction, or where it does not go on."""
    wanted = by_tab(top)
    if not wanted:
        return []
    said = []
    for back in (False, True):
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        at = QApplication.focusWidget()
        been: list[QWidget] = []
        while at is not None and at not in been and len(been) < MOST_STEPS:
            been.append(at)
            at = past(at, back=back)
        way = "backwards" if back else "forwards"
        if not been:
            return ["nothing has the focus"]
        if at is None or at is not been[0]:
            said.append(f"{way}: it does not come round, but stays at {walk.title(been[-1])}")
        said += [f"{way}: {walk.title(each)}" for each in wanted if each not in been and not stands_for(each, been)]
    return said


def past(widget: QWidget, *, back: bool = False) -> QWidget | None:
    """Where Tab goes from a control; some, as fields for a date, have a few places inside them."""
    at: QWidget | None = widget
    for _ in range(PLACES_INSIDE):
        at = walk.press_tab(widget, back=back)
        if at is not widget:
            break
    return at


def stands_for(widget: QWidget, been: list[QWidget]) -> bool:
    """Whether one control takes the focus for another, as a field for its spin box."""
    return any(each.focusProxy() is widget or widget.isAncestorOf(each) for each in been)


async def test_every_control_has_a_name_and_tab_reaches_it(tmp_path: Path, until: Until) -> None:
    nameless, lost = [], []
    async with walk.demonstration(tmp_path, until) as driver:
        async for scene in walk.scenes(driver):
            nameless += [f"{scene.name}: {said}" for said in unnamed(scene.top)]
            lost += [f"{scene.name}: {said}" for said in unreached(scene.top)]
    assert not nameless, "\n".join(nameless)
    assert not lost, "\n".join(lost)


def picture(widget: QWidget) -> QImage:
    """A control as it is seen, with a little of what is around it."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place).toImage()


async def test_the_focus_is_seen(tmp_path: Path, until: Until) -> None:
    unseen = []
    async with walk.demonstration(tmp_path, until) as driver:
        async for scene in walk.scenes(driver):
            unseen += [f"{scene.name}: {said}" for said in unmarked(scene.top)]
    assert not unseen, "\n".join(unseen)


def unmarked(top: QWidget) -> list[str]:
    """What looks the same with the focus and after Tab took it away."""
    found = []
    begin = by_tab(top)[0]
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    at = QApplication.focusWidget()
    been: list[QWidget] = []
    while at is not None and at not in been and len(been) < MOST_STEPS:
        been.append(at)
        with_it = picture(at)
        following = past(at)
        if following is not at and len(been) > 1 and not is_marked_anyway(at) and with_it == picture(at):
            found.append(walk.title(at))
        at = following
    return found


def is_marked_anyway(widget: QWidget) -> bool:
    """Whether there is nothing in it to mark, or it is the one that Enter presses, which looks so all the time."""
    if isinstance(widget, QPushButton) and widget.isDefault():
        return True
    return isinstance(widget, QAbstractItemView) and widget.model().rowCount() == 0


async def test_tab_goes_through_the_detail_as_the_eye_does(tmp_path: Path, until: Until) -> None:
    async with walk.demonstration(tmp_path, until) as driver:
        pane = driver.workspace.detail
        for opener in seen(pane, Opener):
            opener.turn(is_open=True)
        await driver.idle()
        wanted = [each for each in by_tab(pane) if not isinstance(each, QScrollArea)]
        assert len(wanted) > 10
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        at: QWidget | None = QApplication.focusWidget() or pane
        been: list[QWidget] = []
        while at is not None and at not in been and len(been) < MOST_STEPS:
            been.append(at)
            at = past(at)
        inside = [each for each in been if each in wanted]
        assert set(inside) == set(wanted), [walk.title(each) for each in wanted if each not in inside]
        first = min(range(len(inside)), key=lambda at: place_in(pane, inside[at]).top())
        inside = inside[first:] + inside[:first]
        back = [
            f"{walk.title(one)} → {walk.title(other)}"
            for one, other in itertools.pairwise(inside)
            if is_before(place_in(pane, other), place_in(pane, one))
        ]
        assert not back, "\n".join(back)


def place_in(pane: QWidget, widget: QWidget) -> QRect:
    """Where a widget is, as if nothing had been scrolled: what stands above what scrolls comes first."""
    (area,) = pane.findChildren(QScrollArea)
    body = area.widget()
    assert body is not None
    if not body.isAncestorOf(widget):
        return QRect(widget.mapTo(pane, QPoint(0, -10_000)), widget.size())
    return QRect(widget.mapTo(body, QPoint(0, 0)), widget.size())


def is_before(one: QRect, other: QRect) -> bool:
    """Whether the eye comes to one place before the other."""
    same_line = one.top() < other.bottom() and other.top() < one.bottom()
    return one.left() < other.left() if same_line else one.top() < other.top()


async def test_states_are_told_in_words_too(tmp_path: Path, until: Until) -> None:
    """Every cell of the overview, and every row of the tables, says its state to who cannot see its colour."""
    async with walk.demonstration(tmp_path, until) as driver:
        words = {texts.status(status).casefold() for status in BucketStatus}
        assert len(words) == len(BucketStatus)
        await check_overview(driver)
        for row in driver.presenter.shown.buckets:
            assert texts.status(row.status).casefold() in words
        model = driver.workspace.buckets.model()
        for row_number in range(model.rowCount()):
            cells = [str(model.index(row_number, at).data()).casefold() for at in range(model.columnCount())]
            assert words & set(cells)


async def check_overview(driver: Driver) -> None:
    driver.workspace.tabs.setCurrentIndex(0)
    views = [
        each
        for each in walk.parts(driver.workspace.overview)
        if isinstance(each, QAbstractItemView) and each.model().columnCount() > 2
    ]
    assert views
    model = views[0].model()
    said = [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    ]
    assert sum(bool(text) for text in said) >= len(driver.presenter.shown.matrix)
    words = [texts.status(status).casefold() for status in BucketStatus]
    assert any(word in text.casefold() for word in words for text in said)
