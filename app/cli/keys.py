# SPDX-License-Identifier: MIT
"""The key of an encrypted store: where it is, and the recovery phrase that brings it back."""

from __future__ import annotations

import asyncio
import os
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from adapters.keys.custody import HeldKey, StoreCustody
from app.cli.asking import secret
from app.cli.commands import Json, cli
from app.cli.output import Printer
from app.cli.running import DONE, NOT_ALL_DONE, WRONG_USAGE, run_on_key
from app.cli.speech import Commands
from app.paths import store_path
from domain.errors import KeyWrong
from domain.protection import ADVISED_LENGTH, Protection
from ui.texts import keys as texts
from ui.translation import system_language

translate = QCoreApplication.translate

key = Commands(name="key", no_args_is_help=True, help="The key of the encrypted store, and its recovery phrase.")
cli.add_typer(key)


@key.command()
def status(context: typer.Context, as_json: Json = False) -> None:
    """Say how the store is protected."""
    printer = Printer(as_json)

    async def work(custody: StoreCustody) -> int:
        protection = await asyncio.to_thread(custody.protection)
        checked = await asyncio.to_thread(custody.phrase_was_checked)
        printer.say(texts.protection(protection))
        if protection not in (None, Protection.NONE) and not checked:
            printer.say(texts.phrase_unchecked())
        printer.document({"protection": protection, "recovery_phrase_checked": checked})
        return DONE

    run_on_key(context.obj, printer, work)


@key.command()
def phrase(
    context: typer.Context,
    again: Annotated[bool, typer.Option("--again", help="Also when it was checked already.")] = False,
    as_json: Json = False,
) -> None:
    """Show the recovery phrase, to be written down on paper; once it was checked, only with --again."""
    printer = Printer(as_json)
    lang = context.obj.lang or system_language()

    async def work(custody: StoreCustody) -> int:
        held = await asyncio.to_thread(custody.known_key)
        if held is None:
            return _not_encrypted(printer)
        if not again and await asyncio.to_thread(custody.phrase_was_checked):
            printer.complain(texts.phrase_was_shown())
            printer.document({"error": "shown", "message": texts.phrase_was_shown()})
            return NOT_ALL_DONE
        words = await asyncio.to_thread(HeldKey(custody, held).words, lang)
        held.drop()
        printer.say(texts.numbered(words))
        printer.say(texts.write_it_down())
        printer.document({"words": words})
        return DONE

    run_on_key(context.obj, printer, work)


@key.command()
def check(context: typer.Context, as_json: Json = False) -> None:
    """Check the recovery phrase as you wrote it down; it is read from the keyboard or from standard input."""
    printer = Printer(as_json)

    async def work(custody: StoreCustody) -> int:
        if await asyncio.to_thread(custody.protection) in (None, Protection.NONE):
            return _not_encrypted(printer)
        right = await asyncio.to_thread(custody.check_phrase, _asked())
        (printer.say if right else printer.complain)(texts.phrase_checked(right=right))
        printer.document({"right": right})
        return DONE if right else NOT_ALL_DONE

    run_on_key(context.obj, printer, work)


@key.command()
def recover(context: typer.Context, as_json: Json = False) -> None:
    """Bring the key back with the recovery phrase: into the keychain, or under the passphrase in BATECERTO_STORE_KEY.

    This is also how a passphrase is changed.
    """
    printer = Printer(as_json)

    async def work(custody: StoreCustody) -> int:
        if await asyncio.to_thread(custody.protection) is Protection.NONE:
            return _not_encrypted(printer)
        passphrase = os.environ.get("BATECERTO_STORE_KEY", "")
        if not passphrase and not await asyncio.to_thread(custody.keychain_is_there):
            printer.complain(texts.no_place_for_key())
            printer.document({"error": "no_place", "message": texts.no_place_for_key()})
            return WRONG_USAGE
        how = Protection.PASSPHRASE if passphrase else Protection.KEYCHAIN
        try:
            await asyncio.to_thread(custody.recover, _asked(), how, passphrase)
        except KeyWrong:
            printer.complain(texts.phrase_checked(right=False))
            printer.document({"error": "KeyWrong", "message": texts.phrase_checked(right=False)})
            return NOT_ALL_DONE
        there = await asyncio.to_thread(store_path(context.obj).exists)
        if 0 < len(passphrase) < ADVISED_LENGTH:
            printer.complain(texts.short_passphrase(ADVISED_LENGTH))
        printer.say(texts.recovered(how) if there else texts.recovered_without_data())
        printer.document({"protection": how})
        return DONE

    run_on_key(context.obj, printer, work)


def _not_encrypted(printer: Printer) -> int:
    printer.complain(texts.not_encrypted())
    printer.document({"error": "not_encrypted", "message": texts.not_encrypted()})
    return NOT_ALL_DONE


def _asked() -> str:
    return secret(translate("Cli", "Recovery phrase (24 words): "))
