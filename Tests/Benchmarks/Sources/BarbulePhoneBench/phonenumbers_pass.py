"""Reads a file of "number TAB region" lines; for every line of standard input measures one pass over it.

Answers with the CPU time in nanoseconds and the count of valid numbers.
"""
import sys, time
import phonenumbers as pn

rows = []
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    text, region = line.rstrip("\n").split("\t")
    rows.append((text, region or None))
print("PyPI phonenumbers", pn.__version__, flush=True)
for _ in sys.stdin:
    valid, start = 0, time.process_time_ns()
    for text, region in rows:
        try:
            number = pn.parse(text, region)
        except pn.NumberParseException:
            continue
        valid += pn.is_valid_number(number)
        pn.region_code_for_number(number)
        pn.number_type(number)
    print(time.process_time_ns() - start, valid, flush=True)
