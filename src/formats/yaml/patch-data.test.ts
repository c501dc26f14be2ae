import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { patchData } from './patch-data.ts';

const PROFILE = `# ours
name: { en: Plywood, fr: Contreplaqué }
laser:
  thickness: 3 mm
  recipes:
    - beam: co2 # tube
      watts: 40W
      cut: { speed: 12 mm/s, power: 90 %, air: true }
`;
const patch = {
  list: ['laser', 'recipes'],
  match: { beam: 'co2', watts: '40 W' },
  set: { calibrated: true, cut: { speed: '15 mm/s', power: '80 %' } },
  fresh: { score: { speed: '50 mm/s', power: '20 %' } },
};

test('the entry that matches gets the values; the rest of it and the comments stay', () => {
  const text = patchData(PROFILE, patch);
  expect(text).toContain('# ours');
  expect(text).toContain('# tube');
  expect(parse(text).laser.recipes).toEqual([
    { beam: 'co2', watts: '40W', cut: { speed: '15 mm/s', power: '80 %', air: true }, calibrated: true },
  ]);
});

test('where none matches one is added, with all that it needs', () => {
  const text = patchData(PROFILE, { ...patch, match: { beam: 'diode', watts: '10 W' } });
  expect(parse(text).laser.recipes).toHaveLength(2);
  expect(parse(text).laser.recipes[1]).toEqual({ beam: 'diode', watts: '10 W', ...patch.fresh, ...patch.set });
  expect(parse(patchData('laser: { thickness: 3 mm }\n', patch)).laser.recipes).toHaveLength(1);
});
