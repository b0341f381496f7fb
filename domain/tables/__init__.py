# SPDX-License-Identifier: MIT
"""Tables that people save from the portal or from the ERP: their cells, headings and meaning."""
