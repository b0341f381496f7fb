# SPDX-License-Identifier: MIT
"""Lines are read where somebody looks: at the end of a large file as at its beginning, and of any file at all."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.erp.file_lines import LONGEST, TextFileLines, open_lines
from domain.errors import FileProblem
from domain.file_preview import RecordField
from domain.tables.cells import Halt
from tests.dr_builder import Block, Value, build, encode, records, worker_niss, write_big

DATA = Path(__file__).parents[3] / "data" / "dr"
BLOCK = Block([Value(worker_niss(1), 100_00), Value(worker_niss(2), -5, nature="A")])


Open = Callable[..., TextFileLines]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens files, and closes them at the end."""
    with ExitStack() as stack:

        def open_one(path: Path, encoding: str = "", halt: Halt | None = None) -> TextFileLines:
            return stack.enter_context(closing(open_lines(path, encoding, halt or Halt())))

        yield open_one


def written(folder: Path, data: bytes) -> Path:
    path = folder / "file.txt"
    path.write_bytes(data)
    return path


def test_records_come_with_their_fields(opened: Open, tmp_path: Path) -> None:
    lines = opened(written(tmp_path, build([BLOCK])), "cp1252")
    head, employer, _, second, total = lines.lines(0, 99)
    assert (lines.count, head.kind, total.number) == (5, "R0", 5)
    assert employer.of(RecordField.NAME).strip() == "PADARIA PÃO QUENTE, LDA"
    assert employer.of(RecordField.MONTH) == "202610"
    assert second.of(RecordField.WORKER_NISS) == worker_niss(2)
    assert second.of(RecordField.REMUNERATION) == "000000005-"
    assert (second.of(RecordField.NATURE), second.of(RecordField.DAYS)) == (" A", "3000")
    assert (total.of(RecordField.RATE), total.of(RecordField.RECORDS)) == ("3475", "000002")
    assert total.of(RecordField.NIF) == ""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("last", [True, False])
def test_every_form_of_a_file_gives_the_same_lines(
    opened: Open, line_end: str, encoding: str, last: bool, tmp_path: Path
) -> None:
    wanted = records([BLOCK])
    path = written(tmp_path, encode(wanted, line_end=line_end, encoding=encoding, last_line_end=last))
    for known in ("", encoding):
        assert [line.text for line in opened(path, known).lines(0, 99)] == wanted


@pytest.mark.parametrize("name", sorted(path.name for path in (DATA / "broken").glob("*.txt")))
def test_each_finding_has_its_line(opened: Open, name: str) -> None:
    path = DATA / "broken" / name
    read = DrReader().read(path)
    lines = opened(path, read.encoding)
    for found in read.findings:
        if found.line is not None:
            [line] = lines.lines(found.line - 1, found.line)
            assert line.number == found.line
            assert found.column is None or found.column <= max(len(line.text), 1) + 1


def test_what_is_no_text_is_shown_as_far_as_it_goes(opened: Open, tmp_path: Path) -> None:
    lines = opened(written(tmp_path, bytes(range(256)) * 4096))
    assert lines.count > 1
    assert max(len(line.text) for line in lines.lines(0, 50)) <= LONGEST
    endless = opened(written(tmp_path, b"x" * 5_000_000))
    assert [len(line.text) for line in endless.lines(0, 9)] == [LONGEST]


def test_an_empty_file_has_no_lines(opened: Open, tmp_path: Path) -> None:
    lines = opened(written(tmp_path, b""))
    assert (lines.count, lines.lines(0, 9)) == (0, [])


def test_the_end_of_a_large_file_costs_no_more_than_its_beginning(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    write_big(path, 300_000)
    tracemalloc.start()
    try:
        lines = opened(path, "cp1252")
        assert lines.count == 300_000 + 25
        [line] = lines.lines(lines.count - 1, lines.count)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (line.kind, line.number) == ("R3", 300_025)
    assert most < path.stat().st_size // 3


def test_what_cannot_be_read_says_why(opened: Open, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as problem:
        opened(tmp_path / "none.txt")
    assert problem.value.reason == "missing"
    with pytest.raises(FileProblem) as problem:
        opened(tmp_path)
    assert problem.value.reason == "directory"
    lines = opened(written(tmp_path, b"R0\n"))
    lines.close()
    with pytest.raises(FileProblem):
        lines.lines(0, 1)


def test_a_halt_ends_the_counting(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    write_big(path, 50_000)
    halt = Halt()
    halt.stop()
    assert opened(path, "", halt).count < 50_000
