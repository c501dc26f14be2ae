import { numberText, sayText } from '../../base/text.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import { type Found, type JobRule, linesFrom } from '../job-rule.ts';
import { walkNotable } from '../walk-runs.ts';

const LISTENS = ['home', 'level'] as const;

/** Ways a little under the top from which on it is how the job is made. */
const HABIT = 3;

export const collision: JobRule = {
  code: 'JOB022',
  name: 'collision',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The nozzle runs into the print', fr: 'La buse heurte l’impression' },
  what: {
    en: 'A move goes through what is already printed: a line more than a layer under its top, a way a tenth of a millimetre.',
    fr: 'Un mouvement traverse ce qui est déjà imprimé : un cordon plus d’une couche sous son sommet, un trajet un dixième de millimètre.',
  },
  why: {
    en: 'The nozzle breaks the part loose or bends itself; the motors lose steps.',
    fr: 'La buse arrache la pièce ou se plie ; les moteurs perdent des pas.',
  },
  fix: {
    en: 'Slice again; when printing piece by piece, leave room for the head and print low pieces first.',
    fr: 'Tranchez à nouveau ; en impression pièce par pièce, laissez de la place à la tête et imprimez d’abord les pièces basses.',
  },
  example: {
    en: 'At a height of 12 mm, "G1 Z0.2" lowers the nozzle over the part.',
    fr: 'À 12 mm de haut, « G1 Z0.2 » abaisse la buse sur la pièce.',
  },
  watch({ printed, digest, report }) {
    if (printed === null) return null;
    // Line of a homing or probing of Z that came when something stood on the bed; an error when printing goes on. At the end it
    // depends on where Z is homed: down on a machine of a gantry, up on a delta.
    let probeLine = 0;
    let sinkLine = 0;
    let through = false;
    let deep = false;
    let laid = false;
    // Ways that graze the top, told where no line climbs: slanted seams begin under it.
    const grazes: Found[] = [];
    let climbs = false;
    const hear = (event: JobEvent): void => {
      const probes = event.type === 'level' || (event.type === 'home' && event.axes.includes('z'));
      if (probes && laid) probeLine = event.line;
    };
    const goOn = (line: number): void => {
      report({
        what: {
          en: 'Z is homed or the bed measured in the middle of the print.',
          fr: 'Z fait sa prise d’origine, ou le plateau est mesuré, en pleine impression.',
        },
        where: { line: linesFrom(probeLine, line) },
      });
      probeLine = 0;
    };
    const tell = (depth: number, grazing: boolean, point: readonly [number, number, number], line: number): void => {
      const found: Found = {
        what: sayText(
          {
            en: 'The nozzle goes {0} mm under the top of the print.',
            fr: 'La buse passe {0} mm sous le sommet de l’impression.',
          },
          numberText(depth, 2),
        ),
        where: { line: linesFrom(sinkLine, line), point },
        measured: depth,
        limit: 0,
        unit: 'mm',
      };
      if (!grazing) report(found);
      else if (grazes.length <= HABIT) grazes.push(found);
    };
    return {
      push(chunk, trace) {
        const { hits } = printed;
        let next = 0;
        let moved = 0;
        /** The hits up to this row. */
        const strike = (to: number): void => {
          for (; next < hits.length && hits[next]!.row < to; next++) {
            const { row, depth, grazes: grazing, x, y } = hits[next]!;
            // A row of hits is one collision.
            for (; moved < row && through; moved++) if (trace.path[moved]! > 0) through = false;
            moved = row + 1;
            if (through && (grazing || deep)) continue;
            through = true;
            deep = !grazing;
            tell(depth, grazing, [x, y, chunk.z[row]!], chunk.line[row]!);
          }
        };
        walkNotable(chunk, digest, { types: LISTENS, event: hear }, (n) => {
          strike(n);
          if (chunk.z[n]! < trace.z0[n]!) sinkLine = chunk.line[n]!;
          if (trace.laying[n] === 0 || chunk.layer[n]! < 0) return;
          laid = true;
          climbs ||= chunk.z[n] !== trace.z0[n];
          if (probeLine > 0) goOn(chunk.line[n]!);
        });
        strike(chunk.length);
        for (; moved < chunk.length && through; moved++) if (trace.path[moved]! > 0) through = false;
      },
      end() {
        if (!climbs && grazes.length <= HABIT) for (const each of grazes) report(each);
        if (probeLine > 0) report({ ...AT_END, where: { line: probeLine } });
      },
    };
  },
};

/** Z is homed when all is printed. */
const AT_END = {
  severity: 'warning',
  what: {
    en: 'Z is homed at the end, while the print stands on the bed: where Z goes down for that, the head comes down on the print.',
    fr: 'Z fait sa prise d’origine à la fin, alors que l’impression est sur le plateau : si Z descend pour cela, la tête descend sur la pièce.',
  },
  fix: {
    en: 'Home X and Y alone in the end sequence of the slicer: G28 X Y.',
    fr: 'Dans la séquence de fin du trancheur, ne prenez l’origine que de X et Y : G28 X Y.',
  },
} as const;
