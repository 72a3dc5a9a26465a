"""In which file a finding stands, as it is told to people and programs."""

from pathlib import Path

from graphkit.report.finding import Finding


def file_of(finding: Finding) -> str | None:
    """The file's path with forward slashes, seen from the working folder where it lies below it. None without a file.

    So a report that is mailed, or put beside the data, does not carry the names of the writer's own folders.
    """
    return shown(finding.file) if finding.file else None


def shown(file: Path) -> str:
    """A file's path, as `file_of` tells it."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
