# SPDX-License-Identifier: MIT
"""Readers of the files that payroll software writes."""
