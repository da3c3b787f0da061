"""peer.py NAME SCHEMA LINES: for every line of standard input one pass over LINES, from bytes to verdict.

Prints what it is; then, a pass, the CPU time in nanoseconds and how many lines are valid.
"""
import importlib.metadata as metadata, json, os, platform, resource, subprocess, sys, tempfile, time

name, schema_path, lines_path = sys.argv[1:]
lines = open(lines_path, "rb").read().splitlines()
schema = json.load(open(schema_path))


def title(*packages):
    return " + ".join(f"{package} {metadata.version(package)}" for package in packages)


def in_process(is_valid):
    start = time.process_time_ns()
    valid = sum(map(is_valid, lines))
    return time.process_time_ns() - start, valid


def children(paths):
    """CPU time of the command over files, and whether all are valid."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run([cli, "validate", "--fast", schema_path] + paths, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return seconds * 1e9, result.returncode == 0


if name == "jsonschema-rs":
    import jsonschema_rs, orjson
    check = jsonschema_rs.validator_for(schema, validate_formats=True).is_valid
    print(title("jsonschema-rs", "orjson"), flush=True)
    run = lambda: in_process(lambda line: check(orjson.loads(line)))
elif name == "corvus":
    import corvus_json_schema_rs
    check = corvus_json_schema_rs.compile(schema, assert_format=True).is_valid_json
    print(title("corvus-json-schema-rs"), flush=True)
    run = lambda: in_process(check)
elif name == "fastjsonschema":
    import fastjsonschema, orjson
    compiled = fastjsonschema.compile({key: value for key, value in schema.items() if key != "$schema"})

    def check(line):
        try:
            compiled(orjson.loads(line))
            return True
        except fastjsonschema.JsonSchemaValueException:
            return False

    print(title("fastjsonschema", "orjson"), flush=True)
    run = lambda: in_process(check)
elif name == "sourcemeta":
    # A command: its start and the schema are measured with one line and taken off. It stops at the first invalid line.
    import sourcemeta_jsonschema
    folder = os.path.dirname(sourcemeta_jsonschema.__file__)
    machine = {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")
    cli = os.path.join(folder, f"jsonschema-{sys.platform}-{machine}")
    one, many = (os.path.join(tempfile.mkdtemp(), "lines.jsonl") for _ in range(2))
    open(one, "wb").write(lines[0] + b"\n")
    open(many, "wb").write(b"\n".join(lines * 20) + b"\n")
    print(title("sourcemeta-jsonschema") + ", its command", flush=True)

    def run():
        start, _ = children([one])
        whole, all_valid = children([many])
        return int((whole - start) / 20), len(lines) if all_valid else -1

for _ in sys.stdin:
    print(*run(), flush=True)
