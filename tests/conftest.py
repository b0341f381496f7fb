# SPDX-License-Identifier: MIT
"""What all tests share."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import fixed_clock

# Before Qt is imported anywhere: tests need no screen, and speak English unless they say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
# Tests touch nobody's keychain; and keyring would choose among the stand-ins that some of them define.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

fixed_clock.hold()

# Where the tests are started in the background of a script, SIGINT is ignored, and so would it be by the programs that
# they start and end with it: those would run on for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples each time: a test that fails here fails everywhere. How long examples take says how busy the machine
# is, and nothing of the program.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[Any]:
    """Collect tests and no garbage: nearly all that is made here stays, and is looked through again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
