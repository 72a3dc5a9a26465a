"""The three verdicts in the forms that tell all of them: *valid* first, then what decides nothing."""

from graphkit.languages.texts import text
from graphkit.quality import as_tree, headlines, quality_text
from graphkit.report.as_json import as_json
from graphkit.report.as_text import as_text
from graphkit.report.summary import verdict
from graphkit.report.wrapped import wrapped
from graphkit.validate.checked import Checked


def verdicts_text(checked: Checked, language: str) -> str:
    """Text for a terminal. It ends with each verdict in a sentence, where a reader who scrolled looks first."""
    valid = as_text(checked.report, language)
    if checked.quality is None:
        return valid
    end = "".join(f"{line}\n" for sentence in in_short(checked, language) for line in wrapped(sentence, "", "  "))
    return f"{valid}\n{quality_text(checked.quality, language)}\n{end}"


def verdicts_json(checked: Checked, language: str) -> str:
    """JSON; `docs/schemas/report.schema.json` says what stands under each key."""
    quality = None if checked.quality is None else as_tree(checked.quality, language)
    return as_json(checked.report, language, quality)


def in_short(checked: Checked, language: str) -> tuple[str, ...]:
    """Each verdict in a sentence."""
    valid = text("check", "valid", language, verdict=verdict(checked.report, language))
    return (valid, *(headlines(checked.quality, language) if checked.quality else ()))
