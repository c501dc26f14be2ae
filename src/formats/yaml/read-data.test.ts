import { describe, expect, test } from 'vitest';
import { UsageError } from '../../base/errors.ts';
import { readData } from './read-data.ts';

describe('profiles as data', () => {
  test('every value knows its file, line and spelling', () => {
    const node = readData('id: a\nprice: 1.10\nlist:\n  - 2 mm\n  - true\n', 'x.yaml');
    if (node.kind !== 'map') throw new Error('not a map');
    const price = node.entries.get('price')!.node;
    expect(price).toMatchObject({
      kind: 'scalar',
      raw: '1.10',
      value: 1.1,
      at: { file: 'x.yaml', line: 2, column: 8 },
    });
    const items = node.entries.get('list')!.node;
    expect(items.kind === 'list' && items.items.map((i) => i.at.line)).toEqual([4, 5]);
  });

  test('JSON is read by the same door', () => {
    const node = readData('{"items":[{"rule":"laser","measure":"31"}]}', 'm.json');
    expect(node.kind === 'map' && [...node.entries.keys()]).toEqual(['items']);
  });

  test('a broken line is named', () => {
    const broken = (): unknown => readData('a: 1\nb: [1, 2\nc: 3\n', 'x.yaml');
    expect(broken).toThrow(UsageError);
    try {
      broken();
    } catch (error) {
      expect((error as UsageError).place.line).toBeGreaterThanOrEqual(2);
    }
  });

  test('a key written twice is an error, not the last one', () => {
    expect(() => readData('a: 1\na: 2\n', 'x.yaml')).toThrow(UsageError);
  });

  test('anchors that multiply are stopped', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`),
    ];
    expect(() => readData(bomb.join('\n'), 'x.yaml')).toThrow(UsageError);
  });
});
