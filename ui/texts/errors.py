# SPDX-License-Identifier: MIT
"""What the program refuses or fails to do, as a sentence: what happened, what it means, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from domain.errors import (
    BateCertoError,
    CredentialMissing,
    FiguresChanged,
    FileProblem,
    InvalidValue,
    KeychainFailed,
    KeyMissing,
    KeyWrong,
    NotFound,
    ProtectionUnchosen,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
    TransactionLost,
)
from domain.operations import IllegalChange
from domain.portal_record import FailureReason
from ui.texts.states import failure

translate = QCoreApplication.translate


def error(problem: BateCertoError) -> str:
    """The sentence for an error, with its path where it has one."""
    match problem:
        case InvalidValue():
            return _invalid(problem)
        case NotFound():
            return _not_found(problem)
        case FileProblem():
            return _writing(problem) if problem.writing else _reading(problem)
        case CredentialMissing() | KeychainFailed():
            return _secret(problem)
        case StoreError():
            return _store(problem)
        case _:
            return _other(problem)


def _other(problem: BateCertoError) -> str:
    if isinstance(problem, IllegalChange):
        return translate("errors", "This operation does not wait for an answer. Look at the list again.")
    if isinstance(problem, FiguresChanged):
        return translate("errors", "Nothing was done: the figures changed since they were shown. Look at them again.")
    return translate("errors", "Something happened that BateCerto did not expect, and the job stopped. Try it again.")


def _invalid(problem: InvalidValue) -> str:
    sentences = {
        "money": translate("errors", "“{value}” is not an amount. Write it like 1234,56."),
        "month": translate("errors", "“{value}” is not a month. Write it like 2026-10."),
        "rate": translate("errors", "“{value}” is not a contribution rate. Write it like 34,75."),
        "niss": translate("errors", "“{value}” is not a valid NISS. It has 11 digits; check them one by one."),
        "nif": translate("errors", "“{value}” is not a valid NIF. It has 9 digits; check them one by one."),
        "establishment": translate("errors", "“{value}” is not an establishment. Write its four digits, like 0001."),
        "period": translate("errors", "The period {value} ends before it begins. Give the earlier month first."),
        "phrase": _phrase(problem.value),
        "phrase_order": translate(
            "errors",
            "All 24 are words that there are, but they do not belong together like this: two may have changed places, "
            "or one may be another word. Compare them with the paper, one by one.",
        ),
        "url": translate("errors", "“{value}” is not a portal's address. Write it like https://host/path."),
        "plain_url": translate(
            "errors", "“{value}” would send tokens and wages unprotected. Write the portal's address with https://."
        ),
        "proxy": translate(
            "errors", "“{value}” is not a proxy that BateCerto can use. Write it like http://host:3128."
        ),
        "note": translate("errors", "Say in a few words what you found: it is kept with the operation."),
        "delivery": translate("errors", "{value} is yet to come. Give the day on which it was delivered."),
        "scc_month": translate(
            "errors",
            "{value} cannot be a first month in SCC: nobody was in it before 2026-01, and from 2027-01 on all are.",
        ),
        "holiday": translate(
            "errors", "“{value}” is not a day. Write holidays like 13/06, or 17/02/2026 for one year."
        ),
        "company_name": translate("errors", "A company needs a name. Write one."),
        "tolerance": translate("errors", "A tolerance of {value} is below zero. Write 0 or more."),
        "mapping_name": translate("errors", "“{value}” cannot be its name: it is empty, or another mapping's."),
        "token": translate(
            "errors", "That is no portal token: it has blanks or odd signs in it. Copy it again, whole and alone."
        ),
    }
    other = translate("errors", "“{value}” is not valid here. Check it and try again.")
    return sentences.get(problem.kind, other).format(value=problem.value)


def _secret(problem: BateCertoError) -> str:
    if isinstance(problem, CredentialMissing):
        return failure(FailureReason.NO_TOKEN)
    return translate("errors", "This machine's keychain cannot be used. Nothing was changed. Unlock it and try again.")


def _phrase(word: str) -> str:
    if word:
        return translate("errors", "“{value}” is no word of a recovery phrase. Check how it is written.")
    return translate(
        "errors",
        "This is not a whole recovery phrase. It has 24 words; check that each is there, in the order in which they "
        "were shown.",
    )


def _not_found(problem: NotFound) -> str:
    sentences = {
        "company": translate(
            "errors", "There is no company “{value}” here. Companies appear when their ERP file is imported."
        ),
        "run": translate(
            "errors", "There is no reconciliation number {value}. History, or “batecerto runs”, lists those there are."
        ),
        "person": translate(
            "errors", "Nothing is held of a person with the NISS {value}. Check its digits one by one."
        ),
        "blocks": translate("errors", "The ERP has nothing for {value}. Import its file first."),
        "operation": translate(
            "errors", "There is no operation {value}. “batecerto operations” lists those there are."
        ),
        "mapping": translate("errors", "There is no mapping “{value}” here for that. “batecerto mappings” lists them."),
        "import": translate("errors", "There is no import number {value}. “batecerto imports” lists those there are."),
        "bucket": translate("errors", "That group is not there any more. Reconcile again to see what is."),
    }
    other = translate("errors", "“{value}” was not found. It may have been removed since.")
    return sentences.get(problem.kind, other).format(value=problem.value)


def _reading(problem: FileProblem) -> str:
    sentences = {
        "missing": translate("errors", "{path} was not found. Check the name and the folder."),
        "denied": translate("errors", "{path} cannot be read: there is no permission. Copy it to a folder of yours."),
        "directory": translate("errors", "{path} is a folder. Choose a file in it."),
        "in_use": translate("errors", "{path} is open in another program. Close it there and try again."),
        "too_large": translate("errors", "{path} is too large to be read. Check that it is the right file."),
    }
    other = translate("errors", "{path} cannot be read. Copy it to another folder and try again.")
    return sentences.get(problem.reason, other).format(path=problem.path)


def _writing(problem: FileProblem) -> str:
    sentences = {
        "missing": translate("errors", "{path} was not saved: the folder does not exist. Choose another one."),
        "denied": translate(
            "errors", "{path} was not saved: there is no permission to write there. Choose another folder."
        ),
        "directory": translate("errors", "{path} is a folder. Give the file a name."),
        "full": translate("errors", "{path} was not saved: the disk is full. Make room and try again."),
        "in_use": translate(
            "errors",
            "{path} was not saved: it is open in another program, such as Excel. Close it there and try again.",
        ),
        "too_large": translate("errors", "{path} was not saved: it is too large for this format. Choose fewer months."),
        "exists": translate(
            "errors", "{path} is there already, and was left as it is. Choose another name, or allow to replace it."
        ),
    }
    other = translate("errors", "{path} was not saved. Choose another folder and try again.")
    return sentences.get(problem.reason, other).format(path=problem.path)


def _store(problem: StoreError) -> str:
    match problem:
        case StoreLocked():
            text = translate(
                "errors",
                "The data in {path} is in use by another program. Nothing was changed. "
                "Close the other BateCerto, or wait for the backup to end, and try again.",
            )
        case StoreReadOnly():
            text = translate(
                "errors",
                "The data in {path} cannot be written: there is no permission. Nothing was changed. "
                "Ask for permission to write in that folder, or choose another one.",
            )
        case StoreDamaged():
            text = translate(
                "errors",
                "The data in {path} is damaged, or is not BateCerto's. Nothing was changed. "
                "Put a backup copy in its place.",
            )
        case KeyMissing() | KeyWrong() | ProtectionUnchosen():
            text = _locked(problem)
        case StoreNewer():
            text = translate(
                "errors",
                "The data in {path} was written by a newer BateCerto, which this one cannot read. "
                "Nothing was changed. Install the newest version.",
            )
        case StoreFull():
            text = translate(
                "errors", "The disk of {path} is full. Nothing was changed. Make room on it and try again."
            )
        case TransactionLost():
            text = translate("errors", "The last step was undone, and nothing of it was kept in {path}. Try it again.")
        case _:
            text = translate(
                "errors", "The data in {path} cannot be opened. Nothing was changed. Check that the folder is there."
            )
    return text.format(path=problem.path or translate("errors", "BateCerto's folder"))


def _locked(problem: StoreError) -> str:
    match problem:
        case ProtectionUnchosen():
            return translate(
                "errors",
                "There is no data in {path} yet, and no keychain on this machine for the key that it would be "
                "encrypted with. Set a passphrase in BATECERTO_STORE_KEY, or choose --unencrypted. Nothing was made.",
            )
        case KeyWrong():
            return translate(
                "errors",
                "The data in {path} is encrypted, and this key or passphrase does not open it. Nothing was changed. "
                "Check the passphrase, or bring the key back with the recovery phrase: batecerto key recover",
            )
    return translate(
        "errors",
        "The data in {path} is encrypted, and its key is not in this machine's keychain, nor is there a passphrase. "
        "Nothing was changed. Set the passphrase in BATECERTO_STORE_KEY, or bring the key back with the recovery "
        "phrase: batecerto key recover",
    )
