# SPDX-License-Identifier: MIT
"""Tests of the use cases."""
