import type { Where } from '../../../model/finding.ts';
import type { SvgNode } from './svg-node.ts';

/** Where an element stands, for a finding. */
export function placeOf(node: SvgNode): Where {
  const { id } = node.attributes;
  return { line: node.line, column: node.column, element: node.name, ...(id === undefined ? {} : { id }) };
}
