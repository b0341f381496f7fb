# SPDX-License-Identifier: MIT
"""At least 95 of 100 labelled divergences are named right, and the document says how many."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from domain.explanation import CauseKind, explain
from tests.labelled import BEGIN, EACH, HAPPENINGS, HELD_OUT, Labelled, labelled, matrix, named, right, written

DOCUMENT = Path(__file__).parents[4] / "docs" / "explanation.md"


SEEN = 0
"""One of the seeds that the engine was made by; what is asserted of names is asserted of others."""


@pytest.fixture(scope="module")
def cases() -> list[Labelled]:
    return labelled(SEEN)


def test_every_kind_is_among_them_and_each_is_a_divergence(cases: list[Labelled]) -> None:
    assert set(HAPPENINGS) == set(CauseKind)
    assert Counter(case.label for case in cases) == dict.fromkeys(CauseKind, EACH)
    assert len(cases) >= 400
    assert all(case.case.bucket.remuneration or case.case.bucket.contribution for case in cases)
    assert sum(len(explain(case.case).causes) > 1 for case in cases) > len(cases) // 4


def test_the_same_cases_come_each_time(cases: list[Labelled]) -> None:
    assert labelled(SEEN) == cases


@pytest.mark.parametrize("seed", HELD_OUT)
def test_at_least_95_of_100_are_named_right(seed: int) -> None:
    cases = named(seed)
    counts = matrix(cases)
    assert sum(counts.values()) == len(cases)
    assert right(counts) >= 0.95 * len(cases)
    assert all(counts[label, label] >= 0.75 * EACH for label in CauseKind)


def test_a_wrong_name_counts_as_wrong() -> None:
    counts: Counter[tuple[CauseKind, CauseKind | None]] = Counter()
    counts[CauseKind.RATE_SWAP, CauseKind.ROUNDING] = 3
    counts[CauseKind.RATE_SWAP, CauseKind.RATE_SWAP] = 2
    counts[CauseKind.RATE_SWAP, None] = 1
    assert right(counts) == 2


def test_the_document_has_the_figures_of_the_code() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert BEGIN in document
    assert written(document) == document
