"""The three verdicts as a workbook: beside the sheets of the report, one of what looks wrong and one of shares."""

from graphkit.publish.verdicts import in_short
from graphkit.quality import as_tables
from graphkit.report.as_xlsx import as_xlsx
from graphkit.validate.checked import Checked


def verdicts_xlsx(checked: Checked, language: str) -> bytes:
    """The workbook's bytes. Raises TooManyFindingsError as `as_xlsx` does."""
    if checked.quality is None:
        return as_xlsx(checked.report, language)
    return as_xlsx(checked.report, language, in_short(checked, language), as_tables(checked.quality, language))
