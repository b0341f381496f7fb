# SPDX-License-Identifier: MIT
"""Buckets as CSV: the columns that other programs read, whatever the language of the window."""

from __future__ import annotations

import contextlib
import csv
import os
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import FileProblem
from domain.ports import Dialect

if TYPE_CHECKING:
    from domain.read_models import BucketRow

COLUMNS = (
    "empresa_nif",
    "empresa",
    "periodo",
    "taxa",
    "estado",
    "erp_remuneracao",
    "portal_remuneracao",
    "diferenca_remuneracao",
    "erp_contribuicao",
    "portal_contribuicao",
    "diferenca_contribuicao",
    "trabalhadores_erp",
    "trabalhadores_portal",
    "consultado_em",
    "importado_em",
    "execucao",
)

# A cell that begins with one of these is taken for a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


class CsvWriter:
    """See domain.ports.BucketWriter.

    Dialect pt: ``;``, decimal comma, UTF-8 with BOM, CRLF. Dialect rfc4180: ``,``, decimal point, UTF-8, CRLF.
    Differences are portal − ERP. Times are UTC, ISO 8601.
    """

    def write(self, rows: Sequence[BucketRow], path: Path, dialect: Dialect) -> None:
        """See domain.ports.BucketWriter."""
        portuguese = dialect is Dialect.PT
        # What a link points to is replaced, not the link; beside it, so that taking its place is one step.
        target = path.resolve()
        part = target.with_name(f".{target.name[:100]}.{uuid.uuid4().hex}.part")
        try:
            _refuse_odd_places(path, target)
            with part.open("x", encoding="utf-8-sig" if portuguese else "utf-8", newline="") as file:
                writer = csv.writer(file, delimiter=";" if portuguese else ",", lineterminator="\r\n")
                writer.writerow(COLUMNS)
                writer.writerows(_cells(rows, "," if portuguese else "."))
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError as error:
            raise FileProblem.from_os_error(str(path), error, writing=True) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def _refuse_odd_places(path: Path, target: Path) -> None:
    """A folder, or a device, is not a place for a report."""
    if target.exists() and not target.is_file():
        raise FileProblem(str(path), "directory" if target.is_dir() else "other", writing=True)


def _cells(rows: Sequence[BucketRow], mark: str) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            row.nif.digits,
            _safe(row.company),
            str(row.key.month),
            row.key.rate.plain(mark),
            row.status.value,
            row.erp_remuneration.plain(mark),
            row.portal_remuneration.plain(mark),
            row.remuneration_difference.plain(mark),
            row.erp_contribution.plain(mark),
            row.portal_contribution.plain(mark),
            row.contribution_difference.plain(mark),
            str(row.erp_workers),
            str(row.portal_workers),
            _time(row.consulted_at),
            _time(row.imported_at),
            str(row.run_id),
        )


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _time(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
