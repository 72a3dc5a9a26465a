"""The web application: which address is answered by what. It never parses or runs a query itself."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graphkit.serve import page
from graphkit.serve.counters import Counters
from graphkit.serve.endpoint import Endpoint
from graphkit.serve.keeper import Keeper
from graphkit.serve.limits import Limits
from graphkit.serve.manners import Manners
from graphkit.serve.pool import Pool
from graphkit.serve.refusal import Refusal


def application(keeper: Keeper, limits: Limits, language: str, on_loss: Callable[[], None]) -> Starlette:
    """The application over a keeper's data; pages are in `language` where a browser names none of ours.

    `on_loss` is called once no more workers can be had.
    """
    counters = Counters()
    pool = Pool(keeper, limits, counters, on_loss)
    endpoint = Endpoint(pool, keeper.statements, limits, language, counters)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.stop()

    return Starlette(
        routes=[
            Route("/", endpoint.index),
            Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
            Route("/query/{name}", endpoint.question),
            Route("/editor.json", endpoint.editor),
            Route("/health", endpoint.health),
            Route("/metrics", endpoint.metrics),
            Route("/static/style.css", endpoint.style),
            Mount("/static", StaticFiles(directory=page.STATIC)),
        ],
        middleware=[Middleware(Manners, counters=counters)],
        exception_handlers={
            Refusal: endpoint.refused,
            HTTPException: endpoint.refused,
            ClientDisconnect: endpoint.gone,
        },
        lifespan=lifespan,
    )
