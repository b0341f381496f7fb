# SPDX-License-Identifier: MIT
"""Text files are read strictly, and say where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.tables.csv_file import DELIMITERS, LONGEST_FIELD, read_csv
from adapters.tables.limits import Limits
from adapters.tables.reader import FileTableReader
from domain.declaration import FindingCode
from domain.tables.cells import CellError, FileKind, Halt, RawTable, ReadOptions

HEADINGS = "NIF;Mês;Taxa;Remunerações;Contribuições"
ROW = "508301661;2026-10;34,75;1.234,56;429,01"


def read(data: bytes | str, delimiter: str = "", limits: Limits | None = None) -> RawTable:
    raw = data.encode() if isinstance(data, str) else data
    return read_csv("t.csv", raw, delimiter, limits or Limits(), Halt())


def only_finding(table: RawTable) -> tuple[FindingCode, int | None, int | None]:
    assert table.rows == ()
    [found] = table.findings
    return found.code, found.line, found.column


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, said: str, end: str) -> None:
    table = read(f"{HEADINGS}{end}{ROW}{end}".encode(encoding))
    assert (table.encoding, table.format, table.delimiter) == (said, "CSV", ";")
    assert table.rows[0].cells == ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições")
    assert [row.line for row in table.rows] == [1, 2]
    assert table.rows[1].cells == tuple(ROW.split(";"))


def test_a_byte_that_neither_encoding_has_is_refused_with_its_place() -> None:
    assert only_finding(read(f"{HEADINGS}\n50".encode("cp1252") + b"\x81")) == (FindingCode.UNDECODABLE, 2, 3)


@pytest.mark.parametrize("sign", DELIMITERS)
def test_the_delimiter_is_found_and_may_be_chosen(sign: str) -> None:
    text = "\n".join(line.replace(";", sign) for line in (HEADINGS, *["508301661;2026-10;34.75;1234;429"] * 3))
    assert read(text).delimiter == sign
    assert len(read(text, sign).rows[1].cells) == 5


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    assert read("\n".join(["A;B", *["1,5;2,5"] * 30])).delimiter == ";"
    assert read("\n".join([HEADINGS, *["508301661;2026-10;34,75;1,5;2,5"] * 30])).delimiter == ";"


def test_excel_s_own_first_line_names_the_delimiter() -> None:
    table = read(f"sep=|\n{HEADINGS.replace(';', '|')}\n{ROW.replace(';', '|')}")
    assert table.delimiter == "|"
    assert [row.line for row in table.rows] == [2, 3]


def test_titles_above_and_blank_lines_between_keep_their_line_numbers() -> None:
    table = read(f"Valores apurados\n\n{HEADINGS}\n;;;;\n{ROW}\n\n")
    assert [row.line for row in table.rows] == [1, 3, 5]


def test_a_quoted_field_may_hold_everything() -> None:
    table = read(f'{HEADINGS}\n"a;""b""\nc";2026-10;1;2;3\n{ROW}')
    assert table.rows[1] == (2, ('a;"b"\nc', "2026-10", "1", "2", "3"))
    assert table.rows[2].line == 4


def test_cells_are_stripped_and_errors_of_formulas_are_known() -> None:
    table = read(f"{HEADINGS}\n \u00a0508301661 ;#DIV/0!;#n/d;; #REF! ")
    assert table.rows[1].cells == ("508301661", CellError("#DIV/0!"), CellError("#n/d"), None, CellError("#REF!"))


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", FindingCode.EMPTY_FILE, None, None),
        ("\r\n \n", FindingCode.EMPTY_FILE, None, None),
        ("sep=;\n", FindingCode.EMPTY_FILE, None, None),
        ("one\ntwo\nthree", FindingCode.NOT_A_TABLE, None, None),
        (f"{HEADINGS}\na;b\0;c", FindingCode.NUL_CHARACTER, 2, 2),
        ("\0\0\0", FindingCode.NUL_CHARACTER, 1, 1),
        (f'{HEADINGS}\n{ROW}\n1;"2;3;4;5\n{ROW}\n', FindingCode.UNCLOSED_QUOTE, 3, 2),
        (f'{HEADINGS}\n1;2;"3"x;4;5', FindingCode.TEXT_AFTER_QUOTE, 2, 3),
        (f'{HEADINGS}\n1;"a\nb"x;4;5', FindingCode.TEXT_AFTER_QUOTE, 3, 2),
        (f"{HEADINGS}\n{ROW}\n1;2;{'x' * (LONGEST_FIELD + 1)}", FindingCode.FIELD_TOO_LONG, 3, 3),
        (f'{HEADINGS}\n1;2;3;"{"x" * (LONGEST_FIELD + 1)}";5', FindingCode.FIELD_TOO_LONG, 2, 4),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, code: FindingCode, line: int | None, column: int | None
) -> None:
    assert only_finding(read(text)) == (code, line, column)


def test_a_field_of_the_longest_length_is_read() -> None:
    table = read(f"{HEADINGS}\n1;2;3;4;{'x' * LONGEST_FIELD}")
    assert len(str(table.rows[1].cells[4])) == LONGEST_FIELD


def test_limits() -> None:
    text = "\n".join([HEADINGS, *[ROW] * 3])
    assert only_finding(read(text, limits=Limits(rows=3))) == (FindingCode.TOO_MANY_ROWS, 4, None)
    assert only_finding(read(text, limits=Limits(columns=4))) == (FindingCode.TOO_MANY_COLUMNS, 1, 5)
    assert only_finding(read(text, limits=Limits(cells=14))) == (FindingCode.TOO_MANY_CELLS, 3, None)
    assert len(read(text, limits=Limits(rows=4, columns=5, cells=20)).rows) == 4


@settings(derandomize=True)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8), min_size=2, max_size=4),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(DELIMITERS),
)
def test_what_is_written_by_the_book_is_read_back(rows: list[list[str]], sign: str) -> None:
    text = "".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    if text.casefold().startswith("sep="):
        return
    table = read(text, sign)
    wanted = [[None if not cell.strip() else cell.strip() for cell in row] for row in rows]
    shown = [list(row.cells) for row in table.rows]
    expected = []
    for row in wanted:
        while row and row[-1] is None:
            row.pop()
        if row:
            expected.append([CellError(c) if c and c.upper() == "#REF!" else c for c in row])
    assert shown == expected


@settings(derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_one_finding(data: bytes) -> None:
    table = read(data)
    assert bool(table.rows) is not table.refused
    assert len(table.findings) <= 1


def test_files_are_told_apart(tmp_path: Path) -> None:
    reader = FileTableReader()
    contents = {
        "a.csv": b"NIF;M",
        "b.txt": b"NIF;M",
        "c.csv": b"R0RC4008  01",
        "d.bin": b"PK\x03\x04....",
        "e.dat": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "f.TXT": b"\xef\xbb\xbfR0RC4008",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    kinds = {name: reader.kind(tmp_path / name) for name in contents}
    table, dr, other = FileKind.TABLE, FileKind.DR, FileKind.OTHER
    assert kinds == {"a.csv": table, "b.txt": other, "c.csv": dr, "d.bin": table, "e.dat": table, "f.TXT": dr}
    assert reader.kind(tmp_path / "missing.csv") is FileKind.OTHER
    assert reader.kind(tmp_path) is FileKind.OTHER


@pytest.mark.parametrize(("name", "reason"), [("missing.csv", "missing"), ("", "directory"), ("nul\0.csv", "missing")])
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, reason: str) -> None:
    [found] = FileTableReader().read(tmp_path / name, ReadOptions(), Halt()).findings
    assert (found.code, found.params) == (FindingCode.UNREADABLE, {"reason": reason})


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text(f"{HEADINGS}\n{ROW}\n")
    [found] = FileTableReader(Limits(file_bytes=20)).read(path, ReadOptions(), Halt()).findings
    assert (found.code, found.params) == (FindingCode.UNREADABLE, {"reason": "too_large"})


def test_a_file_s_state_is_another_once_it_was_written_to(tmp_path: Path) -> None:
    reader, path = FileTableReader(), tmp_path / "a.csv"
    assert reader.state(path) is reader.state(tmp_path / "\0") is None
    path.write_bytes(b"a;b\n")
    before = reader.state(path)
    assert reader.state(path) == before is not None
    path.write_bytes(b"a;b;c\n")
    assert reader.state(path) != before
