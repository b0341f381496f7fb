# SPDX-License-Identifier: MIT
"""Offers the ways of bringing a correction to the portal: a file, a delivery that is kept, a communication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from domain.errors import BateCertoError
from ui import texts
from ui.corrections.asking import Asking
from ui.corrections.choice import Choice, choices
from ui.corrections.deliveries import Deliveries
from ui.corrections.files import Files
from ui.corrections.sending import Sending
from ui.deeds import Deed, Deeds
from ui.notice import Level, Notice, Offer
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.portal_work import PortalWork
    from ui.dialogs import Dialogs
    from ui.main_window import MainWindow
    from ui.presenter import Presenter
    from ui.tables.record_table import RecordTable
    from ui.task_scope import TaskScope


class CorrectionsDesk(QObject):
    """Takes the deeds of corrections on, and shows what each would do before it is done.

    Args:
        scope: of the opened program.
        show_operations: goes to what was sent of a month.
    """

    def __init__(
        self,
        window: MainWindow,
        work: PortalWork,
        presenter: Presenter,
        deeds: Deeds,
        dialogs: Dialogs,
        scope: TaskScope,
        show_operations: Callable[[Sequence[BucketKey]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._communicate = work.communicate
        self._presenter = presenter
        self._deeds = deeds
        self._scope = scope
        self._allowed: frozenset[int] = frozenset()
        self._elsewhere: frozenset[int] = frozenset()
        self._asking = Asking(window, presenter, scope, self)
        self._files = Files(work, self._asking, dialogs, self._offer_mark)
        self._deliveries = Deliveries(work.deliver, self._asking)
        self._sending = Sending(work.communicate, self._asking, show_operations)
        self._offer()
        presenter.seen.connect(self._look)
        presenter.busy_changed.connect(lambda _: deeds.changed.emit())
        self._look()

    def offer_for_imports(self, imports: RecordTable) -> None:
        """Let an imported file be marked as delivered, in its table's menu."""
        mark = QAction(self._deeds.title(Deed.MARK_DELIVERED), imports)
        mark.triggered.connect(lambda: self._mark_import(imports.selected_key()))
        imports.key_selected.connect(lambda key: mark.setEnabled(key is not None))
        mark.setEnabled(imports.selected_key() is not None)
        imports.addAction(mark)
        imports.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _offer(self) -> None:
        self._deeds.offer(
            Deed.WRITE_CORRECTED,
            lambda keys: self._asking.begin(lambda: self._files.write(choices(keys)), "corrected file"),
            self._idle,
        )
        self._deeds.offer(
            Deed.MARK_DELIVERED,
            lambda keys: self._asking.begin(lambda: self._deliveries.mark(choices(keys), whole=True), "delivered"),
            self._idle,
        )
        self._deeds.offer(
            Deed.COMMUNICATE,
            lambda keys: self._asking.begin(lambda: self._sending.ask(keys), "communicate"),
            lambda keys: self._idle(keys) and not self._why_not(keys),
            self._why_not,
        )

    def _offer_mark(self, chosen: Sequence[Choice], whole: bool) -> Offer:
        return Offer(
            self._deeds.title(Deed.MARK_DELIVERED),
            lambda: self._asking.begin(lambda: self._deliveries.mark(chosen, whole=whole), "delivered"),
        )

    def _mark_import(self, batch_id: object) -> None:
        if isinstance(batch_id, int):
            self._asking.begin(lambda: self._deliveries.mark_import(batch_id), "delivered")

    # What may be done

    def _idle(self, keys: Sequence[BucketKey]) -> bool:
        return bool(keys) and not self._presenter.busy

    def _why_not(self, keys: Sequence[BucketKey]) -> str:
        if len(choices(keys)) != 1:
            return sentences.one_at_a_time()
        company_id = keys[0].company_id
        if company_id in self._allowed:
            return ""
        return sentences.not_allowed(self._communicate.environment.host, elsewhere=company_id in self._elsewhere)

    def _look(self) -> None:
        self._scope.start(self._load_allowed(), name="communicating")

    async def _load_allowed(self) -> None:
        try:
            async with self._presenter.in_turn:
                allowed = await self._communicate.communicating()
                elsewhere = await self._communicate.only_elsewhere()
        except BateCertoError as error:
            self._presenter.noticed.emit(Notice(texts.error(error), Level.ERROR))
            return
        if (allowed, elsewhere) != (self._allowed, self._elsewhere):
            self._allowed, self._elsewhere = allowed, elsewhere
            self._deeds.changed.emit()
