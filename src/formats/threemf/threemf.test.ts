import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ball, box, together } from '../../../test/meshes.ts';
import { FormatError } from '../../base/errors.ts';
import { analysisOf } from '../../geometry/mesh/mesh-analysis.ts';
import type { Mesh } from '../../model/part.ts';
import { threemf } from './index.ts';
import { readThreemf } from './read.ts';
import { writeThreemf } from './write.ts';

const cube = box([0, 0, 0, 20, 20, 20]);

function meshXml(mesh: Mesh): string {
  const points: string[] = [];
  for (let k = 0; k < mesh.positions.length; k += 3)
    points.push(`<vertex x="${mesh.positions[k]}" y="${mesh.positions[k + 1]}" z="${mesh.positions[k + 2]}"/>`);
  const triangles: string[] = [];
  for (let c = 0; c < mesh.triangles.length; c += 3)
    triangles.push(`<triangle v1="${mesh.triangles[c]}" v2="${mesh.triangles[c + 1]}" v3="${mesh.triangles[c + 2]}"/>`);
  return `<mesh><vertices>${points.join('')}</vertices><triangles>${triangles.join('')}</triangles></mesh>`;
}

const CUBE = `<object id="1" name="Cube" type="model">${meshXml(cube)}</object>`;

function model(resources: string, build: string, attributes = 'unit="millimeter"'): string {
  return `<?xml version="1.0"?>\n<model ${attributes} xmlns="x">\n<resources>${resources}</resources>\n<build>${build}</build>\n</model>`;
}

function archive(main: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Zippable = { '3D/3dmodel.model': strToU8(main) };
  for (const [name, text] of Object.entries(others)) files[name] = strToU8(text);
  return zipSync(files);
}

function read(
  bytes: Uint8Array,
  settings: Readonly<Record<string, string>> = {},
): { mesh: Mesh; findings: readonly string[] } {
  const { part, findings } = readThreemf(
    { name: 'part.3mf', bytes },
    { settings: new Map(Object.entries(settings)), resolve: async () => undefined },
  );
  if (part.kind !== 'mesh') throw new Error('no mesh');
  return { mesh: part, findings: findings.map((finding) => finding.rule) };
}

function errorOf(bytes: Uint8Array): FormatError {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const item = (id: string, more = ''): string => `<item objectid="${id}" ${more}/>`;
const move = (x: number, y: number, z: number): string => `transform="1 0 0 0 1 0 0 0 1 ${x} ${y} ${z}"`;

describe('3MF', () => {
  test('however its tags are spelled, the mesh is the same', () => {
    const plain = meshXml(cube);
    const spellings = [
      plain.replaceAll('/>', ' />').replaceAll('<vertex', '\n\t<vertex'),
      plain.replace(/x="([^"]*)" y="([^"]*)"/g, 'y="$2" x="$1"'),
      plain.replaceAll('="20"', '="2.0e1"'),
      plain.replaceAll('="20"', '=" 20. "').replaceAll('v1=', 'pid="3"\n v1='),
      plain
        .replaceAll('="0"', '="-0.0"')
        .replaceAll('v1="-0.0"', 'v1="00"')
        .replace(/(v[23])="-0.0"/g, '$1="0"'),
      plain.replace(/<(vertex|triangle) ([^/]*)\/>/g, '<$1 $2></$1>'),
      plain.replace(/<(\/?)(\w+)/g, '<$1m:$2'),
    ];
    for (const spelling of [plain, ...spellings]) {
      const { mesh } = read(archive(model(`<object id="1">${spelling}</object>`, item('1'))));
      expect([...mesh.triangles]).toEqual([...cube.triangles]);
      expect([...mesh.positions].map((value) => value + 0)).toEqual([...cube.positions]);
    }
  });

  test.each(['.', '-', '1e300', '1,5', 'nan', '', '0x10', '--1'])('a coordinate "%s" is refused in its line', (bad) => {
    const rows = meshXml(cube).replaceAll('<vertex', '\n<vertex');
    const last = rows.lastIndexOf('z="20"');
    const text = model(`<object id="1">${rows.slice(0, last)}z="${bad}"${rows.slice(last + 6)}</object>`, item('1'));
    expect(errorOf(archive(text)).place.line).toBe(text.slice(0, text.lastIndexOf('<vertex')).split('\n').length);
  });

  test('comes back as it was written', () => {
    const two = together(cube, ball(50, 0, 10, 10, 16));
    const { mesh, findings } = read(writeThreemf(two));
    expect(findings).toEqual([]);
    expect(mesh.objects.map((object) => object.name)).toEqual(['part 1', 'part 2']);
    expect(mesh.triangles.length).toBe(two.triangles.length);
    const volume = (part: Mesh): number =>
      analysisOf(part).mending.measures.reduce((sum, body) => sum + body.volume, 0);
    expect(volume(mesh)).toBeCloseTo(volume(two), 9);
    expect(writeThreemf(two)).toEqual(writeThreemf(two));
  });

  test.each([
    ['micron', 0.001],
    ['centimeter', 10],
    ['inch', 25.4],
    ['foot', 304.8],
    ['meter', 1000],
  ])('in %s', (unit, factor) => {
    const { mesh } = read(archive(model(CUBE, item('1'), `unit="${unit}"`)));
    expect(Math.max(...mesh.positions)).toBeCloseTo(20 * factor, 6);
  });

  test('places every item, components in components too, and turns mirrors back', () => {
    const group = `<object id="2" type="model"><components><component objectid="1" ${move(100, 0, 0)}/><component objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/></components></object>`;
    const { mesh } = read(archive(model(CUBE + group, item('2', move(0, 5, 0)) + item('1'))));
    expect(mesh.objects.map((object) => object.name)).toEqual(['Cube', 'Cube', 'Cube']);
    expect(analysisOf(mesh).bounds).toEqual([
      [-20, 0, 0],
      [120, 25, 20],
    ]);
    expect(analysisOf(mesh).measures.every((body) => body.volume > 0)).toBe(true);
  });

  test('follows other model files (production extension)', () => {
    const main = model(
      '<object id="9" type="model"><components><component objectid="1" p:path="/3D/Objects/a.model"/></components></object>',
      item('9'),
    );
    const { mesh } = read(archive(main, { '3D/Objects/a.model': model(CUBE, '') }));
    expect(mesh.triangles.length).toBe(36);
  });

  test('finds the model by the relations of the archive', () => {
    const relations =
      '<Relationships><Relationship Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel" Target="/other/place.model" Id="r"/></Relationships>';
    const bytes = zipSync({ '_rels/.rels': strToU8(relations), 'other/place.model': strToU8(model(CUBE, item('1'))) });
    expect(read(bytes).mesh.triangles.length).toBe(36);
  });

  test('says what it left out or had to guess', () => {
    expect(read(archive(model(CUBE, ''))).findings).toEqual(['empty-plate']);
    expect(read(archive(model(CUBE, item('1') + item('1', 'printable="0"')))).findings).toEqual(['left-out-object']);
    expect(read(archive(model(CUBE, item('1') + item('7')))).findings).toEqual(['unreadable-part']);
    const beams = CUBE.replace('</mesh>', '<b:beamlattice radius="1"/></mesh>');
    expect(read(archive(model(beams, item('1')))).findings).toEqual(['unreadable-part']);
    expect(read(archive(model(CUBE, item('1'))), { unit: 'inch' }).findings).toEqual(['unit-not-used']);
    const side = { 'Metadata/model_settings.config': '<part id="1" subtype="negative_part"></part>' };
    expect(read(archive(model(CUBE, item('1')), side)).findings).toEqual(['slicer-modifier']);
  });

  test.each([
    ['a point that is not there', CUBE.replace('v1="0"', 'v1="99"'), /names point 99/],
    ['no number', CUBE.replace('x="20"', 'x="nan"'), /is no number/],
    ['a missing coordinate', CUBE.replace('x="20" ', ''), /"x" is missing/],
    ['tags that do not nest', CUBE.replace('</vertices>', ''), /end tag/],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${CUBE}`, /DOCTYPE/],
    ['two objects of one number', CUBE + CUBE, /have the number/],
  ])('%s is refused with its line', (_, resources, words) => {
    const error = errorOf(archive(model(resources, item('1'))));
    expect(error.text.en).toMatch(words);
    expect(error.place.line).toBe(3);
  });

  test('objects that contain each other are refused', () => {
    const loop = ['1', '2']
      .map(
        (id) =>
          `<object id="${id}" type="model"><components><component objectid="${id === '1' ? 2 : 1}"/></components></object>`,
      )
      .join('');
    expect(errorOf(archive(model(loop, item('1')))).text.en).toMatch(/piece of itself/);
  });

  test('ten thousand objects inside each other are refused for what they are', () => {
    const nested = (count: number): string => {
      let resources = CUBE;
      for (let k = 2; k <= count; k++)
        resources += `<object id="${k}" type="model"><components><component objectid="${k - 1}"/></components></object>`;
      return resources;
    };
    expect(errorOf(archive(model(nested(10_000), item('10000')))).text.en).toMatch(/more than 64 objects deep/);
    expect(read(archive(model(nested(60), item('60')))).mesh.triangles.length).toBe(36);
  });

  const relationTo = (...targets: readonly string[]): string => {
    const type = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
    return `<Relationships>${targets.map((target) => `<Relationship Target="${target}" Type="${type}"/>`).join('')}</Relationships>`;
  };
  const related = (relations: string, models: readonly string[]): Uint8Array => {
    const files = models.map((name) => [name, strToU8(model(CUBE, item('1')))]);
    return zipSync({ '_rels/.rels': strToU8(relations), ...Object.fromEntries(files) });
  };

  test('a model whose relation climbs out of the archive is never a file of the disk, and is told', () => {
    const { mesh, findings } = read(related(relationTo('/../../x.model'), ['../../x.model']));
    expect(mesh.triangles.length).toBe(36);
    expect(findings).toEqual(['guessed-model']);
    const climbing = zipSync({
      '_rels/.rels': strToU8(relationTo('/../../../../etc/passwd')),
      'readme.txt': strToU8('-'),
    });
    expect(errorOf(climbing).text.en).toMatch(/without a 3D model/);
  });

  test.each([
    ['to the model', relationTo('/3D/3dmodel.model'), []],
    ['to the model, spelled otherwise', relationTo('/3d/3DModel%2emodel'), []],
    ['to a file that is not there', relationTo('/3D/other.model'), ['unreadable-part']],
    ['of another kind', '<Relationships><Relationship Target="/a.png" Type="x"/></Relationships>', ['guessed-model']],
  ])('a relation %s', (_, relations, expected) => {
    const { mesh, findings } = read(related(relations, ['3D/3dmodel.model']));
    expect(mesh.triangles.length).toBe(36);
    expect(findings).toEqual(expected);
  });

  test('a second model, related or not, is told', () => {
    const both = ['3D/3dmodel.model', '3D/b.model'];
    const told = read(related(relationTo(...both), both)).findings;
    expect(told).toContain('unreadable-part');
    expect(read(related(relationTo(both[0]!), both)).findings).toEqual(['left-out-object']);
  });

  test.each([
    ['an absent file', 'path="/3D/gone.model"', '1', /from the file "3D\/gone.model", but that file is not/],
    ['a place outside', 'path="/3D/../../a.model"', '1', /"3D\/..\/..\/a.model", a place outside the archive/],
    ['an absent object', 'path="/3D/a.model"', '7', /Object 7 of "3D\/a.model" .* no object 7 in it/],
    ['an object without shape', '', '5', /Object 5 \(Void\) of "3D\/3dmodel.model" .* no triangle/],
  ])('a component in %s is told beside what is there, and refused alone', (_, path, id, words) => {
    const component = `<component objectid="${id}" ${path}/>`;
    const group = `<object id="5" name="Void"/><object id="9"><components>${component}</components></object>`;
    const bytes = archive(model(CUBE + group, item('1') + item('9')), { '3D/a.model': model(CUBE, '') });
    const options = { settings: new Map(), resolve: async () => undefined };
    const { findings } = readThreemf({ name: 'part.3mf', bytes }, options);
    const lost = findings.filter(({ rule }) => rule === 'unreadable-part');
    expect(lost.map(({ what }) => what.en)).toEqual([expect.stringMatching(words)]);
    expect(lost[0]).toMatchObject({ severity: 'error', where: { line: 3, id } });
    const alone = errorOf(archive(model(CUBE + group, item('9')), { '3D/a.model': model(CUBE, '') }));
    expect(alone.text.en).toMatch(words);
  });

  test('a link finds its file however it is spelled', () => {
    const main = model(
      '<object id="9"><components><component objectid="1" path="/3d/A%20b.MODEL"/></components></object>',
      item('9'),
    );
    expect(read(archive(main, { '3D/a b.model': model(CUBE, '') })).findings).toEqual([]);
  });

  test('components that double thirty times are refused before they fill the memory', () => {
    let resources = CUBE;
    for (let k = 2; k < 32; k++)
      resources += `<object id="${k}" type="model"><components><component objectid="${k - 1}"/><component objectid="${k - 1}"/></components></object>`;
    expect(errorOf(archive(model(resources, item('31')))).text.en).toMatch(/unfold/);
  });

  test('a file that unpacks to far more than any model is refused', () => {
    const bomb = zipSync({ '3D/3dmodel.model': new Uint8Array(64 * 2 ** 20) }, { level: 9 });
    expect(errorOf(bomb).text.en).toMatch(/no model does that/);
    const claims = archive(model(CUBE, item('1')));
    const view = new DataView(claims.buffer, claims.byteOffset);
    const central = claims.findLastIndex((_, at) => at + 4 <= claims.length && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(central + 24, 0xfffffff0, true);
    expect(errorOf(claims).text.en).toMatch(/no model does that/);
  });

  test('many files, each small enough, that together unpack to far more than any model are refused', () => {
    const blank = ' '.repeat(8 * 2 ** 20);
    const names = Array.from({ length: 6 }, (_, k) => `3D/piece${k}.model`);
    const pieces = Object.fromEntries(names.map((name) => [name, model(`${CUBE}${blank}`, '')]));
    const components = names.map((name) => `<component objectid="1" path="/${name}"/>`).join('');
    const main = model(`<object id="9"><components>${components}</components></object>`, item('9'));
    expect(errorOf(archive(main, pieces)).text.en).toMatch(/no model does that/);
    const { [names[0]!]: first } = pieces;
    expect(read(archive(main, { [names[0]!]: first! })).mesh.triangles.length).toBe(36);
  });

  test('damage and cuts are told', () => {
    const good = archive(model(CUBE, item('1')));
    expect(errorOf(good.subarray(0, good.length - 30)).text.en).toMatch(/damaged or cut short/);
    const flipped = good.slice();
    flipped[80]! ^= 0xff;
    expect(errorOf(flipped).text.en).toMatch(/damaged/);
    expect(errorOf(zipSync({ 'readme.txt': strToU8('hello') })).text.en).toMatch(/without a 3D model/);
    expect(errorOf(archive(model('', ''))).rule).toBe('empty');
  });

  test('names that climb out of the archive lead nowhere', () => {
    const main = model(
      '<object id="9" type="model"><components><component objectid="1" path="/../../etc/passwd"/></components></object>' +
        CUBE,
      item('9') + item('1'),
    );
    expect(read(archive(main)).findings).toEqual(['unreadable-part']);
  });

  test('is known by its first bytes', () => {
    expect(threemf.sniff(writeThreemf(cube).subarray(0, 4096), 5000)).toBeGreaterThan(0.8);
    expect(threemf.sniff(new Uint8Array(100), 100)).toBe(0);
  });
});
