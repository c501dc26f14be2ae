import { same, sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { findingOf } from '../../model/rule.ts';
import { cutSettings } from './cut-settings.ts';
import type { ProjectNode } from './read-tree.ts';
import { BAD_LAYER } from './rules.ts';
import { FIRST_TOOL_LAYER } from './spec.ts';

/** Passes over one line, at most. */
export const MOST_PASSES = 100;

/** What each number of a layer must be: least, most, and whether the least itself will do. */
const NUMBERS: Readonly<Record<string, { readonly least: number; readonly most: number; readonly open?: true }>> = {
  speed: { least: 0, most: Number.POSITIVE_INFINITY, open: true },
  maxPower: { least: 0, most: Number.POSITIVE_INFINITY },
  numPasses: { least: 0, most: MOST_PASSES, open: true },
};

/** Layers whose numbers cannot be, as far as shapes lie on them, and shapes on layers that the project does not describe. */
export function badLayers(root: ProjectNode): Finding[] {
  const used = new Map<number, number>();
  gather(root, used);
  const described = new Set<number>();
  const findings: Finding[] = [];
  const tell = (line: number, what: Text): void => {
    findings.push(findingOf(BAD_LAYER, { what, where: { line } }));
  };
  for (const { node, index, values } of cutSettings(root)) {
    described.add(index);
    if (!used.has(index)) continue;
    for (const [key, { least, most, open }] of Object.entries(NUMBERS)) {
      const text = values.get(key);
      const value = Number.parseFloat(text ?? '');
      if (text === undefined || (value <= most && (open ? value > least : value >= least))) continue;
      tell(
        node.line,
        sayText({ en: 'Layer {0}: {1} is "{2}".', fr: 'Calque {0} : {1} vaut « {2} ».' }, index, key, same(text)),
      );
    }
  }
  for (const [index, line] of used) {
    if (described.size === 0 || described.has(index) || index >= FIRST_TOOL_LAYER) continue;
    tell(
      line,
      sayText(
        { en: 'Layer {0} has shapes and no settings.', fr: 'Le calque {0} a des formes et aucun réglage.' },
        index,
      ),
    );
  }
  return findings;
}

/** The layers that shapes lie on, each with the line of its first shape. */
function gather(node: ProjectNode, into: Map<number, number>): void {
  const index = Number(node.attributes.CutIndex ?? Number.NaN);
  if (node.name === 'Shape' && node.attributes.Type !== 'Group' && !Number.isNaN(index) && !into.has(index))
    into.set(index, node.line);
  for (const child of node.children) gather(child, into);
}
