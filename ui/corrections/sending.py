# SPDX-License-Identifier: MIT
"""Communicates a month to the portal, after exactly what would be sent was shown and confirmed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from domain.errors import BateCertoError
from domain.operations import Operation, OperationState, Step
from domain.ports import Progress, ProgressSink, Stage
from ui import texts
from ui.corrections.communication_dialog import CommunicationDialog
from ui.notice import Level, Notice
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.reconciliation import BucketKey
    from domain.use_cases.communicate import Communicate, CommunicationPlan, SendResult
    from ui.corrections.asking import Asking


class Sending:
    """Plans, has it confirmed, sends it once, and stays until it is seen what came of it.

    Args:
        show_operations: goes to what was sent of a month.
    """

    def __init__(
        self, communicate: Communicate, asking: Asking, show_operations: Callable[[Sequence[BucketKey]], object]
    ) -> None:
        self._communicate = communicate
        self._asking = asking
        self._show_operations = show_operations

    async def ask(self, keys: Sequence[BucketKey]) -> None:
        """Show what would be sent of the month that the first bucket is in."""
        dialog, key = CommunicationDialog(self._asking.window), keys[0]

        async def fill() -> None:
            plan = await self._communicate.plan(key.company_id, key.month)
            if dialog.wants(plan):
                dialog.show_plan(plan)

        def go_to_operations() -> None:
            dialog.reject()
            self._show_operations(keys)

        dialog.send_wanted.connect(
            lambda plan: self._asking.run("communicate", lambda progress: self._sent(dialog, plan, progress))
        )
        dialog.operations_wanted.connect(go_to_operations)
        await self._asking.agreed(dialog, fill)

    async def _sent(
        self, dialog: CommunicationDialog, plan: CommunicationPlan, progress: ProgressSink
    ) -> Notice | None:
        dialog.begin()
        progress(Progress(Stage.SENDING, 0, 0))
        try:
            result = await self._communicate.send(plan, plan.digest, lambda step: self._tell(dialog, step))
            await self._show(dialog, plan, result)
        except BateCertoError as error:
            if self._asking.is_shown(dialog):
                dialog.show_error(f"{texts.error(error)} {sentences.perhaps_sent()}")
            raise
        finally:
            if self._asking.is_shown(dialog):
                dialog.end()
        return None if result.operation is None else await self._compared(plan, result.operation, progress)

    def _tell(self, dialog: CommunicationDialog, step: Step) -> None:
        # The window may have been locked meanwhile, and the dialog gone with what it showed.
        if self._asking.is_shown(dialog):
            dialog.step(step)

    async def _show(self, dialog: CommunicationDialog, plan: CommunicationPlan, result: SendResult) -> None:
        if result.operation is None:
            again = await self._communicate.plan(plan.company_id, plan.month)
            if self._asking.is_shown(dialog):
                dialog.show_plan(again, sentences.not_sent(result))
        elif self._asking.is_shown(dialog):
            dialog.show_outcome(result.operation)

    async def _compared(self, plan: CommunicationPlan, operation: Operation, progress: ProgressSink) -> Notice:
        confirmed = operation.state is OperationState.CONFIRMED
        if confirmed:
            # The month was fetched again: what it shows now is compared at once.
            await self._asking.presenter.services.reconcile(plan.month, plan.month, progress=progress)
        said = f"{self._asking.company(plan.company_id) or plan.company}: {sentences.outcome(operation)}"
        return Notice(said, Level.INFO if confirmed else Level.WARNING)
