# SPDX-License-Identifier: MIT
"""Workbooks are read in a process of their own, and whatever they do to it, this one goes on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.tables import workbook_child
from adapters.tables.limits import Limits
from adapters.tables.reader import FileTableReader
from adapters.tables.workbook import _Answer, child_command
from app import entry
from domain.declaration import FindingCode
from domain.tables.cells import Cell, CellError, Halt, Merged, RawTable, ReadOptions
from tests import workbooks

HEADINGS = ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições")
ROW = (Decimal(508301661), date(2026, 10, 1), Decimal("34.75"), Decimal("1234.56"), Decimal("429.01"))

NOON = datetime.fromisoformat("2026-10-01 12:00")
CELLS = ["", "a", 1, 1.0, 0.1, float("inf"), True, False, date(2026, 10, 1), NOON, time(12)]
"""Kinds of cells as the library behind the child gives them."""
PLAIN: dict[str, Cell] = {
    "1": Decimal(1),
    "1.0": Decimal("1.0"),
    "0.1": Decimal("0.1"),
    "inf": CellError("#NUM!"),
    repr(NOON): NOON.date(),
    repr(time(12)): "12:00:00",
}
"""What becomes of some of them."""


def read(
    path: Path,
    sheet: str = "",
    limits: Limits | None = None,
    command: list[str] | None = None,
    halt: Halt | None = None,
) -> RawTable:
    return FileTableReader(limits, command).read(path, ReadOptions(sheet), halt or Halt())


def code_of(table: RawTable) -> FindingCode:
    assert table.rows == ()
    [found] = table.findings
    return found.code


def test_cells_keep_their_types_and_rows_their_numbers(tmp_path: Path) -> None:
    rows = [(), (None, " Nome ", True, CellError("#DIV/0!")), (), (*ROW, None, "x")]
    table = read(workbooks.write_workbook(tmp_path / "a.xlsx", rows))
    assert (table.format, table.sheet, table.sheets, table.findings) == ("XLSX", "Folha1", ("Folha1",), ())
    assert table.rows == ((2, (None, "Nome", True, CellError("#DIV/0!"))), (4, (*ROW, None, "x")))
    assert type(table.rows[1].cells[0]) is Decimal
    assert type(table.rows[0].cells[2]) is bool


@pytest.mark.parametrize("code", ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"])
def test_no_error_of_a_formula_passes_for_an_empty_cell(tmp_path: Path, code: str) -> None:
    table = read(workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, (*ROW[:3], CellError(code), ROW[4])]))
    assert table.rows[1].cells[3] == CellError(code)


def test_an_error_is_found_however_the_sheet_is_written(tmp_path: Path) -> None:
    plain = workbooks.parts_of({"Folha1": workbooks.sheet_xml([HEADINGS, ("a", CellError("#REF!"), "b")])})
    name = "xl/worksheets/sheet1.xml"
    without_places = re.sub(r' r="[A-Z]*[0-9]+"', "", plain[name])
    spellings: list[str | bytes] = [
        plain[name].replace('t="e"', "t='e'"),
        without_places,
        plain[name].replace('t="e"', 't = "e"'),
    ]
    for number, xml in enumerate(spellings):
        table = read(workbooks.write_parts(tmp_path / f"{number}.xlsx", {**plain, name: xml}))
        assert CellError("#REF!") in table.rows[1].cells, number


def test_the_first_sheet_with_anything_is_read_unless_another_is_asked_for(tmp_path: Path) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [], Dados=[("x", "y")], Mais=[("z",)])
    assert (read(path).sheet, read(path).sheets) == ("Dados", ("Folha1", "Dados", "Mais"))
    assert read(path, "Mais").rows == ((1, ("z",)),)
    assert code_of(read(path, "Nada")) is FindingCode.NO_SUCH_SHEET
    assert code_of(read(path, "Folha1")) is FindingCode.EMPTY_FILE
    assert code_of(read(workbooks.write_workbook(tmp_path / "b.xlsx", []))) is FindingCode.EMPTY_FILE


def test_merged_cells_are_told(tmp_path: Path) -> None:
    table = read(workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW], merged=["B1:C1"]))
    assert table.merged == (Merged(1, 2, 1, 3),)


@pytest.mark.parametrize("count", [1, 499, 500, 501, 1000])
def test_every_row_comes_however_many_there_are(tmp_path: Path, count: int) -> None:
    path = workbooks.write_workbook(tmp_path / "many.xlsx", [[f"row {at}", Decimal(at)] for at in range(count)])
    found = read(path)
    assert [row.line for row in found.rows] == list(range(1, count + 1))
    assert [row.cells for row in found.rows] == [(f"row {at}", Decimal(at)) for at in range(count)]


def test_limits(tmp_path: Path) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW, ROW])
    assert len(read(path, limits=Limits(rows=3, columns=5, cells=15)).rows) == 3
    for limits, code, limit in (
        (Limits(rows=2), FindingCode.TOO_MANY_ROWS, 2),
        (Limits(columns=4), FindingCode.TOO_MANY_COLUMNS, 4),
        (Limits(cells=14), FindingCode.TOO_MANY_CELLS, 14),
    ):
        table = read(path, limits=limits)
        assert code_of(table) is code
        assert table.findings[0].params == {"limit": limit}


def test_cells_of_one_column_may_be_of_any_kind(tmp_path: Path) -> None:
    day, other = date(2026, 10, 1), date(2026, 11, 2)
    columns: list[list[Cell]] = [
        ["a", None, " b "],
        [day, other, day],
        [day, None, other],
        [day, "2026-10-01", Decimal(5)],
        [Decimal("1.5"), None, Decimal(-2)],
        [True, None, False],
        [None, None, None],
        [CellError("#REF!"), day, "x"],
        [Decimal(1), None, None],
        ["z", "  ", None],
    ]
    rows = [tuple(column[at] for column in columns) for at in range(3)]
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [(), *rows[:2], (), ("  ",), rows[2]])
    assert read(path).rows == (
        (2, rows[0]),
        (3, rows[1][:8]),
        (6, ("b", *rows[2][1:8])),
    )


def test_cells_that_come_again_stay_what_they_are(tmp_path: Path) -> None:
    """Equal to each other, and yet of different kinds."""
    few: list[list[Cell]] = [
        ["a", "b"],
        [Decimal(1), True, Decimal(0), False],
        [date(2026, 10, 1), "2026-10-01", None],
        [CellError("#N/A"), Decimal(0)],
        [None, Decimal("0.1")],
        [True, None],
        [None],
        [date(2026, 10, 1)],
        ["z"],
    ]
    rows = [tuple(kinds[at % len(kinds)] for kinds in few) for at in range(700)]
    found = read(workbooks.write_workbook(tmp_path / "a.xlsx", rows)).rows
    assert [row.cells for row in found] == rows
    assert [list(map(type, row.cells)) for row in found] == [list(map(type, row)) for row in rows]


@given(
    st.lists(st.lists(st.sampled_from(CELLS) | st.text('aç€😀"\\', max_size=3), max_size=4), max_size=20),
    st.sampled_from([1, 5, 60]),
)
@settings(max_examples=200, deadline=None)
def test_blocks_are_understood_as_they_were_told(rows: list[list[Any]], times: int) -> None:
    """The child's blocks by themselves: no process is started for each example."""
    rows = [row for row in rows * times if row and row[-1] != ""][: workbook_child.ROWS_A_BLOCK]
    lines = [2 * at if at % 3 else 2 * at - 1 for at in range(1, len(rows) + 1)]
    told = json.loads(json.dumps(workbook_child._block(lines, rows, 2)), parse_float=Decimal, parse_int=Decimal)
    answer = _Answer("a.xlsx", "", Limits())
    answer._add(*told)
    wanted = [[None, None, *(PLAIN.get(repr(cell), None if cell == "" else cell) for cell in row)] for row in rows]
    assert [row.line for row in answer._rows] == lines
    # 1 and True are equal.
    assert list(map(repr, (list(row.cells) for row in answer._rows))) == list(map(repr, wanted))


def test_cells_start_where_the_sheet_does(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [(), (None, None, "x", CellError("#N/A")), (None, None, None, Decimal(2), "y")]
    path = workbooks.write_workbook(tmp_path / "a.xlsx", rows)
    assert read(path).rows == ((2, rows[1]), (3, rows[2]))
    assert code_of(read(path, limits=Limits(columns=4))) is FindingCode.TOO_MANY_COLUMNS


def never_started(tmp_path: Path) -> list[str]:
    """A command for a child that must not be needed: it would leave a trace."""
    return [sys.executable, "-c", f"open({str(tmp_path / 'started')!r}, 'w').close()"]


def test_what_can_be_told_from_outside_is_never_opened(tmp_path: Path) -> None:
    parts = workbooks.parts_of({"Folha1": workbooks.sheet_xml([HEADINGS, ROW])})
    others = {name: content for name, content in parts.items() if name != "xl/workbook.xml"}
    locked = workbooks.write_parts(tmp_path / "locked_zip.xlsx", parts)
    # The flag of an encrypted part, in its local header and in the directory.
    data = bytearray(locked.read_bytes())
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + at] |= 1
    locked.write_bytes(data)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "old.xls").write_bytes(ole + "Workbook".encode("utf-16-le"))
    (tmp_path / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    workbooks.write_parts(tmp_path / "other.xlsx", others)
    workbooks.write_bomb(tmp_path / "bomb.xlsx", 20)
    expected = {
        "locked_zip.xlsx": FindingCode.LOCKED_WORKBOOK,
        "old.xls": FindingCode.OLD_WORKBOOK,
        "locked.xlsx": FindingCode.LOCKED_WORKBOOK,
        "broken.xlsx": FindingCode.BROKEN_WORKBOOK,
        "other.xlsx": FindingCode.OTHER_WORKBOOK,
        "bomb.xlsx": FindingCode.SWOLLEN_WORKBOOK,
    }
    command = never_started(tmp_path)
    assert {name: code_of(read(tmp_path / name, command=command)) for name in expected} == expected
    sound = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    assert code_of(read(sound, limits=Limits(unpacked_bytes=1000), command=command)) is FindingCode.SWOLLEN_WORKBOOK
    assert not (tmp_path / "started").exists()
    read(sound, command=command)
    assert (tmp_path / "started").exists(), "the trap works"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
def test_two_far_cells_kill_the_child_alone(tmp_path: Path) -> None:
    path = workbooks.write_far_cells(tmp_path / "far.xlsx")
    assert path.stat().st_size < 5_000
    assert code_of(read(path)) is FindingCode.WORKBOOK_TOO_MUCH


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
def test_a_bomb_that_lies_about_its_size_kills_the_child_at_most(tmp_path: Path) -> None:
    path = workbooks.write_bomb(tmp_path / "bomb.xlsx", 20)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        [part] = [part for part in archive.infolist() if part.filename.endswith("sheet1.xml")]
    size = part.file_size.to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    assert code_of(read(path)) in {FindingCode.BROKEN_WORKBOOK, FindingCode.WORKBOOK_TOO_MUCH, FindingCode.EMPTY_FILE}


HEAD = '{"sheet": "x", "sheets": [], "merged": []}'


def answers(*lines: str) -> str:
    """A child's program that writes those lines."""
    return f"print({chr(10).join(lines)!r})"


def test_what_a_child_may_say(tmp_path: Path) -> None:
    """So that those below are refused for what is wrong with them, and not because any answer is."""
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    days, few = '{"d": ["2026-10-01", null, "2026-10-01"]}', '{"of": [" x", {"e": "#N/A"}, ""], "at": "000102"}'
    block = f'[[[2, 2], [9, 1]], [null, {days}, {few}, ["", 1.50, 2]]]'
    table = read(path, command=[sys.executable, "-c", answers(HEAD, block, '[[[11, 1]], [["y "]]]', '{"rows": 4}')])
    assert table.findings == ()
    assert table.rows == (
        (2, (None, date(2026, 10, 1), "x")),
        (3, (None, None, CellError("#N/A"), Decimal("1.50"))),
        (9, (None, date(2026, 10, 1), None, Decimal(2))),
        (11, ("y",)),
    )


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)" if sys.platform != "win32" else "raise SystemExit(3)",
        "pass",
        answers("not json"),
        answers(HEAD, '[[[1, 1]], [["cut"]]]'),
        answers(HEAD, '[[[1, 1]], [["x"]]]', '{"rows": 2}'),
        answers(HEAD, '[[[1, 1]], [["x"]]]', '{"rows": 1}') + "; exit(5)",
        answers('[[[1, 1]], [["x"]]]', '{"rows": 1}'),
        *(
            answers(HEAD.replace("[]}", f"[{merged}]}}"), '[[[1, 1]], [["x"]]]', '{"rows": 1}')
            for merged in ("[1, 1, 1e999999999, 2]", "[1, 1, 2]", '["1", 1, 1, 2]', "null")
        ),
        *(
            answers(HEAD, block, f'{{"rows": {rows}}}')
            for rows, block in (
                (2, '[[[1, 2]], [["x"]]]'),
                (1, '[[[1, 1]], [["x"], ["x", "y"]]]'),
                (1, "[[[1, 1]], []]"),
                (1, "[[[1, 1]], [[NaN]]]"),
                (1, "[[[1, 1]], [[-Infinity]]]"),
                (1, "[[[1, 1]], [[[1]]]]"),
                (1, "[[[1, 1]], [3]]"),
                (1, '[[[1, 1]], ["x"]]'),
                (1, '[[[1, 1]], [{"d": ["2026-13-01"]}]]'),
                (1, '[[[1, 1]], [{"d": [3]}]]'),
                (1, '[[[1, 1]], [[{"f": "x"}]]]'),
                (1, '[[[1, 1]], [{"of": ["x"], "at": "01"}]]'),
                (1, '[[[1, 1]], [{"of": ["x"], "at": "0000"}]]'),
                (1, '[[[1, 1]], [{"of": ["x"], "at": "zz"}]]'),
                (1, '[[[1, 1]], [{"of": ["x"], "at": [0]}]]'),
                (1, '[[[1, 1]], [{"of": [[]], "at": "00"}]]'),
                (1, '[[[0, 1]], [["x"]]]'),
                (1, '[[["1", 1]], [["x"]]]'),
                (1, '[[[1e999999999999, 1]], [["x"]]]'),
                (0, "[[[1, 1e999999999999]], [null]]"),
                (0, '[[[1, 1], [9, -1]], [["x"]]]'),
                (2, '[[[2, 1], [1, 1]], [["x", "y"]]]'),
                (2, '[[[1, 1], [1, 1]], [["x", "y"]]]'),
                (501, "[[[1, 501]], [null]]"),
                (1, "[[[1, 1]]]"),
                (0, '{"problem": "no such problem"}'),
                (0, "3"),
                (0, "[" * 100_000),
            )
        ),
    ],
)
def test_a_child_that_dies_or_is_broken_gives_a_sentence_and_no_rows(tmp_path: Path, code: str) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    assert code_of(read(path, command=[sys.executable, "-c", code])) is FindingCode.WORKBOOK_TOO_MUCH


@pytest.mark.parametrize("limits", [Limits(rows=2), Limits(columns=1), Limits(cells=5), Limits(memory=60 + len(HEAD))])
def test_a_child_that_keeps_no_limit_is_refused(tmp_path: Path, limits: Limits) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "")
    command = [
        sys.executable,
        "-c",
        answers(HEAD, '[[[1, 3]], [["x", "x", "x"], [1.234567, 2.345678, 3.456789]]]', '{"rows": 3}'),
    ]
    assert len(read(path, command=command).rows) == 3
    assert code_of(read(path, limits=limits, command=command)) is FindingCode.WORKBOOK_TOO_MUCH


def test_a_child_that_hangs_is_killed(tmp_path: Path) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    assert code_of(read(path, limits=Limits(seconds=0.5), command=command)) is FindingCode.WORKBOOK_TOO_SLOW


def test_a_halt_kills_the_child(tmp_path: Path) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    ready = tmp_path / "ready"
    command = [sys.executable, "-c", f"import time; open({str(ready)!r}, 'w').close(); time.sleep(600)"]
    halt = Halt()
    found: list[RawTable] = []
    thread = threading.Thread(target=lambda: found.append(read(path, command=command, halt=halt)))
    thread.start()
    while not ready.exists():
        thread.join(0.01)
    halt.stop()
    thread.join(60)
    assert not thread.is_alive()
    assert code_of(found[0]) is FindingCode.WORKBOOK_TOO_MUCH
    assert code_of(read(path, command=command, halt=halt)) is FindingCode.WORKBOOK_TOO_MUCH, "stopped before it began"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_document_type_is_refused(tmp_path: Path, part: str) -> None:
    parts = workbooks.parts_of({"Folha1": workbooks.sheet_xml([HEADINGS, (CellError("#REF!"),)])})
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts[part] = parts[part].replace("?>\n", f"?>\n{bomb}", 1)
    assert code_of(read(workbooks.write_parts(tmp_path / "a.xlsx", parts))) is FindingCode.BROKEN_WORKBOOK


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    parts = workbooks.parts_of({"Folha1": workbooks.sheet_xml([HEADINGS])[:-30]})
    assert code_of(read(workbooks.write_parts(tmp_path / "a.xlsx", parts))) is FindingCode.BROKEN_WORKBOOK


def test_the_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, workbook_child.MODE]
    monkeypatch.undo()
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    as_packaged = [sys.executable, "-m", "app", workbook_child.MODE]
    assert read(path, command=as_packaged).rows == read(path).rows
    assert entry._CHILD == workbook_child.MODE


def test_the_child_loads_nothing_of_this_program(tmp_path: Path) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    code = (
        f"import runpy, sys; sys.argv = ['x', sys.argv[1]]\n"
        f"try: runpy.run_path({workbook_child.__file__!r}, run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'domain', 'adapters', 'app', 'PySide6'}))"
    )
    request = FileTableReader()._workbooks._request(path, "")
    done = subprocess.run(
        [sys.executable, "-c", code, request], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"
