# SPDX-License-Identifier: MIT
"""What the program is started with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Options(NamedTuple):
    """Choices of one start.

    Attributes:
        data_dir: where the store is kept; the platform's own place where None.
        demo: whether to use the demonstration data, in a place of its own.
        lang: pt or en; the system's language where None.
        portal_url: base address of the portal; PSI production where None.
        unencrypted: a store that is made is not encrypted; the demonstration's never is.
    """

    data_dir: Path | None = None
    demo: bool = False
    lang: str | None = None
    portal_url: str | None = None
    unencrypted: bool = False
