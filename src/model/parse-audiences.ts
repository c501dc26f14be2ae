import type { Place } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { type Rational, ZERO } from '../base/rational.ts';
import { same, sayText, type Text } from '../base/text.ts';
import type { DataNode } from './data-node.ts';
import { mapNode, parseFields, profileError } from './schema.ts';
import type { Audience, LineKind } from './tariff.ts';
import { AUDIENCE_FIELDS } from './tariff-fields.ts';

/** An audience as it is written, before inheritance. */
interface Written {
  readonly id: string;
  readonly name: Text | undefined;
  readonly inherits: string | undefined;
  readonly percent: Rational | undefined;
  readonly on: readonly LineKind[] | undefined;
  readonly place: Place;
}

/**
 * Reads `audiences`: each a percent, or keys `name`, `inherits`, `percent`, `on`. What an audience does not say
 * comes from the one it inherits from. @throws UsageError for an unknown parent and for a circle
 */
export function parseAudiences(node: DataNode | undefined): ReadonlyMap<string, Audience> {
  const written = new Map<string, Written>();
  if (node === undefined) return new Map();
  for (const [id, { keyAt, node: given }] of mapNode(node, 'audiences').entries) {
    const path = `audiences.${id}`;
    if (given.kind === 'map') written.set(id, { id, place: keyAt, ...parseFields(given, AUDIENCE_FIELDS, path) });
    else {
      const percent = AUDIENCE_FIELDS.percent.parse(given, given.at, path);
      written.set(id, { id, place: keyAt, percent, name: undefined, inherits: undefined, on: undefined });
    }
  }
  return new Map([...written.values()].map((audience) => [audience.id, inherit(audience, written)]));
}

function inherit(audience: Written, written: ReadonlyMap<string, Written>): Audience {
  const line: Written[] = [audience];
  for (let last = audience; last.inherits !== undefined; ) {
    const parent = written.get(last.inherits);
    if (parent === undefined) throw unknownParent(last, last.inherits, [...written.keys()]);
    if (line.includes(parent)) throw circle([...line, parent], last.place);
    line.push(parent);
    last = parent;
  }
  return {
    id: audience.id,
    name: audience.name ?? same(audience.id),
    is: line.map((one) => one.id),
    percent: line.find((one) => one.percent !== undefined)?.percent ?? ZERO,
    on: line.find((one) => one.on !== undefined)?.on ?? null,
    place: audience.place,
  };
}

function unknownParent(audience: Written, parent: string, known: readonly string[]): Error {
  return profileError(
    audience.place,
    sayText(
      {
        en: 'Audience "{0}" inherits from "{1}", which is not there.',
        fr: 'Le public « {0} » hérite de « {1} », qui n’existe pas.',
      },
      audience.id,
      parent,
    ),
    sayText(
      { en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' },
      nearestName(parent, known) ?? known.join(', '),
    ),
  );
}

function circle(line: readonly Written[], place: Place): Error {
  return profileError(
    place,
    sayText(
      { en: 'Audiences inherit in a circle: {0}.', fr: 'Des publics héritent en cercle : {0}.' },
      line.map((one) => one.id).join(' → '),
    ),
    { en: 'Take one "inherits" out.', fr: 'Retirez un des « inherits ».' },
  );
}
