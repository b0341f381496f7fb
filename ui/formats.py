# SPDX-License-Identifier: MIT
"""Values as the clerk reads them: months, money, rates, dates and numbers in the window's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from domain.values import Money, Nif, Niss, Rate, YearMonth

NO_BREAK = "\u00a0"
MINUS = "\u2212"
DASH = "—"
_THOUSAND = 1_000

_SHORT_MONTHS = {
    "pt": ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_LONG_MONTHS = {
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

translate = QCoreApplication.translate


class _Ago:
    """Sentences with a number; lupdate sees plurals only in the ``tr`` of a class."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        return counted("_Ago", source, comment, n)

    def days(self, n: int) -> str:
        return self.tr("%n day(s) ago", None, n)


def language() -> str:
    """The window's language, ``pt`` or ``en``."""
    return "pt" if QLocale().language() == QLocale.Language.Portuguese else "en"


def decimal_mark() -> str:
    """What stands between euro and cents."""
    return QLocale().decimalPoint()


def month(value: YearMonth) -> str:
    """A short month with its year: ``out 2026``."""
    return f"{short_month(value)} {value.year}"


def short_month(value: YearMonth) -> str:
    """A month without its year: ``out``."""
    return _SHORT_MONTHS[language()][value.month - 1]


def long_month(value: YearMonth) -> str:
    """A month in full, for sentences and screen readers: ``outubro de 2026``."""
    name = _LONG_MONTHS[language()][value.month - 1]
    return f"{name} de {value.year}" if language() == "pt" else f"{name} {value.year}"


def months(first: YearMonth, last: YearMonth) -> str:
    """A period: ``nov 2025 – out 2026``, or one month where both are the same."""
    return month(first) if first == last else f"{month(first)} – {month(last)}"


def group_mark() -> str:
    """What sets thousands apart, in counts and amounts alike, from four figures on."""
    return QLocale().groupSeparator()


def whole(number: int) -> str:
    """A whole number with its thousands set apart."""
    return f"{number:,}".replace(",", group_mark())


def counted(context: str, source: str, comment: str | None, n: int) -> str:
    """A translated sentence with a number in it, for the ``tr`` of a class of counts; see whole."""
    return grouped(translate(context, source, comment, n), n)


def grouped(text: str, n: int) -> str:
    """A sentence in which Qt wrote a number, with the number's thousands set apart: Qt itself leaves them together."""
    return text.replace(str(n), whole(n), 1) if n >= _THOUSAND else text


def cents(amount: int, *, sign: bool = False) -> str:
    """Euro cents as an amount without its unit; see money."""
    return cents_format(sign=sign)(amount)


def cents_format(*, sign: bool = False) -> Callable[[int], str]:
    """What cents does, with the language looked up once: for the many cells of a table."""
    group, mark = group_mark(), decimal_mark()
    plus = "+" if sign else ""

    def written(amount: int) -> str:
        euros, rest = divmod(abs(amount), 100)
        before = MINUS if amount < 0 else plus if amount else ""
        return f"{before}{euros:,}".replace(",", group) + f"{mark}{rest:02d}"

    return written


def money(value: Money, *, sign: bool = False) -> str:
    """An amount without its unit: ``1 234,56``; with a sign on positive ones too where asked for."""
    return cents(value.cents, sign=sign)


def euro(value: Money, *, sign: bool = False) -> str:
    """An amount with its unit, for sentences: ``1 234,56 €``."""
    return f"{money(value, sign=sign)}{NO_BREAK}€"


def plain_cents(amount: int) -> str:
    """Euro cents as a spreadsheet of the window's language reads them: ``-1234,56``."""
    return Money(amount).plain(decimal_mark())


def rate(value: Rate) -> str:
    """A contribution rate: ``34,75 %``."""
    return f"{value.plain(decimal_mark())}{NO_BREAK if language() == 'pt' else ''}%"


def date(when: datetime) -> str:
    """A day in local time: ``22/11/2026``."""
    return f"{when.astimezone():%d/%m/%Y}"


def date_time(when: datetime) -> str:
    """A moment in local time: ``22/11/2026 15:04``."""
    return f"{when.astimezone():%d/%m/%Y %H:%M}"


def ago(then: datetime, now: datetime) -> str:
    """How long ago something was: ``há 5 min``; the date where it is a month or more, or lies ahead."""
    gone = now - then
    if gone < timedelta(minutes=-1) or gone >= timedelta(days=31):
        return date(then)
    if gone < timedelta(minutes=1):
        return translate("formats", "just now")
    if gone < timedelta(hours=1):
        return translate("formats", "{n} min ago").format(n=gone // timedelta(minutes=1))
    if gone < timedelta(days=1):
        return translate("formats", "{n} h ago").format(n=gone // timedelta(hours=1))
    return _Ago().days(gone.days)


def nif(value: Nif) -> str:
    """A tax number in groups of three: ``508 301 661``."""
    digits = value.digits
    return NO_BREAK.join((digits[:3], digits[3:6], digits[6:]))


def niss(value: Niss) -> str:
    """A social-security number as its card has it, in one piece."""
    return value.digits


def spoken_money(value: Money) -> str:
    """An amount as a screen reader should say it: ``menos 41 euros e 70``."""
    return _spoken_pt(value) if language() == "pt" else _spoken_en(value)


def _spoken_pt(value: Money) -> str:
    euros, rest = divmod(abs(value.cents), 100)
    coins = f"{rest} cêntimo{'' if rest == 1 else 's'}"
    said = f"{euros} euro{'' if euros == 1 else 's'}"
    if rest and not euros:
        said = coins
    elif rest:
        # A lone digit would be heard as tens of cents.
        said = f"{said} e {rest if rest >= 10 else coins}"
    return f"menos {said}" if value.cents < 0 else said


def _spoken_en(value: Money) -> str:
    euros, rest = divmod(abs(value.cents), 100)
    coins = f"{rest} cent{'' if rest == 1 else 's'}"
    said = f"{euros} euro{'' if euros == 1 else 's'}"
    if rest and not euros:
        said = coins
    elif rest:
        said = f"{said} and {coins}"
    return f"minus {said}" if value.cents < 0 else said
