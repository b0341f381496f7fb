# SPDX-License-Identifier: MIT
"""Reads an answer's bytes within bounds, and says what kind of document it claims to be."""

from __future__ import annotations

import asyncio
from typing import Final

import httpx

from adapters.portal.failures import AskingFailed
from domain.portal_record import FailureReason, FetchFailed

_LONGEST_ERROR: Final = 16_384
_ERROR_SECONDS: Final = 2.0


def is_json(response: httpx.Response) -> bool:
    """Whether it claims to be JSON, or claims nothing: then its bytes tell."""
    kind = _kind(response)
    return kind in {"", "application/json"} or (kind.startswith("application/") and kind.endswith("+json"))


def is_a_page(response: httpx.Response) -> bool:
    """Whether a person's browser was meant: the service itself never answers with a page."""
    return _kind(response) in {"text/html", "application/xhtml+xml"}


async def raw_body(response: httpx.Response, limit: int) -> bytearray:
    """The bytes as they come.

    Raises:
        AskingFailed: there are more than the limit, or they are compressed, which was not asked for: what a bomb
            unpacks to is never seen.
    """
    status = response.status_code
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise AskingFailed(FetchFailed(FailureReason.BROKEN_CONTRACT, "Content-Encoding", status))
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > limit:
            raise AskingFailed(FetchFailed(FailureReason.TOO_LARGE, http_status=status))
    return body


async def error_body(response: httpx.Response) -> bytearray:
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


def _kind(response: httpx.Response) -> str:
    text: str = response.headers.get("content-type", "")
    return text.partition(";")[0].strip().lower()
