# SPDX-License-Identifier: MIT
"""``python -m app.cli.sentences``: the texts of the commands' help, as code that the translators' tools read."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

from typer.main import get_command

from app.cli import cli


def sentences() -> list[str]:
    """Each text of each command's help, once: paragraphs, and names that stand for values."""
    return list(dict.fromkeys(" ".join(text.split()) for text in _of(get_command(cli))))


def _of(command: Any) -> Iterator[str]:
    if command.hidden:
        return
    yield from cleandoc(command.help).split("\n\n")
    for param in command.params:
        yield param.help
        if param.metavar and re.search("[A-Z]{2}", param.metavar):
            yield param.metavar
    for one in getattr(command, "commands", {}).values():
        yield from _of(one)


def as_code() -> str:
    """The sentences in calls that mark them for translation."""
    marked = (f'QT_TRANSLATE_NOOP("CliHelp", {json.dumps(one, ensure_ascii=False)})\n' for one in sentences())
    return "".join(["from PySide6.QtCore import QT_TRANSLATE_NOOP\n\n", *marked])


if __name__ == "__main__":
    sys.stdout.write(as_code())
