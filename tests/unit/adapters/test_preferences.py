# SPDX-License-Identifier: MIT
"""Choices are kept, one that was spoilt harms no other, and what a newer version wrote stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adapters.preferences import NAME, PreferencesFile
from domain.deadlines import DeadlineKind
from domain.errors import FileProblem, InvalidValue
from domain.holidays import LocalHoliday
from domain.preferences import Preferences

CHOSEN = Preferences("https://portal.test/ptss", "http://proxy.test:3128", 4, 8, "deliver pay", "06-13 2026-02-17")


def test_nothing_chosen_is_the_usual(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path).load() == Preferences()
    assert not list(tmp_path.iterdir())


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    PreferencesFile(tmp_path).save(CHOSEN)
    assert PreferencesFile(tmp_path).load() == CHOSEN
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", '{"at_once": ', "\udcff"])
def test_a_spoilt_file_is_the_usual(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert PreferencesFile(tmp_path).load() == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at_once", 0),
        ("at_once", 9),
        ("at_once", "2"),
        ("at_once", True),
        ("fetch_hours", 3),
        ("fetch_hours", None),
        ("portal_url", "ftp://portal.test"),
        ("portal_url", "https://"),
        ("portal_url", 7),
        ("proxy", "proxy"),
        ("proxy", "http://proxy:port"),
        ("moving_deadlines", "sleep"),
        ("moving_deadlines", None),
        ("local_holidays", "06-31"),
        ("local_holidays", ["06-13"]),
    ],
)
def test_one_spoilt_choice_is_as_if_nobody_had_chosen(tmp_path: Path, name: str, value: object) -> None:
    PreferencesFile(tmp_path).save(CHOSEN)
    written = json.loads((tmp_path / NAME).read_text())
    (tmp_path / NAME).write_text(json.dumps({**written, name: value}))
    found = PreferencesFile(tmp_path).load()
    assert getattr(found, name) == getattr(Preferences(), name)
    others = {"portal_url", "proxy", "at_once", "fetch_hours", "moving_deadlines", "local_holidays"} - {name}
    assert all(getattr(found, other) == getattr(CHOSEN, other) for other in others)


def test_deadlines_that_move_and_local_holidays_are_read() -> None:
    assert CHOSEN.moving == (DeadlineKind.DELIVER, DeadlineKind.PAY)
    assert CHOSEN.holidays == (LocalHoliday(6, 13), LocalHoliday(2, 17, 2026))
    assert (Preferences().moving, Preferences().holidays) == ((), ())


def test_what_a_newer_version_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": "sepia", "at_once": 3}')
    PreferencesFile(tmp_path).save(PreferencesFile(tmp_path).load())
    assert json.loads((tmp_path / NAME).read_text())["theme"] == "sepia"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        PreferencesFile(tmp_path / "gone").save(CHOSEN)
    assert (caught.value.reason, caught.value.writing) == ("missing", True)


def test_a_proxy_s_password_shows_nowhere() -> None:
    assert "secret" not in repr(Preferences(proxy="http://user:secret@proxy.test"))
    with pytest.raises(InvalidValue) as caught:
        Preferences(proxy="user:secret@proxy")
    assert "secret" not in str(caught.value) + caught.value.value
