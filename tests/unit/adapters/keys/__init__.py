# SPDX-License-Identifier: MIT
"""Tests of secrets."""
