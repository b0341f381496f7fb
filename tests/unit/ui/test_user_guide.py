# SPDX-License-Identifier: MIT
"""The user guide's words stand on screen like that, its pictures are there and small, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "user-guide"
QUOTED = {"pt": re.compile(r"«([^»]+)»"), "en": re.compile(r"“([^”]+)”")}
EXPLAINED = {"pt": "aspas", "en": "quotation marks"}
LANGUAGES = ("pt", "en")


def plain(text: str) -> str:
    """Without the mark of a key and without breaks."""
    return " ".join(text.replace("&", "").split())


def on_screen(lang: str) -> set[str]:
    """Every text of the window in a language."""
    found = set()
    for message in ElementTree.parse(ROOT / "resources" / "translations" / "batecerto_pt.ts").iter("message"):
        text = message.findtext("source") if lang == "en" else message.findtext("translation")
        found.add(plain(text or ""))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_quoted_words_are_on_screen(lang: str) -> None:
    text = (GUIDE / f"{lang}.md").read_text(encoding="utf-8")
    quoted = {plain(words) for words in QUOTED[lang].findall(text)} - {EXPLAINED[lang]}
    assert len(quoted) > 80
    assert sorted(quoted - on_screen(lang)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_are_there_and_small(lang: str) -> None:
    text = (GUIDE / f"{lang}.md").read_text(encoding="utf-8")
    named = {GUIDE / name for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)}
    assert len(named) > 10
    assert {path for path in named if not path.is_file()} == set()
    assert named == set((GUIDE / "pictures" / lang).glob("*.png")), "no picture is kept that nobody sees"
    assert all(path.stat().st_size < 120_000 for path in named)


def test_all_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in (GUIDE / "pictures").rglob("*")) < 4_000_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_lead_to_headings(lang: str) -> None:
    text = (GUIDE / f"{lang}.md").read_text(encoding="utf-8")
    headings = {slug(line.lstrip("# ")) for line in text.splitlines() if line.startswith("## ")}
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links == headings


def slug(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_both_languages_tell_the_same_tasks_with_the_same_pictures() -> None:
    shapes = []
    for lang in LANGUAGES:
        lines = (GUIDE / f"{lang}.md").read_text(encoding="utf-8").splitlines()
        pictures = [Path(name).name for line in lines for name in re.findall(r"\]\((pictures/[^)]+)\)", line)]
        shapes.append((sum(line.startswith("## ") for line in lines), pictures))
    assert shapes[0] == shapes[1]
