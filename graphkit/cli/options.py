"""Options that several commands share, each written once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from graphkit.languages.fallback import ALL, of_locale

language = click.option(
    "--lang",
    "language",
    type=click.Choice((*ALL, "no")),
    default=of_locale,
    show_default="of your locale, else en",
    help="Language of the words printed.",
)

output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write here; the extension chooses the form."
)


def form(names: tuple[str, ...]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option `--format`, which overrules the extension of `-o`."""
    return click.option(
        "--format", "form", type=click.Choice(names), help="Form of the output, whatever the extension."
    )


def chosen(form: str | None, path: Path | None, extensions: Mapping[str, str], default: str) -> str:
    """The form asked for: by `--format`, else by the extension, else the default. Exit 2 for an unknown extension."""
    if form or path is None:
        return form or default
    if path.suffix.lower() not in extensions:
        known = " ".join(sorted(extensions))
        raise click.UsageError(f"{path.name}: the extension names no form. Use one of {known}, or --format")
    return extensions[path.suffix.lower()]
