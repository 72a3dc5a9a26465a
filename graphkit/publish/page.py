"""The frame of a page: one html file with its style inside, no script, nothing fetched, every value escaped."""

import hashlib
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graphkit.network.export import displayable

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, style: str, values: dict[str, object]) -> str:
    """A page from the template and style sheet of those names.

    The page's content security policy allows this one style sheet and nothing else: no script, picture, font or frame
    from anywhere (https://www.w3.org/TR/CSP3/).
    """
    sheet = (TEMPLATES / style).read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    # Safe to mark so: the style sheet is the project's own.
    return environment.get_template(template).render(values, style=Markup(sheet), style_hash=f"sha256-{digest}")


def _clean(value: object) -> object:
    return displayable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
