import { numberText, sayText } from '../../base/text.ts';
import type { JobEvent, Toolpath } from '../../model/toolpath.ts';
import { DeclaredSection, type HeardLine } from '../evidence/declared-section.ts';
import { FedStretches } from '../evidence/fed-stretches.ts';
import { type JobRule, linesOf } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool'] as const;

/** Filament, over what the declared widths take, from which on nothing is meant by it: slicers' flow stays under 1.3. */
const MUCH = 1.6;

export const declaredWidth: JobRule = {
  code: 'JOB040',
  name: 'declared-width',
  severity: 'error',
  stage: 'trial',
  title: { en: 'Filament that does not fit the line', fr: 'Du filament qui ne va pas avec le cordon' },
  what: {
    en: 'One line gets far more filament, or less, than the width and height that the file gives and its way take; or some in a row do, held against those before and behind.',
    fr: 'Un cordon reçoit bien plus de filament, ou moins, que ne demandent son trajet et la largeur et la hauteur données par le fichier ; ou plusieurs de suite, par rapport à ceux d’avant et d’après.',
  },
  why: {
    en: 'A number is changed, or a line before it is lost: the nozzle lays a line where none belongs, or a blob.',
    fr: 'Un nombre est changé, ou une ligne d’avant est perdue : la buse trace là où il ne faut pas, ou fait un amas.',
  },
  fix: {
    en: 'Copy or export the job again; do not edit X, Y and E by hand.',
    fr: 'Copiez ou exportez à nouveau le travail ; ne modifiez pas X, Y et E à la main.',
  },
  example: {
    en: '";WIDTH:0.45", ";HEIGHT:0.2": all lines get 0.033 mm of filament a millimetre, and one "G1 X126 E.66" gets 0.025.',
    fr: '« ;WIDTH:0.45 », « ;HEIGHT:0.2 » : chaque cordon reçoit 0,033 mm de filament par millimètre, et un « G1 X126 E.66 » 0,025.',
  },
  watch({ limits, digest, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    const declared = new DeclaredSection();
    const stretches = new FedStretches();
    const heard = {
      fed: Number.NaN,
      path: Number.NaN,
      section: Number.NaN,
      feed: Number.NaN,
      x0: Number.NaN,
      y0: Number.NaN,
      x: Number.NaN,
      y: Number.NaN,
    };
    const one: HeardLine = { ...heard, declared: false, kind: 0, line: 0, lowest: false, begins: false };
    // [mm] Of the layer at hand.
    const height = new Float64Array(1);
    let firstLine = 0;
    let begins = true;

    const hear = (event: JobEvent): void => {
      if (event.type === 'tool') {
        declared.reset();
        stretches.reset();
      } else if (event.type === 'layer') height[0] = event.height;
    };
    const lay = (chunk: Toolpath, trace: MoveTrace, n: number, given: number): void => {
      const { e, kind, line, layer, z, x, y, feed } = chunk;
      if (z[n] !== trace.z0[n]) {
        declared.climbs(kind[n]!);
        return;
      }
      if (firstLine === 0 && given > 0) firstLine = line[n]!;
      if (firstLine > 0 && !(given > 0)) return;
      one.fed = e[n]!;
      one.path = trace.path[n]!;
      one.declared = given > 0;
      one.section = given > 0 ? given : height[0]!;
      one.kind = kind[n]!;
      one.feed = feed[n]!;
      one.line = line[n]!;
      one.lowest = layer[n] === 0;
      one.begins = begins;
      one.x0 = trace.x0[n]!;
      one.y0 = trace.y0[n]!;
      one.x = x[n]!;
      one.y = y[n]!;
      declared.hear(one);
      stretches.hear(one);
    };
    const lines = (chunk: Toolpath, trace: MoveTrace, to: number, from: number): number => {
      const { layer, section } = chunk;
      const { apart, aparts } = digest;
      const { laying, flat } = trace;
      let k = from;
      for (; k < aparts && apart[k]! < to; k++) {
        const n = apart[k]!;
        if (laying[n] === 0) {
          if (flat[n]! > 0 && !begins) declared.leave(trace.x0[n]!, trace.y0[n]!);
          begins ||= flat[n]! > 0;
          continue;
        }
        if (layer[n]! >= 0) lay(chunk, trace, n, section === undefined ? 0 : section[n]!);
        begins = false;
      }
      return k;
    };
    return {
      push(chunk, trace) {
        let next = 0;
        walkRuns(chunk, LISTENS, hear, (_from, to) => {
          next = lines(chunk, trace, to, next);
        });
      },
      end() {
        for (const { line, path, share } of declared.end()) {
          report({
            what: sayText(
              {
                en: 'This line of {0} mm gets {1} % of the filament that its width takes; the others all get theirs.',
                fr: 'Ce cordon de {0} mm reçoit {1} % du filament que demande sa largeur ; les autres ont tous le leur.',
              },
              numberText(path, 1),
              numberText(100 * share, 0),
            ),
            where: { line },
            measured: share,
            limit: 1,
          });
        }
        for (const { line, way, share } of stretches.end()) {
          report({
            what: sayText(
              {
                en: 'Lines of {0} mm in a row get {1} % of the filament that such lines get before and after them.',
                fr: 'Des cordons de {0} mm à la suite reçoivent {1} % du filament des mêmes cordons avant et après.',
              },
              numberText(way, 0),
              numberText(100 * share, 0),
            ),
            where: { line: linesOf(line) },
            measured: share,
            limit: 1,
          });
        }
        const factor = (declared.factor * Math.PI * print.filament ** 2) / 4;
        if (!(factor > MUCH)) return;
        report({
          what: sayText(
            {
              en: 'The lines get {0} % of the filament that the widths in the file take, with filament of {1} mm.',
              fr: 'Les cordons reçoivent {0} % du filament que demandent les largeurs du fichier, pour un filament de {1} mm.',
            },
            numberText(100 * factor, 0),
            print.filament,
          ),
          where: { line: firstLine },
          measured: factor,
          limit: MUCH,
        });
      },
    };
  },
};
