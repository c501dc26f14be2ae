import { numberText, sayText } from '../../base/text.ts';
import type { Toolpath } from '../../model/toolpath.ts';
import { isAsSaid } from '../declared-section.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { LayerFactor } from '../layer-factor.ts';
import { LayerFlow, type OddLayer } from '../layer-flow.ts';
import { LostFills } from '../lost-fills.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool'] as const;

/** Layers from which on it is how the job is made, not a fault in it; but for a step that lasts to the end, all alike. */
const HABIT = 5;
const STEADY = 0.2;

export const oddFlow: JobRule = {
  code: 'JOB037',
  name: 'odd-flow',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A layer with another amount of filament', fr: 'Une couche avec une autre quantité de filament' },
  what: {
    en: 'All lines of a layer get far more filament than the same lines of the layers under it, or far less; or a layer lacks the fill that those under and over it have.',
    fr: 'Tous les cordons d’une couche reçoivent bien plus de filament que les mêmes cordons en dessous, ou bien moins ; ou il lui manque le remplissage de celles du dessous et du dessus.',
  },
  why: {
    en: 'Too much has nowhere to go and lifts the nozzle off its path; too little does not hold, and the part breaks there.',
    fr: 'Le surplus n’a pas de place et dévie la buse ; le manque ne tient pas, et la pièce casse à cet endroit.',
  },
  fix: {
    en: 'Slice the model again; by hand: E of this layer counts as in the layers around it.',
    fr: 'Tranchez à nouveau le modèle ; à la main : le E de cette couche se compte comme dans les couches voisines.',
  },
  example: {
    en: 'From "LAYER:40" on to "LAYER:41" every line has twice its E.',
    fr: 'De « LAYER:40 » à « LAYER:41 », chaque ligne a le double de son E.',
  },
  watch({ limits, digest, report }) {
    if (limits.print === undefined) return null;
    const flow = new LayerFlow(limits.print.nozzle, limits.print.filament);
    const factor = new LayerFactor();
    const fills = new LostFills();
    const found: OddLayer[] = [];
    let here = -1;
    // Odd layers in a row, all by the same share.
    let row = 0;
    let others = false;
    const next = (layer: number, height: number): void => {
      if (here >= 0) fills.endLayer(here);
      here = layer;
      const byWidth = factor.next(layer);
      const byHeight = flow.next(layer, height);
      // A fill of two layers' height says so in its widths and heights.
      keep(factor.isSound ? null : (byHeight ?? byWidth));
    };
    const keep = (odd: OddLayer | null): void => {
      if (odd === null) return;
      const first = found[0];
      if (first === undefined) row = odd.layer;
      others ||= odd.layer !== row || Math.abs(odd.share - (first ?? odd).share) > STEADY * odd.share;
      row++;
      if (found.length <= HABIT) found.push(odd);
    };
    /** Lines of a millimetre and more, from one of them on, as long as they are of one kind. @returns the next of another */
    const stretch = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): number => {
      const { kind, e, line, layer, z, section } = chunk;
      const { laying, path, z0 } = trace;
      const { apart, aparts } = digest;
      const first = apart[from]!;
      const one = kind[first]!;
      let way = 0;
      let filament = 0;
      let volume = 0;
      let last = first;
      let k = from;
      for (; k < aparts; k++) {
        const n = apart[k]!;
        if (n >= to || kind[n] !== one) break;
        // What climbs while it lays is a spiral: its first and last turn fade.
        if (laying[n] === 0 || z[n] !== z0[n]) continue;
        way += path[n]!;
        filament += e[n]!;
        if (section !== undefined) volume += path[n]! * section[n]!;
        last = n;
      }
      if (way > 0 && layer[first]! >= 0) {
        flow.add(one, way, filament, line[first]!, line[last]!);
        fills.add(one, way, line[first]!, line[last]!);
        if (volume > 0 && isAsSaid(one)) factor.add(one, volume, filament, line[first]!, line[last]!);
      }
      return k;
    };
    return {
      push(chunk, trace) {
        const { apart, aparts } = digest;
        let at = 0;
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'layer') next(event.layer, event.height);
            else factor.reset();
          },
          (_from, to) => {
            while (at < aparts && apart[at]! < to) at = stretch(chunk, trace, at, to);
          },
        );
      },
      end() {
        next(-1, 0);
        for (const { layer, line, length } of fills.end()) {
          report({
            what: sayText(
              {
                en: 'Layer {0} lacks {1} mm of the fill that the layers around it have, between the same walls.',
                fr: 'Il manque à la couche {0} {1} mm du remplissage qu’ont ses voisines, entre les mêmes parois.',
              },
              layer + 1,
              numberText(length, 0),
            ),
            where: { line: linesFrom(line[0], line[1]), layer: layer + 1 },
            measured: length,
            limit: 0,
            unit: 'mm',
          });
        }
        if (found.length > HABIT && others) return;
        for (const { layer, line, share } of found.length > HABIT ? found.slice(0, 1) : found) {
          report({
            what: sayText(
              {
                en: 'Layer {0} gets {1} % of the filament that its lines take on the layers under it.',
                fr: 'La couche {0} reçoit {1} % du filament que ses cordons prennent sur les couches du dessous.',
              },
              layer + 1,
              numberText(100 * share, 0),
            ),
            where: { line: line[0], layer: layer + 1 },
            measured: share,
            limit: 1,
          });
        }
      },
    };
  },
};
