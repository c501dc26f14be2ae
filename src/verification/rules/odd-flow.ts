import { numberText, sayText } from '../../base/text.ts';
import type { JobEvent, Toolpath } from '../../model/toolpath.ts';
import { isAsSaid } from '../evidence/declared-section.ts';
import { LayerFactor } from '../evidence/layer-factor.ts';
import { LayerFlow, type OddLayer } from '../evidence/layer-flow.ts';
import { LayerStep } from '../evidence/layer-step.ts';
import { LostFills } from '../evidence/lost-fills.ts';
import { LostOuterWalls } from '../evidence/lost-outer-walls.ts';
import { type JobRule, linesOf } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkNotable } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool'] as const;

/** [mm] Shorter lines of a fill are links between the others. */
const LONG = 1;

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
    en: 'All lines of a layer get far more filament than the same lines of the layers under it, or far less; or a layer lacks the fill or the outer walls that those under and over it have.',
    fr: 'Tous les cordons d’une couche reçoivent bien plus de filament que les mêmes cordons en dessous, ou bien moins ; ou il lui manque le remplissage ou les parois extérieures de celles du dessous et du dessus.',
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
    const step = new LayerStep(limits.print.nozzle, limits.print.filament);
    const factor = new LayerFactor();
    const fills = new LostFills();
    const outside = new LostOuterWalls();
    const found: OddLayer[] = [];
    let here = -1;
    // Odd layers in a row, all by the same share.
    let row = 0;
    let others = false;
    const next = (layer: number, height: number): void => {
      if (here >= 0) {
        fills.endLayer(here);
        outside.endLayer(here);
      }
      here = layer;
      const byWidth = factor.next(layer);
      const byHeight = flow.next(layer, height);
      const byStep = step.next(layer, height);
      // A fill of two layers' height says so in its widths and heights.
      keep(factor.isSound ? null : (byHeight ?? byWidth ?? byStep));
    };
    const keep = (odd: OddLayer | null): void => {
      if (odd === null) return;
      const first = found[0];
      if (first === undefined) row = odd.layer;
      others ||= odd.layer !== row || Math.abs(odd.share - (first ?? odd).share) > STEADY * odd.share;
      row++;
      if (found.length <= HABIT) found.push(odd);
    };
    /** Level lines of one kind that follow each other, row after row. */
    const stretch = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      const { kind, e, line, layer, z, section } = chunk;
      const { laying, path, z0 } = trace;
      if (laying[from] === 0 || layer[from]! < 0) return;
      const one = kind[from]!;
      // What climbs while it lays is a spiral, whose first and last turn fade, or a slanted seam.
      if (z[from] !== z0[from]) {
        outside.add(one, path[from]!, line[from]!, line[from]!);
        return;
      }
      let way = 0;
      let long = 0;
      let filament = 0;
      let volume = 0;
      for (let n = from; n < to; n++) {
        const along = path[n]!;
        way += along;
        if (along >= LONG) long += along;
        filament += e[n]!;
        if (section !== undefined) volume += along * section[n]!;
      }
      flow.add(one, way, filament, line[from]!, line[to - 1]!);
      outside.add(one, way, line[from]!, line[to - 1]!);
      step.add(one, way, filament, line[from]!, line[to - 1]!);
      if (long > 0) fills.add(one, long, line[from]!, line[to - 1]!);
      if (volume > 0 && isAsSaid(one)) factor.add(one, volume, filament, line[from]!, line[to - 1]!);
    };
    return {
      push(chunk, trace) {
        let from = 0;
        const event = (each: JobEvent): void => {
          if (from < each.at) stretch(chunk, trace, from, each.at);
          from = Math.max(from, each.at);
          if (each.type === 'layer') next(each.layer, each.height);
          else {
            factor.reset();
            step.reset();
          }
        };
        walkNotable(chunk, digest, { types: LISTENS, event }, (n) => {
          if (from < n) stretch(chunk, trace, from, n);
          from = n;
        });
        if (from < chunk.length) stretch(chunk, trace, from, chunk.length);
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
            where: { line: linesOf(line), layer: layer + 1 },
            measured: length,
            limit: 0,
            unit: 'mm',
          });
        }
        for (const { layer, line, length } of outside.end()) {
          report({
            what: sayText(
              {
                en: 'Layer {0} has no outer wall; the one under it has {1} mm, and the one over it has some, too.',
                fr: 'La couche {0} n’a pas de paroi extérieure ; celle du dessous en a {1} mm, et celle du dessus aussi.',
              },
              layer + 1,
              numberText(length, 0),
            ),
            where: { line: linesOf(line), layer: layer + 1 },
            measured: 0,
            limit: length,
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
