"""Bytes in; verdict and canonical bytes out: Barbule beside jsonschema-rs + orjson and pydantic.

usage: barbule_python_bench.py [--file contacts.ndjson] [--schema plain.json] [--lines 5000] [--rounds 9]

Without --file, the payloads are made by `bench/gen.py` of the data folder (BARBULE_DATA, or `shared` beside the package)
and the schema is `bench/schema.json` there. All but the last row check that schema, or a model with the same limits.
"""

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import barbule
import jsonschema_rs
import orjson
from pydantic import ValidationError

from contact_models import Contact

FOLDER = Path(__file__).resolve().parent
DATA = Path(os.environ.get("BARBULE_DATA", FOLDER.parent.parent.parent.parent / "shared"))


def payloads(arguments):
    if arguments.file:
        lines = Path(arguments.file).read_bytes().splitlines()
    else:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "contacts.ndjson")
            command = [sys.executable, str(DATA / "bench" / "gen.py"), str(arguments.lines), str(file)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            lines = file.read_bytes().splitlines()
    return lines[: arguments.lines]


def rows(schema):
    contact = barbule.Schema.bundled("contact-update")
    same = barbule.Schema.compile(schema)
    validator = jsonschema_rs.validator_for(orjson.loads(schema), validate_formats=True)
    model = Contact.__pydantic_validator__.validate_json

    def barbule_row(compiled):
        def run(payload):
            try:
                return compiled.normalize(payload)
            except barbule.InvalidPayload:
                return None

        return run

    def jsonschema_row(payload):
        try:
            document = orjson.loads(payload)
        except orjson.JSONDecodeError:
            return None
        return orjson.dumps(document) if validator.is_valid(document) else None

    def pydantic_row(payload):
        try:
            return Contact.__pydantic_serializer__.to_json(model(payload), exclude_unset=True)
        except ValidationError:
            return None

    return {
        "jsonschema-rs + orjson": jsonschema_row,
        "Barbule, the same schema": barbule_row(same),
        "pydantic, model by hand": pydantic_row,
        "Barbule, contact-update": barbule_row(contact),
    }


def measure(functions, lines, rounds):
    """CPU nanoseconds for a payload: all rows take turns; medians of rounds, and of ratios to the first row."""
    times = {name: [] for name in functions}
    valid = {}
    for turn in range(rounds + 1):
        for name, function in functions.items():
            start = time.process_time_ns()
            found = [function(line) for line in lines]
            spent = time.process_time_ns() - start
            valid[name] = sum(bytes is not None for bytes in found)
            if turn:  # the first one warms up
                times[name].append(spent / len(lines))
    first = next(iter(times.values()))
    for name, spent in times.items():
        ratio = statistics.median(own / other for own, other in zip(spent, first))
        print(f"{name:<38}{statistics.median(spent):>10.0f}{ratio:>8.2f}{valid[name]:>9}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--file")
    parser.add_argument("--schema", default=str(DATA / "bench" / "schema.json"))
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    lines = payloads(arguments)
    functions = rows(Path(arguments.schema).read_bytes())
    valid = [line for line in lines if all(function(line) is not None for function in functions.values())]
    names = ["barbule", "jsonschema-rs", "orjson", "pydantic"]
    print(f"Python {sys.version.split()[0]}, " + ", ".join(f"{name} {version(name)}" for name in names))
    for title, chosen in (("all lines", lines), ("lines that all rows call valid", valid)):
        size = sum(map(len, chosen)) // max(1, len(chosen))
        print(f"\n{title + ', ' + str(len(chosen)):<38}{'ns':>10}{'x':>8}{'valid':>9}   ({size} bytes each)")
        if chosen:
            gc.collect()
            gc.disable()
            measure(functions, chosen, arguments.rounds)
            gc.enable()


if __name__ == "__main__":
    main()
