# SPDX-License-Identifier: MIT
"""What a column can mean, as short as the head of a column."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from domain.tables.fields import Field

translate = QCoreApplication.translate


def field_names() -> dict[Field, str]:
    """A name for each field, in the order in which they are offered."""
    return {
        Field.EMPLOYER_NIF: translate("table_import", "Company's NIF"),
        Field.EMPLOYER_NISS: translate("table_import", "Company's NISS"),
        Field.EMPLOYER_NAME: translate("table_import", "Company's name"),
        Field.MONTH: translate("table_import", "Month"),
        Field.ESTABLISHMENT: translate("table_import", "Establishment"),
        Field.RATE: translate("table_import", "Rate"),
        Field.WORKER_RATE: translate("table_import", "Worker's part of the rate"),
        Field.EMPLOYER_RATE: translate("table_import", "Company's part of the rate"),
        Field.REMUNERATION: translate("table_import", "Remuneration"),
        Field.CONTRIBUTION: translate("table_import", "Contribution"),
        Field.WORKERS: translate("table_import", "Number of workers"),
        Field.WORKER_NISS: translate("table_import", "Worker's NISS"),
        Field.WORKER_NAME: translate("table_import", "Worker's name"),
        Field.NATURE: translate("table_import", "Nature"),
        Field.REFERENCE_MONTH: translate("table_import", "Month referred to"),
        Field.DAYS: translate("table_import", "Days"),
        Field.VALUE: translate("table_import", "Worker's value"),
    }
