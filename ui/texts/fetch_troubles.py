# SPDX-License-Identifier: MIT
"""Why months could not be fetched, said once where it is the same for all of them, and where it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.portal_record import FailureReason, FetchState
from ui.texts import portal_address
from ui.texts.counts import COUNTS
from ui.texts.states import failure, where_tokens_are

if TYPE_CHECKING:
    from domain.use_cases.fetch_portal import FetchSummary

translate = QCoreApplication.translate
_FEW = 3
# Tokens, the address and the proxy are there.
_IN_SETTINGS = (
    FailureReason.NO_TOKEN,
    FailureReason.TOKEN_MALFORMED,
    FailureReason.TOKEN_REFUSED,
    FailureReason.UNREACHABLE,
    FailureReason.REFUSED,
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with a whole fetch.

    Attributes:
        sentence: why, and what to do; empty where nothing did, or not the same everywhere.
        in_settings: whether it is mended in Settings → Portal.
    """

    sentence: str = ""
    in_settings: bool = False


def fetch_trouble(summary: FetchSummary, portal_path: str = "") -> Trouble:
    """Why months could not be had, where that is the same for all that could not; or why there was nothing in any.

    Args:
        portal_path: of the portal's address, where it is not the documented one.
    """
    failed = [outcome for outcome in summary.outcomes if outcome.state is FetchState.FAILED]
    if not failed:
        nowhere = portal_address.nowhere(summary, portal_path)
        return Trouble(nowhere, in_settings=bool(nowhere))
    causes = {(outcome.reason or FailureReason.UNREACHABLE, outcome.message) for outcome in failed}
    # That nothing more was asked comes of the failures before it.
    causes = {each for each in causes if each[0] is not FailureReason.CIRCUIT_OPEN} or causes
    reasons = {reason for reason, _ in causes}
    if len(reasons) > 1:
        return Trouble()
    (reason,) = reasons
    messages = {message for _, message in causes}
    message = messages.pop() if len(messages) == 1 else ""
    companies = dict.fromkeys(outcome.company for outcome in failed)
    if len(companies) > _FEW:
        place, what = COUNTS.companies(len(companies)), _of_many(reason, message)
    else:
        place, what = " · ".join(companies), failure(reason, message)
    said = translate("summaries", "{place}: {what}").format(place=place, what=what)
    return Trouble(said, reason in _IN_SETTINGS)


def _of_many(reason: FailureReason, message: str) -> str:
    """The same of many companies: those that speak of one company's token speak of all."""
    token = where_tokens_are()
    of_tokens = {
        FailureReason.NO_TOKEN: translate(
            "failures", "They have no portal token. Create one for each in {where}, and give it to BateCerto."
        ),
        FailureReason.TOKEN_MALFORMED: translate(
            "failures",
            "What is kept as their tokens has blanks or signs that no token has. Copy them again from {where}.",
        ),
        FailureReason.TOKEN_REFUSED: translate(
            "failures", "The portal refused their tokens: they are wrong or have expired. Create new ones in {where}."
        ),
        FailureReason.FORBIDDEN: translate(
            "failures",
            "The portal does not let their tokens use the service. Check the permissions of each in {where}.",
        ),
    }
    said = of_tokens.get(reason)
    if said is None:
        return failure(reason, message)
    said = said.format(where=token)
    if not message:
        return said
    return said + " " + translate("failures", "The portal says: “{message}”").format(message=message)
