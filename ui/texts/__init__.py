# SPDX-License-Identifier: MIT
"""Every sentence made from the domain's codes, for the window and for the command line."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.texts.errors import error
    from ui.texts.fetch_troubles import fetch_trouble
    from ui.texts.findings import file_refused, finding, what_to_do
    from ui.texts.safety import (
        backed_up,
        backup_called,
        backup_refused,
        check_advice,
        check_found,
        check_name,
        deliveries,
        examined,
        holds,
        not_backed_up,
        reason,
        restored,
        restored_here,
        size,
        what_is_replaced,
    )
    from ui.texts.states import (
        divergence_state,
        failure,
        fetch_mark,
        fetch_state,
        fetch_told,
        missing,
        nature,
        portal_state,
        status,
        status_explained,
    )
    from ui.texts.summaries import (
        fetch_summary,
        file_outcome,
        import_summary,
        month_outcome,
        progress,
        run_summary,
    )

__all__ = [
    "backed_up",
    "backup_called",
    "backup_refused",
    "check_advice",
    "check_found",
    "check_name",
    "deliveries",
    "divergence_state",
    "error",
    "examined",
    "failure",
    "fetch_mark",
    "fetch_state",
    "fetch_summary",
    "fetch_told",
    "fetch_trouble",
    "file_outcome",
    "file_refused",
    "finding",
    "holds",
    "import_summary",
    "missing",
    "month_outcome",
    "nature",
    "not_backed_up",
    "portal_state",
    "progress",
    "reason",
    "restored",
    "restored_here",
    "run_summary",
    "size",
    "status",
    "status_explained",
    "what_is_replaced",
    "what_to_do",
]

_ROOMS = {
    "errors": ("error",),
    "fetch_troubles": ("fetch_trouble",),
    "findings": (
        "file_refused",
        "finding",
        "what_to_do",
    ),
    "safety": (
        "backed_up",
        "backup_called",
        "backup_refused",
        "check_advice",
        "check_found",
        "check_name",
        "deliveries",
        "examined",
        "holds",
        "not_backed_up",
        "reason",
        "restored",
        "restored_here",
        "size",
        "what_is_replaced",
    ),
    "states": (
        "divergence_state",
        "failure",
        "fetch_mark",
        "fetch_state",
        "fetch_told",
        "missing",
        "nature",
        "portal_state",
        "status",
        "status_explained",
    ),
    "summaries": (
        "fetch_summary",
        "file_outcome",
        "import_summary",
        "month_outcome",
        "progress",
        "run_summary",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """A sentence, from its room, which is loaded when something in it is first said; see PEP 562."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    globals()[name] = sentence = getattr(import_module(f"ui.texts.{_ROOM_OF[name]}"), name)
    return sentence
