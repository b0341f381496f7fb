# SPDX-License-Identifier: MIT
"""Sentences from codes: every code has one, in both languages, with nothing left to fill in."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from domain import errors
from domain.declaration import Finding, FindingCode, Severity
from domain.divergence import DivergenceState
from domain.portal_record import FailureReason, FetchState, PortalState
from domain.ports import Progress, Stage
from domain.reconciliation import BucketStatus, MissingSide
from domain.standing import STANDINGS
from domain.use_cases.fetch_portal import FetchSummary, MonthOutcome
from domain.use_cases.import_files import FileOutcome, ImportStatus, ImportSummary
from domain.use_cases.reconcile import RunSummary
from domain.values import YearMonth
from tests.gui.parts.samples import NOW, OCTOBER
from ui import formats, texts, translation
from ui.texts.finding_sentences import sentence

NAME = "DR_508301661_202610.txt"
PARAMS: dict[str, int | str] = {
    "reason": "in_use",
    "byte": "81",
    "found": "R7",
    "expected": "R2, R3",
    "length": 97,
    "field": "amount",
    "stated": 123456,
    "computed": 123457,
    "worker": 12345678901,
    "month": "2026-10",
    "nature": "P",
    "first_line": 12,
    "establishment": "0001",
    "other": "0002",
    "remuneration": 641776,
    "contribution": 223017,
    "rate": 3475,
    "given": 2960,
    "company": "Padaria",
    "file": "old.txt",
    "count": 3,
    "heading": "Remuneração",
    "first_column": 2,
    "limit": 200_000,
    "asked": "out 2026",
    "earliest": "2002-01",
    "years": 3,
    "lowest": 100,
    "highest": 4000,
}


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    translation.install(qapp, "en")
    yield
    translation.install(qapp, "en")


@pytest.fixture
def portuguese(qapp: QApplication) -> None:
    translation.install(qapp, "pt")


@pytest.mark.parametrize("lang", ["pt", "en"])
@pytest.mark.parametrize(
    ("kind", "say"),
    [
        (STANDINGS, texts.status),
        (STANDINGS, texts.status_explained),
        (DivergenceState, texts.divergence_state),
        (FetchState, texts.fetch_state),
        (PortalState, texts.portal_state),
        (FailureReason, texts.failure),
    ],
)
def test_every_state_has_its_own_words(
    qapp: QApplication, lang: str, kind: Iterable[Enum], say: Callable[..., str]
) -> None:
    translation.install(qapp, lang)
    said = [say(value) for value in kind]
    assert all(said)
    assert len(set(said)) == len(said)
    assert not any("{" in text or "!" in text for text in said)


def test_only_what_is_missing_says_so() -> None:
    assert texts.missing(MissingSide.NOTHING) == ""
    assert all(texts.missing(side) for side in MissingSide if side)


@pytest.mark.parametrize("lang", ["pt", "en"])
@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_is_a_whole_sentence(qapp: QApplication, lang: str, code: FindingCode) -> None:
    translation.install(qapp, lang)
    said = texts.finding(Finding(Severity.ERROR, code, 23, 109, PARAMS), NAME)
    assert said.startswith(NAME)
    assert said.endswith(".")
    assert "{" not in said
    assert "%n" not in said
    assert code is FindingCode.MORE_FINDINGS or code.value not in said


@pytest.mark.parametrize("code", FindingCode)
def test_a_sentence_asks_for_no_parameter_that_its_code_has_not(code: FindingCode) -> None:
    wanted = {name for _, name, _, _ in string.Formatter().parse(sentence(code)) if name}
    assert wanted <= PARAMS.keys()
    assert "{" not in texts.finding(Finding(Severity.WARNING, code, 1), NAME), "a parameter that was not given"


@pytest.mark.usefixtures("portuguese")
def test_the_sentence_of_the_house() -> None:
    found = Finding(Severity.ERROR, FindingCode.BAD_NUMBER, 23, 109, {"field": "amount", "found": "12A"})
    assert texts.finding(found, NAME) == f"{NAME}, linha 23, coluna 109: o valor não é um número («12A»)."
    assert texts.file_refused() == "Nada deste ficheiro foi importado. Volte a exportá-lo do ERP."
    assert texts.what_to_do(found)


@pytest.mark.usefixtures("portuguese")
def test_cents_are_money_and_counts_are_counts() -> None:
    total = Finding(Severity.ERROR, FindingCode.WRONG_TOTAL, 3, None, {"stated": 123456, "computed": -5})
    count = Finding(Severity.ERROR, FindingCode.WRONG_COUNT, 3, None, {"stated": 1234, "computed": 5})
    assert "1\u00a0234,56\u00a0€" in texts.finding(total, NAME)
    assert "−0,05\u00a0€" in texts.finding(total, NAME)
    assert "1\u00a0234 e há 5" in texts.finding(count, NAME)


def test_what_a_reader_gives_in_another_form_is_shown_as_it_is() -> None:
    found = Finding(Severity.WARNING, FindingCode.REPEATED_VALUE, 1, 1, {"worker": 1, "month": "soon", "nature": "?"})
    assert "soon" in texts.finding(found, NAME)


def test_a_table_is_not_put_right_in_the_erp_alone() -> None:
    shared = Finding(Severity.ERROR, FindingCode.BAD_NIF, 2, 1, {"found": "1"})
    dr, table = (
        outcome(ImportStatus.REFUSED, findings=(shared,)),
        outcome(ImportStatus.REFUSED, findings=(shared,), table=True),
    )
    assert "Export it again from the ERP" in texts.file_outcome(dr)
    assert "Correct the table where it comes from" in texts.file_outcome(table)
    missing = Finding(Severity.ERROR, FindingCode.UNREADABLE, params={"reason": "missing"})
    assert "Check its name and place" in texts.file_refused(missing, table=True)
    for code in FindingCode:
        assert "ERP" not in texts.file_refused(Finding(Severity.ERROR, code), table=True), code


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_every_error_has_a_sentence_and_a_path(qapp: QApplication, lang: str) -> None:
    translation.install(qapp, lang)
    path = "/casa/dados.db"
    reasons = ("missing", "denied", "directory", "full", "in_use", "too_large", "other")
    stores = (
        errors.StoreError,
        errors.StoreLocked,
        errors.StoreReadOnly,
        errors.StoreDamaged,
        errors.StoreNewer,
        errors.StoreFull,
        errors.StoreUnavailable,
        errors.TransactionLost,
    )
    with_path: list[errors.BateCertoError] = [kind(path, "detail") for kind in stores]
    with_path += [errors.FileProblem(path, reason, writing=writing) for reason in reasons for writing in (True, False)]
    others = [
        *(
            errors.InvalidValue(kind, "x9")
            for kind in ("money", "month", "rate", "niss", "nif", "url", "plain_url", "proxy", "mapping_name", "other")
        ),
        errors.InvalidValue("token", ""),
        *(errors.NotFound(kind, "x9") for kind in ("company", "run", "mapping", "bucket", "other")),
        errors.CredentialMissing(),
        errors.BateCertoError(),
        errors.StoreError(),
    ]
    assert all(path in texts.error(problem) for problem in with_path)
    for problem in (*with_path, *others):
        said = texts.error(problem)
        assert said.endswith(".")
        assert "{" not in said
        assert "Error" not in said


def test_a_failure_quotes_the_portal() -> None:
    assert "“NISS não autorizado”" in texts.failure(FailureReason.FORBIDDEN, "NISS não autorizado")
    assert "totais[0].taxa" in texts.failure(FailureReason.BROKEN_CONTRACT, "totais[0].taxa")
    assert "Tokens de acesso" in texts.failure(FailureReason.TOKEN_REFUSED)


def test_natures_have_names_and_unknown_ones_their_code() -> None:
    assert texts.nature(" P") == "Permanent pay"
    assert texts.nature("Z") == "Z"


def outcome(status: ImportStatus, **more: object) -> FileOutcome:
    return FileOutcome(Path("/tmp") / NAME, status, **more)  # type: ignore[arg-type]


def test_an_import_says_what_became_of_each_file() -> None:
    imported = outcome(
        ImportStatus.IMPORTED, companies=("Padaria",), months=(OCTOBER,), blocks=1, lines=12, imported_at=NOW
    )
    assert texts.file_outcome(imported) == f"{NAME}: imported. Padaria, Oct 2026: 1 block with 12 values."
    known = outcome(ImportStatus.ALREADY_IMPORTED, imported_at=NOW, replaced_since=2)
    assert "already imported on 22/11/2026" in texts.file_outcome(known)
    assert "2 of its blocks" in texts.file_outcome(known)
    refused = outcome(ImportStatus.REFUSED, findings=(Finding(Severity.ERROR, FindingCode.EMPTY_FILE),))
    assert texts.file_outcome(refused).startswith(f"{NAME}: the file is empty. Nothing of this file")
    summary = ImportSummary((imported, imported, known, refused))
    assert texts.import_summary(summary) == "2 files imported, 1 file imported before, 1 file refused."


@pytest.mark.usefixtures("portuguese")
def test_singular_and_plural_in_portuguese() -> None:
    one = outcome(ImportStatus.IMPORTED)
    assert texts.import_summary(ImportSummary((one,))) == "1 ficheiro importado."
    assert texts.import_summary(ImportSummary((one, one))) == "2 ficheiros importados."


def test_a_fetch_says_how_each_month_ended() -> None:
    def month(state: FetchState, **more: object) -> MonthOutcome:
        return MonthOutcome(1, "Padaria", OCTOBER, state, **more)  # type: ignore[arg-type]

    failed = month(FetchState.FAILED, reason=FailureReason.TIMED_OUT, has_snapshot=True)
    assert texts.month_outcome(failed).startswith("Padaria, Oct 2026: The portal did not answer in time.")
    assert "stay in use" in texts.month_outcome(failed)
    summary = FetchSummary((month(FetchState.DATA, changed=True), month(FetchState.NO_DATA, changed=True), failed))
    said = texts.fetch_summary(summary)
    assert "1 month with values, 1 month with new figures" in said
    assert "1 month failed" in said
    assert texts.fetch_summary(FetchSummary(()))


def test_a_fetch_that_failed_for_one_reason_says_which() -> None:
    def failed(company: str, reason: FailureReason) -> MonthOutcome:
        return MonthOutcome(len(company), company, OCTOBER, FetchState.FAILED, reason=reason)

    padaria, texteis = (failed(name, FailureReason.NO_TOKEN) for name in ("Padaria", "Têxteis, Lda"))

    def said(*outcomes: MonthOutcome) -> str:
        return texts.fetch_trouble(FetchSummary(outcomes)).sentence

    assert said(padaria, padaria).startswith("Padaria: This company has no portal token")
    assert said(padaria, texteis, padaria).startswith("Padaria · Têxteis, Lda: This comp")
    late = failed("Padaria", FailureReason.TIMED_OUT)
    assert said(padaria, late) == "", "the details say why each"
    spared = failed("Padaria", FailureReason.CIRCUIT_OPEN)
    assert "did not answer in time" in said(late, spared), "one follows from the other"
    assert said(MonthOutcome(1, "Padaria", OCTOBER, FetchState.DATA)) == ""


@pytest.mark.parametrize(
    ("reason", "said", "in_settings"),
    [
        (FailureReason.NO_TOKEN, "4 companies: They have no portal token. Create one for each", True),
        (FailureReason.TOKEN_MALFORMED, "4 companies: What is kept as their tokens has blanks", True),
        (FailureReason.TOKEN_REFUSED, "4 companies: The portal refused their tokens: they are wrong", True),
        (FailureReason.FORBIDDEN, "4 companies: The portal does not let their tokens use the service", False),
        (FailureReason.UNREACHABLE, "4 companies: The portal could not be reached.", True),
        (FailureReason.CERTIFICATE, "4 companies: The portal's identity could not be verified", False),
        (FailureReason.SERVER_ERROR, "4 companies: The portal failed on its own side.", False),
    ],
)
def test_the_same_trouble_of_many_companies_is_said_once(
    reason: FailureReason, said: str, *, in_settings: bool
) -> None:
    outcomes = [
        MonthOutcome(number, f"Company {number}", OCTOBER, FetchState.FAILED, reason=reason, message="não")
        for number in range(4)
    ]
    trouble = texts.fetch_trouble(FetchSummary(tuple(outcomes)))
    assert trouble.sentence.startswith(said)
    assert trouble.sentence.endswith("The portal says: “não”")
    assert trouble.in_settings is in_settings
    outcomes[0] = replace(outcomes[0], message="outro")
    assert "The portal says" not in texts.fetch_trouble(FetchSummary(tuple(outcomes))).sentence


def test_a_fetch_that_found_nothing_anywhere_is_told_where_the_address_is_unusual() -> None:
    empty = MonthOutcome(1, "Padaria", OCTOBER, FetchState.NO_DATA)
    trouble = texts.fetch_trouble(FetchSummary((empty, empty)), "/ptss/rst")
    assert "Not one month was found there. The portal's address has the path /ptss/rst" in trouble.sentence
    assert trouble.in_settings
    assert texts.fetch_trouble(FetchSummary((empty, empty))).sentence == "", "at the usual address it is an answer"
    there = replace(empty, state=FetchState.DATA)
    assert texts.fetch_trouble(FetchSummary((empty, there)), "/ptss/rst").sentence == ""
    assert texts.fetch_trouble(FetchSummary(()), "/ptss/rst").sentence == ""


def test_a_run_says_what_it_found() -> None:
    first = YearMonth(2025, 11)
    counts = {BucketStatus.TALLIES: 1, BucketStatus.ONLY_ERP: 2, BucketStatus.NOT_COMPARED: 1}
    said = texts.run_summary(RunSummary(1, True, first, OCTOBER, counts, opened=2))
    assert said == "Nov 2025 – Oct 2026: 1 group tallies, 2 diverge, 1 not compared. 2 new divergences."
    assert "Nothing changed" in texts.run_summary(RunSummary(1, False, first, OCTOBER, counts))
    assert "nothing to reconcile" in texts.run_summary(RunSummary(0, False, first, OCTOBER, {}))


@pytest.mark.usefixtures("portuguese")
def test_progress_counts_where_there_is_something_to_count() -> None:
    assert texts.progress(Progress(Stage.FETCHING, 14, 36)) == "A consultar o portal… 14 de 36"
    assert all(texts.progress(Progress(stage, 0, 0)).endswith("…") for stage in Stage)
    assert formats.language() == "pt"


@pytest.mark.usefixtures("portuguese")
@pytest.mark.parametrize(
    ("left", "said"),
    [
        (None, "Padaria 7 de 12 · 31 de 200 meses"),
        (59, "Padaria 7 de 12 · 31 de 200 meses · falta menos de um minuto"),
        (60, "Padaria 7 de 12 · 31 de 200 meses · falta cerca de 1 minuto"),
        (61, "Padaria 7 de 12 · 31 de 200 meses · faltam cerca de 2 minutos"),
        (3_541, "Padaria 7 de 12 · 31 de 200 meses · falta cerca de 1 hora"),
        (3_601, "Padaria 7 de 12 · 31 de 200 meses · faltam cerca de 2 horas"),
    ],
)
def test_a_fetch_tells_whose_turn_it_is_and_how_long_it_takes(left: int | None, said: str) -> None:
    assert texts.progress(Progress(Stage.FETCHING, 31, 200, "Padaria", 7, 12, left)) == said


@pytest.mark.usefixtures("portuguese")
def test_a_long_name_leaves_room_for_the_figures() -> None:
    at = Progress(Stage.FETCHING, 1, 1, "Sociedade de Construções do Mondego, Lda.", 1, 1)
    assert texts.progress(at) == "Sociedade de Construçõe… 1 de 1 · 1 de 1 mês"
    assert texts.progress(at, whole=True) == "Sociedade de Construções do Mondego, Lda. 1 de 1 · 1 de 1 mês"


@pytest.mark.usefixtures("portuguese")
def test_a_fetch_that_is_held_up_says_so() -> None:
    assert texts.progress(Progress(Stage.FETCHING, 3, 36), paused=True) == "Suspenso: 3 de 36 meses"
