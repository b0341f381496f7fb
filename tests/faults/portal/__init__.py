# SPDX-License-Identifier: MIT
"""A portal that does everything wrong, and what the clerk and the store are left with."""
