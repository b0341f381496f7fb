# SPDX-License-Identifier: MIT
"""What columns give of their room: what is wanted, from each in proportion, and never more than it can spare."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.sizes import given_up


@given(st.lists(st.integers(0, 2_000), max_size=20), st.integers(-100, 50_000))
def test_as_much_is_given_as_is_wanted_and_can_be_spared(spare: list[int], over: int) -> None:
    given_pixels = given_up(spare, over)
    assert sum(given_pixels) == max(0, min(over, sum(spare)))
    assert all(0 <= less <= width for less, width in zip(given_pixels, spare, strict=True))


def test_each_gives_in_proportion() -> None:
    assert given_up([100, 300, 0, 200], 60) == [10, 30, 0, 20]
