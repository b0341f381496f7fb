# SPDX-License-Identifier: MIT
"""Views of a table: columns, sorting, filters and groups under a name."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication

from domain.divergence import DivergenceState
from domain.explanation import CauseKind
from domain.reconciliation import BucketStatus
from ui.tables.divergences import REOPENED

if TYPE_CHECKING:
    from ui.settings import WindowSettings

translate = QCoreApplication.translate
_WEEK = 7


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A view that is there from the start; see RecordTable.arrange."""

    name: str
    told: Mapping[str, Any]


def everything() -> BuiltIn:
    """All rows in their own order, in the columns of the start."""
    return BuiltIn(translate("tables", "Everything"), {"sort": [], "group": "", "filters": {}})


def of_buckets() -> list[BuiltIn]:
    """Those of the groups."""
    return [
        everything(),
        BuiltIn(
            translate("tables", "Furthest apart first"),
            {"sort": [["apart", True]], "filters": {"state": {"one_of": _divergent()}}},
        ),
        BuiltIn(
            translate("tables", "Not compared, by company"),
            {"sort": [], "group": "company", "filters": {"state": {"one_of": [BucketStatus.NOT_COMPARED.value]}}},
        ),
    ]


def of_divergences() -> list[BuiltIn]:
    """Those of the divergences."""
    undecided = {"one_of": [DivergenceState.OPEN.value, REOPENED]}
    return [
        everything(),
        BuiltIn(
            translate("tables", "Undecided, worst first"),
            {"sort": [["apart", True]], "filters": {"decision": undecided}},
        ),
        BuiltIn(
            translate("tables", "Due this week"),
            {"sort": [["days", False], ["apart", True]], "filters": {"days": {"low": 0, "high": _WEEK}}},
        ),
        BuiltIn(
            translate("tables", "Past their deadline"),
            {"sort": [["days", False], ["apart", True]], "filters": {"days": {"low": None, "high": -1}}},
        ),
        BuiltIn(
            translate("tables", "Forgotten resends"),
            {"sort": [["apart", True]], "filters": {"cause": {"one_of": [CauseKind.FORGOTTEN_RESEND.value]}}},
        ),
        BuiltIn(translate("tables", "By cause"), {"sort": [["apart", True]], "group": "cause", "filters": {}}),
    ]


def _divergent() -> list[str]:
    return [BucketStatus.DIVERGES.value, BucketStatus.ONLY_ERP.value, BucketStatus.ONLY_PORTAL.value]


class SavedViews:
    """What somebody saved under names, for one table."""

    def __init__(self, settings: WindowSettings, table: str) -> None:
        self._settings = settings
        self._key = f"views_{table}"
        self._current_key = f"view_{table}"
        self._states = self._read()

    @property
    def current(self) -> str:
        """The name of the view that was shown last, as it was; empty where it was none, or was changed."""
        return self._settings.text(self._current_key)

    @current.setter
    def current(self, name: str) -> None:
        if name != self.current:
            self._settings.keep_text(self._current_key, name)

    @property
    def names(self) -> list[str]:
        """In the order of the alphabet."""
        return sorted(self._states, key=str.casefold)

    def state(self, name: str) -> QByteArray:
        """A view's state; empty where there is none of that name."""
        return QByteArray(self._states.get(name, b""))

    def keep(self, name: str, state: QByteArray) -> None:
        """Save a view, in place of one of the same name."""
        self._states[name] = bytes(state.data())
        self._write()

    def rename(self, name: str, new: str) -> None:
        """Give a view another name."""
        if name in self._states:
            self._states[new] = self._states.pop(name)
            self._write()

    def remove(self, name: str) -> None:
        """Forget a view."""
        self._states.pop(name, None)
        self._write()

    def _read(self) -> dict[str, bytes]:
        try:
            told = json.loads(self._settings.text(self._key) or "{}")
            return {str(name): base64.b64decode(state, validate=True) for name, state in told.items()}
        except (ValueError, TypeError, AttributeError, binascii.Error):
            return {}

    def _write(self) -> None:
        told = {name: base64.b64encode(state).decode() for name, state in self._states.items()}
        self._settings.keep_text(self._key, json.dumps(told))
