# SPDX-License-Identifier: MIT
"""The command line: the same use cases as the window, for automation and for tests.

Exit codes: 0 done; 1 with ``reconcile --exit-code`` when something diverges; 2 wrong usage; 3 something was refused
or failed, and the rest was done.
"""

from __future__ import annotations

from app.cli import (
    companies,
    credentials,
    decisions,
    delivered,
    history,
    imports,
    keys,
    mappings,
    operations,
    retention,
    safety,
)
from app.cli.commands import cli


def run_command_line() -> int:
    """Run the process's arguments and give the exit code."""
    try:
        cli(prog_name="batecerto")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


__all__ = [
    "cli",
    "companies",
    "credentials",
    "decisions",
    "delivered",
    "history",
    "imports",
    "keys",
    "mappings",
    "operations",
    "retention",
    "run_command_line",
    "safety",
]
