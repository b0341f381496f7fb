# SPDX-License-Identifier: MIT
"""Where the program keeps its files."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from domain.errors import StoreReadOnly, StoreUnavailable

if TYPE_CHECKING:
    from app.options import Options

STORE_NAME = "batecerto.db"


def data_dir(options: Options) -> Path:
    """The folder of the store and the settings, made if it is not there; the demonstration has its own inside it.

    Raises:
        StoreReadOnly: the folder cannot be made because the place is read-only or not ours.
        StoreUnavailable: it cannot be made for another reason.
    """
    place = (options.data_dir or _usual_place()).expanduser()
    folder = place / "demo" if options.demo else place
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        kind = StoreReadOnly if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else StoreUnavailable
        raise kind(str(folder), error.strerror or "") from error
    return folder


def _usual_place() -> Path:
    """Under %LOCALAPPDATA% on Windows, ~/Library/Application Support on macOS, $XDG_DATA_HOME elsewhere."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "BateCerto"


def store_path(options: Options) -> Path:
    """The store's file."""
    return data_dir(options) / STORE_NAME
