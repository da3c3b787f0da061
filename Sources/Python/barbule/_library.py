"""The native library: barbule.h as ctypes sees it."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any, Callable, Dict, Union

#: Bytes of one payload or text, at most.
LENGTH_MAX = 67_108_864

Text = Union[bytes, bytearray, memoryview, str]

OK = 0
INVALID_PAYLOAD = 1
BUFFER_TOO_SMALL = 2
NO_CANONICAL = 3
UNKNOWN_NAME = 4
BAD_SCHEMA = 5
BAD_OPTIONS = 6


class LibraryError(Exception):
    """A call that the library refused; `name` is the status of barbule.h."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.name: str = library.barbule_status_name(status).decode()
        super().__init__(self.name)


class File(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("name_length", c_size_t), ("text", c_char_p), ("text_length", c_size_t)]


def _load() -> ctypes.CDLL:
    name = "libbarbulec.dylib" if sys.platform == "darwin" else "libbarbulec.so"
    path = os.environ.get("BARBULE_LIBRARY") or str(Path(__file__).with_name(name))
    loaded = ctypes.CDLL(path)
    handle, size, length, buffer = c_uint64, c_size_t, POINTER(c_size_t), c_void_p
    signatures = {
        "versions": [buffer, size, length],
        "schema_bundled": [c_char_p, size, POINTER(handle)],
        "schema_compile": [POINTER(File), size, POINTER(handle), POINTER(handle)],
        "schema_free": [handle],
        "options_create": [handle, c_char_p, size, POINTER(handle), POINTER(handle)],
        "options_free": [handle],
        "error_json": [handle, buffer, size, length],
        "error_free": [handle],
        "check": [handle, handle, c_char_p, size, POINTER(handle)],
        "normalize": [handle, handle, c_char_p, size, buffer, size, length, POINTER(handle)],
        "result_is_valid": [handle, POINTER(c_int32)],
        "result_is_changed": [handle, POINTER(c_int32)],
        "result_issue_count": [handle, c_int, POINTER(c_size_t)],
        "result_canonical": [handle, buffer, size, length],
        "result_report": [handle, c_int, buffer, size, length],
        "result_patch": [handle, buffer, size, length],
        "result_free": [handle],
    }
    for name, arguments in signatures.items():
        function = getattr(loaded, "barbule_" + name)
        function.argtypes, function.restype = arguments, c_int
    loaded.barbule_status_name.argtypes, loaded.barbule_status_name.restype = [c_int], c_char_p
    loaded.barbule_abi_version.argtypes, loaded.barbule_abi_version.restype = [], c_uint32
    if loaded.barbule_abi_version() != 1:
        raise ImportError(f"{path} has version {loaded.barbule_abi_version()} of the C interface, this package needs 1")
    return loaded


library = _load()


def encoded(text: Text) -> bytes:
    """The bytes of a text. A lone surrogate becomes bytes that are no UTF-8, for the library to refuse."""
    if isinstance(text, bytes):
        return text
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def checked(status: int) -> None:
    if status != OK:
        raise LibraryError(status)


def read(fill: Callable[[Any, int, Any], int]) -> bytes:
    """What a function writes into a buffer."""
    length = c_size_t()
    status = fill(None, 0, byref(length))
    if status != BUFFER_TOO_SMALL:
        checked(status)
        return b""
    buffer = ctypes.create_string_buffer(length.value)
    checked(fill(buffer, length.value, byref(length)))
    return buffer.raw[: length.value]


def read_error(error: c_uint64) -> Dict[str, Any]:
    """The error behind a handle, which is freed."""
    try:
        record: Dict[str, Any] = json.loads(read(lambda *out: library.barbule_error_json(error, *out)))
        return record
    finally:
        library.barbule_error_free(error)


class Buffer(threading.local):
    """Memory of one thread that canonical bytes are written into; longer ones are read from a result."""

    capacity = 1 << 16

    def __init__(self) -> None:
        self.memory = ctypes.create_string_buffer(self.capacity)
        self.address = ctypes.addressof(self.memory)
        self.length = c_size_t()
        self.length_pointer = byref(self.length)
        self.result = c_uint64()
        self.result_pointer = byref(self.result)


def versions() -> Dict[str, str]:
    """Versions of the library and of the data its verdicts depend on: `barbule`, `unicode`, `icu`, `numberingPlan`."""
    names: Dict[str, str] = json.loads(read(library.barbule_versions))
    return names
