import { numberText, sayText } from '../../base/text.ts';
import { FinishedParts } from '../evidence/finished-parts.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer'] as const;

/** [mm] Fan and sensor hang at least this far above the nozzle's tip. */
const TIP = 2;

export const headClearance: JobRule = {
  code: 'JOB025',
  name: 'collision',
  severity: 'error',
  stage: 'trial',
  title: { en: 'The head runs into a finished part', fr: 'La tête heurte une pièce terminée' },
  what: {
    en: 'Parts are printed one after the other, and the head comes nearer to a finished one than its own size allows.',
    fr: 'Les pièces sont imprimées l’une après l’autre, et la tête passe plus près d’une pièce terminée que sa taille ne permet.',
  },
  why: {
    en: 'The fan or the carriage knocks the finished part off the bed.',
    fr: 'Le ventilateur ou le chariot fait tomber la pièce terminée.',
  },
  fix: {
    en: 'Put the parts further apart, print low ones first, or print all of them layer by layer.',
    fr: 'Écartez les pièces, imprimez d’abord les plus basses, ou imprimez-les toutes couche par couche.',
  },
  example: {
    en: 'Two towers of 60 mm stand 30 mm apart; the head needs 45 mm around the nozzle.',
    fr: 'Deux tours de 60 mm sont à 30 mm l’une de l’autre ; la tête a besoin de 45 mm autour de la buse.',
  },
  watch({ limits, printed, report }) {
    const clearance = limits.print?.clearance;
    if (clearance === undefined || printed === null) return null;
    const parts = new FinishedParts(limits.bed, clearance.radius);
    let layerLine = 0;
    let told = false;
    let next = false;
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type !== 'layer') return;
            layerLine = event.line;
            const plate = printed.finished.find((each) => each.event === event);
            if (plate === undefined) return;
            parts.finish(plate.parts);
            next = true;
            told = false;
          },
          (from, to) => {
            for (let n = from; n < to && next && !told; n++) {
              if (trace.laying[n] === 0 || chunk.layer[n]! < 0) continue;
              const z = chunk.z[n]!;
              const near = parts.heightNear(chunk.x[n]!, chunk.y[n]!);
              const under = parts.highest - z > clearance.height;
              if (!(near > z + TIP) && !under) continue;
              told = true;
              report({
                what: under
                  ? sayText(
                      {
                        en: 'A finished part is {0} mm high; only {1} mm fit under the carriage.',
                        fr: 'Une pièce terminée mesure {0} mm de haut ; seuls {1} mm passent sous le chariot.',
                      },
                      numberText(parts.highest, 1),
                      clearance.height,
                    )
                  : sayText(
                      {
                        en: 'The nozzle comes nearer than {0} mm to a finished part of {1} mm.',
                        fr: 'La buse passe à moins de {0} mm d’une pièce terminée de {1} mm.',
                      },
                      clearance.radius,
                      numberText(near, 1),
                    ),
                where: {
                  line: linesFrom(layerLine, chunk.line[n]!),
                  layer: chunk.layer[n]! + 1,
                  point: [chunk.x[n]!, chunk.y[n]!, z],
                },
                measured: under ? parts.highest : near,
                limit: under ? clearance.height : clearance.radius,
                unit: 'mm',
              });
            }
          },
        );
      },
    };
  },
};
