"""The program: `python -m glane run …`, and the command `glane` that comes with the package."""
import sys

from glane import _glane


def main() -> int:
    return _glane.main(["glane", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
