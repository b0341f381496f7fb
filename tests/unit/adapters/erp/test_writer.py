# SPDX-License-Identifier: MIT
"""What is written is, byte by byte, what payroll software writes, and reads back as it was."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.erp.dr_reader import DrReader
from adapters.erp.dr_writer import DrWriter, encoded
from domain.declaration import Declaration, Employer, ListedLines, ReadResult
from domain.errors import FileProblem
from domain.values import Money, Nif, Niss, Rate, YearMonth
from tests.dr_builder import Block, Company, Value, build, company_nif, employer_niss, worker_niss
from tests.unit.adapters.erp.conftest import Read
from tests.unit.adapters.erp.test_samples import figures

_DATA = Path(__file__).parents[3] / "data"
_SAMPLES = sorted(_DATA.glob("*/erp/*.txt"))
_ODD = {"crlf": "\r\n", "lf": "\n", "utf8": "\r\n", "utf8_bom": "\r\n"}
_OTHER = ("trimmed", "dos_eof", "zero_filler")
_LETTERS = st.sampled_from("ABC ÇÃÉŁЖß€'.,-\xa0\xad£©")


def again(content: bytes) -> ReadResult:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dr.txt"
        path.write_bytes(content)
        return DrReader().read(path)


@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_written_as_it_was(path: Path) -> None:
    read = DrReader().read(path)
    assert not read.refused
    assert encoded(read.declarations) == path.read_bytes()


def test_there_are_samples() -> None:
    assert len(_SAMPLES) == 39


@pytest.mark.parametrize("name", _ODD)
def test_encodings_and_line_ends_are_written_as_they_were(name: str) -> None:
    path = _DATA / "dr" / "odd" / f"{name}.txt"
    read = DrReader().read(path)
    assert encoded(read.declarations, encoding=read.encoding, line_end=_ODD[name]) == path.read_bytes()


@pytest.mark.parametrize("name", _OTHER)
def test_what_other_exporters_write_reads_back_the_same(name: str) -> None:
    read = DrReader().read(_DATA / "dr" / "odd" / f"{name}.txt")
    assert encoded(read.declarations) == (_DATA / "dr" / "odd" / "crlf.txt").read_bytes()


@st.composite
def sensible(draw: st.DrawFn) -> list[Block]:
    """Blocks as payroll software writes them: a worker has one name, amounts fit, establishments have four signs."""
    names = st.text(_LETTERS, max_size=12).map(str.strip)
    staff = [(worker_niss(n), draw(names), draw(st.sampled_from(["19800229", "20011231"]))) for n in range(4)]
    cents = st.integers(-999_999_999, 999_999_999)
    found = []
    for number in range(draw(st.integers(1, 3))):
        values = []
        for at in draw(st.lists(st.integers(0, 3), min_size=1, max_size=8)):
            niss, name, birth = staff[at]
            nature, days = draw(st.sampled_from(["P", "R", "2", "ZZ"])), draw(st.integers(-999, 999))
            month = draw(st.sampled_from([202609, 202610, 190001]))
            values.append(Value(niss, draw(cents), name, nature, days, month, birth))
        company = Company(employer_niss(number), company_nif(number), draw(names))
        off = draw(st.integers(-3, 3)) + sum(value.cents for value in values) * 3475 // 10_000
        found.append(Block(values, company=company, establishment=f"{number:04d}", contributions=off))
    return found


@settings(derandomize=True, deadline=None, max_examples=60)
@given(sensible(), st.sampled_from(["cp1252", "utf-8", "utf-8-sig"]), st.sampled_from(["\r\n", "\n"]))
def test_writing_what_was_read_gives_the_file(blocks: list[Block], encoding: str, line_end: str) -> None:
    try:
        content = build(blocks, encoding=encoding, line_end=line_end)
    except UnicodeEncodeError:
        content = build(blocks, encoding="utf-8", line_end=line_end)
    read = again(content)
    assert not read.refused
    assert encoded(read.declarations, encoding=read.encoding, line_end=line_end) == content


@st.composite
def declarations(draw: st.DrawFn) -> list[Declaration]:
    """Blocks as the store gives them."""
    names = st.text(_LETTERS, max_size=60).map(str.strip)
    cents = st.integers(-999_999_999, 999_999_999)
    found = []
    for number in range(draw(st.integers(1, 3))):
        employer = Employer(Niss(employer_niss(number)), Nif(company_nif(number)), draw(names))
        staff = {int(worker_niss(n)): draw(names) for n in range(3)}
        births = {niss: draw(st.sampled_from([None, 19800229])) for niss in staff}
        values = draw(
            st.lists(
                st.tuples(
                    st.sampled_from(list(staff)),
                    st.sampled_from(["P", "2", "ZZ", ""]),
                    st.sampled_from([202609, 202610]),
                    st.integers(-999, 999),
                    cents,
                ),
                min_size=1,
                max_size=9,
            )
        )
        lines = ListedLines.of(values, {niss: staff[niss] for niss, *_ in values})
        lines = replace(lines, persons=tuple((niss, name, births[niss]) for niss, name, _ in lines.persons))
        total = Money(sum(value[4] for value in values))
        rate = draw(st.sampled_from([Rate(3475), Rate(0), Rate(9999)]))
        found.append(
            Declaration(
                employer,
                YearMonth(2026, 10),
                f"{number:04d}",
                rate,
                total,
                total.times(rate),
                len(lines.persons),
                lines,
            )
        )
    return found


@settings(derandomize=True, deadline=None, max_examples=60)
@given(declarations())
def test_reading_what_was_written_gives_the_same(blocks: list[Declaration]) -> None:
    read = again(encoded(blocks))
    assert not read.refused
    lines = [one.line for one in read.declarations]
    assert figures(read) == figures(
        ReadResult("", "", "", "", tuple(replace(b, line=at) for b, at in zip(blocks, lines, strict=True)), ())
    )


def small(**changes: object) -> Declaration:
    lines = ListedLines.of([(int(worker_niss(1)), "P", 202610, 300, 100_00)], {int(worker_niss(1)): "INÊS"})
    one = Declaration(
        Employer(Niss(employer_niss(1)), Nif(company_nif(1)), "PÃO, LDA"), YearMonth(2026, 10), "0001", Rate(3475),
        Money(100_00), Money(34_75), 1, lines,
    )  # fmt: skip
    return replace(one, **changes)  # type: ignore[arg-type]


def named(name: str) -> Declaration:
    niss = int(worker_niss(1))
    return small(values=ListedLines.of([(niss, "P", 202610, 300, 100_00)], {niss: name}))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("ANA", "utf-8"), ("INÊS", "cp1252"), ("ŁUCJA", "utf-8"), ("Ã©", "utf-8"), ("ANA €", "cp1252")],
)
def test_the_encoding_is_the_first_that_reads_back(name: str, encoding: str) -> None:
    plain = replace(named(name), employer=Employer(Niss(employer_niss(1)), Nif(company_nif(1)), "LDA"))
    read = again(encoded([plain]))
    assert read.encoding == encoding
    assert [person[1] for person in read.declarations[0].values.people()] == [name]


def test_a_name_cannot_break_a_line_or_its_columns() -> None:
    content = encoded([named("ANA\r\nR3" + "X" * 80)])
    assert {len(line) for line in content.split(b"\r\n")} == {118, 0}
    assert not again(content).refused


def total_of(days: int = 300, cents: int = 100_00, nature: str = "P") -> Declaration:
    niss = int(worker_niss(1))
    return small(remuneration=Money(cents), values=ListedLines.of([(niss, nature, 202610, days, cents)], {niss: "A"}))


@pytest.mark.parametrize(
    "block",
    [
        small(values=ListedLines()),
        small(remuneration=Money(1)),
        small(establishment="1"),
        small(establishment="00\n1"),
        total_of(cents=10**9),
        total_of(days=1000),
        total_of(nature="ABC"),
        small(contribution=Money(10**12)),
    ],
)
def test_what_has_no_room_is_not_written(block: Declaration, tmp_path: Path) -> None:
    path = tmp_path / "dr.txt"
    with pytest.raises(FileProblem) as refused:
        DrWriter().write([small(), block], path)
    assert (refused.value.reason, refused.value.writing) == ("too_large", True)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        DrWriter().write([], tmp_path / "dr.txt")


# Where it goes


def test_a_file_is_whole_for_its_owner_and_has_the_digest_given(tmp_path: Path) -> None:
    path = tmp_path / "DR.txt"
    digest = DrWriter().write([small()], path)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.read_bytes() == encoded([small()])
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["DR.txt"]


@pytest.mark.parametrize("links", [True, False])
def test_what_is_there_stays_unless_it_may_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    if not links:
        monkeypatch.delattr("os.link")
        monkeypatch.setattr("os.link", _no_links, raising=False)
    path = tmp_path / "DR.txt"
    path.write_text("mine")
    with pytest.raises(FileProblem) as refused:
        DrWriter().write([small()], path)
    assert refused.value.reason == "exists"
    assert path.read_text() == "mine"
    DrWriter().write([small()], path, overwrite=True)
    DrWriter().write([small()], tmp_path / "other.txt")
    assert path.read_bytes() == (tmp_path / "other.txt").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def _no_links(*_: object) -> None:
    raise OSError("no links here")


@pytest.mark.parametrize(("name", "reason"), [("", "directory"), ("none/DR.txt", "missing")])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(FileProblem) as refused:
        DrWriter().write([small()], tmp_path / name, overwrite=True)
    assert refused.value.reason == reason


def test_a_failure_leaves_the_file_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "DR.txt"
    path.write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileProblem) as refused:
        DrWriter().write([small()], path, overwrite=True)
    assert refused.value.reason == "full"
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["DR.txt"]


def test_values_of_a_large_block_keep_their_order(read: Read) -> None:
    values = [Value(worker_niss((7 * n) % 9_001), n, "A", "P", 10, 202610) for n in range(9_000)]
    content = build([Block(values, contributions=0)])
    assert encoded(read(content).declarations) == content
