# SPDX-License-Identifier: MIT
"""What the deadlines mean for the overview: a countdown, and which companies have something due or past."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from domain.use_cases.deadlines import Board, CompanyDue, Standing
from ui.overview.filters import SOON_DAYS
from ui.texts import deadlines as texts
from ui.texts.counts import COUNTS

translate = QCoreApplication.translate
_MOST_LISTED = 12


def open_dues(board: Board) -> list[CompanyDue]:
    """What is to be done in time, the next first."""
    return [one for one in board.dues if one.standing is not Standing.DONE]


def companies(board: Board) -> frozenset[int]:
    """The companies with something due within SOON_DAYS."""
    return frozenset(one.company_id for one in open_dues(board) if one.days_left <= SOON_DAYS)


def late(board: Board) -> frozenset[int]:
    """The companies with something past."""
    return frozenset(one.company_id for one in board.late)


def is_loud(board: Board) -> bool:
    """Whether something is past that the portal was asked about, and does not show as done."""
    return not all(map(_is_unasked, board.late))


def _is_unasked(one: CompanyDue) -> bool:
    return one.standing is Standing.UNKNOWN


def countdown(board: Board) -> tuple[str, str]:
    """The nearest deadline in a few words, and the companies that it is of; both empty where there is none."""
    parts, tips = [], []
    for said, some in (
        (translate("overview", "Past: {companies}"), [one for one in board.late if not _is_unasked(one)]),
        (translate("overview", "Past, portal not asked: {companies}"), [*filter(_is_unasked, board.late)]),
    ):
        if some:
            parts.append(said.format(companies=COUNTS.companies(len({one.company_id for one in some}))))
            tips += _listed(some)
    dues = open_dues(board)
    if dues:
        first = dues[0].due
        nearest = [one for one in dues if (one.due.day, one.due.kind) == (first.day, first.kind)]
        parts.append(
            translate("overview", "{what}: {left}").format(
                what=texts.kind(first.kind), left=texts.left(first.days_left(board.today))
            )
        )
        tips += _listed(nearest)
    return " · ".join(parts), "\n".join(tips)


def _listed(dues: list[CompanyDue]) -> list[str]:
    lines = [f"{one.company}: {texts.kind(one.due.kind)}, {texts.day(one.due.day)}" for one in dues[:_MOST_LISTED]]
    return [*lines, "…"] if len(dues) > _MOST_LISTED else lines
