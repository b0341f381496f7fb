# SPDX-License-Identifier: MIT
"""Tests of domain.explanation."""
