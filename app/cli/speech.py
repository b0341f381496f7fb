# SPDX-License-Identifier: MIT
"""Commands that speak the clerk's language: their help, and what they say of arguments that are wrong.

Texts are written in English where a command is declared, and translated as they are shown: the language is known
only from the arguments. The library's own sentences are not used, as it has them in English alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from enum import Enum
from inspect import cleandoc
from itertools import pairwise
from shutil import get_terminal_size
from typing import Any, NoReturn, TypeVar

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoArgsIsHelpError, NoSuchOption, UsageError
from typer.core import TyperCommand, TyperGroup, TyperOption

from app.cli.output import Printer
from app.cli.running import WRONG_USAGE, speak
from app.options import Options
from ui.texts import usage as texts
from ui.texts.usage import said

_LANG = "batecerto.lang"
_WIDTH = 100
"""As wide as help gets; a narrower terminal has it narrower."""

Handler = TypeVar("Handler", bound=Callable[..., Any])


class WrongUsage(UsageError):
    """What was typed is wrong, in a sentence that needs nothing added."""


class _Spoken(Command):
    """What a command and a group of commands have in common."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read a command's arguments; what is wrong with them knows whose they are."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write a command's whole help, in the language that was asked for."""
        _speak(ctx)
        formatter.width = max(formatter.width, min(get_terminal_size().columns - 2, _WIDTH))
        formatter.write_usage(ctx.command_path, _pattern(self, ctx), prefix=texts.usage())
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_explained(self))
        params = self.get_params(ctx)
        _rows(formatter, texts.arguments(), [_row(param) for param in params if not isinstance(param, TyperOption)])
        _rows(formatter, texts.options(), [_row(param) for param in params if isinstance(param, TyperOption)])
        shown = [(name, one) for name, one in getattr(self, "commands", {}).items() if not one.hidden]
        _rows(formatter, texts.commands(), [(name, _explained(one).partition("\n\n")[0]) for name, one in shown])


class SpokenCommand(_Spoken, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read its arguments; see _Spoken."""
        if not self.hidden:
            # What is hidden says nothing, and may want another kind of application.
            _speak(ctx)
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise WrongUsage(texts.too_much(rest), ctx)
        return rest


class SpokenGroup(_Spoken, TyperGroup):
    """Commands under one name, or all of them."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments before a command; see _Spoken."""
        if ctx.parent is None:
            # Not spoken yet: where no command follows, the window makes an application of its own.
            ctx.meta[_LANG] = language_asked(args)
        rest = super().parse_args(ctx, args)
        if not (ctx._protected_args or self.invoke_without_command):  # noqa: SLF001 - where the library keeps it
            _speak(ctx)
            raise WrongUsage(texts.missing_command(), ctx)
        return rest

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that was typed; see the library."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            _speak(ctx)
            alike = get_close_matches(args[0], [name for name, one in self.commands.items() if not one.hidden])
            raise WrongUsage(texts.no_such_command(args[0], alike), ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run the command that the arguments name, and leave with its exit code.

        Raises:
            SystemExit: always.
        """
        try:
            code = super().main(args, prog_name, standalone_mode=False)
        except NoArgsIsHelpError as error:
            error.show()
            sys.exit(WRONG_USAGE)
        except UsageError as error:
            _tell(error)
            sys.exit(WRONG_USAGE)
        sys.exit(code if isinstance(code, int) else 0)


class Commands(typer.Typer):
    """A set of commands that speak; see the library."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=SpokenGroup, add_completion=False, pretty_exceptions_enable=False, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Handler], Handler]:
        """Make a function a command."""
        return super().command(name, cls=SpokenCommand, **settings)


def language_asked(words: Sequence[str]) -> str | None:
    """The language that arguments ask for, before they are read: help and complaints may come first."""
    given = dict(pairwise(words))
    joined = dict(word.split("=", 1) for word in words if word.startswith("--lang="))
    lang = joined.get("--lang") or given.get("--lang")
    return lang if lang in {"pt", "en"} else None


def _speak(ctx: Context) -> None:
    speak(Options(lang=ctx.meta.get(_LANG)))


# Help.


def _explained(command: Command) -> str:
    return said(cleandoc(command.help or ""))


def _pattern(command: Command, ctx: Context) -> str:
    return " ".join(_pieces(command, ctx))


def _pieces(command: Command, ctx: Context) -> Iterator[str]:
    yield texts.pattern_options()
    param: Any
    for param in command.get_params(ctx):
        if not isinstance(param, TyperOption):
            name = _value(param) + ("…" if param.nargs != 1 else "")
            yield name if param.required else f"[{name}]"
        elif param.required:
            yield f"{param.opts[0]} {_value(param)}"
    if isinstance(command, TyperGroup):
        name = texts.pattern_command()
        yield f"[{name}]" if command.invoke_without_command else name


def _rows(formatter: HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _row(param: Any) -> tuple[str, str]:
    is_option = isinstance(param, TyperOption)
    name = _named(param) if is_option else _value(param)
    is_help = "--help" in param.opts
    words = [texts.help_option() if is_help else said(param.help or "")]
    if param.required and is_option:
        words.append(texts.required())
    elif param.default not in (None, "", False) and not callable(param.default):
        words.append(texts.default(_plain(param.default)))
    return name, " ".join(words)


def _named(param: Any) -> str:
    names = ", ".join(param.opts)
    return names if param.is_flag else f"{names} {_value(param)}"


def _value(param: Any) -> str:
    """What stands for a value: its choices, or a name for it."""
    if param.metavar is None and param.type_descriptor.choices:
        return "|".join(map(_plain, param.type_descriptor.choices))
    return said(param.metavar or param.name.upper())


def _plain(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


# What was typed wrong.


def _tell(error: UsageError) -> None:
    """Say on stderr what is wrong, how the command is used, and where its help is."""
    ctx = error.ctx
    speak(Options(lang=ctx.meta.get(_LANG) if ctx else None))
    lines = [_sentence(error)]
    if ctx is not None:
        lines.append(f"{texts.usage()}{ctx.command_path} {_pattern(ctx.command, ctx)}")
        lines.append(texts.more_help(ctx.command_path))
    Printer(as_json=False).complain("\n".join(lines))


def _sentence(error: UsageError) -> str:
    match error:
        case NoSuchOption():
            return texts.no_such_option(error.option_name, error.possibilities or ())
        case BadOptionUsage():
            return _bad_option(error)
        case MissingParameter():
            return texts.missing(_label(error.param), said(getattr(error.param, "help", None) or ""))
        case typer.BadParameter() if error.param is not None and error.__cause__ is not None:
            return _bad_value(error.param, _typed(error.__cause__))
        case _:
            return error.message


def _bad_option(error: BadOptionUsage) -> str:
    for param in error.ctx.command.get_params(error.ctx) if error.ctx else ():
        if error.option_name in param.opts and not getattr(param, "is_flag", False):
            return texts.no_value(error.option_name, _value(param))
    return texts.takes_no_value(error.option_name)


def _label(param: Any) -> str:
    return param.opts[0] if isinstance(param, TyperOption) else _value(param)


def _typed(cause: BaseException) -> str:
    """The very value that does not fit, of several perhaps."""
    found: Any = cause
    value = ""
    while hasattr(found, "errors"):
        first = found.errors()[0]
        value, found = first["input"], first.get("ctx", {}).get("error")
    return str(value)


def _bad_value(param: Any, typed: str) -> str:
    kind, name = param.type_descriptor, _label(param)
    if kind.choices:
        option = name if isinstance(param, TyperOption) else ""
        return texts.not_a_choice(typed, option, list(map(_plain, kind.choices)))
    if kind.is_datetime:
        return texts.not_a_day(typed, name)
    if kind.annotation in (int, list[int]):
        if kind.is_ranged and typed.lstrip("+-").isdecimal():
            return texts.not_between(typed, name, str(param.min), str(param.max))
        return texts.not_whole(typed, name)
    if kind.annotation is float:
        return texts.not_number(typed, name)
    return texts.does_not_fit(typed, name, said(param.help or ""))
