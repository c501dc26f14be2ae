import { describe, expect, test } from 'vitest';
import { box, together } from '../../../test/meshes.ts';
import { FormatError } from '../../base/errors.ts';
import type { Mesh } from '../../model/part.ts';
import { obj } from './index.ts';
import { readObj } from './read.ts';
import { writeObj } from './write.ts';

function read(text: string): { mesh: Mesh; findings: readonly string[] } {
  const bytes = new TextEncoder().encode(text);
  const { part, findings } = readObj(
    { name: 'part.obj', bytes },
    { settings: new Map(), resolve: async () => undefined },
  );
  if (part.kind !== 'mesh') throw new Error('no mesh');
  return { mesh: part, findings: findings.map((finding) => finding.rule) };
}

function errorOf(text: string): FormatError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const SQUARE = 'v 0 0 0\nv 10 0 0\nv 10 10 0\nv 0 10 0\n';

describe('OBJ', () => {
  test('comes back as it was written, with its objects', () => {
    const two = together(box([0, 0, 0, 1, 2, 3]), box([5, 0, 0, 6, 2, 3]));
    const { mesh, findings } = read(new TextDecoder().decode(writeObj(two)));
    expect(findings).toEqual([]);
    expect(mesh.positions).toEqual(two.positions);
    expect(mesh.triangles).toEqual(two.triangles);
    expect(mesh.objects).toEqual(two.objects);
  });

  test.each([
    ['quads', `${SQUARE}f 1 2 3 4\n`],
    ['negative indices', `${SQUARE}f -4 -3 -2 -1\n`],
    ['texture and normal indices', `${SQUARE}vn 0 0 1\nvt 0 0\nf 1/1/1 2/1/1 3//1 4/1\n`],
    ['continued lines', `${SQUARE}f 1 2 \\\n 3 4\n`],
    ['CRLF, tabs and comments', `${SQUARE}f 1\t2 3 4 # the lid\n`.replace(/\n/g, '\r\n')],
    ['faces before their points', `f 1 2 3 4\n${SQUARE}`],
    ['colours behind the points', `${SQUARE.replace(/\n/g, ' 0.5 0.5 0.5\n')}f 1 2 3 4`],
  ])('%s', (_, text) => {
    const { mesh } = read(text);
    expect(mesh.triangles.length).toBe(6);
    expect(mesh.positions.length).toBe(12);
  });

  test('a concave face with many corners is covered once', () => {
    const { mesh } = read('v 0 0 0\nv 4 0 0\nv 4 4 0\nv 2 1 0\nv 0 4 0\nf 1 2 3 4 5\n');
    let area = 0;
    for (let c = 0; c < mesh.triangles.length; c += 3) {
      const [a, b, d] = [3 * mesh.triangles[c]!, 3 * mesh.triangles[c + 1]!, 3 * mesh.triangles[c + 2]!];
      const p = mesh.positions;
      area += ((p[b]! - p[a]!) * (p[d + 1]! - p[a + 1]!) - (p[b + 1]! - p[a + 1]!) * (p[d]! - p[a]!)) / 2;
    }
    expect(area).toBeCloseTo(10, 9);
  });

  test('objects by o, by g where there is no o', () => {
    const faces = `${SQUARE}o lid\nf 1 2 3\no box\ng skin\nf 1 3 4\n`;
    expect(read(faces).mesh.objects.map((object) => object.name)).toEqual(['lid', 'box']);
    expect(read(faces.replace(/^o .*\n/gm, '')).mesh.objects.map((object) => object.name)).toEqual(['part', 'skin']);
  });

  test('what is not read is told', () => {
    expect(read(`${SQUARE}f 1 2 3\nl 1 2\nsurf 0 1 0 1 1\n`).findings).toEqual(['unreadable-part', 'loose-lines']);
    expect(read(`${SQUARE}v 5 5 8\nf 1 2 5 3 4\n`).findings).toEqual(['bent-face']);
  });

  test.each([
    ['an index of 10^12', `${SQUARE}f 1 2 1000000000000\n`, 5],
    ['an index beyond the points', `${SQUARE}f 1 2 5\n`, 5],
    ['index 0', `${SQUARE}f 0 1 2\n`, 5],
    ['too far back', `${SQUARE}f -5 1 2\n`, 5],
    ['two corners', `${SQUARE}f 1 2\n`, 5],
    ['nan', 'v 0 nan 0\n', 1],
    ['a decimal comma', 'v 0 1,5 0\n', 1],
    ['half a point', 'v 0 1\n', 1],
  ])('%s is refused with its line', (_, text, line) => {
    expect(errorOf(text)).toMatchObject({ rule: 'unreadable', place: { line } });
  });

  test('no face is empty; words are no OBJ', () => {
    expect(errorOf(SQUARE).rule).toBe('empty');
    expect(errorOf('some words\nand more').rule).toBe('unreadable');
    expect(errorOf('<html></html>').text.en).toMatch(/web page/);
  });

  test('is known by its lines', () => {
    const sniff = (text: string): number => obj.sniff(new TextEncoder().encode(text), text.length);
    expect(sniff(`# made by hand\n${SQUARE}f 1 2 3`)).toBeGreaterThan(0.8);
    expect(sniff('solid x\nfacet normal 0 0 1')).toBe(0);
    expect(sniff('G1 X0 Y0')).toBe(0);
  });
});
