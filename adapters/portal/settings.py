# SPDX-License-Identifier: MIT
"""How patient the portal's client is, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """Limits of the client; times in seconds, sizes in bytes.

    Attributes:
        attempts: how often one page is asked for at most.
        backoff_base: the first wait between attempts, doubled each time up to backoff_max.
        backoff_jitter: at most this much is added to a wait by chance.
        retry_after_cap: the longest that a Retry-After is honoured.
        connect_timeout: for the connection; read_timeout: between two pieces of an answer.
        call_timeout: for one attempt as a whole, however its pieces come.
        deadline: for one company's month with all pages and waits.
        concurrency: how many months are asked for at once; further callers queue.
        circuit_limit: failures in a row after which the host is left alone; circuit_rest: for how long.
        max_body: of one page; max_pages, max_month: of one month with all its pages.
        proxy: the address of an HTTP proxy, with user and password where it wants them; blank for none.
        use_system_proxy: whether the proxy of the environment or system is used where none is given.
    """

    attempts: int = 3
    backoff_base: float = 1.0
    backoff_max: float = 30.0
    backoff_jitter: float = 0.3
    retry_after_cap: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    call_timeout: float = 60.0
    deadline: float = 300.0
    concurrency: int = 2
    circuit_limit: int = 5
    circuit_rest: float = 30.0
    max_body: int = 64 * 1024 * 1024
    max_pages: int = 1_000
    max_month: int = 256 * 1024 * 1024
    proxy: str = field(default="", repr=False)
    use_system_proxy: bool = False
