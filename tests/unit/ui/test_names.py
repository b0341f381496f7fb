# SPDX-License-Identifier: MIT
"""What companies are called: a number stands behind a name that others have too, and behind no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from domain.divergence import DivergenceState
from domain.read_models import BucketRow, CompanyRow, DivergenceRow, Freshness, ImportRow, MatrixRow
from domain.reconciliation import BucketKey, BucketStatus, MissingSide
from domain.use_cases.review import Overview
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.dr_builder import company_nif, employer_niss
from ui import formats
from ui.names import Names, overview_of

MONTH = YearMonth(2026, 10)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    company_id: int
    company: str


def company(number: int, name: str, nif: int | None = None) -> CompanyRow:
    nif_digits = company_nif(number if nif is None else nif)
    return CompanyRow(
        number,
        name,
        Nif(nif_digits),
        Niss(employer_niss(number)),
        Money(50),
        BucketStatus.TALLIES,
        0,
        12,
        BucketStatus.TALLIES,
    )


def called(companies: list[CompanyRow]) -> list[str]:
    names = Names(companies)
    return [names.of(one.id, one.name) for one in companies]


def test_a_name_of_its_own_stands_alone() -> None:
    assert called([company(1, "PADARIA"), company(2, "TÊXTEIS")]) == ["PADARIA", "TÊXTEIS"]
    assert not Names([company(1, "PADARIA"), company(2, "TÊXTEIS")])


def test_namesakes_get_their_nif() -> None:
    companies = [company(1, "PADARIA"), company(2, "TÊXTEIS"), company(3, "PADARIA")]
    first, third = (formats.nif(companies[at].nif) for at in (0, 2))
    assert called(companies) == [f"PADARIA ({first})", "TÊXTEIS", f"PADARIA ({third})"]


def test_names_that_differ_in_capitals_and_blanks_alone_look_alike() -> None:
    companies = [company(1, "Padaria  Pão"), company(2, "PADARIA PÃO")]
    assert all(one.endswith(")") for one in called(companies))


def test_where_the_nif_is_the_same_too_the_niss_tells_them_apart() -> None:
    companies = [company(1, "PADARIA"), company(2, "PADARIA", nif=1), company(3, "PADARIA")]
    first, second, third = called(companies)
    assert first == f"PADARIA (NISS {companies[0].niss.digits})"
    assert second == f"PADARIA (NISS {companies[1].niss.digits})"
    assert third == f"PADARIA ({formats.nif(companies[2].nif)})"


def test_a_name_told_apart_already_stays_as_it_is() -> None:
    names = Names([company(1, "PADARIA"), company(2, "PADARIA")])
    once = names.of(1, "PADARIA")
    assert names.of(1, once) == once
    assert names.of(9, "PADARIA") == "PADARIA", "a company that is not known"


def test_rows_of_namesakes_are_told_apart_and_the_others_are_the_same_objects() -> None:
    names = Names([company(1, "PADARIA"), company(2, "PADARIA")])
    rows = [Row(1, "PADARIA"), Row(2, "PADARIA"), Row(3, "TÊXTEIS")]
    told = names.tell(rows, lambda row: row.company_id)
    assert len({row.company for row in told}) == 3
    assert told[2] is rows[2]


def test_a_whole_look_at_the_store_is_told_apart_in_each_of_its_lists() -> None:
    companies = [company(1, "PADARIA"), company(2, "PADARIA"), company(3, "TÊXTEIS")]
    overview = look(companies)
    told = overview_of(overview, Names(companies))
    names = [row.name for row in told.companies]
    assert len(set(names)) == 3
    assert [row.company for row in told.matrix] == names
    assert [row.company for row in told.buckets] == names
    assert [row.bucket.company for row in told.divergences] == names
    assert [row.companies for row in told.imports] == [names[0], f"{names[1]}; {names[2]}"]
    assert told.in_month(2, MONTH)[0].company == names[1]


def test_a_look_without_namesakes_keeps_its_rows() -> None:
    companies = [company(1, "PADARIA, LDA"), company(2, "TÊXTEIS, LDA"), company(3, "SERRA")]
    overview = look(companies)
    told = overview_of(overview, Names(companies))
    assert told.buckets is overview.buckets
    assert [row.companies for row in told.imports] == ["PADARIA, LDA", "SERRA; TÊXTEIS, LDA"]


def look(companies: list[CompanyRow]) -> Overview:
    """A look at three companies: a bucket and a divergence of each, a file of the first, and one of the others."""
    buckets = [bucket(one) for one in companies]
    file = ImportRow(
        1, "a.txt", NOW, "cp1252", companies[0].name, MONTH, MONTH, 1, 1, Money(1), 0, 0, frozenset({1}), "RC4008"
    )
    both = replace(file, id=2, companies=",".join(one.name for one in companies[1:]), company_ids=frozenset({2, 3}))
    return Overview(
        companies,
        [MatrixRow(one.id, one.name, ()) for one in companies],
        buckets,
        [DivergenceRow(at, DivergenceState.OPEN, row, NOW) for at, row in enumerate(buckets)],
        [file, both],
        [],
        Freshness(None, None, None, 3),
    )


def bucket(one: CompanyRow) -> BucketRow:
    key, nothing = BucketKey(one.id, MONTH, Rate(3475)), Money()
    return BucketRow(
        key, one.nif, one.name, BucketStatus.DIVERGES, MissingSide.NOTHING, nothing, nothing, nothing, nothing, 0, 0,
        Money(50), None, None, 1,
    )  # fmt: skip
