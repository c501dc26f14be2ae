import { numberText, sayText } from '../../base/text.ts';
import { type JobEvent, Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { LayerOutlines, type LayerShift } from '../evidence/layer-outlines.ts';
import { type LostWalls, WallLoss } from '../evidence/lost-walls.ts';
import type { OpenedWall } from '../evidence/opened-walls.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { MoveExtent } from '../move-extent.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkNotable } from '../walk-runs.ts';

const LISTENS = ['layer'] as const;

/** What goes around a part. */
const WALLS = new Set<number>([MoveKind.outerWall, MoveKind.innerWall, MoveKind.bridge, MoveKind.extrusion]);
/** [mm] A wall whose ends are nearer is closed: seams leave a gap, and slicers let the nozzle run out before the end. */
const SEAM = 2;
/** [mm] A wall that ends this much higher than it began is a turn of a spiral. */
const RISES = 0.02;
/** [mm] Shorter walls are pins and letters. */
const SHORT = 10;
/** [mm] Still shorter ones are crumbs. */
const PIN = 2;
/** Layers, at most, of the floor or the roof of a part. */
const SHELL = 10;
/** Layers at the bottom that are solid all over. */
const FLOOR = 6;
/** Layers that lack walls, and their share of all, from which on it is how the file is made. */
const LACKING = { few: 3, share: 0.02 } as const;

export const layerShift: JobRule = {
  code: 'JOB031',
  name: 'layer-shift',
  severity: 'error',
  stage: 'trial',
  title: { en: 'Walls that do not follow the layer below', fr: 'Des parois qui ne suivent pas la couche du dessous' },
  what: {
    en: 'All walls of a layer, or of one part on it, have the size of those below and stand some millimetres beside them; or one layer lacks a wall that its neighbours have.',
    fr: 'Toutes les parois d’une couche, ou d’une de ses pièces, ont la taille de celles du dessous et sont décalées de quelques millimètres ; ou une couche n’a pas une paroi qu’ont ses voisines.',
  },
  why: {
    en: 'One side of the part is printed in the air, and the part has a step or a gap where none was drawn.',
    fr: 'Un côté de la pièce est imprimé en l’air, et la pièce a une marche ou un trou là où rien n’en dessine.',
  },
  fix: {
    en: 'Slice the model again; a part of the file was moved or is lost.',
    fr: 'Tranchez à nouveau le modèle ; une partie du fichier a été déplacée ou est perdue.',
  },
  example: {
    en: 'Up to layer 40 a square lies at X 115 to 135, from layer 41 on at X 118 to 138.',
    fr: 'Jusqu’à la couche 40, un carré est en X 115 à 135 ; à partir de la couche 41, en X 118 à 138.',
  },
  watch({ limits, digest, report }) {
    if (limits.print === undefined) return null;
    const outlines = new LayerOutlines();
    const loss = new WallLoss();
    const lost: LostWalls[] = [];
    const unclosed: OpenedWall[] = [];
    let layers = 0;
    let covers = false;
    let lastLine = 0;
    const extent = new MoveExtent();
    // [mm] Box of the open wall: least x, y, greatest x, y; and where it began, where it is, its length, how high it began and is.
    const box = new Float64Array(4);
    const way = new Float64Array(7);
    let open = false;
    let firstLine = 0;
    let wallLine = 0;
    let object = -1;
    let layerLine = 0;
    let layer = -1;
    let top = Number.NEGATIVE_INFINITY;
    // What fills the layer at hand, and the layers below: a part may step aside on purpose.
    const fills = { solid: false, sparse: false };
    let solidBelow = 0;
    let sparseBelow = false;
    let knowsBridges = false;
    // The open wall goes on from the layer below, as spirals do; and a part of it hangs, as its slicer says.
    let goesOn = false;
    let hangs = false;
    // The file says that it is a wall; that it fills a gap.
    let known = false;
    let inGap = false;

    const close = (): void => {
      if (!open) return;
      open = false;
      const length = way[4]!;
      const closed = goesOn || (Math.abs(way[2]! - way[0]!) <= SEAM && Math.abs(way[3]! - way[1]!) <= SEAM);
      const of = { object, hangs };
      // A turn of a spiral closes with the next one alone.
      const spiral = way[6]! - way[5]! > RISES;
      if (closed && !inGap)
        if (length >= SHORT) outlines.add(box, length, firstLine, of);
        else if (length >= PIN) outlines.addPin(box, length, firstLine, of);
      if (closed && !inGap && !spiral) {
        if (known && length >= SHORT) loss.add(box, length, firstLine, of);
      } else {
        loss.addOpen(box, length, firstLine, of);
        if (!closed && known && !inGap && !spiral) loss.addUnclosed(openedWall());
      }
    };

    const openedWall = (): OpenedWall => {
      const [x0, y0, x1, y1] = way;
      const left = Math.min(box[0]!, x0!);
      const right = Math.max(box[2]!, x0!);
      const front = Math.min(box[1]!, y0!);
      const back = Math.max(box[3]!, y0!);
      return {
        x: (left + right) / 2,
        y: (front + back) / 2,
        width: right - left,
        depth: back - front,
        length: way[4]!,
        gap: Math.sqrt((x1! - x0!) * (x1! - x0!) + (y1! - y0!) * (y1! - y0!)),
        line: [firstLine, wallLine],
        layer,
      };
    };

    /** Moves from, to of one kind that all lay. */
    const wall = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      const { x, y } = chunk;
      if (!open) {
        open = true;
        hangs = false;
        known = chunk.kind[from] !== MoveKind.extrusion;
        firstLine = chunk.line[from]!;
        object = chunk.object[from]!;
        box[0] = box[1] = Number.POSITIVE_INFINITY;
        box[2] = box[3] = Number.NEGATIVE_INFINITY;
        way[0] = trace.x0[from]!;
        way[1] = trace.y0[from]!;
        way[4] = 0;
        way[5] = chunk.z[from]!;
      }
      let x0 = box[0]!;
      let y0 = box[1]!;
      let x1 = box[2]!;
      let y1 = box[3]!;
      let length = way[4]!;
      for (let n = from; n < to; n++) {
        const px = x[n]!;
        const py = y[n]!;
        if (px < x0) x0 = px;
        if (px > x1) x1 = px;
        if (py < y0) y0 = py;
        if (py > y1) y1 = py;
        length += trace.path[n]!;
      }
      box[0] = x0;
      box[1] = y0;
      box[2] = x1;
      box[3] = y1;
      way[2] = x[to - 1]!;
      way[3] = y[to - 1]!;
      way[4] = length;
      way[6] = chunk.z[to - 1]!;
      wallLine = chunk.line[to - 1]!;
      if (chunk.kind[from] === MoveKind.bridge) hangs = true;
      if (digest.arcs) arcs(chunk, trace, from, to);
    };

    const arcs = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      for (let n = from; n < to; n++) {
        if (chunk.motion[n]! < Motion.clockwise) continue;
        const each = extent.read(chunk, n, trace.x0[n]!, trace.y0[n]!);
        box[0] = Math.min(box[0]!, each[0]!);
        box[1] = Math.min(box[1]!, each[1]!);
        box[2] = Math.max(box[2]!, each[2]!);
        box[3] = Math.max(box[3]!, each[3]!);
      }
    };

    /** Moves from, to between two changes. */
    const stretch = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      if (from >= to) return;
      if (trace.laying[from] === 0) {
        // Lifted first, then on its way.
        if (trace.flat[from]! > 0 || trace.flat[to - 1]! > 0) {
          close();
          goesOn = false;
        }
        return;
      }
      if (chunk.layer[from]! < 0) return;
      lastLine = chunk.line[to - 1]!;
      const kind = chunk.kind[from]!;
      if (kind === MoveKind.bridge) covers = true;
      if (kind === MoveKind.bridge) knowsBridges = true;
      // A line in a gap is no wall, but may lie where others have one.
      const gap = kind === MoveKind.gapFill;
      if (gap !== inGap || !WALLS.has(kind)) close();
      if (!WALLS.has(kind)) goesOn = false;
      inGap = gap;
      if (gap || WALLS.has(kind)) {
        wall(chunk, trace, from, to);
        return;
      }
      if (kind === MoveKind.sparseInfill) fills.sparse = true;
      else if (kind === MoveKind.solidInfill || kind === MoveKind.topInfill) fills.solid = true;
    };

    /**
     * A step that the model has: its slicer says that the wall hangs; or, where it says no such thing, there are both roof and
     * infill below, and both floor and infill here.
     */
    const isMeant = (shift: LayerShift): boolean => {
      if (knowsBridges) return shift.hangs;
      const roof = solidBelow > 0 && solidBelow <= SHELL && layer > FLOOR;
      return roof && sparseBelow && fills.solid && fills.sparse;
    };

    const tell = (shift: LayerShift): void => {
      const { x, y, line } = shift;
      const by = Math.sqrt(x * x + y * y);
      report({
        severity: isMeant(shift) ? 'warning' : 'error',
        what: sayText(
          {
            en: 'The walls are shifted against the layer below: X {0} mm, Y {1} mm.',
            fr: 'Les parois sont décalées par rapport à la couche du dessous : X {0} mm, Y {1} mm.',
          },
          numberText(x, 2),
          numberText(y, 2),
        ),
        where: { line: linesFrom(layerLine, line), layer: shift.late ? layer : layer + 1 },
        measured: by,
        limit: 0,
        unit: 'mm',
      });
    };

    const tellLost = ({ count, length, line, layer: at }: LostWalls): void =>
      report({
        what: sayText(
          {
            en: 'The layer lacks {0} of the walls that the layers under and over it have: {1} mm.',
            fr: 'Il manque à la couche {0} des parois qu’ont les couches du dessous et du dessus : {1} mm.',
          },
          count,
          numberText(length, 0),
        ),
        where: { line, layer: at + 1 },
        measured: length,
        limit: 0,
        unit: 'mm',
      });

    const tellUnclosed = ({ gap, line, layer: at }: OpenedWall): void =>
      report({
        what: sayText(
          {
            en: 'A wall that the layers under and over it close stays open here: a line of {0} mm is lost.',
            fr: 'Une paroi que les couches du dessous et du dessus ferment reste ouverte ici : un cordon de {0} mm est perdu.',
          },
          numberText(gap, 1),
        ),
        where: { line: linesFrom(line[0], line[1]), layer: at + 1 },
        measured: gap,
        limit: 0,
        unit: 'mm',
      });

    const endLayer = (): void => {
      close();
      const shift = outlines.endLayer();
      if (shift !== null) tell(shift);
      covers ||= fills.solid;
      const walls = loss.endLayer({ layer, line: [layerLine, lastLine], covers });
      if (walls !== null) lost.push(walls);
      unclosed.push(...loss.unclosed);
      layers++;
      covers = false;
      solidBelow = fills.solid ? solidBelow + 1 : 0;
      sparseBelow = fills.sparse;
      fills.solid = fills.sparse = false;
      goesOn = true;
    };

    const begin = (event: JobEvent): void => {
      if (event.type !== 'layer') return;
      endLayer();
      if (event.z < top) {
        outlines.forget();
        loss.forget();
      }
      top = event.z;
      layer = event.layer;
      layerLine = event.line;
    };

    return {
      push(chunk, trace) {
        let from = 0;
        const event = (each: JobEvent): void => {
          stretch(chunk, trace, from, each.at);
          from = Math.max(from, each.at);
          begin(each);
        };
        walkNotable(chunk, digest, { types: LISTENS, event }, (n) => {
          stretch(chunk, trace, from, n);
          from = n;
        });
        stretch(chunk, trace, from, chunk.length);
      },
      end() {
        endLayer();
        const habit = Math.max(LACKING.few, LACKING.share * layers);
        if (lost.length <= habit) for (const each of lost) tellLost(each);
        if (unclosed.length <= habit) for (const each of unclosed) tellUnclosed(each);
      },
    };
  },
};
