# SPDX-License-Identifier: MIT
"""How a command runs: its language, its program, and what its errors become."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING

import typer
from PySide6.QtCore import QCoreApplication

from app.cli.asking import confirmed, watched
from app.composition import Program, opened, store_custody
from app.crash import CrashReporter
from app.paths import data_dir, store_path
from domain.errors import BateCertoError, InvalidValue, NotFound, StoreError
from domain.values import YearMonth
from ui import texts
from ui.texts import keys as key_texts
from ui.translation import install

if TYPE_CHECKING:
    from adapters.keys.custody import StoreCustody
    from app.cli.output import Printer
    from app.options import Options
    from domain.use_cases.keep_safe import KeepSafe

DONE, DIVERGES, WRONG_USAGE, NOT_ALL_DONE = range(4)

Work = Callable[[Program], Awaitable[int]]


def run(options: Options, printer: Printer, work: Work) -> None:
    """Open the program, do the work, and leave with its exit code.

    Raises:
        typer.Exit: always, with the code.
    """

    async def all_of_it() -> int:
        new = not await asyncio.to_thread(store_path(options).exists)
        async with opened(options, printer.progress) as program:
            if new and program.services.recovery is not None:
                printer.complain(key_texts.just_encrypted())
            return await work(program)

    _leave(options, printer, all_of_it)


def run_closed(options: Options, printer: Printer, work: Callable[[KeepSafe], Awaitable[int]]) -> None:
    """Do work on a store that the program does not open, and leave with its exit code.

    Raises:
        typer.Exit: always, with the code.
    """

    async def all_of_it() -> int:
        store = await asyncio.to_thread(store_path, options)
        key = None if options.demo else await asyncio.to_thread(store_custody(store).known_key)
        from app.use_cases import keep_safe

        return await work(keep_safe(store, key))

    _leave(options, printer, all_of_it)


def run_on_key(options: Options, printer: Printer, work: Callable[[StoreCustody], Awaitable[int]]) -> None:
    """Do work on the key of a store that is not opened, and leave with its exit code.

    Raises:
        typer.Exit: always, with the code.
    """

    async def all_of_it() -> int:
        return await work(store_custody(await asyncio.to_thread(store_path, options)))

    _leave(options, printer, all_of_it)


def _leave(options: Options, printer: Printer, all_of_it: Callable[[], Coroutine[None, None, int]]) -> None:
    speak(options)
    logging.basicConfig(level=logging.WARNING)
    raise typer.Exit(_code_of(options, printer, all_of_it))


def consent(printer: Printer, question: str, *, yes: bool) -> int:
    """Have a person agree to what a command is about to do: DONE where it may, else the code to leave with.

    Nothing may be changed before: without a yes it says that nothing was.

    Args:
        yes: whether that was said with the command.

    Returns:
        NOT_ALL_DONE where the answer was no, WRONG_USAGE where there was nobody to ask.
    """
    if yes:
        return DONE
    if printer.as_json or not watched():
        printer.complain(QCoreApplication.translate("Cli", "Nobody can be asked here: add --yes. Nothing was changed."))
        return WRONG_USAGE
    if confirmed(question):
        return DONE
    printer.complain(QCoreApplication.translate("Cli", "Nothing was changed."))
    return NOT_ALL_DONE


def speak(options: Options) -> None:
    """Set the language of sentences; commands need no display for that."""
    app = QCoreApplication.instance() or QCoreApplication([])
    install(app, options.lang)


async def back_up_if_due(program: Program, printer: Printer, code: int) -> int:
    """Back the store up where hours went by since it last was; the exit code, changed where that fails."""
    safe = program.services.keep_safe
    if safe is not None:
        try:
            await safe.back_up_if_due()
        except StoreError as error:
            printer.complain(texts.not_backed_up(error))
            return code or NOT_ALL_DONE
    return code


def _code_of(options: Options, printer: Printer, all_of_it: Callable[[], Coroutine[None, None, int]]) -> int:
    try:
        return asyncio.run(all_of_it())
    except BateCertoError as error:
        printer.complain(texts.error(error))
        printer.document({"error": type(error).__name__, "message": texts.error(error)})
        return WRONG_USAGE if isinstance(error, InvalidValue | NotFound) else NOT_ALL_DONE
    except Exception as error:  # noqa: BLE001 - exit code 1 means "diverges", so nothing may end the program by itself
        reporter = CrashReporter()
        with suppress(StoreError):
            reporter.write_to(data_dir(options))
        reporter.report(error, "command line")
        reporter.close()
        printer.complain(texts.error(BateCertoError()))
        printer.document({"error": "unexpected", "message": texts.error(BateCertoError())})
        return NOT_ALL_DONE
    except KeyboardInterrupt:
        printer.complain(QCoreApplication.translate("Cli", "Stopped. What was done until then was kept."))
        return NOT_ALL_DONE


def months(program: Program, first: str | None, last: str | None) -> tuple[YearMonth, YearMonth]:
    """The period asked for; the usual one where a side was left out.

    Raises:
        InvalidValue: a text is no month, or the period ends before it begins (kind period).
    """
    usual_first, usual_last = program.services.period
    end = YearMonth.parse(last) if last else usual_last
    begin = YearMonth.parse(first) if first else min(usual_first, end)
    if begin > end:
        raise InvalidValue("period", f"{begin} – {end}")
    return begin, end
