# SPDX-License-Identifier: MIT
"""What is to be done with files that were given: taken in as they are, or asked about first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from domain.agreement import Agreement
from domain.ports import Progress, ProgressSink, Stage
from domain.tables.fields import Side, plain_heading
from domain.tables.mapping import Layout, fingerprint, possible_headers
from domain.use_cases.import_files import FileOutcome, ImportStatus
from domain.use_cases.import_tables import ImportTables, TablePreview, TableRequest

if TYPE_CHECKING:
    from domain.tables.cells import RawTable


@dataclass(frozen=True, slots=True)
class Intake:
    """A table that can be taken in.

    Attributes:
        layout: the name of the remembered layout that says how; empty where the clerk did.
    """

    path: Path
    request: TableRequest
    layout: str = ""


@dataclass(slots=True)
class Question:
    """Tables with the same headings, about which the clerk is asked once.

    Attributes:
        preview: of the first of them; side: whose values they seem to be, None where nothing says so.
        taken: names of layouts of other headings.
    """

    paths: list[Path]
    preview: TablePreview
    side: Side | None
    taken: frozenset[str]


@dataclass(slots=True)
class Plan:
    """What is to be done with each file.

    Attributes:
        files: those of the ERP's own kind.
        outcomes: of files that are kept out, whatever anybody says of them.
        left_out: tables about which a question was not answered.
        replace_month: whether the files are all there is for their companies and months.
        agreed: what the clerk agreed to in which of the files.
    """

    files: list[Path] = field(default_factory=list)
    tables: list[Intake] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    outcomes: list[FileOutcome] = field(default_factory=list)
    left_out: list[Path] = field(default_factory=list)
    replace_month: bool = False
    agreed: dict[Path, Agreement] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done, or told."""
        return not (self.files or self.tables or self.outcomes)


def all_the_same(plan: Plan, outcomes: Iterable[FileOutcome]) -> Plan:
    """The plan of those files that were kept out for what is unusual in them, where the clerk agrees to it.

    A file that is another one by then is asked about again.
    """
    asking = {one.path: Agreement.to(one.sha256, one.findings) for one in outcomes if one.asks}
    return Plan(
        [path for path in plan.files if path in asking],
        [
            replace(table, request=replace(table.request, agreed=asking[table.path]))
            for table in plan.tables
            if table.path in asking
        ],
        replace_month=plan.replace_month,
        agreed=asking,
    )


async def look(tables: ImportTables, files: Sequence[Path], progress: ProgressSink, *, show_mapping: bool) -> Plan:
    """Look into each file. Cancelling ends the reading.

    Args:
        show_mapping: ask about tables whose layout is remembered, too.

    Raises:
        StoreError: the store cannot be used.
    """
    plan, layouts = Plan(), await tables.layouts()
    for done, path in enumerate(files):
        progress(Progress(Stage.READING, done, len(files), path.name))
        if await tables.takes(path):
            await _sort(tables, path, layouts, plan, show_mapping=show_mapping)
        else:
            plan.files.append(path)
    return plan


async def _sort(tables: ImportTables, path: Path, layouts: Iterable[Layout], plan: Plan, *, show_mapping: bool) -> None:
    preview = await tables.preview(path, TableRequest())
    if not preview.headings:
        plan.outcomes.append(FileOutcome(path, ImportStatus.REFUSED, findings=preview.findings, table=True))
        return
    own = fitting(preview.table, layouts)
    sides = {layout.side for layout in own}
    side = next(iter(sides)) if len(sides) == 1 else None
    if preview.side is not side:
        preview = await tables.preview(path, TableRequest(side))
    if side is not None and not preview.refused and not show_mapping:
        plan.tables.append(Intake(path, TableRequest(side), preview.layout))
    else:
        names = {layout.name for layout in own}
        taken = frozenset(layout.name for layout in layouts if layout.name not in names)
        _ask_about(plan, Question([path], preview, side, taken))


def _ask_about(plan: Plan, question: Question) -> None:
    for other in plan.questions:
        if _headings(other.preview) == _headings(question.preview):
            other.paths += question.paths
            return
    plan.questions.append(question)


def _headings(preview: TablePreview) -> list[str]:
    return list(map(plain_heading, preview.headings))


async def side_of(tables: ImportTables, path: Path) -> Side | None:
    """Whose values the layouts that are remembered say that a table holds; None where it is none, or they do not say.

    Raises:
        StoreError: the store cannot be used.
    """
    if not await tables.takes(path):
        return None
    preview = await tables.preview(path, TableRequest())
    sides = {layout.side for layout in fitting(preview.table, await tables.layouts())}
    return next(iter(sides)) if len(sides) == 1 else None


def fitting(table: RawTable, layouts: Iterable[Layout]) -> list[Layout]:
    """The layouts that are remembered for a row of headings of this table."""
    headers = possible_headers(table)
    prints = {fingerprint(side, header) for side in Side for header in headers}
    return [layout for layout in layouts if layout.fingerprint in prints]
