# SPDX-License-Identifier: MIT
"""Asks the portal for an employer's month over HTTP, and turns whatever happens into one of four answers."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final, TypeVar

import httpx
import stamina
import truststore

from adapters.portal import schema
from adapters.portal.failures import AskingFailed, for_status, for_transport, safe_message
from adapters.portal.settings import ClientSettings
from adapters.portal.strict_json import BrokenContract, Unparseable
from domain.errors import CredentialMissing, InvalidValue
from domain.portal_record import FailureReason, Fetched, FetchFailed, NoData, PortalAnswer, Unchanged
from domain.ports import TokenSource
from domain.values import Niss, YearMonth

__all__ = ["ClientSettings", "PsiClient"]

_HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "BateCerto"}
_PARSE_IN_THREAD: Final = 64_000  # about 10 ms of work
_LONGEST_ERROR: Final = 16_384
_ERROR_SECONDS: Final = 2.0
_LONGEST_ETAG: Final = 512

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Question:
    """One company's month to ask for. The token stays out of its repr."""

    employer: Niss
    month: YearMonth
    token: str
    etag: str

    def headers(self, number: int) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self.token}"}
        if self.etag and number == 1:
            headers["If-None-Match"] = self.etag
        return headers

    def __repr__(self) -> str:
        return f"_Question({self.employer}, {self.month})"


@dataclass(slots=True)
class _Asking:
    """What the last attempt failed with, for when the deadline ends the next one."""

    question: _Question
    failed: FetchFailed | None = None


class PsiClient:
    """The portal's web service; see PortalGateway. One connection pool, at most settings.concurrency months at once.

    Args:
        base_url: with the base path, as in the OpenAPI's servers; a documented host alone gets the documented path.

    Raises:
        InvalidValue: the address is not http or https with a host, or carries a user name. Its kind is ``url``.
    """

    def __init__(
        self,
        base_url: str,
        tokens: TokenSource,
        *,
        settings: ClientSettings | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        url = _checked_url(base_url)
        _silence()
        self._settings = settings or ClientSettings()
        self._tokens = tokens
        self._source = url.netloc.decode("ascii")
        self._slots = asyncio.Semaphore(self._settings.concurrency)
        self._http = _http_client(url, self._settings, ssl_context or _ssl_context(url))

    async def month(self, employer: Niss, month: YearMonth, etag: str = "") -> PortalAnswer:
        """See PortalGateway. Waits for its turn; the deadline counts from there."""
        async with self._slots:
            token = await self._token(employer)
            if not token:
                return FetchFailed(FailureReason.NO_TOKEN)
            if not _fits_a_header(token):
                return FetchFailed(FailureReason.TOKEN_REFUSED)
            asking = _Asking(_Question(employer, month, token, _clean_etag(etag)))
            try:
                async with asyncio.timeout(self._settings.deadline):
                    return await self._all_pages(asking)
            except AskingFailed as failure:
                return failure.answer
            except TimeoutError:
                return asking.failed or FetchFailed(FailureReason.TIMED_OUT)

    async def aclose(self) -> None:
        """Close connections."""
        await self._http.aclose()

    async def _token(self, employer: Niss) -> str | None:
        try:
            # A keychain may take its time, or ask the user.
            return await asyncio.to_thread(self._tokens.token, employer)
        except CredentialMissing:
            return None

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
        try:
            snapshot = await _aside(size, lambda: schema.merge(pages, etag=first.etag, source=self._source))
        except BrokenContract as broken:
            raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, broken.path, 200)) from None
        return Fetched(snapshot)

    async def _page(self, asking: _Asking, number: int) -> _Received | Unchanged | NoData:
        settings = self._settings
        async for attempt in stamina.retry_context(
            on=_next_wait,
            attempts=settings.attempts,
            timeout=None,  # it would not cut a wait short: the deadline does
            wait_initial=settings.backoff_base,
            wait_max=settings.backoff_max,
            wait_jitter=settings.backoff_jitter,
        ):
            with attempt:
                try:
                    answer = await self._attempt(asking.question, number)
                except AskingFailed as failure:
                    asking.failed = failure.answer
                    raise
                asking.failed = None
                return answer
        raise AssertionError("stamina returns or raises")

    async def _attempt(self, question: _Question, number: int) -> _Received | Unchanged | NoData:
        try:
            async with asyncio.timeout(self._settings.call_timeout):
                reply = await self._exchange(question, number)
        except TimeoutError:
            raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise for_transport(error) from None
        if not isinstance(reply, _Reply):
            return reply
        return await self._read(question, number, reply)

    async def _exchange(self, question: _Question, number: int) -> _Reply | Unchanged | NoData:
        path = schema.values_path(question.employer, question.month).lstrip("/")
        params = {schema.PAGE: number} if number > 1 else None
        headers = question.headers(number)
        async with self._http.stream("GET", path, params=params, headers=headers) as response:
            if response.status_code == 200:
                return _Reply(await self._body(response), _clean_etag(response.headers.get("etag", "")))
            return await self._without_values(response, question, asked_for_change="If-None-Match" in headers)

    async def _body(self, response: httpx.Response) -> bytearray:
        if response.headers.get("content-encoding", "identity").lower() not in {"", "identity"}:
            raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Encoding", 200))
        limit, body = self._settings.max_body, bytearray()
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > limit:
                raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, http_status=200))
        return body

    async def _without_values(
        self, response: httpx.Response, question: _Question, *, asked_for_change: bool
    ) -> Unchanged | NoData:
        # Read to its end where that is near: the connection can then serve the next question.
        body, status = await _error_body(response), response.status_code
        if status == 304 and asked_for_change:
            return Unchanged()
        nothing, message = schema.read_error(body)
        if (status == 404 and not _is_a_page(response)) or (status == 400 and nothing):
            return NoData(self._source)
        message = safe_message(message, question.token)
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


def _is_a_page(response: httpx.Response) -> bool:
    """Whether a person's browser was meant: the service itself never answers with a page."""
    kind: str = response.headers.get("content-type", "")
    return kind.lower().startswith("text/html")


async def _error_body(response: httpx.Response) -> bytearray:
    """The body; empty where it is long, slow or cut, since its status counts even so."""
    body = bytearray()
    try:
        async with asyncio.timeout(_ERROR_SECONDS):
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > _LONGEST_ERROR:
                    return bytearray()
    except (TimeoutError, httpx.HTTPError, OSError):
        return bytearray()
    return body


async def _aside(size: int, work: Callable[[], _T]) -> _T:
    """Do the work; in a thread where that many bytes would hold up the event loop."""
    return await asyncio.to_thread(work) if size > _PARSE_IN_THREAD else work()


def _next_wait(error: Exception) -> bool | float:
    wait = error.wait if isinstance(error, AskingFailed) else None
    return False if wait is None else wait


def _checked_url(base_url: str) -> httpx.URL:
    try:
        url = httpx.URL(base_url.strip())
    except httpx.InvalidURL:
        raise InvalidValue("url", base_url) from None
    # httpx escapes what no host can hold, and lets any port through.
    odd_host = not url.host or "%" in url.host or (url.port or 0) > 65_535
    if url.scheme not in {"http", "https"} or odd_host or url.userinfo:
        raise InvalidValue("url", base_url)
    # Without the base path each month would be a 404, and so look like a month without data.
    if url.path in {"", "/"}:
        url = url.copy_with(path=schema.BASE_PATH)
    return url.copy_with(query=None, fragment=None)


def _silence() -> None:
    """The first two log addresses, and a NISS is in each; the third logs each attempt, which its outcome tells."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("stamina", logging.ERROR)):
        logging.getLogger(name).setLevel(level)


def _ssl_context(url: httpx.URL) -> ssl.SSLContext:
    if url.scheme == "http":
        # Never used, and it trusts nobody; without it httpx would load a file of certificates.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _http_client(url: httpx.URL, settings: ClientSettings, context: ssl.SSLContext) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=url,
        headers=_HEADERS,
        verify=context,
        trust_env=settings.use_system_proxy,
        follow_redirects=False,
        # A session that the portal opens for one company must not travel with another's token.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
        limits=httpx.Limits(max_connections=2 * settings.concurrency, max_keepalive_connections=settings.concurrency),
    )


def _fits_a_header(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _clean_etag(etag: str) -> str:
    return etag if _fits_a_header(etag) and len(etag) <= _LONGEST_ETAG else ""
