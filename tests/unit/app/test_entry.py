# SPDX-License-Identifier: MIT
"""Which arguments start the window at once, and which go to the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.entry import window_options
from app.options import Options


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ("", Options()),
        ("--demo", Options(demo=True)),
        ("--lang pt", Options(lang="pt")),
        ("--lang=en", Options(lang="en")),
        ("--data-dir x", Options(Path("x"))),
        ("--data-dir=x=y", Options(Path("x=y"))),
        ("--data-dir x --demo --lang en", Options(Path("x"), True, "en")),
        ("--unencrypted --data-dir x", Options(Path("x"), unencrypted=True)),
        ("--lang pt --lang en", Options(lang="en")),
    ],
)
def test_a_plain_start_opens_the_window(arguments: str, options: Options) -> None:
    assert window_options(arguments.split()) == options


@pytest.mark.parametrize(
    "arguments",
    [
        "--help", "fetch", "demo", "--demo fetch", "--lang fr", "--lang", "--lang=", "--data-dir", "--data-dir=",
        "--demo=1", "--data-dir x companies", "--version", "-h", "--", "--dem", "--lang fr --lang pt", "file.txt",
    ],
)  # fmt: skip
def test_anything_else_goes_to_the_command_line(arguments: str) -> None:
    assert window_options(arguments.split()) is None
