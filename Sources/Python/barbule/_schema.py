"""Compiled schemas and their options."""

from __future__ import annotations

import ctypes
import json
from ctypes import byref, c_uint64
from typing import Any, Dict, Mapping, Optional

from ._library import (
    BAD_OPTIONS,
    BAD_SCHEMA,
    BUFFER_TOO_SMALL,
    INVALID_PAYLOAD,
    OK,
    UNKNOWN_NAME,
    Buffer,
    File,
    LibraryError,
    Text,
    checked,
    encoded,
    library,
    read_error,
)
from ._report import InvalidPayload, Report

_buffer = Buffer()


class SchemaError(ValueError):
    """A mistake of the schema's author, with its place in the file."""

    def __init__(self, record: Dict[str, Any]) -> None:
        self.code: str = record["code"]
        self.file: str = record["file"]
        self.pointer: str = record["pointer"]
        self.line: int = record["line"]
        self.column: int = record["column"]
        self.parameters: Dict[str, str] = record["parameters"]
        super().__init__(record["message"])


class OptionsError(ValueError):
    """An option that the schema does not have, or a value that it does not take."""


class Options:
    """Options of runs, read once; made by `Schema.options`."""

    __slots__ = ("_handle",)

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __del__(self) -> None:
        if library is not None:
            library.barbule_options_free(self._handle)


class Schema:
    """A compiled schema. Compile once, share between threads: checks run without the interpreter's lock.

    >>> schema = Schema.bundled("contact-update")
    >>> schema.normalize(b'{"gender": "male"}')
    b'{"gender": "MALE"}'
    """

    __slots__ = ("_handle",)

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __del__(self) -> None:
        if library is not None:
            library.barbule_schema_free(self._handle)

    @classmethod
    def bundled(cls, name: str) -> Schema:
        """The bundled schema of a name such as `contact-update`; KeyError when there is none."""
        handle = c_uint64()
        text = encoded(name)
        status = library.barbule_schema_bundled(text, len(text), byref(handle))
        if status == UNKNOWN_NAME:
            raise KeyError(name)
        checked(status)
        return cls(handle.value)

    @classmethod
    def compile(cls, text: Text, *, name: str = "schema.json", others: Optional[Mapping[str, Text]] = None) -> Schema:
        """Compiles a JSON Schema with the vocabulary of Barbule; nothing is ever fetched or opened.

        `others` are further files that it refers to by `$id` or name. Raises SchemaError.
        """
        pairs = [(encoded(name), encoded(text))]
        pairs += [(encoded(other), encoded(body)) for other, body in (others or {}).items()]
        files = (File * len(pairs))(*(File(n, len(n), t, len(t)) for n, t in pairs))
        handle, error = c_uint64(), c_uint64()
        status = library.barbule_schema_compile(files, len(pairs), byref(handle), byref(error))
        if status == BAD_SCHEMA:
            raise SchemaError(read_error(error))
        checked(status)
        return cls(handle.value)

    def options(self, **values: Any) -> Options:
        """Options by the names that the schema declares: `schema.options(date_order="DMY")`. Raises OptionsError."""
        text = json.dumps(values).encode()
        handle, error = c_uint64(), c_uint64()
        status = library.barbule_options_create(self._handle, text, len(text), byref(handle), byref(error))
        if status == BAD_OPTIONS:
            raise OptionsError(read_error(error)["message"])
        checked(status)
        return Options(handle.value)

    def check(self, payload: Text, options: Optional[Options] = None) -> Report:
        """Every issue, every change, the canonical document. Bad data is told in the report, never raised."""
        text = encoded(payload)
        handle = c_uint64()
        run = options._handle if options is not None else 0
        checked(library.barbule_check(self._handle, run, text, len(text), byref(handle)))
        return Report(handle.value)

    def is_valid(self, payload: Text, options: Optional[Options] = None) -> bool:
        """Whether the payload can be sent once it is normalized."""
        return self.check(payload, options).is_valid

    def normalize(self, payload: Text, options: Optional[Options] = None) -> bytes:
        """The canonical bytes of a payload; a canonical one comes back byte for byte. Raises InvalidPayload."""
        text = payload if type(payload) is bytes else encoded(payload)
        buffer = _buffer
        run = options._handle if options is not None else 0
        status = library.barbule_normalize(
            self._handle, run, text, len(text), buffer.address, buffer.capacity, buffer.length_pointer, buffer.result_pointer
        )
        if status == OK:
            return ctypes.string_at(buffer.address, buffer.length.value)
        if status == INVALID_PAYLOAD:
            raise InvalidPayload(Report(buffer.result.value))
        if status != BUFFER_TOO_SMALL:
            raise LibraryError(status)
        canonical = Report(buffer.result.value).canonical
        return canonical if canonical is not None else b""
