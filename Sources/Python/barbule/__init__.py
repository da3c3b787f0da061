"""Barbule checks and repairs JSON payloads.

>>> import barbule
>>> schema = barbule.Schema.bundled("contact-update")
>>> schema.normalize('{"gender": "male"}')
b'{"gender": "MALE"}'
>>> report = schema.check('{"born_date": "03/04/1990"}')
>>> [(issue.code, issue.pointer, issue.line) for issue in report.issues]
[('date.ambiguous_day_month', '/born_date', 1)]
"""

from ._library import LENGTH_MAX, LibraryError, versions
from ._report import Fix, InvalidPayload, Issue, Report
from ._schema import Options, OptionsError, Schema, SchemaError

__all__ = [
    "Fix",
    "InvalidPayload",
    "Issue",
    "LENGTH_MAX",
    "LibraryError",
    "Options",
    "OptionsError",
    "Report",
    "Schema",
    "SchemaError",
    "versions",
]

__version__: str = versions()["barbule"]
