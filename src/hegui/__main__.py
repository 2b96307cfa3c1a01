"""``python -m hegui``."""

from hegui.cli.main import main

main()
