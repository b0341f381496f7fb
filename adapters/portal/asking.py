# SPDX-License-Identifier: MIT
"""Asks again where that may help, as long as there is time and the host is not left alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

import httpx
import stamina

from adapters.portal.failures import AskingFailed, for_transport
from adapters.portal.watch import PROMPT, Call, HostWatch
from domain.portal_record import FailureReason, FetchFailed

if TYPE_CHECKING:
    from adapters.portal.settings import ClientSettings
    from adapters.portal.tokens import Authorization
    from adapters.portal.transport import Line
    from domain.values import Niss

_Reply = TypeVar("_Reply")
_Answer = TypeVar("_Answer")


_MARGIN: Final = 0.05
"""Seconds by which a call ends before its question's deadline does: so it is told as a time-out, not as cancelled."""

MyTurn = Callable[[], Awaitable[None]]
"""What a call awaits once it is connected, right before the first byte of its question goes out."""


class Places:
    """How many questions a host is asked at once, and how many have a line to it.

    Where there are more lines than that, questions stand ready with a connection, and a turn that ends is taken up
    without a pause.

    Args:
        lines: one pool of connections for all would look at each of them again and again.
    """

    def __init__(self, at_once: int, lines: Sequence[Line]) -> None:
        self.asking = asyncio.Semaphore(at_once)
        self.ready = asyncio.Semaphore(len(lines))
        self.free = list(lines)


class Turn:
    """A question's place among those that a host is asked at once.

    It is held from a question's first byte, or from its connection, to the last byte of its reply, also between a
    failed call and the next one: a host in trouble is not asked more meanwhile. The deadline counts from when it is
    first taken.

    Args:
        places: of which it is one; deadline: seconds.
    """

    def __init__(self, places: Places, deadline: float) -> None:
        self._places = places
        self._deadline = deadline
        self._until: float | None = None
        self._held = False
        self._line: Line | None = None
        self._ends = asyncio.timeout(None)

    async def __aenter__(self) -> Self:
        await self._places.ready.acquire()
        # The last one that was used: its connection is the least likely to have been closed meanwhile.
        self._line = self._places.free.pop()
        await self._ends.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.give_back()
        self._places.free.append(self.line)
        self._places.ready.release()
        await self._ends.__aexit__(kind, error, at)

    @property
    def line(self) -> Line:
        """What to ask over, inside of ``async with``."""
        assert self._line is not None
        return self._line

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
            await self._places.asking.acquire()
            self._held = True
        if self._until is None:
            self._until = asyncio.get_running_loop().time() + self._deadline
            self._ends.reschedule(self._until + _MARGIN)

    def give_back(self) -> None:
        """Let the next question have it, where it is held."""
        if self._held:
            self._held = False
            self._places.asking.release()


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


class _StoodTooLong(Exception):
    """A call came to its turn with a connection that the host may have closed meanwhile."""


class Patience:
    """How often and how long is asked."""

    def __init__(self, watch: HostWatch, settings: ClientSettings) -> None:
        self._watch, self._settings = watch, settings

    async def ask(
        self,
        asking: Asking,
        exchange: Callable[[MyTurn], Awaitable[_Reply]],
        read: Callable[[_Reply], Awaitable[_Answer]],
    ) -> _Answer:
        """What is read from the reply of one call, made again while that may help.

        Args:
            exchange: the call, which the time-out of a call is for; it awaits its turn before it sends anything.
            read: what is then made of its reply.

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
                    if attempt.num > 1 or not self._watch.prompt:
                        # A host in trouble is not even connected to more often, and one that takes its time closes
                        # connections that only wait.
                        await asking.turn.take()
                    with self._watch.call(asking.employer, again=attempt.num > 1) as call:
                        reply = await self._timed(asking, call, exchange)
                        self.received(asking)
                        answer = await read(reply)
                    asking.turn.give_back()
                except AskingFailed as failure:
                    # That the circuit opened meanwhile tells less than what went wrong before.
                    if failure.answer.reason is not FailureReason.CIRCUIT_OPEN:
                        asking.failed = failure.answer
                    raise
                asking.failed = None
                return answer
        raise AssertionError("stamina returns or raises")

    def received(self, asking: Asking) -> None:
        """The last byte of a good reply has come: what is made of it keeps no other question waiting.

        Only while all goes well: where a circuit waits for what this reply brings, the next question waits too.
        """
        if self._watch.prompt:
            asking.turn.give_back()

    async def _timed(self, asking: Asking, call: Call, exchange: Callable[[MyTurn], Awaitable[_Reply]]) -> _Reply:
        def seconds() -> float:
            return min(self._settings.call_timeout, asking.turn.left)

        async def my_turn() -> None:
            # What it stands and waits for is not the host's time.
            limit.reschedule(None)
            stood = await call.after(asking.turn.take())
            limit.reschedule(asyncio.get_running_loop().time() + seconds())
            if stood > PROMPT:
                raise _StoodTooLong

        try:
            async with asyncio.timeout(seconds()) as limit:
                try:
                    return await exchange(my_turn)
                except _StoodTooLong:
                    # It has its turn now, and does not stand again.
                    return await exchange(my_turn)
        except TimeoutError:
            raise AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise for_transport(error) from None

    def _next_wait(self, error: Exception, asking: Asking) -> bool | float:
        wait = error.wait if isinstance(error, AskingFailed) else None
        late = asking.turn.left <= 0
        return False if wait is None or late or self._watch.refuses(asking.employer) else wait
