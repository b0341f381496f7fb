# SPDX-License-Identifier: MIT
"""Readers of tables: CSV in this process, Excel workbooks in a child process that may die."""
