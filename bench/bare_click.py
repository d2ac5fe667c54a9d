"""The least that a command with click can be: what starting one costs."""

import click


@click.command()
@click.version_option("0.1.0")
def main() -> None:
    pass


if __name__ == "__main__":
    main()
