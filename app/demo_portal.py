# SPDX-License-Identifier: MIT
"""The demonstration's own portal: what was communicated to it, and its address, outlast a start as its store does."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from app import demo_data

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.portal.faults import Faults
    from adapters.portal.simulator import ThreadedSimulator

TOKEN = "demonstration"
_FOLDER, _PORT = "portal", "port"
_PORTS: Final = range(1024, 65536)


def begin_anew_without(store: Path) -> None:
    """Forget what the portal was told where there is no store that it was told from."""
    if not store.exists():
        shutil.rmtree(store.parent / _FOLDER, ignore_errors=True)


def started(store: Path) -> ThreadedSimulator:
    """The portal beside that store, running; at the port of the last start where that is free.

    What was allowed for an address, and asked of it, would else be lost with each start.
    """
    folder = store.parent / _FOLDER
    simulator = _at(_port(folder), folder)
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / _PORT).write_text(simulator.url.split("/")[2].rpartition(":")[2], encoding="ascii")
    return simulator


def _at(port: int, folder: Path) -> ThreadedSimulator:
    # Only the demonstration needs it, and it is slow to load.
    from adapters.portal.simulator import ThreadedSimulator

    simulator = ThreadedSimulator(
        demo_data.portal_directory(), port=port, token=TOKEN, writing_faults=_faults(), kept=folder
    )
    try:
        simulator.start()
    except OSError:
        if not port:
            raise
        return _at(0, folder)
    return simulator


def _faults() -> Faults:
    """What can be seen to go wrong when it is communicated. An answer gets lost once in each start."""
    from adapters.portal.faults import Fault, Faults

    faults = Faults()
    for niss, month, refusal in demo_data.spoilt():
        fault = Fault(status=400, message=refusal) if refusal else Fault(lost=True, times=1)
        faults.put(fault, niss=niss, month=month)
    return faults


def _port(folder: Path) -> int:
    """The port of the last start; 0, for any, where it is not known."""
    with suppress(OSError, ValueError):
        port = int((folder / _PORT).read_text(encoding="ascii"))
        return port if port in _PORTS else 0
    return 0
