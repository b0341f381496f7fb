# SPDX-License-Identifier: MIT
"""What companies are called on screen: by their names, with a number where others have the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ui import formats

if TYPE_CHECKING:
    from domain.read_models import ImportRow
    from domain.use_cases.review import Overview
    from domain.values import Nif, Niss


class Named(Protocol):
    """A company, as far as it can be told from others."""

    @property
    def id(self) -> int:
        """Its number in the store."""

    @property
    def name(self) -> str:
        """Its name, which others may have too."""

    @property
    def nif(self) -> Nif:
        """Its tax number; a company that got another NISS stands twice with one."""

    @property
    def niss(self) -> Niss:
        """Its social-security number, which no other has."""


class _Row(Protocol):
    """A frozen dataclass with a company's name."""

    @property
    def company(self) -> str: ...


R = TypeVar("R", bound=_Row)


class Names:
    """What each of some companies is called; those with a name of their own by that alone."""

    def __init__(self, companies: Iterable[Named] = ()) -> None:
        self._numbers = _numbers(list(companies))

    def __bool__(self) -> bool:
        """Whether there are names that do not tell companies apart."""
        return bool(self._numbers)

    def of(self, company_id: int, name: str) -> str:
        """A company's name, with its number where that is needed; one that has it already stays as it is."""
        number = self._numbers.get(company_id)
        return name if number is None or name.endswith(number) else f"{name}{number}"

    def tell(self, rows: Sequence[R], company_id: Callable[[R], int]) -> list[R]:
        """The same rows, those of companies that are not told apart under other names."""
        return [self.told(row, company_id(row)) for row in rows]

    def told(self, row: R, company_id: int) -> R:
        """The same row under the name that tells its company apart."""
        if company_id not in self._numbers:
            return row
        known: Any = row
        told: R = replace(known, company=self.of(company_id, row.company))
        return told


def _numbers(companies: Sequence[Named]) -> dict[int, str]:
    """What stands behind the names that several have: the NIF, and where that is the same too, the NISS."""
    same_name = Counter(_alike(company.name) for company in companies)
    same_nif = Counter((_alike(company.name), company.nif) for company in companies)
    found = {}
    for company in companies:
        name = _alike(company.name)
        if same_name[name] > 1:
            alone = same_nif[name, company.nif] == 1
            number = formats.nif(company.nif) if alone else f"NISS {formats.niss(company.niss)}"
            found[company.id] = f" ({number})"
    return found


def _alike(name: str) -> str:
    return " ".join(name.casefold().split())


def named(overview: Overview) -> tuple[Overview, Names]:
    """The same look at the store under the names that tell its companies apart, and these; a thread may do it."""
    names = Names(overview.companies)
    return overview_of(overview, names), names


def overview_of(overview: Overview, names: Names) -> Overview:
    """The same look at the store, with companies told apart wherever their names stand; a thread may do it."""
    if not names and all(len(row.company_ids) < 2 for row in overview.imports):
        return overview
    called = {row.id: names.of(row.id, row.name) for row in overview.companies}
    imports = [_called(row, called) if len(row.company_ids) > 1 or names else row for row in overview.imports]
    if not names:
        return replace(overview, imports=imports)
    return replace(
        overview,
        companies=[replace(row, name=called[row.id]) for row in overview.companies],
        matrix=names.tell(overview.matrix, lambda row: row.company_id),
        buckets=names.tell(overview.buckets, lambda row: row.key.company_id),
        divergences=[
            replace(row, bucket=names.told(row.bucket, row.bucket.key.company_id)) for row in overview.divergences
        ],
        imports=imports,
    )


def _called(row: ImportRow, called: Mapping[int, str]) -> ImportRow:
    """An imported file with its companies as they are called; names have commas of their own."""
    if not row.company_ids <= called.keys():
        return row
    return replace(row, companies="; ".join(sorted(called[company_id] for company_id in row.company_ids)))
