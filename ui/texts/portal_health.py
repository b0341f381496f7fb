# SPDX-License-Identifier: MIT
"""How a portal has been answering, in sentences."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from domain.portal_health import CircuitState, PortalHealth
from ui import formats
from ui.texts.counts import COUNTS

translate = QCoreApplication.translate


def lines(health: PortalHealth) -> list[str]:
    """How quickly it answered, how often it did not, and whether it is asked just now; a sentence each."""
    if not health.calls:
        return [translate("portal_health", "It was not asked yet."), *_circuit(health)]
    said = [COUNTS.portal_calls(health.calls) + "."]
    if health.p50_ms is not None and health.p95_ms is not None:
        speed = translate("portal_health", "Half of the answers came within {half} ms, 95 % within {most} ms.")
        said.append(speed.format(half=formats.whole(health.p50_ms), most=formats.whole(health.p95_ms)))
    late = translate("portal_health", "{share} % of the last calls got no answer in time.")
    said.append(late.format(share=formats.whole(math.ceil(100 * health.timed_out))))
    said.append(COUNTS.portal_retries(health.retries) + ".")
    return said + _circuit(health)


def seen(health: PortalHealth, at: datetime) -> str:
    """The same of an earlier moment, on one line with the host and the time."""
    said = translate("portal_health", "{host}, last fetched from on {when}: {how}")
    return said.format(host=health.host, when=formats.date_time(at), how=" ".join(lines(health)))


def of_document(document: dict[str, Any]) -> str:
    """As seen, from the details of an examination."""
    figures = {name: value for name, value in document.items() if name != "at"}
    figures["circuit"] = CircuitState(figures["circuit"])
    return seen(PortalHealth(**figures), datetime.fromisoformat(document["at"]))


def _circuit(health: PortalHealth) -> list[str]:
    said = []
    if health.circuit is CircuitState.OPEN:
        said.append(translate("portal_health", "It failed several times in a row, and is left alone for a while."))
    elif health.circuit is CircuitState.HALF_OPEN:
        said.append(translate("portal_health", "It failed several times in a row; the next call tries it again."))
    if health.seconds_open >= 1:
        rested = translate("portal_health", "It was left alone for {n} s in all.")
        said.append(rested.format(n=formats.whole(int(health.seconds_open))))
    if health.companies_held:
        said.append(COUNTS.companies_held(health.companies_held) + ".")
    return said
