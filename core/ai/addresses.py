"""Where words may be sent to."""

import ipaddress
from urllib.parse import urlsplit

OWN_ENDINGS = (".local", ".internal", ".localhost")


def is_safe_address(address: str) -> bool:
    """Whether words may go there: encrypted, or not further than this machine or its network."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not host:
        return False
    return parts.scheme == "https" or _is_near(host)


def _is_near(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(OWN_ENDINGS)
