# SPDX-License-Identifier: MIT
"""Writes to the portal, once, and tells exactly whether anything of it went out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import httpx
import stamina

from adapters.portal import schema
from adapters.portal.failures import AskingFailed, for_status, for_transport, safe_message
from adapters.portal.replies import error_body, is_json, raw_body
from adapters.portal.strict_json import BrokenContract, Unparseable
from adapters.portal.transport import begins_to_send
from domain.portal_record import FailureReason, FetchFailed
from domain.portal_sending import Accepted, NotSent, Refused, SendOutcome, Unknown

if TYPE_CHECKING:
    from adapters.portal.settings import ClientSettings
    from adapters.portal.tokens import Authorization
    from adapters.portal.watch import HostWatch
    from domain.values import Niss

_LONGEST_RECEIPT: Final = 16_384


@dataclass(slots=True)
class Letter:
    """One writing call.

    Attributes:
        path: below the base address.
        sent: whether any byte of it may have left this machine.
        refused: whether the portal said that it did not take it.
    """

    method: str
    path: str
    body: bytes = field(repr=False)
    employer: Niss
    authorization: Authorization
    sent: bool = False
    refused: bool = False

    async def trace(self, step: str, info: Mapping[str, Any]) -> None:
        """Hears of every step that httpcore takes with it."""
        if begins_to_send(step, info):
            self.sent = True


class Sender:
    """Sends letters over connections of their own: one that stood idle may be gone, and then nobody knows.

    Args:
        http: a client that does not reuse connections.
    """

    def __init__(self, http: httpx.AsyncClient, watch: HostWatch, settings: ClientSettings) -> None:
        self._http, self._watch, self._settings = http, watch, settings

    async def send(self, letter: Letter, *, idempotent: bool) -> SendOutcome:
        """Send it; once, unless the caller knows that twice does no harm. Never raises for what the portal does."""
        try:
            async with asyncio.timeout(self._settings.deadline):
                return Accepted(await self._with_patience(letter, self._settings.attempts if idempotent else 1))
        except AskingFailed as failure:
            answer = failure.answer
        except TimeoutError:
            answer = FetchFailed(FailureReason.TIMED_OUT)
        if letter.refused:
            return Refused(answer)
        return Unknown(answer) if letter.sent else NotSent(answer)

    async def aclose(self) -> None:
        """Close connections."""
        await self._http.aclose()

    async def _with_patience(self, letter: Letter, attempts: int) -> str:
        settings = self._settings
        async for attempt in stamina.retry_context(
            on=lambda error: self._next_wait(error, letter),
            attempts=attempts,
            timeout=None,
            wait_initial=settings.backoff_base,
            wait_max=settings.backoff_max,
            wait_jitter=settings.backoff_jitter,
        ):
            with attempt:
                return await self._once(letter, again=attempt.num > 1)
        raise AssertionError("stamina returns or raises")

    def _next_wait(self, error: Exception, letter: Letter) -> bool | float:
        wait = error.wait if isinstance(error, AskingFailed) else None
        return False if wait is None or self._watch.refuses(letter.employer) else wait

    async def _once(self, letter: Letter, *, again: bool) -> str:
        with self._watch.call(letter.employer, again=again):
            letter.refused = False
            try:
                async with asyncio.timeout(self._settings.call_timeout):
                    return await self._exchange(letter)
            except TimeoutError:
                raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
            except (httpx.HTTPError, OSError) as error:
                raise for_transport(error) from None

    async def _exchange(self, letter: Letter) -> str:
        headers = {"Authorization": letter.authorization.header, "Content-Type": "application/json"}
        extensions = {"trace": letter.trace}
        async with self._http.stream(
            letter.method, letter.path, content=letter.body, headers=headers, extensions=extensions
        ) as response:
            if 200 <= response.status_code < 300:
                return await _receipt(response)
            _, message = schema.read_error(await error_body(response))
            # Anything else may come from in between, after the portal took it: a redirect, a gateway's failure.
            letter.refused = 400 <= response.status_code < 500
            message = safe_message(message, *letter.authorization.secrets)
            raise for_status(response.status_code, response.headers, message, self._settings.retry_after_cap)


async def _receipt(response: httpx.Response) -> str:
    status = response.status_code
    if not is_json(response):
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Type", status))
    body = await raw_body(response, _LONGEST_RECEIPT)
    try:
        return schema.read_receipt(body)
    except Unparseable:
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "$", status)) from None
    except BrokenContract as broken:
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, broken.path, status)) from None
