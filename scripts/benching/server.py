"""A server that sends compressed files over a line of a given speed, and notes what it was asked for."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from scripts.benching.folder import Answer
from scripts.benching.line import Bucket, Line

CHUNK = 4096
"""Bytes that pass a slow line in one piece."""

NOTHING = Answer(b"", b"", (("Cache-Control", "no-store"),))


class Server:
    """Sends answers over one line. `asked` holds the paths it was asked for, in order, and may be emptied."""

    def __init__(self, answers: Mapping[str, Answer], line: Line) -> None:
        self.answers, self.asked = answers, list[str]()
        self.address = ""
        self._line = line
        self._bucket = Bucket(line.rate) if line.rate else None

    async def listen(self) -> asyncio.Server:
        """Begin, on a free port of this machine."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                path = request.split(b" ", 2)[1].decode().partition("?")[0]
                self.asked.append(path)
                await asyncio.sleep(self._line.delay)
                await self._send(writer, path)
        writer.close()

    async def _send(self, writer: asyncio.StreamWriter, path: str) -> None:
        answer = self.answers.get(path, NOTHING)
        status = "200 OK" if path in self.answers else "404 Not Found"
        headers = (*answer.headers, ("Content-Length", str(len(answer.body))))
        head = "".join((f"HTTP/1.1 {status}\r\n", *(f"{name}: {value}\r\n" for name, value in headers), "\r\n"))
        whole = head.encode() + answer.body
        for start in range(0, len(whole), CHUNK if self._bucket else len(whole)):
            piece = whole[start : start + CHUNK] if self._bucket else whole
            if self._bucket:
                await asyncio.sleep(self._bucket.take(len(piece), asyncio.get_running_loop().time()))
            writer.write(piece)
            await writer.drain()


@contextmanager
def serving(answers: Mapping[str, Answer], line: Line) -> Iterator[Server]:
    """Serve answers in a thread of its own, for as long as the context lasts."""
    server = Server(answers, line)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(server.listen(), loop).result()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    listening.close_clients()
    open_connections = asyncio.all_tasks() - {asyncio.current_task()}
    for task in open_connections:
        task.cancel()
    await asyncio.gather(*open_connections, return_exceptions=True)
