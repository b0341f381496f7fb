# SPDX-License-Identifier: MIT
"""Whose a row is: companies are found by NISS, NIF or both, and made only from an ERP's table that has both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.declaration import Employer, FindingCode
from domain.errors import InvalidValue
from domain.tables.fields import Field, Side
from domain.values import Nif, Niss

if TYPE_CHECKING:
    from domain.company import Company
    from domain.tables.values import Values


@dataclass(frozen=True, slots=True)
class Party:
    """The company that a row names.

    Attributes:
        company: None where it is not known yet.
    """

    employer: Employer
    company: Company | None

    @classmethod
    def of(cls, company: Company) -> Party:
        """A company that is known."""
        return cls(Employer(company.niss, company.nif, company.name), company)


class Parties:
    """Finds the company of each row; every different pair of numbers is looked at once."""

    def __init__(self, side: Side, values: Values, companies: Iterable[Company], given: Company | None) -> None:
        self._side = side
        self._values = values
        self._given = given
        self._by_niss: dict[Niss, Company] = {}
        self._by_nif: dict[Nif, list[Company]] = {}
        self._seen: dict[tuple[str | None, str | None], Party | None] = {}
        for company in companies:
            self._by_niss[company.niss] = company
            self._by_nif.setdefault(company.nif, []).append(company)

    def of_row(self) -> Party | None:
        """The company of the row that is being read; None where there is none, which was told."""
        values = self._values
        key = (values.digits(Field.EMPLOYER_NISS), values.digits(Field.EMPLOYER_NIF))
        if key not in self._seen:
            self._seen[key] = self._find(*key)
        return self._seen[key]

    def _find(self, niss_text: str | None, nif_text: str | None) -> Party | None:
        if niss_text is None and nif_text is None:
            return self._unnamed()
        niss, nif = self._niss(niss_text), self._nif(nif_text)
        if (niss_text and niss is None) or (nif_text and nif is None):
            return None
        found = self._known(niss, nif)
        if self._given is not None:
            return self._as_given(found, niss, nif)
        if found is not None:
            return self._same(found, niss, nif)
        return self._made(niss, nif)

    def _unnamed(self) -> Party | None:
        if self._given is not None:
            return Party.of(self._given)
        fields = [field for field in (Field.EMPLOYER_NISS, Field.EMPLOYER_NIF) if self._values.has(field)]
        if all(map(self._values.empty, fields)):
            self._values.refuse(FindingCode.EMPTY_CELL, fields[0])
        return None

    def _niss(self, text: str | None) -> Niss | None:
        try:
            return Niss.valid(text) if text else None
        except InvalidValue:
            self._values.refuse(FindingCode.BAD_EMPLOYER_NISS, Field.EMPLOYER_NISS, text)
            return None

    def _nif(self, text: str | None) -> Nif | None:
        try:
            return Nif.valid(text.upper().removeprefix("PT")) if text else None
        except InvalidValue:
            self._values.refuse(FindingCode.BAD_NIF, Field.EMPLOYER_NIF, text)
            return None

    def _known(self, niss: Niss | None, nif: Nif | None) -> Company | None:
        if niss is not None:
            return self._by_niss.get(niss)
        alike = self._by_nif.get(nif, []) if nif is not None else []
        return alike[0] if len(alike) == 1 else None

    def _as_given(self, found: Company | None, niss: Niss | None, nif: Nif | None) -> Party | None:
        assert self._given is not None
        same = niss in (None, self._given.niss) and nif in (None, self._given.nif)
        if same:
            return Party.of(self._given)
        shown = found.nif if found is not None and nif is None else nif or niss
        self._other(shown, self._given)
        return None

    def _same(self, company: Company, niss: Niss | None, nif: Nif | None) -> Party | None:
        if niss is not None and nif is not None and company.nif != nif:
            self._other(nif, company)
            return None
        return Party.of(company)

    def _other(self, found: Nif | Niss | None, expected: Company) -> None:
        field = Field.EMPLOYER_NIF if self._values.has(Field.EMPLOYER_NIF) else Field.EMPLOYER_NISS
        code = FindingCode.OTHER_COMPANY
        self._values.refuse(code, field, found.digits if found else "", expected=expected.nif.digits)

    def _made(self, niss: Niss | None, nif: Nif | None) -> Party | None:
        if self._side is Side.ERP and niss is not None and nif is not None:
            return Party(Employer(niss, nif, self._values.text(Field.EMPLOYER_NAME)), None)
        shown = nif or niss
        field = Field.EMPLOYER_NIF if nif is not None else Field.EMPLOYER_NISS
        self._values.refuse(FindingCode.UNKNOWN_COMPANY, field, shown.digits if shown else "")
        return None
