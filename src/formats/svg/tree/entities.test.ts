import { expect, test } from 'vitest';
import { readEntities } from './entities.ts';

test('a refused entity is told with its line, whatever stands before it', () => {
  const plain = '<!ENTITY a "1"><!ENTITY b "2\n2">\n';
  const { faults, values } = readEntities(
    `${plain}<!ENTITY c SYSTEM "c.txt"> <!ENTITY c SYSTEM "d.txt">\n\n<!ENTITY e "&e;">`,
    { line: 3, column: 9 },
  );
  expect(faults).toEqual([
    { name: 'c', kind: 'external', line: 5 },
    { name: 'e', kind: 'loop', line: 7 },
  ]);
  expect(values.get('b')!.get!()).toBe('2\n2');
});

test('as many as the file has room for', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `<!ENTITY n${n} "${n}">\n`).join('');
  const { faults, values } = readEntities(`${many}<!ENTITY last SYSTEM "x">`, { line: 1, column: 1 });
  expect(faults).toEqual([{ name: 'last', kind: 'external', line: 100_001 }]);
  expect(values.get('n99999')!.get!()).toBe('99999');
});
