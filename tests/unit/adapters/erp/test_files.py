# SPDX-License-Identifier: MIT
"""What a file is, before anything is read in it: there or not, how it is encoded, how it ends."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.erp import source
from adapters.erp.dr_reader import DrReader
from domain.ports import DeclarationReader
from tests.dr_builder import Block, Value, build, encode, records, worker_niss, write_big
from tests.unit.adapters.erp.test_samples import figures

_BLOCK = Block([Value(worker_niss(7), 100_000), Value(worker_niss(3), 50_000, "RUI LEÃO")])


def test_it_is_a_declaration_reader() -> None:
    reader: DeclarationReader = DrReader()
    assert reader


@pytest.mark.parametrize(("name", "reason"), [("gone.txt", "missing"), ("", "directory"), ("a\0b", "missing")])
def test_a_file_that_is_none(tmp_path: Path, name: str, reason: str) -> None:
    result = DrReader().read(tmp_path / name)
    assert [(f.code, f.line, dict(f.params)) for f in result.findings] == [("unreadable", None, {"reason": reason})]
    assert (result.sha256, result.format, result.encoding, result.declarations) == ("", "", "", ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert dict(DrReader().read(path).findings[0].params) == {"reason": "other"}


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EACCES, "denied"), (errno.EBUSY, "in_use"), (errno.EIO, "other")]
)
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    path = tmp_path / "dr.txt"
    path.write_bytes(build([_BLOCK]))
    monkeypatch.setattr(Path, "open", refuse)
    assert dict(DrReader().read(path).findings[0].params) == {"reason": reason}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("trimmed", [False, True])
@pytest.mark.parametrize("last_line_end", [False, True])
@pytest.mark.parametrize("dos_end", [False, True])
def test_every_way_to_write_a_file(
    tmp_path: Path, encoding: str, line_end: str, trimmed: bool, last_line_end: bool, dos_end: bool
) -> None:
    path, plain = tmp_path / "dr.txt", tmp_path / "plain.txt"
    lines = records([_BLOCK])
    path.write_bytes(
        encode(
            lines, line_end=line_end, encoding=encoding, trimmed=trimmed, last_line_end=last_line_end, dos_end=dos_end
        )
    )
    plain.write_bytes(encode(lines))
    result = DrReader().read(path)
    assert result.findings == ()
    assert result.encoding == encoding
    assert figures(result) == figures(DrReader().read(plain))


def test_windows_1252_found_out_late_is_read_anew(tmp_path: Path) -> None:
    many = [Value(worker_niss(number), number, "JOSÉ") for number in range(300)]
    raw = build([Block(many)], encoding="utf-8")
    tail = build([replace(_BLOCK, establishment="0002")])
    path = tmp_path / "dr.txt"
    path.write_bytes(raw + tail[tail.index(b"R1") :])
    result = DrReader(buffer_size=2048).read(path)
    assert result.encoding == "cp1252"
    # Two bytes for one letter push the rest of such a line one column on.
    assert {f.code.value for f in result.findings} == {"bad_month", "record_too_long", "more_findings"}
    assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_line_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_LONGEST_LINE", 4096)
    path = tmp_path / "dr.txt"
    path.write_bytes(b"R0RC4008" + b"x" * 50_000)
    result = DrReader(buffer_size=512).read(path)
    assert [f.code for f in result.findings] == ["not_a_dr"]
    assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_large_file_is_hashed_in_its_own_thread(tmp_path: Path) -> None:
    path = tmp_path / "dr.txt"
    write_big(path, 50_000, blocks=3)
    result = DrReader().read(path)
    assert result.findings == ()
    assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sum(len(d.values) for d in result.declarations) == 50_000
    assert figures(result) == figures(DrReader(line_by_line=True).read(path))


def test_more_nature_codes_than_a_payroll_can_have(tmp_path: Path) -> None:
    codes = [chr(0xA1 + a) + chr(0x100 + b) for a in range(90) for b in range(100)]
    path = tmp_path / "dr.txt"
    path.write_bytes(build([Block([Value(worker_niss(1), 1, nature=code) for code in codes])], encoding="utf-8"))
    assert [f.code for f in DrReader().read(path).findings] == ["not_a_dr"]
