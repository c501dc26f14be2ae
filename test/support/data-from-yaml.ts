import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../../src/base/errors.ts';
import type { DataMap, DataNode } from '../../src/model/data-node.ts';

/** YAML text as data with places, for unit tests of the rooms that are handed such data. */
export function dataFromYaml(text: string, file = 'test.yaml'): DataMap {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) throw document.errors[0]!;
  const placeOf = (node: { range?: readonly number[] | null | undefined }): Place => {
    const { line, col } = counter.linePos(node.range?.[0] ?? 0);
    return { file, line, column: col };
  };
  const convert = (node: unknown): DataNode => {
    if (isAlias(node)) return convert(node.resolve(document));
    if (isSeq(node)) return { kind: 'list', items: node.items.map(convert), at: placeOf(node) };
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => {
        if (!isScalar(key)) throw new Error('a key must be a scalar');
        return [String(key.source ?? key.value), { keyAt: placeOf(key), node: convert(value) }] as const;
      });
      return { kind: 'map', entries: new Map(entries), at: placeOf(node) };
    }
    if (!isScalar(node)) throw new Error('not a node');
    const value = node.value;
    if (value !== null && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error('not plain data');
    return { kind: 'scalar', value, raw: node.source ?? String(value), at: placeOf(node) };
  };
  const root = convert(document.contents);
  if (root.kind !== 'map') throw new Error('the top must be a map');
  return root;
}
