# SPDX-License-Identifier: MIT
"""Writes corrected DR files: one, or one for each company and month into a folder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import BateCertoError, NotFound
from domain.ports import Progress, ProgressSink, Stage
from ui import remembered, texts
from ui.corrections.choice import Choice, are_whole
from ui.corrections.file_dialog import FileDialog
from ui.notice import Level, Notice, Offer
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.use_cases.correct import Correction
    from domain.use_cases.portal_work import PortalWork
    from domain.values import Rate, YearMonth
    from ui.corrections.asking import Asking
    from ui.dialogs import Dialogs

_FOLDER = "dr_folder"
OfferMark = Callable[[Sequence[Choice], bool], Offer]


@dataclass(frozen=True, slots=True)
class _File:
    """A file to write; rates are None for a whole month."""

    plan: Correction
    path: Path
    rates: Sequence[Rate] | None


class Files:
    """Plans, asks for a place, and writes.

    Args:
        offer_mark: what a notice offers next: to mark those months as delivered, whole or not.
    """

    def __init__(self, work: PortalWork, asking: Asking, dialogs: Dialogs, offer_mark: OfferMark) -> None:
        self._work = work
        self._asking = asking
        self._dialogs = dialogs
        self._offer_mark = offer_mark

    async def write(self, chosen: Sequence[Choice]) -> None:
        """Show what the files would hold, ask where they go, and write them."""
        chosen_whole = are_whole(chosen, self._asking.held())
        dialog = FileDialog(self._asking.window, whole=chosen_whole)
        dialog.offer_scope(there=not chosen_whole)
        dialog.scope_changed.connect(self._asking.fill_again)
        plans: list[Correction] = []

        async def fill() -> None:
            found, warnings = await self._plans(chosen, whole=dialog.whole)
            plans[:] = self._asking.told(found)
            dialog.show_plans(plans, warnings)

        if not await self._asking.agreed(dialog, fill):
            return
        whole = dialog.whole
        files = await self._places(plans, chosen, whole=whole)
        if files:
            self._asking.run("corrected file", lambda progress: self._written(files, chosen, progress, whole=whole))

    async def _plans(self, chosen: Sequence[Choice], *, whole: bool) -> tuple[list[Correction], list[str]]:
        plans, warnings = [], []
        settling = await self._not_settled(chosen)
        for one in chosen:
            company, lacking = self._asking.company(one.company_id), set(one.rates)
            if (one.company_id, one.month) in settling:
                warnings.append(sentences.not_settled(company, one.month))
            try:
                plan = await self._work.correct.plan(one.company_id, one.month, None if whole else one.rates)
            except NotFound:
                pass
            else:
                plans.append(plan)
                lacking -= {block.rate for block in plan.blocks}
            if lacking:
                warnings.append(sentences.without_erp(company, one.month, sorted(lacking)))
        return plans, warnings

    async def _not_settled(self, chosen: Sequence[Choice]) -> set[tuple[int, YearMonth]]:
        rows = await self._work.settle.rows({one.company_id for one in chosen})
        return {row.operation.place for row in rows if not row.operation.state.is_settled}

    async def _places(self, plans: Sequence[Correction], chosen: Sequence[Choice], *, whole: bool) -> list[_File]:
        """Where each file goes, as the clerk chooses; none where they thought better of it."""
        settings = self._asking.window.settings
        folder = await remembered.place(settings.text(_FOLDER), settings.text("folder"))
        if len(plans) == 1:
            path = await self._dialogs.where_to_write(plans[0].path.name, folder)
            paths = [] if path is None else [path]
        else:
            into = await self._dialogs.folder_to_write(folder)
            paths = [] if into is None else [into / name for name in apart([plan.path.name for plan in plans])]
        if not paths:
            return []
        settings.keep_text(_FOLDER, str(paths[0].parent))
        rates = {(one.company_id, one.month): None if whole else sorted(one.rates) for one in chosen}
        return [_File(plan, path, rates[plan.company_id, plan.month]) for plan, path in zip(plans, paths, strict=True)]

    async def _written(
        self, files: Sequence[_File], chosen: Sequence[Choice], progress: ProgressSink, *, whole: bool
    ) -> Notice:
        written, problems = [], []
        for done, file in enumerate(files):
            progress(Progress(Stage.EXPORTING, done, len(files), file.plan.company))
            # Of one file the system has asked whether it may be replaced; in a folder nobody asked.
            overwrite = len(files) == 1 and await asyncio.to_thread(file.path.exists)
            try:
                written.append(await self._write_one(file, overwrite=overwrite))
            except BateCertoError as error:
                problems.append(texts.error(error))
        return self._told(written, problems, chosen, whole=whole)

    async def _write_one(self, file: _File, *, overwrite: bool) -> Correction:
        place = file.plan.company_id, file.plan.month
        return await self._work.correct.write(*place, file.path, file.rates, overwrite=overwrite)

    def _told(
        self, written: Sequence[Correction], problems: Sequence[str], chosen: Sequence[Choice], *, whole: bool
    ) -> Notice:
        if not written:
            return Notice(problems[0], Level.ERROR, tuple(problems) if len(problems) > 1 else ())
        said = sentences.written(written, written[0].path if len(written) == 1 else written[0].path.parent)
        if problems:
            said = f"{said} {sentences.not_written(len(problems))}"
        there = {(one.company_id, one.month) for one in written}
        offer = self._offer_mark([one for one in chosen if (one.company_id, one.month) in there], whole)
        return Notice(said, Level.WARNING if problems else Level.INFO, tuple(problems), offer=offer)


def apart(names: Sequence[str]) -> list[str]:
    """Names that are all different: a company that got another NISS stands in the store twice, with one NIF."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        path = Path(name)
        made.append(name if seen[name] == 1 else f"{path.stem}_{seen[name]}{path.suffix}")
    return made
