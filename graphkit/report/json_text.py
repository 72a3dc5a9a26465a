"""JSON as text that may be shown on a terminal."""

import json
import re

_BEYOND_ASCII = re.compile(r"[^\n -~]")


def json_text(tree: object) -> str:
    """The tree as indented JSON, with a line end. Characters that nobody sees stand as `\\u…`, so nothing is lost."""
    text = json.dumps(tree, ensure_ascii=False, indent=2)
    return _BEYOND_ASCII.sub(lambda found: _readable(found.group()), text) + "\n"


def _readable(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]
