# SPDX-License-Identifier: MIT
"""Broken files dropped together with good ones: each says where it is broken, and the good ones come in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end2end.conftest import DATA, Done, Program

BROKEN = DATA / "dr" / "broken"
EXPECTED = json.loads((BROKEN / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dropped(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return Program(tmp_path_factory.mktemp("broken"))("import", BROKEN, DATA / "small" / "erp", "--json")


def test_the_rest_comes_in(dropped: Done) -> None:
    accepted = sum(entry["accepted"] for entry in EXPECTED.values())
    assert dropped.code == 3
    assert (dropped.document["imported"], dropped.document["refused"]) == (accepted + 3, len(EXPECTED) - accepted)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_file_comes_out_as_it_should(dropped: Done, name: str) -> None:
    [found] = [entry for entry in dropped.document["files"] if Path(entry["file"]).name == name]
    assert found["status"] == ("imported" if EXPECTED[name]["accepted"] else "refused")
    assert EXPECTED[name]["line"] in [finding["line"] for finding in found["findings"]]
    severities = {finding["severity"] for finding in found["findings"]}
    assert ("error" in severities) is not EXPECTED[name]["accepted"]
    for finding in found["findings"]:
        assert finding["message"].startswith(name)
        assert finding["message"] in dropped.err
