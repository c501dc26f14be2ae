import { type Pen, PLAIN_PEN } from '../../model/part.ts';
import { type Entity, numberOf, textOf, toNumber } from './entity.ts';
import { foldName } from './fold-name.ts';

/** [drawing units] Dashes and gaps by turns, a dash first; none: a whole line. */
export type LineType = readonly number[];

/** Length of a dot in gaps behind it: a beam that stands still burns nothing. */
const DOT = 1 / 8;

/** The line type of whole lines. */
export const CONTINUOUS = 'CONTINUOUS';

const WHOLE = new Set([CONTINUOUS, 'BYBLOCK', 'BYLAYER', '']);

/** Dashes of a row of the table (49). Letters and signs in a line type are left out, the gaps that they stand in are kept. */
export function lineTypeOf(row: Entity): LineType {
  return dashRuns(row.codes.flatMap((code, i) => (code === 49 ? [toNumber(row.values[i]!)] : []))).runs;
}

/**
 * Dashes and gaps by turns, of lengths above 0 where they are drawn, below 0 where they are left out, 0 for a dot.
 * `begin`: how far behind the first length the first dash begins.
 */
export function dashRuns(written: readonly number[]): { readonly runs: LineType; readonly begin: number } {
  const start = written.findIndex((length, i) => length >= 0 && written.at(i - 1)! < 0);
  if (start < 0 || !written.every(Number.isFinite)) return { runs: [], begin: 0 };
  const turned = [...written.slice(start), ...written.slice(0, start)];
  const runs: number[] = [];
  for (const [i, length] of turned.entries()) {
    const runsOn = i > 0 && length >= 0 === turned[i - 1]! >= 0;
    if (runsOn) runs[runs.length - 1]! += Math.abs(length);
    else runs.push(Math.abs(length));
  }
  const begin = written.slice(0, start).reduce((sum, length) => sum + Math.abs(length), 0);
  return { runs: runs.map((length, k) => withDot(length, k, runs)), begin };
}

/** A dot takes its length from the gap behind it. */
function withDot(length: number, k: number, runs: readonly number[]): number {
  if (k % 2 === 0) return length === 0 ? DOT * runs[k + 1]! : length;
  return runs[k - 1] === 0 ? (1 - DOT) * length : length;
}

/** How an object is drawn along its lines. */
export interface Dashes {
  /** Asks for dashes or dots. */
  readonly dashed: boolean;
  /** With lengths in the drawing's units; undefined where lines are whole, or their type is not in the file. */
  readonly pen: Pen | undefined;
}

/** What a file says of all its line types. */
interface LineTypes {
  readonly header: ReadonlyMap<string, string>;
  readonly lineTypes: ReadonlyMap<string, LineType>;
}

/** What objects take their line type from: an insertion, a layer. */
interface LineTyped {
  readonly lineType: string;
}

/** The name of an object's line type: its own, that of the insertion around it (BYBLOCK), or that of its layer. */
export function lineTypeName(entity: Entity, around: LineTyped, layer: LineTyped): string {
  const own = foldName(textOf(entity, 6) ?? 'BYLAYER');
  if (own === 'BYBLOCK') return around.lineType;
  return own === 'BYLAYER' ? layer.lineType : own;
}

/** The dashes of the line type of an object, as long as `$LTSCALE`, its own scale (48) and `scale` make them. */
export function dashesOf(entity: Entity, name: string, { header, lineTypes }: LineTypes, scale: number): Dashes {
  if (WHOLE.has(name)) return { dashed: false, pen: undefined };
  const lineType = lineTypes.get(name);
  if (lineType === undefined) return { dashed: true, pen: undefined };
  const factor = toNumber(header.get('$LTSCALE') ?? '1') * numberOf(entity, 48, 1) * scale;
  if (lineType.length === 0 || !(factor > 0)) return { dashed: false, pen: undefined };
  const dashes = lineType.map((length) => length * factor);
  return { dashed: true, pen: { ...PLAIN_PEN, dashes } };
}
