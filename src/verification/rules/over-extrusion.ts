import { numberText, sayText } from '../../base/text.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool', 'pause', 'flow-factor'] as const;

/** Widest line that a nozzle of diameter d can lay, in d; slicers stay under 2. */
const WIDEST = 4;
/** Section of a round strand of 1.5 d, in (π/4)d²: thin layers may hold bridges, which are round whatever the layer. */
const ROUND = 2.25;
/** Widest line on the mean of a stretch, in d; and [mm] the stretch. A single short line may be wider: a gap is filled. */
const MEAN_WIDEST = 2.6;
const STRETCH = 15;
/** Share of the width and height that the file gives its lines, from which on they are thicker than it says. */
const SAID = 1.1;
/** Section of a round strand of the nozzle's own diameter, in d². */
const ROUND_STRAND = Math.PI / 4;
/** Kinds whose lines are round, or thick on purpose. */
const APART = new Set<number>([MoveKind.bridge, MoveKind.purge, MoveKind.gapFill]);
/** [mm2] A purge line before the first layer. Klipper's own limit is 4 d², its machines raise it for purging. */
const PURGE_SECTION = 12;
/** [mm] The filament of shorter stretches is rounding; what counts is the blob, below. */
const SHORT = 0.1;
/** [mm] Filament beyond a thick line that makes a blob one sees. */
const BLOB = 0.3;
/** [mm] Filament pushed out on the spot, more than was pulled back: a wart, and a mountain. */
const WART = 2;
const MOUNTAIN = 10;
/** M221 S150 lays half as much again. */
const FACTOR = { least: 0.5, warning: 1.2, error: 1.5 } as const;
/** Set within the layers, where no slicer sets it: from here down to be asked about, and too little to hold. */
const FACTOR_WITHIN = { warning: 0.85, error: 0.7 } as const;

export const overExtrusion: JobRule = {
  code: 'JOB009',
  name: 'over-extrusion',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Too much filament for the way', fr: 'Trop de filament pour le trajet' },
  what: {
    en: 'A move lays a line far thicker than the nozzle can, or pushes out filament on the spot.',
    fr: 'Un mouvement dépose un cordon bien plus épais que la buse ne peut, ou pousse du filament sur place.',
  },
  why: {
    en: 'A blob forms that the nozzle hits on its next pass; the part comes loose or the feeder jams.',
    fr: 'Il se forme un amas que la buse heurte au passage suivant ; la pièce se décolle ou l’entraîneur se bloque.',
  },
  fix: {
    en: 'Slice again; if the file mixes absolute and relative E, set M82 or M83 once at the start, and G92 E0 where E starts anew.',
    fr: 'Tranchez à nouveau ; si le fichier mélange E absolu et relatif, mettez M82 ou M83 une fois au début, et G92 E0 là où E repart.',
  },
  example: {
    en: '"G1 X10 E1338.5" after "E1238.4": one digit is wrong, and 100 mm of filament should go into 8 mm of way.',
    fr: '« G1 X10 E1338.5 » après « E1238.4 » : un chiffre est faux, et 100 mm de filament devraient tenir dans 8 mm de trajet.',
  },
  watch({ limits, digest, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    const filamentArea = (Math.PI * print.filament * print.filament) / 4;
    const round = ROUND * (Math.PI / 4) * print.nozzle * print.nozzle;
    // [mm2] Widest line at the height of the layer at hand.
    let widest = Math.max((WIDEST * print.nozzle * print.nozzle) / 2, round);
    // [mm2] Widest mean line; way, volume, and volume that the file says, of the stretch at hand (typed: doubles that closures
    // share are boxed).
    let widestMean = Number.POSITIVE_INFINITY;
    const stretch = new Float64Array(3);
    let stretchLine = 0;
    let toldStretch = false;
    let layer = -1;
    let flow = 1;
    // [mm] Filament that was pulled back and may come again without being laid.
    let pulled = 0;
    let changing = false;

    const check = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const e = chunk.e[n]! * flow;
      const path = trace.path[n]!;
      const most = chunk.layer[n]! < 0 ? PURGE_SECTION : widest;
      if (e * filamentArea <= most * path) return;
      const room = (Math.max(path, SHORT) * most) / filamentArea;
      if (e <= room || (e - room < BLOB && path < 1)) return;
      const section = (e * filamentArea) / path;
      report({
        what: sayText(
          {
            en: '{0} mm of filament on {1} mm of way: a line of {2} mm², where {3} is the most.',
            fr: '{0} mm de filament sur {1} mm de trajet : un cordon de {2} mm², pour {3} au plus.',
          },
          numberText(e, 3),
          numberText(path, 3),
          numberText(section, 2),
          numberText(most, 2),
        ),
        where: { line: chunk.line[n]!, point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
        measured: section,
        limit: most,
        unit: 'mm2',
      });
    };

    /** A stretch whose every line passes may still be too thick all along. */
    const checkStretch = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (APART.has(chunk.kind[n]!) || layer < 0) {
        stretch.fill(0);
        return;
      }
      if (stretch[0] === 0) stretchLine = chunk.line[n]!;
      stretch[0]! += trace.path[n]!;
      stretch[1]! += chunk.e[n]! * flow * filamentArea;
      if (chunk.section !== undefined) stretch[2]! += trace.path[n]! * chunk.section[n]!;
      if (stretch[0]! < STRETCH) return;
      const mean = stretch[1]! / stretch[0]!;
      const length = stretch[0]!;
      // Lines of a part are thicker than the layer, where layers of its supports lie between its own.
      const said = (SAID * stretch[2]!) / length;
      stretch.fill(0);
      if (!(mean > widestMean && mean > said)) {
        toldStretch = false;
        return;
      }
      if (toldStretch) return;
      toldStretch = true;
      report({
        what: sayText(
          {
            en: 'Over {0} mm the lines are {1} mm² on the mean, where {2} is the most.',
            fr: 'Sur {0} mm, les cordons font {1} mm² en moyenne, pour {2} au plus.',
          },
          numberText(length, 0),
          numberText(mean, 3),
          numberText(widestMean, 3),
        ),
        where: { line: linesFrom(stretchLine, chunk.line[n]!), point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
        measured: mean,
        limit: widestMean,
        unit: 'mm2',
      });
    };

    const onTheSpot = (chunk: Toolpath, n: number): void => {
      const e = chunk.e[n]!;
      const extra = e - pulled;
      pulled = 0;
      if (layer < 0 || changing || extra <= WART) return;
      report({
        severity: extra > MOUNTAIN ? 'error' : 'warning',
        what: sayText(
          {
            en: '{0} mm of filament are pushed out on the spot.',
            fr: '{0} mm de filament sont poussés sur place.',
          },
          numberText(extra, 2),
        ),
        where: { line: chunk.line[n]!, point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
        measured: extra,
        limit: extra > MOUNTAIN ? MOUNTAIN : WART,
        unit: 'mm',
      });
    };

    /** Filament that is pulled back or pushed on the spot, and the line after it. */
    const turn = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const e = chunk.e[n]!;
      if (trace.laying[n] === 1) {
        changing = false;
        pulled = 0;
        return;
      }
      if (e === 0) return;
      if (e < 0) {
        pulled -= e;
        if (-e <= print.extrudeOnlyMax || trace.path[n]! > 0 || changing) return;
      } else if (e <= print.extrudeOnlyMax || changing) {
        onTheSpot(chunk, n);
        return;
      }
      report({
        what: sayText(
          {
            en: '{0} mm of filament in one move on the spot; {1} is the most.',
            fr: '{0} mm de filament en un mouvement sur place ; {1} au plus.',
          },
          numberText(Math.abs(e), 2),
          print.extrudeOnlyMax,
        ),
        where: { line: linesFrom(0, chunk.line[n]!) },
        measured: Math.abs(e),
        limit: print.extrudeOnlyMax,
        unit: 'mm',
      });
    };

    /** Every line is asked only where some stretch of the chunk is thick enough. */
    const isThick = (): boolean => digest.thickest * flow * filamentArea > Math.min(widest, widestMean);

    return {
      push(chunk, trace) {
        let next = 0;
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'layer') {
              layer = event.layer;
              if (event.height > 0.02 && event.height < print.nozzle * 2) {
                widest = Math.max(WIDEST * print.nozzle * event.height, round);
                widestMean = Math.max(MEAN_WIDEST * print.nozzle * event.height, ROUND_STRAND * print.nozzle ** 2);
                stretch.fill(0);
              }
            } else if (event.type === 'tool' || event.type === 'pause') changing = true;
            else if (event.type === 'flow-factor') {
              flow = event.factor;
              const least = layer >= 0 ? FACTOR_WITHIN.warning : FACTOR.least;
              const tooLittle = layer >= 0 ? FACTOR_WITHIN.error : FACTOR.least;
              if (flow <= FACTOR.warning && flow >= least) return;
              report({
                severity: flow > FACTOR.error || flow < tooLittle ? 'error' : 'warning',
                what: sayText({ en: 'The flow factor is {0} %.', fr: 'Le facteur de débit est de {0} %.' }, flow * 100),
                where: { line: event.line },
                measured: flow * 100,
                limit: (flow < 1 ? least : FACTOR.warning) * 100,
                unit: '%',
              });
            }
          },
          (from, to) => {
            const { notable, notables } = digest;
            if (!isThick()) {
              stretch.fill(0);
              toldStretch = false;
              while (next < notables && notable[next]! < to) turn(chunk, trace, notable[next++]!);
              return;
            }
            for (let n = from; n < to; n++) {
              if (next < notables && notable[next] === n) turn(chunk, trace, notable[next++]!);
              if (trace.laying[n] === 0) continue;
              check(chunk, trace, n);
              checkStretch(chunk, trace, n);
            }
          },
        );
      },
    };
  },
};
