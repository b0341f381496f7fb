# SPDX-License-Identifier: MIT
"""One sentence for each code that a reader can find, with its parameters in braces."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from domain.declaration import FindingCode
from ui.texts.tables import table_field, table_sentences

translate = QCoreApplication.translate


def sentence(code: FindingCode) -> str:
    """What a code means, before its parameters are put in."""
    for known in (
        _file_sentences,
        _record_sentences,
        _value_sentences,
        _doubtful_sentences,
        _warning_sentences,
        table_sentences,
    ):
        if code in (sentences := known()):
            return sentences[code]
    return code.value


def field(name: str) -> str:
    """Which number of a record, or column of a table, is meant."""
    return {
        "amount": translate("findings", "the amount"),
        "days": translate("findings", "the number of days"),
        "total": translate("findings", "the total of remuneration"),
        "contributions": translate("findings", "the total of contributions"),
        "rate": translate("findings", "the rate"),
        "count": translate("findings", "the number of records"),
    }.get(name) or table_field(name)


def unreadable(reason: str) -> str:
    """Why a file cannot be read, for the middle of a sentence."""
    return {
        "missing": translate("findings", "there is no such file"),
        "denied": translate("findings", "there is no permission to read it"),
        "directory": translate("findings", "it is a folder"),
        "in_use": translate("findings", "another program has it open"),
        "too_large": translate("findings", "it is too large"),
    }.get(reason, translate("findings", "the system could not read it"))


def _file_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.EMPTY_FILE: translate("findings", "the file is empty."),
        FindingCode.NOT_A_DR: translate("findings", "this is not a DR file."),
        FindingCode.UNREADABLE: translate("findings", "the file cannot be read: {reason}."),
        FindingCode.UNDECODABLE: translate("findings", "a character (byte {byte}) is neither Windows-1252 nor UTF-8."),
        FindingCode.MISSING_R0: translate("findings", "the file does not begin with its R0 record."),
        FindingCode.OTHER_MODEL: translate("findings", "the model is “{found}” and should be RC4008."),
        FindingCode.NO_BLOCKS: translate("findings", "the file declares no employer."),
    }


def _record_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.UNKNOWN_RECORD: translate(
            "findings", "the line begins with “{found}”, which is no record of a DR file."
        ),
        FindingCode.UNEXPECTED_RECORD: translate("findings", "there is a record {found} where {expected} should be."),
        FindingCode.BLOCK_NOT_CLOSED: translate("findings", "the block has no R3 record with its totals."),
        FindingCode.RECORD_TOO_SHORT: translate("findings", "the line has {length} characters and needs {expected}."),
        FindingCode.RECORD_TOO_LONG: translate(
            "findings", "the line has {length} characters and can have {expected} at most."
        ),
        FindingCode.OTHER_EMPLOYER: translate(
            "findings", "the line is of employer {found}, in the block of employer {expected}."
        ),
        FindingCode.OTHER_ESTABLISHMENT: translate(
            "findings", "the line is of establishment {found}, in the block of establishment {expected}."
        ),
    }


def _value_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.BAD_EMPLOYER_NISS: translate("findings", "the employer's NISS “{found}” is not valid."),
        FindingCode.BAD_NIF: translate("findings", "the employer's NIF “{found}” is not valid."),
        FindingCode.BAD_WORKER_NISS: translate("findings", "the worker's NISS “{found}” does not have 11 digits."),
        FindingCode.BAD_MONTH: translate("findings", "“{found}” is not a month."),
        FindingCode.BAD_NUMBER: translate("findings", "{field} is not a number (“{found}”)."),
        FindingCode.BAD_SIGN: translate("findings", "the sign is “{found}” and should be 0 or -."),
        FindingCode.WRONG_TOTAL: translate(
            "findings", "the stated total is {stated}, and the values add up to {computed}."
        ),
        FindingCode.WRONG_COUNT: translate(
            "findings", "the stated number of records is {stated}, and there are {computed}."
        ),
    }


def _doubtful_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.MONTH_AHEAD: translate("findings", "the month is {month}, which is still to come."),
        FindingCode.MONTH_TOO_OLD: translate(
            "findings", "the month is {month}. No file can be of a month before {earliest}."
        ),
        FindingCode.RATE_TOO_HIGH: translate(
            "findings", "the rate is {rate}. No contribution rate is above {highest}."
        ),
        FindingCode.MONTH_NOT_BEGUN: translate("findings", "the month is {month}, which has not begun."),
        FindingCode.MONTH_LONG_AGO: translate("findings", "the month is {month}, more than {years} years ago."),
        FindingCode.UNUSUAL_RATE: translate(
            "findings", "the rate is {rate}. Contribution rates lie between {lowest} and {highest}."
        ),
        FindingCode.UNKNOWN_RATE: translate("findings", "the rate is {rate}, which is none of the known ones."),
        FindingCode.ESTABLISHMENT_STAYS: translate(
            "findings",
            "{company}, {month}: rows that name no establishment count as {establishment}. The month also has "
            "establishment {other}, which stays as it is: at the same rates, {remuneration} of remuneration and "
            "{contribution} of contributions.",
        ),
    }


def _warning_sentences() -> dict[FindingCode, str]:
    return {
        FindingCode.WORKER_CHECK_DIGIT: translate("findings", "the check digit of the worker's NISS {found} is wrong."),
        FindingCode.CONTRIBUTIONS_OFF: translate(
            "findings", "the stated contributions are {stated}, and the rate gives {computed}."
        ),
        FindingCode.REPEATED_VALUE: translate(
            "findings", "worker {worker} has the nature “{nature}” more than once for {month}; the values were added."
        ),
        FindingCode.BLOCK_TWICE: translate(
            "findings",
            "{month}, establishment {establishment} at {rate} is there twice, first in line {first_line}; "
            "the later one counts.",
        ),
        FindingCode.BLOCK_KEPT: translate(
            "findings",
            "{company}, {month}: establishment {establishment} at {rate} is not in this file; "
            "the values of {file} stay in use.",
        ),
    }
