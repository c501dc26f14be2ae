import type { DialectName } from './spec.ts';
import { GRBL } from './spec-commands-grbl.ts';
import { KLIPPER } from './spec-commands-klipper.ts';
import { MARLIN_FAMILY, ONLY } from './spec-commands-marlin.ts';
import { SMOOTHIE } from './spec-commands-smoothie.ts';

/** What a word's number counts. `flag`: the letter alone is enough. */
export type WordUnit = 'mm' | 'mm/min' | 'mm/s' | 'mm/s2' | 's' | 'ms' | 'C' | '%' | 'pwm' | 'n' | 'deg' | 'flag';

/** A command of a dialect: what it means and the words that it takes. */
export interface CommandSpec {
  readonly name: string;
  readonly meaning: string;
  readonly words: Readonly<Record<string, WordUnit>>;
  /** The rest of the line is free text (a message, a version, a name). */
  readonly text: boolean;
  /** Words that are not listed are taken too (probing patterns, drivers). */
  readonly open: boolean;
}

function parseRows(rows: string, into: Map<string, CommandSpec>): void {
  for (const row of rows.split('\n')) {
    const [name, meaning, list] = row.split('|');
    if (name === undefined || meaning === undefined || list === undefined) continue;
    const words: Record<string, WordUnit> = {};
    for (const word of list.split(' ')) {
      const colon = word.indexOf(':');
      // The rows above are the only source: what stands after the colon is a WordUnit.
      if (colon > 0) words[word.slice(0, colon)] = word.slice(colon + 1) as WordUnit;
    }
    const listed = list.split(' ');
    into.set(name, { name, meaning, words, text: listed.includes('text'), open: listed.includes('open') });
  }
}

/** Every command of a dialect by its name (`G1`, `M862.3`, `T`). Built when it is asked for. */
export function commandsOf(dialect: DialectName): ReadonlyMap<string, CommandSpec> {
  const table = new Map<string, CommandSpec>();
  if (dialect === 'grbl') parseRows(GRBL, table);
  else if (dialect === 'smoothie') parseRows(SMOOTHIE, table);
  else if (dialect === 'klipper') parseRows(KLIPPER, table);
  else {
    parseRows(MARLIN_FAMILY, table);
    parseRows(ONLY[dialect], table);
  }
  return table;
}
