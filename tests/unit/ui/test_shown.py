# SPDX-License-Identifier: MIT
"""What the window shows of one company is that company's alone."""

from __future__ import annotations

from dataclasses import replace

from domain.read_models import Freshness
from domain.use_cases.review import Overview
from tests.gui.parts.samples import imported
from ui.shown import Shown


def test_a_company_whose_name_is_part_of_anothers_has_its_own_imports() -> None:
    alfa = replace(imported(1), companies="ALFA", company_ids=frozenset({1}))
    beta = replace(imported(2), companies="ALFA E BETA, LDA", company_ids=frozenset({2}))
    both = replace(imported(3), companies="ALFA,ALFA E BETA, LDA", company_ids=frozenset({1, 2}))
    overview = Overview([], [], [], [], [alfa, beta, both], [], Freshness(None, None, None, 2))
    assert Shown.of(overview, 1).imports == [alfa, both]
    assert Shown.of(overview, 2).imports == [beta, both]
    assert Shown.of(overview, None).imports == [alfa, beta, both]
