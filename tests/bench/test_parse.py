# SPDX-License-Identifier: MIT
"""Reading a DR file of 1,000,000 R2 records, against plain reading and against a loop over dataclasses.

    pytest tests/bench/test_parse.py --benchmark-only -p no:cacheprovider -o addopts=''

The ratios compare medians of turns taken one after the other in the same run, so that a busy machine slows both.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from adapters.erp.dr_reader import DrReader
from adapters.erp.source import Digest
from tests.dr_builder import write_big

if not Path("/proc/self/status").exists():
    pytest.skip("peak memory is asked of Linux", allow_module_level=True)

_RECORDS = 1_000_000
_LOOP_RECORDS = 100_000
_TURNS = 9
# VmHWM, since ru_maxrss of a child begins with what its parent took.
_PEAK = """
import re, sys
from pathlib import Path
from adapters.erp.dr_reader import DrReader

def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024

reader = DrReader()
reader.read(Path(sys.argv[1]))
before = peak()
result = reader.read(Path(sys.argv[2]))
assert not result.findings
print(peak() - before)
"""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dr") / "big.txt"
    write_big(path, _RECORDS)
    return path


def _plain(path: Path) -> int:
    with path.open("rb") as file:
        return len(file.read())


def _checked(path: Path) -> int:
    result = DrReader().read(path)
    assert not result.findings
    return sum(len(declaration.values) for declaration in result.declarations)


@dataclass(slots=True)
class _Line:
    employer: str
    establishment: str
    niss: str
    name: str
    birth: str
    month: int
    days: int
    nature: str
    cents: int


def _line(text: str) -> _Line:
    days, cents = int(text[102:105]), int(text[108:117])
    return _Line(
        text[2:13],
        text[13:17],
        text[17:28],
        text[28:88].rstrip(),
        text[88:96],
        int(text[96:102]),
        -days if text[105] == "-" else days,
        text[106:108].strip(),
        -cents if text[117] == "-" else cents,
    )


_WEIGHTS = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)


def _loop(path: Path) -> int:
    """What one would write first: a dataclass a line, and the checks of each."""
    lines: list[_Line] = []
    seen: set[tuple[str, int, str]] = set()
    total = 0
    with path.open(encoding="cp1252", newline="\r\n") as file:
        for text in file:
            if text.startswith("R1"):
                head, total = text[2:17], 0
                seen.clear()
            elif text.startswith("R2"):
                assert text[2:17] == head
                line = _line(text)
                assert 9 - sum(w * int(d) for w, d in zip(_WEIGHTS, line.niss, strict=False)) % 10 == int(line.niss[10])
                assert 1 <= line.month % 100 <= 12
                key = (line.niss, line.month, line.nature)
                assert key not in seen
                seen.add(key)
                total += line.cents
                lines.append(line)
            elif text.startswith("R3"):
                assert (-1 if text[42] == "-" else 1) * int(text[28:42]) == total
    return len(lines)


@dataclass
class _Turns:
    """Seconds on the clock, and seconds of this thread's processor time, turn by turn."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def take(self, work: Callable[[Path], int], path: Path) -> None:
        clock, processor = time.perf_counter(), time.thread_time()
        work(path)
        self.clock.append(time.perf_counter() - clock)
        self.processor.append(time.thread_time() - processor)


def test_a_million_records(benchmark: Any, big: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = tmp_path / "small.txt"
    write_big(small, _LOOP_RECORDS)
    plain, ours, unhashed, loop = _Turns(), _Turns(), _Turns(), _Turns()

    def turn() -> None:
        plain.take(_plain, big)
        ours.take(_checked, big)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Digest, "update", lambda *_: None)
            unhashed.take(_checked, big)

    assert _checked(big) == _RECORDS
    benchmark.pedantic(turn, rounds=_TURNS)
    for _ in range(3):
        loop.take(_loop, small)
    slow = statistics.median(loop.clock) * _RECORDS / _LOOP_RECORDS
    peak = _peak(small, big)
    size = big.stat().st_size
    figures = {
        "file MB": size / 1e6,
        "f.read() ms": statistics.median(plain.clock) * 1e3,
        "reader ms": statistics.median(ours.clock) * 1e3,
        "reader / f.read()": _ratio(ours.clock, plain.clock),
        "reader / f.read(), best of each": min(ours.clock) / min(plain.clock),
        "reader without SHA-256 / f.read()": _ratio(unhashed.clock, plain.clock),
        "reader / f.read(), processor time of the reading thread": _ratio(ours.processor, plain.processor),
        "dataclass loop s (scaled from 100,000 records)": slow,
        "dataclass loop / reader": slow / statistics.median(ours.clock),
        "peak memory MB (VmHWM of a process of its own)": peak / 1e6,
        "longest gap on an event loop ms": _longest_gap(big) * 1e3,
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        print()
        for name, figure in figures.items():
            print(f"  {name}: {figure:.2f}")
    assert peak <= size
    assert slow / statistics.median(ours.clock) >= 10


def _ratio(ours: list[float], plain: list[float]) -> float:
    return statistics.median(ours) / statistics.median(plain)


def _peak(small: Path, big: Path) -> int:
    """Bytes that reading the big file takes beyond what the imports and a small file took."""
    done = subprocess.run([sys.executable, "-c", _PEAK, small, big], capture_output=True, check=True, text=True)
    return int(done.stdout)


def _longest_gap(path: Path) -> float:
    """Between two ticks of 1 ms, while a thread reads."""

    async def watch() -> float:
        reading = asyncio.create_task(asyncio.to_thread(_checked, path))
        longest, last = 0.0, time.perf_counter()
        while not reading.done():
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        return longest

    return asyncio.run(watch())
