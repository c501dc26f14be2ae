import type { BurnName, DriverSettings } from '../../model/driver-settings.ts';
import type { Color } from '../../model/part.ts';
import { LAYER_NAME } from '../write-artwork-drawing.ts';

type Point = readonly [x: number, y: number];

/** Handles of the fixed parts; entities follow. */
const MODEL_SPACE = '1F';
const FIRST_HANDLE = 0x100;
/** Text that is kept before it becomes bytes. */
const PIECE = 1 << 20;

/** AutoCAD's first colours: what every program shows alike. */
const ACI: readonly (readonly [index: number, r: number, g: number, b: number])[] = [
  [1, 255, 0, 0],
  [2, 255, 255, 0],
  [3, 0, 255, 0],
  [4, 0, 255, 255],
  [5, 0, 0, 255],
  [6, 255, 0, 255],
  [7, 0, 0, 0],
  [8, 128, 128, 128],
];

/** Writes a DXF of AutoCAD 2000 (AC1015), the version that all programs read: pairs of a code and a value. */
export class DxfSink {
  readonly #pieces: Uint8Array[] = [];
  #text = '';
  #handle = FIRST_HANDLE;

  constructor(comments: readonly string[], driver: DriverSettings) {
    for (const line of comments) this.#put(999, line.replace(/[\r\n]+/g, ' '));
    const [x0, y0, x1, y1] = driver.page;
    this.#header(x1 - x0, y1 - y0);
    this.#tables(driver);
    this.#blocks();
    this.#put(0, 'SECTION', 2, 'ENTITIES');
  }

  line(layer: string, [x0, y0]: Point, [x1, y1]: Point): void {
    this.#entity('LINE', layer, 'AcDbLine');
    this.#put(10, number(x0), 20, number(y0), 11, number(x1), 21, number(y1));
  }

  circle(layer: string, [x, y]: Point, radius: number): void {
    this.#entity('CIRCLE', layer, 'AcDbCircle');
    this.#put(10, number(x), 20, number(y), 40, number(radius));
  }

  /** Counter-clockwise, angles in degrees. */
  arc(layer: string, [x, y]: Point, radius: number, [from, to]: readonly [number, number]): void {
    this.#entity('ARC', layer, 'AcDbCircle');
    this.#put(10, number(x), 20, number(y), 40, number(radius));
    this.#put(100, 'AcDbArc', 50, number(from), 51, number(to));
  }

  polyline(layer: string, places: readonly (readonly [number, number, number])[], closed: boolean): void {
    this.#entity('LWPOLYLINE', layer, 'AcDbPolyline');
    this.#put(90, places.length, 70, closed ? 1 : 0);
    for (const [x, y, bulge] of places) {
      this.#put(10, number(x), 20, number(y));
      if (bulge !== 0) this.#put(42, number(bulge));
    }
  }

  end(): readonly Uint8Array[] {
    this.#put(0, 'ENDSEC', 0, 'SECTION', 2, 'OBJECTS');
    this.#put(0, 'DICTIONARY', 5, 'C', 330, '0', 100, 'AcDbDictionary', 281, 1, 3, 'ACAD_GROUP', 350, 'D');
    this.#put(0, 'DICTIONARY', 5, 'D', 330, 'C', 100, 'AcDbDictionary', 281, 1);
    this.#put(0, 'ENDSEC', 0, 'EOF');
    this.#flush();
    return this.#pieces;
  }

  #entity(type: string, layer: string, subclass: string): void {
    const handle = (this.#handle++).toString(16).toUpperCase();
    this.#put(0, type, 5, handle, 330, MODEL_SPACE, 100, 'AcDbEntity', 8, layer, 100, subclass);
  }

  #header(width: number, height: number): void {
    this.#put(0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1015', 9, '$DWGCODEPAGE', 3, 'ANSI_1252');
    this.#put(9, '$INSUNITS', 70, 4, 9, '$MEASUREMENT', 70, 1, 9, '$HANDSEED', 5, 'FFFFFFF');
    this.#put(9, '$EXTMIN', 10, 0, 20, 0, 30, 0, 9, '$EXTMAX', 10, number(width), 20, number(height), 30, 0);
    this.#put(0, 'ENDSEC');
  }

  #tables({ burns }: DriverSettings): void {
    this.#put(0, 'SECTION', 2, 'TABLES');
    this.#table('VPORT', '8', 0);
    this.#table('LTYPE', '5', 3);
    for (const [handle, name] of [
      ['14', 'ByBlock'],
      ['15', 'ByLayer'],
      ['16', 'Continuous'],
    ] as const) {
      this.#record('LTYPE', handle, '5', 'AcDbLinetypeTableRecord', name);
      this.#put(3, '', 72, 65, 73, 0, 40, 0);
    }
    this.#put(0, 'ENDTAB');
    this.#layers(burns);
    this.#table('STYLE', '3', 1);
    this.#record('STYLE', '11', '3', 'AcDbTextStyleTableRecord', 'Standard');
    this.#put(40, 0, 41, 1, 50, 0, 71, 0, 42, 2.5, 3, 'txt', 4, '', 0, 'ENDTAB');
    this.#table('VIEW', '6', 0, true);
    this.#table('UCS', '7', 0, true);
    this.#table('APPID', '9', 1);
    this.#record('APPID', '12', '9', 'AcDbRegAppTableRecord', 'ACAD');
    this.#put(0, 'ENDTAB');
    this.#table('DIMSTYLE', 'A', 0);
    this.#put(100, 'AcDbDimStyleTable', 71, 0, 0, 'ENDTAB');
    this.#table('BLOCK_RECORD', '1', 2);
    this.#record('BLOCK_RECORD', MODEL_SPACE, '1', 'AcDbBlockTableRecord', '*Model_Space', false);
    this.#record('BLOCK_RECORD', '1B', '1', 'AcDbBlockTableRecord', '*Paper_Space', false);
    this.#put(0, 'ENDTAB', 0, 'ENDSEC');
  }

  #layers(burns: DriverSettings['burns']): void {
    const rows: (readonly [string, string, number])[] = [['10', '0', 7]];
    for (const [index, name] of (['cut', 'score', 'engrave'] as const satisfies readonly BurnName[]).entries())
      rows.push([`${20 + index}`, LAYER_NAME[name], aciOf(burns[name]?.color ?? { r: 0, g: 0, b: 0 })]);
    this.#table('LAYER', '2', rows.length);
    for (const [handle, name, color] of rows) {
      this.#record('LAYER', handle, '2', 'AcDbLayerTableRecord', name);
      this.#put(62, color, 6, 'Continuous');
    }
    this.#put(0, 'ENDTAB');
  }

  #blocks(): void {
    this.#put(0, 'SECTION', 2, 'BLOCKS');
    for (const [name, owner, begin, end] of [
      ['*Model_Space', MODEL_SPACE, '30', '31'],
      ['*Paper_Space', '1B', '32', '33'],
    ] as const) {
      this.#put(0, 'BLOCK', 5, begin, 330, owner, 100, 'AcDbEntity', 8, '0', 100, 'AcDbBlockBegin');
      this.#put(2, name, 70, 0, 10, 0, 20, 0, 30, 0, 3, name, 1, '');
      this.#put(0, 'ENDBLK', 5, end, 330, owner, 100, 'AcDbEntity', 8, '0', 100, 'AcDbBlockEnd');
    }
    this.#put(0, 'ENDSEC');
  }

  #table(name: string, handle: string, count: number, empty = count === 0 && name === 'VPORT'): void {
    this.#put(0, 'TABLE', 2, name, 5, handle, 330, '0', 100, 'AcDbSymbolTable', 70, count);
    if (empty) this.#put(0, 'ENDTAB');
  }

  #record(type: string, handle: string, owner: string, subclass: string, name: string, flags = true): void {
    this.#put(0, type, 5, handle, 330, owner, 100, 'AcDbSymbolTableRecord', 100, subclass, 2, name);
    if (flags) this.#put(70, 0);
  }

  #put(...pairs: readonly (number | string)[]): void {
    for (let k = 0; k < pairs.length; k += 2) this.#text += `${pairs[k]}\n${pairs[k + 1]}\n`;
    if (this.#text.length > PIECE) this.#flush();
  }

  #flush(): void {
    this.#pieces.push(new TextEncoder().encode(this.#text));
    this.#text = '';
  }
}

function aciOf({ r, g, b }: Color): number {
  const apart = ([, x, y, z]: (typeof ACI)[number]): number => (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2;
  return ACI.reduce((best, each) => (apart(each) < apart(best) ? each : best))[0];
}

/** Nine decimals for angles and bulges as for mm: no rounding that a machine could tell. */
function number(value: number): string {
  const fixed = value.toFixed(9).replace(/0+$/, '').replace(/\.$/, '.0');
  return fixed === '-0.0' ? '0.0' : fixed;
}
