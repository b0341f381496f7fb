# SPDX-License-Identifier: MIT
"""The simulator's folder of documents, whole or split into pages as the contract allows."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.portal import schema

_NISS = re.compile(r"[0-9]{11}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_log = logging.getLogger(__name__)


class Documents:
    """``NISS/YYYY-MM.json`` below a folder.

    Args:
        page_size: worker values a page; None gives each document as it is.
        kept: the folder for what was communicated, laid out alike; None keeps it in memory alone. A document in it that
            is broken counts for nothing.
    """

    def __init__(self, directory: Path, page_size: int | None = None, kept: Path | None = None) -> None:
        self._directory = directory
        self._kept = kept
        self._page_size = page_size
        self._changed: dict[tuple[str, str], bytes] = {}

    @staticmethod
    def is_niss(text: str) -> bool:
        """Whether it has the form of a NISS: only such a text becomes part of a path."""
        return _NISS.fullmatch(text) is not None

    @staticmethod
    def is_month(text: str) -> bool:
        """Whether it is ``YYYY-MM``: only such a text becomes part of a path."""
        return _MONTH.fullmatch(text) is not None

    @staticmethod
    def is_page(text: str) -> bool:
        """Whether it is a page's number, from 1."""
        return _PAGE.fullmatch(text) is not None

    def find(self, niss: str, month: str, page: int) -> tuple[bytes, str] | None:
        """One page and the ETag of the whole month's content; None where there is no such month or page."""
        if not (self.is_niss(niss) and self.is_month(month)):
            return None
        content = self._content(niss, month)
        if content is None:
            return None
        body = content if self._page_size is None and page == 1 else self._split(content, page)
        return None if body is None else (body, f'"{hashlib.sha256(content).hexdigest()[:32]}"')

    def _content(self, niss: str, month: str) -> bytes | None:
        if (niss, month) in self._changed:
            return self._changed[niss, month]
        kept = _read(self._kept, niss, month) if self._kept is not None else None
        if kept is not None and (found := schema.communicated(kept)) is not None and found[0] == month:
            return kept
        return _read(self._directory, niss, month)

    def communicate(self, niss: str, month: str, rates: list[dict[str, Any]], at: datetime) -> None:
        """Let a month hold what was communicated, in place of the same establishments and rates."""
        content = self._content(niss, month)
        earlier: list[dict[str, Any]] = json.loads(content)[schema.RATES] if content is not None else []
        sent = {schema.block(rate) for rate in rates}
        kept = [rate for rate in earlier if schema.block(rate) not in sent]
        document = schema.document(int(niss), month, at, [*kept, *rates])
        changed = json.dumps(document, ensure_ascii=False).encode()
        if self._kept is not None and _written(self._kept / niss / f"{month}.json", changed):
            self._changed.pop((niss, month), None)
        else:
            self._changed[niss, month] = changed

    def _split(self, content: bytes, page: int) -> bytes | None:
        # Floats here only pass through: the shortest text of a double with two decimals is the text it came from.
        document: dict[str, Any] = json.loads(content)
        pages = split(document, self._page_size) if self._page_size else [document]
        return json.dumps(pages[page - 1], ensure_ascii=False).encode() if page <= len(pages) else None


def split(document: dict[str, Any], page_size: int) -> list[dict[str, Any]]:
    """A one-page document as pages of at most that many worker values.

    A rate whose values go over several pages comes on each with the same totals; one without values comes on the first.
    """
    pages: list[dict[str, Any]] = [_empty(document)]
    room = page_size
    for rate in document[schema.RATES]:
        values = rate.get(schema.VALUES) or []
        if not values:
            pages[0][schema.RATES].append(rate)
        while values:
            if not room:
                pages.append(_empty(document))
                room = page_size
            pages[-1][schema.RATES].append({**rate, schema.VALUES: values[:room]})
            values, room = values[room:], room - len(values[:room])
    for number, page in enumerate(pages, 1):
        page[schema.PAGE], page[schema.PAGES] = number, len(pages)
    return pages


def _empty(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, schema.RATES: []}


def _read(directory: Path, niss: str, month: str) -> bytes | None:
    try:
        return (directory / niss / f"{month}.json").read_bytes()
    except OSError:
        return None


def _written(path: Path, content: bytes) -> bool:
    """Write it whole or not at all; False where it cannot be written."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _log.warning("what was communicated is kept in memory alone: %s", error.strerror)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True
