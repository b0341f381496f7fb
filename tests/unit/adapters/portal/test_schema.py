# SPDX-License-Identifier: MIT
"""From the PSI's documents to snapshots."""

from __future__ import annotations

import copy
import json
import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.portal import schema
from adapters.portal.digest import in_order
from adapters.portal.documents import split
from adapters.portal.strict_json import BrokenContract, Unparseable, parse
from domain.declaration import ListedLines
from domain.portal_record import PortalSnapshot, PortalState, PortalTotal
from domain.values import Money, Niss, Rate, YearMonth

NISS = Niss("27877893280")
MONTH = YearMonth(2026, 8)
FILE = Path(__file__).parents[3] / "data" / "portal" / NISS.digits / f"{MONTH}.json"
SAMPLE: dict[str, Any] = json.loads(FILE.read_bytes())


def snapshot(*documents: dict[str, Any]) -> PortalSnapshot:
    """The snapshot of one document, or of its pages."""
    bodies = [json.dumps(document).encode() for document in documents]
    pages = [schema.read_page(body, NISS, MONTH, number) for number, body in enumerate(bodies, 1)]
    return schema.merge([page for page in pages if page], etag='"e"', source="here")


def altered(path: str, value: object) -> dict[str, Any]:
    """The sample with one field set, or left out where the value is Ellipsis."""
    document = copy.deepcopy(SAMPLE)
    target: Any = document
    steps = path.replace("[", ".").replace("]", "").split(".")
    *way, name = [int(step) if step.isdecimal() else step for step in steps]
    for step in way:
        target = target[step]
    if value is ...:
        del target[name]
    else:
        target[name] = value
    return document


def test_a_document_becomes_a_snapshot() -> None:
    found = snapshot(SAMPLE)
    assert (found.employer, found.month, found.state) == (NISS, MONTH, PortalState.COMPUTED)
    assert found.computed_at == datetime(2026, 11, 2, 8, tzinfo=UTC)
    assert (found.etag, found.source) == ('"e"', "here")
    first = found.totals[0]
    assert (first.establishment, first.rate, first.workers) == ("0001", Rate(2960), 1)
    assert (first.remuneration, first.contribution, first.mismatch) == (Money(148861), Money(44063), False)
    assert first.values.rows(0, 9) == [(10766619342, "P", 202608, 0, 300, 148861)]
    assert list(first.values.people()) == [(10766619342, "Beatriz Ferreira Leão", None)]


@given(cents=st.integers(-(10**12), 10**12))
def test_every_amount_of_cents_survives(cents: int) -> None:
    body = json.dumps(altered("taxas[0].totalRemuneracoes", 0)).replace(
        '"totalRemuneracoes": 0,', f'"totalRemuneracoes": {Decimal(cents).scaleb(-2)},'
    )
    page = schema.read_page(body.encode(), NISS, MONTH, 1)
    assert page is not None
    assert schema.merge([page]).totals[0].remuneration == Money(cents)


@pytest.mark.parametrize("text", ["1." + "0" * 40 + "1", "1e-60", "1e16", "0.001"])
def test_no_amount_is_rounded_on_its_way(text: str) -> None:
    body = json.dumps(altered("taxas[0].totalRemuneracoes", 0)).replace('es": 0,', f'es": {text},', 1)
    with pytest.raises(BrokenContract, match=r"^taxas\[0\].totalRemuneracoes$"):
        schema.read_page(body.encode(), NISS, MONTH, 1)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("nissEntidadeEmpregadora", [..., None, "27877893280", 27877893281, 27877893280.0, True, -1, 10**30]),
        ("anoMes", [..., None, "2026-09", "202608", "2026-13", " 2026-08", 202608]),
        ("estado", [..., None, "OUTRO", 1, "apurado"]),
        ("dataApuramento", [..., None, "2026-11-02", "2026-11-02T08:00:00", "0001-01-01T00:00:00+10:00", 5, ""]),
        ("pagina", [..., "1", 1.0, 2, 0, None]),
        ("totalPaginas", [..., "1", 0, -1, None]),
        ("taxas", [..., None, {}, "x"]),
        ("taxas[1]", [None, [], "x", 5]),
        ("taxas[1].estabelecimento", [..., None, "", "  ", 1, "x" * 21, "\ud800"]),
        ("taxas[1].taxa", [..., None, "34,75", "34.75", 34.755, -1, 100, True, [34.75]]),
        ("taxas[1].totalRemuneracoes", [..., None, "1.00", 1.001, 1e300, True, {}]),
        ("taxas[1].totalContribuicoes", [..., None, "1", 0.005, False]),
        ("taxas[1].numeroTrabalhadores", [..., None, "1", -1, 1.5, True, 10**10]),
        ("taxas[1].valores", [{}, "x", 5]),
        ("taxas[1].valores[2]", [None, 5, []]),
        ("taxas[1].valores[2].nissTrabalhador", [..., None, "11809679294", 0, -5, 10**11, 1.5]),
        ("taxas[1].valores[2].nome", [5, [], "\udc00"]),
        ("taxas[1].valores[2].natureza", [..., None, "", 1]),
        ("taxas[1].valores[2].anoMesReferencia", [..., None, "2026-8", "", 202608]),
        ("taxas[1].valores[2].dias", [..., None, "30", 30.05, True]),
        ("taxas[1].valores[2].valor", [..., None, "1,00", 1.234, True]),
    ],
)
def test_what_breaks_the_contract_is_named_by_its_path(path: str, values: list[object]) -> None:
    for value in values:
        with pytest.raises(BrokenContract) as broken:
            snapshot(altered(path, value))
        assert broken.value.path == path
        assert broken.value.__cause__ is None


def test_what_the_contract_leaves_open_is_let_through() -> None:
    same = snapshot(SAMPLE)
    for path in ("novo", "taxas[0].novo", "taxas[0].valores[0].novo"):
        assert snapshot(altered(path, [1, {"a": None}])) == same
    assert snapshot(altered("taxas[0].valores[0].nome", ...)).digest == same.digest
    assert snapshot(altered("taxas", [])).totals == ()
    assert snapshot(altered("taxas[0].valores[0].valor", -5)).totals[0].mismatch
    assert snapshot(altered("dataApuramento", "2026-11-02T09:00:00.000+01:00")) == same


@pytest.mark.parametrize("values", [..., None, []])
def test_without_values_nothing_is_flagged(values: object) -> None:
    total = snapshot(altered("taxas[1].valores", values)).totals[1]
    assert not total.mismatch
    assert len(total.values) == 0
    assert total.workers == 3


def test_a_total_that_is_not_the_sum_is_flagged() -> None:
    flags = [total.mismatch for total in snapshot(altered("taxas[1].totalRemuneracoes", 9048.53)).totals]
    assert flags == [False, True, False, False]


@pytest.mark.parametrize("page_size", [None, 1, 2, 3, 50])
def test_entries_of_one_establishment_and_rate_on_a_page_add_up(page_size: int | None) -> None:
    """A worker moved to another rate comes as an entry of its own beside that rate's other workers."""
    document = copy.deepcopy(SAMPLE)
    moved = copy.deepcopy(document["taxas"][1])
    document["taxas"].insert(0, moved)
    moved["valores"] = [dict(moved["valores"][0], nissTrabalhador=11111111111, valor=100)]
    moved.update(totalRemuneracoes=100, totalContribuicoes=34.75, numeroTrabalhadores=1)
    found = snapshot(*(split(document, page_size) if page_size else [document]))
    key = (moved["estabelecimento"], SAMPLE["taxas"][1]["taxa"])
    before = next(t for t in snapshot(SAMPLE).totals if (t.establishment, float(str(t.rate))) == key)
    now = next(t for t in found.totals if (t.establishment, t.rate) == (before.establishment, before.rate))
    assert now.remuneration - before.remuneration == Money(10000)
    assert now.contribution - before.contribution == Money(3475)
    assert (now.workers, len(now.values)) == (before.workers + 1, len(before.values) + 1)
    assert not now.mismatch


@given(page_size=st.integers(1, 20), seed=st.integers(0, 10**6))
def test_neither_order_nor_pages_change_the_digest(page_size: int, seed: int) -> None:
    document, dice = copy.deepcopy(SAMPLE), random.Random(seed)
    dice.shuffle(document["taxas"])
    for rate in document["taxas"]:
        dice.shuffle(rate["valores"])
    found = snapshot(*split(document, page_size))
    assert (found.digest, found.totals) == (snapshot(SAMPLE).digest, snapshot(SAMPLE).totals)


def test_the_order_of_repeated_values_changes_nothing() -> None:
    document = copy.deepcopy(SAMPLE)
    one = document["taxas"][0]["valores"][0]
    document["taxas"][0]["valores"] = [{**one, "valor": amount} for amount in (5, 7, 5)]
    other = copy.deepcopy(document)
    other["taxas"][0]["valores"].reverse()
    other["taxas"][0]["valores"].sort(key=lambda value: int(value["valor"]))
    assert snapshot(document) == snapshot(other)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("estado", "CONFIRMADO"),
        ("taxas[0].estabelecimento", "0002"),
        ("taxas[0].taxa", 29.61),
        ("taxas[0].totalRemuneracoes", 1488.62),
        ("taxas[0].totalContribuicoes", 440.64),
        ("taxas[0].numeroTrabalhadores", 2),
        ("taxas[0].valores", []),
        ("taxas[0].valores[0].nissTrabalhador", 10766619343),
        ("taxas[0].valores[0].natureza", "O"),
        ("taxas[0].valores[0].anoMesReferencia", "2026-07"),
        ("taxas[0].valores[0].dias", 29.9),
        ("taxas[0].valores[0].valor", 1488.6),
    ],
)
def test_every_figure_changes_the_digest(path: str, value: object) -> None:
    assert snapshot(altered(path, value)).digest != snapshot(SAMPLE).digest


@pytest.mark.parametrize(("path", "value"), [("dataApuramento", "2026-11-03T08:00:00Z"), ("novo", 1)])
def test_what_is_no_figure_leaves_the_digest(path: str, value: object) -> None:
    assert snapshot(altered(path, value)).digest == snapshot(SAMPLE).digest


@pytest.mark.parametrize("code", [4, "4"])
def test_result_code_4_means_nothing_there(code: object) -> None:
    body = json.dumps({"codigoResultado": code}).encode()
    assert schema.read_page(body, NISS, MONTH, 1) is None
    assert schema.read_error(body) == (True, "")


@pytest.mark.parametrize("code", [0, "0", True, 4.5, None, [4]])
def test_other_result_codes_do_not(code: object) -> None:
    body = json.dumps({"codigoResultado": code, "message": "x"}).encode()
    with pytest.raises(BrokenContract):
        schema.read_page(body, NISS, MONTH, 1)
    assert schema.read_error(body) == (False, "x")


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_in_one_of_two_ways(body: bytes) -> None:
    with pytest.raises((BrokenContract, Unparseable)):
        schema.read_page(body, NISS, MONTH, 1)


@settings(max_examples=40)
@given(st.recursive(st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(), st.lists))
def test_anything_in_any_place_is_refused_or_read(value: object) -> None:
    for path in ("taxas", "taxas[1]", "taxas[1].valores", "taxas[1].valores[0].valor", "estado"):
        try:
            snapshot(altered(path, value))
        except BrokenContract as broken:
            assert broken.path.startswith(path)  # noqa: PT017 - most values are refused, a few are not


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "[Infinity]",
        "-Infinity",
        '{"a":1,"a":1}',
        "[" * 10**5,
        '{"a":' * 10**5,
        "1" * 65,
        "1." + "1" * 99,
        "1e" + "9" * 30,
    ],
)
def test_json_that_is_too_clever_is_refused(text: str) -> None:
    with pytest.raises(BrokenContract, match=r"^\$$"):
        parse(text.encode())


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"\xff\xfe{\x00}\x00", b"[1,]", b"01", b"'a'", b"{}x"])
def test_what_is_no_json_may_be_asked_for_again(body: bytes) -> None:
    with pytest.raises(Unparseable):
        parse(body)


@pytest.mark.parametrize(("levels", "taken"), [(32, True), (33, False)])
def test_nesting_is_bounded(levels: int, taken: bool) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        body = (opening * levels + "1" + closing * levels).encode()
        if taken:
            assert parse(body)
        else:
            with pytest.raises(BrokenContract):
                parse(body)


def test_what_is_communicated_is_read_back_the_same() -> None:
    """Every figure of a month, written and read by its own contract."""
    before = snapshot(SAMPLE)
    sent = json.loads(schema.communication(MONTH, before.totals))
    assert sent.keys() == {"anoMes", "taxas"}
    after = snapshot({**SAMPLE, "taxas": sent["taxas"]})
    assert after.digest == before.digest


@given(cents=st.integers(-(10**13), 10**13), days=st.integers(0, 310))
def test_what_is_communicated_is_exact(cents: int, days: int) -> None:
    lines = ListedLines.of([(10766619342, "P", 202608, days, cents)], {})
    total = PortalTotal("0001", Rate(3475), Money(cents), Money(-cents), 1, lines)
    document = parse(schema.communication(MONTH, [total]))
    assert isinstance(document, dict)
    [rate] = document["taxas"]
    assert (
        rate["totalRemuneracoes"] == rate["valores"][0]["valor"] == -rate["totalContribuicoes"] == Decimal(cents) / 100
    )
    assert rate["valores"][0]["dias"] == Decimal(days) / 10
    assert rate["taxa"] == Decimal("34.75")


def test_a_receipt_is_read() -> None:
    receipt = "0a1b2c3d-0000-4000-8000-00000000000f"
    assert schema.read_receipt(json.dumps({"comprovativoEntrega": receipt.upper()}).encode()) == receipt
    for broken in (b"{}", b"[]", b'{"comprovativoEntrega": 5}', b'{"comprovativoEntrega": "x"}'):
        with pytest.raises(BrokenContract):
            schema.read_receipt(broken)


def test_receipts_are_read_from_both_lists() -> None:
    first, second = (f"0a1b2c3d-0000-4000-8000-00000000000{number}" for number in (1, 2))
    document: dict[str, Any] = {
        "semAlertas": [{"comprovativoEntrega": first}],
        "comAlertas": [{"comprovativoEntrega": second, "novo": 1}, {"comprovativoEntrega": first}],
    }
    assert schema.read_receipts(json.dumps(document).encode()) == {first, second}
    assert schema.read_receipts(b'{"semAlertas": [], "comAlertas": []}') == frozenset()
    assert schema.read_receipts(b'{"codigoResultado": "4"}') == frozenset()
    document["comAlertas"][1]["comprovativoEntrega"] = "x"
    with pytest.raises(BrokenContract, match=r"^comAlertas\[1\]\.comprovativoEntrega$"):
        schema.read_receipts(json.dumps(document).encode())
    for broken in (b"{}", b"[]", b'{"semAlertas": []}', b'{"semAlertas": {}, "comAlertas": []}'):
        with pytest.raises(BrokenContract):
            schema.read_receipts(broken)


def test_numbers_are_exact() -> None:
    assert repr(parse(b"\xef\xbb\xbf[0.1, 1e2, 3]")) == "[Decimal('0.1'), Decimal('1E+2'), 3]"


def test_long_lists_are_sorted_as_short_ones() -> None:
    dice = random.Random(1)
    lines = [(dice.randrange(1000), "P", 202608, dice.randrange(3), dice.randrange(9)) for _ in range(25_000)]
    assert in_order(lines) == sorted(lines)
