# SPDX-License-Identifier: MIT
"""A file as a stream of whole lines in large reused buffers, hashed along the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import FileIO
from typing import Final, Self

_THREAD_FROM: Final = 4 << 20
_LONGEST_LINE: Final = 16 << 20


class LineTooLong(Exception):
    """A line of over 16 MB: whatever the file is, it is no file of records."""


class Digest:
    """SHA-256 of a stream; for large files in a thread of its own, which needs no Python lock meanwhile.

    Each byte counts once, even where the stream is read a second time from its start.
    """

    def __init__(self, size: int) -> None:
        self._hash = hashlib.sha256()
        self._hashed = 0
        self._pool = ThreadPoolExecutor(1, "sha256") if size >= _THREAD_FROM else None
        self._pending: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def update(self, offset: int, data: memoryview) -> None:
        """Add the bytes that stand at that offset; data of the call before may be overwritten from now on."""
        self._wait()
        fresh = data[max(0, self._hashed - offset) :]
        self._hashed += len(fresh)
        if self._pool is None:
            self._hash.update(fresh)
        else:
            self._pending = self._pool.submit(self._hash.update, fresh)

    def _wait(self) -> None:
        if self._pending is not None:
            self._pending.result()
            self._pending = None

    def hexdigest(self) -> str:
        """Of everything so far."""
        self._wait()
        return self._hash.hexdigest()


class LineSource:
    """Reads a file in buffers that end at a line end.

    Two buffers take turns: while one is hashed in its thread, the other is filled.

    Args:
        file: opened unbuffered.
        buffer_size: in bytes; grows where a line is longer.
    """

    def __init__(self, file: FileIO, digest: Digest, buffer_size: int) -> None:
        self._file = file
        self._digest = digest
        self._buffers = [bytearray(buffer_size), bytearray(buffer_size)]
        self._offset = 0

    def chunks(self) -> Iterator[tuple[bytearray, int]]:
        """Buffers with the number of their bytes that count: whole lines, but for the very last one.

        A buffer is good until the next one is asked for.

        Raises:
            LineTooLong: a line is longer than any record could be.
            OSError: the file cannot be read further.
        """
        tail = b""
        while True:
            buffer, used = self._fill(tail)
            end = buffer.rfind(b"\n", 0, used) + 1
            if not end and used > len(tail):
                if used > _LONGEST_LINE:
                    raise LineTooLong
                tail = bytes(memoryview(buffer)[:used])
                continue
            at_end = used == len(tail)
            if at_end:
                if used:
                    yield buffer, used
                return
            tail = bytes(memoryview(buffer)[end:used])
            yield buffer, end

    def _fill(self, tail: bytes) -> tuple[bytearray, int]:
        self._buffers.reverse()
        if len(tail) * 2 > len(self._buffers[0]):
            self._buffers[0] = bytearray(len(tail) * 2)
        buffer = self._buffers[0]
        view = memoryview(buffer)
        view[: len(tail)] = tail
        read = self._file.readinto(view[len(tail) :]) or 0
        if read:
            self._digest.update(self._offset, view[len(tail) : len(tail) + read])
            self._offset += read
        return buffer, len(tail) + read

    def drain(self) -> None:
        """Read what is left for its hash alone."""
        while self._fill(b"")[1]:
            pass
