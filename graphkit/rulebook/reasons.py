"""Why a rule is there and what usually breaks it: by topic where something particular is known, else by constraint."""

from collections.abc import Iterator

from graphkit.languages.labels import pick
from graphkit.languages.texts import text
from graphkit.namespaces import CONCEPT, XSD
from graphkit.rulebook.model import Ask, Rule

ROOM = "rulebook"

_TOPICS = {
    "accessed": "Citation-accessed",
    "addressed": "Barrier-addressed",
    "axiom": "Contribution-axiom Contribution-class",
    "blank-node": "Contribution-blank-node",
    "characters": "Text-characters",
    "collaboration-country": "Collaboration-country",
    "contact": "Text-e-mail Text-phone",
    "country-of-address": "Country-of-address",
    "coverage": "Dataset-coverage-given",
    "coverage-twice": "Coverage-twice",
    "currency": "Amount-currency Amount-currency-code",
    "dangling": "Reference-node Reference-thing",
    "double": "Actor-same-homepage Actor-same-name Actor-same-number",
    "english": "Concept-name-english",
    "evidence": "Assertion-evidence-given",
    "evidence-test": "Assertion-evidence-test",
    "exact-match": "Concept-exact-match",
    "false-friend": "Concept-false-friend-apart",
    "foreign-thing": "Contribution-address",
    "inference": "Term-domain Term-range",
    "kind": "Contribution-kind Contribution-type",
    "label": "Concept-label-evidence Concept-label-shown Label-used",
    "label-source": "Label-source Label-source-needed",
    "language-tag": "Text-language",
    "legal-form": "Actor-legal-form-country",
    "membership-dates": "Membership-early Membership-late",
    "neighbour": "Contribution-country",
    "org-number": "Identifier-no-brc Identifier-se-on Identifier-dk-cvr Identifier-fi-pro "
    "Identifier-is-ken Identifier-fo-vn Identifier-ee-are",
    "participants": "Collaboration-members-differ Collaboration-participants",
    "period-empty": "Period-dates",
    "person": "Actor-sole-trader Contribution-person Identifier-person Text-personal-number",
    "place": "Concept-place",
    "plain-number": "Amount-number",
    "precision-alone": "Precision-alone End-precision-alone",
    "precision-missing": "Precision-missing End-precision-missing",
    "role": "Membership-role",
    "scheme": "Concept-scheme-own",
    "self": "Assertion-self Assertion-third-party",
    "seven-languages": "Ontology-title Term-definition Term-label",
    "source": "Source",
    "term": "Term",
    "time": "Collaboration-period Programme-period",
    "unknown": "Unknown-class Unknown-concept Unknown-property",
    "version": "Dataset-version-same",
}
"""Rules of which something particular is known."""

_TOPIC_OF = {rule: topic for topic, rules in _TOPICS.items() for rule in rules.split()}

_WAYS = {
    "MinCount": "missing",
    "MaxCount": "many",
    "NodeKind": "text-for-iri",
    "In": "list",
    "HasValue": "fixed",
    "MinLength": "short",
    "MaxLength": "long",
    "MinInclusive": "least",
    "LessThanOrEquals": "order",
    "Disjoint": "repeated",
    "LanguageIn": "language",
    "UniqueLang": "one-language",
}
_DATATYPES = {"date": "date", "string": "text", "integer": "number", "anyURI": "web-address"}


def why(rule: Rule, language: str) -> list[str]:
    """What would go wrong without the rule: a sentence a reason."""
    return [text(ROOM, f"why.{topic}", language, property=name(rule, language)) for topic in topics(rule)]


def causes(rule: Rule, language: str) -> list[str]:
    """What usually lies behind a finding, the commonest first, in words for a person at a spreadsheet."""
    lines = (text(ROOM, f"causes.{topic}", language, property=name(rule, language)) for topic in topics(rule))
    return list(dict.fromkeys(line for block in lines for line in block.strip().splitlines()))


def name(rule: Rule, language: str) -> str:
    """What people call the property or the thing that the rule is about."""
    label = pick(rule.names, language)
    return label.text if label else rule.name


def topics(rule: Rule) -> list[str]:
    """Keys of the reasons in the catalogue: the rule's own topic, or one for each of its constraints.

    Empty where nothing is known, as of a new `sh:sparql` rule without a topic; a test finds it.
    """
    return [_TOPIC_OF[rule.name]] if rule.name in _TOPIC_OF else list(dict.fromkeys(_ways(rule)))


def _ways(rule: Rule) -> Iterator[str]:
    for ask in rule.asks:
        if ask.name == "Pattern":
            yield _pattern(rule, ask)
        elif ask.name == "Datatype":
            yield _DATATYPES[(ask.limit or "").removeprefix(XSD)]
        elif ask.name in _WAYS:
            yield _WAYS[ask.name]


def _pattern(rule: Rule, ask: Ask) -> str:
    """A form may be that of a thing's own IRI, a code's, a reference's, or one of its own."""
    plain = (ask.limit or "").replace("\\", "")
    if plain == "S":
        return "short"
    if not rule.properties:
        return "iri"
    if plain.startswith(f"^{CONCEPT}"):
        return "code"
    return "reference" if "/id/(" in plain else "form"
