"""`onrecord completion`: the script that teaches a shell to complete our commands, options and files."""

import click


@click.command(
    short_help="Teach a shell to complete.",
    epilog="""\b
Put one of these into the file that your shell reads at its start:
  bash  ~/.bashrc                     eval "$(onrecord completion bash)"
  zsh   ~/.zshrc                      eval "$(onrecord completion zsh)"
  fish  ~/.config/fish/config.fish    onrecord completion fish | source""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root()
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"this release of click knows no {shell}")
    click.echo(script(root.command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
