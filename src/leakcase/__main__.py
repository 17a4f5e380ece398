"""``python -m leakcase``: the command line."""

from leakcase.cli import main

if __name__ == "__main__":
    main()
