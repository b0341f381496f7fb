# SPDX-License-Identifier: MIT
"""Asks the portal for an employer's month over HTTP, and turns whatever happens into one of four answers."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import httpx
import stamina

from adapters.portal import schema
from adapters.portal.circuit import Monotonic
from adapters.portal.failures import AskingFailed, for_status, for_transport, safe_message
from adapters.portal.proxy import proxy_for, without_user
from adapters.portal.replies import error_body, is_a_page, is_json, raw_body
from adapters.portal.sending import Letter, Sender
from adapters.portal.settings import ClientSettings
from adapters.portal.strict_json import BrokenContract, Unparseable
from adapters.portal.tokens import Authorization, authorization
from adapters.portal.transport import checked_url, http_client, silence, tls_context
from adapters.portal.watch import HostWatch
from domain.errors import CredentialMissing, InvalidValue
from domain.portal_health import PortalHealth
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
from domain.ports import TokenSource
from domain.values import Niss, YearMonth

__all__ = ["ClientSettings", "PsiClient"]

_PARSE_IN_THREAD: Final = 64_000  # about 10 ms of work
_LONGEST_ETAG: Final = 512
_MARGIN: Final = 0.05
"""Seconds by which a call ends before its month's deadline does: so it is told as a time-out, not as cancelled."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Question:
    """One company's month to ask for."""

    employer: Niss
    month: YearMonth
    authorization: Authorization
    etag: str

    def headers(self, number: int) -> dict[str, str]:
        headers = {"Authorization": self.authorization.header}
        if self.etag and number == 1:
            headers["If-None-Match"] = self.etag
        return headers

    def __repr__(self) -> str:
        return f"_Question({self.employer}, {self.month})"


@dataclass(slots=True)
class _Asking:
    """How it goes with one question.

    Attributes:
        until: when there is no time left, on the loop's clock.
        failed: what the last attempt failed with, for when the deadline or the circuit ends the next one.
    """

    question: _Question
    until: float
    failed: FetchFailed | None = None


class PsiClient:
    """The portal's web service; see PortalGateway, PortalWriter and PortalMonitor.

    One connection pool, at most settings.concurrency months at once.

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
        self._slots = asyncio.Semaphore(chosen.concurrency)
        self._watch = HostWatch(
            self._source, self._proxy, limit=chosen.circuit_limit, rest=chosen.circuit_rest, now=now
        )
        context = ssl_context or tls_context(url)
        self._http = http_client(url, chosen, context, proxy)
        self._sender = Sender(http_client(url, chosen, context, proxy, reuse=False), self._watch, chosen)

    @property
    def proxy(self) -> str:
        """The proxy in use, without user and password; empty where there is none."""
        return self._proxy

    def health(self) -> PortalHealth:
        """See PortalMonitor."""
        return self._watch.health()

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        """See PortalGateway. Waits for its turn; the deadline counts from there."""
        async with self._slots:
            allowed = await self._authorization(employer)
            if isinstance(allowed, FetchFailed):
                return allowed
            until = asyncio.get_running_loop().time() + self._settings.deadline
            asking = _Asking(_Question(employer, month, allowed, _clean_etag(etag)), until)
            try:
                async with asyncio.timeout_at(until + _MARGIN):
                    return await self._all_pages(asking)
            except AskingFailed as failure:
                return asking.failed or failure.answer
            except TimeoutError:
                return asking.failed or FetchFailed(FailureReason.TIMED_OUT)

    async def communicate(
        self, employer: Niss, month: YearMonth, totals: Sequence[PortalTotal], *, idempotent: bool = False
    ) -> SendOutcome:
        """See PortalWriter."""
        async with self._slots:
            allowed = await self._authorization(employer)
            if isinstance(allowed, FetchFailed):
                return NotSent(allowed)
            body = schema.communication(month, totals)
            letter = Letter("POST", schema.communicated_path(employer).lstrip("/"), body, employer, allowed)
            return await self._sender.send(letter, idempotent=idempotent)

    async def aclose(self) -> None:
        """Close connections."""
        await self._http.aclose()
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

    async def _all_pages(self, asking: _Asking) -> PortalAnswer:
        first = await self._page(asking, 1)
        if not isinstance(first, _Received):
            return first
        pages, size = [first.page], first.size
        if first.page.head.pages > self._settings.max_pages:
            raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, schema.PAGES, 200))
        while len(pages) < first.page.head.pages:
            more = await self._page(asking, len(pages) + 1)
            if not isinstance(more, _Received) or more.page.head.pages != first.page.head.pages:
                raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, schema.PAGES, 200))
            pages.append(more.page)
            size += more.size
            if size > self._settings.max_month:
                raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, http_status=200))
        try:
            snapshot = await _aside(size, lambda: schema.merge(pages, etag=first.etag, source=self._source))
        except BrokenContract as broken:
            raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, broken.path, 200)) from None
        return Fetched(snapshot)

    async def _page(self, asking: _Asking, number: int) -> _Received | Unchanged | NoData:
        settings = self._settings
        async for attempt in stamina.retry_context(
            on=lambda error: self._next_wait(error, asking),
            attempts=settings.attempts,
            timeout=None,  # it would not cut a wait short: the deadline does
            wait_initial=settings.backoff_base,
            wait_max=settings.backoff_max,
            wait_jitter=settings.backoff_jitter,
        ):
            with attempt:
                try:
                    answer = await self._attempt(asking, number, again=attempt.num > 1)
                except AskingFailed as failure:
                    # That the circuit opened meanwhile tells less than what went wrong before.
                    if failure.answer.reason is not FailureReason.CIRCUIT_OPEN:
                        asking.failed = failure.answer
                    raise
                asking.failed = None
                return answer
        raise AssertionError("stamina returns or raises")

    def _next_wait(self, error: Exception, asking: _Asking) -> bool | float:
        wait = error.wait if isinstance(error, AskingFailed) else None
        late = asyncio.get_running_loop().time() >= asking.until
        if wait is None or late or self._watch.refuses(asking.question.employer):
            return False
        return wait

    async def _attempt(self, asking: _Asking, number: int, *, again: bool) -> _Received | Unchanged | NoData:
        question = asking.question
        left = asking.until - asyncio.get_running_loop().time()
        with self._watch.call(question.employer, again=again):
            try:
                async with asyncio.timeout(min(self._settings.call_timeout, left)):
                    reply = await self._exchange(question, number)
            except TimeoutError:
                raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
            except (httpx.HTTPError, OSError) as error:
                raise for_transport(error) from None
            return reply if not isinstance(reply, _Reply) else await self._read(question, number, reply)

    async def _exchange(self, question: _Question, number: int) -> _Reply | Unchanged | NoData:
        path = schema.values_path(question.employer, question.month).lstrip("/")
        params = {schema.PAGE: number} if number > 1 else None
        headers = question.headers(number)
        async with self._http.stream("GET", path, params=params, headers=headers) as response:
            if response.status_code == 200:
                _demand_json(response)
                body = await raw_body(response, self._settings.max_body)
                return _Reply(body, _clean_etag(response.headers.get("etag", "")))
            return await self._without_values(response, question, asked_for_change="If-None-Match" in headers)

    async def _without_values(
        self, response: httpx.Response, question: _Question, *, asked_for_change: bool
    ) -> Unchanged | NoData:
        # Read to its end where that is near: the connection can then serve the next question.
        body, status = await error_body(response), response.status_code
        if status == 304 and asked_for_change:
            return Unchanged()
        nothing, message = schema.read_error(body)
        if (status == 404 and not is_a_page(response)) or (status == 400 and nothing):
            return NoData(self._source)
        message = safe_message(message, *question.authorization.secrets)
        raise for_status(status, response.headers, message, self._settings.retry_after_cap)

    async def _read(self, question: _Question, number: int, reply: _Reply) -> _Received | NoData:
        def read() -> schema.Page | None:
            return schema.read_page(reply.body, question.employer, question.month, number)

        try:
            page = await _aside(len(reply.body), read)
        except Unparseable:
            raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "$", 200), wait=True) from None
        except BrokenContract as broken:
            raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, broken.path, 200)) from None
        return NoData(self._source) if page is None else _Received(page, reply.etag, len(reply.body))


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


async def _aside(size: int, work: Callable[[], _T]) -> _T:
    """Do the work; in a thread where that many bytes would hold up the event loop."""
    return await asyncio.to_thread(work) if size > _PARSE_IN_THREAD else work()


def _clean_etag(etag: str) -> str:
    return etag if etag.isascii() and etag.isprintable() and len(etag) <= _LONGEST_ETAG else ""
