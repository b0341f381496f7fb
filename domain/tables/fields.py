# SPDX-License-Identifier: MIT
"""What a column can mean, and the headings by which people call it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final


class Side(StrEnum):
    """Whose values a table holds."""

    ERP = "erp"
    PORTAL = "portal"


class Field(StrEnum):
    """The meaning of a column."""

    EMPLOYER_NISS = "employer_niss"
    EMPLOYER_NIF = "employer_nif"
    EMPLOYER_NAME = "employer_name"
    MONTH = "month"
    ESTABLISHMENT = "establishment"
    RATE = "rate"
    WORKER_RATE = "worker_rate"
    EMPLOYER_RATE = "employer_rate"
    REMUNERATION = "remuneration"
    CONTRIBUTION = "contribution"
    WORKERS = "workers"
    WORKER_NISS = "worker_niss"
    WORKER_NAME = "worker_name"
    NATURE = "nature"
    REFERENCE_MONTH = "reference_month"
    DAYS = "days"
    VALUE = "value"


NUMBERS: Final = (
    Field.RATE,
    Field.WORKER_RATE,
    Field.EMPLOYER_RATE,
    Field.REMUNERATION,
    Field.CONTRIBUTION,
    Field.WORKERS,
    Field.DAYS,
    Field.VALUE,
)
"""Fields whose texts follow a convention of writing numbers."""

_SYNONYMS: Final[Mapping[Field, str]] = {
    Field.EMPLOYER_NISS: """
        niss entidade empregadora, niss da entidade empregadora, niss entidade, niss empregador, niss do empregador,
        niss empresa, niss da empresa, niss ee, employer niss, company niss, employer social security number
    """,
    Field.EMPLOYER_NIF: """
        nif, nipc, nif nipc, nif empresa, nif da empresa, nif entidade empregadora, nif da entidade empregadora, nif
        empregador, nif ee, contribuinte, numero de contribuinte, no contribuinte, no de contribuinte, n
        contribuinte, employer nif, company nif, tax number, vat number, tax id
    """,
    Field.EMPLOYER_NAME: """
        empresa, nome empresa, nome da empresa, entidade empregadora, nome da entidade empregadora, nome entidade
        empregadora, designacao social, denominacao social, firma, company, company name, employer, employer name
    """,
    Field.MONTH: """
        mes, mes ano, ano mes, ano e mes, mes e ano, periodo, mes declaracao, mes da declaracao, mes de declaracao,
        month, period, year month, declaration month
    """,
    Field.ESTABLISHMENT: """
        estabelecimento, estab, codigo estabelecimento, codigo do estabelecimento, cod estabelecimento, numero do
        estabelecimento, no estabelecimento, n estabelecimento, establishment, establishment code
    """,
    Field.RATE: """
        taxa, taxa contributiva, taxa global, taxa total, taxa contributiva global, taxa contributiva total, tx, tx
        contributiva, taxa seguranca social, taxa seg social, rate, contribution rate, global rate, total rate
    """,
    Field.WORKER_RATE: """
        taxa trabalhador, taxa do trabalhador, taxa contributiva trabalhador, taxa quotizacao, tx trabalhador,
        taxa tsu trabalhador, taxa tsu do trabalhador, trabalhador %, worker rate, employee rate
    """,
    Field.EMPLOYER_RATE: """
        taxa entidade empregadora, taxa da entidade empregadora, taxa empregador, taxa do empregador, taxa empresa,
        taxa da empresa, taxa ee, taxa patronal, tx empresa, tx ee, taxa tsu entidade empregadora, taxa tsu da entidade
        empregadora, taxa tsu empresa, taxa tsu da empresa, taxa tsu ee, taxa tsu patronal, entidade empregadora %,
        empregador %, empresa %, employer rate, company rate
    """,
    Field.REMUNERATION: """
        remuneracao, remuneracoes, total remuneracao, total remuneracoes, total de remuneracoes, total das
        remuneracoes, remuneracao total, valor remuneracoes, valor das remuneracoes, remuneracoes declaradas, base,
        base de incidencia, base incidencia, base contributiva, valor base, remuneration, total remuneration,
        earnings, gross, gross pay, base pay
    """,
    Field.CONTRIBUTION: """
        contribuicao, contribuicoes, total contribuicao, total contribuicoes, total de contribuicoes, total das
        contribuicoes, contribuicao total, valor contribuicoes, valor das contribuicoes, contribuicoes e
        quotizacoes, quotizacoes e contribuicoes, total contribuicoes e quotizacoes, contribution, contributions,
        total contribution, total contributions
    """,
    Field.WORKERS: """
        trabalhadores, no trabalhadores, no de trabalhadores, n trabalhadores, n de trabalhadores, n o de
        trabalhadores, n o trabalhadores, num trabalhadores, numero de trabalhadores, numero trabalhadores, qtd
        trabalhadores, workers, number of workers, employees, number of employees, headcount
    """,
    Field.WORKER_NISS: """
        niss trabalhador, niss do trabalhador, niss da pessoa, niss funcionario, niss do funcionario, niss
        colaborador, niss do colaborador, worker niss, employee niss, worker social security number
    """,
    Field.WORKER_NAME: """
        nome trabalhador, nome do trabalhador, trabalhador, nome completo, funcionario, nome funcionario, nome do
        funcionario, colaborador, nome colaborador, nome do colaborador, worker, worker name, employee, employee
        name
    """,
    Field.NATURE: """
        natureza, codigo natureza, codigo de natureza, cod natureza, natureza remuneracao, natureza da remuneracao,
        natureza do valor, nature, nature code
    """,
    Field.REFERENCE_MONTH: """
        mes a que se refere, mes a que respeita, mes do valor, mes do trabalho, reference month, month referred to
    """,
    Field.DAYS: """
        dias, n dias, no dias, no de dias, n o dias, n o de dias, numero de dias, numero dias, dias trabalhados,
        days
    """,
    Field.VALUE: """
        valor, valor da remuneracao, valor remuneracao, valor trabalhador, valor do trabalhador, montante,
        importancia, amount, value, worker value
    """,
}
_FIELD_OF: Final = {
    " ".join(heading.split()): field for field, headings in _SYNONYMS.items() for heading in headings.split(",")
}

# Headings whose meaning hangs on the others.
_NISS, _NAME, _MONTH_REFERRED_TO, _TSU, _TSU_RATE = "niss", "nome", "mes de referencia", "tsu", "taxa tsu"
_LOOSE: Final = {
    _NISS: _NISS,
    "no niss": _NISS,
    "numero niss": _NISS,
    "social security number": _NISS,
    _NAME: _NAME,
    "name": _NAME,
    _MONTH_REFERRED_TO: _MONTH_REFERRED_TO,
    "mes referencia": _MONTH_REFERRED_TO,
    # The "taxa social única"; people call the amount by that name too.
    _TSU: _TSU,
    "tsu %": _TSU_RATE,
    _TSU_RATE: _TSU_RATE,
    "taxa da tsu": _TSU_RATE,
    "taxa de tsu": _TSU_RATE,
    "tx tsu": _TSU_RATE,
    "taxa social unica": _TSU_RATE,
}
_OF_WORKERS: Final = (Field.WORKER_NAME, Field.NATURE, Field.REFERENCE_MONTH, Field.DAYS, Field.VALUE)
_UNITS: Final = frozenset({"eur", "euro", "euros"})
_RATES: Final = frozenset({"taxa", "tx", "rate"})
_WORD_IN_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")


def plain_heading(text: str) -> str:
    """A heading without what writers vary: case, accents, signs, blanks and the currency.

    A percent sign stays, at its end: it is what tells "TSU (%)" from "TSU (€)". A rate needs none.
    """
    decomposed = unicodedata.normalize("NFKD", _WORD_IN_CAMEL.sub(" ", text)).casefold()
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    words = [word for word in re.sub(r"[^0-9a-z]+", " ", letters).split() if word not in _UNITS]
    if "%" in text and _RATES.isdisjoint(words):
        words.append("%")
    return " ".join(words)


def recognised(headings: Sequence[str]) -> int:
    """How many of these are headings that are known."""
    return sum(heading in _FIELD_OF or heading in _LOOSE for heading in map(plain_heading, headings))


def guess_columns(headings: Sequence[str]) -> dict[Field, str]:
    """Which field each known heading means; of several that mean the same, the first.

    Args:
        headings: as they stand.

    Returns:
        Plain headings, see plain_heading.
    """
    found: dict[Field, str] = {}
    loose: dict[str, str] = {}
    for text in headings:
        heading = plain_heading(text)
        if heading in _FIELD_OF:
            found.setdefault(_FIELD_OF[heading], heading)
        elif heading in _LOOSE:
            loose.setdefault(_LOOSE[heading], heading)
    _settle(found, loose)
    return found


def _settle(found: dict[Field, str], loose: Mapping[str, str]) -> None:
    """Give the loose headings the meaning that the others leave for them."""
    of_workers = Field.WORKER_NISS in found or any(field in found for field in _OF_WORKERS)
    if _NISS in loose:
        own = Field.WORKER_NISS if of_workers and Field.WORKER_NISS not in found else Field.EMPLOYER_NISS
        found.setdefault(own, loose[_NISS])
    if _NAME in loose:
        found.setdefault(Field.WORKER_NAME if Field.WORKER_NISS in found else Field.EMPLOYER_NAME, loose[_NAME])
    if _MONTH_REFERRED_TO in loose:
        found.setdefault(Field.REFERENCE_MONTH if Field.MONTH in found else Field.MONTH, loose[_MONTH_REFERRED_TO])
    # Beside one part of the rate, it is as often the other one as the sum.
    if _TSU_RATE in loose and Field.WORKER_RATE not in found and Field.EMPLOYER_RATE not in found:
        found.setdefault(Field.RATE, loose[_TSU_RATE])
    if Field.VALUE in found and Field.REMUNERATION not in found and Field.WORKER_NISS not in found:
        found[Field.REMUNERATION] = found.pop(Field.VALUE)
