# SPDX-License-Identifier: MIT
"""Whatever a file holds, checking it in whole chunks and line by line gives the same result."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.erp.dr_reader import DrReader
from tests.dr_builder import Block, Value, encode, records, worker_niss
from tests.unit.adapters.erp.test_samples import figures

_CHARACTERS = st.sampled_from("019-+ PRX\n\r\x1aéÇ²€Ł\u0663\x00\x7f")
_NAMES = st.text(st.sampled_from("ABC ÇÃÉß€ŁЖ'."), max_size=12)
_LINE_ENDS = st.sampled_from([("\r\n",), ("\n",), ("\r\n", "\n")])

values = st.builds(
    Value,
    niss=st.integers(0, 5).map(worker_niss),
    cents=st.sampled_from([0, 1, -1, 12_345, -999_999_999, 999_999_999]),
    name=_NAMES,
    nature=st.sampled_from(["P", "R", "2", "", "ZZ", "é"]),
    days=st.sampled_from([300, 0, -300, 155]),
    month=st.sampled_from([0, 202609, 190001]),
    birth=st.sampled_from(["19800229", "00000000", "        "]),
)
blocks = st.builds(
    Block,
    values=st.lists(values, min_size=1, max_size=12),
    establishment=st.sampled_from(["0001", "0002", " Ç 1"]),
    month=st.sampled_from([202609, 202610]),
)


def _put(lines: list[str], line: int, column: int, text: str) -> None:
    old = lines[line]
    lines[line] = old[:column] + text + old[column + len(text) :]


def _insert(lines: list[str], line: int, column: int, text: str) -> None:
    lines[line] = lines[line][:column] + text + lines[line][column:]


def _cut(lines: list[str], line: int, column: int, _: str) -> None:
    lines[line] = lines[line][:column]


def _drop(lines: list[str], line: int, _: int, __: str) -> None:
    del lines[line]


def _double(lines: list[str], line: int, _: int, __: str) -> None:
    lines.insert(line, lines[line])


def _join(lines: list[str], line: int, _: int, __: str) -> None:
    lines[line : line + 2] = ["".join(lines[line : line + 2])]


Harm = Callable[[list[str], int, int, str], None]
_HARMS: list[Harm] = [_put, _put, _put, _insert, _cut, _drop, _double, _join]
harms = st.lists(st.tuples(st.sampled_from(_HARMS), st.integers(0, 40), st.integers(0, 119), _CHARACTERS), max_size=3)


def _bytes(lines: list[str], ends: tuple[str, ...], encoding: str, *, trimmed: bool, last: bool, dos: bool) -> bytes:
    """Lines with those line ends in turn; what an encoding has not becomes a question mark."""
    parts = [(line.rstrip(" ") if trimmed else line) + ends[number % len(ends)] for number, line in enumerate(lines)]
    if parts and not last:
        parts[-1] = parts[-1].rstrip("\r\n")
    return ("".join(parts) + "\x1a" * dos).encode(encoding, "replace")


def _compare(raw: bytes, buffer_size: int, batch: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dr.txt"
        path.write_bytes(raw)
        slow = DrReader(line_by_line=True).read(path)
        for fast in (DrReader().read(path), DrReader(buffer_size=buffer_size, batch=batch).read(path)):
            assert fast.findings == slow.findings
            assert figures(fast) == figures(slow)
            assert (fast.sha256, fast.encoding, fast.format) == (slow.sha256, slow.encoding, slow.format)
            assert fast.refused is (not fast.declarations)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.lists(blocks, min_size=1, max_size=4),
    harms,
    _LINE_ENDS,
    st.sampled_from(["cp1252", "utf-8", "utf-8-sig"]),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=1),
    st.sampled_from([200, 700, 5000]),
    st.sampled_from([1, 3, 16]),
)
def test_whole_and_harmed_files(
    contents: list[Block],
    harm: list[tuple[Harm, int, int, str]],
    ends: tuple[str, ...],
    encoding: str,
    form: tuple[bool, bool, bool],
    bytes_put: list[tuple[int, int]],
    buffer_size: int,
    batch: int,
) -> None:
    lines = records(contents)
    for change, line, column, text in harm:
        if lines:
            change(lines, line % len(lines), column, text)
    trimmed, last, dos = form
    raw = bytearray(_bytes(lines, ends, encoding, trimmed=trimmed, last=last, dos=dos))
    for place, byte in bytes_put:
        if place < len(raw):
            raw[place] = byte
    _compare(bytes(raw), buffer_size, batch)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(blocks, min_size=1, max_size=3), st.integers(0, 4000), st.sampled_from(["cp1252", "utf-8"]))
def test_files_cut_anywhere(contents: list[Block], length: int, encoding: str) -> None:
    raw = _bytes(records(contents), ("\r\n",), encoding, trimmed=False, last=True, dos=False)
    _compare(raw[: length % (len(raw) + 1)], 700, 3)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.binary(max_size=600), st.booleans())
def test_any_bytes_at_all(raw: bytes, begun: bool) -> None:
    _compare((encode(records([])) if begun else b"") + raw, 64, 2)
