# SPDX-License-Identifier: MIT
"""One company's part of the sheets is what sheets of that company alone would be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from domain.read_models import Freshness
from domain.reconciliation import BucketKey, BucketStatus
from domain.standing import STANDINGS
from domain.use_cases.review import Overview
from domain.values import Rate
from tests.gui.parts.samples import buckets, divergence, imported
from ui.tables.columns import MomentColumn, NumberColumn, TextColumn
from ui.tables.divergences import Known
from ui.tables.record_model import Records
from ui.tables.sheets import Sheets

FRESH = Freshness(None, None, None, 2)


def overview(company: int | None = None) -> Overview:
    """Of three companies, or of one of them."""
    rows = [
        replace(row, key=BucketKey(at % 3, row.key.month, Rate(1_000 + at)), company=f"Company {at % 3}")
        for at, row in enumerate(buckets(30))
    ]
    rows = [row for row in rows if company in (None, row.key.company_id)]
    apart = [row for row in rows if row.status is BucketStatus.DIVERGES]
    files = [replace(imported(number), company_ids=frozenset({number % 3, 1})) for number in range(9)]
    files = [row for row in files if company is None or company in row.company_ids]
    return Overview([], [], rows, [divergence(row) for row in apart], files, [], FRESH)


def said(records: Records) -> list[list[str]]:
    """Everything that is shown of some rows, and copied."""
    return [
        [
            str(key),
            *(column.text(row) for column in records.columns),
            *(column.plain(row) for column in records.columns),
        ]
        + [tips[row] for tips in records.tips.values()]
        + [str(records.states[row]) if records.states is not None else ""]
        for row, key in enumerate(records.keys)
    ]


def test_a_part_shows_what_the_company_alone_would() -> None:
    everything = Sheets.of(overview(), Known())
    for company in range(3):
        part, alone = everything.part(company), Sheets.of(overview(company), Known())
        assert len(part.buckets.keys) == 10
        for one, other in (
            (part.buckets, alone.buckets),
            (part.divergences, alone.divergences),
            (part.imports, alone.imports),
        ):
            assert said(one) == said(other)
            assert [one.place_of and one.place_of(key) for key in one.keys] == [
                other.place_of and other.place_of(key) for key in other.keys
            ]


def test_a_part_offers_no_text_of_another_company() -> None:
    part = Sheets.of(overview(), Known()).part(1)
    company = part.buckets.columns[0]
    assert isinstance(company, TextColumn)
    assert company.texts == ["Company 1"]


def test_keys_are_found_where_they_stand() -> None:
    records = Sheets.of(overview(), Known()).buckets
    assert records.place_of is not None
    assert [records.place_of(key) for key in records.keys] == list(range(30))
    key = records.keys[0]
    assert isinstance(key, BucketKey)
    assert records.place_of(replace(key, rate=Rate(1))) == -1
    assert records.place_of("another kind of key") == -1


def test_columns_of_some_rows_search_and_sort_as_they_did() -> None:
    positions = np.array([4, 1, 3], np.int32)
    words = TextColumn.of(["d", "a", "x", "c", "b"], sort_key=lambda text: -ord(text)).take(positions)
    assert [words.text(row) for row in range(3)] == ["b", "a", "c"]
    assert words.ranks().tolist() == [1, 2, 0]
    matches = words.matches("a")
    assert matches is not None
    assert matches.tolist() == [False, True, False]
    numbers = NumberColumn(np.arange(5), lambda number: f"n {number}", str, int, read=int, adds=True).take(positions)
    assert [numbers.text(row) for row in range(3)] == ["n 4", "n 1", "n 3"]
    assert (numbers.plain(0), numbers.adds, numbers.read) == ("4", True, int)
    found = numbers.matches("3")
    assert found is not None
    assert found.tolist() == [False, False, True]
    moments = MomentColumn(np.arange(5), str).take(positions)
    assert isinstance(moments, MomentColumn)
    assert moments.text(0) == "4"


def test_states_keep_their_words_though_no_row_has_them() -> None:
    part = Sheets.of(overview(), Known()).part(2)
    state = part.buckets.columns[4]
    assert isinstance(state, TextColumn)
    assert len(state.texts) == len(STANDINGS)
