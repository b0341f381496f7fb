# SPDX-License-Identifier: MIT
"""Past runs in words: which one, what it covered, and what changed between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.run_comparison import BucketMove, RunComparison
from ui import formats

if TYPE_CHECKING:
    from domain.read_models import RunRow

translate = QCoreApplication.translate


class _Moved:
    """Numbers of buckets; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        return formats.counted("_Moved", source, comment, n)

    def say(self, move: BucketMove, n: int) -> str:
        """So many buckets moved that way."""
        match move:
            case BucketMove.APPEARED:
                return self.tr("%n group(s) appeared", None, n)
            case BucketMove.CHANGED:
                return self.tr("%n changed", None, n)
            case BucketMove.WENT:
                return self.tr("%n went away", None, n)


def move(value: BucketMove) -> str:
    """What became of a bucket, in a word."""
    return {
        BucketMove.APPEARED: translate("history", "Appeared"),
        BucketMove.CHANGED: translate("history", "Changed"),
        BucketMove.WENT: translate("history", "Went away"),
    }[value]


def run_name(run: RunRow) -> str:
    """A run in short: ``12 · 22/11/2026 15:04``."""
    return f"{run.id} · {formats.date_time(run.at)}"


def as_of(run: RunRow) -> str:
    """That what is shown is the past, and which."""
    return translate("history", "As it was after reconciliation {run}, {when} · {months}").format(
        run=run.id, when=formats.date_time(run.at), months=formats.months(run.first, run.last)
    )


def comparison(found: RunComparison) -> str:
    """What changed between two runs, in a sentence."""
    if not found.changes:
        said = translate("history", "Nothing changed from reconciliation {before} to {after}.")
        return said.format(before=found.before.id, after=found.after.id)
    counts = ", ".join(_Moved().say(move, found.count(move)) for move in BucketMove)
    said = translate("history", "From reconciliation {before} to {after}: {counts}.")
    return said.format(before=found.before.id, after=found.after.id, counts=counts)
