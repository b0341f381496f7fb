# SPDX-License-Identifier: MIT
"""Asks the portal for an employer's month over HTTP, and turns whatever happens into one of four answers."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import httpx

from adapters.portal import schema
from adapters.portal.asking import Asking, MyTurn, Patience, Places, Turn
from adapters.portal.failures import AskingFailed, for_status, safe_message
from adapters.portal.proxy import proxy_for, without_user
from adapters.portal.replies import error_body, is_a_page, is_json, raw_body
from adapters.portal.sending import Letter, Sender
from adapters.portal.settings import ClientSettings
from adapters.portal.strict_json import BrokenContract, Unparseable
from adapters.portal.tokens import Authorization, authorization
from adapters.portal.transport import Line, begins_to_send, checked_url, one_call_client, silence, tls_context
from adapters.portal.watch import HostWatch
from domain.errors import CredentialMissing, InvalidValue
from domain.operations import Receipts
from domain.portal_record import (
    FailureReason,
    Fetched,
    FetchFailed,
    NoData,
    PortalAnswer,
    PortalTotal,
    Unchanged,
)
from domain.portal_sending import NotSent, SendOutcome

if TYPE_CHECKING:
    from adapters.portal.circuit import Monotonic
    from domain.portal_health import PortalHealth
    from domain.ports import TokenSource
    from domain.values import Niss, YearMonth

__all__ = ["ClientSettings", "PsiClient"]

_PARSE_IN_THREAD: Final = 64_000  # about 10 ms of work
_LONGEST_ETAG: Final = 512
_LINES_PER_PLACE: Final = 2
_LAST_BYTE: Final = "http11.receive_response_body.complete"
_IF_CHANGED: Final = "If-None-Match"

_T = TypeVar("_T")


class PsiClient:
    """The portal's web service; see PortalGateway, PortalWriter, PortalReceipts and PortalMonitor.

    At most settings.concurrency questions at once; as many again stand ready with a connection.

    Args:
        base_url: with the base path, as in the OpenAPI's servers; a documented host alone gets the documented path.
        ssl_context: which certificates are trusted; the system's, where none is given.
        now: a clock that never goes back, in seconds, for the circuit and for what the calls took.

    Raises:
        InvalidValue: the address is not http or https with a host, or carries a user name (kind ``url``); it is http
            to another machine (kind ``plain_url``); or the proxy's address is none (kind ``proxy``).
    """

    def __init__(
        self,
        base_url: str,
        tokens: TokenSource,
        *,
        settings: ClientSettings | None = None,
        ssl_context: ssl.SSLContext | None = None,
        now: Monotonic = time.monotonic,
    ) -> None:
        url = checked_url(base_url)
        silence()
        self._settings = chosen = settings or ClientSettings()
        proxy = proxy_for(url.scheme, url.host, given=chosen.proxy, use_system=chosen.use_system_proxy)
        self._proxy = without_user(proxy)
        self._tokens = tokens
        self._source = url.netloc.decode("ascii")
        self._watch = HostWatch(
            self._source, self._proxy, limit=chosen.circuit_limit, rest=chosen.circuit_rest, now=now
        )
        context = ssl_context or tls_context(url)
        self._patience = Patience(self._watch, chosen)
        self._lines = [Line(url, chosen, context, proxy) for _ in range(_LINES_PER_PLACE * chosen.concurrency)]
        self._places = Places(chosen.concurrency, self._lines)
        self._sender = Sender(one_call_client(url, chosen, context, proxy), self._watch, chosen)

    @property
    def proxy(self) -> str:
        """The proxy in use, without user and password; empty where there is none."""
        return self._proxy

    def health(self) -> PortalHealth:
        """See PortalMonitor."""
        return self._watch.health()

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        """See PortalGateway. Waits for its turn; the deadline counts from there."""
        question = _Month(employer, month, _clean_etag(etag))
        return await self._in_turn(employer, lambda asking: self._all_pages(asking, question))

    async def receipts(self, employer: Niss) -> Receipts | FetchFailed:
        """See PortalReceipts. Waits for its turn; the deadline counts from there."""
        return await self._in_turn(employer, self._all_receipts)

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        """See PortalWriter."""
        async with self._places.asking:
            allowed = await self._authorization(employer)
            if isinstance(allowed, FetchFailed):
                return NotSent(allowed)
            body = schema.communication(month, totals)
            letter = Letter("POST", schema.communicated_path(employer).lstrip("/"), body, employer, allowed)
            return await self._sender.send(letter, idempotent=idempotent)

    async def aclose(self) -> None:
        """Close connections."""
        for line in self._lines:
            await line.aclose()
        await self._sender.aclose()

    async def _authorization(self, employer: Niss) -> Authorization | FetchFailed:
        try:
            # A keychain may take its time, or ask the user.
            credential = await asyncio.to_thread(self._tokens.token, employer)
            found = None if credential is None else authorization(credential)
        except CredentialMissing:
            found = None
        except InvalidValue:
            return FetchFailed(FailureReason.TOKEN_MALFORMED)
        return found or FetchFailed(FailureReason.NO_TOKEN)

    async def _in_turn(self, employer: Niss, ask: Callable[[Asking], Awaitable[_T]]) -> _T | FetchFailed:
        # Before its turn: what a keychain takes its time for holds nobody up.
        allowed = await self._authorization(employer)
        if isinstance(allowed, FetchFailed):
            return allowed
        asking = Asking(employer, allowed, Turn(self._places, self._settings.deadline))
        try:
            async with asking.turn:
                return await ask(asking)
        except AskingFailed as failure:
            return asking.failed or failure.answer
        except TimeoutError:
            return asking.failed or FetchFailed(FailureReason.TIMED_OUT)

    async def _all_pages(self, asking: Asking, question: _Month) -> PortalAnswer:
        first = await self._page(asking, question, 1)
        if not isinstance(first, _Received):
            return first
        pages, size = [first.page], first.size
        if first.page.head.pages > self._settings.max_pages:
            raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, schema.PAGES, 200))
        while len(pages) < first.page.head.pages:
            more = await self._page(asking, question, len(pages) + 1)
            if not isinstance(more, _Received) or more.page.head.pages != first.page.head.pages:
                raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, schema.PAGES, 200))
            pages.append(more.page)
            size += more.size
            if size > self._settings.max_month:
                raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, http_status=200))
        return Fetched(await _read(size, lambda: schema.merge(pages, etag=first.etag, source=self._source)))

    async def _page(self, asking: Asking, question: _Month, number: int) -> _Received | Unchanged | NoData:
        path = schema.values_path(question.employer, question.month)
        params = {schema.PAGE: str(number)} if number > 1 else {}
        etag = question.etag if number == 1 else ""

        async def read(reply: _Reply | Unchanged | NoData) -> _Received | Unchanged | NoData:
            if not isinstance(reply, _Reply):
                return reply
            body, asked = reply.body, (question.employer, question.month, number)
            page = await _read(len(body), lambda: schema.read_page(body, *asked))
            return NoData(self._source) if page is None else _Received(page, reply.etag, len(body))

        request = self._request(asking, path, params, etag)
        return await self._patience.ask(asking, lambda my_turn: self._exchange(asking, request, my_turn), read)

    async def _all_receipts(self, asking: Asking) -> Receipts:
        path = schema.communicated_path(asking.employer)

        async def read(reply: _Reply | Unchanged | NoData) -> Receipts:
            if not isinstance(reply, _Reply):
                return Receipts(frozenset())
            return Receipts(await _read(len(reply.body), lambda: schema.read_receipts(reply.body)))

        request = self._request(asking, path, schema.IN_PROCESSING)
        return await self._patience.ask(asking, lambda my_turn: self._exchange(asking, request, my_turn), read)

    def _request(self, asking: Asking, path: str, params: Mapping[str, str], etag: str = "") -> httpx.Request:
        headers = {"Authorization": asking.authorization.header} | ({_IF_CHANGED: etag} if etag else {})
        return asking.turn.line.request(path, params, headers)

    async def _exchange(self, asking: Asking, request: httpx.Request, my_turn: MyTurn) -> _Reply | Unchanged | NoData:
        async def trace(step: str, info: Mapping[str, Any]) -> None:
            if begins_to_send(step, info):
                await my_turn()
            elif step == _LAST_BYTE and good:
                self._patience.received(asking)

        good = False
        request.extensions["trace"] = trace
        response = await asking.turn.line.send(request)
        try:
            if response.status_code == 200:
                _demand_json(response)
                good = True
                body = await raw_body(response, self._settings.max_body)
                return _Reply(body, _clean_etag(response.headers.get("etag", "")))
            asked_for_change = _IF_CHANGED in request.headers
            return await self._without_values(response, asking.authorization, asked_for_change=asked_for_change)
        finally:
            await response.aclose()

    async def _without_values(
        self, response: httpx.Response, allowed: Authorization, *, asked_for_change: bool
    ) -> Unchanged | NoData:
        # Read to its end where that is near: the connection can then serve the next question.
        body, status = await error_body(response), response.status_code
        if status == 304 and asked_for_change:
            return Unchanged()
        nothing, message = schema.read_error(body)
        if (status == 404 and not is_a_page(response)) or (status == 400 and nothing):
            return NoData(self._source)
        message = safe_message(message, *allowed.secrets)
        raise for_status(status, response.headers, message, self._settings.retry_after_cap)


@dataclass(frozen=True, slots=True)
class _Month:
    """One company's month to ask for."""

    employer: Niss
    month: YearMonth
    etag: str


@dataclass(frozen=True, slots=True)
class _Reply:
    body: bytearray
    etag: str


@dataclass(frozen=True, slots=True)
class _Received:
    page: schema.Page
    etag: str
    size: int


def _demand_json(response: httpx.Response) -> None:
    if not is_json(response):
        # A page for people stands there while the service is being mended; anything else stays as it is.
        wait = True if is_a_page(response) else None
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Type", 200), wait)


async def _read(size: int, read: Callable[[], _T]) -> _T:
    """What is read from a body; in a thread where that many bytes would hold up the event loop.

    Raises:
        AskingFailed: it is no JSON, or breaks the contract.
    """
    try:
        return await asyncio.to_thread(read) if size > _PARSE_IN_THREAD else read()
    except Unparseable:
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "$", 200), wait=True) from None
    except BrokenContract as broken:
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, broken.path, 200)) from None


def _clean_etag(etag: str) -> str:
    return etag if etag.isascii() and etag.isprintable() and len(etag) <= _LONGEST_ETAG else ""
