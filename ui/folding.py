# SPDX-License-Identifier: MIT
"""Text as it is searched: without case and accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """For comparing what was typed with what is shown."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
