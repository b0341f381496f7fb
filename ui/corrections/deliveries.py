# SPDX-License-Identifier: MIT
"""Marks months as delivered by hand, after what the ledger would get was shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.ports import Progress, ProgressSink, Stage
from ui.corrections.choice import Choice, are_whole
from ui.corrections.delivery_dialog import DeliveryDialog
from ui.notice import Notice
from ui.texts import corrections as sentences

if TYPE_CHECKING:
    from domain.use_cases.deliver import Deliver, DeliveryPlan
    from ui.corrections.asking import Asking, Fill


class Deliveries:
    """Plans, asks, and posts just what was shown."""

    def __init__(self, deliver: Deliver, asking: Asking) -> None:
        self._deliver = deliver
        self._asking = asking

    async def mark(self, chosen: Sequence[Choice], *, whole: bool) -> None:
        """Mark chosen months, or their chosen rates alone."""
        dialog = self._dialog(whole=whole)
        dialog.offer_scope(there=not are_whole(chosen, self._asking.held()))
        dialog.scope_changed.connect(self._asking.fill_again)

        async def fill() -> None:
            dialog.show_plans(*await self._plans(chosen, whole=dialog.whole))

        await self._post(dialog, fill)

    async def mark_import(self, batch_id: int) -> None:
        """Mark every month that an imported file is about."""
        dialog = self._dialog(whole=True)
        dialog.offer_scope(there=False)

        async def fill() -> None:
            plans = self._asking.told(await self._deliver.plans_of_import(batch_id))
            dialog.show_plans(plans, _unsettled(plans))

        await self._post(dialog, fill)

    def _dialog(self, *, whole: bool) -> DeliveryDialog:
        today = self._asking.presenter.services.clock.today()
        return DeliveryDialog(self._asking.window, today, whole=whole)

    async def _plans(self, chosen: Sequence[Choice], *, whole: bool) -> tuple[list[DeliveryPlan], list[str]]:
        plans, lacking = [], []
        for one in chosen:
            try:
                plans.append(await self._deliver.plan(one.company_id, one.month, None if whole else one.rates))
            except NotFound:
                company = self._asking.company(one.company_id)
                lacking.append(sentences.without_erp(company, one.month, sorted(one.rates)))
        told = self._asking.told(plans)
        return told, [*_unsettled(told), *lacking]

    async def _post(self, dialog: DeliveryDialog, fill: Fill) -> None:
        if await self._asking.agreed(dialog, fill):
            plans, day = dialog.plans, dialog.day
            self._asking.run("mark as delivered", lambda progress: self._posted(plans, day, progress))

    async def _posted(self, plans: Sequence[DeliveryPlan], day: date, progress: ProgressSink) -> Notice:
        progress(Progress(Stage.STORING, 0, 0))
        return Notice(sentences.posted(plans, await self._deliver.post(plans, day), day))


def _unsettled(plans: Sequence[DeliveryPlan]) -> list[str]:
    return [sentences.not_settled(plan.company, plan.month) for plan in plans if plan.not_settled]
