# SPDX-License-Identifier: MIT
"""What commands print: sentences and tables for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from domain.ports import Progress
from ui import texts


@dataclass(frozen=True, slots=True)
class Printer:
    """Where a command's words go. With JSON, people's words go to stderr and the document alone to stdout."""

    as_json: bool

    def say(self, text: str) -> None:
        """A line for people."""
        print(text, file=sys.stderr if self.as_json else sys.stdout)

    def complain(self, text: str) -> None:
        """A line about something that did not go well."""
        print(text, file=sys.stderr)

    def document(self, document: object) -> None:
        """The JSON document, where one was asked for."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=1))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int) -> None:
        """Rows under headings, columns from numbers_from on to the right."""
        widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
        for row in (headings, ["─" * width for width in widths], *rows):
            cells = [
                text.rjust(width) if at >= numbers_from else text.ljust(width)
                for at, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            self.say("  ".join(cells).rstrip())

    def progress(self, progress: Progress) -> None:
        """How far a job is, on one line that is written over; silent where nobody watches."""
        if sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{texts.progress(progress)}")
            if progress.total and progress.done == progress.total:
                sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
