# SPDX-License-Identifier: MIT
"""How writing to the portal can end. What is written there is an official record, and no call undoes it."""

from __future__ import annotations

from dataclasses import dataclass

from domain.portal_record import FailureKind, FetchFailed


@dataclass(frozen=True, slots=True)
class Accepted:
    """The portal took it.

    Attributes:
        receipt: the portal's number of the delivery, a UUID.
    """

    receipt: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing of it went out, so it can be sent again without a thought."""

    failure: FetchFailed

    @property
    def kind(self) -> FailureKind:
        """What can be done about it."""
        return self.failure.reason.kind


@dataclass(frozen=True, slots=True)
class Refused:
    """The portal answered that it did not take it; the failure carries its words."""

    failure: FetchFailed

    @property
    def kind(self) -> FailureKind:
        """What can be done about it."""
        return self.failure.reason.kind


@dataclass(frozen=True, slots=True)
class Unknown:
    """Some of it went out and no clear answer came back: it was taken or not, and only asking the portal tells."""

    failure: FetchFailed

    @property
    def kind(self) -> FailureKind:
        """Always ambiguous, whatever broke the conversation."""
        return FailureKind.AMBIGUOUS


SendOutcome = Accepted | NotSent | Refused | Unknown
