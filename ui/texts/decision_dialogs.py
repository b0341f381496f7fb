# SPDX-License-Identifier: MIT
"""What the window asks and says around decisions and signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.decisions import Refusal, Verb
from domain.values import Money, YearMonth
from ui import formats
from ui.texts import decisions

if TYPE_CHECKING:
    from domain.read_models import DivergenceRow
    from domain.reconciliation import BucketKey

translate = QCoreApplication.translate


class _Counts:
    """Numbers with their nouns; lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        return formats.counted("_Counts", source, comment, n)

    def divergences(self, n: int) -> str:
        return self.tr("%n divergence(s) chosen", None, n)

    def groups(self, n: int) -> str:
        return self.tr("%n group(s) chosen", None, n)

    def among_them(self, n: int) -> str:
        return self.tr("%n divergence(s) among them", None, n)

    def left_alone(self, n: int) -> str:
        return self.tr("%n are left alone:", None, n)

    def replaced(self, n: int) -> str:
        return self.tr("%n of them already has a decision, whose place this one takes.", None, n)

    def accept(self, n: int) -> str:
        return self.tr("Accept %n divergence(s)", None, n)

    def correcting(self, n: int) -> str:
        return self.tr("Mark %n as being corrected", None, n)

    def contest(self, n: int) -> str:
        return self.tr("Mark %n as contested", None, n)

    def note(self, n: int) -> str:
        return self.tr("Add the note to %n divergence(s)", None, n)

    def undo(self, n: int) -> str:
        return self.tr("Undo %n decision(s)", None, n)

    def done_to(self, n: int) -> str:
        return self.tr("%n divergence(s)", None, n)

    def reopened(self, n: int) -> str:
        return self.tr("%n signed month(s) opened again: other figures came in.", None, n)


_COUNTS = _Counts()


def title(verb: Verb) -> str:
    """The dialog's."""
    return decisions.verb(verb)


def asked(verb: Verb) -> str:
    """What the words of a decision are for."""
    if verb is Verb.ACCEPT:
        return translate("decisions", "&Why it is accepted (it is kept with the decision):")
    if verb is Verb.NOTE:
        return translate("decisions", "&The note:")
    return translate("decisions", "&Why, or to whom (may be empty):")


def button(verb: Verb, n: int) -> str:
    """The button that does it; with how many where they are several."""
    if n > 1:
        return _several(verb, n)
    return {
        Verb.ACCEPT: translate("decisions", "Accept"),
        Verb.CORRECTING: translate("decisions", "Mark"),
        Verb.CONTEST: translate("decisions", "Contest"),
        Verb.NOTE: translate("decisions", "Add the note"),
        Verb.UNDO: translate("decisions", "Undo"),
    }[verb]


def _several(verb: Verb, n: int) -> str:
    return {
        Verb.ACCEPT: _COUNTS.accept,
        Verb.CORRECTING: _COUNTS.correcting,
        Verb.CONTEST: _COUNTS.contest,
        Verb.NOTE: _COUNTS.note,
        Verb.UNDO: _COUNTS.undo,
    }[verb](n)


def effect(verb: Verb) -> str:
    """What a decision does and does not do, where its name says too much; else empty."""
    if verb is not Verb.CONTEST:
        return ""
    return translate(
        "decisions",
        "Nothing is sent to the portal by this: it only marks the divergence here. Contest it yourself in Segurança "
        "Social Direta or by e-Clic.",
    )


def about(rows: Sequence[DivergenceRow], chosen: int, divergences: int) -> str:
    """What a decision is about: the divergences that it changes, with their euros.

    Args:
        chosen: how many groups were chosen, those that are left alone among them.
        divergences: how many of those are divergences.
    """
    if len(rows) == 1 and chosen == 1:
        lines = [_one(rows[0])]
    elif divergences == chosen:
        lines = [_COUNTS.divergences(chosen)]
    else:
        lines = [f"{_COUNTS.groups(chosen)}, {_COUNTS.among_them(divergences)}"]
    if rows:
        lines += [_totals(rows)]
    return "\n".join(lines)


def _one(row: DivergenceRow) -> str:
    return place(row.bucket.company, row.bucket.key)


def place(company: str, key: BucketKey) -> str:
    """A bucket in words."""
    return f"{company}, {formats.month(key.month)}, {formats.rate(key.rate)}"


def _totals(rows: Sequence[DivergenceRow]) -> str:
    said = translate(
        "decisions", "Difference (portal − ERP): remuneration {remuneration}, contribution {contribution}."
    )
    return said.format(
        remuneration=formats.euro(_sum(row.bucket.remuneration_difference for row in rows), sign=True),
        contribution=formats.euro(_sum(row.bucket.contribution_difference for row in rows), sign=True),
    )


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, Money())


def replaced(n: int, of: int) -> str:
    """That there are decisions already whose place another one takes.

    Args:
        of: how many divergences are decided about.
    """
    if of > 1:
        return _COUNTS.replaced(n)
    return translate("decisions", "There is a decision about it already, whose place this one takes.")


def left_alone(n: int) -> str:
    """The title of the list of those that a decision leaves alone."""
    return _COUNTS.left_alone(n)


def refused(found: Iterable[tuple[str, BucketKey, Refusal]]) -> list[str]:
    """Each divergence that is left alone, and why.

    Args:
        found: company's name, bucket, reason.
    """
    return [f"{place(company, key)}: {decisions.refusal(why)}" for company, key, why in found]


def did(verb: Verb, what: str) -> str:
    """What was done, about one divergence or several."""
    said = {
        Verb.ACCEPT: translate("decisions", "Accepted with a reason: {what}."),
        Verb.CORRECTING: translate("decisions", "Marked as being corrected: {what}."),
        Verb.CONTEST: translate("decisions", "Marked as contested: {what}. Nothing was sent to the portal."),
        Verb.NOTE: translate("decisions", "Noted: {what}."),
        Verb.UNDO: translate("decisions", "Taken back: {what}."),
    }[verb]
    return said.format(what=what)


def several(n: int) -> str:
    """Divergences in a sentence."""
    return _COUNTS.done_to(n)


def undo(what: str) -> str:
    """The menu's entry, with what it would take back."""
    if not what:
        return translate("decisions", "Nothing to undo")
    # A single & would be taken for the mark of a key.
    return translate("decisions", "&Undo: {what}").format(what=what.replace("&", "&&"))


def undo_what(what: str) -> str:
    """What Ctrl+Z would take back, where something else was done since."""
    said = translate(
        "decisions",
        "Nothing was taken back yet. The last decision is: {what}. Undo again to take it back. "
        "Imports are taken back in the tab “Imports”.",
    )
    return said.format(what=what)


def signature_of(company: str, month: YearMonth) -> str:
    """What undoing a signature takes back."""
    return translate("decisions", "signature of {company}, {month}").format(company=company, month=formats.month(month))


def reopened(n: int) -> str:
    """That signed months stand open again."""
    return _COUNTS.reopened(n)
