# SPDX-License-Identifier: MIT
"""Every command explains itself, and complains, in the language of who typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from typer.core import TyperOption
from typer.main import get_command

from app.cli import cli
from app.cli.sentences import sentences
from app.cli.speech import language_asked
from ui import translation

ALIKE = {
    "base", "batecerto", "c", "csv", "ctrl", "dd", "dr", "erp", "excel", "id", "json", "mm", "nif", "niss", "portal",
    "psi", "rfc", "scc", "social", "tab", "token", "tokens", "url", "xlsx", "a", "as", "do", "no", "e", "o",
}  # fmt: skip
"""What both languages write alike: names, what is typed, and a few short words that mean something else."""

ROOT: Any = get_command(cli)


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command that is shown, with the words that call it; the whole program has none."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), ROOT)]
    while waiting:
        path, command = waiting.pop()
        if not command.hidden:
            yield path, command
            waiting += [((*path, name), one) for name, one in getattr(command, "commands", {}).items()]


EACH = [pytest.param(path, command, id=" ".join(path) or "batecerto") for path, command in commands()]


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp, "en")


def done(*arguments: str) -> tuple[int, str, str]:
    """The exit code of a command that was typed, and what it wrote on stdout and on stderr."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err, pytest.raises(SystemExit) as end:
        ROOT.main(list(arguments), "batecerto")
    assert isinstance(end.value.code, int)
    return end.value.code, out.getvalue(), err.getvalue()


@cache
def help_of(path: tuple[str, ...], lang: str) -> str:
    code, out, err = done("--lang", lang, *path, "--help")
    assert (code, err) == (0, "")
    return out


def words(text: str) -> set[str]:
    """The words of a sentence, without the names of options and variables in it."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", re.sub(r"--[a-z-]+|BATECERTO_\w+", "", text))}


def typed(path: tuple[str, ...], command: Any) -> set[str]:
    """What is typed the same in every language: names of commands and options, and the values of choices."""
    names = [*path, *getattr(command, "commands", {})]
    for param in command.params:
        names += param.opts
        names += map(str, param.type_descriptor.choices or ())
        names += [] if param.default is None else [str(param.default)]
        names += [param.metavar] if param.metavar and param.metavar.islower() else []
    return words(" ".join(names)) | words("--help undo-import imports")


@pytest.mark.parametrize(("path", "command"), EACH)
def test_no_word_of_the_english_help_is_in_the_portuguese_one(path: tuple[str, ...], command: Any) -> None:
    english, portuguese = help_of(path, "en"), help_of(path, "pt")
    assert words(english) & words(portuguese) - typed(path, command) <= ALIKE
    for heading in ("Utilização: batecerto", "Opções:", "Mostrar esta ajuda."):
        assert heading in portuguese


@pytest.mark.parametrize(("path", "command"), EACH)
def test_every_command_and_every_option_says_what_it_is_for(path: tuple[str, ...], command: Any) -> None:
    assert command.help, path
    for param in command.params:
        assert param.help, param.opts
        is_flag = isinstance(param, TyperOption) and param.is_flag
        assert is_flag or param.metavar or param.type_descriptor.choices, param.opts
    shown = " ".join(help_of(path, "en").split())
    for param in command.params:
        assert " ".join(param.help.split()) in shown
        assert not isinstance(param, TyperOption) or all(name in shown for name in param.opts)


def test_the_whole_help_names_every_command() -> None:
    listed = re.findall(r"^  ([a-z-]+)  ", help_of((), "pt").partition("Comandos:")[2], re.MULTILINE)
    assert listed == [name for name, one in ROOT.commands.items() if not one.hidden]
    assert "self-check-window" not in listed


def test_the_translators_get_every_text_once() -> None:
    found = sentences()
    assert len(found) == len(set(found))
    assert {"Compare both sides, group by group.", "FIELD=HEADING", "This is also how a passphrase is changed."} <= {
        *found
    }


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ("--lang pt", "pt"),
        ("--help --lang en", "en"),
        ("--demo --lang=pt companies", "pt"),
        ("--lang fr", None),
        ("--lang", None),
        ("companies", None),
        ("", None),
    ],
)
def test_the_language_is_known_before_anything_else_is(arguments: str, lang: str | None) -> None:
    assert language_asked(arguments.split()) == lang


@pytest.mark.parametrize(
    ("arguments", "portuguese", "english"),
    [
        (
            "exporta",
            "Não há nenhum comando «exporta». Talvez: export",
            "There is no command “exporta”. Perhaps: export",
        ),
        ("key exporta", "Não há nenhum comando «exporta».", "There is no command “exporta”."),
        ("fetch --bogus", "Não há aqui nenhuma opção «--bogus».", "There is no option “--bogus” here."),
        ("fetch --missin", "«--missin». Talvez: --missing.", "“--missin” here. Perhaps: --missing."),
        ("fetch --from", "--from quer um valor a seguir: AAAA-MM.", "--from wants a value after it: YYYY-MM."),
        ("--data-dir", "--data-dir quer um valor a seguir: PASTA.", "--data-dir wants a value after it: FOLDER."),
        ("fetch --missing=x", "--missing fica sozinha, sem valor.", "--missing stands alone, without a value."),
        ("import", "Falta FICHEIRO: Ficheiros DR, ou pastas", "FILE is missing: DR files, or folders"),
        ("export buckets", "Falta --output: O ficheiro a escrever.", "--output is missing: The file to write."),
        ("compare 1 2 3 4", "Isto está a mais: 3 4", "This is too much here: 3 4"),
        (
            "export all --output x",
            "«all» não é possível aqui. Há: buckets, divergences.",
            "“all” is not possible here.",
        ),
        (
            "import x --source y",
            "«y» não é possível para --source. Há: erp, portal.",
            "“y” is not possible for --source",
        ),
        ("undo-import 1 x", "«x» não é um número inteiro, e IMPORTAÇÃO quer um.", "“x” is no whole number, and IMPORT"),
        ("simulate-portal --port x", "«x» não é um número inteiro, e --port", "“x” is no whole number, and --port"),
        ("simulate-portal --port 70000", "--port, que vai de 0 a 65535.", "--port, which goes from 0 to 65535."),
        ("simulate-portal --latency x", "«x» não é um número, e --latency quer um", "“x” is no number, and --latency"),
        ("simulate-portal --data /nowhere", "«/nowhere» não é uma pasta", "“/nowhere” is not a folder"),
        ("delivered --company 1 --month 2 --date x", "«x» não é um dia, e --date", "“x” is no day, and --date"),
        ("import x --column y", "«y» não serve para --column, que quer um campo", "“y” does not fit --column, which"),
        (
            "import x --delimiter yy",
            "«yy» não serve para --delimiter: um carácter",
            "“yy” does not fit --delimiter: one",
        ),
        ("fetch --resume --missing", "--resume não se usa com --company, --from", "--resume does not go together with"),
        ("backup --list --output x", "--list não se usa com --output.", "--list does not go together with --output."),
        ("regime --classic", "--classic não diz nada sem NIF.", "--classic says nothing without NIF."),
    ],
)
def test_what_is_typed_wrong_is_said_in_plain_words(
    tmp_path: Path, arguments: str, portuguese: str, english: str
) -> None:
    for lang, sentence, usage, more in (
        ("pt", portuguese, "Utilização: batecerto", "--help» diz mais.\n"),
        ("en", english, "Usage: batecerto", "--help” says more.\n"),
    ):
        code, out, err = done("--data-dir", str(tmp_path), "--lang", lang, *arguments.split())
        assert (code, out) == (2, "")
        assert sentence in err.splitlines()[0]
        assert usage in err
        assert err.endswith(more)
    assert not list(tmp_path.iterdir())


def test_a_group_of_commands_alone_shows_its_help() -> None:
    code, out, err = done("--lang", "pt", "key")
    assert (code, out) == (2, "")
    assert "Recuperar a chave" in err


def test_another_language_is_refused_in_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, sentence in (("pt", "«fr» não é possível para --lang. Há: pt, en."), ("en", "“fr” is not possible")):
        monkeypatch.setattr(translation, "system_language", lambda system=system: system)
        assert sentence in done("--lang", "fr", "companies")[2]
