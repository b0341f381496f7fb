# SPDX-License-Identifier: MIT
"""A portal's address with another path than the documented one: each month there may be a 404, and so look empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.portal_record import FetchState

if TYPE_CHECKING:
    from domain.use_cases.fetch_portal import FetchSummary

translate = QCoreApplication.translate


def warning(path: str) -> str:
    """What an unusual path may do, and what to do about it."""
    said = translate(
        "portal_address",
        "The path {path} is not the documented one. Where it is wrong, each month looks as if the portal had nothing "
        "for it. Leave the path out of the address: the documented one is then used.",
    )
    return said.format(path=path)


def trial(path: str) -> str:
    """Why a token could not be tried: nothing was found at that path."""
    said = translate(
        "portal_address",
        "Whether the token is accepted cannot be told: at the path {path}, which is not the documented one, nothing "
        "was found. Check the address in Settings → Portal.",
    )
    return said.format(path=path)


def nowhere(summary: FetchSummary, path: str) -> str:
    """What a whole fetch may have found nothing for: an unusual path; empty elsewhere."""
    if not path or not summary.outcomes or summary.count(FetchState.NO_DATA) < len(summary.outcomes):
        return ""
    said = translate(
        "portal_address",
        "Not one month was found there. The portal's address has the path {path}, which is not the documented one, "
        "and is probably wrong: check it in Settings → Portal, and fetch again.",
    )
    return said.format(path=path)
