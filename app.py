"""The application: routes, headers, compression and start-up around the pages."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from sqlalchemy import Engine
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from core.errors import AppError
from core.logs import set_up_logs
from core.settings import settings
from core.store.engine import open_store
from core.tasks.in_app import worker_in_app
from core.ui.shell import Shell, shell_routes
from core.ui.web import SecurityHeaders, routes


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Open and migrate the store before the first visitor; without it, do not start at all.

    Long work is done as long as the app runs.
    """
    set_up_logs(settings().log_level)
    try:
        this_store()
    except AppError as error:
        logging.getLogger("rebound").critical("Rebound cannot start: %s", error)
        raise SystemExit(1) from None
    with worker_in_app(settings(), house_key):
        yield


def house_key() -> str | None:
    """The installation's key for a language model, for long work; None without one."""
    from core.ui.ai import house_key  # noqa: PLC0415 - the app is ready a second sooner

    return house_key()


def this_store() -> Engine:
    """The store of this process, opened once."""
    return open_store(settings())


app = st.App(
    "pages/main.py",
    lifespan=lifespan,
    routes=[*routes(this_store), *shell_routes()],
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts")),
        Middleware(SecurityHeaders, open_store=this_store),
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(Shell),
    ],
)
