# SPDX-License-Identifier: MIT
"""The contribution rates that the law knows, each with its two parts.

New ones and other reductions come up, so a rate that is not here counts all the same: it is doubted, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from domain.values import Rate

PARTS: Final[dict[int, tuple[tuple[int, int], ...]]] = {
    3475: ((1100, 2375),),
    2960: ((930, 2030), (1100, 1860)),
    3330: ((1100, 2230),),
    2610: ((0, 2610),),
    2830: ((940, 1890), (860, 1970)),
    2820: ((890, 1930),),
    2390: ((750, 1640),),
    2380: ((760, 1620),),
    2530: ((800, 1730),),
    2900: ((800, 2100),),
    2690: ((860, 1830),),
    2290: ((1100, 1190),),
}
"""The worker's and the employer's part of a rate, or of each of two that add up alike, in hundredths of a percent.

After the table of the Direção-Geral da Segurança Social of March 2016: in general; other statutory bodies and home
workers, and public servants by appointment; non-profit institutions, agriculture and domestic service with unemployment
cover; very short contracts; domestic service without that cover; disability and old-age pensioners in work; workers of
65 with 40 years of service; local and coastal fishing; suspended pre-retirement.

After the Código dos Regimes Contributivos (Lei 110/2009), as Segurança Social's leaflet “Taxas contributivas,
trabalhadores por conta de outrem” sums it up: members of churches and religious bodies, 23,80 for invalidity and old
age alone and 28,30 with illness and parenthood; workers with a disability, 22,90 (the employer's 11,90).
"""


def is_known(rate: Rate) -> bool:
    """Whether a rate is in the law, or one of these with the employer freed from the whole or the half of its part.

    Freed it is of the half where it takes on young people in their first job or long-term unemployed, and of the whole
    where they were that for very long: Decreto-Lei 72/2017.
    """
    return rate.hundredths in _KNOWN


def _known() -> Iterator[int]:
    for whole, splits in PARTS.items():
        yield whole
        for worker, employer in splits:
            if worker:
                # Half of 23,75 is between two hundredths, and programs write either.
                yield from (worker, worker + employer // 2, worker + -(-employer // 2))


_KNOWN: Final = frozenset(_known())
