# SPDX-License-Identifier: MIT
"""Workbooks are read in a process of their own, and whatever they do to it, this one goes on."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.tables import workbook_child
from adapters.tables.limits import Limits
from adapters.tables.reader import FileTableReader
from adapters.tables.workbook import child_command
from app import entry
from domain.declaration import FindingCode
from domain.tables.cells import CellError, Halt, Merged, RawTable, ReadOptions
from tests import workbooks

HEADINGS = ("NIF", "Mês", "Taxa", "Remunerações", "Contribuições")
ROW = (Decimal(508301661), date(2026, 10, 1), Decimal("34.75"), Decimal("1234.56"), Decimal("429.01"))


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


@pytest.mark.parametrize("count", [1, 199, 200, 201, 400])
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


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)" if sys.platform != "win32" else "raise SystemExit(3)",
        "print('not json')",
        'print(\'{"sheet": "x", "sheets": [], "merged": []}\'); print(\'[[1, "cut"]]\')',
        'print(\'{"sheet": "x", "sheets": [], "merged": []}\'); print(\'[[1, "x"]]\'); print(\'{"rows": 2}\')',
        'print(\'{"sheet": "x", "sheets": [], "merged": []}\'); print(\'[[1, "x"]]\'); print(\'{"rows": 1}\'); exit(5)',
        "pass",
    ],
)
def test_a_child_that_dies_or_is_cut_gives_a_sentence_and_no_rows(tmp_path: Path, code: str) -> None:
    path = workbooks.write_workbook(tmp_path / "a.xlsx", [HEADINGS, ROW])
    assert code_of(read(path, command=[sys.executable, "-c", code])) is FindingCode.WORKBOOK_TOO_MUCH


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
