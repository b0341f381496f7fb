# SPDX-License-Identifier: MIT
"""Everything that BateCerto can refuse or fail to do, as one tree.

    BateCertoError
    ├── InvalidValue            a text is no amount, month, rate, NISS or NIF
    ├── NotFound                a company, run or month that is not in the store
    ├── FiguresChanged          what was agreed to is not what would be done now
    ├── FileProblem             a file cannot be read or written
    ├── CredentialMissing       no portal token for a company
    ├── KeychainFailed          the system's keychain is not there, is locked, or refuses
    ├── IllegalChange           an operation cannot move that way (domain.operations)
    ├── ScopeMisused            a unit of work was used wrongly: a mistake in the program
    └── StoreError              the store cannot be used
        ├── StoreLocked         another program holds it
        ├── StoreReadOnly       it cannot be written
        ├── StoreDamaged        it is not a sound BateCerto store
        ├── StoreNewer          a newer BateCerto wrote it
        ├── KeyMissing          it is encrypted, and its key is not to be had
        ├── KeyWrong            the key that was given is another one
        ├── ProtectionUnchosen  there is none yet, and nobody said how a new one is to be protected
        ├── StoreFull           the disk, or the file's limit, is full
        ├── StoreUnavailable    it cannot be opened or read for another reason
        └── TransactionLost     SQLite rolled the transaction back by itself

Messages here are for developers and logs, and carry no personal data. What the clerk reads is made from
the type and its attributes, in the clerk's language.
"""

from __future__ import annotations

import errno


class BateCertoError(Exception):
    """The root: catch this to catch whatever the program itself raises."""


class InvalidValue(BateCertoError, ValueError):
    """A text or number that is not what it should be.

    Attributes:
        kind: money, month, rate, niss, nif, period, url, plain_url (http to another machine), proxy, token or
            mapping_name (empty or taken); establishment, holiday, scc_month, company_name, tolerance.
        value: what was given; personal data where the kind is niss or nif, so never logged; empty for a token.
    """

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(f"not a valid {kind}")
        self.kind = kind
        self.value = value


class NotFound(BateCertoError, LookupError):
    """Something that was asked for by name or number is not in the store.

    Attributes:
        kind: company, run, import, mapping, bucket, person, operation, or blocks (of a month of the ERP).
        value: what was asked for.
    """

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(f"no such {kind}")
        self.kind = kind
        self.value = value


class FiguresChanged(BateCertoError):
    """The figures are not those that were shown and agreed to; nothing was done."""


class FileProblem(BateCertoError):
    """A file that cannot be read or written.

    Attributes:
        path: the file as the user named it.
        reason: missing, denied, directory, full, in_use, too_large, exists (and may not be replaced) or other.
        writing: whether it was to be written.
    """

    def __init__(self, path: str, reason: str, *, writing: bool = False) -> None:
        super().__init__(f"file problem: {reason}")
        self.path = path
        self.reason = reason
        self.writing = writing

    @classmethod
    def from_os_error(cls, path: str, error: OSError, *, writing: bool = False) -> FileProblem:
        """The problem that an operating system's error stands for."""
        reasons = {
            errno.ENOENT: "missing",
            errno.ENOTDIR: "missing",
            errno.EACCES: "denied",
            errno.EPERM: "denied",
            errno.EROFS: "denied",
            errno.EISDIR: "directory",
            errno.ENOSPC: "full",
            errno.EFBIG: "full",
            errno.EDQUOT: "full",
            errno.EBUSY: "in_use",
            errno.ETXTBSY: "in_use",
        }
        # Windows names a sharing violation (a file open in Excel) only by its own number.
        reason = "in_use" if getattr(error, "winerror", None) in (32, 33) else reasons.get(error.errno or 0, "other")
        return cls(path, reason, writing=writing)


class CredentialMissing(BateCertoError):
    """There is no portal token for a company."""


class KeychainFailed(BateCertoError):
    """The operating system's keychain is not there, is locked and stays so, or refuses."""


class StoreError(BateCertoError):
    """The store cannot be used.

    Attributes:
        path: the store's file.
        detail: what SQLite or the operating system said; no parameters, no personal data.
    """

    def __init__(self, path: str = "", detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {detail}" if detail else type(self).__name__)
        self.path = path
        self.detail = detail


class StoreLocked(StoreError):
    """Another program held the store for longer than we wait."""


class StoreReadOnly(StoreError):
    """The store's file or folder cannot be written."""


class StoreDamaged(StoreError):
    """The file is not a BateCerto store, or its pages are damaged."""


class StoreNewer(StoreError):
    """The store was written by a newer BateCerto."""


class KeyMissing(StoreError):
    """The store is encrypted, and its key is not to be had: no keychain gives it, and nobody gave a passphrase."""


class KeyWrong(StoreError):
    """The passphrase, recovery phrase or key that was given is not this store's."""


class ProtectionUnchosen(StoreError):
    """There is no store yet and no keychain for a key, and nobody chose a passphrase or to do without."""


class StoreFull(StoreError):
    """There is no room left to write."""


class StoreUnavailable(StoreError):
    """The store cannot be opened or read for a reason with no class of its own."""


class TransactionLost(StoreError):
    """SQLite rolled the whole transaction back by itself; nothing of it was kept."""


class ScopeMisused(BateCertoError, RuntimeError):
    """A unit of work was used in a way that could keep half of something: a mistake in the program."""
