import type { Format } from '../model/format.ts';
import { dxf } from './dxf/index.ts';
import { gcode } from './gcode/index.ts';
import { image } from './image/index.ts';
import { lbrn2 } from './lbrn2/index.ts';
import { obj } from './obj/index.ts';
import { pdf } from './pdf/index.ts';
import { rd } from './rd/index.ts';
import { stl } from './stl/index.ts';
import { svg } from './svg/index.ts';
import { threemf } from './threemf/index.ts';

/** Every format, in the order in which they are asked when two are equally sure of a file. */
export const FORMATS: readonly Format[] = [dxf, gcode, image, lbrn2, obj, pdf, rd, stl, svg, threemf];
