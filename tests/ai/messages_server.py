"""A server on the loopback interface that speaks the Messages API, and lies when it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ERROR_TYPES = {
    400: "invalid_request_error", 401: "authentication_error", 402: "billing_error",
    403: "permission_error", 404: "not_found_error", 413: "request_too_large",
    429: "rate_limit_error", 500: "api_error", 504: "timeout_error", 529: "overloaded_error",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One answer of the server."""

    text: str = ""
    stop_reason: str = "end_turn"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    raw: bytes | None = None
    """Sent instead of a message."""
    content_type: str = "application/json"
    usage: dict[str, Any] = field(
        default_factory=lambda: {
            "input_tokens": 100,
            "output_tokens": 20,
            "cache_read_input_tokens": 1000,
            "cache_creation_input_tokens": 0,
        }
    )
    piece_s: float = 0.0
    """Seconds between two pieces of a stream."""
    break_stream: bool = False
    """Stop in the middle of a stream with an error event."""

    def message(self, model: str) -> dict[str, Any]:
        return {
            "id": "msg_1", "type": "message", "role": "assistant", "model": model,
            "content": [{"type": "text", "text": self.text}], "stop_reason": self.stop_reason,
            "stop_sequence": None, "usage": self.usage,
        }  # fmt: skip


def failed(status: int, **headers: str) -> Said:
    """An error as the API words it; the detail repeats what a careless server might."""
    error = {"type": ERROR_TYPES.get(status, "api_error"), "message": "sk-secret-key and words"}
    body = {"type": "error", "error": error, "request_id": "req_1"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(status=status, raw=json.dumps(body).encode(), headers=named)


def as_json(value: Any, **more: Any) -> Said:
    return Said(text=json.dumps(value), **more)


class MessagesServer:
    """What was asked, and what is answered: one `Said`, a list of them, or a function."""

    def __init__(self) -> None:
        self.answer: Said | list[Said] | Callable[[dict[str, Any]], Said] = Said("{}")
        self.requests: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.batches: dict[str, list[dict[str, Any]]] = {}
        self.batch_polls = 0
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.address = ""

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Bodies of the questions."""
        return [body for path, body, _ in self.requests if path == "/v1/messages"]

    @property
    def everything(self) -> str:
        """All that left, as text."""
        return json.dumps([body for _, body, _ in self.requests], ensure_ascii=False)

    def next_answer(self, body: dict[str, Any]) -> Said:
        if callable(self.answer):
            return self.answer(body)
        if isinstance(self.answer, list):
            return self.answer.pop(0) if len(self.answer) > 1 else self.answer[0]
        return self.answer


@contextmanager
def running() -> Iterator[MessagesServer]:
    server = MessagesServer()
    http = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"state": server}))
    http.daemon_threads = True
    thread = threading.Thread(target=lambda: http.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_address[1]}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


class Handler(BaseHTTPRequestHandler):
    state: MessagesServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        path = self.path.split("?")[0]
        with self.state.lock:
            self.state.requests.append((path, body, dict(self.headers)))
            self.state.at_once += 1
            self.state.most_at_once = max(self.state.most_at_once, self.state.at_once)
        try:
            self.answer(path, body)
        finally:
            with self.state.lock:
                self.state.at_once -= 1

    def answer(self, path: str, body: dict[str, Any]) -> None:
        if path == "/v1/messages/count_tokens":
            self.send_json({"input_tokens": 1234})
        elif path == "/v1/messages/batches":
            self.state.batches["msgbatch_1"] = body["requests"]
            self.send_json(batch("in_progress"))
        elif path.endswith("/cancel"):
            self.send_json(batch("canceling"))
        else:
            with self.state.lock:
                said = self.state.next_answer(body)
            self.say(said, body)

    def do_GET(self) -> None:
        if self.path.endswith("/results"):
            lines = [result(self.state, one) for one in reversed(self.state.batches["msgbatch_1"])]
            self.send(200, "\n".join(map(json.dumps, lines)).encode(), "application/x-jsonl")
            return
        self.state.batch_polls += 1
        self.send_json(batch("ended" if self.state.batch_polls > 1 else "in_progress"))

    def say(self, said: Said, body: dict[str, Any]) -> None:
        time.sleep(said.wait_s)
        try:
            if said.raw is not None:
                self.send(said.status, said.raw, said.content_type, said.headers)
            elif body.get("stream") and said.piece_s:
                self.send_slowly(events(said, body["model"]), said.piece_s)
            elif body.get("stream"):
                self.send(200, events(said, body["model"]), "text/event-stream")
            else:
                self.send_json(said.message(body["model"]), said.headers)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client stopped waiting

    def send_slowly(self, content: bytes, piece_s: float) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for event in content.split(b"\n\n"):
            self.wfile.write(event + b"\n\n")
            self.wfile.flush()
            time.sleep(piece_s)
        self.close_connection = True

    def send_json(self, value: Any, headers: dict[str, str] | None = None) -> None:
        self.send(200, json.dumps(value).encode(), "application/json", headers)

    def send(
        self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def batch(status: str) -> dict[str, Any]:
    ended = status == "ended"
    return {
        "id": "msgbatch_1", "type": "message_batch", "processing_status": status,
        "created_at": "2026-11-02T12:00:00Z", "expires_at": "2026-11-03T12:00:00Z",
        "ended_at": "2026-11-02T12:10:00Z" if ended else None, "archived_at": None,
        "cancel_initiated_at": None,
        "request_counts": dict.fromkeys(
            ["processing", "succeeded", "errored", "canceled", "expired"], 1
        ),
        "results_url": "/v1/messages/batches/msgbatch_1/results" if ended else None,
    }  # fmt: skip


def result(server: MessagesServer, asked: dict[str, Any]) -> dict[str, Any]:
    said = server.next_answer(asked["params"])
    if said.status != 200:
        error = {"type": "error", "error": {"type": "api_error", "message": "no"}}
        return {"custom_id": asked["custom_id"], "result": {"type": "errored", "error": error}}
    message = said.message(asked["params"]["model"])
    return {"custom_id": asked["custom_id"], "result": {"type": "succeeded", "message": message}}


def events(said: Said, model: str) -> bytes:
    """The message as server-sent events, seven characters at a time."""
    start = {**said.message(model), "content": [], "stop_reason": None}
    parts: list[tuple[str, dict[str, Any]]] = [
        ("message_start", {"message": start}),
        ("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}),
    ]
    for place in range(0, len(said.text), 7):
        delta = {"type": "text_delta", "text": said.text[place : place + 7]}
        parts.append(("content_block_delta", {"index": 0, "delta": delta}))
        if said.break_stream and place > 7:
            parts.append(("error", {"error": {"type": "overloaded_error", "message": "sk-secret"}}))
            break
    else:
        end = {"stop_reason": said.stop_reason, "stop_sequence": None}
        parts += [
            ("content_block_stop", {"index": 0}),
            ("message_delta", {"delta": end, "usage": {"output_tokens": 20}}),
            ("message_stop", {}),
        ]
    lines = (
        f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n" for name, data in parts
    )
    return "".join(lines).encode()
