"""The options that make one-mode networks of actors out of two-mode ones."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

import click

from graphkit.network import disparity, one_mode, sdsm
from graphkit.network.one_mode import Weighting
from graphkit.network.two_mode import Network

ALPHA = 0.05

Command = Callable[..., None]


@dataclass(frozen=True)
class Projection:
    """How actors are tied: by a weighting, and by a backbone where one is asked for (None = all ties)."""

    weighting: Weighting | None
    backbone: str | None
    alpha: float | None

    @property
    def asked(self) -> bool:
        """Whether anything was asked for, so that a two-mode network has to become one of actors."""
        return (self.weighting, self.backbone, self.alpha) != (None, None, None)

    def of(self, graph: Network) -> Network:
        """The network of actors. Exit 2 for options that do not go together."""
        if self.backbone is None and self.alpha is not None:
            raise click.UsageError("--alpha is the level of a backbone. Add --backbone sdsm or disparity")
        if self.backbone == "sdsm":
            if self.weighting not in (None, "count"):
                raise click.UsageError(f"the backbone sdsm is of counts. Leave out --weighting {self.weighting}")
            return sdsm(graph, self.alpha or ALPHA).graph()
        projected = one_mode(graph, self.weighting or "count")
        return disparity(projected, self.alpha or ALPHA).graph() if self.backbone else projected


def projection(command: Command) -> Command:
    """The options --weighting, --backbone and --alpha."""
    for option in (
        click.option(
            "--alpha",
            type=click.FloatRange(0, 1, min_open=True, max_open=True),
            help=f"Level of the backbone: it keeps what chance gives less often.  [default: {ALPHA}]",
        ),
        click.option(
            "--backbone",
            type=click.Choice(("sdsm", "disparity")),
            help="Keep only ties that chance does not explain.",
        ),
        click.option(
            "--weighting",
            type=click.Choice(get_args(Weighting)),
            help="How much a shared collaboration counts for a tie between two actors.",
        ),
    ):
        command = option(command)
    return command
