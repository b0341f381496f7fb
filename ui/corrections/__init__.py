# SPDX-License-Identifier: MIT
"""Bringing a correction to the portal: a file for delivery by hand, a delivery that is kept, or a communication."""
