# SPDX-License-Identifier: MIT
"""The software of others that is in the program, and under which licences; read from what is installed."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files

ROOTS = (
    "PySide6-Essentials",
    "alembic",
    "aiosqlite",
    "anyio",
    "httpx",
    "keyring",
    "mnemonic",
    "numpy",
    "pydantic",
    "python-calamine",
    "qasync",
    "sniffio",
    "sqlalchemy",
    "sqlcipher3",
    "stamina",
    "starlette",
    "truststore",
    "typer",
    "uvicorn",
)
"""What pyproject.toml asks for; the rest is what those bring with them."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_USUAL_FILES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING", "NOTICE")
_QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others.

    Attributes:
        licence: its short name, empty where nobody says.
        text: the licence itself, empty where none came with it; address: where more is told.
    """

    name: str
    version: str
    licence: str
    text: str
    address: str = ""


def parts() -> list[Part]:
    """Everything there is, by name. Reads files: in a thread."""
    return sorted([*_packages(), *_inside()], key=lambda part: part.name.casefold())


def plain_name(name: str) -> str:
    """A package's name as packages are told apart."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _packages() -> Iterator[Part]:
    seen, waiting = set(), list(ROOTS)
    while waiting:
        name = waiting.pop()
        if plain_name(name) in seen:
            continue
        seen.add(plain_name(name))
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            # Asked for on another system, or by another Python.
            continue
        waiting += required(found)
        yield _part(found)


def required(found: metadata.Distribution) -> list[str]:
    """The names of what a package asks for, but for its extras."""
    wanted = [wish for wish in found.requires or () if "extra ==" not in wish]
    return [match[0] for match in map(_NAME.match, wanted) if match]


def _part(found: metadata.Distribution) -> Part:
    about = found.metadata
    licence = _told(found, "License-Expression") or _told(found, "License")
    if not licence or len(licence) > _LONGEST_NAME or "\n" in licence:
        named = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
        licence = ", ".join(line.rpartition(" :: ")[2] for line in named)
    name = _told(found, "Name")
    is_qt = plain_name(name) in ("pyside6-essentials", "shiboken6")
    text = "\n\n".join(map(_own, _QT)) if is_qt else _text(found)
    # Where a package only brings its text, its first line says what it is.
    return Part(name, found.version, licence or _first_line(text), text, _address(found))


def _told(found: metadata.Distribution, name: str) -> str:
    """What a package tells under a name, empty where nothing.

    Asked for by the name alone, some finders of packages (keyring brings one along) raise where there is nothing.
    """
    return next(iter(found.metadata.get_all(name) or ()), "")


def _text(found: metadata.Distribution) -> str:
    named = found.metadata.get_all("License-File") or _USUAL_FILES
    read = [found.read_text(f"licenses/{name}") or found.read_text(name) for name in named]
    return "\n\n".join(text for text in read if text)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:_LONGEST_NAME]


def _address(found: metadata.Distribution) -> str:
    addresses = dict(entry.split(", ", 1) for entry in found.metadata.get_all("Project-URL") or () if ", " in entry)
    lower = {label.lower(): address for label, address in addresses.items()}
    known = (lower.get(label) for label in ("homepage", "home", "source", "source code", "repository"))
    return next((address for address in known if address), _told(found, "Home-page"))


def _inside() -> Iterator[Part]:
    """What packages hold without having metadata for it."""
    yield Part("Python", platform.python_version(), "PSF-2.0", "", "https://docs.python.org/3/license.html")
    yield Part("Qt", _qt_version(), "LGPL-3.0-only", "\n\n".join(map(_own, _QT)), "https://www.qt.io")
    yield Part("SQLCipher", "", "BSD-3-Clause", _own("SQLCipher.txt"), "https://www.zetetic.net/sqlcipher")
    yield Part("OpenSSL", "", "Apache-2.0", _own("Apache-2.0.txt"), "https://www.openssl.org")


def _qt_version() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _own(name: str) -> str:
    return (files("resources") / "licences" / name).read_text(encoding="utf-8")
