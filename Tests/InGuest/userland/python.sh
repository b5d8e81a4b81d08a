# Python's own regression tests, those named: each test and how it ended.
for name; do
    python3 -m test --junit-xml "/tmp/$name.xml" "$name" >"/tmp/$name.log" 2>&1
    echo "$name exit code $?"
    python3 - "/tmp/$name.xml" <<'END' || tail -n 20 "/tmp/$name.log"
import sys, xml.etree.ElementTree as tree
cases = []
for case in tree.parse(sys.argv[1]).iter("testcase"):
    kinds = sorted({child.tag for child in case if child.tag in ("failure", "error", "skipped")})
    cases.append((case.get("name"), "+".join(kinds) or case.get("result") or "ok"))
for name, end in sorted(cases):
    print(name, end)
print(len(cases), "tests")
END
done
