# SPDX-License-Identifier: MIT
"""A portal of our own: a real HTTP server over a folder of documents, for demonstrations, tests and pictures."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hmac
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.portal import schema
from adapters.portal.documents import Documents
from adapters.portal.faults import Fault, Faults

_BACKLOG = 128


@dataclass(frozen=True, slots=True)
class _Communication:
    """What was communicated and is in processing until it is due, on the clock that never goes back."""

    niss: str
    month: str
    rates: list[dict[str, Any]]
    receipt: str
    due: float


class Simulator:
    """The PSI's *valores apurados* over ``NISS/YYYY-MM.json`` files, on loopback unless told otherwise.

    What is communicated to it (*valores comunicados*) takes the place of the same establishments and rates, in memory
    or in a folder of its own; the documents' folder stays as it is.

    Use it as an async context manager in a running loop; it takes no signals.

    Attributes:
        faults: what goes wrong on demand; may be changed while it runs. writing_faults: the same, of communications.
        communications: how many were taken.
        requests: how many were answered or failed on purpose.
        revalidated: how many of them were answered with 304.

    Args:
        port: 0 for any free one.
        token: what callers must bear, or give as the password of any user.
        latency: seconds before each answer.
        page_size: worker values a page; None serves each document as it is.
        processing: seconds for which a communication is in processing, before its values are shown.
        kept: the folder for what was communicated, see Documents; what is in processing when it ends is lost.
    """

    def __init__(
        self,
        directory: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = "demo",  # noqa: S107 - guards made-up data
        latency: float = 0.0,
        page_size: int | None = None,
        faults: Faults | None = None,
        writing_faults: Faults | None = None,
        processing: float = 0.0,
        kept: Path | None = None,
    ) -> None:
        self.faults = faults or Faults()
        self.writing_faults = writing_faults or Faults()
        self.communications = 0
        self._processing = processing
        self._in_processing: list[_Communication] = []
        self.requests = 0
        self.revalidated = 0
        self._documents = Documents(directory, page_size, kept)
        self._token = token
        self._latency = latency
        self._address = (host, port)
        self._socket: socket.socket | None = None
        self._stopping = asyncio.Event()

    @property
    def url(self) -> str:
        """The base address for a client: scheme, host, port and base path. Known once it is bound."""
        assert self._socket is not None, "not started"
        host, port = self._socket.getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{schema.BASE_PATH}"

    def bind(self) -> None:
        """Take the port now, so that callers may connect before the server runs.

        Raises:
            OSError: the port is taken, or not ours to take.
        """
        if self._socket is None:
            self._socket = _listening(*self._address)

    async def __aenter__(self) -> Self:
        self.bind()
        assert self._socket is not None
        self._stopping.clear()
        self._server = _Server(_config(self._app()))
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._server.stop()
        await self._serving
        self._socket = None

    def _app(self) -> ASGIApp:
        values, communicated = (schema.BASE_PATH + path for path in (schema.VALUES_PATH, schema.COMMUNICATED_PATH))
        routes = [
            Route(values, self._values, methods=["GET"]),
            Route(communicated, self._receipts, methods=["GET"]),
            Route(communicated, self._take, methods=["POST"]),
        ]
        return Starlette(routes=routes, exception_handlers={404: _no_such_path})

    async def _values(self, request: Request) -> Response:
        self.requests += 1
        fault = self.faults.take(request.path_params["niss"], request.path_params["month"])
        await self._pause(self._latency + fault.slow)
        if fault.drop:
            return _Broken(self._server, b"")
        if fault.status:
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else None
            return _erro(fault.status, fault.message, headers)
        if not self._authorised(request):
            return _erro(401, "Token inválido ou expirado.")
        return await self._document(request, fault)

    async def _receipts(self, request: Request) -> Response:
        self.requests += 1
        await self._pause(self._latency)
        if not self._authorised(request):
            return _erro(401, "Token inválido ou expirado.")
        self._integrate()
        niss = request.path_params["niss"]
        receipts = [taken.receipt for taken in self._in_processing if taken.niss == niss]
        return JSONResponse(schema.receipts_document(receipts)) if receipts else _erro(404, "Sem registos.")

    async def _take(self, request: Request) -> Response:
        self.requests += 1
        niss, body = request.path_params["niss"], await request.body()
        sent = schema.communicated(body) if Documents.is_niss(niss) else None
        month = sent[0] if sent else ""
        fault = self.writing_faults.take(niss, month)
        await self._pause(self._latency + fault.slow)
        if fault.drop:
            return _Broken(self._server, b"")
        if fault.status:
            return _erro(fault.status, fault.message, {"Retry-After": fault.retry_after} if fault.retry_after else None)
        if not self._authorised(request):
            return _erro(401, "Token inválido ou expirado.")
        if sent is None or not Documents.is_month(month):
            return _erro(400, "Pedido inválido.")
        self.communications += 1
        receipt = str(uuid.uuid4())
        due = time.monotonic() + self._processing
        self._in_processing.append(_Communication(niss, month, sent[1], receipt, due))
        self._integrate()
        if fault.lost:
            return _Broken(self._server, b"")
        return JSONResponse(schema.receipt_document(receipt), 202)

    def _integrate(self) -> None:
        """Let the months hold what has been in processing for long enough."""
        now = time.monotonic()
        for taken in [taken for taken in self._in_processing if taken.due <= now]:
            self._documents.communicate(taken.niss, taken.month, taken.rates, datetime.now(UTC))
            self._in_processing.remove(taken)

    def _authorised(self, request: Request) -> bool:
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        if kind == "Basic":
            # The password that makes it so is the token; the user may be anyone.
            with contextlib.suppress(ValueError):
                shown = base64.b64decode(shown, validate=True).decode().partition(":")[2]
        return kind in {"Bearer", "Basic"} and hmac.compare_digest(shown.encode(), self._token.encode())

    async def _document(self, request: Request, fault: Fault) -> Response:
        niss, month = request.path_params["niss"], request.path_params["month"]
        page = request.query_params.get(schema.PAGE, "1")
        if not (Documents.is_niss(niss) and Documents.is_month(month) and Documents.is_page(page)):
            return _erro(400, "Pedido inválido.")
        self._integrate()
        found = await asyncio.to_thread(self._documents.find, niss, month, int(page))
        if found is None:
            return _erro(404, "Sem registos.")
        body, etag = found
        if _names(request.headers.get("if-none-match", ""), etag):
            self.revalidated += 1
            return Response(status_code=304, headers={"ETag": etag})
        if fault.truncate:
            return _Broken(self._server, body)
        return Response(body, media_type="application/json", headers={"ETag": etag})

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)


class ThreadedSimulator:
    """A Simulator with a loop of its own in a thread, so that a busy window does not slow it down, nor it the window.

    Takes Simulator's arguments.
    """

    def __init__(
        self,
        directory: Path,
        *,
        port: int = 0,
        token: str = "demo",  # noqa: S107 - guards made-up data
        latency: float = 0.0,
        page_size: int | None = None,
        faults: Faults | None = None,
        writing_faults: Faults | None = None,
        processing: float = 0.0,
        kept: Path | None = None,
    ) -> None:
        self.faults = faults or Faults()
        self.writing_faults = writing_faults or Faults()
        self._make: Callable[[], Simulator] = lambda: Simulator(
            directory,
            port=port,
            token=token,
            latency=latency,
            page_size=page_size,
            faults=self.faults,
            writing_faults=self.writing_faults,
            processing=processing,
            kept=kept,
        )
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._simulator: Simulator | None = None

    @property
    def url(self) -> str:
        """The base address for a client. Known once it was started."""
        assert self._simulator is not None, "not started"
        return self._simulator.url

    @property
    def communications(self) -> int:
        """How many communications were taken."""
        return 0 if self._simulator is None else self._simulator.communications

    @property
    def requests(self) -> int:
        """How many were answered or failed on purpose."""
        return 0 if self._simulator is None else self._simulator.requests

    def start(self) -> str:
        """Bind, serve, and give the base address; connections are taken from here on.

        Raises:
            OSError: the port is taken, or not ours to take.
        """
        simulator = self._make()
        simulator.bind()
        self._simulator = simulator
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run(simulator, ready)), name="simulator")
        self._thread.daemon = True
        self._thread.start()
        ready.wait(5)
        return simulator.url

    def stop(self) -> None:
        """Close every connection and wait for the thread; nothing where it does not run."""
        if self._thread is not None and self._loop is not None:
            with contextlib.suppress(RuntimeError):  # its loop has ended by itself
                self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(5)
        self._thread = self._loop = self._simulator = None

    async def _run(self, simulator: Simulator, ready: threading.Event) -> None:
        self._stop = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        async with simulator:
            ready.set()
            await self._stop.wait()


def serve(
    directory: Path,
    host: str = "127.0.0.1",
    port: int = 8080,
    token: str = "demo",  # noqa: S107 - guards made-up data
    latency: float = 0.0,
    *,
    page_size: int | None = None,
    on_ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve until Ctrl+C, which ends it quietly; on_ready gets the base address.

    Raises:
        OSError: the port is taken, or not ours to take.
    """
    simulator = Simulator(directory, host=host, port=port, token=token, latency=latency, page_size=page_size)

    async def run() -> None:
        async with simulator:
            on_ready(simulator.url)
            await asyncio.Event().wait()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run())


class _Server(uvicorn.Server):
    """Leaves the process's signals alone, and stops without waiting for anyone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.should_exit = self.force_exit = True
        for connection in list(self.server_state.connections):
            if (transport := connection.transport) is not None:
                transport.abort()

    def hang_up(self, client: tuple[str, int]) -> None:
        """Close one caller's connection once what was written is sent."""
        for connection in list(self.server_state.connections):
            if getattr(connection, "client", None) == client:
                connection.transport.close()


class _Broken(Response):
    """Half of a body, or nothing at all, and then the connection is gone."""

    def __init__(self, server: _Server, body: bytes) -> None:
        super().__init__(body, media_type="application/json")
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.body:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            half: Message = {"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True}
            await send(half)
        self._server.hang_up(scope["client"])
        while (await receive())["type"] != "http.disconnect":
            pass


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay only where the protocol is named: else each answer waits 40 ms for its second half.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere this would share the port with a stranger
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(_BACKLOG)
    except OSError:
        bound.close()
        raise
    return bound


def _config(app: ASGIApp) -> uvicorn.Config:
    # No access log and no logging set-up: a NISS is in each path, and logging is the application's.
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )


def _erro(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"code": status, "message": message}, status, headers)


async def _no_such_path(_: Request, __: Exception) -> Response:
    return _erro(404, "Serviço inexistente.")


def _names(header: str, etag: str) -> bool:
    return header.strip() == "*" or etag in (part.strip().removeprefix("W/") for part in header.split(","))
