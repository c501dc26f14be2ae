import type { DataNode } from './data-node.ts';
import type { Field } from './schema.ts';
import { parseQuantity, spellingsOf } from './units.ts';

/**
 * On the command line a bare number is read in the setting's own unit: `--set kerf=0.2`, `--set infill=20`. A bare share
 * under 1 stays bare and is refused: 0.2 could be 20 % or 0.2 %.
 */
export function withUnit(node: DataNode, field: Field | undefined): DataNode {
  if (node.kind !== 'scalar' || field?.unit === undefined) return node;
  if (parseQuantity(node.raw, field.unit) !== 'missing') return node;
  if (field.unit === '%' && Number(node.raw) > 0 && Number(node.raw) <= 1) return node;
  return { ...node, raw: `${node.raw.trim()} ${spellingsOf(field.unit)[0]}` };
}
