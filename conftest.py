"""Make a plain `pytest --nbval chapters` compare as strictly as the build."""
pytest_plugins = ["book.nbval_strict"]
