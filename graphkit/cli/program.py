"""The program's root: its commands, and the one place where errors become a line on stderr and an exit code.

Exit codes: 0 done and clean, 1 findings at or above --fail-on, 2 wrong usage, 3 could not do it.
"""

import importlib

import click

from graphkit.errors import GraphkitError, ParameterError

COMMANDS = {
    "concepts": "graphkit.cli.concepts:concepts",
    "convert": "graphkit.cli.convert:convert",
    "demo": "graphkit.cli.demo:demo",
    "merge": "graphkit.cli.merge:merge",
    "network": "graphkit.cli.network:network",
    "queries": "graphkit.cli.query:queries",
    "query": "graphkit.cli.query:query",
    "rules": "graphkit.cli.rules:rules",
    "serve": "graphkit.cli.serve:serve",
    "template": "graphkit.cli.template:template",
    "validate": "graphkit.cli.validate:validate",
}


class Program(click.Group):
    """A group that imports a command only when it is asked for, so that every command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what it could not do is one line on stderr."""
        try:
            return super().invoke(ctx)
        except ParameterError as error:
            raise _Misuse(str(error)) from error
        except GraphkitError as error:
            raise _Failure(str(error)) from error
        except OSError as error:
            raise _Failure(f"{error.filename or 'output'}: {error.strerror or error}") from error


class _Failure(click.ClickException):
    exit_code = 3

    def show(self, file: object = None) -> None:
        """One line on stderr, control characters made visible."""
        line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in self.message)
        click.echo(f"graphkit: {line}", err=True)


class _Misuse(_Failure):
    exit_code = 2


@click.command(cls=Program)
@click.version_option(package_name="graphkit")
def main() -> None:
    """Check, ask and analyse the Nordic Social Innovation Graph."""
