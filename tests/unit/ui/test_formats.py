# SPDX-License-Identifier: MIT
"""Values in Portuguese and in English."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from domain.run_comparison import BucketMove
from domain.values import Money, Nif, Rate, YearMonth
from ui import formats, translation
from ui.overview import said
from ui.tables import totals
from ui.texts import (
    corrections,
    counts,
    deadlines,
    decision_dialogs,
    decisions,
    detail,
    explanation,
    history,
    imports,
    operations,
    retention,
)

UI = Path(formats.__file__).parent
FEW = {
    "%n month(s)",  # the button of a period
    "after %n minute(s) without keyboard or mouse",
    "every %n hour(s)",
}
NOW = datetime(2026, 11, 22, 15, 4, tzinfo=UTC)


@pytest.fixture(params=["pt", "en"])
def lang(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    return translation.install(qapp, request.param)


def say(lang: str, portuguese: str, english: str) -> str:
    return portuguese if lang == "pt" else english


def test_months(lang: str) -> None:
    october, november = YearMonth(2026, 10), YearMonth(2025, 11)
    assert formats.month(october) == say(lang, "out 2026", "Oct 2026")
    assert formats.long_month(october) == say(lang, "outubro de 2026", "October 2026")
    assert formats.months(november, october) == say(lang, "nov 2025 – out 2026", "Nov 2025 – Oct 2026")
    assert formats.months(october, october) == formats.month(october)


@pytest.mark.parametrize(
    ("cents", "sign", "portuguese", "english"),
    [
        (123456, False, "1\u00a0234,56", "1,234.56"),
        (-4170, False, "−41,70", "−41.70"),
        (4170, True, "+41,70", "+41.70"),
        (0, True, "0,00", "0.00"),
        (5, False, "0,05", "0.05"),
        (123456789012, False, "1\u00a0234\u00a0567\u00a0890,12", "1,234,567,890.12"),
    ],
)
def test_money(lang: str, cents: int, sign: bool, portuguese: str, english: str) -> None:
    assert formats.money(Money(cents), sign=sign) == say(lang, portuguese, english)


def test_counts_have_their_thousands_apart_as_amounts_have(lang: str) -> None:
    mark = say(lang, "\u00a0", ",")
    assert formats.whole(999) == "999"
    assert formats.whole(1_234) == f"1{mark}234"
    assert formats.whole(1_234_567) == f"1{mark}234{mark}567"


WITH_COUNTS = (
    corrections,
    counts,
    deadlines,
    decision_dialogs,
    decisions,
    detail,
    explanation,
    history,
    imports,
    operations,
    retention,
    said,
    totals,
)
CLASSES = [
    kind
    for module in WITH_COUNTS
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__ and "tr" in vars(kind)
]


def test_every_module_with_numbers_in_sentences_is_looked_at() -> None:
    asking = [path for path in UI.rglob("*.py") if "source, comment, n)" in path.read_text(encoding="utf-8")]
    assert {path.stem for path in asking} == {module.__name__.split(".")[-1] for module in (formats, *WITH_COUNTS)}
    assert len(CLASSES) == len(WITH_COUNTS)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_sentence_with_a_number_has_its_thousands_apart(lang: str, kind: type) -> None:
    made = kind()
    said_of = [getattr(made, name) for name in vars(kind) if not name.startswith("_") and name != "tr"]
    sentences = [one(12_345) for one in said_of if len(inspect.signature(one).parameters) == 1]
    sentences += [made.say(move, 12_345) for move in BucketMove if isinstance(made, history._Moved)]
    assert sentences
    told = [text for text in sentences if re.search(r"\d", text)]
    assert told
    assert not [text for text in told if say(lang, "12\u00a0345", "12,345") not in text]


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    """Calls of a method or a function."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in found if getattr(call.func, "attr", getattr(call.func, "id", "")) == name]


def left_together(kind: ast.ClassDef) -> list[str]:
    """Sentences with a number that a widget takes from Qt and does not pass on to ``grouped``."""
    methods = [part for part in kind.body if isinstance(part, ast.FunctionDef)]
    if any(method.name == "tr" for method in methods):
        return []  # it groups for all of its sentences
    bare = [method for method in methods if not calls(method, "grouped")]
    counted = [call for method in bare for call in calls(method, "tr") if len(call.args) == 3]
    return [str(ast.literal_eval(call.args[0])) for call in counted]


def test_widgets_set_the_thousands_of_their_sentences_apart_too() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")]
    kinds = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert {text for kind in kinds for text in left_together(kind)} == FEW


def test_money_for_a_spreadsheet_has_no_groups_and_a_plain_minus(lang: str) -> None:
    assert formats.plain_cents(-123456) == say(lang, "-1234,56", "-1234.56")


@pytest.mark.parametrize(
    ("cents", "portuguese", "english"),
    [
        (-4170, "menos 41 euros e 70", "minus 41 euros and 70 cents"),
        (100, "1 euro", "1 euro"),
        (1, "1 cêntimo", "1 cent"),
        (205, "2 euros e 5 cêntimos", "2 euros and 5 cents"),
        (0, "0 euros", "0 euros"),
    ],
)
def test_money_as_it_is_spoken(lang: str, cents: int, portuguese: str, english: str) -> None:
    assert formats.spoken_money(Money(cents)) == say(lang, portuguese, english)


def test_rates_and_numbers(lang: str) -> None:
    assert formats.rate(Rate(3475)) == say(lang, "34,75\u00a0%", "34.75%")
    assert formats.nif(Nif("508301661")) == "508\u00a0301\u00a0661"
    assert formats.whole(1_234_567) == say(lang, "1\u00a0234\u00a0567", "1,234,567")


@pytest.mark.usefixtures("lang")
def test_moments_are_local() -> None:
    local = NOW.astimezone()
    assert formats.date_time(NOW) == f"22/11/2026 {local:%H:%M}"
    assert formats.date(NOW) == "22/11/2026"


@pytest.mark.parametrize(
    ("gone", "portuguese", "english"),
    [
        (timedelta(seconds=20), "agora mesmo", "just now"),
        (timedelta(seconds=-20), "agora mesmo", "just now"),
        (timedelta(minutes=5), "há 5 min", "5 min ago"),
        (timedelta(hours=2, minutes=59), "há 2 h", "2 h ago"),
        (timedelta(days=1), "há 1 dia", "1 day ago"),
        (timedelta(days=3), "há 3 dias", "3 days ago"),
        (timedelta(days=-3), "25/11/2026", "25/11/2026"),
        (timedelta(days=40), "13/10/2026", "13/10/2026"),
    ],
)
def test_how_long_ago(lang: str, gone: timedelta, portuguese: str, english: str) -> None:
    assert formats.ago(NOW - gone, NOW) == say(lang, portuguese, english)
