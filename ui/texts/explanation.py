# SPDX-License-Identifier: MIT
"""Why two sides differ, in sentences: a headline, a sentence for each cause, and what is worth nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from domain.explanation import Cause, CauseKind, Confidence, Explanation, OtherBucket, Person, Remark, SourceKind
from domain.values import Money, YearMonth
from ui import formats
from ui.texts.states import nature

translate = QCoreApplication.translate

_NAMED = 3
"""How many workers a sentence names."""


class Causes:
    """Causes with a number in them; methods of a class because lupdate sees plurals only in a class's ``tr``."""

    def tr(self, source: str, comment: str | None = None, n: int = -1) -> str:
        """As QObject.tr, without the object."""
        return formats.counted("Causes", source, comment, n)

    def rate_swap(self, n: int) -> str:
        """The same base under another rate."""
        return self.tr("%n worker(s) at one rate in the ERP and at another at the portal ({rates})", None, n)

    def missing_in_portal(self, n: int) -> str:
        """Workers whom the portal lacks."""
        return self.tr("%n worker(s) of the ERP missing at the portal", None, n)

    def missing_in_erp(self, n: int) -> str:
        """Workers whom the ERP lacks."""
        return self.tr("%n worker(s) of the portal missing in the ERP", None, n)

    def higher(self, n: int) -> str:
        """Workers who have more at the portal."""
        return self.tr("%n worker(s) with a higher amount at the portal", None, n)

    def lower(self, n: int) -> str:
        """Workers who have less at the portal."""
        return self.tr("%n worker(s) with a lower amount at the portal", None, n)

    def nature_differs(self, n: int) -> str:
        """Values that one side leaves out of its totals."""
        return self.tr("%n value(s) under another nature or month, which one side does not count", None, n)

    def duplicate_in_erp(self, n: int) -> str:
        """Workers whom the ERP counts again."""
        return self.tr("%n worker(s) counted more than once in the ERP", None, n)

    def duplicate_in_portal(self, n: int) -> str:
        """Workers whom the portal counts again."""
        return self.tr("%n worker(s) counted more than once at the portal", None, n)

    def rounding(self, n: int) -> str:
        """Contributions that were rounded value by value."""
        return self.tr("Rounding of %n value(s), which can make up to {most}", None, n)

    def rounding_of_values(self, n: int) -> str:
        """Values that were rounded to the cent."""
        return self.tr("Rounding to the cent for %n worker(s)", None, n)

    def more(self, n: int) -> str:
        """Workers who are not named."""
        return self.tr("{names} and %n more", None, n)

    def others(self, n: int) -> str:
        """Causes that a headline does not name."""
        return self.tr("{headline}, and %n other cause(s)", None, n)


_CAUSES = Causes()


def cause_name(kind: CauseKind) -> str:
    """A cause in a few words."""
    return {
        CauseKind.RATE_SWAP: translate("explanation", "Rate swap"),
        CauseKind.MISSING_IN_PORTAL: translate("explanation", "Missing at the portal"),
        CauseKind.MISSING_IN_ERP: translate("explanation", "Missing in the ERP"),
        CauseKind.AMOUNT_DIFFERS: translate("explanation", "Amount differs"),
        CauseKind.NATURE_DIFFERS: translate("explanation", "Another nature or month"),
        CauseKind.DUPLICATE_IN_ERP: translate("explanation", "Counted more than once in the ERP"),
        CauseKind.DUPLICATE_IN_PORTAL: translate("explanation", "Counted more than once at the portal"),
        CauseKind.ROUNDING: translate("explanation", "Rounding"),
        CauseKind.FORGOTTEN_RESEND: translate("explanation", "Forgotten resend"),
        CauseKind.OFFICIAL_CHANGE: translate("explanation", "Changed at the portal"),
        CauseKind.NOT_SHOWN_YET: translate("explanation", "Sent, and not at the portal yet"),
        CauseKind.NOT_IN_ERP: translate("explanation", "Sent, and not in the ERP yet"),
        CauseKind.NEIGHBOURING_MONTHS: translate("explanation", "Neighbouring months cancel out"),
        CauseKind.NOT_EXPLAINED: translate("explanation", "Not explained"),
    }[kind]


def confidence(value: Confidence) -> str:
    """How sure a cause is, in a word."""
    return {
        Confidence.CERTAIN: translate("explanation", "Certain"),
        Confidence.LIKELY: translate("explanation", "Likely"),
        Confidence.POSSIBLE: translate("explanation", "Possible"),
    }[value]


def headline(found: Explanation) -> str:
    """The main cause with what it is worth, and how many others there are; empty where nothing differs."""
    if found.main is None:
        return ""
    said = f"{cause_name(found.main.kind)}: {worth(found.main.remuneration, found.main.contribution)}"
    others = len(found.causes) - 1
    return (_CAUSES.others(others).format(headline=said) if others else said) + "."


def sentences(found: Explanation) -> list[str]:
    """A sentence for each cause in its order, then one for each remark."""
    return [*map(cause, found.causes), *map(remark, found.remarks)]


def cause(value: Cause) -> str:
    """What happened and what it is worth, portal − ERP; of a story, what is in it, and what to do where it is open."""
    return f"{_happened(value)}: {worth(value.remuneration, value.contribution)}.{_doubt(value)}"


def told(value: Cause) -> str:
    """As cause, without its worth, for where that stands beside it."""
    return f"{_happened(value)}.{_doubt(value)}"


def _happened(value: Cause) -> str:
    said = _story(value) if value.kind.is_story else _plain(value)
    names = _names(value.people, value.workers)
    return f"{said} ({names})" if names else said


def _doubt(value: Cause) -> str:
    if value.kind is CauseKind.FORGOTTEN_RESEND and value.confidence is Confidence.POSSIBLE:
        return " " + translate("explanation", "The portal was last asked before that: fetch it again to be sure.")
    return ""


def parts(value: Cause) -> list[str]:
    """A sentence for each plain cause that a story took over; empty for a plain cause."""
    return [cause(part) for part in value.parts]


def worth(remuneration: Money, contribution: Money) -> str:
    """Two amounts with their signs, without the one that is zero."""
    base, owed = (formats.euro(amount, sign=True) for amount in (remuneration, contribution))
    if not contribution:
        return translate("explanation", "{amount} of remuneration").format(amount=base)
    if not remuneration:
        return translate("explanation", "{amount} of contribution").format(amount=owed)
    said = translate("explanation", "{remuneration} of remuneration, {contribution} of contribution")
    return said.format(remuneration=base, contribution=owed)


def _plain(value: Cause) -> str:
    if value.kind is CauseKind.RATE_SWAP:
        return _rate_swap(value)
    if value.kind is CauseKind.ROUNDING:
        return _rounding(value)
    return (_counted(value) if value.workers else "") or _uncounted(value)


def _counted(value: Cause) -> str:
    """With the number of workers; empty where the cause has none."""
    amount = _CAUSES.higher if value.remuneration > Money() else _CAUSES.lower
    sentence = {
        CauseKind.MISSING_IN_PORTAL: _CAUSES.missing_in_portal,
        CauseKind.MISSING_IN_ERP: _CAUSES.missing_in_erp,
        CauseKind.AMOUNT_DIFFERS: amount,
        CauseKind.NATURE_DIFFERS: _CAUSES.nature_differs,
        CauseKind.DUPLICATE_IN_ERP: _CAUSES.duplicate_in_erp,
        CauseKind.DUPLICATE_IN_PORTAL: _CAUSES.duplicate_in_portal,
    }.get(value.kind)
    return sentence(value.workers) if sentence else ""


def _uncounted(value: Cause) -> str:
    """Where the worker values are not known."""
    higher = value.remuneration > Money()
    amount = (
        translate("explanation", "The total is higher at the portal, and the workers are not known")
        if higher
        else translate("explanation", "The total is lower at the portal, and the workers are not known")
    )
    return {
        CauseKind.MISSING_IN_PORTAL: translate("explanation", "The ERP has values that are missing at the portal"),
        CauseKind.MISSING_IN_ERP: translate("explanation", "The portal has values that are missing in the ERP"),
        CauseKind.AMOUNT_DIFFERS: amount,
        CauseKind.DUPLICATE_IN_ERP: translate("explanation", "The ERP seems to count values more than once"),
        CauseKind.DUPLICATE_IN_PORTAL: translate("explanation", "The portal seems to count values more than once"),
    }.get(value.kind, cause_name(value.kind))


def _rate_swap(value: Cause) -> str:
    """Which rate, seen from this bucket: where it has less, its workers stand under the other rate at the portal."""
    rate = formats.rate(value.other.key.rate) if value.other else formats.DASH
    less = value.remuneration < Money()
    where = (
        translate("explanation", "{rate} at the portal") if less else translate("explanation", "{rate} in the ERP")
    ).format(rate=rate)
    if value.workers:
        return _CAUSES.rate_swap(value.workers).format(rates=where)
    said = translate(
        "explanation", "The same base stands at one rate in the ERP and at another at the portal ({rates})"
    )
    return said.format(rates=where)


def _rounding(value: Cause) -> str:
    if value.rounded is None:
        return _CAUSES.rounding_of_values(value.workers)
    return _CAUSES.rounding(value.rounded.values).format(most=formats.euro(value.rounded.most))


def _story(value: Cause) -> str:
    if value.kind is CauseKind.NEIGHBOURING_MONTHS:
        return _neighbouring(value.other)
    if value.sources and value.sources[0].kind is SourceKind.LEDGER:
        return _by_ledger(value.kind)
    said = {
        CauseKind.FORGOTTEN_RESEND: translate(
            "explanation", "The ERP changed with {new}, and the portal still shows what {old} held"
        ),
        CauseKind.OFFICIAL_CHANGE: translate(
            "explanation", "The portal changed up to {new}, and the ERP holds what the portal showed on {old}"
        ),
        CauseKind.NOT_SHOWN_YET: translate(
            "explanation", "What changed with {new} was sent, and the portal still shows what {old} held"
        ),
        CauseKind.NOT_IN_ERP: translate(
            "explanation", "The portal shows what was sent, and the ERP holds what the portal showed on {old}"
        ),
    }[value.kind]
    old, new = _source(value, 0), _source(value, 1)
    return said.format(old=old, new=new)


def _source(value: Cause, at: int) -> str:
    """A file by its name and day; an answer of the portal by its day."""
    if at >= len(value.sources):
        return formats.DASH
    source = value.sources[at]
    day = formats.date(source.at) if source.at else formats.DASH
    if source.kind is SourceKind.SNAPSHOT:
        return day
    return translate("explanation", "{file} of {day}").format(file=source.name, day=day)


def _by_ledger(kind: CauseKind) -> str:
    return {
        CauseKind.FORGOTTEN_RESEND: translate(
            "explanation", "The portal shows what was declared, and the ERP has changed since"
        ),
        CauseKind.OFFICIAL_CHANGE: translate(
            "explanation", "The ERP holds what was declared, and the portal shows something else"
        ),
        CauseKind.NOT_SHOWN_YET: translate("explanation", "It was declared, and the portal does not show it yet"),
        CauseKind.NOT_IN_ERP: translate("explanation", "It was declared, and the ERP does not have it"),
    }[kind]


def _neighbouring(other: OtherBucket | None) -> str:
    month = formats.long_month(other.key.month) if other else formats.DASH
    said = translate("explanation", "The opposite stands in {month} at the same rate, so the two months cancel out")
    return said.format(month=month)


def _names(people: Sequence[Person], workers: int) -> str:
    """The first workers by name, and how many more there are; not all that are meant need be among the people."""
    names = list(dict.fromkeys(_name(person.name, person.niss.digits) for person in people))
    said = ", ".join(names[:_NAMED])
    known = len({person.niss for person in people})
    more = len(names) - _NAMED + max(workers - known, 0)
    return _CAUSES.more(more).format(names=said) if names and more > 0 else said


def _name(name: str, digits: str) -> str:
    return name or digits


def remark(value: Remark) -> str:
    """A worker whose values stand elsewhere in the same sum."""
    who, amount = _name(value.name, value.niss.digits), formats.euro(value.amount)
    if not (value.erp_nature or value.portal_nature):
        said = translate("explanation", "{name}: {amount} are split into other values at the portal, in the same sum.")
        return said.format(name=who, amount=amount)
    said = translate(
        "explanation", "{name}: {amount} are {erp} in the ERP and {portal} at the portal, in the same sum."
    )
    return said.format(
        name=who,
        amount=amount,
        erp=_value(value.erp_nature, value.erp_month),
        portal=_value(value.portal_nature, value.portal_month),
    )


def _value(code: str, month: YearMonth | None) -> str:
    return f"{nature(code)} ({formats.month(month)})" if month else nature(code)
