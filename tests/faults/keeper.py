# SPDX-License-Identifier: MIT
"""The process that is killed or starved while it backs up or restores, and wrong ways of doing both."""

from __future__ import annotations

import multiprocessing
import signal
import time
from datetime import UTC, datetime
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path

from adapters.store import backups
from adapters.store.backups import FOLDER, file_name, make_backup
from adapters.store.schema import HEAD
from adapters.store.vault import restore
from domain.errors import BateCertoError
from domain.safety import Reason

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PIECE = 64 * 1024

_processes = multiprocessing.get_context("forkserver")


def naive_copy(source: Path, target: Path) -> None:
    """Wrong on purpose: the target is emptied, and filled in place."""
    with source.open("rb") as reading, target.open("wb") as writing:
        while piece := reading.read(PIECE):
            writing.write(piece)
            writing.flush()
            time.sleep(0.0005)


def work_on(pipe: Pipe, work: str, store: Path, backup: Path, room: int | None) -> None:
    """Do it, and say "ready", then "done" or the error's name.

    Args:
        room: files may not grow beyond that many bytes.
    """
    if room is not None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    pipe.send("ready")
    folder, said = store.parent / FOLDER, "done"
    try:
        match work:
            case "backup":
                make_backup(store, folder, NOW, Reason.ASKED)
            case "restore":
                restore(backup, store, folder, NOW)
            case "naive backup":
                number = 1 + max((one.number for one in backups.list_backups(folder)), default=0)
                naive_copy(store, folder / file_name(NOW, HEAD, number, Reason.ASKED))
            case "naive restore":
                naive_copy(backup, store)
    except BateCertoError as error:
        said = type(error).__name__
    pipe.send(said)


def start(work: str, store: Path, backup: Path, room: int | None = None) -> tuple[BaseProcess, Pipe]:
    """A process that begins now, and where it speaks."""
    ours, theirs = _processes.Pipe(duplex=False)
    child = _processes.Process(target=work_on, args=(theirs, work, store, backup, room))
    child.start()
    theirs.close()
    assert ours.recv() == "ready"
    return child, ours


def finish(child: BaseProcess, pipe: Pipe) -> str:
    """What it said last; empty where it was killed before."""
    with pipe:
        try:
            said = str(pipe.recv())
        except EOFError:
            said = ""
    child.join()
    child.close()
    return said
