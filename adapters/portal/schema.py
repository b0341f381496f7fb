# SPDX-License-Identifier: MIT
"""Every name of the PSI that this program knows, and the way from its documents to the domain's.

Documented: the base path, the paths of *valores apurados* and *valores comunicados*, error bodies and result code 4.
Assumed: the body of *valores apurados* and its paging, and communicating values. The day the real schema is read, this
file changes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from adapters.portal import address
from adapters.portal.digest import Line, canonical_digest, in_order
from adapters.portal.strict_json import BrokenContract, Unparseable, Written, parse, written
from domain.declaration import ListedLines
from domain.portal_record import PortalSnapshot, PortalState, PortalTotal
from domain.values import Money, Niss, Rate, YearMonth

PRODUCTION_URL: Final = "https://app.seg-social.pt/ptss/rest"
QUALITY_URL: Final = "https://extwww.seg-social.pt/ptss/rest"
BASE_PATH: Final = address.BASE_PATH
VALUES_PATH: Final = "/eeaoc/valores-apurados/entidade-empregadora/{niss}/{month}"

COMMUNICATED_PATH: Final = "/eeaoc/valores-comunicados/entidade-empregadora/{niss}"

IN_PROCESSING: Final = {"estado": "EM_PROCESSAMENTO"}  # the query for receipts (documented)
PAGE: Final = "pagina"  # also the query's parameter
PAGES: Final = "totalPaginas"
RATES: Final = "taxas"
VALUES: Final = "valores"
_EMPLOYER: Final = "nissEntidadeEmpregadora"
_MONTH: Final = "anoMes"
_STATE: Final = "estado"
_COMPUTED_AT: Final = "dataApuramento"
_REMUNERATION: Final = "totalRemuneracoes"
_CONTRIBUTION: Final = "totalContribuicoes"
_WORKERS: Final = "numeroTrabalhadores"
_RATE: Final = "taxa"
_ESTABLISHMENT: Final = "estabelecimento"
_WORKER: Final = "nissTrabalhador"
_NATURE: Final = "natureza"
_REFERENCE: Final = "anoMesReferencia"
_DAYS: Final = "dias"
_VALUE: Final = "valor"
_RECEIPT: Final = "comprovativoEntrega"
_WITHOUT_ALERTS: Final = "semAlertas"
_WITH_ALERTS: Final = "comAlertas"
_RESULT: Final = "codigoResultado"
_NO_RESULTS: Final = (4, "4")

_CENT: Final = Decimal("0.01")
_LARGEST_SUM: Final = 10**14  # cents, far past any month: sums of thousands of these still fit 64 bits


def values_path(employer: Niss, month: YearMonth) -> str:
    """The path of one employer's month below the base path (documented)."""
    return VALUES_PATH.format(niss=employer.number, month=month)


def communicated_path(employer: Niss) -> str:
    """The path of what one employer communicated, below the base path (documented)."""
    return COMMUNICATED_PATH.format(niss=employer.number)


def _cents(value: object) -> int:
    if type(value) is int:  # a bool is no number
        value = Decimal(value)
    if type(value) is not Decimal or not value.is_finite() or value.adjusted() > 11:
        raise ValueError("not an amount")
    rounded = value.quantize(_CENT)
    if rounded != value:
        raise ValueError("finer than a cent")
    return int(rounded.scaleb(2))


def _money(value: object) -> Money:
    return Money(_cents(value))


def _rate(value: object) -> Rate:
    return Rate(_cents(value))


def _tenths(value: object) -> int:
    tenths, rest = divmod(_cents(value), 10)
    if rest:
        raise ValueError("finer than a tenth")
    return tenths


@lru_cache(maxsize=64)
def _month_of(text: str) -> YearMonth:
    return YearMonth.parse(text)


def _month(value: object) -> YearMonth:
    if type(value) is not str or len(value) != len("2026-10"):
        raise ValueError("not a month")
    return _month_of(value)


def _moment(value: object) -> datetime:
    if type(value) is not str:
        raise ValueError("not a date and time")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("without an offset")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("out of range") from None


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("not a text")
    value.encode()  # half a surrogate pair can be kept nowhere
    return value


def _code(value: object) -> str:
    text = _text(value)
    if not text.strip() or len(text) > 20:
        raise ValueError("not a code")
    return text.strip()


_Number = Annotated[int, Field(gt=0, lt=10**11)]


class _Document(BaseModel):
    """Unknown fields are let through: a contract may grow."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, arbitrary_types_allowed=True)


class Valor(_Document):
    """One worker's value (assumed): days in tenths, amount in cents."""

    worker: _Number = Field(alias=_WORKER)
    name: Annotated[str, PlainValidator(lambda value: "" if value is None else _text(value))] = Field(
        alias="nome", default=""
    )
    nature: Annotated[str, PlainValidator(_code)] = Field(alias=_NATURE)
    month: Annotated[YearMonth, PlainValidator(_month)] = Field(alias=_REFERENCE)
    days: Annotated[int, PlainValidator(_tenths)] = Field(alias=_DAYS)
    cents: Annotated[int, PlainValidator(_cents)] = Field(alias=_VALUE)


class Taxa(_Document):
    """One establishment at one rate (assumed), without its values, which are read one by one."""

    establishment: Annotated[str, PlainValidator(_code)] = Field(alias=_ESTABLISHMENT)
    rate: Annotated[Rate, PlainValidator(_rate)] = Field(alias=_RATE)
    remuneration: Annotated[Money, PlainValidator(_money)] = Field(alias=_REMUNERATION)
    contribution: Annotated[Money, PlainValidator(_money)] = Field(alias=_CONTRIBUTION)
    workers: Annotated[int, Field(ge=0, lt=10**9)] = Field(alias=_WORKERS)


class ValoresApurados(_Document):
    """One page of an employer's month (assumed), its rates not read yet."""

    employer: _Number = Field(alias=_EMPLOYER)
    month: Annotated[YearMonth, PlainValidator(_month)] = Field(alias=_MONTH)
    state: Annotated[PortalState, PlainValidator(lambda value: PortalState(_text(value)))] = Field(alias=_STATE)
    computed_at: Annotated[datetime, PlainValidator(_moment)] = Field(alias=_COMPUTED_AT)
    page: Annotated[int, Field(ge=1)] = Field(alias=PAGE)
    pages: Annotated[int, Field(ge=1)] = Field(alias=PAGES)
    rates: list[Any] = Field(alias=RATES)


class Erro(_Document):
    """What a refusal carries (documented)."""

    message: str


class Comprovativo(_Document):
    """The receipt of a communication (assumed)."""

    receipt: Annotated[UUID, PlainValidator(lambda value: UUID(_text(value)))] = Field(alias=_RECEIPT)


class ValoresComunicados(_Document):
    """What an employer communicated and was not integrated yet (documented)."""

    without_alerts: list[Comprovativo] = Field(alias=_WITHOUT_ALERTS)
    with_alerts: list[Comprovativo] = Field(alias=_WITH_ALERTS)


@dataclass(slots=True)
class PageRate:
    """One rate as one page gives it: its totals and the values on that page."""

    total: Taxa
    lines: list[Line] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether the values add up to the stated total, so that nothing of it can be on a later page."""
        return sum(line[4] for line in self.lines) == self.total.remuneration.cents


@dataclass(slots=True)
class Page:
    """One page, checked by itself."""

    head: ValoresApurados
    rates: list[PageRate]


def read_page(body: bytes | bytearray, employer: Niss, month: YearMonth, number: int) -> Page | None:
    """One page of the answer for that employer and month; None where the portal says that there are no results.

    Raises:
        BrokenContract: it is not what the contract says, or of another employer, month or page.
        Unparseable: it is no JSON.
    """
    document = parse(body)
    if _says_no_results(document):
        return None
    head = _validated(ValoresApurados, document, "")
    _demand(head.employer == employer.number, _EMPLOYER)
    _demand(head.month == month, _MONTH)
    _demand(head.page == number, PAGE)
    _demand(head.page <= head.pages, PAGES)
    return Page(head, [_page_rate(raw, f"{RATES}[{index}]") for index, raw in enumerate(head.rates)])


def read_error(body: bytes | bytearray) -> tuple[bool, str]:
    """Whether a refusal's body means "no results", and the portal's own message; anything unreadable has none."""
    try:
        document = parse(body)
        if _says_no_results(document):
            return True, ""
        return False, Erro.model_validate(document).message
    except (BrokenContract, Unparseable, ValidationError):
        return False, ""


def read_receipt(body: bytes | bytearray) -> str:
    """The receipt of a communication that was taken, a UUID in its usual form.

    Raises:
        BrokenContract: it is not what the contract says.
        Unparseable: it is no JSON.
    """
    return str(_validated(Comprovativo, parse(body), "").receipt)


def read_receipts(body: bytes | bytearray) -> frozenset[str]:
    """The receipts of what is in processing or was not integrated, each a UUID; none where there are no results.

    Raises:
        BrokenContract: it is not what the contract says.
        Unparseable: it is no JSON.
    """
    document = parse(body)
    if _says_no_results(document):
        return frozenset()
    found = _validated(ValoresComunicados, document, "")
    return frozenset(str(each.receipt) for each in (*found.without_alerts, *found.with_alerts))


def communication(month: YearMonth, totals: Sequence[PortalTotal]) -> bytes:
    """The body that communicates a month's corrected values (assumed)."""
    return written({_MONTH: str(month), RATES: [_communicated(total) for total in totals]}).encode()


def communicated(body: bytes) -> tuple[str, list[dict[str, Any]]] | None:
    """The month and the rates of a communication's body, as a portal of our own reads it; None where it is none."""
    try:
        found = json.loads(body)
        month, rates = found[_MONTH], found[RATES]
        sound = isinstance(month, str) and isinstance(rates, list) and all(block(rate) for rate in rates)
    except (ValueError, TypeError, KeyError):
        return None
    return (month, rates) if sound else None


def block(rate: dict[str, Any]) -> tuple[str, float]:
    """What tells one entry of a month from another: establishment and rate."""
    return str(rate[_ESTABLISHMENT]), float(rate[_RATE])


def document(niss: int, month: str, at: datetime, rates: list[dict[str, Any]]) -> dict[str, Any]:
    """A month's values, confirmed by having been communicated, as a portal of our own gives them (assumed)."""
    return {
        _EMPLOYER: niss,
        _MONTH: month,
        _STATE: PortalState.CONFIRMED.value,
        _COMPUTED_AT: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        PAGE: 1,
        PAGES: 1,
        RATES: rates,
    }


def receipts_document(receipts: Sequence[str]) -> dict[str, Any]:
    """Receipts in processing as a portal of our own gives them, none of them with alerts (documented)."""
    return {_WITHOUT_ALERTS: [{_RECEIPT: receipt} for receipt in receipts], _WITH_ALERTS: []}


def receipt_document(receipt: str) -> dict[str, Any]:
    """The answer to a communication that was taken (assumed)."""
    return {_RECEIPT: receipt}


def _communicated(total: PortalTotal) -> dict[str, Written]:
    return {
        _ESTABLISHMENT: total.establishment,
        _RATE: _euros(total.rate.hundredths),
        _REMUNERATION: _euros(total.remuneration.cents),
        _CONTRIBUTION: _euros(total.contribution.cents),
        _WORKERS: total.workers,
        VALUES: [
            {
                _WORKER: niss,
                _NATURE: nature,
                _REFERENCE: str(YearMonth.from_number(reference)),
                _DAYS: Decimal(days).scaleb(-1),
                _VALUE: _euros(cents),
            }
            for niss, nature, reference, _, days, cents in total.values.rows(0, len(total.values))
        ],
    }


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def merge(pages: Sequence[Page], *, etag: str = "", source: str = "") -> PortalSnapshot:
    """All pages of one month, in their order, as one snapshot; a stated total off its values' sum is flagged.

    Raises:
        BrokenContract: the pages do not belong together: the portal's values changed between them.
    """
    first = pages[0].head
    entries: dict[tuple[str, Rate], list[PageRate]] = {}
    for page in pages:
        _demand(page.head.pages == first.pages, PAGES)
        _demand(page.head.state == first.state, _STATE)
        _demand(page.head.computed_at == first.computed_at, _COMPUTED_AT)
        _merge_page(entries, page)
    totals = tuple(_portal_total(entries[key]) for key in sorted(entries))
    employer = Niss.from_number(first.employer)
    digest = canonical_digest(employer, first.month, first.state, totals)
    return PortalSnapshot(employer, first.month, first.state, first.computed_at, totals, digest, etag, source)


_Model = TypeVar("_Model", bound=_Document)


def _validated(model: type[_Model], document: object, prefix: str) -> _Model:
    try:
        return model.model_validate(document)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
    # Outside the handler, so that nothing that holds the document is chained to what leaves.
    path = prefix
    for step in found:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    raise BrokenContract(path.removeprefix(".") or "$")


def _demand(holds: bool, path: str) -> None:
    if not holds:
        raise BrokenContract(path)


def _says_no_results(document: object) -> bool:
    if not isinstance(document, dict) or RATES in document:
        return False
    result = document.get(_RESULT)
    return type(result) in {int, str} and result in _NO_RESULTS


def _page_rate(raw: object, path: str) -> PageRate:
    # Taken out and emptied piece by piece: freeing a large tree at once would stop the whole program for that long.
    given = raw.pop(VALUES, None) if isinstance(raw, dict) else None
    rate = PageRate(_validated(Taxa, raw, path))
    _demand(given is None or isinstance(given, list), f"{path}.{VALUES}")
    values: list[object] = given or []
    for index in range(len(values)):
        value = _validated(Valor, values[index], f"{path}.{VALUES}[{index}]")
        values[index] = None
        rate.lines.append((value.worker, value.nature, value.month.number, value.days, value.cents))
        if not rate.names.get(value.worker):
            rate.names[value.worker] = value.name
    return rate


def _merge_page(entries: dict[tuple[str, Rate], list[PageRate]], page: Page) -> None:
    """Take a page in. An entry goes on from one of an earlier page, or is one more of its establishment and rate.

    The portal may give one establishment and rate in several entries, each with its own totals: they add up.
    """
    earlier = {key: list(known) for key, known in entries.items()}
    for index, rate in enumerate(page.rates):
        key = (rate.total.establishment, rate.total.rate)
        begun = next((known for known in earlier.get(key, ()) if known.total == rate.total), None)
        if begun is not None:
            earlier[key].remove(begun)
            _go_on(begun, rate)
            continue
        for known in earlier.get(key, ()):
            # It still lacks workers, and should have gone on here: its totals changed meanwhile.
            _demand(known.complete, f"{RATES}[{index}].{_first_difference(known.total, rate.total)}")
        entries.setdefault(key, []).append(rate)


def _first_difference(known: Taxa, now: Taxa) -> str:
    if known.remuneration != now.remuneration:
        return _REMUNERATION
    return _CONTRIBUTION if known.contribution != now.contribution else _WORKERS


def _go_on(known: PageRate, more: PageRate) -> None:
    known.lines.extend(more.lines)
    for worker, name in more.names.items():
        known.names[worker] = known.names.get(worker) or name


def _portal_total(entries: Sequence[PageRate]) -> PortalTotal:
    _demand(sum(abs(entry.total.remuneration.cents) for entry in entries) < _LARGEST_SUM, _REMUNERATION)
    lines = in_order([line for entry in entries for line in entry.lines])
    names: dict[int, str] = {}
    for entry in entries:
        names.update({worker: name for worker, name in entry.names.items() if not names.get(worker)})
    totals = [entry.total for entry in entries]
    return PortalTotal(
        totals[0].establishment,
        totals[0].rate,
        sum((total.remuneration for total in totals), Money()),
        sum((total.contribution for total in totals), Money()),
        sum(total.workers for total in totals),
        ListedLines.of(lines, names),
        mismatch=any(entry.lines and not entry.complete for entry in entries),
    )
