# SPDX-License-Identifier: MIT
"""The store's schema, one revision a module, run by Alembic."""
