# SPDX-License-Identifier: MIT
"""The rates of the law: their parts, and what becomes of them where the employer is freed of its own."""

from __future__ import annotations

import pytest

from domain.rates import PARTS, is_known
from domain.values import Rate


@pytest.mark.parametrize(("whole", "splits"), PARTS.items())
def test_the_parts_add_up_to_the_rate_and_the_worker_never_bears_more(
    whole: int, splits: tuple[tuple[int, int], ...]
) -> None:
    assert splits
    assert len(set(splits)) == len(splits)
    for worker, employer in splits:
        assert worker + employer == whole
        assert worker < employer
    assert is_known(Rate(whole))


@pytest.mark.parametrize(
    ("whole", "worker", "employer"),
    [
        ("34,75", "11", "23,75"),
        ("29,60", "9,3", "20,3"),
        ("29,60", "11", "18,6"),
        ("28,30", "9,4", "18,9"),
        ("28,30", "8,6", "19,7"),
        ("23,80", "7,6", "16,2"),
        ("22,90", "11", "11,9"),
    ],
)
def test_a_rate_has_the_parts_of_everybody_who_pays_it(whole: str, worker: str, employer: str) -> None:
    parts = Rate.parse(worker).hundredths, Rate.parse(employer).hundredths
    assert parts in PARTS[Rate.parse(whole).hundredths]


@pytest.mark.parametrize(
    ("rate", "known"),
    [
        ("11", True),
        ("22,87", True),
        ("22,88", True),
        ("20,3", True),
        ("18,45", True),
        ("8,6", True),
        ("16,95", True),
        ("13,05", False),
        ("22,86", False),
        ("23,75", False),
        ("5,5", False),
    ],
)
def test_the_employer_may_be_freed_of_the_half_or_the_whole_of_its_part(rate: str, known: bool) -> None:
    assert is_known(Rate.parse(rate)) is known
