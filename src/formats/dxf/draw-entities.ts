import { same, sayText, type Text } from '../../base/text.ts';
import { type Affine, affineScale, composeAffine, IDENTITY } from '../../geometry/affine.ts';
import { fillContours } from '../../geometry/paths/flatten-curve.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { transformSubpath } from '../../geometry/paths/transform-subpath.ts';
import type { Color, Pen, Shape, Subpath } from '../../model/part.ts';
import type { Notes } from '../notes.ts';
import { aciColor } from './aci-colors.ts';
import { type DxfDocument, type Layer, unlistedLayer } from './document.ts';
import {
  drawArc,
  drawBulges,
  drawCircle,
  drawEllipse,
  drawLine,
  drawSolid,
  drawSpline,
  lightPolylinePoints,
  oldPolylinePoints,
} from './draw-curves.ts';
import { drawFace, isLevelFace } from './draw-face.ts';
import { drawHatch } from './draw-hatch.ts';
import { drawMultiline } from './draw-multiline.ts';
import { unitsPerMm } from './drawing-unit.ts';
import { type Entity, numberOf, textOf } from './entity.ts';
import { colorOf, polylineWidth } from './entity-paint.ts';
import { foldName } from './fold-name.ts';
import { hatchContours } from './hatch-islands.ts';
import { drawPattern } from './hatch-pattern.ts';
import { hiddenTopic } from './hidden-object.ts';
import { copies, insertMap, MOST_OBJECTS, tooMany } from './insert-block.ts';
import { CONTINUOUS, dashesOf, lineTypeName } from './line-type.ts';
import { leavesLevel, objectPlane } from './object-plane.ts';
import { changesLetters, hasLetterLines, plainText } from './plain-text.ts';
import {
  blocksOf,
  EVEN_AREA,
  HIDDEN_OBJECT,
  LEANING,
  LETTER_LINES,
  LETTER_SIZES,
  LINE_FILL,
  LINE_GAPS,
  LINE_TYPE,
  NOT_CUT,
  PATTERN,
  SIMPLIFIED,
  TAPER,
  UNKNOWN_LINE_TYPE,
  UNREADABLE_PART,
} from './rules.ts';

const MOST_DEPTH = 64;
/** [drawing units] How far chords may leave the boundary of a hatch that is filled with lines. */
const CHORDS = 0.002;
const TEXTS = new Set(['TEXT', 'MTEXT', 'ATTRIB', 'ATTDEF', 'RTEXT', 'ARCALIGNEDTEXT']);
/** Groups that say nothing about what is on the sheet. */
const SILENT = new Set(['VIEWPORT', 'SEQEND', 'ENDBLK', 'ACAD_PROXY_ENTITY_END']);

/** What an object takes from the insertion of its block. */
interface Surroundings {
  readonly map: Affine;
  /** Layer that stands for layer 0. */
  readonly layer: string;
  readonly color: Color;
  /** Name of its line type. */
  readonly lineType: string;
  readonly blocks: readonly string[];
}

/** A shape of the drawing. */
export interface DrawnShape extends Shape {
  /** It is the lines of a hatch's pattern, to be engraved as wide as they are drawn, within these contours (even–odd). */
  readonly within?: readonly Subpath[];
}

/** What was drawn of an object: an area, the lines of a pattern, or lines; in the object's own plane or in space. */
interface Outline {
  readonly filled: boolean;
  readonly ownPlane: boolean;
  readonly within?: readonly Subpath[];
}

/** A text with all that its outline needs. */
export interface TextRequest {
  readonly entity: Entity;
  readonly map: Affine;
  readonly color: Color;
  readonly layer: string;
  /** How many shapes were drawn before it. */
  readonly at: number;
}

/** Draws the objects of a document in its own units, y up. */
export class EntityPainter {
  readonly #document: DxfDocument;
  readonly #notes: Notes<Entity>;
  readonly #builder = new SubpathBuilder();
  readonly shapes: DrawnShape[] = [];
  /** Live texts, to be outlined once the file is read. */
  readonly texts: TextRequest[] = [];
  #left = MOST_OBJECTS;
  /** Met before what they need: insertions before their block (sections in another order), multilines before their styles. */
  readonly #early: { readonly entity: Entity; readonly around: Surroundings }[] = [];
  #waiting = true;

  constructor(document: DxfDocument, notes: Notes<Entity>) {
    this.#document = document;
    this.#notes = notes;
  }

  /** Draws one object of the model space. */
  draw(entity: Entity): void {
    this.#draw(entity, MODEL_SPACE);
  }

  /** Draws what waited for its block, once the whole file is read. */
  finish(): void {
    this.#waiting = false;
    for (const { entity, around } of this.#early) this.#draw(entity, around);
  }

  #draw(entity: Entity, around: Surroundings): void {
    if (around.blocks.length > 0 && --this.#left < 0) throw tooMany(entity);
    const layer = this.#layerOf(entity, around);
    if (this.#isHidden(entity, layer)) return;
    if (entity.type === 'INSERT') this.#insert(entity, around, layer.name);
    else if (entity.type === 'MLINE' && this.#waiting) this.#early.push({ entity, around });
    else if (TEXTS.has(entity.type)) this.#text(entity, around, layer);
    else this.#shape(entity, around, layer);
  }

  #layerOf(entity: Entity, around: Surroundings): Layer {
    const own = textOf(entity, 8)?.trim() ?? '0';
    const name = own === '0' ? around.layer : own;
    return this.#document.layers.get(foldName(name)) ?? unlistedLayer(name);
  }

  #isHidden(entity: Entity, layer: Layer): boolean {
    if (SILENT.has(entity.type)) return true;
    const topic = hiddenTopic(entity, layer);
    if (topic !== null) this.#notes.count(HIDDEN_OBJECT, topic, entity);
    return topic !== null;
  }

  #shape(entity: Entity, around: Surroundings, layer: Layer): void {
    const plane = objectPlane(entity);
    const drawn = this.#outline(entity, plane.flipped);
    if (drawn === null) return;
    const own = drawn.ownPlane ? composeAffine(around.map, plane.map) : around.map;
    if (drawn.ownPlane ? plane.tilted : leavesLevel(entity, plane.tilted))
      this.#notes.count(SIMPLIFIED, LEANING, entity, { severity: 'warning' });
    const built = this.#builder.take(own, unitsPerMm(this.#document.header));
    if (built.points > 0)
      this.#notes.count(HIDDEN_OBJECT, { en: 'Objects without any length', fr: 'Objets sans longueur' }, entity, {
        count: built.points,
        severity: 'info',
      });
    if (built.lost > 0)
      this.#broken(entity, {
        en: 'one of its coordinates is no number, or 10 km away',
        fr: 'une de ses coordonnées n’est pas un nombre, ou est à 10 km',
      });
    if (built.subpaths.length === 0) return;
    const color = colorOf(entity, around.color, layer);
    const pen =
      drawn.filled || drawn.within
        ? undefined
        : this.#penOf(entity, lineTypeName(entity, around, layer), affineScale(own));
    this.shapes.push({
      subpaths: drawn.filled ? hatchContours(built.subpaths, entity) : built.subpaths,
      stroke: drawn.filled ? null : color,
      fill: drawn.filled ? color : null,
      fillRule: 'evenodd',
      strokeWidth: this.#widthOf(entity) * affineScale(own),
      ...(pen && { pen }),
      ...(drawn.within && { within: drawn.within.map((contour) => transformSubpath(own, contour)) }),
      layer: layer.name,
      element: entity.type,
      id: textOf(entity, 5) ?? '',
      line: entity.line,
    });
  }

  #penOf(entity: Entity, lineType: string, scale: number): Pen | undefined {
    const { dashed, pen } = dashesOf(entity, lineType, this.#document, scale);
    if (dashed) this.#notes.count(SIMPLIFIED, pen === undefined ? UNKNOWN_LINE_TYPE : LINE_TYPE, entity);
    return pen;
  }

  /** [drawing units] */
  #widthOf(entity: Entity): number {
    if (!entity.type.endsWith('POLYLINE')) return 0;
    const width = polylineWidth(entity);
    if (width === null) this.#notes.count(SIMPLIFIED, TAPER, entity);
    return width ?? 0;
  }

  /** Draws into the builder; null where the object is not drawn. */
  #outline(entity: Entity, flipped: boolean): Outline | null {
    const builder = this.#builder;
    switch (entity.type) {
      case 'LINE':
      case '3DLINE': // until release 11
        drawLine(builder, entity);
        return { filled: false, ownPlane: false };
      case 'CIRCLE':
        drawCircle(builder, entity);
        return { filled: false, ownPlane: true };
      case 'ARC':
        drawArc(builder, entity);
        return { filled: false, ownPlane: true };
      case 'ELLIPSE':
        drawEllipse(builder, entity, flipped);
        return { filled: false, ownPlane: false };
      case 'LWPOLYLINE':
        drawBulges(builder, lightPolylinePoints(entity), (numberOf(entity, 70) & 1) === 1);
        return { filled: false, ownPlane: true };
      case 'POLYLINE':
        return this.#oldPolyline(entity);
      case 'MLINE':
        return this.#multiline(entity);
      case 'SPLINE':
      case 'HELIX': {
        const fault = drawSpline(builder, entity);
        if (fault === null) return { filled: false, ownPlane: false };
        this.#broken(
          entity,
          sayText({ en: 'its {0} do not fit together', fr: 'ses valeurs « {0} » ne vont pas ensemble' }, same(fault)),
        );
        return null;
      }
      case 'HATCH':
      case 'MPOLYGON':
        return this.#hatch(entity);
      case 'SOLID':
      case 'TRACE':
        drawSolid(builder, entity);
        return { filled: true, ownPlane: true };
      case '3DFACE':
        if (!isLevelFace(entity)) return this.#leftOut(entity);
        drawFace(builder, entity);
        return { filled: false, ownPlane: false };
      default:
        return this.#leftOut(entity);
    }
  }

  #multiline(entity: Entity): Outline {
    const style = this.#document.multilineStyles.get(foldName(textOf(entity, 2) ?? '')) ?? 0;
    if ((style & 1) !== 0) this.#notes.count(SIMPLIFIED, LINE_FILL, entity);
    if (drawMultiline(this.#builder, entity, style)) this.#notes.count(SIMPLIFIED, LINE_GAPS, entity);
    return { filled: false, ownPlane: false };
  }

  #leftOut(entity: Entity): null {
    const topic = sayText({ en: '{0} left out', fr: '{0} laissés de côté' }, same(entity.type));
    this.#notes.count(NOT_CUT, topic, entity);
    return null;
  }

  #oldPolyline(entity: Entity): Outline | null {
    const flags = numberOf(entity, 70);
    if ((flags & (16 | 64)) !== 0) {
      this.#notes.count(
        NOT_CUT,
        { en: 'Meshes (POLYLINE) left out', fr: 'Maillages (POLYLINE) laissés de côté' },
        entity,
      );
      return null;
    }
    drawBulges(this.#builder, oldPolylinePoints(entity), (flags & 1) === 1);
    return { filled: false, ownPlane: (flags & 8) === 0 };
  }

  #hatch(entity: Entity): Outline | null {
    if (!drawHatch(this.#builder, entity)) {
      this.#builder.take(NOWHERE);
      this.#broken(entity, { en: 'its boundary does not make sense', fr: 'son contour n’a pas de sens' });
      return null;
    }
    if (numberOf(entity, 70) === 1) return { filled: true, ownPlane: true };
    const { subpaths, lost } = this.#builder.take(IDENTITY);
    const within = hatchContours(subpaths, entity);
    const hatched = lost === 0 && drawPattern(this.#builder, entity, fillContours(within, CHORDS));
    this.#notes.count(SIMPLIFIED, hatched ? PATTERN : EVEN_AREA, entity);
    if (hatched) return { filled: false, ownPlane: true, within };
    drawHatch(this.#builder, entity);
    return { filled: true, ownPlane: true };
  }

  #broken(entity: Entity, why: Text): void {
    const what = sayText(
      { en: 'This {0} cannot be drawn: {1}.', fr: 'Cet objet {0} ne peut pas être dessiné : {1}.' },
      same(entity.type),
      why,
    );
    this.#notes.tell(UNREADABLE_PART, entity, { what });
  }

  #text(entity: Entity, around: Surroundings, layer: Layer): void {
    // A mould of attributes does not show itself, but for one that never changes.
    if (entity.type === 'ATTDEF' && (numberOf(entity, 70) & 2) === 0) return;
    if (plainText(entity) === '') return;
    if (hasLetterLines(entity)) this.#notes.count(SIMPLIFIED, LETTER_LINES, entity);
    if (changesLetters(entity)) this.#notes.count(SIMPLIFIED, LETTER_SIZES, entity);
    const map = composeAffine(around.map, objectPlane(entity).map);
    const color = colorOf(entity, around.color, layer);
    this.texts.push({ entity, map, color, layer: layer.name, at: this.shapes.length });
  }

  #insert(entity: Entity, around: Surroundings, layer: string): void {
    const name = textOf(entity, 2)?.trim() ?? '';
    const key = foldName(name);
    const block = this.#document.blocks.get(key);
    if (block === undefined && this.#waiting) {
      this.#early.push({ entity, around });
      return;
    }
    for (const attribute of entity.children) this.#draw(attribute, around);
    if (block === undefined) {
      this.#broken(
        entity,
        sayText(
          { en: 'the block "{0}" is not in the file', fr: 'le bloc « {0} » n’est pas dans le fichier' },
          same(name),
        ),
      );
      return;
    }
    if (block.file !== '') {
      this.#notes.count(NOT_CUT, blocksOf(block.file), entity);
      return;
    }
    if (around.blocks.includes(key) || around.blocks.length >= MOST_DEPTH) {
      this.#broken(
        entity,
        sayText({ en: 'the block "{0}" contains itself', fr: 'le bloc « {0} » se contient lui-même' }, same(name)),
      );
      return;
    }
    const own = this.#layerOf(entity, around);
    const inside = {
      layer,
      color: colorOf(entity, around.color, own),
      lineType: lineTypeName(entity, around, own),
      blocks: [...around.blocks, key],
    };
    const place = insertMap(entity, block.x, block.y);
    const plane = objectPlane(entity);
    if (plane.tilted) this.#notes.count(SIMPLIFIED, LEANING, entity, { severity: 'warning' });
    const ownPlane = composeAffine(around.map, plane.map);
    const [across, up] = [numberOf(entity, 44), numberOf(entity, 45)];
    const rows = copies(numberOf(entity, 71, 1), up);
    const columns = copies(numberOf(entity, 70, 1), across);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        if (--this.#left < 0) throw tooMany(entity);
        const map = composeAffine(ownPlane, place(column * across, row * up));
        for (const child of block.entities) this.#draw(child, { ...inside, map });
      }
  }
}

const MODEL_SPACE: Surroundings = { map: IDENTITY, layer: '0', color: aciColor(7), lineType: CONTINUOUS, blocks: [] };
const NOWHERE: Affine = [0, 0, 0, 0, Number.NaN, Number.NaN];
