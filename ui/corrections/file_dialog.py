# SPDX-License-Identifier: MIT
"""What a corrected DR file would hold, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import formats
from ui.corrections.frame import ScopedDialog
from ui.corrections.tables import BlocksTable
from ui.gate.page import label
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.use_cases.correct import Correction


class FileDialog(ScopedDialog):
    """Shows the blocks of each file; the clerk then chooses where it goes."""

    def __init__(self, parent: QWidget, *, whole: bool) -> None:
        self._blocks = BlocksTable()
        super().__init__(sentences.file_title(), self._blocks, parent, whole=whole)
        self._verb(self.tr("Choose &where…"))
        for part in (self._head, self._said, self.table, self._whole):
            self.column.addWidget(part)
        self.column.addWidget(label(self.tr("It holds what the ERP has now. Writing it sends nothing.")))
        self.column.addWidget(self._warnings)
        self.column.addWidget(self._buttons)
        self._title("")
        self.show_warnings([])

    def show_plans(self, plans: Sequence[Correction], warnings: Sequence[str]) -> None:
        """Show what would be written, and what stands in the way."""
        self._title(f"{plans[0].company} · {formats.month(plans[0].month)}" if len(plans) == 1 else "")
        self._say(sentences.files(plans) if plans else "")
        self._blocks.set_plans(plans)
        self.show_warnings(warnings)
        self._set_fits(fits=bool(plans))
        self._verb(self.tr("Choose a &folder…") if len(plans) > 1 else self.tr("Choose &where…"))
        self._fit()
