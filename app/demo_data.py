# SPDX-License-Identifier: MIT
"""Where the demonstration data lies."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from domain.values import Nif, YearMonth


class Spoilt(NamedTuple):
    """A month of which a communication goes wrong at the demonstration's portal.

    Attributes:
        niss: the employer's 11 digits; month: ``YYYY-MM``.
        refusal: the portal's words; empty where it takes the month and its answer gets lost.
    """

    niss: str
    month: str
    refusal: str = ""


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


def spoilt() -> list[Spoilt]:
    """What goes wrong when it is communicated; any other month is just taken."""
    data = json.loads((_directory() / "communicating.json").read_text(encoding="utf-8"))
    refused = [Spoilt(one["niss"], one["month"], one["message"]) for one in data["refused"]]
    return refused + [Spoilt(one["niss"], one["month"]) for one in data["answer_lost"]]


def period() -> tuple[YearMonth, YearMonth]:
    """The months that the demonstration covers."""
    data = json.loads((_directory() / "period.json").read_text(encoding="utf-8"))
    return YearMonth.parse(data["first"]), YearMonth.parse(data["last"])
