# SPDX-License-Identifier: MIT
"""Icons, translations, theme and demonstration data: data only, read through importlib.resources."""
