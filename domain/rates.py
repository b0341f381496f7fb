# SPDX-License-Identifier: MIT
"""The contribution rates that the law knows, each with its two parts.

New ones and other reductions come up, so a rate that is not here counts all the same: it is doubted, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.values import Rate

PARTS: Final = {
    3475: (1100, 2375),
    2960: (930, 2030),
    3330: (1100, 2230),
    2610: (0, 2610),
    2830: (940, 1890),
    2820: (890, 1930),
    2390: (750, 1640),
    2380: (760, 1620),
    2530: (800, 1730),
    2900: (800, 2100),
    2690: (860, 1830),
    2290: (1100, 1190),
}
"""The worker's and the employer's part of a rate, all in hundredths of a percent.

After the table of the Direção-Geral da Segurança Social of March 2016: in general; other statutory bodies and home
workers; non-profit institutions, agriculture and domestic service with unemployment cover; very short contracts;
domestic service without that cover, and clergy with more cover; disability and old-age pensioners in work; clergy;
workers of 65 with 40 years of service; local fishing; suspended pre-retirement; disabled workers.
"""


def is_known(rate: Rate) -> bool:
    """Whether a rate is in the law, or one of these with the employer freed from the whole or the half of its part."""
    return rate.hundredths in _KNOWN


def _known() -> Iterator[int]:
    for whole, (worker, employer) in PARTS.items():
        yield whole
        if worker:
            # Half of 23,75 is between two hundredths, and programs write either.
            yield from (worker, worker + employer // 2, worker + -(-employer // 2))


_KNOWN: Final = frozenset(_known())
