# SPDX-License-Identifier: MIT
"""Headings are known by what they mean, whatever their spelling, and each that is missing is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.declaration import FindingCode
from domain.tables.cells import Merged
from domain.tables.fields import _FIELD_OF, Field, Side, guess_columns, plain_heading, recognised
from domain.tables.mapping import (
    EMPLOYER,
    Given,
    Header,
    TableMapping,
    find_header,
    fingerprint,
    guess,
    missing,
)
from domain.values import YearMonth
from tests.unit.domain.tables.sheets import BAKERY, TOTALS, WORKERS, errors, read, row, table_of


def guessed(*headings: str) -> dict[str, str]:
    return {field.value: heading for field, heading in guess_columns(headings).items()}


@pytest.mark.parametrize(
    ("spelling", "plain"),
    [
        ("Remunerações (€)", "remuneracoes"),
        ("REMUNERACOES EUR", "remuneracoes"),
        ("  Total de\nRemunerações ", "total de remuneracoes"),
        ("N.º de trabalhadores", "n o de trabalhadores"),
        ("nissEntidadeEmpregadora", "niss entidade empregadora"),
        ("Taxa %", "taxa"),
        ("Tx. contributiva (%)", "tx contributiva"),
        ("% Contribuição", "contribuicao %"),
        ("€", ""),
    ],
)
def test_spellings_of_one_heading_are_the_same(spelling: str, plain: str) -> None:
    assert plain_heading(spelling) == plain


def test_headings_in_portuguese_and_english() -> None:
    totals = {"employer_nif": "nif", "month": "mes", "rate": "taxa"}
    assert guessed("NIF", "Mês", "Taxa", "Remunerações", "Contribuições", "Nº Trabalhadores") == totals | {
        "remuneration": "remuneracoes",
        "contribution": "contribuicoes",
        "workers": "no trabalhadores",
    }
    assert guessed("Company NIF", "Period", "Worker rate", "Employer rate", "Gross", "Contribution") == {
        "employer_nif": "company nif",
        "month": "period",
        "worker_rate": "worker rate",
        "employer_rate": "employer rate",
        "remuneration": "gross",
        "contribution": "contribution",
    }


def test_what_a_heading_means_may_hang_on_the_others() -> None:
    assert guessed("NISS", "Mês de referência", "Taxa", "Valor", "Contribuição")["month"] == "mes de referencia"
    assert guessed("NIF", "Mês", "Taxa", "Valor", "Contribuição")["remuneration"] == "valor"
    assert guessed("NISS", "Nome", "Mês", "Taxa") == {
        "employer_niss": "niss",
        "employer_name": "nome",
        "month": "mes",
        "rate": "taxa",
    }
    assert guessed("NIF", "NISS", "Nome", "Natureza", "Mês", "Mês de referência", "Valor") == {
        "employer_nif": "nif",
        "worker_niss": "niss",
        "worker_name": "nome",
        "nature": "natureza",
        "month": "mes",
        "reference_month": "mes de referencia",
        "value": "valor",
    }


@pytest.mark.parametrize(
    "heading",
    [
        "Taxa TSU",
        "TAXA TSU (%)",
        "Taxa da TSU",
        "Taxa de TSU",
        "Tx. TSU",
        "TSU (%)",
        "% TSU",
        "Taxa Social Única",
        "Taxa contributiva",
        "Taxa (%)",
        "Tx.",
        "Tx. contributiva (%)",
        "Taxa Segurança Social",
        "Taxa Seg. Social",
    ],
)
def test_a_rate_is_known_by_its_usual_headings(heading: str) -> None:
    found = guessed("NIF", "Mês", heading, "Remunerações", "Contribuições")
    assert found["rate"] == plain_heading(heading)
    assert set(found) == {"employer_nif", "month", "rate", "remuneration", "contribution"}
    assert recognised([heading]) == 1


def test_a_rate_called_after_the_tsu_is_no_amount_and_no_part() -> None:
    # By itself it is as often euros as percent, so a person says which.
    assert guessed("NIF", "Mês", "TSU", "Remunerações") == {
        "employer_nif": "nif",
        "month": "mes",
        "remuneration": "remuneracoes",
    }
    assert "contribution" not in guessed("NIF", "Mês", "Taxa", "TSU (€)", "Remunerações")
    assert "rate" not in guessed("Valor TSU", "Total TSU", "Montante TSU", "TSU empresa")
    # Beside the worker's rate it is as often the employer's as the sum of both.
    assert guessed("Taxa trabalhador", "Taxa TSU") == {"worker_rate": "taxa trabalhador"}
    assert guessed("Taxa trabalhador", "Taxa empresa", "TSU (%)") == {
        "worker_rate": "taxa trabalhador",
        "employer_rate": "taxa empresa",
    }
    assert guessed("Taxa TSU trabalhador", "Taxa TSU empresa") == {
        "worker_rate": "taxa tsu trabalhador",
        "employer_rate": "taxa tsu empresa",
    }
    # What is called by its whole name goes before.
    assert guessed("Taxa TSU", "Taxa contributiva") == {"rate": "taxa contributiva"}


def test_percent_and_euros_under_one_name_are_two_columns() -> None:
    both = guessed("NIF", "Mês", "TSU (%)", "TSU (€)", "Remunerações", "Contribuições")
    assert both["rate"] == "tsu %"
    table = read(("NIF", "Mês", "TSU (%)", "TSU (€)", "Remunerações", "Contribuições"), ("1", "2", "3", "4", "5", "6"))
    assert FindingCode.DUPLICATE_HEADING not in {code for code, _, _ in errors(table)}
    assert guessed("Contribuição (%)", "Contribuição (€)") == {"contribution": "contribuicao"}
    assert guessed("Contribuição (%)") == {}, "a part of the pay is no amount"
    assert guessed("Trabalhador", "Trabalhador (%)", "Entidade empregadora (%)") == {
        "worker_name": "trabalhador",
        "worker_rate": "trabalhador %",
        "employer_rate": "entidade empregadora %",
    }


def test_no_synonym_is_lost() -> None:
    assert all(heading == plain_heading(heading) for heading in _FIELD_OF), "a synonym that no heading can equal"
    assert set(_FIELD_OF.values()) == set(Field)


@settings(derandomize=True)
@given(st.sampled_from(sorted(_FIELD_OF)), st.sampled_from([str.upper, str.title, str.capitalize, str.lower]))
def test_case_is_ignored(heading: str, spell: type[str]) -> None:
    assert plain_heading(spell(heading)) == heading


def test_every_lack_is_named() -> None:
    assert missing(TableMapping({}), Given()) == [EMPLOYER, "month", "rate", "remuneration", "contribution"]
    given_all = Given(BAKERY, YearMonth(2026, 10))
    assert missing(TableMapping({Field.WORKER_RATE: "a"}), given_all) == ["rate", "remuneration", "contribution"]
    parts = {Field.WORKER_RATE: "a", Field.EMPLOYER_RATE: "b", Field.CONTRIBUTION: "c", Field.VALUE: "d"}
    assert missing(TableMapping(parts), given_all) == ["remuneration"]
    assert missing(TableMapping({**parts, Field.WORKER_NISS: "e"}), given_all) == []


@pytest.mark.parametrize("lacking", range(5))
def test_a_table_without_a_column_is_refused_by_its_name(lacking: int) -> None:
    rows = [cells[:lacking] + cells[lacking + 1 :] for cells in (TOTALS, row())]
    field = (EMPLOYER, "month", "rate", "remuneration", "contribution")[lacking]
    [finding] = read(*rows).findings
    assert (finding.code, finding.line, finding.params["field"]) == (FindingCode.MISSING_COLUMN, 1, field)


def test_headings_are_found_below_titles() -> None:
    header = find_header(table_of([("Valores apurados", None, "NIF"), (), TOTALS, row()]))
    assert (header.line, header.at, header.texts) == (3, 1, TOTALS)
    assert find_header(table_of([("a", "b"), row()])).line == 1
    wanted = find_header(table_of([TOTALS, ("x", "y", "z"), row()]), ["x", "y", "z", "q", "w", "v"])
    assert wanted.line == 2


def test_a_layout_is_told_again_by_its_headings_alone() -> None:
    def mark(side: Side, *headings: str) -> str:
        return fingerprint(side, Header.of(table_of([headings]).rows[0], 0))

    same = mark(Side.PORTAL, *TOTALS)
    assert mark(Side.PORTAL, *(heading.upper() for heading in TOTALS)) == same
    others = [mark(Side.ERP, *TOTALS), mark(Side.PORTAL, *TOTALS[::-1]), mark(Side.PORTAL, *TOTALS, "Nota")]
    assert len({same, *others}) == 4


@pytest.mark.parametrize("side", Side)
def test_a_guess_is_enough_for_usual_headings(side: Side) -> None:
    for headings in (TOTALS, WORKERS):
        assert missing(guess(side, find_header(table_of([headings]))), Given()) == []


def test_headings_that_cannot_be_told_apart_are_refused() -> None:
    twice = read((*TOTALS, "taxa"), (*row(), "1"))
    assert errors(twice) == [(FindingCode.DUPLICATE_HEADING, 1, 6)]
    assert twice.findings[0].params == {"heading": "taxa", "first_column": 3}
    assert errors(read(TOTALS, row(), merged=[Merged(1, 4, 1, 5)])) == [(FindingCode.MERGED_HEADING, 1, 4)]
    # As a text file has it that was saved from such a sheet.
    assert errors(read((*TOTALS, None, "Nota"), (*row(), "1", "x"))) == [(FindingCode.MISSING_HEADING, 1, 6)]
    assert errors(read(TOTALS, (*row(), None, "x"))) == [(FindingCode.MISSING_HEADING, 1, 7)]


def test_merged_cells_elsewhere_and_empty_columns_are_no_matter() -> None:
    found = read(("Título",), (*TOTALS, None, "Nota"), row(), merged=[Merged(1, 1, 1, 5), Merged(2, 1, 3, 1)])
    assert len(found.blocks) == 1


def test_a_mapping_names_the_heading_that_it_misses() -> None:
    mapping = TableMapping({**guess_columns(TOTALS), Field.RATE: "taxa nova"})
    found = read(TOTALS, row(), mapping=mapping)
    assert errors(found) == [(FindingCode.HEADING_NOT_FOUND, 1, None)]
    assert found.findings[0].params == {"field": "rate", "heading": "taxa nova"}


def test_headings_without_rows_are_refused() -> None:
    assert errors(read(TOTALS)) == [(FindingCode.NO_TABLE_ROWS, None, None)]
    assert errors(read(TOTALS, ("Total", None, None, "0", "0"))) == [(FindingCode.NO_TABLE_ROWS, None, None)]
