# SPDX-License-Identifier: MIT
"""What can be done about buckets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from domain.reconciliation import BucketKey
from domain.values import Rate, YearMonth
from ui.deeds import Deed, Deeds

_KEYS = [BucketKey(1, YearMonth(2026, 10), Rate(3475)), BucketKey(1, YearMonth(2026, 9), Rate(3475))]


def test_a_deed_is_done_by_who_took_it_on(qtbot: QtBot) -> None:
    deeds = Deeds()
    done: list[Sequence[BucketKey]] = []
    assert not deeds.can(Deed.ACCEPT, _KEYS)
    assert not deeds.do(Deed.ACCEPT, _KEYS)
    with qtbot.waitSignal(deeds.changed):
        deeds.offer(Deed.ACCEPT, done.append)
    assert deeds.do(Deed.ACCEPT, _KEYS)
    assert done == [_KEYS]
    assert not deeds.do(Deed.ACCEPT, [])


def test_a_menu_greys_what_cannot_be_done(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    deeds = Deeds()
    done: list[str] = []
    deeds.offer(Deed.OPEN_APART, lambda _: done.append("apart"), lambda keys: len(keys) == 1)
    deeds.offer(Deed.ACCEPT, lambda keys: done.append(f"accepted {len(keys)}"))
    menu = deeds.menu(_KEYS, parent)
    said = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert [action.isEnabled() for action in said.values()] == [False, True]
    assert sum(action.isSeparator() for action in menu.actions()) == 1
    said[deeds.title(Deed.ACCEPT)].trigger()
    assert done == ["accepted 2"]


def test_what_cannot_be_done_tells_why(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    deeds = Deeds()
    deeds.offer(Deed.COMMUNICATE, print, lambda keys: len(keys) == 1, lambda keys: f"{len(keys)} at once are too many.")
    assert deeds.why_not(Deed.COMMUNICATE, _KEYS) == "2 at once are too many."
    assert deeds.why_not(Deed.COMMUNICATE, _KEYS[:1]) == ""
    assert deeds.why_not(Deed.ACCEPT, _KEYS) == ""
    (action,) = deeds.menu(_KEYS, parent).actions()
    assert action.toolTip() == "2 at once are too many."


@pytest.mark.parametrize("deed", Deed)
def test_every_greyed_entry_tells_why(qtbot: QtBot, deed: Deed) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    deeds = Deeds()
    deeds.offer(deed, print, lambda _: False)
    (action,) = deeds.menu(_KEYS, parent).actions()
    assert not action.isEnabled()
    assert action.toolTip().endswith(".")
    assert action.toolTip() == deeds.why_not(deed, _KEYS)
    assert deeds.why_not(deed, []) == "There is no group here."


@pytest.mark.usefixtures("qtbot")
def test_the_usual_reason_stands_in_where_nothing_more_is_said() -> None:
    deeds = Deeds()
    deeds.offer(Deed.COMMUNICATE, print, lambda _: False, lambda _: "")
    assert deeds.why_not(Deed.COMMUNICATE, _KEYS) == "Another job is running. Wait until it has ended."


@pytest.mark.usefixtures("qtbot")
def test_every_deed_has_a_title() -> None:
    assert len({Deeds().title(deed) for deed in Deed}) == len(Deed)
