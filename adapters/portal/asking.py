# SPDX-License-Identifier: MIT
"""Asks again where that may help, as long as there is time and the host is not left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeVar

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


_MARGIN: Final = 0.05
"""Seconds by which a call ends before its question's deadline does: so it is told as a time-out, not as cancelled."""


class Turn:
    """A question's place among those that a host is asked at once.

    It is held from before a call to the last byte of its reply, also between a failed call and the next one, so that a
    host in trouble is not asked more meanwhile. The deadline counts from when it is first taken.

    Args:
        places: of which it is one; deadline: seconds.
    """

    def __init__(self, places: asyncio.Semaphore, deadline: float) -> None:
        self._places = places
        self._deadline = deadline
        self._until: float | None = None
        self._held = False
        self._ends = asyncio.timeout(None)

    async def __aenter__(self) -> Self:
        await self._ends.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.give_back()
        await self._ends.__aexit__(kind, error, at)

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return self._deadline if self._until is None else self._until - asyncio.get_running_loop().time()

    async def take(self) -> None:
        """Wait for the turn where it is not held.

        Raises:
            TimeoutError: at the end of ``async with``, where the deadline passed.
        """
        if not self._held:
            await self._places.acquire()
            self._held = True
        if self._until is None:
            self._until = asyncio.get_running_loop().time() + self._deadline
            self._ends.reschedule(self._until + _MARGIN)

    def give_back(self) -> None:
        """Let the next question have it, where it is held."""
        if self._held:
            self._held = False
            self._places.release()


@dataclass(slots=True)
class Asking:
    """How it goes with one question, which may take several calls.

    Attributes:
        failed: what the last attempt failed with, for when the deadline or the circuit ends the next one.
    """

    employer: Niss
    authorization: Authorization
    turn: Turn
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
                    await asking.turn.take()
                    with self._watch.call(asking.employer, again=attempt.num > 1):
                        reply = await self._timed(asking, exchange)
                        # What is made of it keeps no other question waiting.
                        asking.turn.give_back()
                        answer = await read(reply)
                except AskingFailed as failure:
                    # That the circuit opened meanwhile tells less than what went wrong before.
                    if failure.answer.reason is not FailureReason.CIRCUIT_OPEN:
                        asking.failed = failure.answer
                    raise
                asking.failed = None
                return answer
        raise AssertionError("stamina returns or raises")

    async def _timed(self, asking: Asking, exchange: Callable[[], Awaitable[_Reply]]) -> _Reply:
        try:
            async with asyncio.timeout(min(self._settings.call_timeout, asking.turn.left)):
                return await exchange()
        except TimeoutError:
            raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise for_transport(error) from None

    def _next_wait(self, error: Exception, asking: Asking) -> bool | float:
        wait = error.wait if isinstance(error, AskingFailed) else None
        late = asking.turn.left <= 0
        return False if wait is None or late or self._watch.refuses(asking.employer) else wait
