# SPDX-License-Identifier: MIT
"""What the simulator does wrong on demand."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Fault:
    """One way for a request to go wrong; the default is none.

    Attributes:
        status: answer with this status and an ``Erro`` body with the message.
        retry_after: the header's text, with a status.
        drop: close the connection without an answer.
        truncate: send half of the body, then close the connection.
        lost: take what was sent, then close the connection without an answer.
        slow: seconds more before the answer, or before the fault.
        times: how many requests it spoils; None for all.
    """

    status: int = 0
    message: str = ""
    retry_after: str = ""
    drop: bool = False
    truncate: bool = False
    lost: bool = False
    slow: float = 0.0
    times: int | None = None


NO_FAULT: Final = Fault()


class Faults:
    """Faults by NISS and month, the closest match first. Safe to change from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: dict[tuple[str | None, str | None], Fault] = {}
        self._left: dict[tuple[str | None, str | None], int] = {}

    def put(self, fault: Fault, *, niss: str | None = None, month: str | None = None) -> None:
        """Let requests for that NISS (11 digits) and month (``YYYY-MM``) go wrong; None stands for any."""
        with self._lock:
            self._faults[niss, month] = fault
            self._left.pop((niss, month), None)
            if fault.times is not None:
                self._left[niss, month] = fault.times

    def clear(self) -> None:
        """Let everything go well again."""
        with self._lock:
            self._faults.clear()
            self._left.clear()

    def take(self, niss: str, month: str) -> Fault:
        """The fault for one request, counted as used."""
        with self._lock:
            for key in ((niss, month), (niss, None), (None, month), (None, None)):
                if key in self._faults and self._left.get(key, 1) > 0:
                    if key in self._left:
                        self._left[key] -= 1
                    return self._faults[key]
        return NO_FAULT
