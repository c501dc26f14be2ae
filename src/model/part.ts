import type { Bounds, Finding } from './finding.ts';

/** What a maker brings: one file read into one of these. A stitch pattern will join them. */
export type Part = Mesh | Drawing | Raster;

export type LengthUnit = 'mm' | 'cm' | 'm' | 'in' | 'ft' | 'um';

/** A triangle mesh, as the file gives it: not welded, not mended. */
export interface Mesh {
  readonly kind: 'mesh';
  /** [mm] x, y, z of each vertex. Single precision where the file's own numbers are (STL). */
  readonly positions: Float32Array | Float64Array;
  /** Three vertex indices a triangle. */
  readonly triangles: Uint32Array;
  /** Consecutive ranges of triangles with the file's own names; at least one unless there is no triangle. */
  readonly objects: readonly MeshObject[];
  /** The unit that the file states and that was applied, or null where the format has none (STL, OBJ: taken as mm). */
  readonly unit: LengthUnit | null;
  /** True where the reader has made sure that no two points are at the same place, so that nobody need look again. */
  readonly distinct?: true;
}

export interface MeshObject {
  readonly name: string;
  readonly firstTriangle: number;
  readonly triangleCount: number;
}

/** Red, green, blue 0…255. What is invisible is not read. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Codes of `Subpath.verbs`, each with the numbers that it takes from `Subpath.coordinates`. */
export const Verb = {
  /** x y */
  line: 0,
  /** x1 y1 x2 y2 x y: cubic Bézier curve */
  cubic: 1,
  /** cx cy rx ry turn start sweep x y: elliptical arc, angles in radians, x y its end (exact) */
  arc: 2,
} as const;

/** How many numbers each verb takes, by its code. */
export const VERB_SIZE: readonly number[] = [2, 6, 9];

/** One pen-down stroke, curves kept. [mm], x right, y up. */
export interface Subpath {
  readonly x0: number;
  readonly y0: number;
  readonly verbs: Uint8Array;
  readonly coordinates: Float64Array;
  /** The file closes it (Z, a closed polyline, a circle) or it ends within 0.01 mm of its start. */
  readonly closed: boolean;
}

/** What a wide stroke looks like at its ends, its corners and on its way, as SVG 2 (13.5) has it. */
export interface Pen {
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  /** A mitre that is longer than this many stroke widths is cut off as a bevel. */
  readonly miterLimit: number;
  /** [mm] Drawn, left out, drawn …; an even number of them. Empty: a whole line. */
  readonly dashes: readonly number[];
  /** [mm] How far into the dashes a stroke begins. */
  readonly dashOffset: number;
}

/** Where nothing else is said. */
export const PLAIN_PEN: Pen = { cap: 'butt', join: 'miter', miterLimit: 4, dashes: [], dashOffset: 0 };

/** One drawn element with its paint. */
export interface Shape {
  readonly subpaths: readonly Subpath[];
  /** Null: not stroked. */
  readonly stroke: Color | null;
  /** Null: not filled. */
  readonly fill: Color | null;
  readonly fillRule: 'nonzero' | 'evenodd';
  /** [0…1] Of a fill that what lies under it shows through; absent: it hides that. */
  readonly fillOpacity?: number;
  /** [mm] */
  readonly strokeWidth: number;
  /** How a stroke looks that is engraved as wide as it is drawn; absent: as `PLAIN_PEN`. */
  readonly pen?: Pen;
  readonly layer: string;
  readonly element: string;
  readonly id: string;
  /** Line in the file, from 1; 0 where the format has none. */
  readonly line: number;
  /**
   * `ignore`: the file itself says that it is not burnt (a LightBurn layer without output). `cut`, `score`: outlines of a
   * traced picture. Absent: paint and layer decide.
   */
  readonly operation?: 'ignore' | 'cut' | 'score';
  /** The pattern under a line that is a shape of its own: it counts as that shape's area does. */
  readonly under?: true;
}

/** A picture placed in a drawing: pixel (0, 0) is its upper left corner. */
export interface PlacedImage {
  readonly raster: Raster;
  /** [mm a pixel and mm] x = a·u + c·v + e, y = b·u + d·v + f, u right and v down in pixels. */
  readonly transform: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  /** [mm2] Of what shows, where a clip cuts it; absent: the whole picture. */
  readonly area?: number;
  /** The shades under a line, as `Shape.under`. */
  readonly under?: true;
  /** Pixels of the raster along one of the picture that was given, where they were split; absent: 1. */
  readonly split?: number;
  readonly layer: string;
  readonly id: string;
  readonly line: number;
}

/** A flat drawing in mm. The origin is the lower left corner of the page, y up. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly shapes: readonly Shape[];
  readonly images: readonly PlacedImage[];
  /** [mm] Width and height of the page, null where the format has none. */
  readonly page: readonly [number, number] | null;
  readonly unit: LengthUnit | null;
  /** The program that wrote the file, where its colours have a meaning of their own. */
  readonly colorsOf?: 'boxes.py';
}

/** [px/inch] Taken for a picture where neither its file nor a person says a size: 10 pixels a mm. */
export const USUAL_DPI = 254;

/** A grey picture. */
export interface Raster {
  readonly kind: 'raster';
  readonly width: number;
  readonly height: number;
  /** Row by row from the top, 0 black … 255 white, transparency laid over white. */
  readonly grey: Uint8Array;
  /** Pixels an inch, x and y, null where the file does not say. */
  readonly dpi: readonly [number, number] | null;
}

/** A part read from a file, with what the reader had to guess or leave out. */
export interface PartReading {
  readonly part: Part;
  readonly findings: readonly Finding[];
}

/** A file as it came in. */
export interface SourceFile {
  /** Its name as the user gave it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A part with the file that it came from. */
export interface NamedPart {
  readonly file: string;
  readonly sha256: string;
  readonly part: Part;
}

/** Where one copy of a part went: plate, sheet or hoop number from 0 and the place on it. */
export interface Placement {
  readonly file: string;
  /** Label of this copy, unique on its plate; machines that can leave out one object get this name. */
  readonly label: string;
  /** [mm] In the machine's frame. */
  readonly bounds: Bounds;
  /** [°] Turn about the vertical. */
  readonly turn: number;
}
