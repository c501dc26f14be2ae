import { type CommandOutline, everyCommand, type OptionOutline } from './outline.ts';

/** A word in single quotes for fish: only \ and ' mean something there. */
const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function flagWords({ flags, says, value }: OptionOutline): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const behind = {
    none: () => '',
    text: () => ' -x',
    file: () => ' -r -F',
    ids: () => ` -x -a ${quoted(`(__etabli_ids ${value.kind === 'ids' ? value.list : ''})`)}`,
    words: () => ` -x -a ${quoted(value.kind === 'words' ? value.words.join(' ') : '')}`,
  }[value.kind]();
  return `${names.join(' ')} -d ${quoted(says)}${behind}`;
}

/** Lines for one command: its children or words, then its options. */
function linesOf(command: CommandOutline): readonly string[] {
  const here = `-n ${quoted(`test (__etabli_command) = ${quoted(command.path)}`)}`;
  return [
    ...command.children.map(
      ({ path, says }) => `complete -c etabli ${here} -a ${quoted(path.split(' ').at(-1)!)} -d ${quoted(says)}`,
    ),
    ...(command.words.length > 0 ? [`complete -c etabli ${here} -x -a ${quoted(command.words.join(' '))}`] : []),
    ...command.options.map((option) => `complete -c etabli ${here} ${flagWords(option)}`),
  ];
}

/** Completion for fish. */
export function fishCompletion(outline: CommandOutline): string {
  const commands = everyCommand(outline);
  const walk = commands
    .filter(({ path }) => path !== '')
    .map(({ path }) => {
      const words = path.split(' ');
      return `            case ${quoted(`${words.slice(0, -1).join(' ')} ${words.at(-1)}`)}\n                set command ${quoted(path)}`;
    });
  return `# Completion of etabli for fish. Save as ~/.config/fish/completions/etabli.fish
function __etabli_ids
    command etabli list $argv[1] --json 2>/dev/null | string match -rg '^ *"id": "(.*)",?$'
end
function __etabli_command
    set -l command ''
    for word in (commandline -opc)[2..-1]
        switch "$command $word"
${walk.join('\n')}
        end
    end
    echo "$command"
end
${commands.flatMap(linesOf).join('\n')}
`;
}
