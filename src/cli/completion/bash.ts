import { type CommandOutline, everyCommand, valuedOptions } from './outline.ts';

/** A word in single quotes for bash and zsh. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Names that Etabli itself lists: the lab's own machines are among them. For bash and zsh. */
export const ETABLI_IDS = `_etabli_ids() {
  command etabli list "$1" --json 2>/dev/null | sed -n 's/^ *"id": "\\(.*\\)",*$/\\1/p'
}`;

/** `case` arms that follow the words on the line to the command that they name. For bash and zsh. */
export function walkArms(outline: CommandOutline): string {
  return everyCommand(outline)
    .filter(({ path }) => path !== '')
    .map(({ path }) => {
      const words = path.split(' ');
      return `      ${quoted(`${words.slice(0, -1).join(' ')} ${words.at(-1)}`)}) command=${quoted(path)} ;;`;
    })
    .join('\n');
}

/** Completion for bash. */
export function bashCompletion(outline: CommandOutline): string {
  const values = valuedOptions(outline).map(({ flags, value }) => {
    const reply = {
      ids: () => `COMPREPLY=($(compgen -W "$(_etabli_ids ${value.kind === 'ids' ? value.list : ''})" -- "$current"))`,
      words: () =>
        `COMPREPLY=($(compgen -W ${quoted(value.kind === 'words' ? value.words.join(' ') : '')} -- "$current"))`,
      file: () => 'compopt -o default',
      text: () => ':',
      none: () => ':',
    }[value.kind]();
    return `    ${flags.join('|')}) ${reply}; return ;;`;
  });
  const arms = everyCommand(outline).map((command) => {
    const options = command.options.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--')));
    const first = [...command.children.map(({ path }) => path.split(' ').at(-1)), ...command.words];
    return `    ${quoted(command.path)}) options=${quoted(options.join(' '))} words=${quoted(first.join(' '))} ;;`;
  });
  return `# Completion of etabli for bash. In ~/.bashrc: eval "$(etabli completion bash)"
${ETABLI_IDS}
_etabli() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command='' options='' words='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in
${walkArms(outline)}
    esac
  done
  case $before in
${values.join('\n')}
  esac
  case $command in
${arms.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [[ -z $words || -n $command ]] && compopt -o default
  fi
}
complete -F _etabli etabli
`;
}
