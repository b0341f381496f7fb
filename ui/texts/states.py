# SPDX-License-Identifier: MIT
"""States in words, each with the sentence that explains it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from domain.divergence import DivergenceState
from domain.portal_record import FailureKind, FailureReason, FetchState, PortalState
from domain.reconciliation import BucketStatus, MissingSide
from domain.standing import ACCEPTED, Standing

translate = QCoreApplication.translate


def status(value: Standing) -> str:
    """A bucket's state in a word or two."""
    said: dict[Standing, str] = {
        BucketStatus.TALLIES: translate("states", "Tallies"),
        BucketStatus.DIVERGES: translate("states", "Diverges"),
        BucketStatus.ONLY_ERP: translate("states", "Only in ERP"),
        BucketStatus.ONLY_PORTAL: translate("states", "Only in portal"),
        BucketStatus.NOT_COMPARED: translate("states", "Not compared"),
        ACCEPTED: translate("states", "Accepted"),
    }
    return said[value]


def status_explained(value: Standing) -> str:
    """What a bucket's state means, in one sentence."""
    said: dict[Standing, str] = {
        BucketStatus.TALLIES: translate(
            "states", "The ERP and the portal agree on remuneration and contribution, within the tolerance."
        ),
        BucketStatus.DIVERGES: translate(
            "states", "Both sides have values, and they are further apart than the tolerance."
        ),
        BucketStatus.ONLY_ERP: translate("states", "The ERP has values at this rate and the portal has none."),
        BucketStatus.ONLY_PORTAL: translate("states", "The portal has values at this rate and the ERP has none."),
        BucketStatus.NOT_COMPARED: translate(
            "states", "One of the sides has not been brought in yet, so nothing was compared."
        ),
        ACCEPTED: translate(
            "states", "The two sides differ, and that was accepted with a reason. It counts until the figures change."
        ),
    }
    return said[value]


def missing(value: MissingSide) -> str:
    """Which side keeps a bucket from being compared, and what to do; empty where none does."""
    return {
        MissingSide.NOTHING: "",
        MissingSide.ERP: translate("states", "No ERP file covers this month. Import the month's file."),
        MissingSide.PORTAL_NEVER: translate("states", "The portal was never asked for this month. Fetch it."),
        MissingSide.PORTAL_FAILED: translate(
            "states", "The portal was asked for this month without success. Fetch it again."
        ),
    }[value]


def divergence_state(value: DivergenceState) -> str:
    """Where a divergence stands."""
    return {
        DivergenceState.OPEN: translate("states", "Open"),
        DivergenceState.ACCEPTED: translate("states", "Accepted with a reason"),
        DivergenceState.BEING_CORRECTED: translate("states", "Being corrected"),
        DivergenceState.CONTESTED: translate("states", "Contested"),
        DivergenceState.RESOLVED: translate("states", "Resolved"),
    }[value]


def fetch_state(value: FetchState) -> str:
    """Where a month stands with the portal."""
    return {
        FetchState.NEVER: translate("states", "Portal not fetched yet"),
        FetchState.DATA: translate("states", "Portal fetched"),
        FetchState.NO_DATA: translate("states", "The portal has nothing for this month"),
        FetchState.FAILED: translate("states", "The portal could not be fetched"),
    }[value]


def fetch_mark(value: FetchState) -> str:
    """What the small mark of a month in the overview stands for."""
    return {
        FetchState.NEVER: translate("states", "Portal never asked"),
        FetchState.DATA: translate("states", "Portal fetched"),
        FetchState.NO_DATA: translate("states", "Nothing at the portal"),
        FetchState.FAILED: translate("states", "Last fetch failed"),
    }[value]


def fetch_told(value: FetchState, ago: str, why: str = "") -> str:
    """Where a month stands with the portal, and since when.

    Args:
        ago: how long ago it was asked; why: the sentence of a failure.
    """
    return {
        FetchState.NEVER: translate("states", "Portal: never asked for this month."),
        FetchState.DATA: translate("states", "Portal: fetched {ago}."),
        FetchState.NO_DATA: translate("states", "Portal: nothing for this month, asked {ago}."),
        FetchState.FAILED: translate("states", "Portal: failed {ago}. {why}"),
    }[value].format(ago=ago, why=why)


def portal_state(value: PortalState) -> str:
    """The portal's own state of a month."""
    return {
        PortalState.PROCESSING: translate("states", "Being processed"),
        PortalState.COMPUTED: translate("states", "Computed, not confirmed yet"),
        PortalState.CONFIRMED: translate("states", "Confirmed"),
        PortalState.TACIT: translate("states", "Accepted tacitly"),
        PortalState.REJECTED: translate("states", "Rejected"),
    }[value]


def failure(reason: FailureReason, message: str = "") -> str:
    """Why the portal's values could not be had, and what to do.

    Args:
        message: the portal's own words, quoted where there are any; or the field that breaks the contract.
    """
    sentence = _failures()[reason]
    if not message:
        return sentence
    if reason.kind is FailureKind.CONTRACT:
        return sentence + " " + translate("failures", "Field: {path}.").format(path=message)
    return sentence + " " + translate("failures", "The portal says: “{message}”").format(message=message)


def where_tokens_are() -> str:
    """Where an employer creates and looks after tokens."""
    return translate("failures", "Segurança Social Direta → Gestão de autenticação → Tokens de acesso")


def _failures() -> dict[FailureReason, str]:
    token = where_tokens_are()
    return {
        FailureReason.NO_TOKEN: translate(
            "failures",
            "This company has no portal token. Create one in {where} and give it to BateCerto in Settings → Portal.",
        ).format(where=token),
        FailureReason.TOKEN_MALFORMED: translate(
            "failures",
            "What is kept as this company's token has blanks or signs that no token has, so nothing was asked. "
            "Copy the token again, whole and alone, from {where}.",
        ).format(where=token),
        FailureReason.TOKEN_REFUSED: translate(
            "failures",
            "The portal refused this company's token: it is wrong or has expired. Create a new one in {where}.",
        ).format(where=token),
        FailureReason.FORBIDDEN: translate(
            "failures",
            "The portal does not let this company's token use the service. Check its permissions in {where}.",
        ).format(where=token),
        FailureReason.UNREACHABLE: translate(
            "failures", "The portal could not be reached. Check the internet connection and fetch again."
        ),
        FailureReason.TIMED_OUT: translate("failures", "The portal did not answer in time. Fetch again later."),
        FailureReason.BUSY: translate("failures", "The portal is too busy to answer. Fetch again in a few minutes."),
        FailureReason.SERVER_ERROR: translate(
            "failures", "The portal failed on its own side. Fetch again later; the values here are unchanged."
        ),
        FailureReason.REFUSED: translate(
            "failures", "The portal did not accept the request. Check the portal's address."
        ),
        FailureReason.BROKEN_CONTRACT: translate(
            "failures", "The portal's answer is not in the form expected, so nothing of it was used."
        ),
        FailureReason.CERTIFICATE: translate(
            "failures",
            "The portal's identity could not be verified, so nothing was sent. "
            "Check the computer's date and ask who looks after the network.",
        ),
        FailureReason.TOO_LARGE: translate(
            "failures", "The portal's answer is larger than expected, so nothing of it was used."
        ),
        FailureReason.CIRCUIT_OPEN: translate(
            "failures",
            "The portal failed several times in a row, so it was not asked for this month. "
            "Wait half a minute and fetch again.",
        ),
    }


def nature(code: str) -> str:
    """What a nature code stands for; the code itself where it is not a known one."""
    return {
        "P": translate("natures", "Permanent pay"),
        "A": translate("natures", "Allowances"),
        "B": translate("natures", "Monthly bonus"),
        "C": translate("natures", "Commissions"),
        "D": translate("natures", "Compensation for termination"),
        "F": translate("natures", "Holiday pay"),
        "H": translate("natures", "Fees"),
        "I": translate("natures", "Intermittent-contract compensation"),
        "M": translate("natures", "Regular monthly allowances"),
        "N": translate("natures", "Christmas pay"),
        "O": translate("natures", "Other bonuses"),
        "R": translate("natures", "Meal allowance"),
        "S": translate("natures", "Overtime"),
        "T": translate("natures", "Night work"),
        "X": translate("natures", "Other allowances"),
        "2": translate("natures", "Untaken paid holidays"),
        "6": translate("natures", "Pay differences"),
    }.get(code.strip(), code.strip())
