# SPDX-License-Identifier: MIT
"""The clerk's choices in a small JSON file beside the store."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from domain.errors import FileProblem, InvalidValue
from domain.preferences import Preferences

NAME = "preferences.json"


class PreferencesFile:
    """See domain.ports.PreferencesStore. What a newer version wrote, and this one does not know, is kept."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def load(self) -> Preferences:
        """See domain.ports.PreferencesStore."""
        written = self._written()
        chosen = Preferences()
        for field in fields(Preferences):
            # A choice that was edited into something else is as if nobody had chosen; the others stay.
            if type(written.get(field.name)) is type(getattr(chosen, field.name)):
                with suppress(InvalidValue):
                    chosen = replace(chosen, **{field.name: written[field.name]})
        return chosen

    def save(self, preferences: Preferences) -> None:
        """See domain.ports.PreferencesStore."""
        part = self._path.with_suffix(".part")
        try:
            with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
                json.dump({**self._written(), **asdict(preferences)}, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as error:
            raise FileProblem.from_os_error(str(self._path), error, writing=True) from error
        finally:
            part.unlink(missing_ok=True)

    def _written(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
