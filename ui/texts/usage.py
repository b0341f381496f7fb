# SPDX-License-Identifier: MIT
"""Sentences of the command line about itself: the headings of its help, and what was typed wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def said(text: str) -> str:
    """A help text, or a name that stands for a value, in the clerk's language; paragraph by paragraph."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(translate("CliHelp", paragraph) for paragraph in paragraphs)


def usage() -> str:
    """What stands before a command's pattern."""
    return translate("usage", "Usage: ")


def pattern_options() -> str:
    """Stands for a command's options in its pattern."""
    return translate("usage", "[OPTIONS]")


def pattern_command() -> str:
    """Stands for a command, and what belongs to it, in the pattern of a group of them."""
    return translate("usage", "COMMAND …")


def help_option() -> str:
    """What the option --help does."""
    return translate("CliHelp", "Show this help.")


def arguments() -> str:
    """The heading of what is given without a name."""
    return translate("usage", "Values")


def options() -> str:
    """The heading of the options."""
    return translate("usage", "Options")


def commands() -> str:
    """The heading of the commands."""
    return translate("usage", "Commands")


def required() -> str:
    """Behind an option that cannot be left out."""
    return translate("usage", "[required]")


def default(value: str) -> str:
    """Behind an option: what holds where it is left out."""
    return translate("usage", "[otherwise: {value}]").format(value=value)


def more_help(command: str) -> str:
    """Where the whole help of a command is."""
    return translate("usage", "“{command} --help” says more.").format(command=command)


def missing_command() -> str:
    """A command has commands of its own, and none was typed."""
    return translate("usage", "Which of its commands is missing.")


def no_such_command(typed: str, alike: Sequence[str]) -> str:
    """No command is called that way."""
    return _or_perhaps(translate("usage", "There is no command “{typed}”.").format(typed=typed), alike)


def no_such_option(typed: str, alike: Collection[str]) -> str:
    """No option of the command is called that way."""
    return _or_perhaps(translate("usage", "There is no option “{typed}” here.").format(typed=typed), sorted(alike))


def _or_perhaps(sentence: str, alike: Sequence[str]) -> str:
    if not alike:
        return sentence
    meant = translate("usage", "Perhaps: {names}.").format(names=", ".join(alike))
    return f"{sentence} {meant}"


def missing(name: str, explained: str) -> str:
    """A value, or an option with its value, that cannot be left out."""
    return translate("usage", "{name} is missing: {explained}").format(name=name, explained=explained)


def no_value(option: str, value: str) -> str:
    """An option stands there without the value that belongs to it."""
    return translate("usage", "{option} wants a value after it: {value}.").format(option=option, value=value)


def takes_no_value(option: str) -> str:
    """An option that is alone was given a value."""
    return translate("usage", "{option} stands alone, without a value.").format(option=option)


def too_much(words: Sequence[str]) -> str:
    """More was typed than the command takes."""
    return translate("usage", "This is too much here: {words}").format(words=" ".join(words))


def not_a_choice(typed: str, option: str, choices: Sequence[str]) -> str:
    """A value that is none of those there are; the option is empty for one without a name."""
    sentence = (
        translate("usage", "“{typed}” is not possible for {option}. There is: {choices}.")
        if option
        else translate("usage", "“{typed}” is not possible here. There is: {choices}.")
    )
    return sentence.format(typed=typed, option=option, choices=", ".join(choices))


def not_whole(typed: str, name: str) -> str:
    """A value that is no whole number."""
    return translate("usage", "“{typed}” is no whole number, and {name} wants one.").format(typed=typed, name=name)


def not_number(typed: str, name: str) -> str:
    """A value that is no number."""
    sentence = translate("usage", "“{typed}” is no number, and {name} wants one, like 0.5.")
    return sentence.format(typed=typed, name=name)


def not_between(typed: str, name: str, least: str, most: str) -> str:
    """A number that is too small or too large."""
    sentence = translate("usage", "“{typed}” is not possible for {name}, which goes from {least} to {most}.")
    return sentence.format(typed=typed, name=name, least=least, most=most)


def not_a_day(typed: str, name: str) -> str:
    """A value that is no day."""
    sentence = translate("usage", "“{typed}” is no day, and {name} wants one, like 2026-10-31.")
    return sentence.format(typed=typed, name=name)


def does_not_fit(typed: str, name: str, explained: str) -> str:
    """Any other value that cannot be taken."""
    sentence = translate("usage", "“{typed}” does not fit {name}: {explained}")
    return sentence.format(typed=typed, name=name, explained=explained)


def not_together(option: str, others: Sequence[str]) -> str:
    """Options that exclude each other."""
    sentence = translate("usage", "{option} does not go together with {others}.")
    return sentence.format(option=option, others=", ".join(others))


def wants(option: str, value: str) -> str:
    """An option says nothing without another value."""
    return translate("usage", "{option} says nothing without {value}.").format(option=option, value=value)
