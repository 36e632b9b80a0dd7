"""The routes and headers around the pages: health, the session cookie, security."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.accounts.sessions import LIFETIME, Sessions
from core.errors import AppError
from core.store.engine import store_answers

COOKIE = "rebound_session"
CLOSED = re.compile(r"/_stcore/(metrics|agent)(/|$)")
"""Streamlit answers here to everyone: counts of what people do, and a driver for machines."""
HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")
DOWNLOADS = "/media/"
"""Where Streamlit serves the files that a person takes home."""
MAX_BODY = 4096

OpenStore = Callable[[], Engine]


def routes(open_store: OpenStore) -> list[Route]:
    """Health, readiness, and the exchange of a ticket for the session cookie."""

    async def health(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    def ready(_request: Request) -> Response:
        try:
            is_ready = store_answers(open_store())
        except AppError:
            is_ready = False
        return JSONResponse({"ready": is_ready}, status_code=200 if is_ready else 503)

    async def set_cookie(request: Request) -> Response:
        ticket = await _ticket(request)
        if ticket is None:
            return Response(status_code=400)
        token = await run_in_threadpool(Sessions(open_store()).redeem, ticket, datetime.now(UTC))
        return Response(status_code=400) if token is None else _with_cookie(request, token)

    def drop_cookie(request: Request) -> Response:
        """Only a cookie that is worth nothing: a stale tab must not sign another one out."""
        token = request.cookies.get(COOKIE, "")
        response = Response(status_code=204 if _is_own_page(request) else 400)
        if Sessions(open_store()).find_by_token(token, datetime.now(UTC)) is None:
            response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return response

    return [
        Route("/healthz", health),
        Route("/readyz", ready),
        Route("/session", set_cookie, methods=["POST"]),
        Route("/session", drop_cookie, methods=["DELETE"]),
    ]


def _is_own_page(request: Request) -> bool:
    return request.headers.get("sec-fetch-site") == "same-origin"


async def _ticket(request: Request) -> str | None:
    """The ticket in a request from our own page; None for anything else."""
    if not _is_own_page(request) or not _is_short(request):
        return None
    try:
        ticket = json.loads(await request.body())["ticket"]
    except (ValueError, KeyError, TypeError):
        return None
    return ticket if isinstance(ticket, str) else None


def _is_short(request: Request) -> bool:
    """Whether a request says that its body is short; a body of unknown length may never end."""
    try:
        return 0 <= int(request.headers.get("content-length", "")) <= MAX_BODY
    except ValueError:
        return False


def _with_cookie(request: Request, token: str) -> Response:
    response = Response(status_code=204)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


class SecurityHeaders:
    """Adds the security headers to every response and closes what nobody needs."""

    def __init__(self, app: ASGIApp, open_store: OpenStore) -> None:
        self.app = app
        self.open_store = open_store
        self.inline_scripts = " ".join(inline_script_hashes())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if await self._is_refused(scope):
            await Response(status_code=404)(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(Headers(scope=scope).get("host", ""), self.inline_scripts)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["X-Frame-Options"] = "DENY"
                headers["Referrer-Policy"] = "same-origin"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
                if scope["path"].startswith(DOWNLOADS):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_with_headers)

    async def _is_refused(self, scope: Scope) -> bool:
        """A closed address, a socket that another site opens, a download of someone signed out."""
        headers, path = Headers(scope=scope), scope["path"]
        if scope["type"] == "websocket":
            return not _is_own_origin(headers)
        if not path.startswith(DOWNLOADS):
            return CLOSED.match(path) is not None
        token = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        sessions = Sessions(self.open_store())
        return await run_in_threadpool(sessions.find_by_token, token, datetime.now(UTC)) is None


def _is_own_origin(headers: Headers) -> bool:
    """Whether a socket is opened by a page of this server, or by no browser at all."""
    origin = headers.get("origin")
    hosts = {headers.get("host"), headers.get("x-forwarded-host")}
    return origin is None or urlsplit(origin).netloc in hosts - {None, ""}


def content_security_policy(host: str, inline_scripts: str) -> str:
    """Only this server, and of inline scripts only the one that Streamlit's page holds."""
    socket = f"ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        [
            "default-src 'self'",
            # blob: is how Streamlit loads the script that sets the session cookie
            f"script-src 'self' blob: {inline_scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {socket}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def inline_script_hashes() -> list[str]:
    """CSP hashes of the inline scripts in the page of the installed Streamlit."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    return [f"'sha256-{digest}'" for digest in digests]
