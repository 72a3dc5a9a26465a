"""The frame of a page: one html file with its style inside, no script, nothing fetched, every value escaped."""

import hashlib
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graphkit.network.plain import displayable

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, style: str, values: dict[str, object]) -> str:
    """A page from the template and style sheet of those names.

    The page's content security policy allows this one style sheet and nothing else: no script, picture, font or frame
    from anywhere (https://www.w3.org/TR/CSP3/).
    """
    own = sheet(style)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(values, style=own, style_hash=digest(own))


def sheet(name: str) -> Markup:
    """A style sheet of the project's own, which is why it is safe to mark so."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


def enclosed(name: str) -> Markup:
    """A script of the project's own as the content of a script element, in a page that is XML as well as HTML."""
    return Markup(f"//<![CDATA[\n{(TEMPLATES / name).read_text(encoding='utf-8')}//]]>")


def digest(content: str) -> str:
    """The hash by which a content security policy allows the very content of a style or script element."""
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _clean(value: object) -> object:
    return displayable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
