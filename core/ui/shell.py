"""Our style and script in the head of Streamlit's page, so that no run has to send them."""

from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = Path(__file__).parent
FILES = {"/rebound.css": "style.css", "/rebound.js": "style.js"}
NOT_PASSED_ON = (b"if-none-match", b"if-modified-since", b"accept-encoding")
"""A copy that the browser kept may be another application's, and packed text cannot be added to."""
END_OF_HEAD = b"</head>"
LINKS = (
    b'<link rel="stylesheet" href="/rebound.css"><script type="module" src="/rebound.js"></script>'
)


def shell_routes() -> list[Route]:
    """The two files; the browser asks each time whether they changed."""

    def file(request: Request) -> Response:
        path = FOLDER / FILES[request.url.path]
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    return [Route(address, file) for address in FILES]


class Shell:
    """Adds the two links to every page that a browser opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        passed_on = [pair for pair in scope["headers"] if pair[0] not in NOT_PASSED_ON]
        is_page = False

        async def send_with_links(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                if is_page and "content-length" in headers:
                    headers["content-length"] = str(int(headers["content-length"]) + len(LINKS))
            elif is_page and END_OF_HEAD in message.get("body", b""):
                message["body"] = message["body"].replace(END_OF_HEAD, LINKS + END_OF_HEAD, 1)
            await send(message)

        await self.app({**scope, "headers": passed_on}, receive, send_with_links)
