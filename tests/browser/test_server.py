"""The running server as a proxy or another site meets it; needs no browser."""

import http.client
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from core.accounts.sessions import Sessions


def ask(app, method, path, body=None, **headers):
    """One request with exactly these headers: the answer's status and headers."""
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=10)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status, dict(answer.headers)


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
