"""What every response says to browsers: run nothing but our own scripts, guess no types, and let other sites read."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphkit.serve.counters import Counters

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy (https://www.w3.org/TR/CSP3/): nothing from any other host, no script inside a page."""

EDITOR_STYLES = " 'unsafe-inline'"
"""The query editor sets styles inside its elements. It is the one page that may."""

METHODS = "GET, HEAD, POST, OPTIONS"

_HEADERS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Link, Retry-After, X-Truncated",
    "content-security-policy": POLICY.format(styles=""),
    "referrer-policy": "no-referrer",
    "vary": "Accept, Accept-Language",
    "x-content-type-options": "nosniff",
}
_PREFLIGHT = {
    "access-control-allow-headers": "Accept, Content-Type",
    "access-control-allow-methods": METHODS,
    "access-control-max-age": "86400",
    "allow": METHODS,
}


class Manners:
    """Adds the headers, answers OPTIONS, and counts responses by status."""

    def __init__(self, app: ASGIApp, counters: Counters) -> None:
        self._app, self._counters = app, counters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def polite(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._counters.answered(message["status"])
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["method"] == "OPTIONS":
            headers = [(name.encode(), value.encode()) for name, value in _PREFLIGHT.items()]
            await polite({"type": "http.response.start", "status": 204, "headers": headers})
            await polite({"type": "http.response.body", "body": b""})
        else:
            await self._app(scope, receive, polite)
