# SPDX-License-Identifier: MIT
"""Sentences about portal tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.texts import portal_address
from ui.texts.states import failure

if TYPE_CHECKING:
    from domain.use_cases.credentials import Trial

translate = QCoreApplication.translate


def trial(company: str, found: Trial) -> str:
    """What the portal said to a company's token."""
    if found.works:
        return translate("credentials", "{company}: the portal accepts the token.").format(company=company)
    return f"{company}: {_why(found)}"


def kept(company: str) -> str:
    """A token was kept and works."""
    return translate("credentials", "{company}: the token works and is kept.").format(company=company)


def kept_untried(company: str, found: Trial) -> str:
    """A token was kept, though the portal could not be asked."""
    said = translate("credentials", "{company}: the token is kept, but could not be tried. {why}")
    return said.format(company=company, why=_why(found))


def not_kept(company: str, found: Trial) -> str:
    """The portal refused a token, so it was not kept."""
    nothing = translate("credentials", "Nothing was kept.")
    return f"{trial(company, found)} {nothing}"


def trial_in_short(found: Trial) -> str:
    """What the portal said to a token, for a column."""
    if found.works:
        return translate("credentials", "accepted")
    return _why(found)


def _why(found: Trial) -> str:
    if found.odd_path:
        return portal_address.trial(found.odd_path)
    assert found.reason is not None
    return failure(found.reason, found.message)


def tried(works: int, tried: int) -> str:
    """How trying every company's token went."""
    return translate("credentials", "The portal accepts {works} of {tried}. The table says why not the others.").format(
        works=works, tried=tried
    )


def where_to_get() -> str:
    """Where a token comes from, and what is done with it."""
    return translate(
        "credentials",
        "Create one in Segurança Social Direta → Gestão de autenticação → Tokens de acesso. The portal is asked "
        "whether it accepts it; what it refuses is not kept.",
    )


def no_place() -> str:
    """There is neither a keychain nor an encrypted store."""
    return translate(
        "credentials",
        "There is no keychain on this machine and the data is not encrypted, so a token could only be kept in clear, "
        "which BateCerto does not do. Give it in the environment variable BATECERTO_PORTAL_TOKEN.",
    )


def removed(company: str, *, found: bool) -> str:
    """A token was forgotten, or there was none."""
    if found:
        return translate("credentials", "{company}: the token is forgotten.").format(company=company)
    return translate("credentials", "{company}: no token was kept.").format(company=company)
