# SPDX-License-Identifier: MIT
"""Writes the demonstration data: three made-up companies, a year of contributions, a quarter of the buckets wrong.

``python -m tests.demo_generator`` rewrites resources/demo. The same bytes come out on every machine.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from domain.values import Money, Nif, Niss, Rate, YearMonth

TARGET = Path(__file__).parent.parent / "resources" / "demo"
FIRST, LAST = YearMonth(2025, 11), YearMonth(2026, 10)
TOLERANCE = 50

GENERAL, STATUTORY, NON_PROFIT, DISABILITY, VERY_SHORT = 3475, 2960, 3330, 2820, 2610
_PARTS = {GENERAL: (1100, 2375), NON_PROFIT: (1100, 2230)}
_LOWEST_WAGE = {2025: 87_000, 2026: 92_000}

_GIVEN = (
    "Adérito Amélia Américo Anabela António Armando Beatriz Belmiro Catarina Célia Celestino Conceição Dália Diogo "
    "Estêvão Eulália Fábio Fátima Fernão Filomena Gonçalo Graça Hélder Inês Irene Jerónimo João José Joaquim Júlia "
    "Leonor Lídia Luís Lurdes Márcio Marçal Miguel Nélson Natália Olívia Otília Patrícia Raúl Rosária Rúben Sérgio "
    "Simão Sofia Teófilo Tomás Úrsula Vítor Zélia"
)
_FAMILY = (
    "Almeida Araújo Assunção Azevedo Baião Barreto Brandão Cabeço Câmara Carriço Conceição Cordeiro Esteves Fonseca "
    "Fragão Frazão Galvão Gouveia Guimarães Lobão Lourenço Magalhães Malhão Marçalo Mourão Nóbrega Paixão Patrão "
    "Pinhão Quintão Romão Sá Salgueiro Simões Sobral Teixeira Trovão Valadão Vilaça Ximenes"
)


class Line(NamedTuple):
    """One worker value; the first two fields name its block."""

    establishment: str
    rate: int
    worker: int
    nature: str
    reference: int
    days: int
    cents: int


Lines = list[Line]
Change = Callable[["Company", YearMonth, Lines], Lines]
Contribution = Callable[[int, Lines], int]


@dataclass(frozen=True)
class Worker:
    """Someone on the payroll; the wage is that of 2025, in cents."""

    niss: int
    name: str
    birth: int
    establishment: str
    rate: int
    wage: int
    allowance: int
    joined: YearMonth = FIRST
    left: YearMonth = LAST

    def wage_in(self, month: YearMonth) -> int:
        """The monthly wage: everyone had a rise of 3,5 % in January."""
        wage = self.wage if month.year == 2025 else self.wage * 1035 // 1000
        return max(wage, _LOWEST_WAGE[month.year])


@dataclass(frozen=True)
class Company:
    """An employer with its people; nights says whether bakers' hours are paid."""

    niss: int
    nif: str
    name: str
    state: str
    workers: tuple[Worker, ...]
    nights: bool = False

    def worker(self, number: int) -> Worker:
        """The worker with that NISS."""
        return next(worker for worker in self.workers if worker.niss == number)


def contribution(rate: int, lines: Lines) -> int:
    """Total × rate, rounded half up once."""
    return Money(total(lines)).times(Rate(rate)).cents


def rounded_up_by_part(rate: int, lines: Lines) -> int:
    """The worker's and the employer's part of each value, each rounded up to the cent, where the parts are known."""
    if rate not in _PARTS:
        return contribution(rate, lines)
    return sum(-(-line.cents * part // 10_000) for line in lines for part in _PARTS[rate])


def total(lines: Lines) -> int:
    """The signed sum in cents."""
    return sum(line.cents for line in lines)


@dataclass(frozen=True)
class Story:
    """How one company's month went.

    Attributes:
        cause: the explanation that is expected of the buckets that do not agree.
        payroll: what the ERP has in the end, from the ordinary payroll.
        first: what the ERP delivered first, from what it has in the end; a second file then follows.
        resent: whether the second file reached the portal.
        portal: what the portal made of what reached it.
        rounding: the portal's contribution of a block.
        erp_file, portal_document: whether there is one.
    """

    cause: str = ""
    payroll: Change | None = None
    first: Change | None = None
    resent: bool = False
    portal: Change | None = None
    rounding: Contribution = contribution
    erp_file: bool = True
    portal_document: bool = True


# --- the companies


def _niss(rng: random.Random, kind: str) -> int:
    return Niss.with_check_digit(kind + f"{rng.randrange(10**9):09d}").number


def _people(rng: random.Random, groups: Iterable[tuple[int, str, int, int, int]]) -> Iterator[Worker]:
    """Workers of (how many, establishment, rate, lowest wage, highest wage in euro), no name twice."""
    names: set[str] = set()
    for count, establishment, rate, lowest, highest in groups:
        for _ in range(count):
            name = ""
            while not name or name in names:
                name = " ".join((rng.choice(_GIVEN.split()), *rng.sample(_FAMILY.split(), 2)))
            names.add(name)
            birth = date(rng.randint(1964, 2003), rng.randint(1, 12), rng.randint(1, 28))
            allowance = rng.choice((0, 0, 3_533, 5_287, 7_829))
            wage = rng.randrange(lowest * 100, highest * 100)
            yield Worker(
                _niss(rng, "1"),
                name,
                int(f"{birth:%Y%m%d}"),
                establishment,
                rate,
                wage,
                allowance if rate != STATUTORY else 0,
            )


def _company(name: str, state: str, *groups: tuple[int, str, int, int, int], nights: bool = False) -> Company:
    rng = random.Random(name)
    nif = Nif.with_check_digit(f"5{rng.randrange(10**7):07d}").digits
    return Company(_niss(rng, "2"), nif, name, state, tuple(_people(rng, groups)), nights)


def _with(company: Company, index: int, **changes: YearMonth) -> Company:
    workers = list(company.workers)
    workers[index] = replace(workers[index], **changes)  # type: ignore[arg-type]
    return replace(company, workers=tuple(workers))


BAKERY = _company(
    "Padaria Pão Quente, Lda",
    "CONFIRMADO",
    (6, "0001", GENERAL, 870, 1350),
    (1, "0001", STATUTORY, 1600, 1800),
    (1, "0001", DISABILITY, 900, 1000),
    nights=True,
)
BUILDER = _company(
    "Construções Serra & Filhos, SA",
    "CONFIRMADO",
    (10, "0001", GENERAL, 980, 2400),
    (2, "0001", STATUTORY, 2600, 3900),
    (12, "0002", GENERAL, 880, 1700),
    (1, "0002", DISABILITY, 920, 1100),
)
JOINER, LEAVER = 14, 17
BUILDER = _with(BUILDER, JOINER, joined=YearMonth(2026, 2))
BUILDER = _with(BUILDER, LEAVER, left=YearMonth(2026, 4))
TEXTILES = _company(
    "Associação Têxteis do Ave",
    "ACEITE_TACITAMENTE",
    (14, "0001", NON_PROFIT, 890, 2100),
    (1, "0001", STATUTORY, 1500, 1700),
)
COMPANIES = (BAKERY, BUILDER, TEXTILES)
# The others are in the classic regime. Of its last month, silence accepts what nobody has an ERP file for.
JOINED = {TEXTILES: YearMonth(2026, 9)}
# What the portal makes of a communication, where it is not just taken.
REFUSED = {
    (BUILDER, YearMonth(2026, 3)): "O período de referência está encerrado: entregue uma declaração de substituição."
}
ANSWER_LOST = ((BAKERY, YearMonth(2026, 4)),)


# --- an ordinary month


def payroll(company: Company, month: YearMonth) -> Lines:
    """What the ERP works out for a month in which nothing goes wrong."""
    lines: Lines = []
    for worker in company.workers:
        if worker.joined <= month <= worker.left:
            rng = random.Random(f"{worker.niss} {month}")
            lines += _pay(company, worker, month, rng)
    return lines


def _pay(company: Company, worker: Worker, month: YearMonth, rng: random.Random) -> Iterator[Line]:
    def line(nature: str, cents: int, days: int = 0, reference: YearMonth = month) -> Line:
        return Line(worker.establishment, worker.rate, worker.niss, nature, reference.number, days * 10, cents)

    wage = worker.wage_in(month)
    if worker.rate == STATUTORY:
        yield line("P", wage, 30)
    else:
        absent = rng.choice((1, 2, 3)) if rng.random() < 0.07 else 0
        yield line("P", wage * (30 - absent) // 30, 30 - absent)
        yield from _extras(company, worker, month, rng, line)
    if month.month == 11:
        yield line("N", wage)
    if month.month == 6:
        yield line("F", wage)


def _extras(
    company: Company, worker: Worker, month: YearMonth, rng: random.Random, line: Callable[..., Line]
) -> Iterator[Line]:
    hour = worker.wage_in(month) * 12 // (52 * 40)
    if worker.allowance:
        yield line("M", worker.allowance)
    if company.nights and rng.random() < 0.8:
        yield line("T", rng.randint(20, 60) * hour // 4)
    if rng.random() < 0.22:
        yield line("S", rng.randint(2, 14) * hour * 3 // 2)
    if rng.random() < 0.05:
        yield line("O", rng.randrange(50, 300, 10) * 100)
    # A day too many was paid, or too few, in the month before.
    chance = rng.random()
    if chance < 0.02 and worker.joined < month > FIRST:
        yield line("P", -(worker.wage_in(month) // 30), -1, month.previous())
    elif chance < 0.04 and worker.joined < month > FIRST:
        yield line("6", worker.wage_in(month) // 15, 0, month.previous())


# --- what goes wrong


def amounts(*changes: tuple[int, str, int]) -> Change:
    """Some workers' values (index, nature) differ by so many cents; a value that was not there appears."""

    def apply(company: Company, month: YearMonth, lines: Lines) -> Lines:
        for index, nature, cents in changes:
            worker = company.workers[index]
            key = (worker.establishment, worker.rate, worker.niss, nature, month.number)
            old = next((line for line in lines if line[:5] == key), Line(*key, 0, 0))
            rest = [line for line in lines if line is not old]
            lines = [*rest, old._replace(cents=old.cents + cents)]
        return lines

    return apply


def fewer_days(index: int, days: int) -> Change:
    """A worker was away for so many days."""

    def apply(company: Company, month: YearMonth, lines: Lines) -> Lines:
        worker = company.workers[index].niss
        return [
            line._replace(days=line.days - days * 10, cents=line.cents * (line.days - days * 10) // line.days)
            if (line.worker, line.nature, line.reference) == (worker, "P", month.number)
            else line
            for line in lines
        ]

    return apply


def at_rate(index: int, rate: int) -> Change:
    """A worker stands under another rate."""

    def apply(company: Company, _month: YearMonth, lines: Lines) -> Lines:
        worker = company.workers[index].niss
        return [line._replace(rate=rate) if line.worker == worker else line for line in lines]

    return apply


def without(index: int) -> Change:
    """A worker is missing."""

    def apply(company: Company, _month: YearMonth, lines: Lines) -> Lines:
        return [line for line in lines if line.worker != company.workers[index].niss]

    return apply


def still_there(index: int) -> Change:
    """A worker who left is still paid."""

    def apply(company: Company, month: YearMonth, lines: Lines) -> Lines:
        worker = company.workers[index]
        wage = worker.wage_in(month)
        return [*lines, Line(worker.establishment, worker.rate, worker.niss, "P", month.number, 300, wage)]

    return apply


def without_bonus(index: int) -> Change:
    """A worker's bonus is missing."""

    def apply(company: Company, _month: YearMonth, lines: Lines) -> Lines:
        worker = company.workers[index].niss
        return [line for line in lines if (line.worker, line.nature) != (worker, "B")]

    return apply


def bonus(index: int, cents: int, months_back: int = 0) -> Change:
    """A bonus, which may belong to an earlier month."""

    def apply(company: Company, month: YearMonth, lines: Lines) -> Lines:
        worker = company.workers[index]
        reference = month.plus(-months_back).number
        return [*lines, Line(worker.establishment, worker.rate, worker.niss, "B", reference, 0, cents)]

    return apply


def day_labourer(cents: int) -> Change:
    """A contract of a few days that the payroll never heard of."""

    def apply(_company: Company, month: YearMonth, lines: Lines) -> Lines:
        return [*lines, Line("0002", VERY_SHORT, OUTSIDER.niss, "P", month.number, 60, cents)]

    return apply


OUTSIDER = Worker(_niss(random.Random("outsider"), "1"), "Belmiro Trovão Sá", 19_940_317, "0002", VERY_SHORT, 0, 0)

STORIES: dict[tuple[str, str], Story] = {
    (BAKERY.nif, "2026-01"): Story("rate_swap", portal=at_rate(6, GENERAL)),
    (BAKERY.nif, "2026-02"): Story("rate_swap", portal=at_rate(6, GENERAL)),
    (BAKERY.nif, "2026-04"): Story("forgotten_resend", first=amounts((1, "O", -18_000))),
    (BAKERY.nif, "2026-07"): Story("amount_differs", portal=amounts((3, "S", -9_640))),
    (BAKERY.nif, "2026-09"): Story("forgotten_resend", first=amounts((7, "S", -4_725))),
    (BAKERY.nif, "2026-10"): Story("no_portal_document", portal_document=False),
    (BUILDER.nif, "2025-11"): Story("forgotten_resend", first=amounts((2, "S", 12_350), (5, "P", -6_400))),
    (BUILDER.nif, "2025-12"): Story(first=amounts((8, "O", -25_000)), resent=True),
    (BUILDER.nif, "2026-02"): Story("worker_missing", portal=without(JOINER)),
    (BUILDER.nif, "2026-03"): Story("forgotten_resend", first=amounts((13, "S", -15_860))),
    (BUILDER.nif, "2026-04"): Story("rounding", rounding=rounded_up_by_part),
    (BUILDER.nif, "2026-05"): Story("worker_missing", portal=still_there(LEAVER)),
    (BUILDER.nif, "2026-06"): Story("rounding", rounding=rounded_up_by_part),
    (BUILDER.nif, "2026-07"): Story("only_portal", portal=day_labourer(21_480)),
    (BUILDER.nif, "2026-08"): Story("rate_swap", portal=at_rate(10, GENERAL)),
    (BUILDER.nif, "2026-09"): Story("amount_differs", portal=amounts((4, "S", 7_215), (20, "P", -3_300))),
    (TEXTILES.nif, "2025-12"): Story("amount_differs", portal=amounts((14, "P", -10_000))),
    (TEXTILES.nif, "2026-01"): Story("amount_differs", portal=fewer_days(5, 12)),
    (TEXTILES.nif, "2026-02"): Story(first=amounts((9, "O", 15_000)), resent=True),
    (TEXTILES.nif, "2026-03"): Story("neighbouring_months", payroll=bonus(3, 35_000), portal=without_bonus(3)),
    (TEXTILES.nif, "2026-04"): Story("neighbouring_months", portal=bonus(3, 35_000, 1)),
    (TEXTILES.nif, "2026-05"): Story("rounding", rounding=rounded_up_by_part),
    (TEXTILES.nif, "2026-08"): Story("forgotten_resend", first=amounts((0, "O", -20_000), (11, "S", -6_375))),
    (TEXTILES.nif, "2026-10"): Story("no_erp_file", erp_file=False),
}


# --- what each side holds


@dataclass(frozen=True)
class Month:
    """One company's month: the ERP's deliveries in their order, the last one in force, and the portal's values."""

    company: Company
    month: YearMonth
    story: Story
    deliveries: tuple[Lines, ...]
    portal: Lines | None


def months() -> Iterator[Month]:
    """Every company's months in order."""
    for company in COMPANIES:
        for month in YearMonth.range(FIRST, LAST):
            yield _month(company, month, STORIES.get((company.nif, str(month)), Story()))


def _month(company: Company, month: YearMonth, story: Story) -> Month:
    def tell(change: Change | None, lines: Lines) -> Lines:
        return sorted(change(company, month, lines)) if change else lines

    final = tell(story.payroll, sorted(payroll(company, month)))
    first = tell(story.first, final)
    deliveries = (first, final) if story.first else (final,)
    arrived = final if story.resent else first
    portal = tell(story.portal, arrived) if story.portal_document else None
    return Month(company, month, story, deliveries if story.erp_file else (), portal)


def blocks(lines: Lines) -> Iterator[tuple[str, int, Lines]]:
    """Sorted lines by (establishment, rate)."""
    for (establishment, rate), group in groupby(lines, key=lambda line: line[:2]):
        yield establishment, rate, list(group)


# --- the files


def dr_file(month: Month, lines: Lines) -> bytes:
    """A DR file (RC4008) as payroll programs write it: upper case, Windows-1252, CRLF."""
    company = month.company
    records = ["R0RC4008  01"]
    for establishment, rate, block in blocks(lines):
        head = f"{company.niss}{establishment}"
        records.append(f"R1{head}{company.nif}{company.name.upper():<66}{month.month.number}")
        records += (_r2(head, company, line) for line in block)
        sums = _signed(total(block), 14) + _signed(contribution(rate, block), 12)
        records.append(f"R3{head}{'9' * 11}{sums}{rate}{len(block):06d}")
    return "".join(f"{record:<118}\r\n" for record in records).encode("cp1252")


def _r2(head: str, company: Company, line: Line) -> str:
    worker = company.worker(line.worker)
    who = f"R2{head}{worker.niss}{worker.name.upper():<60}{worker.birth}"
    return f"{who}{line.reference}{_signed(line.days, 3)}{line.nature:>2}{_signed(line.cents, 9)}"


def _signed(number: int, digits: int) -> str:
    return f"{abs(number):0{digits}d}{'-' if number < 0 else '0'}"


def portal_document(month: Month, lines: Lines) -> bytes:
    """The portal's answer for one month, in one page."""
    newest = month.month == LAST
    document = {
        "nissEntidadeEmpregadora": month.company.niss,
        "anoMes": str(month.month),
        "estado": "APURADO" if newest else month.company.state,
        "dataApuramento": f"{month.month.next()}-{'02' if newest else '21'}T08:00:00Z",
        "pagina": 1,
        "totalPaginas": 1,
        "taxas": [_rate(month, *block) for block in blocks(lines)],
    }
    return _json(document)


def _rate(month: Month, establishment: str, rate: int, lines: Lines) -> dict[str, object]:
    return {
        "estabelecimento": establishment,
        "taxa": rate / 100,
        "totalRemuneracoes": total(lines) / 100,
        "totalContribuicoes": month.story.rounding(rate, lines) / 100,
        "numeroTrabalhadores": len({line.worker for line in lines}),
        "valores": [_value(month.company, line) for line in lines],
    }


def _value(company: Company, line: Line) -> dict[str, object]:
    return {
        "nissTrabalhador": line.worker,
        "nome": (OUTSIDER if line.worker == OUTSIDER.niss else company.worker(line.worker)).name,
        "natureza": line.nature,
        "anoMesReferencia": str(YearMonth.from_number(line.reference)),
        "dias": line.days / 10,
        "valor": line.cents / 100,
    }


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


# --- what should come out


def expected() -> Iterator[dict[str, object]]:
    """Every bucket with both sides, its state and, where the sides differ, the cause."""
    for month in months():
        erp = _side(month.deliveries[-1], contribution) if month.deliveries else {}
        portal = _side(month.portal, month.story.rounding) if month.portal is not None else {}
        for rate in sorted(erp.keys() | portal.keys()):
            yield _bucket(month, rate, erp.get(rate), portal.get(rate))


def _side(lines: Lines, contribution_of: Contribution) -> dict[int, tuple[int, int]]:
    sums: dict[int, tuple[int, int]] = {}
    for _, rate, block in blocks(lines):
        base, owed = sums.get(rate, (0, 0))
        sums[rate] = (base + total(block), owed + contribution_of(rate, block))
    return sums


def _bucket(month: Month, rate: int, erp: tuple[int, int] | None, portal: tuple[int, int] | None) -> dict[str, object]:
    differences = [theirs - ours for ours, theirs in zip(erp or (0, 0), portal or (0, 0), strict=True)]
    return {
        "company": month.company.nif,
        "period": str(month.month),
        "rate": rate,
        "erp_remuneration": (erp or (0, 0))[0],
        "erp_contribution": (erp or (0, 0))[1],
        "portal_remuneration": (portal or (0, 0))[0],
        "portal_contribution": (portal or (0, 0))[1],
        "status": _status(month, erp, portal, max(map(abs, differences))),
        "difference_remuneration": differences[0],
        "difference_contribution": differences[1],
        "tolerance": TOLERANCE,
        "cause": month.story.cause if any(differences) else "",
    }


def _status(month: Month, erp: tuple[int, int] | None, portal: tuple[int, int] | None, apart: int) -> str:
    if not month.deliveries:
        return "not_compared"
    if apart <= TOLERANCE:
        return "tallies"
    if portal is None:
        return "only_erp"
    return "only_portal" if erp is None else "diverges"


def files() -> dict[str, bytes]:
    """Every generated file: its path below resources/demo and its bytes."""
    made = {
        "period.json": _json({"first": str(FIRST), "last": str(LAST)}),
        "expected.json": _json(list(expected())),
        "joined.json": _json({company.nif: str(month) for company, month in JOINED.items()}),
        "communicating.json": _json(_communicating()),
    }
    for month in months():
        name = f"DR_{month.company.nif}_{month.month.number}.txt"
        for folder, lines in zip(("01-first", "02-changed"), month.deliveries, strict=False):
            made[f"erp/{folder}/{name}"] = dr_file(month, lines)
        if month.portal is not None:
            made[f"portal/{month.company.niss}/{month.month}.json"] = portal_document(month, month.portal)
    return made


def _communicating() -> dict[str, list[dict[str, str]]]:
    def place(company: Company, month: YearMonth) -> dict[str, str]:
        return {"niss": str(company.niss), "month": str(month)}

    return {
        "refused": [{**place(*key), "message": message} for key, message in REFUSED.items()],
        "answer_lost": [place(*key) for key in ANSWER_LOST],
    }


def main() -> None:
    """Replace what lies in resources/demo."""
    for folder in ("erp", "portal"):
        shutil.rmtree(TARGET / folder, ignore_errors=True)
    for name, content in files().items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
