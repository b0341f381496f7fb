# SPDX-License-Identifier: MIT
"""What a command is told by a person at a terminal, by a program before it, or by nobody."""

from __future__ import annotations

import getpass
import io
import signal
import sys

import pytest

from app.cli import asking


class Terminal(io.StringIO):
    """Input that somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("piped", "said"),
    [("demo", "demo"), ("  de mo \r\n", "  de mo "), ("um dois\ntrês\n", "um dois\ntrês"), ("\n", ""), ("", "")],
)
def test_a_secret_is_all_that_another_program_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], piped: str, said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(piped))
    assert asking.secret("Token: ") == said
    assert capsys.readouterr() == ("", "")


def test_without_any_input_there_is_no_secret_and_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert (asking.secret("Token: "), asking.watched()) == ("", False)


def test_a_secret_that_is_typed_is_not_echoed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def hidden(question: str) -> str:
        asked.append(question)
        return "demo"

    monkeypatch.setattr(sys, "stdin", Terminal("shown\n"))
    monkeypatch.setattr(getpass, "getpass", hidden)
    assert (asking.secret("Token: "), asked, asking.watched()) == ("demo", ["Token: "], True)


def test_an_input_that_ends_before_the_secret_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ended)
    assert asking.secret("Token: ") == ""


def test_ctrl_c_ends_the_question_and_means_afterwards_what_it_meant_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*_: object) -> None:
        """What asyncio does: note it for later."""

    def stopped(_: str) -> str:
        signal.raise_signal(signal.SIGINT)
        return "never said"

    before = signal.signal(signal.SIGINT, other)
    try:
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(getpass, "getpass", stopped)
        with pytest.raises(KeyboardInterrupt):
            asking.secret("Token: ")
        assert signal.getsignal(signal.SIGINT) is other
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("typed", "yes"), [("s\n", True), ("SIM\n", True), (" y \n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_only_a_yes_is_a_yes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, yes: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert asking.confirmed("Sure?") is yes
    assert capsys.readouterr().out.startswith("Sure? ")
