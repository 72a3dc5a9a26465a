"""Validation: shapes and data in, a Report out. The only room that knows a SHACL engine."""

from graphkit.validate.validate import validate

__all__ = ["validate"]
