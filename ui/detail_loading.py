# SPDX-License-Identifier: MIT
"""Loads what is known of one bucket, without a widget: its figures first, then its story."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.errors import BateCertoError
from ui import texts
from ui.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.reconciliation import BucketKey
    from ui.services import Services
    from ui.task_scope import TaskScope

_LOADING_AFTER_S = 0.15


class DetailLoader(QObject):
    """Loads one bucket at a time; the next one takes the place of the one before.

    Args:
        names: what companies are called now.

    Signals:
        loading, ready(object), failed(str): its BucketDetail, None where it is gone.
        story_loading, story_ready(object), story_failed(str): its BucketStory, after the BucketDetail.
    """

    loading = Signal()
    ready = Signal(object)
    failed = Signal(str)
    story_loading = Signal()
    story_ready = Signal(object)
    story_failed = Signal(str)

    def __init__(
        self,
        services: Services,
        scope: TaskScope,
        parent: QObject | None = None,
        *,
        names: Callable[[], Names] = Names,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._scope = scope
        self._names = names
        self._task: asyncio.Task[None] | None = None
        self._key: BucketKey | None = None

    def load(self, key: BucketKey | None) -> None:
        """Load a bucket, or the same one again; None for nothing."""
        self.stop()
        changed, self._key = key != self._key, key
        if key is None:
            self.ready.emit(None)
        else:
            self._task = self._scope.start(self._load(key, say_loading=changed), name="detail")

    def stop(self) -> None:
        """Let go of what is being loaded."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _load(self, key: BucketKey, *, say_loading: bool) -> None:
        try:
            with told_late(self.loading.emit if say_loading else None):
                detail = await self._services.review.bucket_detail(key)
        except BateCertoError as error:
            self.failed.emit(texts.error(error))
            return
        if detail is not None:
            detail = replace(detail, bucket=self._names().told(detail.bucket, key.company_id))
        self.ready.emit(detail)
        tell = self._services.story
        if detail is None or tell is None:
            return
        try:
            with told_late(self.story_loading.emit if say_loading else None):
                story = await tell(key)
        except BateCertoError as error:
            self.story_failed.emit(texts.error(error))
        else:
            self.story_ready.emit(story)


@contextmanager
def told_late(tell: Callable[[], object] | None) -> Iterator[None]:
    """Only what takes longer than a glance says that it is loading, so that moving through a table is calm."""
    if tell is None:
        yield
        return
    timer = asyncio.get_running_loop().call_later(_LOADING_AFTER_S, tell)
    try:
        yield
    finally:
        timer.cancel()
