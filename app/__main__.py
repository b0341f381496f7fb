# SPDX-License-Identifier: MIT
"""``python -m app``, and the entry point of the packaged program."""

from __future__ import annotations

from app.entry import main

if __name__ == "__main__":
    main()
