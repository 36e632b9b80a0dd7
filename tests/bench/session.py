"""One browser tab without the browser: speaks Streamlit's websocket protocol and times runs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from core.ui.web import COOKIE

PATIENCE = 120.0


class Tab:
    """A connected tab; like a browser it says which large messages it holds already."""

    def __init__(self, socket: ClientConnection, url: str, page: str) -> None:
        self._socket = socket
        self._url = url
        self._page = page
        self._query = page.partition("?")[2]
        self._hash = ""
        self._held: set[str] = set()

    def run(self) -> float:
        """Run the page's script once; return the milliseconds until it has finished.

        Raises RuntimeError when the page shows an error.
        """
        ask = BackMsg()
        ask.rerun_script.query_string = self._query
        ask.rerun_script.page_script_hash = self._hash
        ask.rerun_script.page_name = "" if self._hash else self._page.partition("?")[0]
        ask.rerun_script.context_info.url = f"{self._url}/{self._page}"
        ask.rerun_script.context_info.timezone = "UTC"
        ask.rerun_script.context_info.locale = "en-GB"
        ask.rerun_script.cached_message_hashes.extend(self._held)
        started = time.perf_counter()
        self._socket.send(ask.SerializeToString())
        self._read_until_finished()
        return (time.perf_counter() - started) * 1000

    def _read_until_finished(self) -> None:
        while True:
            message = ForwardMsg()
            message.ParseFromString(self._socket.recv(PATIENCE))
            kind = message.WhichOneof("type")
            if message.metadata.cacheable:
                self._held.add(message.hash)
            if kind == "new_session":
                self._hash = message.new_session.page_script_hash
            elif kind == "navigation":
                self._hash = message.navigation.page_script_hash
            elif kind == "delta":
                self._refuse_errors(message)
            elif kind == "script_finished" and _is_the_end(message):
                return

    def _refuse_errors(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and element.alert.format == element.alert.ERROR):
            raise RuntimeError(f"/{self._page} shows an error: nothing was measured")


def _is_the_end(message: ForwardMsg) -> bool:
    return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


@contextmanager
def open_tab(url: str, page: str = "", cookie: str | None = None) -> Iterator[Tab]:
    """Connect as a browser does; signed in when a cookie is given."""
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    with connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        origin=url,
        subprotocols=["streamlit"],
        additional_headers=headers,
        max_size=None,
        compression=None,
        ping_interval=None,
    ) as socket:
        yield Tab(socket, url, page)
