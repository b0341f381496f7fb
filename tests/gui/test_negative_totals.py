# SPDX-License-Identifier: MIT
"""A month whose totals are negative, as corrections of earlier months make them: every screen tells it as it is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView

from adapters.portal.simulator import ThreadedSimulator
from adapters.portal.tokens import VARIABLE
from domain.ports import Dialect
from domain.use_cases.export_report import Report
from domain.values import YearMonth
from tests.dr_builder import Block, Company, Value, build, worker_niss
from tests.gui.conftest import Until
from tests.gui.driver import Driver, opened, rows, seen

pytestmark = pytest.mark.anyio

MONTH = YearMonth(2026, 9)
CORRECTED = 202606


def answer(company: Company) -> dict[str, object]:
    """What the portal has of the month: −200,00 of ANA COSTA and −50,00 of RUI SILVA."""
    values = [
        {
            "nissTrabalhador": int(worker_niss(number)),
            "nome": name,
            "natureza": "P",
            "anoMesReferencia": "2026-06",
            "dias": 0.0,
            "valor": euros,
        }
        for number, name, euros in ((1, "Ana Costa", -200.0), (2, "Rui Silva", -50.0))
    ]
    rate = {
        "estabelecimento": "0001",
        "taxa": 34.75,
        "totalRemuneracoes": -250.0,
        "totalContribuicoes": -86.88,
        "numeroTrabalhadores": 2,
        "valores": values,
    }
    return {
        "nissEntidadeEmpregadora": int(company.niss),
        "anoMes": str(MONTH),
        "estado": "CONFIRMADO",
        "dataApuramento": "2026-10-21T08:00:00Z",
        "pagina": 1,
        "totalPaginas": 1,
        "taxas": [rate],
    }


@pytest.fixture
async def driver(tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Driver]:
    monkeypatch.setenv(VARIABLE, "demo")
    company = Company()
    place = tmp_path / "portal" / company.niss
    place.mkdir(parents=True)
    (place / f"{MONTH}.json").write_text(json.dumps(answer(company)))
    values = [
        Value(worker_niss(1), -30_000, "ANA COSTA", month=CORRECTED, days=0),
        Value(worker_niss(2), -5_000, "RUI SILVA", month=CORRECTED, days=0),
    ]
    file = tmp_path / "DR.txt"
    file.write_bytes(build([Block(values, month=MONTH.year * 100 + MONTH.month, company=company)]))
    simulator = ThreadedSimulator(tmp_path / "portal")
    async with opened(tmp_path / "store", until, simulator.start()) as made:
        made.presenter.set_period(MONTH, MONTH)
        await made.idle()
        made.presenter.import_files([file])
        await made.idle()
        made.presenter.fetch()
        await made.idle()
        yield made
        await made.idle()
    simulator.stop()


def row(table: QTableView) -> dict[str, str]:
    """The texts of the only row, by the headers' words."""
    assert rows(table) == 1
    model = table.model()
    return {
        str(model.headerData(column, Qt.Orientation.Horizontal)).replace("\n", " "): str(model.index(0, column).data())
        for column in range(model.columnCount())
    }


async def test_the_overview_the_tables_and_the_detail_tell_negative_totals(driver: Driver) -> None:
    workspace = driver.workspace
    assert "portal − ERP +34.75" in workspace.overview.totals
    assert workspace.tabs.tabText(2) == "Divergences (1)"
    tip = str(workspace.overview.table().model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "ERP −350.00\u00a0€, portal −250.00\u00a0€, portal − ERP +100.00\u00a0€" in tip
    assert "ERP −121.63\u00a0€, portal −86.88\u00a0€, portal − ERP +34.75\u00a0€" in tip

    workspace.tabs.setCurrentWidget(workspace.buckets)
    group = row(workspace.buckets)
    assert [text for text in group.values() if "350.00" in text or "250.00" in text] == ["−350.00", "−250.00"]
    assert "+100.00" in group.values()

    workspace.tabs.setCurrentWidget(workspace.divergences)
    await driver.until(lambda: {"+100.00", "+34.75", "Amount differs"} <= set(row(workspace.divergences).values()))
    at = workspace.divergences.visualRect(workspace.divergences.model().index(0, 0)).center()
    QTest.mouseClick(workspace.divergences.viewport(), Qt.MouseButton.LeftButton, pos=at)
    await driver.idle()
    words = [label.text() for label in seen(workspace.detail, QLabel)]
    for figure in ("−350.00", "−250.00", "+100.00", "−121.63", "−86.88", "+34.75"):
        assert figure in words, figure
    assert "1 worker with a higher amount at the portal (ANA COSTA)." in words
    every = "Show the values that agree too"
    [everybody] = [each for each in seen(workspace.detail, QAbstractButton) if each.text() == every]
    everybody.setFocus()
    QTest.keyClick(everybody, Qt.Key.Key_Space)
    [workers] = [each for each in seen(workspace.detail, QTableView) if each.accessibleName().startswith("Workers")]
    model = workers.model()
    shown = [{str(model.index(at, column).data()) for column in range(model.columnCount())} for at in range(2)]
    assert {"ANA COSTA", "Jun 2026", "−300.00", "−200.00", "+100.00"} <= shown[0]
    assert {"RUI SILVA", "Jun 2026", "−50.00", "0.00"} <= shown[1]
    assert rows(workers) == 2


async def test_a_report_holds_negative_totals(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    driver.presenter.export(Report.DIVERGENCES, path, Dialect.PT)
    await driver.idle()
    [line] = path.read_text("utf-8-sig").splitlines()[1:]
    assert {"-350,00", "-250,00", "100,00", "-121,63", "-86,88", "34,75"} <= set(line.split(";"))
