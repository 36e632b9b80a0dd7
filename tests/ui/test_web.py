"""The routes and headers around the pages, over HTTP."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from core.accounts.sessions import Sessions
from core.errors import StoreUnavailable
from core.ui.web import COOKIE, SecurityHeaders, content_security_policy, routes

OWN_PAGE = {"sec-fetch-site": "same-origin"}


def client_of(open_store, url="http://testserver"):
    async def anything(_request):
        return PlainTextResponse("a page")

    app = Starlette(
        routes=[*routes(open_store), Route("/{path:path}", anything)],
        middleware=[Middleware(SecurityHeaders, open_store=open_store)],
    )
    return TestClient(app, base_url=url)


@pytest.fixture
def client(store):
    return client_of(lambda: store)


@pytest.fixture
def ticket(store, ana):
    return Sessions(store).open(ana.user_id, datetime.now(UTC)).ticket


def no_store():
    msg = "The database cannot be opened."
    raise StoreUnavailable(msg)


def test_health_needs_no_store():
    assert client_of(no_store).get("/healthz").status_code == 200


def test_ready_means_that_the_store_answers(client):
    assert client.get("/readyz").status_code == 200


def test_without_a_store_it_is_not_ready():
    assert client_of(no_store).get("/readyz").status_code == 503


def test_a_store_that_is_gone_is_not_ready(tmp_path):
    gone = create_engine(f"sqlite:///{tmp_path / 'missing' / 'rebound.db'}")
    assert client_of(lambda: gone).get("/readyz").status_code == 503


def test_a_ticket_becomes_a_cookie_once(client, ticket):
    first = client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    again = client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    assert (first.status_code, again.status_code) == (204, 400)
    assert "set-cookie" not in again.headers


def test_the_cookie_is_the_persons_and_out_of_reach_of_scripts(client, ticket, store, ana):
    answer = client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    flags = answer.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "secure" not in flags
    found = Sessions(store).find_by_token(answer.cookies[COOKIE], datetime.now(UTC))
    assert found is not None
    assert found.user_id == ana.user_id


def test_under_https_the_cookie_never_travels_in_the_clear(store, ticket):
    client = client_of(lambda: store, "https://testserver")
    answer = client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
def test_another_site_cannot_hand_in_a_ticket(client, ticket, site):
    headers = {} if site is None else {"sec-fetch-site": site}
    assert client.post("/session", json={"ticket": ticket}, headers=headers).status_code == 400
    assert client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE).status_code == 204


@pytest.mark.parametrize("site", ["cross-site", "same-origin", None])
def test_a_cookie_that_still_counts_is_never_dropped(client, ticket, site):
    """Neither by another site nor by a tab of our own that knows an older sign-in only."""
    client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    headers = {} if site is None else {"sec-fetch-site": site}
    assert "set-cookie" not in client.delete("/session", headers=headers).headers


def test_a_cookie_that_is_worth_nothing_is_dropped(client):
    client.cookies.set(COOKIE, "worth nothing")
    answer = client.delete("/session", headers=OWN_PAGE)
    assert answer.status_code == 204
    assert f'{COOKIE}=""' in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"ticket": 1}', b'{"ticket": null}', b"\xff", b"x" * 5000],
)
def test_a_strange_body_is_refused(client, body):
    answer = client.post("/session", content=body, headers=OWN_PAGE)
    assert answer.status_code == 400


@pytest.mark.parametrize("length", ["many", "", "1e3", "-1", "9" * 5000])
def test_a_length_that_is_no_number_is_refused(client, ticket, length):
    headers = OWN_PAGE | {"content-length": length}
    answer = client.post("/session", json={"ticket": ticket}, headers=headers)
    assert answer.status_code == 400


def test_a_body_without_an_end_is_refused(client):
    def pieces():
        yield b"{"

    answer = client.post("/session", content=pieces(), headers=OWN_PAGE)
    assert answer.status_code == 400


def test_every_answer_carries_the_security_headers(client):
    for path in ("/", "/healthz", "/mood"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "default-src 'self'" in headers["content-security-policy"]


def test_the_policy_allows_no_stranger_and_no_inline_script():
    policy = dict(
        part.strip().split(" ", 1)
        for part in content_security_policy("localhost:8501", "'sha256-x'").split(";")
    )
    assert policy["script-src"].split() == ["'self'", "blob:", "'sha256-x'"]
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-eval" not in str(policy)
    assert "http" not in str(policy)


@pytest.mark.parametrize("host", ["evil; script-src *", "a b", "", "x\ny", "*"])
def test_a_strange_host_header_adds_nothing_to_the_policy(host):
    policy = content_security_policy(host, "")
    assert policy.count(";") == content_security_policy("localhost", "").count(";")
    assert "ws:" not in policy


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/interact", "/_stcore/agent"],
)
def test_what_machines_could_read_is_closed(client, path):
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_what_the_browser_needs_stays_open(client):
    assert client.get("/_stcore/health").text == "a page"


def test_a_download_is_for_someone_signed_in_only(client, ticket):
    assert client.get("/media/0123.json").status_code == 404
    client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    assert client.get("/media/0123.json").status_code == 200


def test_no_cache_keeps_a_download(client, ticket):
    client.post("/session", json={"ticket": ticket}, headers=OWN_PAGE)
    assert client.get("/media/0123.json").headers["cache-control"] == "no-store"
    assert "cache-control" not in client.get("/_stcore/health").headers
