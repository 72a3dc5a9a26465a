"""In which file a finding stands, as it is told to people and programs."""

from pathlib import Path

from graphkit.report.finding import Finding


def file_of(finding: Finding) -> str | None:
    """The file's path with forward slashes, seen from the working folder where it lies below it. None without a file.

    So a report that is mailed, or put beside the data, does not carry the names of the writer's own folders.
    """
    if finding.file is None:
        return None
    here = Path.cwd()
    return (finding.file.relative_to(here) if finding.file.is_relative_to(here) else finding.file).as_posix()
