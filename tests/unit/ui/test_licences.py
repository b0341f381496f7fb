# SPDX-License-Identifier: MIT
"""The software of others is told in full, with its licences."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from ui.licences import ROOTS, parts, plain_name, required

ROOT = Path(__file__).parents[3]
WORDS = re.compile(r"MIT|BSD|Apache|LGPL|PSF|Python|MPL|Mozilla|ISC|zlib|Zlib|copyright", re.IGNORECASE)


def test_what_the_project_asks_for_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        plain_name(match[0]) for match in (re.match(r"[A-Za-z0-9._-]+", w) for w in project["dependencies"]) if match
    }
    assert {plain_name(name) for name in ROOTS} == asked
    told = {plain_name(part.name) for part in parts()}
    assert asked <= told
    assert {"qt", "python", "sqlcipher", "openssl"} <= told


def test_so_is_what_those_bring_with_them() -> None:
    told = {plain_name(part.name) for part in parts()}
    for name in ROOTS:
        for brought in required(metadata.distribution(name)):
            try:
                metadata.distribution(brought)
            except metadata.PackageNotFoundError:
                continue
            assert plain_name(brought) in told


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_each_has_a_licence_that_can_be_read(part: object) -> None:
    from ui.licences import Part

    assert isinstance(part, Part)
    assert WORDS.search(part.licence), part
    assert len(part.text) > 200 or part.address.startswith("https://"), part
    assert sys.prefix not in part.text


def test_qt_comes_with_the_lgpl() -> None:
    [qt] = [part for part in parts() if part.name == "Qt"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text


def test_other_finders_of_packages_do_as_well() -> None:
    importlib_metadata = pytest.importorskip("importlib_metadata")
    assert importlib_metadata.version("httpx")
    assert parts()
