# SPDX-License-Identifier: MIT
"""What BateCerto knows: values, declarations, comparison and use cases, free of Qt, SQL and HTTP."""
