# SPDX-License-Identifier: MIT
"""Months that could not be fetched: a line for each company and cause, not for each of two thousand months."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from domain.portal_record import FailureReason, FetchState
from domain.use_cases.fetch_portal import FetchSummary, MonthOutcome
from ui import formats, texts

translate = QCoreApplication.translate


def failed_months(summary: FetchSummary) -> Iterator[str]:
    """Sentences for what failed, in the order of company and month."""
    for (_, state, *_), outcomes in groupby(summary.outcomes, key=_alike):
        if state is FetchState.FAILED:
            yield _sentence(list(outcomes))


def _alike(outcome: MonthOutcome) -> tuple[object, ...]:
    return (outcome.company_id, outcome.state, outcome.reason, outcome.message, outcome.has_snapshot)


def _sentence(outcomes: list[MonthOutcome]) -> str:
    first, last = outcomes[0], outcomes[-1]
    if len(outcomes) == 1:
        return texts.month_outcome(first) + _how(first)
    place = translate("summaries", "{company}, {month}").format(
        company=first.company, month=formats.months(first.month, last.month)
    )
    what = texts.failure(first.reason or FailureReason.UNREACHABLE, first.message)
    if first.has_snapshot:
        what += " " + translate("summaries", "The values fetched before stay in use.")
    return translate("summaries", "{place}: {what}").format(place=place, what=what) + _how(first)


def _how(outcome: MonthOutcome) -> str:
    """The command that mends it, where there is one."""
    if outcome.reason is not FailureReason.NO_TOKEN:
        return ""
    return " " + translate("Cli", "Here: “batecerto credentials set”.")
