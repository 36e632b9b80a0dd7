"""The running server as a proxy or another site meets it; needs no browser."""

import http.client
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from core.accounts.sessions import Sessions


def ask(app, method, path, body=None, **headers):
    """One request with exactly these headers: the answer's status and headers."""
    return fetch(app, method, path, body, **headers)[:2]


def fetch(app, method, path, body=None, **headers):
    """The same, with the answer's body."""
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    read = answer.read()
    return answer.status, dict(answer.headers), read


@pytest.mark.parametrize("path", ["/", "/mood", "/feedback?message=1"])
def test_every_page_links_our_style_whatever_copy_the_browser_kept(app, path):
    kept = {"If-None-Match": '"anything"', "If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"}
    status, headers, body = fetch(app, "GET", path, Accept="text/html", **kept)
    assert (status, headers["content-length"]) == (200, str(len(body)))
    assert body.count(b'href="/rebound.css"') == body.count(b'src="/rebound.js"') == 1
    packed = ask(app, "GET", path, **{"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert packed[1]["content-encoding"] == "gzip"
    for address in ("/rebound.css", "/rebound.js"):
        assert fetch(app, "GET", address)[2]


def test_behind_a_proxy_with_tls_the_cookie_is_marked_secure(app, new_person):
    person = new_person("Paula")
    ticket = Sessions(app.store).open(person.user_id, datetime.now(UTC)).ticket
    headers = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-Proto": "https"}
    status, answered = ask(app, "POST", "/session", json.dumps({"ticket": ticket}), **headers)
    assert status == 204
    assert "Secure" in answered["set-cookie"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/session"])
def test_a_name_that_points_here_without_leave_is_refused(app, path):
    assert ask(app, "GET", path, Host="rebound.attacker.example")[0] == 400


def test_a_socket_under_a_foreign_name_is_refused(app):
    headers = {
        "Host": "rebound.attacker.example",
        "Origin": "http://rebound.attacker.example",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    assert ask(app, "GET", "/_stcore/stream", **headers)[0] in {400, 403}
