# SPDX-License-Identifier: MIT
"""What was found in a file: where it is, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from domain.declaration import Finding, FindingCode, Severity
from domain.values import Money, Rate, YearMonth
from ui import formats
from ui.texts.counts import COUNTS
from ui.texts.finding_sentences import field, sentence, unreadable
from ui.texts.states import nature
from ui.texts.tables import table_next_step, table_sentences

translate = QCoreApplication.translate


def finding(found: Finding, file_name: str) -> str:
    """Where a finding is and what it is: ``DR_….txt, linha 23, coluna 109: o valor não é um número.``."""
    return translate("findings", "{place}: {what}").format(place=_place(found, file_name), what=_what(found))


# What another export would not put right.
_IMPOSSIBLE = frozenset({FindingCode.MONTH_AHEAD, FindingCode.MONTH_TOO_OLD, FindingCode.RATE_TOO_HIGH})
_SAYS_ITS_STEP = _IMPOSSIBLE | {FindingCode.UNREADABLE, FindingCode.NOT_A_DR, FindingCode.OTHER_MODEL}


def file_refused(found: Finding | None = None, *, table: bool = False) -> str:
    """What an error means for its file, and what to do.

    Args:
        table: whether the file was read as a table.
    """
    if found is not None and found.severity is Severity.QUESTION:
        return translate("findings", "Nothing of this file was imported.") + " " + _agree()
    if table and found is not None and found.code is not FindingCode.UNREADABLE:
        next_step = table_next_step(found.code)
        return (translate("findings", "Nothing of this file was imported.") + " " + next_step).rstrip()
    if found is not None and (found.code in _SAYS_ITS_STEP or found.code in table_sentences()):
        return (translate("findings", "Nothing of this file was imported.") + " " + _next_step(found)).rstrip()
    return translate("findings", "Nothing of this file was imported. Export it again from the ERP.")


def what_to_do(found: Finding) -> str:
    """The next step for one finding."""
    if found.severity is Severity.ERROR and found.code is not FindingCode.MORE_FINDINGS:
        return _next_step(found)
    if found.severity is Severity.QUESTION:
        return _agree()
    return {
        FindingCode.WORKER_CHECK_DIGIT: translate("findings", "Check the worker's NISS in the ERP."),
        FindingCode.CONTRIBUTIONS_OFF: translate("findings", "Check how the ERP rounds contributions."),
        FindingCode.REPEATED_VALUE: translate("findings", "Check in the ERP that the value is not there twice."),
        FindingCode.BLOCK_TWICE: translate("findings", "Check in the ERP that the month was not exported twice."),
        FindingCode.UNKNOWN_RATE: translate("findings", "Check in the ERP that the rate is right."),
        FindingCode.BLOCK_KEPT: translate(
            "findings", "If it is no longer due, import the file again and replace the whole month."
        ),
    }.get(found.code, "")


def _agree() -> str:
    return translate("findings", "If it is right, it can come in all the same.")


def _next_step(found: Finding) -> str:
    if found.code in _IMPOSSIBLE:
        return translate("findings", "Correct it where the file comes from, and import it again.")
    match found.code:
        case FindingCode.UNREADABLE:
            return translate("findings", "Check its name and place, and import it again.")
        case FindingCode.NOT_A_DR | FindingCode.EMPTY_FILE | FindingCode.OTHER_MODEL | FindingCode.NO_BLOCKS:
            return translate("findings", "Choose the DR file (RC4008) that the ERP exports.")
        case FindingCode.BAD_EMPLOYER_NISS | FindingCode.BAD_NIF | FindingCode.BAD_WORKER_NISS:
            return translate("findings", "Correct the number in the ERP and export the file again.")
        case code if code in table_sentences():
            return table_next_step(code)
        case _:
            return translate("findings", "Export the file again from the ERP, and do not edit it by hand.")


def _place(found: Finding, file_name: str) -> str:
    if found.line is None:
        return file_name
    if found.column is None:
        return translate("findings", "{file}, line {line}").format(file=file_name, line=found.line)
    return translate("findings", "{file}, line {line}, column {column}").format(
        file=file_name, line=found.line, column=found.column
    )


def _what(found: Finding) -> str:
    if found.code is FindingCode.MORE_FINDINGS:
        return COUNTS.more_findings(int(found.params.get("count", 0)))
    said = {name: _say(found.code, name, value) for name, value in found.params.items()}
    return sentence(found.code).format_map(_Known(said))


class _Known(dict[str, str]):
    """Parameters by name; one that a reader did not give is an ellipsis, never an error on screen."""

    def __missing__(self, key: str) -> str:
        return "…"


_IN_CENTS = (
    FindingCode.WRONG_TOTAL,
    FindingCode.CONTRIBUTIONS_OFF,
    FindingCode.TOTALS_APART,
    FindingCode.STATED_APART,
    FindingCode.VALUES_APART,
)


def _say(code: FindingCode, name: str, value: int | str) -> str:
    try:
        return _SAID[name](value, code)
    except (KeyError, ValueError):  # what a reader gave is shown as it is
        return str(value)


def _number(value: int | str, code: FindingCode) -> str:
    return formats.euro(Money(int(value))) if code in _IN_CENTS else formats.whole(int(value))


_SAID: dict[str, Callable[[int | str, FindingCode], str]] = {
    "remuneration": lambda value, _: formats.euro(Money(int(value))),
    "contribution": lambda value, _: formats.euro(Money(int(value))),
    "stated": _number,
    "computed": _number,
    "month": lambda value, _: formats.month(YearMonth.parse(str(value))),
    "rate": lambda value, _: formats.rate(Rate(int(value))),
    "given": lambda value, _: formats.rate(Rate(int(value))),
    "lowest": lambda value, _: formats.rate(Rate(int(value))),
    "highest": lambda value, _: formats.rate(Rate(int(value))),
    "earliest": lambda value, _: formats.month(YearMonth.parse(str(value))),
    "field": lambda value, _: field(str(value)),
    "reason": lambda value, _: unreadable(str(value)),
    "limit": lambda value, _: formats.whole(int(value)),
    "nature": lambda value, _: nature(str(value)),
}
