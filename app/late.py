# SPDX-License-Identifier: MIT
"""Adapters that are loaded when they are first used: what the store holds is shown without them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from adapters.portal.address import is_loopback
from domain.errors import InvalidValue
from domain.portal_health import PortalHealth
from domain.preferences import SYSTEM_PROXY, Preferences

if TYPE_CHECKING:
    from adapters.portal.client import PsiClient
    from domain.declaration import ReadResult
    from domain.operations import Receipts
    from domain.portal_record import FetchFailed, PortalAnswer, PortalTotal
    from domain.portal_sending import SendOutcome
    from domain.ports import DeclarationReader, FileLines, TableReader, TokenSource
    from domain.tables.cells import FileKind, Halt, RawTable, ReadOptions
    from domain.values import Niss, YearMonth

PRODUCTION = "https://app.seg-social.pt/ptss/rest"


class LatePortal:
    """The portal's client; see domain.ports.PortalGateway.

    Raises:
        InvalidValue: the address is not http or https with a host, or carries a user name. Its kind is ``url``.
    """

    def __init__(self, base_url: str, tokens: TokenSource, chosen: Preferences | None = None) -> None:
        self.host = portal_host(base_url)
        self._url = base_url
        self._tokens = tokens
        self._chosen = chosen or Preferences()
        self._client: PsiClient | None = None
        self._building = asyncio.Lock()

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        """See PortalGateway."""
        return await (await self._loaded()).month(employer, month, etag)

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        """See PortalWriter."""
        return await (await self._loaded()).communicate(employer, month, totals, idempotent=idempotent)

    async def receipts(self, employer: Niss) -> Receipts | FetchFailed:
        """See PortalReceipts."""
        return await (await self._loaded()).receipts(employer)

    def health(self) -> PortalHealth:
        """See PortalMonitor."""
        return PortalHealth(self.host) if self._client is None else self._client.health()

    async def _loaded(self) -> PsiClient:
        async with self._building:
            if self._client is None:
                self._client = await asyncio.to_thread(_client, self._url, self._tokens, self._chosen)
        return self._client

    async def aclose(self) -> None:
        """Close connections, if there ever was one."""
        if self._client is not None:
            await self._client.aclose()


class LateReader:
    """The reader of DR files; see domain.ports.DeclarationReader."""

    def __init__(self) -> None:
        self._reader: DeclarationReader | None = None

    def read(self, path: Path) -> ReadResult:
        """See DeclarationReader."""
        if self._reader is None:
            from adapters.erp.dr_reader import DrReader

            self._reader = DrReader()
        return self._reader.read(path)


def open_lines(path: Path, encoding: str, halt: Halt) -> FileLines:
    """See domain.ports.LinesReader."""
    from adapters.erp.file_lines import open_lines as opened

    return opened(path, encoding, halt)


class LateTableReader:
    """The reader of tables; see domain.ports.TableReader."""

    def __init__(self) -> None:
        self._reader: TableReader | None = None

    def kind(self, path: Path) -> FileKind:
        """See TableReader."""
        return self._loaded().kind(path)

    def state(self, path: Path) -> object:
        """See TableReader."""
        return self._loaded().state(path)

    def read(self, path: Path, options: ReadOptions, halt: Halt) -> RawTable:
        """See TableReader."""
        return self._loaded().read(path, options, halt)

    def _loaded(self) -> TableReader:
        if self._reader is None:
            from adapters.tables.reader import FileTableReader

            self._reader = FileTableReader()
        return self._reader


def _client(url: str, tokens: TokenSource, chosen: Preferences) -> PsiClient:
    from adapters.portal.client import ClientSettings, PsiClient
    from adapters.portal.transport import make_ready

    make_ready()
    system = chosen.proxy == SYSTEM_PROXY
    settings = ClientSettings(concurrency=chosen.at_once, proxy="" if system else chosen.proxy, use_system_proxy=system)
    return PsiClient(url, tokens, settings=settings)


def portal_host(url: str) -> str:
    """The host of a portal's address, with its port where it has one.

    Raises:
        InvalidValue: the address is none; its kind is ``url``.
    """
    return _checked(url).netloc


def _checked(url: str) -> SplitResult:
    """What can be told wrong about an address without the client, which looks more closely."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise InvalidValue("url", url) from None
    odd = not url.strip().isprintable() or " " in parts.netloc or "%" in parts.netloc or "@" in parts.netloc
    if odd or not usable:
        raise InvalidValue("url", url)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise InvalidValue("plain_url", url)
    return parts
