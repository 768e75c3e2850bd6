#!/usr/bin/env python3
"""Prints 'N passed, N failed[, N skipped]' from ctest's JUnit file.

    count_tests.py test.xml

Exit status 1 where a test failed, none ran or the file is not there.
"""
import sys
import xml.etree.ElementTree as xml


def main():
    try:
        suite = xml.parse(sys.argv[1]).getroot()
    except (OSError, xml.ParseError) as error:
        print(f"no test result: {error}", file=sys.stderr)
        print("0 passed, 0 failed")
        return 1
    # ctest writes status "run", "fail", "disabled" or "notrun"; a test that returned its
    # skip code is "notrun" with a <skipped> element.  What could not be started counts as failed.
    passed = failed = skipped = 0
    for case in suite.iter("testcase"):
        status = case.get("status")
        skip = case.find("skipped")
        if status == "run":
            passed += 1
        elif status == "disabled" or (skip is not None and "SKIP" in skip.get("message", "")):
            skipped += 1
        else:
            failed += 1
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
