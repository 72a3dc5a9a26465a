"""Options that several commands share, each written once."""

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
