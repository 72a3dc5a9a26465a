"""The frame of the served pages: one style sheet, scripts only from this server, every value escaped."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graphkit.languages.fallback import FULL
from graphkit.publish.words import Words
from graphkit.query.results import visible

ROOM = "serve"
STATIC = Path(__file__).parent / "static"
PUBLISHED = files("graphkit.publish") / "templates" / "report.css"

_LANGUAGES = tuple((tag, Locale.parse(tag).get_display_name(tag) or tag) for tag in FULL)


def _clean(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_clean,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(page: str, language: str, up: str, **values: object) -> bytes:
    """A page by its template, in the language; `up` is the way from its address to the server's root: `./` or `../`."""
    words = Words(ROOM, language)
    template = _ENVIRONMENT.get_template(f"{page}.html.j2")
    said = template.render(
        values, say=words.say, language=language, spoken=words.spoken, up=up, languages=_LANGUAGES, count=words.count
    )
    return said.encode()


@cache
def style() -> str:
    """The style sheet: that of the published reports, and what only served pages need."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in (PUBLISHED, STATIC / "serve.css"))


def warm() -> None:
    """Load all templates now, for a process that can open no file later."""
    for name in _ENVIRONMENT.list_templates():
        _ENVIRONMENT.get_template(name)
