# SPDX-License-Identifier: MIT
"""The claim of a window to its folder, within one process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.instance import LOCK_NAME, OneInstance, server_name

pytestmark = pytest.mark.usefixtures("qapp")


def test_one_claim_at_a_time(tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    assert first.holder is None
    assert first.try_take()
    assert not second.try_take()
    assert second.holder == os.getpid()
    first.release()
    assert not (tmp_path / LOCK_NAME).exists()
    assert second.try_take()
    second.release()


def test_claims_to_other_folders_are_of_no_concern(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    first, second = OneInstance(tmp_path), OneInstance(tmp_path / "demo")
    assert first.try_take()
    assert second.try_take()
    first.release()
    second.release()


def test_a_lock_of_another_machine_holds(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("1\npython3\nanother-machine\n")
    instance = OneInstance(tmp_path)
    assert not instance.try_take()
    assert instance.holder == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever may do everything, may write there")
def test_a_folder_that_takes_no_lock_is_the_stores_to_refuse(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert OneInstance(tmp_path).try_take()
    tmp_path.chmod(0o700)


def test_without_a_folder_there_is_nothing_to_hold(tmp_path: Path) -> None:
    instance = OneInstance(tmp_path / "missing")
    assert instance.try_take()
    assert instance.holder is None
    assert not instance.listen(), "without the claim nobody may listen in its name"


def test_the_name_hangs_on_the_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    same = {server_name(path) for path in (tmp_path, tmp_path / "other" / "..", Path(os.path.relpath(tmp_path)))}
    assert len(same) == 1
    assert server_name(tmp_path / "other") not in same


def test_nobody_answers_where_nobody_listens(tmp_path: Path) -> None:
    first = OneInstance(tmp_path)
    assert first.try_take()
    assert not OneInstance(tmp_path).ask_to_show(50)
    first.release()


@pytest.mark.parametrize(
    ("words", "calls"), [([b"show\n"], 1), ([b"sh", b"ow\n"], 1), ([b"quit\n"], 0), ([b"x" * 99], 0)]
)
def test_only_one_word_is_understood(qtbot: QtBot, tmp_path: Path, words: list[bytes], calls: int) -> None:
    instance, heard = OneInstance(tmp_path), []
    instance.show_wanted.connect(lambda: heard.append(1))
    assert instance.try_take()
    assert instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    for word in words:
        socket.write(word)
        qtbot.wait(10)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert len(heard) == calls
    assert bytes(socket.readAll().data()) == (b"shown\n" if calls else b"")
    instance.release()


@pytest.mark.skipif(sys.platform == "win32", reason="the socket is no file there")
def test_the_socket_is_the_users_alone(tmp_path: Path) -> None:
    instance = OneInstance(tmp_path)
    assert instance.try_take()
    assert instance.listen()
    assert instance._server is not None
    assert Path(instance._server.fullServerName()).stat().st_mode & 0o077 == 0
    instance.release()
