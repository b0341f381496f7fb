# SPDX-License-Identifier: MIT
"""Sorting, filtering and grouping of columns, against the same in plain Python."""

from __future__ import annotations

import random
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.columns import ABSENT, Column, NumberColumn, TextColumn, sorted_by
from ui.tables.conditions import Between, Condition, Holds, OneOf, from_json, passing, to_json
from ui.tables.groups import Groups

Row = tuple[str, int | None]
rows_of_values = st.lists(
    st.tuples(st.sampled_from(["Água", "agua", "Zê", "Mel"]), st.none() | st.integers(-3, 3)), max_size=30
)


def numbers(values: list[int | None]) -> NumberColumn:
    return NumberColumn(np.array([ABSENT if value is None else value for value in values], np.int64), str, adds=True)


def in_order(rows: list[Row], *, by_number_down: bool) -> list[int]:
    """By text, then by number, absent ones last either way, then as they came."""
    texts = {"Água": 0, "agua": 0, "Mel": 1, "Zê": 2}
    # Texts that only case and accents tell apart are sorted in the order in which they came first.
    first = {text: place for place, text in reversed(list(enumerate(text for text, _ in rows)))}

    def rank(at: int) -> tuple[int, int, bool, int]:
        text, number = rows[at]
        value = 0 if number is None else -number if by_number_down else number
        return texts[text], first[text], number is None, value

    return sorted(range(len(rows)), key=rank)


@given(rows_of_values, st.booleans())
def test_several_columns_sort_as_python_does(rows: list[Row], down: bool) -> None:
    columns: list[Column] = [TextColumn.of(text for text, _ in rows), numbers([number for _, number in rows])]
    found = sorted_by(columns, [(0, False), (1, down)], len(rows))
    assert found.tolist() == in_order(rows, by_number_down=down)


def test_by_no_column_rows_stay_as_they_came() -> None:
    assert sorted_by([], [], 3).tolist() == [0, 1, 2]


@given(rows_of_values, st.sets(st.sampled_from(["Água", "agua", "Zê", "Mel"])))
def test_groups_hold_every_row_once_with_the_sum_of_each(rows: list[Row], collapsed: set[str]) -> None:
    text, number = TextColumn.of(text for text, _ in rows), numbers([number for _, number in rows])
    order = sorted_by([text], [(0, False)], len(rows))
    groups = Groups(text, np.arange(len(rows), dtype=np.int32))
    wanted = [(name, list(part)) for name, part in groupby(order.tolist(), lambda at: rows[at][0])]
    assert [(groups.name(at), groups.members(at).tolist()) for at in range(len(groups))] == wanted
    for at, (_, part) in enumerate(wanted):
        there = [value for place in part if (value := rows[place][1]) is not None]
        assert groups.total(at, 1, [text, number]) == (str(sum(there)) if there else "—")
        assert groups.total(at, 0, [text, number]) == ""
    shown: list[int] = []
    for at, (name, part) in enumerate(wanted):
        shown += [-1 - at, *([] if name in collapsed else part)]
    assert groups.shown(collapsed).tolist() == shown


@pytest.mark.parametrize(
    ("condition", "let_through"),
    [
        (Between(low=0), [0, 2]),
        (Between(high=0), [1, 2]),
        (Between(-5, 0), [1, 2]),
        (Holds("x"), []),
        (OneOf(frozenset({"5"})), [0, 1, 2, 3]),  # does not fit numbers
    ],
)
def test_what_conditions_let_through_of_numbers(condition: Condition, let_through: list[int]) -> None:
    column = numbers([5, -5, 0, None])
    assert np.flatnonzero(passing(condition, column, 4)).tolist() == let_through


@pytest.mark.parametrize(
    ("condition", "let_through"),
    [
        (Holds("agua"), [0, 1]),
        (Holds("ÁGUA viva"), [1]),
        (Holds(" "), [0, 1, 2]),
        (OneOf(frozenset({"Mel"})), [2]),
        (OneOf(frozenset()), []),
    ],
)
def test_what_conditions_let_through_of_texts(condition: Condition, let_through: list[int]) -> None:
    column = TextColumn.of(["Água", "Água Viva", "Mel"])
    assert np.flatnonzero(passing(condition, column, 3)).tolist() == let_through


def test_texts_are_remembered_by_names_that_no_language_changes() -> None:
    column = TextColumn.of([202610, 202609], lambda number: f"mês {number}")
    assert column.texts == ["mês 202610", "mês 202609"]
    assert column.named({"202609"}).tolist() == [False, True]


@given(
    st.builds(Holds, st.text(min_size=1))
    | st.builds(OneOf, st.frozensets(st.text()))
    | st.builds(Between, st.integers(), st.none() | st.integers())
)
def test_conditions_come_back_as_they_were_remembered(condition: Condition) -> None:
    assert from_json(to_json(condition)) == condition


@pytest.mark.parametrize("told", [None, 3, [], {}, {"holds": 3}, {"one_of": [1]}, {"low": "1"}, {"low": None}])
def test_what_is_not_to_be_understood_is_no_condition(told: object) -> None:
    assert from_json(told) is None


def test_a_million_rows_sort_as_numpy_does() -> None:
    chance = np.random.default_rng(7)
    first, second = chance.integers(0, 50, 1_000_000), chance.integers(-1_000_000, 1_000_000, 1_000_000)
    columns = [NumberColumn(first, str), NumberColumn(second, str)]
    found = sorted_by(columns, [(0, False), (1, True)], len(first))
    assert np.array_equal(found, np.lexsort((-second, first)))


EDGES = [sign * 2**bits + shift for bits in (7, 15, 31, 62) for sign in (-1, 1) for shift in (-1, 0, 1)]
edges = st.sampled_from(EDGES) | st.integers(-3, 3)


@given(st.lists(st.none() | edges, max_size=12), st.integers(-(2**70), 2**70) | edges, st.booleans())
def test_numbers_of_any_size_are_kept_whole(values: list[int | None], limit: int, down: bool) -> None:
    column = NumberColumn(
        np.array([ABSENT if value is None else value for value in values], np.int64), str, lambda n: f"={n}", int
    )
    known = [value for value in values if value is not None]
    rows = range(len(values))
    assert [column.text(row) for row in rows] == ["—" if value is None else str(value) for value in values]
    assert [column.plain(row) for row in rows] == ["" if value is None else f"={value}" for value in values]
    assert column.ends() == ((min(known), max(known)) if known else None)
    assert column.between(limit, None).tolist() == [value is not None and value >= limit for value in values]
    assert column.between(None, limit).tolist() == [value is not None and value <= limit for value in values]
    held = column.matches(str(limit))
    assert held is not None
    assert held.tolist() == [value is not None and abs(value) == abs(limit) for value in values]
    order = sorted(rows, key=lambda row: (values[row] is None, (-1 if down else 1) * (values[row] or 0)))
    assert sorted_by([column], [(0, down)], len(values)).tolist() == order
    backwards = column.take(np.arange(len(values), dtype=np.int32)[::-1])
    assert [backwards.text(row) for row in rows] == [column.text(row) for row in reversed(rows)]


@pytest.mark.parametrize("largest", [2**7 - 1, 2**15 - 1, 2**31 - 1])
def test_sums_are_larger_than_what_their_numbers_are_kept_in(largest: int) -> None:
    column = numbers([largest, None, largest, largest, -5, None])
    everything = np.arange(6, dtype=np.int32)
    assert column.ranks().nbytes == 6 * ((largest.bit_length() + 1) // 8)
    assert column.said_sum(everything) == str(3 * largest - 5)
    assert column.said_sum(np.array([1, 5], np.int32)) == column.text(1)
    assert column.sums(everything, np.array([0, 1, 2, 5])).tolist() == [largest, ABSENT, 2 * largest - 5, ABSENT]
    groups = Groups(TextColumn.of(["all"] * 6), everything)
    assert groups.total(0, 0, [column]) == str(3 * largest - 5)


def test_a_row_takes_as_few_bytes_as_its_texts_and_numbers_need() -> None:
    assert numbers([127, -127, None]).ranks().nbytes == 3
    assert numbers([128]).ranks().nbytes == numbers([-128]).ranks().nbytes == 2
    assert numbers([2**31]).ranks().nbytes == 8
    for different, size in ((200, 1), (300, 2), (70_000, 4)):
        column = TextColumn.of(range(different), sort_key=lambda number: -number)
        assert column.codes.itemsize == size
        assert column.text(different - 1) == str(different - 1)
        assert column.ranks().tolist() == list(range(different - 1, -1, -1))
        assert TextColumn(np.arange(different), column.texts).codes.itemsize == size


def test_sums_of_money_are_exact() -> None:
    chance = random.Random(7)
    cents = [chance.randrange(-(10**12), 10**12) for _ in range(1000)]
    groups = Groups(TextColumn.of(["all"] * 1000), np.arange(1000, dtype=np.int32))
    assert groups.total(0, 0, [numbers(list(cents))]) == str(sum(cents))
