# SPDX-License-Identifier: MIT
"""Tests of the data files that ship with the program."""
