# SPDX-License-Identifier: MIT
"""The demonstration data is what its generator writes, and tells the stories that it promises."""

import json
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app import demo_data
from domain.portal_record import FetchState
from domain.reconciliation import Amounts, BucketKey, BucketStatus, MonthState, add_up, compare
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests import demo_generator

DEMO = Path(str(files("resources"))) / "demo"
BY_HAND = {"README.md", ".gitattributes"}


@pytest.fixture(scope="module")
def expected() -> list[dict[str, Any]]:
    document: list[dict[str, Any]] = json.loads((DEMO / "expected.json").read_bytes())
    return document


def test_the_files_are_what_the_generator_writes() -> None:
    found = {path.relative_to(DEMO).as_posix(): path.read_bytes() for path in DEMO.rglob("*") if path.is_file()}
    made = demo_generator.files()
    assert found.keys() - BY_HAND == made.keys()
    assert [name for name in made if found[name] != made[name]] == []


def test_two_runs_give_the_same_bytes() -> None:
    assert demo_generator.files() == demo_generator.files()


def test_it_stays_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 1_500_000


def test_about_a_quarter_does_not_tally(expected: list[dict[str, Any]]) -> None:
    wrong = sum(bucket["status"] != "tallies" for bucket in expected)
    assert 0.20 <= wrong / len(expected) <= 0.32


def test_every_story_is_told(expected: list[dict[str, Any]]) -> None:
    told = Counter((bucket["cause"], bucket["status"]) for bucket in expected if bucket["cause"])
    assert set(told) == {
        ("forgotten_resend", "diverges"),
        ("rate_swap", "diverges"),
        ("rate_swap", "only_erp"),
        ("worker_missing", "diverges"),
        ("amount_differs", "diverges"),
        ("rounding", "diverges"),
        ("rounding", "tallies"),
        ("neighbouring_months", "diverges"),
        ("no_portal_document", "only_erp"),
        ("no_erp_file", "not_compared"),
        ("only_portal", "only_portal"),
    }
    assert {bucket["status"] for bucket in expected} == set(BucketStatus)


def test_what_has_no_cause_agrees_to_the_cent(expected: list[dict[str, Any]]) -> None:
    for bucket in expected:
        apart = bucket["difference_remuneration"] or bucket["difference_contribution"]
        assert bool(apart) == bool(bucket["cause"]), bucket


def test_the_neighbouring_months_cancel_out(expected: list[dict[str, Any]]) -> None:
    pair = [bucket for bucket in expected if bucket["cause"] == "neighbouring_months"]
    assert sum(bucket["difference_remuneration"] for bucket in pair) == 0
    assert sum(bucket["difference_contribution"] for bucket in pair) == 0
    months = [YearMonth.parse(bucket["period"]) for bucket in pair]
    assert all(earlier.next() == later for earlier, later in pairwise(months))


def test_the_period_is_the_one_that_the_files_cover(expected: list[dict[str, Any]]) -> None:
    period = json.loads((DEMO / "period.json").read_bytes())
    assert [period["first"], period["last"]] == [
        min(bucket["period"] for bucket in expected),
        max(bucket["period"] for bucket in expected),
    ]
    assert len(list(YearMonth.range(YearMonth.parse(period["first"]), YearMonth.parse(period["last"])))) == 12


def test_a_changed_file_replaces_every_block_of_the_first() -> None:
    changed = sorted((DEMO / "erp" / "02-changed").iterdir())
    assert len(changed) >= 5
    for path in changed:
        first = DEMO / "erp" / "01-first" / path.name
        assert first.read_bytes() != path.read_bytes()
        assert [key for key, _ in _dr_blocks(first)] == [key for key, _ in _dr_blocks(path)]


def test_the_files_come_out_as_expected(expected: list[dict[str, Any]]) -> None:
    """Read back by position and compared by the domain: a second way to the same buckets."""
    ids = {niss: number for number, niss in enumerate(sorted({key[0] for key, _ in _erp()}))}
    erp = add_up((BucketKey(ids[niss], month, rate), amounts) for (niss, month, _, rate), amounts in _erp())
    portal = add_up((BucketKey(ids[niss], month, rate), amounts) for niss, month, rate, amounts in _portal())
    erp_months = {(key.company_id, key.month) for key in erp}
    states = {
        (company, month): MonthState((company, month) in erp_months, FetchState.DATA, has_snapshot=True)
        for company in ids.values()
        for month in YearMonth.range(demo_generator.FIRST, demo_generator.LAST)
    }
    nifs = {ids[company.niss]: company.nif for company in demo_generator.COMPANIES}
    found = {
        (nifs[bucket.key.company_id], str(bucket.key.month), bucket.key.rate.hundredths): (
            str(bucket.status),
            (bucket.erp or Amounts()).remuneration.cents,
            (bucket.erp or Amounts()).contribution.cents,
            (bucket.portal or Amounts()).remuneration.cents,
            (bucket.portal or Amounts()).contribution.cents,
            bucket.remuneration_difference.cents,
            bucket.contribution_difference.cents,
            bucket.tolerance.cents,
        )
        for bucket in compare(erp, portal, states, {})
    }
    assert found == {
        (bucket["company"], bucket["period"], bucket["rate"]): (
            bucket["status"],
            bucket["erp_remuneration"],
            bucket["erp_contribution"],
            bucket["portal_remuneration"],
            bucket["portal_contribution"],
            bucket["difference_remuneration"],
            bucket["difference_contribution"],
            bucket["tolerance"],
        )
        for bucket in expected
    }


Key = tuple[int, YearMonth, str, Rate]


def _erp() -> list[tuple[Key, Amounts]]:
    """The blocks in force after both folders, in their order."""
    in_force: dict[Key, Amounts] = {}
    for folder in ("01-first", "02-changed"):
        for path in sorted((DEMO / "erp" / folder).iterdir()):
            in_force.update(_dr_blocks(path))
    return list(in_force.items())


def _dr_blocks(path: Path) -> list[tuple[Key, Amounts]]:
    """One file's blocks, every check digit and control total verified on the way."""
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    blocks: list[tuple[Key, Amounts]] = []
    month, amounts, workers = YearMonth(1900, 1), [0], set[str]()
    for line in raw.decode("cp1252").removesuffix("\r\n").split("\r\n"):
        assert len(line) == 118
        match line[:2]:
            case "R0":
                assert line.rstrip() == "R0RC4008  01"
            case "R1":
                Niss.valid(line[2:13])
                assert line[2] == "2"
                assert Nif.valid(line[17:26]).digits in path.name
                month, amounts, workers = YearMonth.parse(line[92:98]), [], set()
            case "R2":
                assert Niss.valid(line[17:28]).digits.startswith("1")
                workers.add(line[17:28])
                amounts.append(_signed(line[108:118]))
            case "R3":
                rate, remuneration = Rate(int(line[56:60])), Money(_signed(line[28:43]))
                assert (remuneration.cents, int(line[60:66])) == (sum(amounts), len(amounts))
                assert Money(_signed(line[43:56])) == remuneration.times(rate)
                key = (int(line[2:13]), month, line[13:17], rate)
                blocks.append((key, Amounts(remuneration, remuneration.times(rate), len(workers))))
            case other:
                pytest.fail(other)
    return blocks


def _signed(text: str) -> int:
    return int(text[:-1]) * {"0": 1, "-": -1}[text[-1]]


def _portal() -> list[tuple[int, YearMonth, Rate, Amounts]]:
    """Every total of every document, each verified against its values."""
    found = []
    for path in sorted((DEMO / "portal").rglob("*.json")):
        document = json.loads(path.read_bytes())
        assert [str(document["nissEntidadeEmpregadora"]), document["anoMes"]] == [path.parent.name, path.stem]
        for rate in document["taxas"]:
            assert _cents(rate["totalRemuneracoes"]) == sum(_cents(value["valor"]) for value in rate["valores"])
            workers = {value["nissTrabalhador"] for value in rate["valores"]}
            assert rate["numeroTrabalhadores"] == len(workers)
            assert all(Niss.from_number(worker).check_digit_ok for worker in workers)
            amounts = Amounts(
                Money(_cents(rate["totalRemuneracoes"])), Money(_cents(rate["totalContribuicoes"])), len(workers)
            )
            found.append((int(path.parent.name), YearMonth.parse(path.stem), Rate(_cents(rate["taxa"])), amounts))
    return found


def _cents(number: float) -> int:
    return round(number * 100)


def test_one_company_joined_scc_and_silence_has_a_month_of_it() -> None:
    joined = json.loads((DEMO / "joined.json").read_bytes())
    [(nif, first)] = joined.items()
    (company,) = (company for company in demo_generator.COMPANIES if company.nif == nif)
    newest = json.loads((DEMO / "portal" / str(company.niss) / f"{demo_generator.LAST}.json").read_bytes())
    assert YearMonth.parse(first) <= demo_generator.LAST
    assert newest["estado"] == "APURADO"


def test_what_goes_wrong_when_it_is_communicated_is_of_months_that_diverge(expected: list[dict[str, Any]]) -> None:
    spoilt = demo_data.spoilt()
    nifs = {str(company.niss): company.nif for company in demo_generator.COMPANIES}
    wrong = {(bucket["company"], bucket["period"]) for bucket in expected if bucket["status"] == "diverges"}
    assert {(nifs[one.niss], one.month) for one in spoilt} <= wrong
    assert sorted(bool(one.refusal) for one in spoilt) == [False, True]
