"""Writes the rule pages and the examples that the program shows: `python docs/rules/make.py [FOLDER]`.

Reads the shapes, the texts and the tests' own files; the same of them give the same bytes. With a FOLDER, the pages go
there, and the examples too. Otherwise they go to their places in the project. The other modules cut the examples.
"""

import json
import sys
from pathlib import Path

from examples import examples

from graphkit.languages.fallback import FULL
from graphkit.rdf.write import write
from graphkit.rulebook import NOUNS, load
from graphkit.rulebook.as_markdown import OWN_NAMES, index, page
from graphkit.rulebook.example import FILE

PAGES = Path(__file__).parent


def make(pages: Path, file: Path) -> list[Path]:
    """Write the examples, then the pages; the files written."""
    write(file, json.dumps(examples(), ensure_ascii=False, indent=1) + "\n")
    written = [file, pages / "README.md"]
    write(written[1], front())
    rules = list(load().values())
    for language in FULL:
        texts = {f"{noun}.md": page(noun, rules, language) for noun in NOUNS}
        texts["README.md"] = index(rules, language)
        for name, content in texts.items():
            write(pages / language / name, content)
            written.append(pages / language / name)
    return written


def front() -> str:
    """The page in front of the languages."""
    return f"""# Rules: what each one means

A page a shapes file and language, a heading a rule: what is right, why, usual causes, and how it looks wrong and right.
`graphkit rules RULE` shows the same.

{"".join(f"- [{OWN_NAMES[language]}]({language}/README.md){chr(10)}" for language in FULL)}
**Generated: do not edit.** Names and what is right stand in `shapes/`, the other words in `graphkit/texts/rulebook/`
(unreviewed, see [languages](../languages.md)), the examples are cut from `tests/shapes/`. After a change there:

    python docs/rules/make.py

A test fails when the pages are behind, when a rule lacks an example or a reason, and when a language lacks a text.
A new `sh:sparql` rule needs a topic in `graphkit/rulebook/reasons.py`.
"""


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    done = make(folder or PAGES, folder / FILE.name if folder else FILE)
    print(f"{len(done)} files")
