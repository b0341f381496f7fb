# SPDX-License-Identifier: MIT
"""Each check of a DR file by itself: what is said, where, and that nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.declaration import Finding, ReadResult, Severity
from tests.dr_builder import Block, Company, Value, build, employer_niss, encode, records, worker_niss

Read = Callable[[bytes], ReadResult]
_ANA, _RUI = worker_niss(7), worker_niss(3)
_BLOCK = Block([Value(_ANA, 100_000), Value(_RUI, 50_000, "RUI LEÃO")])
_LINES = records([_BLOCK])


def _with(line: int, column: int, text: str, lines: list[str] = _LINES) -> bytes:
    """The file with other characters at a line and column, both counted from 1."""
    old = lines[line - 1]
    return encode([*lines[: line - 1], old[: column - 1] + text + old[column - 1 + len(text) :], *lines[line:]])


def _say(result: ReadResult) -> list[tuple[object, ...]]:
    return [(f.code.value, f.line, f.column, dict(f.params)) for f in result.findings]


def _cents(result: ReadResult) -> list[int]:
    return [row[5] for declaration in result.declarations for row in declaration.values.rows(0, 99)]


def test_a_sound_file_says_nothing(read: Read) -> None:
    result = read(build([_BLOCK]))
    assert result.findings == ()
    assert _cents(result) == [50_000, 100_000]


@pytest.mark.parametrize(
    ("line", "column", "text", "code", "params"),
    [
        (2, 3, "20000000000", "bad_employer_niss", {"found": "20000000000"}),
        (2, 3, "2000000000A", "bad_employer_niss", {"found": "2000000000A"}),
        (2, 18, "500000001", "bad_nif", {"found": "500000001"}),
        (2, 18, "50000000 ", "bad_nif", {"found": "50000000 "}),
        (2, 93, "202600", "bad_month", {"found": "202600"}),
        (2, 93, "180012", "bad_month", {"found": "180012"}),
        (2, 93, "2026 1", "bad_month", {"found": "2026 1"}),
        (3, 3, "9", "other_employer", {"found": "9" + employer_niss(500)[1:], "expected": employer_niss(500)}),
        (3, 14, "0002", "other_establishment", {"found": "0002", "expected": "0001"}),
        (3, 18, "1234567890 ", "bad_worker_niss", {"found": "1234567890 "}),
        (3, 18, "1234567890²", "bad_worker_niss", {"found": "1234567890²"}),
        (3, 97, "202613", "bad_month", {"found": "202613"}),
        (3, 97, "300001", "bad_month", {"found": "300001"}),
        (3, 97, "189912", "bad_month", {"found": "189912"}),
        (3, 97, "2026X1", "bad_month", {"found": "2026X1"}),
        (3, 103, "30,", "bad_number", {"field": "days", "found": "30,"}),
        (3, 106, " ", "bad_sign", {"found": " "}),
        (3, 109, "00010000O", "bad_number", {"field": "amount", "found": "00010000O"}),
        (3, 109, " 00100000", "bad_number", {"field": "amount", "found": " 00100000"}),
        (3, 109, "0001²0000", "bad_number", {"field": "amount", "found": "0001²0000"}),
        (3, 118, "+", "bad_sign", {"found": "+"}),
        (5, 14, "0002", "other_establishment", {"found": "0002", "expected": "0001"}),
        (5, 29, "X", "bad_number", {"field": "total", "found": "X0000000150000"}),
        (5, 43, "1", "bad_sign", {"found": "1"}),
        (5, 44, "X", "bad_number", {"field": "contributions", "found": "X00000052125"}),
        (5, 56, "x", "bad_sign", {"found": "x"}),
        (5, 57, "34,7", "bad_number", {"field": "rate", "found": "34,7"}),
        (5, 61, "     2", "bad_number", {"field": "count", "found": "     2"}),
        (5, 61, "000003", "wrong_count", {"stated": 3, "computed": 2}),
        (5, 29, "00000000150001", "wrong_total", {"stated": 150_001, "computed": 150_000}),
        (3, 31, "\x9d", "undecodable", {"byte": "9d"}),
    ],
)
def test_one_wrong_field_is_one_error(
    read: Read, line: int, column: int, text: str, code: str, params: dict[str, object]
) -> None:
    raw = _with(line, column, "~" if text == "\x9d" else text)
    result = read(raw.replace(b"~", b"\x9d") if text == "\x9d" else raw)
    assert _say(result) == [(code, line, column, params)]
    assert result.refused
    assert result.declarations == ()


def test_the_sign_of_the_total_counts(read: Read) -> None:
    assert _say(read(_with(5, 43, "-"))) == [("wrong_total", 5, 29, {"stated": -150_000, "computed": 150_000})]


def test_several_wrong_numbers_are_all_told(read: Read) -> None:
    lines = list(_LINES)
    lines[2] = lines[2][:108] + "X" + lines[2][109:]
    lines[3] = lines[3][:102] + "Y" + lines[3][103:]
    result = read(encode(lines))
    assert [(f.code, f.line, f.column) for f in result.findings] == [("bad_number", 3, 109), ("bad_number", 4, 103)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], ("empty_file", None, None, {})),
        (["", "  "], ("empty_file", None, None, {})),
        (_LINES[1:], ("missing_r0", 1, None, {})),
        (["", *_LINES], ("missing_r0", 1, None, {})),
        (["nome;nif", "ANA;1"], ("not_a_dr", None, None, {})),
        (["R0RC3007  01"], ("other_model", 1, 3, {"found": "RC3007"})),
        (["R0RC4008"], ("record_too_short", 1, None, {"length": 8, "expected": 118})),
        (_LINES[:1], ("no_blocks", None, None, {})),
        (_LINES[:2], ("block_not_closed", 2, None, {})),
        (_LINES[:4], ("block_not_closed", 4, None, {})),
        ([*_LINES[:4], ""], ("block_not_closed", 4, None, {})),
        ([*_LINES[:4], _LINES[4][:65]], ("record_too_short", 5, None, {"length": 65, "expected": 118})),
        ([*_LINES[:3], _LINES[3][:60]], ("record_too_short", 4, None, {"length": 60, "expected": 118})),
        ([*_LINES[:2], _LINES[4]], ("unexpected_record", 3, 1, {"found": "R3", "expected": "R2"})),
        ([*_LINES[:4], *_LINES[1:]], ("unexpected_record", 5, 1, {"found": "R1", "expected": "R2, R3"})),
        ([*_LINES, _LINES[4]], ("unexpected_record", 6, 1, {"found": "R3", "expected": "R1"})),
        ([*_LINES, _LINES[0]], ("unexpected_record", 6, 1, {"found": "R0", "expected": "R1"})),
        ([*_LINES[:3], "", *_LINES[3:]], ("unknown_record", 4, 1, {"found": ""})),
        ([*_LINES[:3], "R9", *_LINES[3:]], ("unknown_record", 4, 1, {"found": "R9"})),
        ([_LINES[0], _LINES[1], _LINES[2] + "X", *_LINES[3:]], ("record_too_long", 3, 119, {"length": 119})),
        ([_LINES[0], _LINES[1] + _LINES[2], *_LINES[3:]], ("record_too_long", 2, 119, {"length": 236})),
        ([*_LINES[:2], _LINES[2] + _LINES[3], *_LINES[4:]], ("record_too_long", 3, 119, {"length": 236})),
    ],
)
def test_a_lost_order_is_one_error(read: Read, lines: list[str], said: tuple[object, ...]) -> None:
    result = read(encode(lines) if lines else b"")
    if said[0] == "record_too_long":
        said = (*said[:3], {**_params(said), "expected": 118})
    assert _say(result) == [said]
    assert result.declarations == ()


def _params(said: tuple[object, ...]) -> dict[str, object]:
    params = said[3]
    assert isinstance(params, dict)
    return params


def test_a_wrong_check_digit_of_a_worker_is_a_warning(read: Read) -> None:
    wrong = _ANA[:10] + str((int(_ANA[10]) + 1) % 10)
    result = read(build([Block([Value(wrong, 1), Value(_RUI, 2)])]))
    assert _say(result) == [("worker_check_digit", 3, 18, {"found": wrong})]
    assert not result.refused
    assert [person[0] for person in result.declarations[0].values.people()] == sorted([int(wrong), int(_RUI)])


@pytest.mark.parametrize(("off", "warned"), [(2, False), (-2, False), (3, True), (-3, True)])
def test_contributions_may_be_a_cent_off_a_line(read: Read, off: int, warned: bool) -> None:
    result = read(build([replace(_BLOCK, contributions=52_125 + off)]))
    said = [("contributions_off", 5, 44, {"stated": 52_125 + off, "computed": 52_125})]
    assert _say(result) == (said if warned else [])
    assert result.declarations[0].contribution.cents == 52_125 + off


def test_contributions_of_a_zero_total_are_checked_too(read: Read) -> None:
    result = read(build([Block([Value(_ANA, 5, nature="P"), Value(_ANA, -5, nature="A")], contributions=900)]))
    assert _say(result) == [("contributions_off", 5, 44, {"stated": 900, "computed": 0})]


def test_a_value_that_stands_there_twice_is_a_warning_and_counts_twice(read: Read) -> None:
    twice = [Value(_ANA, 1), Value(_RUI, 2), Value(_ANA, 3), Value(_ANA, 4, month=202609), Value(_ANA, 5)]
    result = read(build([Block(twice)]))
    params = {"worker": _ANA, "month": 202610, "nature": "P"}
    assert _say(result) == [("repeated_value", 5, None, params), ("repeated_value", 7, None, params)]
    (declaration,) = result.declarations
    ana, rui = int(_ANA), int(_RUI)
    assert declaration.values.rows(0, 9) == [
        (rui, "P", 202610, 0, 300, 2),
        (ana, "P", 202609, 0, 300, 4),
        (ana, "P", 202610, 0, 300, 1),
        (ana, "P", 202610, 1, 300, 3),
        (ana, "P", 202610, 2, 300, 5),
    ]
    assert declaration.values.rows(3, 4) == [(ana, "P", 202610, 1, 300, 3)]
    assert declaration.workers == 2
    assert len(list(declaration.values.people())) == 2


def test_of_a_block_that_comes_twice_the_later_counts(read: Read) -> None:
    other = replace(_BLOCK, rate=2360)
    result = read(build([_BLOCK, other, Block([Value(_ANA, 7)])]))
    params = {"first_line": 2, "month": 202610, "establishment": "0001", "rate": 3475}
    assert _say(result) == [("block_twice", 10, None, params)]
    assert [(d.rate.hundredths, d.line, d.remuneration.cents) for d in result.declarations] == [
        (2360, 6, 150_000),
        (3475, 10, 7),
    ]


def test_a_wrong_employer_is_not_told_again_for_each_worker(read: Read) -> None:
    company = Company(niss="20000000000")
    result = read(build([replace(_BLOCK, company=company)]))
    assert [(f.code, f.line) for f in result.findings] == [("bad_employer_niss", 2)]


def test_findings_are_capped_by_severity(read: Read) -> None:
    wrong = [f"1{number:010d}" for number in range(1000)]
    result = read(build([Block([Value(niss, 1) for niss in wrong], total=1)]))
    warnings = [f for f in result.findings if f.severity is Severity.WARNING]
    assert len(warnings) == 201
    count = sum(1 for niss in wrong if (sum(w * int(d) for w, d in zip(_WEIGHTS, niss, strict=True))) % 10 != 9)
    assert warnings[-1] == Finding(Severity.WARNING, warnings[-1].code, None, None, {"count": count - 200})
    assert warnings[-1].code == "more_findings"
    assert [f.code for f in result.findings if f.severity is Severity.ERROR] == ["wrong_total"]


_WEIGHTS = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2, 1)


def test_control_characters_in_names_become_blanks(read: Read) -> None:
    """A name goes to terminals and spreadsheets, where they would do something."""
    company = Company(name="A\x00B\x1b[31m")
    block = Block([Value(_ANA, 1, "ANA\tSÁ\x7f"), Value(_RUI, 1, "RUI\x07Ł")], company=company)
    (declaration,) = read(build([block], encoding="utf-8")).declarations
    assert declaration.employer.name == "A B [31m"
    assert [name for _, name, _ in declaration.values.people()] == ["RUI Ł", "ANA SÁ"]


def test_odd_values_are_kept_as_they_are(read: Read) -> None:
    values = [
        Value(_ANA, -12_345, "  ANA  ŁUKASZ ", "ZZ", -15, 202512, "00000000"),
        Value(_ANA, 999_999_999, nature="2", days=0, month=190001),
        Value(_RUI, 0, "RUI", "é", 999, 299912, "2000-1-1"),
    ]
    (declaration,) = read(build([Block(values)], encoding="utf-8")).declarations
    assert declaration.values.rows(0, 3) == [
        (int(_RUI), "é", 299912, 0, 999, 0),
        (int(_ANA), "2", 190001, 0, 0, 999_999_999),
        (int(_ANA), "ZZ", 202512, 0, -15, -12_345),
    ]
    assert list(declaration.values.people()) == [(int(_RUI), "RUI", None), (int(_ANA), "ANA  ŁUKASZ", None)]


def test_rows_are_plain_numbers_and_texts(read: Read) -> None:
    (declaration,) = read(build([_BLOCK])).declarations
    row = declaration.values.rows(0, 1)[0]
    assert [type(item) for item in row] == [int, str, int, int, int, int]
    person = next(iter(declaration.values.people()))
    assert [type(item) for item in person] == [int, str, int]
