# SPDX-License-Identifier: MIT
"""What the window shows of one company is that company's alone."""

from __future__ import annotations

from dataclasses import replace

from domain.read_models import Freshness
from domain.reconciliation import BucketStatus
from domain.use_cases.review import Overview
from domain.values import Rate
from tests.gui.parts import samples
from tests.gui.parts.samples import imported
from ui.shown import Shown, bucket_to_show


def test_a_company_whose_name_is_part_of_anothers_has_its_own_imports() -> None:
    alfa = replace(imported(1), companies="ALFA", company_ids=frozenset({1}))
    beta = replace(imported(2), companies="ALFA E BETA, LDA", company_ids=frozenset({2}))
    both = replace(imported(3), companies="ALFA,ALFA E BETA, LDA", company_ids=frozenset({1, 2}))
    overview = Overview([], [], [], [], [alfa, beta, both], [], Freshness(None, None, None, 2))
    assert Shown.of(overview, 1).imports == [alfa, both]
    assert Shown.of(overview, 2).imports == [beta, both]
    assert Shown.of(overview, None).imports == [alfa, beta, both]


def test_a_cell_stands_for_what_waits_and_not_for_what_was_accepted() -> None:
    accepted = replace(samples.bucket(), accepted=True)
    waits = replace(samples.bucket(), key=replace(accepted.key, rate=Rate(2960)), status=BucketStatus.ONLY_ERP)
    fresh = Freshness(None, None, None, 1)
    both = Overview([], [], [accepted, waits], [], [], [], fresh)
    assert bucket_to_show(both, 1, samples.OCTOBER) == waits.key
    alone = Overview([], [], [accepted], [], [], [], fresh)
    assert bucket_to_show(alone, 1, samples.OCTOBER) == accepted.key
