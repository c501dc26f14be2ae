import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDataMap } from '../../src/pipeline/profiles/read-data-map.ts';
import { type LaserMaterial, parseLaserMaterial, type Recipe } from '../../src/processes/laser/material.ts';

const FOLDER = fileURLToPath(new URL('../../templates/materials', import.meta.url));

const MATERIALS: ReadonlyMap<string, LaserMaterial> = new Map(
  await Promise.all(
    readdirSync(FOLDER)
      .sort()
      .map((file) => [file.replace('.yaml', ''), readFileSync(`${FOLDER}/${file}`, 'utf8')] as const)
      .filter(([, text]) => /^process: laser$/m.test(text))
      .map(async ([id, text]) => [id, parseLaserMaterial(await readDataMap(text, id))] as const),
  ),
);

/** [J/mm] What a cut puts into each millimetre, all passes together. */
function energy({ watts, cut }: Recipe): number {
  return cut === undefined ? Number.NaN : (watts * cut.power * cut.passes) / cut.speed;
}

/** [mm/s] How fast a cut gets through, all passes together. */
function pace({ cut }: Recipe): number {
  return cut === undefined ? Number.NaN : cut.speed / cut.passes;
}

describe('the starting points of the materials for lasers', () => {
  test('are there for twelve materials and more; what must not be burnt says why', () => {
    const works = [...MATERIALS.values()].filter(({ recipes }) => recipes.length > 0);
    expect(works.length).toBeGreaterThanOrEqual(12);
    for (const [id, { recipes, refused }] of MATERIALS)
      expect([id, recipes.length > 0 || (refused !== undefined && refused.fr !== '')]).toEqual([id, true]);
  });

  test.each([...MATERIALS].filter(([, { recipes }]) => recipes.length > 0))(
    '%s: a stronger laser of its kind gets through faster, and no mark goes as deep as a cut',
    (_, { recipes }) => {
      for (const beam of ['co2', 'diode', 'fiber']) {
        const own = recipes.filter((recipe) => recipe.beam === beam).sort((a, b) => a.watts - b.watts);
        for (let i = 1; i < own.length; i++) expect(pace(own[i]!)).toBeGreaterThan(pace(own[i - 1]!));
      }
      for (const recipe of recipes) {
        const { watts, score } = recipe;
        if (recipe.cut !== undefined && score !== undefined)
          expect((watts * score.power * score.passes) / score.speed).toBeLessThan(energy(recipe));
      }
    },
  );

  test('a thicker sheet of the same stuff takes more energy a millimetre, and never more speed', () => {
    let pairs = 0;
    for (const [id, thin] of MATERIALS)
      for (const [other, thick] of MATERIALS) {
        if (id.replace(/-\d.*/, '') !== other.replace(/-\d.*/, '')) continue;
        if (!((thin.thickness ?? 0) < (thick.thickness ?? 0))) continue;
        for (const recipe of thick.recipes) {
          const like = thin.recipes.find(({ beam, watts }) => beam === recipe.beam && watts === recipe.watts);
          if (like?.cut === undefined || recipe.cut === undefined) continue;
          expect(energy(recipe)).toBeGreaterThan(energy(like));
          expect(pace(recipe)).toBeLessThanOrEqual(pace(like));
          pairs++;
        }
      }
    expect(pairs).toBeGreaterThanOrEqual(5);
  });
});
