import type { DataMap, DataNode } from '../../src/model/data-node.ts';

/** Plain data as a parsed file would be, without places: for tests that make a million of them. */
function dataFromValue(value: unknown): DataNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(dataFromValue), at: {} };
  if (typeof value === 'object' && value !== null) return mapFromValue(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', value, raw: String(value), at: {} };
  throw new Error('not plain data');
}

export function mapFromValue(value: object): DataMap {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [key, { keyAt: {}, node: dataFromValue(item) }] as const);
  return { kind: 'map', entries: new Map(entries), at: {} };
}
