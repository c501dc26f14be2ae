import { numberText, sayText } from '../../base/text.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';

export const collision: JobRule = {
  code: 'JOB022',
  name: 'collision',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The nozzle runs into the print', fr: 'La buse heurte l’impression' },
  what: {
    en: 'A move goes through what is already printed, more than a layer under its top.',
    fr: 'Un mouvement traverse ce qui est déjà imprimé, plus d’une couche sous son sommet.',
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
  watch({ printed, report }) {
    if (printed === null) return null;
    // Line of a homing or probing of Z that came when something stood on the bed; told when printing goes on.
    let probeLine = 0;
    let sinkLine = 0;
    let through = false;
    let laid = false;
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
    return {
      push(chunk, trace) {
        let next = 0;
        let nextEvent = 0;
        const { hits } = printed;
        const { events } = chunk;
        for (let n = 0; n < chunk.length; n++) {
          for (; nextEvent < events.length && events[nextEvent]!.at <= n; nextEvent++) hear(events[nextEvent]!);
          if (chunk.z[n]! < trace.z0[n]!) sinkLine = chunk.line[n]!;
          if (trace.laying[n] === 1 && chunk.layer[n]! >= 0) {
            laid = true;
            if (probeLine > 0) goOn(chunk.line[n]!);
          }
          if (next >= hits.length || hits[next]!.row !== n) {
            if (trace.path[n]! > 0) through = false;
            continue;
          }
          const { depth, x, y } = hits[next++]!;
          // A row of hits is one collision.
          if (through) continue;
          through = true;
          report({
            what: sayText(
              {
                en: 'The nozzle goes {0} mm under the top of the print.',
                fr: 'La buse passe {0} mm sous le sommet de l’impression.',
              },
              numberText(depth, 2),
            ),
            where: { line: linesFrom(sinkLine, chunk.line[n]!), point: [x, y, chunk.z[n]!] },
            measured: depth,
            limit: 0,
            unit: 'mm',
          });
        }
        for (; nextEvent < events.length; nextEvent++) hear(events[nextEvent]!);
      },
    };
  },
};
