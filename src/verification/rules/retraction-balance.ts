import { numberText, sayText } from '../../base/text.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['tool', 'pause'] as const;

/** [mm] Rounding of five decimals over a wipe of some moves. */
const SLACK = 0.05;
/** [mm] Missing this much, a line begins with a gap that one sees. */
const GAP = 0.3;
/** [mm] A Bowden tube needs 7; more than this pulls the filament out of the hot zone or off the gears. */
const PULLED_OUT = 20;
/** [mm] A prime that is a little more than the retraction is a setting ("extra length on restart"). */
const EXTRA = 1;

export const retractionBalance: JobRule = {
  code: 'JOB011',
  name: 'retraction-balance',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Filament pulled back and not pushed again', fr: 'Filament rétracté et pas remis' },
  what: {
    en: 'A line is laid although filament was pulled back before, or the filament is pulled back too far.',
    fr: 'Un cordon est déposé alors que le filament a été rétracté avant, ou le filament est rétracté trop loin.',
  },
  why: {
    en: 'The nozzle is empty: the first centimetres are missing. Pulled too far, the filament jams.',
    fr: 'La buse est vide : les premiers centimètres manquent. Rétracté trop loin, le filament se coince.',
  },
  fix: {
    en: 'Slice again; a retraction must be followed by the same length forward.',
    fr: 'Tranchez à nouveau ; une rétraction doit être suivie de la même longueur vers l’avant.',
  },
  example: {
    en: '"G1 E-0.8", a travel, and the next wall without "G1 E0.8".',
    fr: '« G1 E-0.8 », un déplacement, et la paroi suivante sans « G1 E0.8 ».',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    // [mm] Pulled back and not yet pushed again.
    let pulled = 0;
    let since = 0;
    let tooFar = false;
    let changing = false;
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type !== 'tool' && event.type !== 'pause') return;
            changing = true;
            pulled = 0;
          },
          (from, to) => {
            let missing = pulled;
            for (let n = from; n < to; n++) {
              const e = chunk.e[n]!;
              if (e === 0) continue;
              if (e < 0) {
                if (missing <= SLACK) since = chunk.line[n]!;
                missing -= e;
                if (missing > PULLED_OUT && !tooFar && !changing) {
                  tooFar = true;
                  report({
                    what: sayText(
                      { en: '{0} mm of filament are pulled back.', fr: '{0} mm de filament sont rétractés.' },
                      numberText(missing, 2),
                    ),
                    where: { line: linesFrom(since, chunk.line[n]!) },
                    measured: missing,
                    limit: PULLED_OUT,
                    unit: 'mm',
                  });
                }
                continue;
              }
              if (trace.laying[n] === 0) {
                const extra = e - missing;
                missing = Math.max(0, -extra);
                if (extra > EXTRA && chunk.layer[n]! >= 0 && !changing) {
                  report({
                    severity: 'warning',
                    what: sayText(
                      {
                        en: '{0} mm of filament are pushed that were not pulled back.',
                        fr: '{0} mm de filament sont poussés sans avoir été rétractés.',
                      },
                      numberText(extra, 2),
                    ),
                    where: { line: chunk.line[n]! },
                    measured: extra,
                    limit: EXTRA,
                    unit: 'mm',
                  });
                }
                tooFar &&= missing > PULLED_OUT;
                continue;
              }
              if (missing > SLACK && !changing) {
                report({
                  severity: missing >= GAP ? 'error' : 'warning',
                  what: sayText(
                    {
                      en: 'A line begins while {0} mm of filament are still pulled back.',
                      fr: 'Un cordon commence alors que {0} mm de filament sont encore rétractés.',
                    },
                    numberText(missing, 3),
                  ),
                  where: { line: linesFrom(since, chunk.line[n]!) },
                  measured: missing,
                  limit: SLACK,
                  unit: 'mm',
                });
              }
              missing = 0;
              tooFar = false;
              changing = false;
            }
            pulled = missing;
          },
        );
      },
    };
  },
};
