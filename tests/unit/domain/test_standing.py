# SPDX-License-Identifier: MIT
"""How many buckets are shown at once: what waits for somebody is never hidden behind what was settled."""

from __future__ import annotations

from domain.reconciliation import BucketStatus
from domain.standing import ACCEPTED, STANDINGS, WORST_FIRST, worst


def test_what_was_accepted_ranks_between_what_tallies_and_what_was_not_compared() -> None:
    assert set(WORST_FIRST) == set(STANDINGS)
    assert worst([BucketStatus.TALLIES, ACCEPTED]) is ACCEPTED
    assert worst([ACCEPTED, BucketStatus.NOT_COMPARED]) is BucketStatus.NOT_COMPARED
    assert worst([ACCEPTED, BucketStatus.ONLY_PORTAL]) is BucketStatus.ONLY_PORTAL


def test_of_nothing_nothing_was_compared() -> None:
    assert worst([]) is BucketStatus.NOT_COMPARED
