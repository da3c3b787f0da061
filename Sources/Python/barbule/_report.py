"""What is said about one payload."""

from __future__ import annotations

import json
from ctypes import byref, c_int32, c_size_t
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

from ._library import NO_CANONICAL, LibraryError, checked, library, read


@dataclass(frozen=True)
class Fix:
    """One operation of a JSON Patch; a personal value is left out unless the report shows values."""

    op: str
    path: str
    value: Any = None


@dataclass(frozen=True)
class Issue:
    """One thing found in a payload. Lines and columns begin at 1, columns count code points."""

    code: str
    """Permanent, `area.what`. Codes may be added: accept unknown ones and go by `severity`."""
    severity: str
    """`error`: stays as it came, cannot be sent; `warning`: changed with an assumption, or odd; `info`: lossless."""
    action: str
    """What happened to the value: `fix`, `keep`, `drop` or `stop`."""
    pointer: str
    """JSON Pointer into the input."""
    line: int
    column: int
    end_line: int
    end_column: int
    byte_offset: int
    byte_length: int
    keyword_location: Optional[str]
    absolute_keyword_location: Optional[str]
    message: str
    parameters: Dict[str, str]
    sensitive: bool
    fix: Tuple[Fix, ...]

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.severity}[{self.code}] {self.pointer}: {self.message}"


def _issue(record: Dict[str, Any]) -> Issue:
    return Issue(
        code=record["code"],
        severity=record["severity"],
        action=record["action"],
        pointer=record["pointer"],
        line=record["line"],
        column=record["column"],
        end_line=record["endLine"],
        end_column=record["endColumn"],
        byte_offset=record["byteOffset"],
        byte_length=record["byteLength"],
        keyword_location=record["keywordLocation"],
        absolute_keyword_location=record["absoluteKeywordLocation"],
        message=record["message"],
        parameters=record["parameters"],
        sensitive=record["sensitive"],
        fix=tuple(Fix(**fix) for fix in record["fix"]),
    )


class Report:
    """Everything about one checked payload; what is asked for is made when it is asked for.

    >>> report.is_valid, report.canonical, [issue.code for issue in report.issues]
    """

    __slots__ = ("_handle", "_issues")

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._issues: Optional[List[Issue]] = None

    def __del__(self) -> None:
        # At the end of the interpreter the library may be gone.
        if library is not None:
            library.barbule_result_free(self._handle)

    @property
    def is_valid(self) -> bool:
        """No issue is an error."""
        truth = c_int32()
        checked(library.barbule_result_is_valid(self._handle, byref(truth)))
        return truth.value != 0

    @property
    def is_changed(self) -> bool:
        """The canonical document is not the payload."""
        truth = c_int32()
        checked(library.barbule_result_is_changed(self._handle, byref(truth)))
        return truth.value != 0

    @property
    def canonical(self) -> Optional[bytes]:
        """The canonical document, in which fields with errors stand as they came; None when there is none."""
        try:
            return read(lambda *out: library.barbule_result_canonical(self._handle, *out))
        except LibraryError as error:
            if error.status == NO_CANONICAL:
                return None
            raise

    @property
    def issues(self) -> List[Issue]:
        """All issues in document order, at most 100 (`issue_count` counts all); personal values are masked."""
        if self._issues is None:
            self._issues = [_issue(record) for record in json.loads(self.json())["issues"]]
        return self._issues

    def issue_count(self, severity: str = "error") -> int:
        """How many issues of a severity were found."""
        count = c_size_t()
        number = ("info", "warning", "error").index(severity)
        checked(library.barbule_result_issue_count(self._handle, number, byref(count)))
        return count.value

    def json(self, *, show_values: bool = False) -> bytes:
        """The report as the command writes it with `--format json`."""
        return read(lambda *out: library.barbule_result_report(self._handle, int(show_values), *out))

    @property
    def patch(self) -> List[Dict[str, Any]]:
        """The changes as a JSON Patch (RFC 6902) from the payload to the canonical document. It holds values."""
        operations: List[Dict[str, Any]] = json.loads(
            read(lambda *out: library.barbule_result_patch(self._handle, *out))
        )
        return operations

    def __repr__(self) -> str:
        return f"<Report valid={self.is_valid} changed={self.is_changed}>"


class InvalidPayload(ValueError):
    """A payload that cannot be sent; `report` tells all that is known of it."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        """One line an error, and no personal value."""
        return "\n".join(str(issue) for issue in self.report.issues if issue.severity == "error")
