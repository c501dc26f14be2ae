import { inRuns } from '../../../base/in-runs.ts';
import { sayText, type Text } from '../../../base/text.ts';
import type { Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT006',
  name: 'degenerate-triangles',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Triangles without area', fr: 'Triangles sans surface' },
  what: {
    en: 'Some triangles have two corners at one place, or all three on a line: they have no area.',
    fr: 'Certains triangles ont deux sommets au même endroit, ou les trois sur une ligne : ils n’ont pas de surface.',
  },
  why: {
    en: 'They do no harm here: those with a repeated corner were left out, the others cut nothing. Other programs may stumble over them.',
    fr: 'Ils ne gênent pas ici : ceux qui ont un sommet en double ont été laissés de côté, les autres ne coupent rien. D’autres logiciels peuvent buter dessus.',
  },
  fix: {
    en: 'Nothing to do. In the modeller: Merge by distance, or Delete degenerate faces.',
    fr: 'Rien à faire. Dans le modeleur : Fusionner par distance, ou Supprimer les faces dégénérées.',
  },
  example: {
    en: 'Of 225,154 triangles 8 have a repeated corner and 19 have no area.',
    fr: 'Sur 225 154 triangles, 8 ont un sommet en double et 19 n’ont pas de surface.',
  },
};

/** Height of a triangle over its longest side, of the part's weld tolerance; under it, it is a line. */
const LINE = 1e-3;

export const degenerateTriangles = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { positions, triangles, tolerance } = context.analysis.topology;
    const lines: number[] = [];
    inRuns(triangles.length / 3, (begin, end) => {
      for (let t = begin; t < end; t++)
        if (
          isLine(
            positions,
            3 * triangles[3 * t]!,
            3 * triangles[3 * t + 1]!,
            3 * triangles[3 * t + 2]!,
            LINE * tolerance,
          )
        )
          lines.push(t);
    });
    const [first] = lines;
    if (first === undefined) return [];
    const repeated = lines.filter((t) => {
      const [a, b, d] = triangles.subarray(3 * t, 3 * t + 3);
      return a === b || b === d || d === a;
    }).length;
    const flat = lines.length - repeated;
    const what = whatText(repeated, flat, first);
    const v = 3 * triangles[3 * first]!;
    const point: Point = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    return [findingOf(PAGE, { what, where: { triangle: first, point }, measured: repeated + flat, limit: 0 })];
  },
});

function whatText(repeated: number, flat: number, first: number): Text {
  const corner = {
    en: '{0} {0|triangle has|triangles have} a repeated corner',
    fr: '{0} {0|triangle a|triangles ont} un sommet en double',
  };
  const area = {
    en: '{1} {1|triangle has|triangles have} no area',
    fr: '{1} {1|triangle n’a|triangles n’ont} pas de surface',
  };
  const more = {
    en: `${corner.en} and {1} more {1|has|have} no area`,
    fr: `${corner.fr} et {1} {1|autre n’a|autres n’ont} pas de surface`,
  };
  const pattern = flat === 0 ? corner : repeated === 0 ? area : more;
  return sayText(
    { en: `${pattern.en}; the first is triangle {2}.`, fr: `${pattern.fr} ; le premier est le triangle {2}.` },
    repeated,
    flat,
    first,
  );
}

function isLine(p: ArrayLike<number>, a: number, b: number, c: number, least: number): boolean {
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!;
  const vy = p[c + 1]! - p[a + 1]!;
  const vz = p[c + 2]! - p[a + 2]!;
  const wx = vx - ux;
  const wy = vy - uy;
  const wz = vz - uz;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const longest = Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz, wx * wx + wy * wy + wz * wz);
  return x * x + y * y + z * z <= least * least * longest;
}
