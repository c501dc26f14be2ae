import type { Place } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText } from '../base/text.ts';
import type { DataNode } from './data-node.ts';
import { words } from './exact-field.ts';
import { mapNode, optional, parseFields, profileError } from './schema.ts';
import { flag } from './schema-values.ts';
import type { Condition } from './tariff.ts';

const CONDITION_FIELDS = {
  audience: optional(words({ doc: { en: 'one of these audiences', fr: 'un de ces publics' } })),
  notAudience: optional(words({ doc: { en: 'none of these audiences', fr: 'aucun de ces publics' } })),
  badge: optional(flag({ doc: { en: 'with or without the badge', fr: 'avec ou sans le badge' } })),
} as const;

const NOBODY: Condition = { audience: null, notAudience: null, badge: null };

/**
 * Reads `when`: "audience company", "audience not adherent", "badge false" (a remark in round brackets may follow),
 * or the same as keys `audience`, `notAudience`, `badge`.
 */
export function parseCondition(node: DataNode | undefined, path: string): Condition | null {
  if (node === undefined) return null;
  if (node.kind !== 'scalar') {
    const { audience, notAudience, badge } = parseFields(mapNode(node, path), CONDITION_FIELDS, path);
    return { audience: audience ?? null, notAudience: notAudience ?? null, badge: badge ?? null };
  }
  const said = node.raw
    .replace(/\(.*\)\s*$/, '')
    .trim()
    .split(/\s+/);
  if (said[0] === 'badge' && said.length === 2 && (said[1] === 'true' || said[1] === 'false'))
    return { ...NOBODY, badge: said[1] === 'true' };
  if (said[0] === 'audience' && said.length === 2 && said[1] !== 'not') return { ...NOBODY, audience: [said[1]!] };
  if (said[0] === 'audience' && said[1] === 'not' && said.length === 3) return { ...NOBODY, notAudience: [said[2]!] };
  throw profileError(
    node.at,
    sayText({ en: '"{0}: {1}" is not understood.', fr: '« {0} : {1} » n’est pas compris.' }, path, node.raw),
    {
      en: 'Write "audience NAME", "audience not NAME", "badge true" or "badge false".',
      fr: 'Écrivez « audience NOM », « audience not NOM », « badge true » ou « badge false ».',
    },
  );
}

/** Refuses an audience that the tariff does not know. */
export function checkConditionAudiences(condition: Condition, known: Iterable<string>, at: Place, path: string): void {
  const names = [...known];
  if (names.length === 0) return;
  for (const name of [...(condition.audience ?? []), ...(condition.notAudience ?? [])]) {
    if (names.includes(name)) continue;
    throw profileError(
      at,
      sayText(
        { en: '"{0}" names an unknown audience, "{1}".', fr: '« {0} » nomme un public inconnu, « {1} ».' },
        path,
        name,
      ),
      sayText(
        { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
        nearestName(name, names) ?? names[0]!,
        names.join(', '),
      ),
    );
  }
}
