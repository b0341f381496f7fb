# SPDX-License-Identifier: MIT
"""The table of divergences that are not resolved, with what is known of each once that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from domain.divergence import DivergenceState, Figures
from domain.next_step import Action
from ui import texts
from ui.tables.buckets import bucket_headings, bucket_records
from ui.tables.cells import days_column, moment_column
from ui.tables.columns import ABSENT, ABSENT_TEXT, TextColumn
from ui.tables.record_model import Heading, Records
from ui.tables.record_table import RecordTable
from ui.tables.tips import Tips
from ui.texts import decisions as decision_texts
from ui.texts import explanation as explanation_texts
from ui.texts import next_steps as step_texts

if TYPE_CHECKING:
    from domain.explanation import CauseKind
    from domain.read_models import BucketRow, DivergenceRow
    from domain.reconciliation import BucketKey
    from domain.use_cases.divergences import DivergenceItem

translate = QCoreApplication.translate
REOPENED = "reopened"
"""How a divergence is remembered that was decided, and that a run opened again."""

_IN_DETAIL = ("erp_remuneration", "portal_remuneration", "erp_contribution", "portal_contribution")
_HIDDEN = (*_IN_DETAIL, "erp_workers", "portal_workers")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of divergences.

    Attributes:
        items: by bucket; today: what days left are counted from.
    """

    items: Mapping[BucketKey, DivergenceItem] = field(default_factory=dict)
    today: date = date.min


class DivergencesTable(RecordTable):
    """Divergences; a row's key is its bucket's BucketKey, of which there is one divergence at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        shared = [replace(each, hidden=each.hidden or each.name in _HIDDEN) for each in bucket_headings()]
        super().__init__([*shared, *_headings()], translate("tables", "Divergences"), parent)
        self.set_empty_text(translate("tables", "No divergences in this period: what was compared tallies."))

    def set_rows(self, rows: Sequence[DivergenceRow]) -> None:
        """Show divergences of which nothing more is known, without losing the place."""
        self.set_records(divergence_records(rows, Known()))


def divergence_records(rows: Sequence[DivergenceRow], known: Known) -> Records:
    """What the table of divergences shows. No Qt object is made, so that a thread may do it."""
    return with_known(bucket_records([row.bucket for row in rows]), rows, known)


def with_known(records: Records, rows: Sequence[DivergenceRow], known: Known) -> Records:
    """The same divergences, with what is known of them now.

    Args:
        records: of those rows, or of their buckets alone.
    """
    shared = len(bucket_headings())
    items = [known.items.get(row.bucket.key) for row in rows]
    stands = [_standing(row, item) for row, item in zip(rows, items, strict=True)]
    waiting = [_waiting(row, item) for row, item in zip(rows, items, strict=True)]
    columns = [
        *records.columns[:shared],
        TextColumn.of((_cause(item) for item in items), _cause_said),
        TextColumn.of(stands, _standing_said),
        days_column(_days(item, known.today) for item in waiting),
        TextColumn.of((item.step.action if item else None for item in waiting), _step_said, _step_rank),
        TextColumn.of(_words(item) for item in items),
        moment_column(row.opened_at for row in rows),
    ]
    step_tip = partial(_step_tip, today=known.today)
    tips = {
        shared: Tips(items, _cause_tip),
        shared + 1: Tips(items, _decision_tip),
        shared + 2: Tips(waiting, step_tip),
        shared + 3: Tips(waiting, step_tip),
        shared + 4: Tips(items, _decision_tip),
    }
    return replace(records, columns=columns, tips=records.tips | tips)


def _waiting(row: DivergenceRow, item: DivergenceItem | None) -> DivergenceItem | None:
    """What there is something to do about: what was accepted has neither a next step nor a deadline."""
    return None if row.state is DivergenceState.ACCEPTED else item


def _days(item: DivergenceItem | None, today: date) -> int:
    due = item.step.due if item else None
    return ABSENT if due is None else due.days_left(today)


def _step_tip(item: DivergenceItem, today: date) -> str:
    return "\n".join(step_texts.sentences(item.step, today))


def _headings() -> list[Heading]:
    return [
        Heading(
            "cause",
            translate("tables", "Cause"),
            translate("tables", "What most of the difference comes from; — until it was looked for, or where unknown"),
            17,
            choices=True,
            groups=True,
        ),
        Heading(
            "decision",
            translate("tables", "Decision"),
            translate("tables", "Where the divergence stands"),
            13,
            choices=True,
            groups=True,
        ),
        Heading(
            "days",
            translate("tables", "Deadline"),
            translate("tables", "Days until the deadline that counts for the next step"),
            12,
            numeric=True,
        ),
        Heading(
            "step",
            translate("tables", "Next step"),
            translate("tables", "What to do about it"),
            22,
            choices=True,
            groups=True,
        ),
        Heading(
            "reason",
            translate("tables", "Reason or note"),
            translate("tables", "The words of the decision in force, or the last note"),
            24,
            hidden=True,
        ),
        Heading(
            "opened", translate("tables", "Since"), translate("tables", "When it was found first"), 15, hidden=True
        ),
    ]


def _cause(item: DivergenceItem | None) -> CauseKind | None:
    main = item.explanation.main if item and item.explanation else None
    return main.kind if main else None


def _cause_said(kind: CauseKind | None) -> str:
    return explanation_texts.cause_name(kind) if kind else ABSENT_TEXT


def _cause_tip(item: DivergenceItem) -> str:
    causes = item.explanation.causes if item.explanation else ()
    return "\n".join(explanation_texts.cause_name(cause.kind) for cause in causes)


def _step_said(action: Action | None) -> str:
    return step_texts.action(action) if action else ABSENT_TEXT


def _step_rank(action: Action | None) -> int:
    return list(Action).index(action) if action else len(Action)


def _standing(row: DivergenceRow, item: DivergenceItem | None) -> str:
    is_again = row.state is DivergenceState.OPEN and item is not None and item.overturned is not None
    return REOPENED if is_again else row.state.value


def _standing_said(standing: str) -> str:
    if standing == REOPENED:
        return translate("tables", "Opened again")
    return texts.divergence_state(DivergenceState(standing))


def _words(item: DivergenceItem | None) -> str:
    if item is None:
        return ABSENT_TEXT
    if item.decision is not None and item.decision.reason:
        return item.decision.reason
    return item.notes[-1].reason if item.notes else ABSENT_TEXT


def _decision_tip(item: DivergenceItem) -> str:
    lines = []
    if item.overturned is not None:
        lines += decision_texts.overturned_lines(item.overturned, _figures(item.row.bucket))
        lines.append(decision_texts.decision(item.overturned))
    if item.decision is not None:
        lines.append(decision_texts.decision(item.decision))
    return "\n".join([*lines, *(decision_texts.decision(note) for note in item.notes)])


def _figures(bucket: BucketRow) -> Figures:
    return Figures(
        bucket.erp_remuneration, bucket.portal_remuneration, bucket.erp_contribution, bucket.portal_contribution
    )
