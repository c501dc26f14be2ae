import { ETABLI_IDS, quoted, walkArms } from './bash.ts';
import { type CommandOutline, everyCommand, type OptionOutline, valuedOptions } from './outline.ts';

/** `name:what it does` for zsh's _describe; a colon in the name would end it. */
const described = (name: string, says: string): string => quoted(`${name.replaceAll(':', '\\:')}:${says}`);

function valueArm({ flags, value }: OptionOutline): string {
  const reply =
    value.kind === 'ids'
      ? `compadd -- \${(f)"$(_etabli_ids ${value.list})"}`
      : value.kind === 'words'
        ? `compadd -- ${value.words.map(quoted).join(' ')}`
        : value.kind === 'file'
          ? '_files'
          : ':';
  return `    ${flags.join('|')}) ${reply}; return ;;`;
}

/** Completion for zsh. */
export function zshCompletion(outline: CommandOutline): string {
  const arms = everyCommand(outline).map((command) => {
    const options = command.options.flatMap(({ flags, says }) => flags.map((flag) => described(flag, says)));
    const children = command.children.map(({ path, says }) => described(path.split(' ').at(-1)!, says));
    const words = [...children, ...command.words.map(quoted)];
    return `    ${quoted(command.path)}) options=(${options.join(' ')}) choices=(${words.join(' ')}) ;;`;
  });
  return `#compdef etabli
# Completion of etabli for zsh. In ~/.zshrc, after compinit: eval "$(etabli completion zsh)"
${ETABLI_IDS}
_etabli() {
  local command='' i
  local -a options choices
  for ((i = 2; i < CURRENT; i++)); do
    case "$command \${words[i]}" in
${walkArms(outline)}
    esac
  done
  case \${words[CURRENT - 1]} in
${valuedOptions(outline).map(valueArm).join('\n')}
  esac
  case $command in
${arms.join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    _describe -o option options
  else
    (( $#choices )) && _describe word choices
    [[ -n $command ]] && _files
  fi
}
compdef _etabli etabli
`;
}
