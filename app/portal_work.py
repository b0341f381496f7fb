# SPDX-License-Identifier: MIT
"""Puts the use cases around declaring together; what is slow to load is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.portal.address import is_loopback
from app.late import LatePortal, portal_host
from domain.operations import Environment
from domain.use_cases.communicate import Communicate
from domain.use_cases.correct import Correct
from domain.use_cases.deliver import Deliver
from domain.use_cases.portal_work import PortalWork
from domain.use_cases.settle import Settle

if TYPE_CHECKING:
    from domain.declaration import Declaration
    from domain.portal_record import PortalTotal
    from domain.ports import Clock, UnitOfWorkManager
    from domain.use_cases.fetch_portal import FetchPortal
    from domain.values import YearMonth

QUALITY = "extwww.seg-social.pt"


class LateWriter:
    """The writer of DR files; see domain.ports.DeclarationWriter."""

    def write(self, declarations: Sequence[Declaration], path: Path, *, overwrite: bool = False) -> str:
        """See DeclarationWriter."""
        from adapters.erp.dr_writer import DrWriter

        return DrWriter().write(declarations, path, overwrite=overwrite)


def composed(month: YearMonth, totals: Sequence[PortalTotal]) -> bytes:
    """The body that the portal's client sends; see domain.ports.BodyComposer."""
    from adapters.portal.schema import communication

    return communication(month, totals)


def is_production(host: str) -> bool:
    """Whether what is written there may be an official record: anywhere but on this machine and the quality host."""
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    return not (is_loopback(name) or name == QUALITY)


def portal_at(url: str) -> Environment:
    """The portal that an address stands for.

    Raises:
        InvalidValue: it is none, or unprotected; its kind is ``url`` or ``plain_url``.
    """
    host = portal_host(url)
    return Environment(host, is_production(host))


def portal_work(
    units: UnitOfWorkManager, portal: LatePortal, fetch: FetchPortal, clock: Clock, *, who: str
) -> PortalWork:
    """The use cases on one store and portal.

    Args:
        who: the person at the machine.
    """
    environment = Environment(portal.host, is_production(portal.host))
    return PortalWork(
        Communicate(units, portal, portal, fetch, composed, clock, environment, author=who),
        Settle(units, portal, fetch, clock, environment, author=who),
        Deliver(units, clock),
        Correct(units, LateWriter(), clock),
    )
