# SPDX-License-Identifier: MIT
"""What connects the domain to files, the store, the portal and reports."""
