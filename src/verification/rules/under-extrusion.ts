import { numberText, sayText } from '../../base/text.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { SpiralFade } from '../evidence/spiral-fade.ts';
import { NARROW_WAY, NarrowLines, StarvedLine, type ThinLine, unusual } from '../evidence/thin-lines.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] Way over which the mean is taken: one short line may be thin, a whole wall may not. */
const WINDOW = 30;
/** Least mean section, in nozzle diameters squared: a hair of 0.1 × 0.1 mm for a 0.4 nozzle. */
const LEAST = 1 / 16;

/** Least mean width of lines, in nozzle diameters; half of what slicers lay at least. */
const NARROW = 0.43;
/** The same in a job that counts E in mm³, for once it does so by mistake: E in mm then lays 0.42 of the width. */
const NARROW_BY_VOLUME = 0.6;

/** Starved lines that are told. */
const MOST = 100;

/** Kinds that are never laid thin on purpose; ironing lies among the others. */
const SOLID = new Uint8Array(256);
for (const kind of [
  MoveKind.outerWall,
  MoveKind.innerWall,
  MoveKind.sparseInfill,
  MoveKind.extrusion,
  MoveKind.skirt,
  MoveKind.brim,
])
  SOLID[kind] = 1;

export const underExtrusion: JobRule = {
  code: 'JOB010',
  name: 'under-extrusion',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Hardly any filament for the way', fr: 'Presque pas de filament pour le trajet' },
  what: {
    en: 'Over 30 mm of wall or infill, the lines are thinner than a hair.',
    fr: 'Sur 30 mm de paroi ou de remplissage, les cordons sont plus fins qu’un cheveu.',
  },
  why: { en: 'Nothing that holds is printed.', fr: 'Rien de solide n’est imprimé.' },
  fix: {
    en: 'Most often M82 and M83 are mixed up: relative E needs M83, absolute E needs M82.',
    fr: 'Le plus souvent, M82 et M83 sont confondus : un E relatif demande M83, un E absolu M82.',
  },
  example: {
    en: '"E.0304", "E.0305", "E.0305" are steps; read as absolute they feed next to nothing.',
    fr: '« E.0304 », « E.0305 », « E.0305 » sont des pas ; lus comme absolus, ils n’avancent presque rien.',
  },
  watch({ limits, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    const filamentArea = (Math.PI * print.filament * print.filament) / 4;
    const least = LEAST * print.nozzle * print.nozzle;
    // Way and volume of the open window: a typed array, since doubles that closures share are boxed at each write.
    const sums = new Float64Array(2);
    const spiral = new SpiralFade(least / filamentArea);
    const starved = new StarvedLine();
    const thinLines: ThinLine[] = [];
    const narrow = new NarrowLines(NARROW * print.nozzle);
    let first = 0;
    let told = false;
    let toldNarrow = false;
    const tellStarved = ({ line, path, share }: ThinLine): void => {
      report({
        what: sayText(
          {
            en: 'A line of {0} mm is fed {1} % of those beside it: lines of the file are missing before it.',
            fr: 'Un cordon de {0} mm reçoit {1} % de ses voisins : des lignes du fichier manquent avant lui.',
          },
          numberText(path, 1),
          numberText(100 * share, 0),
        ),
        where: { line },
        measured: share,
      });
    };
    let volumeLine = 0;
    const tellNarrow = (width: number, from: number, line: number): void => {
      if (toldNarrow) return;
      toldNarrow = true;
      if (volumeLine > 0) {
        tellVolume(width);
        return;
      }
      report({
        what: sayText(
          {
            en: 'Over {2} mm the mean line is {0} mm wide; the nozzle has {1}. Was it made for filament of another thickness?',
            fr: 'Sur {2} mm, le cordon moyen fait {0} mm de large ; la buse fait {1}. Fait pour un filament d’un autre diamètre ?',
          },
          numberText(width, 2),
          print.nozzle,
          NARROW_WAY,
        ),
        where: { line: linesFrom(from, line) },
        measured: width,
        limit: NARROW * print.nozzle,
        unit: 'mm',
      });
    };
    const tellVolume = (width: number): void =>
      report({
        what: sayText(
          {
            en: 'M200 lets E count mm³ of filament; the mean line is then {0} mm wide, and the nozzle has {1}: E counts mm.',
            fr: 'Avec M200, E compte des mm³ ; le cordon moyen fait alors {0} mm de large pour une buse de {1} : E compte des mm.',
          },
          numberText(width, 2),
          print.nozzle,
        ),
        where: { line: volumeLine },
        measured: width,
        limit: NARROW_BY_VOLUME * print.nozzle,
        unit: 'mm',
      });
    /** [mm] Height of the layer that begins before move n, by the events from k on. */
    const heightAt = (chunk: Toolpath, n: number, k: number): number => {
      let at = k;
      for (; at < chunk.events.length && chunk.events[at]!.at <= n; at++) {
        const event = chunk.events[at]!;
        if (event.type === 'layer') narrow.height = Math.max(event.height, 0);
        else if (event.type === 'other' && event.command === 'M200') {
          volumeLine = event.line;
          narrow.least = NARROW_BY_VOLUME * print.nozzle;
        }
      }
      return at;
    };
    const tellThin = (path: number, mean: number, line: number): void => {
      report({
        what: sayText(
          {
            en: 'Over {0} mm the mean line is {1} mm², where {2} is the least that holds.',
            fr: 'Sur {0} mm, le cordon moyen fait {1} mm², pour {2} au moins.',
          },
          numberText(path, 0),
          numberText(mean, 4),
          numberText(least, 3),
        ),
        where: { line: linesFrom(first, line) },
        measured: mean,
        limit: least,
        unit: 'mm2',
      });
    };
    /** The open window with one more line. */
    const addToWindow = (volume: number, path: number, line: number): void => {
      if (sums[0] === 0) first = line;
      sums[0]! += path;
      sums[1]! += volume;
      if (sums[0]! < WINDOW) return;
      const mean = sums[1]! / sums[0]!;
      if (mean < least && !told) tellThin(sums[0]!, mean, line);
      told = mean < least;
      sums[0] = 0;
      sums[1] = 0;
    };
    /** One line. A function of its own: within the loop it would be compiled for the loop as well, and is dear. */
    const hear = ({ kind, e, z, line }: Toolpath, trace: MoveTrace, n: number): void => {
      const isSolid = SOLID[kind[n]!] === 1;
      const climbs = z[n]! > trace.z0[n]!;
      if (isSolid && spiral.isFading(e[n]!, trace.path[n]!, climbs)) return;
      // A spiral's first line is fed next to nothing on purpose: what climbs is none of these.
      const thin = climbs ? null : starved.hear(e[n]!, trace.path[n]!, kind[n]!, line[n]!);
      if (thin !== null && thinLines.length < MOST) thinLines.push(thin);
      if (!isSolid) return;
      const slim = climbs ? null : narrow.hear(e[n]! * filamentArea, trace.path[n]!, line[n]!);
      if (slim !== null) tellNarrow(slim.width, slim.first, line[n]!);
      addToWindow(e[n]! * filamentArea, trace.path[n]!, line[n]!);
    };
    return {
      push(chunk, trace) {
        const { events, layer } = chunk;
        const { laying } = trace;
        let k = 0;
        for (let n = 0; n < chunk.length; n++) {
          if (k < events.length && events[k]!.at <= n) k = heightAt(chunk, n, k);
          if (laying[n] !== 0 && layer[n]! >= 0) hear(chunk, trace, n);
        }
        heightAt(chunk, chunk.length, k);
      },
      end() {
        for (const each of unusual(thinLines)) tellStarved(each);
      },
    };
  },
};
