# SPDX-License-Identifier: MIT
"""The translations are whole, made from the code as it is, and compiled."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from domain.reconciliation import BucketStatus
from ui import texts, translation

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "translations"
BRAZILIAN = re.compile(
    r"\b(arquivos?|telas?|salvar|deletar|usuários?|senhas?|você|gerenciar|cadastr\w+|baixar)\b", re.IGNORECASE
)

Key = tuple[str, str]


def messages(path: Path) -> dict[Key, ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message
    return found


def forms(message: ET.Element) -> list[str]:
    translated = message.find("translation")
    assert translated is not None
    plural = [form.text or "" for form in translated.iter("numerusform")]
    return plural or [translated.text or ""]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the translations would be if they were made from the code now."""
    if os.name == "nt" or shutil.which("bash") is None:
        pytest.skip("needs bash")
    folder = tmp_path_factory.mktemp("translations")
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, folder)
    subprocess.run(
        [str(ROOT / ".ci" / "translations"), str(folder)], check=True, env={**os.environ, "PYTHON": sys.executable}
    )
    return folder


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp, "en")


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_nothing_is_unfinished(lang: str) -> None:
    for key, message in messages(FOLDER / f"batecerto_{lang}.ts").items():
        translated = message.find("translation")
        assert translated is not None, key
        assert translated.get("type") is None, key
        assert all(forms(message)), key
        assert len(forms(message)) == (2 if message.get("numerus") else 1), key


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_every_sentence_of_the_code_is_there(fresh: Path, lang: str) -> None:
    name = f"batecerto_{lang}.ts"
    assert messages(fresh / name).keys() == messages(FOLDER / name).keys()


def literals(path: Path) -> Iterator[str]:
    """Sentences given to ``translate`` or ``tr`` in a file, found by Python's own parser."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = {"tr": 0, "translate": 1}.get(name)
        if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
            yield str(ast.literal_eval(node.args[place]))


def test_lupdate_overlooks_nothing() -> None:
    known = {source for _, source in messages(FOLDER / "batecerto_pt.ts")}
    for folder in ("app", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            missed = [text for text in literals(path) if text and text not in known]
            assert not missed, (path.name, missed)


@pytest.mark.parametrize("lang", ["pt", "en"])
def test_the_compiled_file_is_made_from_the_text(fresh: Path, lang: str) -> None:
    name = f"batecerto_{lang}.qm"
    assert (fresh / name).read_bytes() == (FOLDER / name).read_bytes()


def test_translations_keep_their_parameters() -> None:
    for key, message in messages(FOLDER / "batecerto_pt.ts").items():
        wanted = sorted(re.findall(r"\{\w*\}|%n", key[1]))
        for form in forms(message):
            assert sorted(re.findall(r"\{\w*\}|%n", form)) == wanted, key


def test_portuguese_is_european() -> None:
    for key, message in messages(FOLDER / "batecerto_pt.ts").items():
        assert not BRAZILIAN.search(" ".join(forms(message))), key


def test_portuguese_advises_in_one_form() -> None:
    """“Volte a exportá-lo do ERP.”: buttons, menus, commands and steps have the infinitive, and no advice does."""
    found = messages(FOLDER / "batecerto_pt.ts")
    told = [text for key, message in found.items() if key[0] != "CliHelp" for text in forms(message)]
    parts = [part for text in told for part in re.split(r"(?<=[.:;?])\s+", text) if part.endswith(".")]
    steps = {"Ligar o portal e consultá-lo, para haver com que comparar.", "Reconciliar os dois."}
    assert {part for part in parts if re.match(r"\w+[aeiô]r ", part)} == steps


def test_languages_switch_back_and_forth(qapp: QApplication) -> None:
    for lang, word in (("pt", "Bate certo"), ("en", "Tallies"), ("pt", "Bate certo")):
        assert translation.install(qapp, lang) == lang
        assert texts.status(BucketStatus.TALLIES) == word


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({"LC_ALL": "pt_PT.UTF-8"}, "pt"),
        ({"LC_ALL": "", "LANG": "pt_PT.UTF-8"}, "pt"),
        ({"LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's settings count, not the environment")
def test_without_a_choice_the_system_s_language_counts(variables: dict[str, str], lang: str) -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication as A; from ui import translation;"
        "print(translation.install(A([]), None))"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=plain | variables, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == lang


def test_qt_s_own_buttons_are_translated(qapp: QApplication) -> None:
    translation.install(qapp, "pt")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
