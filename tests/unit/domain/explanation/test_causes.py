# SPDX-License-Identifier: MIT
"""Each cause and each story, found in the smallest case that shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.explanation import (
    Beyond,
    Case,
    Cause,
    CauseKind,
    Confidence,
    Explanation,
    OtherBucket,
    Side,
    Source,
    SourceKind,
    explain,
    finding_id,
)
from domain.reconciliation import BucketKey
from domain.values import Money, Niss, YearMonth
from tests.unit.domain.explanation.making import (
    ANA,
    ANSWER,
    EVA,
    FIRST_FILE,
    GENERAL,
    OCTOBER,
    OLD_ANSWER,
    RUI,
    SECOND_FILE,
    STATUTORY,
    before,
    block,
    case,
    mirrored,
    pair,
    pay,
    side,
    totals,
)

SEPTEMBER, NOVEMBER = OCTOBER.previous(), OCTOBER.next()
PAY = {ANA: 1_000_00, RUI: 2_000_00, EVA: 1_234_56}
STAFF = pay(PAY)


def only(found: Explanation) -> Cause:
    (cause,) = found.causes
    assert (cause.remuneration, cause.contribution) == (found.remuneration, found.contribution)
    return cause


def kinds(found: Explanation) -> list[CauseKind]:
    return [cause.kind for cause in found.causes]


def without(worker: int) -> dict[int, int]:
    return {who: cents for who, cents in PAY.items() if who != worker}


def with_rui(cents: int) -> dict[int, int]:
    return {**PAY, RUI: cents}


def test_sides_that_agree_have_no_cause() -> None:
    assert explain(case(side(STAFF), side(STAFF))) == Explanation(Money(), Money(), ())
    assert explain(case(Side(), Side())).main is None


# --- plain causes


def test_a_worker_is_missing_at_the_portal() -> None:
    cause = only(explain(case(side(STAFF), side(pay(without(RUI))))))
    assert (cause.kind, cause.workers, cause.confidence) == (CauseKind.MISSING_IN_PORTAL, 1, Confidence.CERTAIN)
    assert (cause.remuneration, cause.contribution) == (Money(-2_000_00), Money(-695_00))
    (rui,) = cause.people
    assert (rui.niss, rui.name, rui.erp, rui.portal) == (Niss.from_number(RUI), "Rui", Money(2_000_00), None)
    assert (rui.nature, rui.month) == ("P", OCTOBER)


def test_a_worker_with_several_values_is_missing_as_one() -> None:
    erp = [*STAFF, (RUI, "M", 202610, 50_00)]
    (rui,) = only(explain(case(side(erp), side(pay(without(RUI)))))).people
    assert (rui.erp, rui.difference, rui.nature, rui.month) == (Money(2_050_00), Money(-2_050_00), "", None)


def test_a_whole_side_is_missing() -> None:
    cause = only(explain(case(Side(), side(STAFF))))
    assert (cause.kind, cause.workers) == (CauseKind.MISSING_IN_ERP, 3)
    assert [person.name for person in cause.people] == ["Rui", "Eva", "Ana"]


def test_of_many_workers_those_with_most_are_named_and_all_counted() -> None:
    rows = pay({ANA + number: 1_000_00 + number for number in range(300)})
    cause = only(explain(case(side(rows), Side())))
    assert (cause.workers, len(cause.people)) == (300, 200)
    assert [person.niss.number for person in cause.people[:2]] == [ANA + 299, ANA + 298]


def test_amounts_differ_in_both_directions() -> None:
    found = explain(case(side(STAFF), side(pay({**PAY, RUI: 2_072_15, EVA: 1_201_56}))))
    assert kinds(found) == [CauseKind.AMOUNT_DIFFERS] * 2
    assert [cause.remuneration for cause in found.causes] == [Money(72_15), Money(-33_00)]
    assert found.main == found.causes[0]


def test_the_same_sum_under_another_nature_is_remarked_and_worth_nothing() -> None:
    portal = [*pay(without(RUI)), (RUI, "P", 202610, 1_900_00), (RUI, "B", 202610, 100_00)]
    found = explain(case(side(STAFF), side(portal)))
    assert found.causes == ()
    (remark,) = found.remarks
    assert (remark.erp_nature, remark.portal_nature, remark.amount) == ("P", "B", Money(100_00))
    assert (remark.erp_month, remark.name) == (OCTOBER, "Rui")


def test_a_sum_that_is_split_otherwise_is_remarked() -> None:
    portal = [*pay(without(RUI)), *((RUI, nature, 202610, cents) for nature, cents in (("P", 1_400_00), ("B", 600_00)))]
    portal.append((RUI, "M", 202609, 0))
    erp = [*pay(without(RUI)), (RUI, "P", 202610, 1_000_00), (RUI, "O", 202610, 1_000_00)]
    (remark,) = explain(case(side(erp), side(portal))).remarks
    assert (remark.erp_nature, remark.portal_month, remark.amount) == ("", None, Money(1_000_00))


@pytest.mark.parametrize(("off", "uncounted"), [(0, 300_00), (-104_25, 0)])
def test_a_nature_that_a_side_does_not_count(off: int, uncounted: int) -> None:
    erp = [*STAFF, (RUI, "B", 202610, 300_00)]
    moved = [*STAFF, (RUI, "R", 202610, 300_00)]
    cause = only(explain(case(side(erp), side(moved, off=off, uncounted=uncounted))))
    assert (cause.kind, cause.contribution, cause.workers) == (CauseKind.NATURE_DIFFERS, Money(-104_25), 1)


def test_another_reference_month_that_a_side_does_not_count() -> None:
    erp, moved = [*STAFF, (RUI, "B", 202609, 300_00)], [*STAFF, (RUI, "B", 202610, 300_00)]
    found = explain(case(side(erp), side(moved, uncounted=300_00)))
    assert kinds(found) == [CauseKind.NATURE_DIFFERS]
    assert (found.remarks[0].erp_month, found.remarks[0].portal_month) == (SEPTEMBER, OCTOBER)


def test_a_value_that_stands_twice() -> None:
    cause = only(explain(case(side(STAFF), side([*STAFF, STAFF[1]]))))
    assert (cause.kind, cause.confidence) == (CauseKind.DUPLICATE_IN_PORTAL, Confidence.CERTAIN)
    assert cause.remuneration == Money(2_000_00)


def test_a_worker_whose_every_value_is_double_counts_twice() -> None:
    cause = only(explain(case(side(pay(with_rui(4_000_00))), side(STAFF))))
    assert (cause.kind, cause.confidence) == (CauseKind.DUPLICATE_IN_ERP, Confidence.LIKELY)


def test_one_double_value_among_others_is_an_amount() -> None:
    erp = [*STAFF, (RUI, "S", 202610, 50_00)]
    cause = only(explain(case(side(erp), side([*STAFF, (RUI, "S", 202610, 100_00)]))))
    assert cause.kind is CauseKind.AMOUNT_DIFFERS


def test_a_block_that_counts_twice() -> None:
    twice = Side((block(STAFF), block(STAFF, establishment="0002")))
    cause = only(explain(case(side(STAFF), twice)))
    assert (cause.kind, cause.workers, cause.remuneration) == (CauseKind.DUPLICATE_IN_PORTAL, 3, Money(4_234_56))


def test_a_worker_moved_to_another_rate_is_one_finding() -> None:
    here = pair(side(STAFF), side(pay(without(RUI))))
    there = pair(side([], STATUTORY), side(pay({RUI: 2_000_00}), STATUTORY), STATUTORY)
    mine = only(explain(Case(here, (there,))))
    theirs = only(explain(Case(there, (here,))))
    assert mine.kind is theirs.kind is CauseKind.RATE_SWAP
    assert mine.other == OtherBucket(there.key, Money(2_000_00), Money(592_00))
    assert theirs.other == OtherBucket(here.key, Money(-2_000_00), Money(-695_00))
    assert (theirs.remuneration, theirs.contribution) == (mine.other.remuneration, mine.other.contribution)
    assert finding_id(here.key, mine) == finding_id(there.key, theirs)
    other = only(explain(case(side(STAFF), side(pay(without(EVA))))))
    assert finding_id(here.key, mine) != finding_id(here.key, other) != finding_id(there.key, other)


def test_a_swap_with_another_amount_is_a_swap_and_an_amount() -> None:
    here = pair(side(STAFF), side(pay(without(RUI))))
    there = pair(Side(), side(pay({RUI: 2_100_00}), STATUTORY), STATUTORY)
    assert only(explain(Case(here, (there,)))).kind is CauseKind.RATE_SWAP
    found = explain(Case(there, (here,)))
    assert [(c.kind, c.remuneration) for c in found.causes] == [
        (CauseKind.RATE_SWAP, Money(2_000_00)),
        (CauseKind.AMOUNT_DIFFERS, Money(100_00)),
    ]


@pytest.mark.parametrize("off", [9, -9, 34])
def test_cents_beyond_one_rounding_a_block_are_rounding(off: int) -> None:
    rows = pay({ANA + number: 1_000_00 + 7 * number for number in range(20)})
    cause = only(explain(case(side(rows), side(rows, off=off))))
    assert cause.kind is CauseKind.ROUNDING
    assert cause.rounded is not None
    assert (cause.rounded.values, cause.rounded.most) == (40, Money(81))
    assert cause.rounded.portal in (Money(off), Money(off - 1), Money(off + 1))


def test_rounding_that_a_known_way_gives_is_certain() -> None:
    rows = pay({ANA + number: 1_000_03 + 7 * number for number in range(20)})
    exact = side(rows).amounts.contribution.cents
    up = sum(-(-row[3] * part // 10_000) for row in rows for part in (1100, 2375))
    found = {off: only(explain(case(side(rows), side(rows, off=off)))) for off in (up - exact, up - exact + 1)}
    assert [cause.kind for cause in found.values()] == [CauseKind.ROUNDING] * 2
    assert [cause.confidence for cause in found.values()] == [Confidence.CERTAIN, Confidence.POSSIBLE]


@pytest.mark.parametrize(("parts", "cents"), [((930, 2030), 1_000_05), ((1100, 1860), 1_000_28)])
def test_each_way_to_share_a_rate_is_known(parts: tuple[int, int], cents: int) -> None:
    """The amounts are such that neither the other way nor the whole rate gives the same cents."""
    rows = pay({ANA + number: cents for number in range(20)})
    exact = side(rows, STATUTORY).amounts.contribution.cents
    up = sum(-(-row[3] * part // 10_000) for row in rows for part in parts)
    shared = pair(side(rows, STATUTORY), side(rows, STATUTORY, off=up - exact), STATUTORY)
    assert only(explain(Case(shared))).confidence is Confidence.CERTAIN
    other = pair(side(rows, STATUTORY), side(rows, STATUTORY, off=up - exact + 3), STATUTORY)
    assert only(explain(Case(other))).confidence is not Confidence.CERTAIN


@pytest.mark.parametrize(("off", "kind"), [(6, CauseKind.ROUNDING), (7, CauseKind.NOT_EXPLAINED)])
def test_the_plausible_maximum_is_two_cents_a_value_and_half_a_cent_a_block(off: int, kind: CauseKind) -> None:
    rows = pay({ANA: 1_000_00, RUI: 2_000_00, EVA: 3_000_00})
    for erp, portal in ((side(rows), side(rows, off=off)), (side(rows, off=-off), side(rows))):
        assert only(explain(case(erp, portal))).kind is kind


@pytest.mark.parametrize(
    ("erp", "portal", "whose", "most"),
    [(0, 51, Beyond.PORTAL, 28), (-51, 0, Beyond.ERP, 28), (-51, 60, Beyond.BOTH, 57), (0, 28, None, 57)],
)
def test_whose_contribution_rounding_does_not_account_for(
    erp: int, portal: int, whose: Beyond | None, most: int
) -> None:
    rows = pay({ANA + number: 2_000_00 for number in range(14)})
    found = explain(case(side(rows, off=erp), side(rows, off=portal)))
    cause = only(found)
    assert cause.rounded is not None
    assert (cause.rounded.erp, cause.rounded.portal) == (Money(erp), Money(portal))
    assert (cause.rounded.beyond, cause.rounded.most, found.miscounted) == (whose, Money(most), whose)


def test_a_contribution_is_not_miscounted_where_workers_differ() -> None:
    moved = PAY | {ANA: PAY[ANA] + 100_00, RUI: PAY[RUI] - 100_00}
    for portal in (side(pay(moved), off=-300_00), side(STAFF, uncounted=17_00)):
        assert explain(case(side(STAFF), portal)).miscounted is None


def test_one_rounding_a_block_goes_with_the_cause() -> None:
    """700,01 × 34,75 % is 243,253475: what the missing worker is worth is not what the totals differ by."""
    erp, portal = side(pay({ANA: 700_01, RUI: 700_01})), side(pay({ANA: 700_01}))
    assert only(explain(case(erp, portal))).contribution == Money(-243_26)


def test_a_cent_a_value_is_rounding_of_the_values() -> None:
    cause = only(explain(case(side(STAFF), side(pay({who: cents + 1 for who, cents in PAY.items()})))))
    assert (cause.kind, cause.remuneration, cause.workers) == (CauseKind.ROUNDING, Money(3), 3)


def test_what_nothing_explains_is_said_so() -> None:
    cause = only(explain(case(side(STAFF), side(STAFF, off=-300_00))))
    assert (cause.kind, cause.contribution, cause.remuneration) == (CauseKind.NOT_EXPLAINED, Money(-300_00), Money())
    gap = only(explain(case(side(STAFF), side(STAFF, uncounted=17_00))))
    assert (gap.kind, gap.remuneration, gap.contribution) == (CauseKind.NOT_EXPLAINED, Money(-17_00), Money(-5_91))


def test_the_residue_is_last_however_large() -> None:
    found = explain(case(side(STAFF), side(pay(with_rui(1_990_00)), off=-500_00)))
    assert kinds(found) == [CauseKind.AMOUNT_DIFFERS, CauseKind.NOT_EXPLAINED]
    assert found.main is not None
    assert found.main.kind is CauseKind.NOT_EXPLAINED


# --- totals alone


@pytest.mark.parametrize(
    ("erp", "portal", "kind", "workers"),
    [
        (totals(1_000_00, 3), Side(), CauseKind.MISSING_IN_PORTAL, 3),
        (totals(9_000_00, 9), totals(8_000_00, 8), CauseKind.MISSING_IN_PORTAL, 1),
        (totals(9_000_00, 9), totals(8_999_00, 8), CauseKind.AMOUNT_DIFFERS, 0),
        (totals(9_000_00, 9), totals(8_500_00, 9), CauseKind.AMOUNT_DIFFERS, 0),
        (totals(9_000_00, 9), totals(18_000_00, 9), CauseKind.DUPLICATE_IN_PORTAL, 0),
        (totals(9_000_00, 9), totals(9_000_00, 9, off=7), CauseKind.ROUNDING, 0),
        (totals(9_000_00, 9), totals(9_000_00, 9, off=7_00), CauseKind.NOT_EXPLAINED, 0),
        (totals(9_000_00, 9), side(STAFF), CauseKind.MISSING_IN_PORTAL, 6),
    ],
)
def test_totals_alone_give_a_cause(erp: Side, portal: Side, kind: CauseKind, workers: int) -> None:
    cause = only(explain(case(erp, portal)))
    assert (cause.kind, cause.workers, cause.people) == (kind, workers, ())
    assert only(explain(mirrored(case(erp, portal)))).kind is kind.mirror


def test_one_of_two_equal_blocks_is_too_many() -> None:
    one = totals(5_000_00, 5).blocks[0]
    erp = Side((*totals(7_000_00, 6).blocks, one))
    cause = only(explain(case(erp, Side((*erp.blocks, one)))))
    assert (cause.kind, cause.workers) == (CauseKind.DUPLICATE_IN_PORTAL, 5)


def test_the_opposite_total_under_another_rate_is_a_swap() -> None:
    here = pair(totals(1_700_00), Side())
    there = pair(Side(), totals(1_700_00, rate=STATUTORY), STATUTORY)
    cause = only(explain(Case(here, (there,))))
    assert (cause.kind, cause.confidence) == (CauseKind.RATE_SWAP, Confidence.LIKELY)
    assert cause.other is not None
    assert cause.other.key == there.key


# --- stories


def test_a_forgotten_resend() -> None:
    was = side(pay(with_rui(1_820_00)))
    cause = only(explain(case(side(STAFF), was, imports=before(was))))
    assert (cause.kind, cause.confidence) == (CauseKind.FORGOTTEN_RESEND, Confidence.CERTAIN)
    assert cause.sources == (FIRST_FILE, SECOND_FILE)
    (part,) = cause.parts
    assert (part.kind, part.people[0].name) == (CauseKind.AMOUNT_DIFFERS, "Rui")


def test_an_official_change() -> None:
    cause = only(explain(case(side(STAFF), side(pay(without(RUI))), snapshots=before(side(STAFF), OLD_ANSWER))))
    assert (cause.kind, cause.sources) == (CauseKind.OFFICIAL_CHANGE, (OLD_ANSWER, ANSWER))
    assert cause.parts[0].kind is CauseKind.MISSING_IN_PORTAL


def test_a_story_takes_only_what_is_its_own() -> None:
    was = pay(with_rui(1_820_00))
    now = side(pay({**with_rui(1_820_00), ANA: 990_00}))
    found = explain(case(side(STAFF), now, imports=before(side(was))))
    assert kinds(found) == [CauseKind.FORGOTTEN_RESEND, CauseKind.AMOUNT_DIFFERS]
    assert [cause.remuneration for cause in found.causes] == [Money(-180_00), Money(-10_00)]
    assert found.causes[0].confidence is Confidence.LIKELY


def test_the_portal_may_have_taken_it_since_it_was_asked() -> None:
    was = side(pay(with_rui(1_820_00)))
    asked_before = datetime(2026, 11, 8, tzinfo=UTC)
    cause = only(explain(case(side(STAFF), was, imports=before(was), checked_at=asked_before)))
    assert (cause.kind, cause.confidence) == (CauseKind.FORGOTTEN_RESEND, Confidence.POSSIBLE)


def test_a_rate_that_came_with_the_second_file_was_not_sent() -> None:
    cause = only(explain(case(side(STAFF), Side(), imports=before(Side()))))
    assert (cause.kind, cause.parts[0].kind) == (CauseKind.FORGOTTEN_RESEND, CauseKind.MISSING_IN_PORTAL)


def test_of_two_changes_the_later_one_counts_and_of_equal_ones_none() -> None:
    was, then = side(pay(with_rui(1_820_00))), SECOND_FILE.at
    assert then is not None
    late, early = then.replace(day=20), then.replace(day=3)
    expected = {late: CauseKind.OFFICIAL_CHANGE, early: CauseKind.FORGOTTEN_RESEND, then: CauseKind.AMOUNT_DIFFERS}
    for at, kind in expected.items():
        snapshots = before(side(STAFF), OLD_ANSWER, at)
        assert only(explain(case(side(STAFF), was, imports=before(was), snapshots=snapshots))).kind is kind


def test_totals_alone_tell_a_resend_with_all_its_contribution() -> None:
    was = totals(9_000_00, 9, off=-40_00)
    cause = only(explain(case(totals(9_500_00, 9), was, imports=before(was))))
    assert cause.kind is CauseKind.FORGOTTEN_RESEND
    assert {part.kind for part in cause.parts} == {CauseKind.AMOUNT_DIFFERS, CauseKind.NOT_EXPLAINED}


@pytest.mark.parametrize("declared_is_erp", [True, False])
@pytest.mark.parametrize("portal_there", [True, False])
def test_the_ledger_says_who_changed(declared_is_erp: bool, portal_there: bool) -> None:
    erp, portal = side(STAFF), side(pay(with_rui(1_820_00))) if portal_there else Side()
    declared = (erp if declared_is_erp else portal).amounts
    expected = {
        (True, True): CauseKind.OFFICIAL_CHANGE,
        (True, False): CauseKind.NOT_SHOWN_YET,
        (False, True): CauseKind.FORGOTTEN_RESEND,
        (False, False): CauseKind.FORGOTTEN_RESEND,
    }[declared_is_erp, portal_there]
    cause = only(explain(case(erp, portal, declared=declared)))
    assert cause.kind is expected
    assert cause.sources[0].kind is SourceKind.LEDGER
    assert only(explain(mirrored(case(erp, portal, declared=declared)))).kind is expected.mirror


@pytest.mark.parametrize(
    ("hours", "kind"),
    [(-1, CauseKind.OFFICIAL_CHANGE), (1, CauseKind.NOT_SHOWN_YET), (None, CauseKind.OFFICIAL_CHANGE)],
)
def test_the_portal_did_not_change_what_was_declared_after_its_answer(hours: int | None, kind: CauseKind) -> None:
    erp, portal = side(STAFF), side(pay(with_rui(1_820_00)))
    asked = datetime(2026, 11, 22, 12, tzinfo=UTC)
    at = None if hours is None else asked + timedelta(hours=hours)
    answer = Source(SourceKind.SNAPSHOT, 1, "portal", asked)
    found = explain(case(erp, portal, declared=erp.amounts, declared_at=at, consulted=answer))
    assert only(found).kind is kind


def test_what_was_sent_again_was_not_forgotten() -> None:
    was, now = side(pay(with_rui(1_820_00))), side(STAFF)
    cause = only(explain(case(now, was, imports=before(was), declared=now.amounts)))
    assert cause.kind is CauseKind.NOT_SHOWN_YET
    turned = only(explain(case(was, now, snapshots=before(was, OLD_ANSWER), declared=now.amounts)))
    assert turned.kind is CauseKind.NOT_IN_ERP


def test_what_changed_after_it_was_sent_again_was_forgotten() -> None:
    was, sent = side(pay(with_rui(1_820_00))), side(STAFF)
    now = side(pay({**PAY, EVA: 1_300_00}))
    found = explain(case(now, was, imports=before(was), declared=sent.amounts))
    assert [(cause.kind, cause.people[0].name) for cause in found.causes] == [
        (CauseKind.NOT_SHOWN_YET, "Rui"),
        (CauseKind.FORGOTTEN_RESEND, "Eva"),
    ]


def test_what_stands_twice_was_not_forgotten() -> None:
    """Else the clerk would send it."""
    cause = only(explain(case(side([*STAFF, STAFF[1]]), side(STAFF), imports=before(side(STAFF)))))
    assert cause.kind is CauseKind.DUPLICATE_IN_ERP


def test_the_ledger_does_not_hide_a_better_cause() -> None:
    erp, portal = side(STAFF), side([*STAFF, STAFF[0]])
    assert only(explain(case(erp, portal, declared=erp.amounts))).kind is CauseKind.DUPLICATE_IN_PORTAL


@pytest.mark.parametrize("month", [SEPTEMBER, NOVEMBER])
def test_neighbouring_months_cancel_out(month: YearMonth) -> None:
    bonus = [*STAFF, (ANA, "B", 202610, 350_00)]
    neighbour = pair(side(pay(PAY, month=month)), side([*pay(PAY, month=month), bonus[-1]]), month=month)
    cause = only(explain(case(side(bonus), side(STAFF), neighbours=(neighbour,))))
    assert (cause.kind, cause.confidence) == (CauseKind.NEIGHBOURING_MONTHS, Confidence.CERTAIN)
    assert cause.other == OtherBucket(BucketKey(1, month, GENERAL), Money(350_00), Money(121_62))
    assert cause.contribution == Money(-121_62)
    assert cause.parts[0].people[0].name == "Ana"


def test_totals_of_neighbouring_months_cancel_out() -> None:
    neighbour = pair(totals(5_000_00), totals(5_350_00), month=NOVEMBER)
    cause = only(explain(case(totals(5_350_00), totals(5_000_00), neighbours=(neighbour,))))
    assert (cause.kind, cause.confidence) == (CauseKind.NEIGHBOURING_MONTHS, Confidence.LIKELY)


def test_a_gap_that_goes_the_same_way_next_month_does_not_cancel_out() -> None:
    neighbour = pair(totals(5_350_00), totals(5_000_00), month=NOVEMBER)
    assert only(explain(case(totals(5_350_00), totals(5_000_00), neighbours=(neighbour,)))).kind is (
        CauseKind.AMOUNT_DIFFERS
    )


def test_a_story_that_comes_to_nothing_is_told_in_parts() -> None:
    was = side(pay({**PAY, ANA: 1_100_00, RUI: 1_900_00}))
    found = explain(case(side(STAFF), was, imports=before(was)))
    assert kinds(found) == [CauseKind.AMOUNT_DIFFERS] * 2
