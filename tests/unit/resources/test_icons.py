# SPDX-License-Identifier: MIT
"""The icons that ship are complete, and drawn from one geometry."""

import struct
from importlib.resources import files
from pathlib import Path

import pytest

from tests import icon_generator

ICONS = Path(str(files("resources"))) / "icons"
PNG = b"\x89PNG\r\n\x1a\n"


def _png_size(content: bytes) -> tuple[int, int]:
    assert content.startswith(PNG)
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_the_vector_drawing_is_what_the_generator_writes() -> None:
    assert (ICONS / "batecerto.svg").read_text(encoding="utf-8") == icon_generator.svg()


@pytest.mark.parametrize("size", icon_generator.SIZES)
def test_each_picture_has_its_size(size: int) -> None:
    assert _png_size((ICONS / f"batecerto-{size}.png").read_bytes()) == (size, size)


def test_the_windows_icon_holds_every_picture() -> None:
    content = (ICONS / "batecerto.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, len(icon_generator.SIZES))
    for index, size in enumerate(icon_generator.SIZES):
        width, height, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * index)
        assert (width, height, bits) == (size % 256, size % 256, 32)
        assert content[offset : offset + length] == (ICONS / f"batecerto-{size}.png").read_bytes()
