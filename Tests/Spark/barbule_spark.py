"""Checks a file of records with Spark, twice, and compares with one machine.

    python barbule_spark.py BARBULE RECORDS.ndjson

Each partition goes through one `barbule pipe`: by `rdd.pipe(checkCode=True)`, and by `mapInArrow`. Accepted records, rejected
records and the counts of all codes must be those of `barbule check --accepted --rejects --report`.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

import pyarrow as pa
from pyspark.sql import SparkSession

COMMAND = ["pipe", "--emit", "both"]


def piped(barbule):
    """A function for `mapInArrow`: a column of lines in, a column of answers out."""

    def answers(batches):
        for batch in batches:
            lines = "".join(line + "\n" for line in batch.column(0).to_pylist())
            done = subprocess.run([barbule, *COMMAND], input=lines.encode(), capture_output=True, check=True)
            yield pa.RecordBatch.from_arrays([pa.array(done.stdout.decode().splitlines())], names=["answer"])

    return answers


def places(report):
    """What was found in a rejected record, which one machine writes as it came and `pipe` as far as it could be repaired."""
    return [(issue["code"], issue["pointer"]) for issue in report["issues"]]


def outcome(answers):
    """Accepted records and what was found in rejected ones, in their order, and how often every code stands there."""
    accepted, rejected, codes = [], [], collections.Counter()
    for answer in answers:
        report = json.loads(answer)
        if report["valid"]:
            accepted.append(json.dumps(report["record"], ensure_ascii=False))
        else:
            rejected.append(places(report))
        codes.update(issue["code"] for issue in report["issues"])
    return accepted, rejected, codes


def single(barbule, records):
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("accepted", "rejects", "report")}
        options = [word for name, path in names.items() for word in (f"--{name}", path)]
        done = subprocess.run([barbule, "check", records, *options], capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        with open(names["accepted"]) as file:
            accepted = [json.dumps(json.loads(line), ensure_ascii=False) for line in file]
        with open(names["rejects"]) as file:
            rejected = [places(json.loads(line)) for line in file]
        with open(names["report"]) as file:
            codes = {row["code"]: row["issues"] for row in json.load(file)["codes"]}
    return accepted, rejected, collections.Counter(codes)


def main():
    barbule, records = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    expected = single(barbule, records)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(records, 4)
    frame = spark.read.text(records)
    ways = {
        "rdd.pipe": lambda: lines.pipe(f"{barbule} {' '.join(COMMAND)}", checkCode=True).toLocalIterator(),
        "mapInArrow": lambda: (row.answer for row in frame.mapInArrow(piped(barbule), "answer string").toLocalIterator()),
    }
    same = True
    for name, answers in ways.items():
        found = outcome(answers())
        parts = [left == right for left, right in zip(found, expected)]
        same &= all(parts)
        print(f"{name}: {len(found[0])} accepted, {len(found[1])} rejected, {sum(found[2].values())} issues of {len(found[2])} codes;",
              "as on one machine" if all(parts) else f"accepted, rejects, codes the same: {parts}")
    spark.stop()
    sys.exit(0 if same else 1)


main()
