import { describe, expect, test } from 'vitest';
import { UsageError } from '../base/errors.ts';
import { readData } from '../formats/yaml/read-data.ts';
import { group, list, mapNode, mapOf, optional, parseFields } from './schema.ts';
import { bilingual, choice, flag, plainNumber, quantity, textField } from './schema-values.ts';

const doc = { doc: { en: 'd', fr: 'd' } };
const SCHEMA = {
  id: textField(doc),
  name: bilingual(doc),
  speed: quantity('mm/s', { ...doc, max: 1000 }),
  copies: plainNumber({ ...doc, integer: true, standard: '1' }),
  mode: choice(['fast', 'slow'], { ...doc, standard: 'slow' }),
  fan: flag({ ...doc, standard: 'true' }),
  span: list(quantity('mm', { ...doc, min: -10 }), { ...doc, least: 2, most: 2 }),
  inner: group({ depth: optional(quantity('mm', doc)) }, doc),
  colors: mapOf(textField(doc), doc),
};

const read = (yaml: string) => parseFields(mapNode(readData(yaml, 'x.yaml'), 'x'), SCHEMA);
const GOOD =
  'id: a\nname: {en: A, fr: Â}\nspeed: 3000 mm/min\nspan: [-1 mm, 2 mm]\ninner: {depth: 1 cm}\ncolors: {red: cut}\n';

function errorOf(yaml: string): UsageError {
  try {
    read(yaml);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('profile schema', () => {
  test('reads values into inner units and fills defaults', () => {
    expect(read(GOOD)).toEqual({
      id: 'a',
      name: { en: 'A', fr: 'Â' },
      speed: 50,
      copies: 1,
      mode: 'slow',
      fan: true,
      span: [-1, 2],
      inner: { depth: 10 },
      colors: new Map([['red', 'cut']]),
    });
  });

  test('an unknown key names its line and the nearest known key', () => {
    const error = errorOf(`${GOOD}sped: 3 mm/s\n`);
    expect(error.place).toMatchObject({ file: 'x.yaml', line: 7 });
    expect(error.fix.en).toContain('"speed"');
    expect(error.fix.fr).toContain('« speed »');
  });

  test('an unknown key in a group is named with its path', () => {
    expect(errorOf(GOOD.replace('depth', 'dept')).fix.en).toContain('inner.depth');
  });

  test.each([
    ['a missing unit', 'speed: 50', 'unit'],
    ['a unit of something else', 'speed: 50 °C', 'quantity'],
    ['a value out of range', 'speed: 5000 mm/s', 'cannot be'],
    ['a negative speed', 'speed: -5 mm/s', 'cannot be'],
    ['no number at all', 'speed: fast', 'quantity'],
    ['infinity by exponent', 'speed: 1e999 mm/s', 'cannot be'],
  ])('%s is an error on its line', (_name, line, words) => {
    const error = errorOf(GOOD.replace('speed: 3000 mm/min', line));
    expect(error.place).toMatchObject({ file: 'x.yaml', line: 3 });
    expect(error.text.en).toContain(words);
  });

  test('a missing key is named', () => {
    expect(errorOf(GOOD.replace('id: a\n', '')).text.en).toContain('"id"');
  });

  test('a list of the wrong length, a wrong word, half a copy: errors', () => {
    expect(errorOf(GOOD.replace('[-1 mm, 2 mm]', '[-1 mm]')).text.en).toContain('span');
    expect(errorOf(`${GOOD}mode: fats\n`).fix.en).toContain('"fast"');
    expect(errorOf(`${GOOD}copies: 1.5\n`).text.en).toContain('copies');
    expect(errorOf(`${GOOD}fan: maybe\n`).text.en).toContain('fan');
  });

  test('a key of Object.prototype is unknown like any other', () => {
    expect(errorOf(`${GOOD}constructor: 1\n`).text.en).toContain('constructor');
  });
});
