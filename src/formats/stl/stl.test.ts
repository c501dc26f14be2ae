import { describe, expect, test } from 'vitest';
import { ball, box } from '../../../test/meshes.ts';
import { FormatError, UsageError } from '../../base/errors.ts';
import type { Mesh } from '../../model/part.ts';
import { stl } from './index.ts';
import { readStl } from './read.ts';
import { writeStl } from './write.ts';

const cube = box([0, 0, 0, 20, 20, 20]);
const options = (settings: Readonly<Record<string, string>> = {}) => ({
  settings: new Map(Object.entries(settings)),
  resolve: async () => undefined,
});

function read(bytes: Uint8Array | string, settings = {}): { mesh: Mesh; findings: readonly string[] } {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const { part, findings } = readStl({ name: 'dir/part.stl', bytes: data }, options(settings));
  if (part.kind !== 'mesh') throw new Error('no mesh');
  return { mesh: part, findings: findings.map((finding) => finding.rule) };
}

function errorOf(bytes: Uint8Array | string): FormatError {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const facet = (z: number): string =>
  `facet normal 0 0 1\n outer loop\n  vertex 0 0 ${z}\n  vertex 1 0 ${z}\n  vertex 0 1 ${z}\n endloop\nendfacet\n`;

describe('binary STL', () => {
  test('comes back as it was written', () => {
    const { mesh, findings } = read(writeStl(cube));
    expect(findings).toEqual([]);
    expect(mesh.triangles.length).toBe(36);
    expect(mesh.positions.length).toBe(24);
    expect(mesh.objects).toEqual([{ name: 'part', firstTriangle: 0, triangleCount: 12 }]);
    expect(writeStl(mesh)).toEqual(writeStl(cube));
  });

  test('may begin with "solid"', () => {
    const bytes = writeStl(cube);
    new TextEncoder().encodeInto('solid by some program', bytes);
    expect(read(bytes).mesh.triangles.length).toBe(36);
    expect(stl.sniff(bytes.subarray(0, 200), bytes.length)).toBe(1);
  });

  test('a wrong count is told, the triangles are read', () => {
    const bytes = writeStl(cube);
    new DataView(bytes.buffer).setUint32(80, 0, true);
    expect(read(bytes)).toMatchObject({ findings: ['triangle-count'] });
    new DataView(bytes.buffer).setUint32(80, 7, true);
    expect(read(bytes).mesh.triangles.length).toBe(36);
  });

  test('bytes behind the triangles are told', () => {
    const bytes = new Uint8Array(writeStl(cube).length + 7);
    bytes.set(writeStl(cube));
    expect(read(bytes)).toMatchObject({ findings: ['unreadable-part'] });
  });

  test('cut anywhere inside a triangle, it names the byte where that triangle begins', () => {
    const bytes = writeStl(cube);
    expect(errorOf(bytes.subarray(0, 84 + 7 * 50 + 23)).place).toEqual({ byte: 434 });
  });

  test('a coordinate that is no number is named by its byte', () => {
    const bytes = writeStl(cube);
    new DataView(bytes.buffer).setFloat32(84 + 50 + 12 + 8, Number.POSITIVE_INFINITY, true);
    expect(errorOf(bytes).place).toEqual({ byte: 84 + 50 + 12 + 8 });
  });

  test('0 and -0 are the same place', () => {
    const bytes = writeStl(cube);
    new DataView(bytes.buffer).setFloat32(84 + 12, -0, true);
    expect(read(bytes).mesh.positions.length).toBe(24);
  });
});

describe('text STL', () => {
  test('several solids, upper case, names, CRLF', () => {
    const text = `solid My Part\n${facet(0)}endsolid My Part\nSOLID\r\n${facet(1).toUpperCase().replace(/\n/g, '\r\n')}ENDSOLID`;
    const { mesh, findings } = read(text);
    expect(findings).toEqual([]);
    expect(mesh.objects.map((object) => object.name)).toEqual(['My Part', 'part']);
    expect(mesh.triangles.length).toBe(6);
  });

  test('in UTF-16, with and without its mark, in both orders of bytes', () => {
    const text = `solid a\n${facet(0)}${facet(1)}endsolid a\n`;
    const little = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    const big = little.map((_, k) => little[k ^ 1]!);
    const files = [little, big, Uint8Array.of(0xff, 0xfe, ...little), Uint8Array.of(0xfe, 0xff, ...big)];
    for (const bytes of files) expect(read(bytes).mesh.triangles.length).toBe(6);
    expect(errorOf(little.slice(0, 120)).message).not.toBe('');
  });

  test('all on one line', () => {
    expect(read(`solid x ${facet(0).replace(/\n/g, ' ')} endsolid`).mesh.objects[0]!.name).toBe('x');
  });

  test('no triangle: empty, not unreadable', () => {
    expect(errorOf('solid Empty\nendsolid Empty\n').rule).toBe('empty');
  });

  test.each([
    ['cut in a triangle', `solid\n${facet(0)}facet normal 0 0 1\nouter loop\nvertex 0 0`, 11],
    ['a corner too many', `solid\n${facet(0).replace('endloop', 'vertex 1 1 0\nendloop')}`, 9],
    ['a corner too few', `solid\n${facet(0).replace(/ *vertex 0 1 0\n/, '')}`, 7],
    ['nan', `solid\n${facet(0).replace('1 0 0', '1 nan 0')}`, 5],
    ['a decimal comma', `solid\n${facet(0).replace('1 0 0', '1,5 0 0')}`, 5],
    ['prose', 'solid advice for makers\nnever print without looking', 2],
  ])('%s is refused with its line', (_, text, line) => {
    expect(errorOf(text)).toMatchObject({ rule: 'unreadable', place: { line } });
  });

  test('without its last word it is read, and told', () => {
    expect(read(`solid\n${facet(0)}`).findings).toEqual(['missing-end']);
  });
});

describe('units and strangers', () => {
  test('the unit that the user gives is applied and kept', () => {
    const { mesh } = read(writeStl(cube), { unit: 'inch' });
    expect(mesh.unit).toBe('in');
    expect(Math.max(...mesh.positions)).toBeCloseTo(508, 9);
    expect(Math.max(...read(writeStl(cube), { scale: '0.5' }).mesh.positions)).toBe(10);
    expect(() => read(writeStl(cube), { unit: 'cubit' })).toThrow(UsageError);
  });

  test.each([
    ['<!DOCTYPE html><html><title>Sign in</title></html>', /web page/],
    ['{"message": "not found"}', /JSON/],
    ['%PDF-1.7 …', /PDF/],
    ['ISO-10303-21;\nHEADER;', /STEP/],
    ['just some words', /not an STL/],
  ])('%s', (text, words) => {
    expect(errorOf(text).text.en).toMatch(words);
    expect(errorOf(text.padEnd(500, ' ')).text.en).toMatch(words);
  });

  test('single precision keeps a ball closed', () => {
    const { mesh } = read(writeStl(ball(1 / 3, 2 / 7, 0, 10, 24)));
    expect(mesh.positions.length).toBe(ball(0, 0, 0, 10, 24).positions.length);
  });
});
