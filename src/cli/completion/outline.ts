import type { Command } from 'commander';

/** What may stand behind an option: nothing, a name from a list of Etabli, a file, one of some words, or anything. */
type Value =
  | { readonly kind: 'none' | 'file' | 'text' }
  | { readonly kind: 'ids'; readonly list: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface OptionOutline {
  /** `-m` and `--machine`, as far as they exist. */
  readonly flags: readonly string[];
  readonly says: string;
  readonly value: Value;
}

/** A command as a shell must know it to complete it. */
export interface CommandOutline {
  /** `quote verify`; empty for the program itself. */
  readonly path: string;
  readonly says: string;
  readonly children: readonly CommandOutline[];
  readonly options: readonly OptionOutline[];
  /** Words that the first argument may be; empty where it is a file or free. */
  readonly words: readonly string[];
}

const IDS: Readonly<Record<string, string>> = { machine: 'machines', material: 'materials', tariff: 'tariffs' };
const FILES = new Set(['config', 'client', 'output', 'measures']);

/** Reads the commands and options off the command line itself, so that completion can never lag behind it. */
export function outlineOf(command: Command, path = ''): CommandOutline {
  return {
    path,
    says: command.description(),
    children: command.commands.map((child) => outlineOf(child, `${path} ${child.name()}`.trim())),
    options: command.options.map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
      says: option.description,
      value: valueKind(option.name(), option.required || option.optional, option.argChoices),
    })),
    words: command.registeredArguments[0]?.argChoices ?? [],
  };
}

function valueKind(name: string, takesOne: boolean, choices: readonly string[] | undefined): Value {
  if (!takesOne) return { kind: 'none' };
  if (choices !== undefined) return { kind: 'words', words: choices };
  const list = IDS[name];
  if (list !== undefined) return { kind: 'ids', list };
  return { kind: FILES.has(name) ? 'file' : 'text' };
}

/** Every command below one, itself first. */
export function everyCommand(outline: CommandOutline): readonly CommandOutline[] {
  return [outline, ...outline.children.flatMap(everyCommand)];
}

/** Each option that takes a value, once: one name means the same in every command. */
export function valuedOptions(outline: CommandOutline): readonly OptionOutline[] {
  const byName = new Map<string, OptionOutline>();
  for (const command of everyCommand(outline))
    for (const option of command.options) if (option.value.kind !== 'none') byName.set(option.flags.join('|'), option);
  return [...byName.values()];
}
