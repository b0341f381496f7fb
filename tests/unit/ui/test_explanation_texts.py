# SPDX-License-Identifier: MIT
"""Every cause is a sentence in both languages, with the right number, the right sign and the right side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from domain.explanation import (
    Cause,
    CauseKind,
    Confidence,
    Explanation,
    OtherBucket,
    Person,
    Remark,
    Rounded,
    Source,
    SourceKind,
    explain,
)
from domain.reconciliation import BucketKey
from domain.values import Money, Niss, Rate, YearMonth
from tests.labelled import labelled
from ui import translation
from ui.texts import explanation as texts

NB = "\u00a0"
SEPTEMBER, OCTOBER = YearMonth(2026, 9), YearMonth(2026, 10)
ANA, RUI, EVA, IVO = (Niss.with_check_digit(f"100000000{n}") for n in range(4))
OLD = Source(SourceKind.IMPORT, 1, "DR_1.txt", datetime(2026, 11, 2, 12, tzinfo=UTC))
NEW = Source(SourceKind.IMPORT, 2, "DR_2.txt", datetime(2026, 11, 9, 12, tzinfo=UTC))
WAS = Source(SourceKind.SNAPSHOT, 1, "portal", datetime(2026, 11, 3, 12, tzinfo=UTC))
NOW = Source(SourceKind.SNAPSHOT, 2, "portal", datetime(2026, 11, 12, 12, tzinfo=UTC))
LEDGER = Source(SourceKind.LEDGER)
OTHER_RATE = OtherBucket(BucketKey(1, OCTOBER, Rate(2960)), Money(1_000_00), Money(296_00))
OTHER_MONTH = OtherBucket(BucketKey(1, SEPTEMBER, Rate(3475)), Money(1_000_00), Money(347_50))
ROUNDED = Rounded(40, Money(0), Money(23), Money(81))

EVIDENCE = {
    CauseKind.RATE_SWAP: OTHER_RATE,
    CauseKind.NEIGHBOURING_MONTHS: OTHER_MONTH,
    CauseKind.ROUNDING: ROUNDED,
}


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, "en")
    yield
    translation.install(qapp, "en")


def person(niss: Niss, name: str) -> Person:
    return Person(niss, name, Money(1_000_00), None, Money(-1_000_00), "P", OCTOBER)


def made(kind: CauseKind, *people: Person, workers: int | None = None, sign: int = -1) -> Cause:
    evidence = (EVIDENCE[kind],) if kind in EVIDENCE else ()
    number = len(people) if workers is None else workers
    return Cause(kind, Money(sign * 1_000_00), Money(sign * 347_50), (*people, *evidence), workers=number)


def resend(*sources: Source, kind: CauseKind = CauseKind.FORGOTTEN_RESEND) -> Cause:
    part = made(CauseKind.AMOUNT_DIFFERS, person(RUI, "Rui"))
    return Cause(kind, part.remuneration, part.contribution, sources, parts=(part,), workers=1)


PEOPLE = person(ANA, "Ana"), person(RUI, "Rui"), person(EVA, "Eva"), person(IVO, "")


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_every_kind_and_confidence_has_its_own_words(qapp: QApplication, lang: str) -> None:
    translation.install(qapp, lang)
    names = [texts.cause_name(kind) for kind in CauseKind]
    assert len(set(names)) == len(names)
    assert all(names)
    assert len({texts.confidence(value) for value in Confidence}) == 3


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_every_made_up_divergence_is_told_in_whole_sentences(qapp: QApplication, lang: str) -> None:
    translation.install(qapp, lang)
    for case in labelled(0):
        found = explain(case.case)
        said = [texts.headline(found), *texts.sentences(found), *(s for c in found.causes for s in texts.parts(c))]
        for sentence in said:
            assert sentence.endswith("."), sentence
            assert sentence[0].isupper() or sentence[0].isdigit(), sentence
            assert not re.search(r"[{}]|%n|\(s\)|\(es\)|None|Money", sentence), sentence


@pytest.mark.parametrize("kind", [kind for kind in CauseKind if not kind.is_story])
@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("en", r"\b1 (worker|value)\b", r"\b(3|40) (workers|values)\b"),
        ("pt", r"\b1 (trabalhador|valor)\b", r"\b(3|40) (trabalhadores|valores)\b"),
    ],
)
def test_singular_and_plural(qapp: QApplication, kind: CauseKind, lang: str, one: str, many: str) -> None:
    if kind is CauseKind.NOT_EXPLAINED:
        return
    translation.install(qapp, lang)
    three = texts.cause(made(kind, *PEOPLE[:3]))
    single = made(kind, PEOPLE[0])
    if kind is CauseKind.ROUNDING:
        single = replace(single, evidence=(replace(ROUNDED, values=1),))
    assert re.search(many, three), three
    assert re.search(one, texts.cause(single)), texts.cause(single)


def test_a_worker_is_named_with_what_it_is_worth() -> None:
    assert texts.cause(made(CauseKind.MISSING_IN_PORTAL, PEOPLE[1])) == (
        f"1 worker of the ERP missing at the portal (Rui): −1,000.00{NB}€ of remuneration, "
        f"−347.50{NB}€ of contribution."
    )


def test_in_portuguese(qapp: QApplication) -> None:
    translation.install(qapp, "pt")
    assert texts.cause(made(CauseKind.MISSING_IN_PORTAL, PEOPLE[1], PEOPLE[2])) == (
        f"2 trabalhadores do ERP em falta no portal (Rui, Eva): −1{NB}000,00{NB}€ de remuneração, "
        f"−347,50{NB}€ de contribuição."
    )
    assert "setembro de 2026" in texts.cause(
        replace(made(CauseKind.NEIGHBOURING_MONTHS), parts=(made(CauseKind.ROUNDING),))
    )


def test_three_workers_are_named_and_the_others_counted(qapp: QApplication) -> None:
    said = made(CauseKind.MISSING_IN_ERP, *PEOPLE)
    assert "(Ana, Rui, Eva and 1 more)" in texts.cause(said)
    translation.install(qapp, "pt")
    assert "(Ana, Rui, Eva e mais 1)" in texts.cause(said)


def test_a_worker_without_a_name_has_a_number() -> None:
    assert f"({IVO.digits})" in texts.cause(made(CauseKind.MISSING_IN_ERP, PEOPLE[3]))


def test_the_sign_says_where_it_is_higher() -> None:
    assert "higher amount at the portal" in texts.cause(made(CauseKind.AMOUNT_DIFFERS, PEOPLE[0], sign=1))
    assert "lower amount at the portal" in texts.cause(made(CauseKind.AMOUNT_DIFFERS, PEOPLE[0]))
    assert "higher at the portal" in texts.cause(made(CauseKind.AMOUNT_DIFFERS, sign=1))
    assert "lower at the portal" in texts.cause(made(CauseKind.AMOUNT_DIFFERS))


def test_a_swap_says_which_rate_is_on_which_side() -> None:
    assert "(29.60% at the portal)" in texts.cause(made(CauseKind.RATE_SWAP, PEOPLE[0]))
    assert "(29.60% in the ERP)" in texts.cause(made(CauseKind.RATE_SWAP, PEOPLE[0], sign=1))
    assert texts.cause(made(CauseKind.RATE_SWAP)).startswith("The same base stands at one rate")


def test_an_amount_that_is_zero_is_left_out() -> None:
    assert texts.worth(Money(), Money(9)) == f"+0.09{NB}€ of contribution"
    assert texts.worth(Money(-1), Money()) == f"−0.01{NB}€ of remuneration"


def test_a_resend_names_both_files() -> None:
    said = texts.cause(resend(OLD, NEW))
    assert said.startswith(
        "The ERP changed with DR_2.txt of 09/11/2026, and the portal still shows what DR_1.txt of 02"
    )
    assert "(Rui)" in said
    assert texts.parts(resend(OLD, NEW)) == [texts.cause(made(CauseKind.AMOUNT_DIFFERS, person(RUI, "Rui")))]
    possible = replace(resend(OLD, NEW), confidence=Confidence.POSSIBLE)
    assert texts.cause(possible) == said + " The portal was last asked before that: fetch it again to be sure."


@pytest.mark.parametrize("kind", [kind for kind in CauseKind if kind.is_story and kind.mirror is not kind])
def test_a_story_of_the_past_is_told_by_files_answers_or_the_ledger(kind: CauseKind) -> None:
    sources = (OLD, NEW) if kind in (CauseKind.FORGOTTEN_RESEND, CauseKind.NOT_SHOWN_YET) else (WAS, NOW)
    told = {texts.cause(resend(*given, kind=kind)) for given in (sources, (LEDGER,))}
    assert len(told) == 2
    assert "declared" in texts.cause(resend(LEDGER, kind=kind))
    assert "—" in texts.cause(resend(sources[0], kind=kind)) or kind is CauseKind.NOT_IN_ERP


def test_a_headline_has_the_main_cause_and_counts_the_others(qapp: QApplication) -> None:
    large, small = made(CauseKind.RATE_SWAP, PEOPLE[0]), made(CauseKind.ROUNDING)
    small = replace(small, remuneration=Money(), contribution=Money(23))
    one = Explanation(large.remuneration, large.contribution, (large,))
    assert texts.headline(one) == f"Rate swap: −1,000.00{NB}€ of remuneration, −347.50{NB}€ of contribution."
    assert texts.headline(replace(one, causes=(large, small))).endswith(", and 1 other cause.")
    assert texts.headline(replace(one, causes=(large, small, small))).endswith(", and 2 other causes.")
    assert texts.headline(replace(one, causes=())) == ""
    translation.install(qapp, "pt")
    assert texts.headline(replace(one, causes=(large, small))).endswith(", e mais 1 causa.")
    assert texts.headline(replace(one, causes=(large, small, small))).endswith(", e mais 2 causas.")


def test_a_remark_says_where_a_value_stands(qapp: QApplication) -> None:
    moved = Remark(ANA, "Ana", Money(100_00), "P", OCTOBER, "B", SEPTEMBER)
    assert texts.remark(moved) == (
        f"Ana: 100.00{NB}€ are Permanent pay (Oct 2026) in the ERP and Monthly bonus (Sep 2026) at the portal, "
        "in the same sum."
    )
    split = Remark(ANA, "", Money(100_00))
    assert texts.remark(split).startswith(f"{ANA.digits}: 100.00")
    translation.install(qapp, "pt")
    assert "na mesma soma" in texts.remark(moved)
    assert "na mesma soma" in texts.remark(split)


def test_rounding_says_how_far_it_goes() -> None:
    assert f"Rounding of 40 values, which can make up to 0.81{NB}€: " in texts.cause(made(CauseKind.ROUNDING))
    cents = Cause(CauseKind.ROUNDING, Money(2), Money(1), PEOPLE[:2], workers=2)
    assert texts.cause(cents).startswith("Rounding to the cent for 2 workers (Ana, Rui): ")


def test_workers_who_are_not_in_the_evidence_are_counted_too() -> None:
    said = replace(made(CauseKind.MISSING_IN_ERP, *PEOPLE), workers=1295)
    assert "(Ana, Rui, Eva and 1,292 more)" in texts.cause(said)
