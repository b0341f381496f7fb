# SPDX-License-Identifier: MIT
"""What each way of failing at the portal means: a reason, the portal's words, and whether to ask again."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from domain.portal_record import FailureKind, FailureReason, FetchFailed

_LONGEST_MESSAGE = 300
# NISS, NIF, telephone and account numbers, also where they are written in groups.
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")
_REASONS = {
    401: FailureReason.TOKEN_REFUSED,
    403: FailureReason.FORBIDDEN,
    429: FailureReason.BUSY,
    503: FailureReason.BUSY,
}


class AskingFailed(Exception):
    """One attempt failed. Its text names the reason only, since libraries log it.

    Attributes:
        answer: what to tell if this was the last attempt.
        wait: seconds until the next attempt; True for the usual back-off; None where asking again is no use.
    """

    def __init__(self, answer: FetchFailed, wait: float | bool | None = None) -> None:
        super().__init__(answer.reason.value)
        self.answer = answer
        self.wait = wait

    @property
    def transient(self) -> bool:
        """Whether asking again may end otherwise."""
        return self.wait is not None


def for_status(status: int, headers: Mapping[str, str], message: str, cap: float) -> AskingFailed:
    """The failure that a status stands for; Retry-After counts with 429 and 503, at most cap seconds."""
    reason = _REASONS.get(status) or (FailureReason.SERVER_ERROR if status >= 500 else FailureReason.REFUSED)
    asked = retry_after(headers, cap) if reason is FailureReason.BUSY else None
    return AskingFailed(FetchFailed(reason, message, status), asked or _usual_wait(reason))


def for_transport(error: httpx.HTTPError | OSError) -> AskingFailed:
    """The failure that a broken conversation stands for. Its text is left out: it may hold an address."""
    if isinstance(error, httpx.TimeoutException):
        reason = FailureReason.TIMED_OUT
    else:
        reason = FailureReason.CERTIFICATE if _about_certificate(error) else FailureReason.UNREACHABLE
    hopeless = isinstance(error, (httpx.UnsupportedProtocol, httpx.LocalProtocolError))
    return AskingFailed(FetchFailed(reason), None if hopeless else _usual_wait(reason))


def _usual_wait(reason: FailureReason) -> bool | None:
    return True if reason.kind is FailureKind.TRANSIENT else None


def _about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def retry_after(headers: Mapping[str, str], cap: float) -> float | None:
    """Seconds to wait as the portal asks, 0 to cap; None where it does not say, or not in a form that HTTP has."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return cap if len(text) > 9 else min(float(text), cap)
    if (until := _http_date(text)) is None:
        return None
    # The portal's own clock where it tells it: the clerk's may be minutes off.
    now = _http_date(headers.get("date", "")) or datetime.now(UTC)
    return min(max((until - now).total_seconds(), 0.0), cap)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


_SHORTEST_SECRET = 4


def safe_message(message: str, *secrets: str) -> str:
    """The portal's words in one bounded line, without long numbers, control characters or secrets."""
    for secret in secrets:
        # A short one could be part of any word, and gives nothing away.
        if len(secret) >= _SHORTEST_SECRET:
            message = message.replace(secret, "…")
    line = "".join(sign if sign.isprintable() else " " for sign in message)
    line = " ".join(_LONG_NUMBER.sub("…", line).split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"
