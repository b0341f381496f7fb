# SPDX-License-Identifier: MIT
"""Credentials: try a company's portal token, keep it, and forget it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.credential import BasicLogin, Credential, clean_login, clean_token
from domain.errors import CredentialMissing, InvalidValue, NotFound
from domain.events import Event, EventKind
from domain.portal_record import FailureKind, FailureReason, FetchFailed, NoData
from domain.values import Nif, YearMonth

if TYPE_CHECKING:
    from domain.company import Company
    from domain.ports import Clock, CredentialKeeper, PortalGateway, UnitOfWorkManager


@dataclass(frozen=True, slots=True)
class CompanyCredential:
    """A company, and whether a token of its own is kept."""

    company: Company
    kept: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What the portal said to a token.

    Attributes:
        works: None where it could not be tried: the portal was not to be reached, or did not answer as it should.
        reason, message: why not, with the portal's own words.
        odd_path: the path of the portal's address where nothing was found at it, and it is not the documented one.
    """

    works: bool | None
    reason: FailureReason | None = None
    message: str = ""
    odd_path: str = ""


class Credentials:
    """Tokens of companies, for one portal.

    Args:
        try_with: a portal that is asked with one credential; closed after use.
        odd_path: of the portal's address, where it is not the documented one.
    """

    def __init__(
        self,
        units: UnitOfWorkManager,
        keeper: CredentialKeeper,
        try_with: Callable[[Credential], PortalGateway],
        clock: Clock,
        *,
        odd_path: str = "",
    ) -> None:
        self._units = units
        self._keeper = keeper
        self._try_with = try_with
        self._clock = clock
        self._odd_path = odd_path

    async def all(self) -> list[CompanyCredential]:
        """Every company, in the order of its name."""
        async with self._units.enter(read_only=True) as unit:
            companies = await unit.companies.all()
        kept = await asyncio.to_thread(lambda: [self._keeper.keeps(company.niss) for company in companies])
        return [CompanyCredential(company, has) for company, has in zip(companies, kept, strict=True)]

    async def fetchable(self) -> list[int]:
        """The numbers of the companies that have something to show to the portal, kept or from the environment."""
        async with self._units.enter(read_only=True) as unit:
            companies = await unit.companies.all()
        return await asyncio.to_thread(lambda: [company.id for company in companies if self._has_one(company)])

    def _has_one(self, company: Company) -> bool:
        try:
            return self._keeper.token(company.niss) is not None
        except CredentialMissing:
            return False

    async def has_place(self) -> bool:
        """Whether there is anywhere to keep one."""
        return await asyncio.to_thread(self._keeper.has_place)

    async def set(self, nif: Nif, credential: Credential) -> Trial:
        """Try a token or login with the portal, and keep it unless the portal refuses it.

        Raises:
            InvalidValue: it can be no token (kind token).
            NotFound: no company has that NIF.
            KeychainFailed: there is no place for it, or it is not taken; nothing was kept.
        """
        clean = clean_login(credential) if isinstance(credential, BasicLogin) else clean_token(credential)
        if not clean:
            raise InvalidValue("token", "")
        company = await self._company(nif)
        trial = await self._tried(company, clean)
        if trial.works is not False:
            await asyncio.to_thread(self._keeper.put, company.niss, clean)
            await self._tell(company, kept=True)
        return trial

    async def test(self, nif: Nif) -> Trial:
        """Try the token or login that the company's months are fetched with.

        Raises:
            NotFound: no company has that NIF.
        """
        company = await self._company(nif)
        try:
            credential = await asyncio.to_thread(self._keeper.token, company.niss)
        except CredentialMissing:
            credential = None
        if credential is None:
            return Trial(works=False, reason=FailureReason.NO_TOKEN)
        return await self._tried(company, credential)

    async def remove(self, nif: Nif) -> bool:
        """Forget a company's token; whether there was one.

        Raises:
            NotFound: no company has that NIF.
            KeychainFailed: the keychain does not let go of it.
        """
        company = await self._company(nif)
        removed = await asyncio.to_thread(self._keeper.remove, company.niss)
        if removed:
            await self._tell(company, kept=False)
        return removed

    async def _company(self, nif: Nif) -> Company:
        async with self._units.enter(read_only=True) as unit:
            found = next((company for company in await unit.companies.all() if company.nif == nif), None)
        if found is None:
            raise NotFound("company", nif.digits)
        return found

    async def _tried(self, company: Company, credential: Credential) -> Trial:
        month = YearMonth.last_completed(1, self._clock.today())[0]
        portal = self._try_with(credential)
        try:
            answer = await portal.month(company.niss, month)
        finally:
            await portal.aclose()
        if isinstance(answer, NoData) and self._odd_path:
            # Any server says 404 to an address that it does not know, whatever the token.
            return Trial(works=None, odd_path=self._odd_path)
        if not isinstance(answer, FetchFailed):
            return Trial(works=True)
        # Refused is not the same as not answered: a token is kept though the portal is down.
        refused = answer.reason.kind is FailureKind.CREDENTIAL
        return Trial(False if refused else None, answer.reason, answer.message)

    async def _tell(self, company: Company, *, kept: bool) -> None:
        async with self._units.enter() as unit:
            unit.add_event(Event(EventKind.CREDENTIAL_CHANGED, f"company {company.id}", after={"kept": kept}))
