import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { subpathLength } from '../../../geometry/paths/subpath-length.ts';
import { type Subpath, Verb } from '../../../model/part.ts';
import { LetterForms, unitedForm } from './letter-forms.ts';

/** A closed outline of straight lines through the corners. */
function outline(corners: readonly (readonly [number, number])[], dx: number, dy: number): Subpath {
  const [[x0, y0], ...rest] = corners.map(([x, y]) => [x + dx, y + dy] as const) as [
    readonly [number, number],
    ...(readonly [number, number])[],
  ];
  const coordinates = Float64Array.from([...rest, [x0, y0]].flat());
  return { x0, y0, verbs: new Uint8Array(corners.length).fill(Verb.line), coordinates, closed: true };
}

const square = (size: number, x: number, y: number): Subpath =>
  outline(
    [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
    ],
    x,
    y,
  );

test('a letter that stands elsewhere is of the form that was met, another one is not', () => {
  const forms = new LetterForms();
  const first = forms.formOf([square(2, 0.1, 0.2), square(2, 1.1, 1.2)]);
  expect(first.overlaps).toBe(true);
  expect(forms.formOf([square(2, 30.7, 40.3), square(2, 31.7, 41.3)])).toBe(first);
  expect(forms.formOf([square(2, 0.1, 0.2), square(2, 1.1, 1.2001)])).not.toBe(first);
  expect(forms.formOf([square(2, 0.1, 0.2)]).overlaps).toBe(false);
  const counter = forms.formOf([square(6, 5, 5), square(2, 7, 7)]);
  expect(counter.overlaps).toBe(false);
  expect(forms.formOf([square(6, 5, 5), square(2, 6, 7)])).not.toBe(counter);
});

test('the united outline stands where each letter stands', async () => {
  const kernel = await loadPolygonKernel();
  const forms = new LetterForms();
  forms.formOf([square(2, 0, 0), square(2, 1, 1)]);
  const letter = [square(2, 50.25, -7.5), square(2, 51.25, -6.5)];
  const [united, ...more] = unitedForm(forms.formOf(letter), letter, kernel);
  expect(more).toEqual([]);
  expect(subpathLength(united!)).toBeCloseTo(12, 6);
  const xs = [united!.x0, ...united!.coordinates.filter((_, n) => n % 2 === 0)];
  const ys = [united!.y0, ...united!.coordinates.filter((_, n) => n % 2 === 1)];
  for (const [found, wanted] of [
    [Math.min(...xs), 50.25],
    [Math.max(...xs), 53.25],
    [Math.min(...ys), -7.5],
    [Math.max(...ys), -4.5],
  ] as const)
    expect(found).toBeCloseTo(wanted, 6);
});

test('letters kilometres away are each looked at by themselves', () => {
  const forms = new LetterForms();
  const far = forms.formOf([square(2, 9e5, 0)]);
  expect(forms.formOf([square(2, 9e5, 0)])).not.toBe(far);
});
