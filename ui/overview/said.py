# SPDX-License-Identifier: MIT
"""What the overview says: cells for screen readers and in tool tips, headings, and the line of totals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.portal_record import FetchState
from domain.reconciliation import BucketStatus
from domain.sign_off import SignVerb
from domain.standing import STANDINGS
from domain.values import Money
from ui import formats, texts
from ui.texts.counts import COUNTS

if TYPE_CHECKING:
    from domain.read_models import MatrixCell, MatrixRow
    from ui.overview.figures import MonthBar, MonthFigures
    from ui.overview.matrix import Extra

translate = QCoreApplication.translate


def spoken(company: str, cell: MatrixCell, signature: SignVerb | None = None) -> str:
    """A cell for screen readers: ``Padaria, outubro de 2026, divergente, menos 41 euros e 70``."""
    parts = [company, formats.long_month(cell.month), state(cell).lower()]
    if cell.divergent:
        parts.append(formats.spoken_money(cell.contribution_difference))
    if cell.fetch is not FetchState.DATA:
        parts.append(texts.fetch_mark(cell.fetch).lower())
    if signature in (SignVerb.SIGNED, SignVerb.REOPENED):
        parts.append(signed(signature).lower())
    return ", ".join(parts)


def state(cell: MatrixCell) -> str:
    """A cell's state; a month that was not compared says what there is of it."""
    if is_empty(cell):
        return translate("overview", "Nothing on either side")
    if waits(cell):
        return translate("overview", "ERP file there, portal missing")
    return texts.status(cell.status)


def is_empty(cell: MatrixCell) -> bool:
    """Whether neither side has anything of a month; what was fetched before a fetch that failed is something."""
    there = cell.has_erp or cell.buckets or cell.fetch is FetchState.DATA
    return cell.status is BucketStatus.NOT_COMPARED and not there


def waits(cell: MatrixCell) -> bool:
    """Whether the ERP's file is there and no answer of the portal."""
    return cell.status is BucketStatus.NOT_COMPARED and cell.has_erp


def signed(value: SignVerb) -> str:
    """What became of a month's signature."""
    return {
        SignVerb.SIGNED: translate("overview", "Signed off"),
        SignVerb.REOPENED: translate("overview", "Opened again: figures changed after the sign-off"),
        SignVerb.UNDONE: translate("overview", "Sign-off taken back"),
    }[value]


def explained(
    company: str,
    cell: MatrixCell,
    now: datetime,
    figures: MonthFigures | None = None,
    signature: SignVerb | None = None,
) -> str:
    """A cell's tool tip: what it is, its figures, what is missing, and how old the portal's side is."""
    lines = [f"{company}, {formats.month(cell.month)}: {state(cell)}"]
    if signature is not None:
        lines.append(signed(signature))
    if cell.status is BucketStatus.NOT_COMPARED:
        lines += _not_compared(cell)
    else:
        lines.append(_counts(cell, figures))
        if cell.fetch is FetchState.FAILED:
            lines.append(translate("overview", "The last fetch failed; the values from before are shown."))
    if figures is not None:
        lines += _sums(figures)
    elif cell.status is not BucketStatus.NOT_COMPARED:
        lines.append(
            translate("overview", "Contribution, portal − ERP: {difference}").format(
                difference=formats.euro(cell.contribution_difference, sign=True)
            )
        )
    why = texts.failure(cell.failure, cell.failure_message) if cell.failure else ""
    ago = formats.ago(cell.checked_at, now) if cell.checked_at else ""
    lines.append(texts.fetch_told(cell.fetch, ago, why))
    return "\n".join(lines)


def _counts(cell: MatrixCell, figures: MonthFigures | None) -> str:
    found = COUNTS.buckets(cell.buckets)
    if figures is None:
        if not cell.undecided:
            return found
        return translate("overview", "{groups}, {divergent}").format(
            groups=found, divergent=COUNTS.diverge(cell.undecided)
        )
    states = [f"{texts.status(one).lower()} {figures.states[one]}" for one in STANDINGS if one in figures.states]
    return f"{found}: {', '.join(states)}"


def _sums(figures: MonthFigures) -> list[str]:
    lines = []
    if figures.erp_remuneration is not None or figures.portal_remuneration is not None:
        lines = [
            _line(translate("overview", "Remuneration"), figures.erp_remuneration, figures.portal_remuneration),
            _line(translate("overview", "Contribution"), figures.erp_contribution, figures.portal_contribution),
            translate("overview", "Workers: ERP {erp}, portal {portal}").format(
                erp=formats.whole(figures.erp_workers), portal=formats.whole(figures.portal_workers)
            ),
        ]
    return lines


def _line(what: str, erp: Money | None, portal: Money | None) -> str:
    both = translate("overview", "{what}: ERP {erp}, portal {portal}").format(
        what=what,
        erp=formats.euro(erp) if erp is not None else formats.DASH,
        portal=formats.euro(portal) if portal is not None else formats.DASH,
    )
    if erp is None or portal is None:
        return both
    return translate("overview", "{amounts}, portal − ERP {difference}").format(
        amounts=both, difference=formats.euro(portal - erp, sign=True)
    )


def _not_compared(cell: MatrixCell) -> list[str]:
    if not cell.has_erp:
        return [translate("overview", "No ERP file covers this month.")]
    return [texts.status_explained(cell.status)] if cell.fetch is FetchState.DATA else []


def extra_title(extra: Extra | None) -> str:
    """The head of a column after the months."""
    titles = {
        "divergent": translate("overview", "Div."),
        "trend": translate("overview", "Trend"),
        "difference": translate("overview", "Difference\n€"),
    }
    return titles[extra] if extra else ""


def extra_tip(extra: Extra | None) -> str:
    """What a column after the months holds."""
    tips = {
        "divergent": translate("overview", "Divergences in all these months, without those that were accepted"),
        "trend": translate(
            "overview",
            "The difference of each month, portal − ERP: up where the portal has more, down where it has less",
        ),
        "difference": translate(
            "overview",
            "Contribution, portal − ERP, over all these months; also of groups that tally within the tolerance",
        ),
    }
    return tips[extra] if extra else ""


def was_compared(rows: Sequence[MatrixRow]) -> bool:
    """Whether a difference of them means anything: where nothing was compared, zero would look like a result."""
    return any(row.sums.compared for row in rows)


def not_compared(rows: Sequence[MatrixRow]) -> str:
    """What to say in place of a difference."""
    if not any(row.sums.asked for row in rows):
        return translate("overview", "the portal was not asked yet")
    return translate("overview", "nothing was compared yet")


def total(row: MatrixRow, *, aloud: bool) -> str:
    """A company's difference over all months."""
    if not was_compared([row]):
        return f"{row.company}: {not_compared([row])}"
    difference = row.sums.difference
    amount = formats.spoken_money(difference) if aloud else formats.euro(difference, sign=True)
    return translate("overview", "{company}, portal − ERP over all these months: {difference}").format(
        company=row.company, difference=amount
    )


def trend(row: MatrixRow, *, aloud: bool) -> str:
    """A company's differences, month by month; those that are none are left out."""
    apart = [cell for cell in row.cells if cell.contribution_difference]
    if not apart:
        return translate("overview", "{company}: no differences in these months").format(company=row.company)
    if aloud:
        parts = [f"{formats.long_month(c.month)} {formats.spoken_money(c.contribution_difference)}" for c in apart]
        return f"{row.company}: {'; '.join(parts)}"
    lines = [f"{formats.month(c.month)}: {formats.euro(c.contribution_difference, sign=True)}" for c in apart]
    return "\n".join([row.company, *lines])


class Totals:
    """Sentences with numbers; methods of a class because lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("Totals", source, comment, n)

    def companies(self, shown: int, of: int) -> str:
        """How many companies are shown."""
        if shown == of:
            return COUNTS.companies(shown)
        return self.tr("{shown} of %n company(ies)", None, of).format(shown=formats.whole(shown))

    def months(self, n: int) -> str:
        """How many months of companies diverge."""
        return self.tr("%n month(s) diverge(s)", None, n)


_TOTALS = Totals()


def totals(rows: Sequence[MatrixRow], of: int) -> str:
    """The line of totals: companies shown, months that diverge, the sum of differences, and the worst month."""
    difference = sum((row.sums.difference for row in rows), Money())
    apart = [(row.sums.furthest, row.company) for row in rows if row.sums.furthest is not None]
    if rows and not was_compared(rows):
        return " · ".join([_TOTALS.companies(len(rows), of), not_compared(rows)])
    parts = [
        _TOTALS.companies(len(rows), of),
        _TOTALS.months(sum(row.sums.months_undecided for row in rows)),
        translate("overview", "portal − ERP {difference}").format(difference=formats.euro(difference, sign=True)),
    ]
    if apart:
        cell, company = max(apart, key=lambda one: abs(one[0].contribution_difference.cents))
        parts.append(
            translate("overview", "worst: {month}, {company} ({difference})").format(
                company=company,
                month=formats.month(cell.month),
                difference=formats.euro(cell.contribution_difference, sign=True),
            )
        )
    return " · ".join(parts)


def chart_title(company: str | None) -> str:
    """What the chart shows."""
    if company is None:
        return translate("overview", "Contribution, portal − ERP, by month: all companies shown")
    return translate("overview", "Contribution, portal − ERP, by month: {company}").format(company=company)


def bar(value: MonthBar) -> str:
    """One month of the chart in words."""
    parts = [
        f"{texts.status(status)} {formats.euro(Money(value.of(status)), sign=True)}"
        for status in STANDINGS
        if value.of(status)
    ]
    if value.not_compared:
        parts.append(COUNTS.not_compared(value.not_compared))
    amount = formats.euro(Money(value.total), sign=True)
    listed = f" ({', '.join(parts)})" if parts else ""
    return f"{formats.month(value.month)}: {amount}{listed}"


def chart(bars: Sequence[MonthBar], company: str | None) -> str:
    """The whole chart in words."""
    return "\n".join([chart_title(company), *map(bar, bars)])
