# SPDX-License-Identifier: MIT
"""What a company shows to the portal: a token, or the user and password of older set-ups."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.errors import InvalidValue

_LONGEST = 8_192
# str.strip() leaves what has no width: it comes along when a token is copied from a web page.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class BasicLogin:
    """A user of the portal, a NISS or a subuser ``NISS-n``, and the PSI password. Neither shows in its repr."""

    user: str = field(repr=False)
    password: str = field(repr=False)


Credential = str | BasicLogin
"""A token, or a login."""


def clean_token(text: str) -> str:
    """A token as somebody pasted it, without the blanks around it; empty where it was blank.

    Raises:
        InvalidValue: it has blanks inside, or signs that no token has. Its kind is ``token``; the text is left out.
    """
    token = _stripped(text)
    if len(token) > _LONGEST or not token.isascii() or not token.isprintable() or " " in token:
        raise InvalidValue("token", "")
    return token


def clean_login(login: BasicLogin) -> BasicLogin:
    """A login without the blanks around its user; the password stays as it is.

    Raises:
        InvalidValue: one of the two is empty or has control characters, or the user has a colon or blanks. Its kind
            is ``token``, and it leaves both out.
    """
    user, password = _stripped(login.user), login.password
    odd = not user or ":" in user or any(sign.isspace() for sign in user) or not user.isprintable()
    if odd or not password or not password.isprintable() or len(user) + len(password) > _LONGEST:
        raise InvalidValue("token", "")
    return BasicLogin(user, password)


def _stripped(text: str) -> str:
    before = ""
    while text != before:
        before, text = text, text.strip().strip(_INVISIBLE)
    return text
