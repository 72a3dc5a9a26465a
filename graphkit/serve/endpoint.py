"""What is answered at each address."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from graphkit.namespaces import PREFIXES
from graphkit.serve import bounds, media, message, page, protocol, visitor, wire
from graphkit.serve.counters import Counters
from graphkit.serve.description import describe
from graphkit.serve.limits import Limits
from graphkit.serve.listing import Listing
from graphkit.serve.manners import EDITOR_STYLES, POLICY
from graphkit.serve.pool import Pool
from graphkit.serve.refusal import Refusal

START = "SELECT * WHERE {\n  ?thing ?property ?value\n}\nLIMIT 10\n"
"""What an empty editor begins with."""

_WORDS = media.Form("text/plain", ())
_EXTENSIONS = {"": "html"} | {f".{form}": form for form in media.FILES if form != "html"}


class Endpoint:
    """The handlers, over one pool of workers."""

    def __init__(self, pool: Pool, statements: int, limits: Limits, language: str, counters: Counters) -> None:
        self._pool, self._statements, self._limits = pool, statements, limits
        self._language, self._counters = language, counters
        self._listing = Listing()
        self._retry = {"busy": limits.patience, "slow": limits.pause, "client": 1.0, "paused": limits.pause}

    async def index(self, request: Request) -> Response:
        """All questions that can be asked."""
        language = self._spoken(request)
        questions = self._listing.titles(language)
        said = {"questions": questions, "statements": self._statements, "limits": self._limits}
        return _page(page.render("index", language, "./", **said))

    async def sparql(self, request: Request) -> Response:
        """A query's answer; without a query the description of the service, to a browser the editor."""
        asked = await protocol.asked(request, self._limits)
        if asked.query is None:
            return self._described(request)
        asking = message.sparql(asked.query, asked.table, asked.graph)
        head, body = await self._pool.ask(_client(request), asking)
        response = _response(head, body)
        if truncated := head["truncated"]:
            limit = self._limits.rows if truncated == "rows" else self._limits.answer
            name = "rows" if truncated == "rows" else "answer-size"
            response.headers["X-Truncated"] = f"{truncated}; limit={limit}"
            response.headers["Link"] = f'<{request.url.path}#limit-{name}>; rel="help"'
        return response

    async def question(self, request: Request) -> Response:
        """A question of the catalogue: a page with its form, or the answer as a file by the extension."""
        name, dot, extension = str(request.path_params["name"]).partition(".")
        form = _EXTENSIONS.get(dot + extension)
        if name not in self._listing.queries or form is None:
            raise Refusal(404, "missing")
        fields = bounds.fields(request.scope["query_string"])
        for field, said in fields.items():
            if len(said) > 1:
                raise Refusal(400, "twice", name=field)
        values = {field: said[0].strip() for field, said in fields.items() if field != "lang" and said[0].strip()}
        asking = message.question(name, values, self._spoken(request), form)
        response = _response(*await self._pool.ask(_client(request), asking))
        if form == "csv":
            response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response

    async def editor(self, request: Request) -> Response:
        """What the query editor offers: prefixes, and the questions as examples."""
        examples = self._listing.examples(self._spoken(request))
        return JSONResponse({"prefixes": PREFIXES, "start": START, "examples": examples})

    async def style(self, _: Request) -> Response:
        """The style sheet of all pages."""
        return Response(page.style(), media_type="text/css")

    async def health(self, _: Request) -> Response:
        """Whether queries are answered."""
        status = 503 if self._pool.lost or not self._pool.alive else 200
        return PlainTextResponse(f"{'ok' if status == 200 else 'lost'}: {self._pool.alive} workers\n", status)

    async def metrics(self, _: Request) -> Response:
        """Counts since the start."""
        return PlainTextResponse(self._counters.text(self._pool.alive, self._statements))

    async def refused(self, request: Request, error: Exception) -> Response:
        """The reason on one line, or as a page to who likes that better."""
        headers: dict[str, str] = {}
        if isinstance(error, HTTPException):
            headers = dict(error.headers or {})
            error = Refusal(error.status_code, "method" if error.status_code == 405 else "missing")
        assert isinstance(error, Refusal)
        if (seconds := self._retry.get(error.key)) is not None:
            headers["Retry-After"] = f"{seconds:.0f}"
        language = self._spoken(request)
        reason = error.reason(language)
        choice = media.accepted(request.headers.get("accept", ""), (_WORDS, media.PAGE))
        if choice and choice.form == media.PAGE:
            up = "../" * (request.url.path.count("/") - 1) or "./"
            return _page(page.render("problem", language, up, reason=reason), error.status, headers)
        return PlainTextResponse(reason + "\n", error.status, headers)

    async def gone(self, _: Request, __: Exception) -> Response:
        """The client left while it was still asking: nobody reads this."""
        return Response(status_code=400)

    def _described(self, request: Request) -> Response:
        offers = (*media.GRAPHS, media.PAGE)
        choice = media.accepted(",".join(request.headers.getlist("accept")), offers)
        if choice is None:
            raise Refusal(406, "form", offered=media.offered(offers))
        if choice.form == media.PAGE:
            language = self._spoken(request)
            policy = {"Content-Security-Policy": POLICY.format(styles=EDITOR_STYLES)}
            return _page(page.render("editor", language, "./", limits=self._limits), headers=policy)
        try:
            body = describe(str(request.url.replace(query="")), self._statements, self._limits, choice)
        except ValueError as error:
            raise Refusal(400, "host") from error
        return Response(body, media_type=choice.content_type)

    def _spoken(self, request: Request) -> str:
        asked = request.query_params.get("lang")
        return visitor.language(asked, request.headers.get("accept-language", ""), self._language)


def _client(request: Request) -> str:
    return visitor.client(request.client.host if request.client else None)


def _response(head: wire.Head, body: bytes) -> Response:
    status = head["status"]
    assert isinstance(status, int)
    return Response(body, status, media_type=str(head["type"]))


def _page(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(body, status, headers, media_type=media.PAGE.media)
