# SPDX-License-Identifier: MIT
"""Asks again where that may help, as long as there is time and the host is not left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import httpx
import stamina

from adapters.portal.failures import AskingFailed, for_transport
from adapters.portal.settings import ClientSettings
from adapters.portal.tokens import Authorization
from adapters.portal.watch import HostWatch
from domain.portal_record import FailureReason, FetchFailed
from domain.values import Niss

_Reply = TypeVar("_Reply")
_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class Asking:
    """How it goes with one question, which may take several calls.

    Attributes:
        until: when there is no time left, on the loop's clock.
        failed: what the last attempt failed with, for when the deadline or the circuit ends the next one.
    """

    employer: Niss
    authorization: Authorization
    until: float
    failed: FetchFailed | None = None


class Patience:
    """How often and how long is asked."""

    def __init__(self, watch: HostWatch, settings: ClientSettings) -> None:
        self._watch, self._settings = watch, settings

    async def ask(
        self,
        asking: Asking,
        exchange: Callable[[], Awaitable[_Reply]],
        read: Callable[[_Reply], Awaitable[_Answer]],
    ) -> _Answer:
        """What is read from the reply of one call, made again while that may help.

        Args:
            exchange: the call, which the time-out of a call is for; read: what is then made of its reply.

        Raises:
            AskingFailed: the last attempt failed.
        """
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
                    with self._watch.call(asking.employer, again=attempt.num > 1):
                        answer = await read(await self._timed(asking, exchange))
                except AskingFailed as failure:
                    # That the circuit opened meanwhile tells less than what went wrong before.
                    if failure.answer.reason is not FailureReason.CIRCUIT_OPEN:
                        asking.failed = failure.answer
                    raise
                asking.failed = None
                return answer
        raise AssertionError("stamina returns or raises")

    async def _timed(self, asking: Asking, exchange: Callable[[], Awaitable[_Reply]]) -> _Reply:
        left = asking.until - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(min(self._settings.call_timeout, left)):
                return await exchange()
        except TimeoutError:
            raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise for_transport(error) from None

    def _next_wait(self, error: Exception, asking: Asking) -> bool | float:
        wait = error.wait if isinstance(error, AskingFailed) else None
        late = asyncio.get_running_loop().time() >= asking.until
        return False if wait is None or late or self._watch.refuses(asking.employer) else wait
