# SPDX-License-Identifier: MIT
"""When a host is left alone, and when it is tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from adapters.portal.circuit import Circuit, Circuits
from adapters.portal.failures import AskingFailed
from adapters.portal.watch import WINDOW, HostWatch
from domain.portal_health import CircuitState, PortalHealth
from domain.portal_record import FailureReason, FetchFailed
from domain.values import Niss

ONE, TWO, THREE = (Niss.with_check_digit(f"25{number:08d}") for number in (1, 2, 3))
DOWN = AskingFailed(FetchFailed(FailureReason.UNREACHABLE), wait=True)
LIMIT, REST = 5, 30.0


@dataclass
class Time:
    """A clock that stands still until it is told otherwise."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def nothing() -> None:
    return


def watched(time: Time | None = None) -> HostWatch:
    return HostWatch("portal.test", "", limit=LIMIT, rest=REST, now=time or Time())


def call(
    watch: HostWatch, employer: Niss, error: BaseException | None = None, during: Callable[[], None] = nothing
) -> str:
    """One call; how it ended."""
    try:
        with watch.call(employer):
            during()
            if error is not None:
                raise error
    except AskingFailed as failure:
        return failure.answer.reason.value
    except asyncio.CancelledError:
        return "cancelled"
    return "answered"


def fail(watch: HostWatch, *employers: Niss) -> list[str]:
    return [call(watch, employer, DOWN) for employer in employers]


def test_five_failures_of_several_companies_hold_up_everybody() -> None:
    watch = watched()
    assert fail(watch, ONE, ONE, ONE, TWO) == ["unreachable"] * 4
    assert watch.health().circuit is CircuitState.CLOSED
    fail(watch, TWO)
    assert watch.health().circuit is CircuitState.OPEN
    assert [call(watch, employer) for employer in (ONE, TWO, THREE)] == ["circuit_open"] * 3


def test_a_company_that_fails_alone_holds_up_itself_alone() -> None:
    watch = watched()
    fail(watch, *[ONE] * LIMIT)
    assert call(watch, ONE) == "circuit_open"
    assert (watch.health().circuit, watch.health().companies_held) == (CircuitState.CLOSED, 1)
    assert call(watch, TWO) == "answered"
    fail(watch, TWO, TWO)
    assert watch.health().circuit is CircuitState.CLOSED


def test_one_more_company_s_failure_tells_that_it_is_the_host() -> None:
    watch = watched()
    fail(watch, *[ONE] * LIMIT, TWO)
    assert call(watch, THREE) == "circuit_open"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        AskingFailed(FetchFailed(FailureReason.TOKEN_REFUSED, "", 401)),
        AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "taxas", 200)),
    ],
)
def test_any_answer_ends_the_row(answer: AskingFailed | None) -> None:
    watch = watched()
    for _ in range(3):
        fail(watch, ONE, TWO, ONE, TWO)
        call(watch, THREE, answer)
    assert watch.health().circuit is CircuitState.CLOSED


@pytest.mark.parametrize(
    "ending", [asyncio.CancelledError(), AskingFailed(FetchFailed(FailureReason.CERTIFICATE))], ids=repr
)
def test_what_tells_nothing_of_the_host_does_not_count(ending: BaseException) -> None:
    watch = watched()
    for _ in range(2 * LIMIT):
        call(watch, ONE, ending)
        call(watch, TWO, ending)
    assert watch.health().circuit is CircuitState.CLOSED
    fail(watch, ONE, TWO, ONE)
    call(watch, TWO, ending)
    fail(watch, TWO, ONE)
    assert watch.health().circuit is CircuitState.OPEN, "nor does it end the row"


def test_after_a_rest_one_call_tries_alone() -> None:
    time = Time()
    watch = watched(time)
    fail(watch, ONE, TWO, ONE, TWO, ONE)
    time.seconds += REST - 1
    assert call(watch, THREE) == "circuit_open"
    time.seconds += 1
    assert watch.health().circuit is CircuitState.HALF_OPEN
    beside: list[str] = []
    assert call(watch, THREE, during=lambda: beside.append(call(watch, TWO))) == "answered"
    assert beside == ["circuit_open"]
    assert watch.health().circuit is CircuitState.CLOSED
    assert call(watch, TWO) == "answered"
    assert watch.health().seconds_open == REST


def test_a_try_that_fails_means_another_rest() -> None:
    time = Time()
    watch = watched(time)
    fail(watch, ONE, TWO, ONE, TWO, ONE)
    time.seconds += REST
    assert fail(watch, THREE, THREE) == ["unreachable", "circuit_open"]
    time.seconds += REST
    assert call(watch, THREE) == "answered"
    assert watch.health().seconds_open == 2 * REST


def test_a_try_that_was_cancelled_leaves_it_to_the_next() -> None:
    time = Time()
    watch = watched(time)
    fail(watch, ONE, TWO, ONE, TWO, ONE)
    time.seconds += REST
    assert call(watch, THREE, asyncio.CancelledError()) == "cancelled"
    assert watch.health().circuit is CircuitState.HALF_OPEN
    assert call(watch, THREE) == "answered"


def test_a_late_failure_from_before_does_not_prolong_the_rest() -> None:
    time = Time()
    watch = watched(time)

    def meanwhile() -> None:
        fail(watch, ONE, TWO, ONE, TWO, ONE)
        time.seconds += REST

    assert call(watch, THREE, DOWN, during=meanwhile) == "unreachable"
    assert watch.health().circuit is CircuitState.HALF_OPEN


class Protocol(RuleBasedStateMachine):
    """Calls of two companies begin and end in any order while time goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.time = Time()
        self.circuit = Circuit(3, REST, self.time, among=2)
        self.running: list[tuple[object, Niss]] = []
        self.tries: set[int] = set()

    @rule(employer=st.sampled_from([ONE, TWO]))
    def begin(self, employer: Niss) -> None:
        if self.circuit.admits():
            running = object()
            if self.circuit.state is CircuitState.HALF_OPEN:
                assert not self.tries, "two try at once"
                self.tries.add(id(running))
            self.circuit.begin(running)
            self.running.append((running, employer))

    @precondition(lambda self: self.running)
    @rule(end=st.sampled_from(["succeeded", "failed", "abandoned"]), which=st.integers(0, 99))
    def end(self, end: str, which: int) -> None:
        running, employer = self.running.pop(which % len(self.running))
        self.tries.discard(id(running))
        if end == "succeeded":
            self.circuit.succeeded()
            self.tries.clear()
            assert self.circuit.state is CircuitState.CLOSED
        elif end == "failed":
            self.circuit.failed(running, employer)
        else:
            before = self.circuit.state
            self.circuit.abandoned(running)
            assert self.circuit.state is before

    @rule(seconds=st.sampled_from([1.0, REST, 3 * REST]))
    def wait(self, seconds: float) -> None:
        self.time.seconds += seconds

    @invariant()
    def never_stuck(self) -> None:
        if not self.running:
            self.time.seconds += REST
            assert self.circuit.admits()


TestProtocol = Protocol.TestCase
TestProtocol.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_a_company_is_forgotten_once_it_was_answered() -> None:
    circuits = Circuits(LIMIT, REST, Time())
    for employer in (ONE, TWO):
        circuits.failed(object(), employer)
        circuits.succeeded(employer)
    assert circuits._employers == {}


def test_health_before_the_first_call() -> None:
    assert watched().health() == PortalHealth("portal.test")


def test_health_tells_what_calls_took_and_how_they_ended() -> None:
    time = Time()
    watch = watched(time)

    def takes(milliseconds: int) -> Callable[[], None]:
        def wait() -> None:
            time.seconds += milliseconds / 1000

        return wait

    slow = AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True)
    for milliseconds in range(1, 100):
        call(watch, ONE, during=takes(milliseconds))
    call(watch, ONE, slow, during=takes(900))
    call(watch, ONE, asyncio.CancelledError(), during=takes(5_000))
    with watch.call(ONE, again=True):
        pass
    health = watch.health()
    assert (health.calls, health.retries, health.p50_ms, health.p95_ms) == (101, 1, 50, 95)
    assert health.timed_out == pytest.approx(1 / 101)


def test_only_the_last_calls_make_the_shares() -> None:
    time = Time()
    watch = watched(time)
    slow = AskingFailed(FetchFailed(FailureReason.TIMED_OUT), wait=True)
    for _ in range(4):
        call(watch, ONE, slow)
    for _ in range(WINDOW):
        call(watch, ONE)
    health = watch.health()
    assert (health.calls, health.timed_out) == (WINDOW + 4, 0.0)


def test_a_call_that_was_not_let_through_is_no_call() -> None:
    watch = watched()
    fail(watch, *[ONE] * LIMIT)
    call(watch, ONE)
    assert watch.health().calls == LIMIT
