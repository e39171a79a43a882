"""``python -m cli``: the same as the ``handbook`` script."""

from cli.main import main

main()
