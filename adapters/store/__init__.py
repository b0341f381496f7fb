# SPDX-License-Identifier: MIT
"""The SQLite store: tables, migrations, unit of work, repositories and queries."""
