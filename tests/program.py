# SPDX-License-Identifier: MIT
"""``python -m tests.program``: the program itself, on the day on which tests take place."""

from __future__ import annotations

from tests.fixed_clock import hold


def main() -> None:
    """Run the program with the process's arguments and exit with its code."""
    hold()
    from app.entry import main as program

    program()


if __name__ == "__main__":
    main()
