# SPDX-License-Identifier: MIT
"""Where the demonstration data lies."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from domain.values import Nif, YearMonth


def _directory() -> Path:
    return Path(str(files("resources"))) / "demo"


def erp_files() -> list[Path]:
    """The payroll files in the order in which a clerk would have had them: first deliveries, then what was changed."""
    return sorted((_directory() / "erp").rglob("*.txt"))


def portal_directory() -> Path:
    """What the demonstration's portal holds."""
    return _directory() / "portal"


def joined() -> dict[Nif, YearMonth]:
    """The first month in SCC of each company that joined; the others are in the classic regime."""
    data = json.loads((_directory() / "joined.json").read_text(encoding="utf-8"))
    return {Nif.valid(nif): YearMonth.parse(month) for nif, month in data.items()}


def period() -> tuple[YearMonth, YearMonth]:
    """The months that the demonstration covers."""
    data = json.loads((_directory() / "period.json").read_text(encoding="utf-8"))
    return YearMonth.parse(data["first"]), YearMonth.parse(data["last"])
