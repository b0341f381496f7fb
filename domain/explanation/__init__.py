# SPDX-License-Identifier: MIT
"""Why a bucket's two sides differ: causes whose amounts add up to the difference, to the cent.

Two layers keep the sum right. First the difference is cut into pieces, and each piece belongs to exactly one plain
cause (a worker is missing, an amount differs, rounding, …). What no plain cause takes is left to "not explained", so
the pieces always add up. Then stories (a resend was forgotten, the portal was changed, neighbouring months cancel
out) take pieces over: a story is a cause whose parts are the plain causes of the pieces that it took, and its amounts
are their sum. A piece stands either in a story or outside of all, so the causes at the top add up exactly once.

Worker values know remuneration alone. A bucket's contribution is stated by block, so each cause gets its share:
remuneration × rate, shared out by largest remainder. What the stated contributions are off by, beyond one rounding a
block, is a piece of its own: rounding where that is plausible (see domain.explanation.rounding), or not explained.
"""

from domain.explanation.case import Block, Case, Cells, Pair, Side, Version, add_cells
from domain.explanation.causes import (
    Beyond,
    Cause,
    CauseKind,
    Confidence,
    Evidence,
    Explanation,
    OtherBucket,
    Person,
    Remark,
    Rounded,
    Source,
    SourceKind,
    finding_id,
)
from domain.explanation.engine import explain

__all__ = [
    "Beyond",
    "Block",
    "Case",
    "Cause",
    "CauseKind",
    "Cells",
    "Confidence",
    "Evidence",
    "Explanation",
    "OtherBucket",
    "Pair",
    "Person",
    "Remark",
    "Rounded",
    "Side",
    "Source",
    "SourceKind",
    "Version",
    "add_cells",
    "explain",
    "finding_id",
]
