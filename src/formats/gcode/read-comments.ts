import { MoveKind, type MoveKindCode } from '../../model/toolpath.ts';
import { keepInKernel, type ReadRun } from './read-kernel.ts';
import { decode } from './read-line.ts';
import { COLOR_CHANGE, KIND_OF_TYPE } from './spec.ts';

/** Longest part of a comment that is looked at. */
const LOOKED_AT = 240;

/** Claims of PrusaSlicer, OrcaSlicer, Bambu Studio, CuraEngine, Kiri:Moto. */
const CLAIM =
  /^(filament used \[mm\]|total filament length \[mm\]|-{3} filament used|Filament used|estimated printing time \(normal mode\)|total estimated time|-{3} print time|TIME)\s*[:=]\s*(.*?)(?: ---)?$/;

/** Temperatures of the bed among the settings that PrusaSlicer, OrcaSlicer and Kiri:Moto leave in their files; one a head. */
const BED_SETTING =
  /^(?:(?:first_layer_)?bed_temperature|(?:hot|cool|eng|textured|textured_cool|supertack)_plate_temp(?:_initial_layer)?|(?:output|firstLayer)BedTemp)\s*=\s*([\d.,\s]+)$/;

/** Nozzles among the settings that PrusaSlicer and its children leave in their files; one a head. */
const NOZZLE_SETTING = /^nozzle_diameter\s*=\s*([\d.,\s]+)$/;

/** `; Cut @ 600 mm/min, 85% power` of LightBurn, before each of its layers. */
const LASER_LAYER = /^[\w ]+ @ ([\d.]+) mm\/(min|sec), [\d.]+% power/;

/** What a comment tells about the moves that follow. */
export interface CommentListener {
  /** A layer begins; its numbers come in the comments after it. @param number its own number, NaN where it has none */
  layer(number: number): void;
  layerZ(z: number): void;
  layerHeight(height: number): void;
  /** @param name empty: the object ends */
  object(name: string): void;
}

/**
 * Reads the comments that slicers and laser programs leave for viewers: kind of line, layer, object, and what they say
 * about the whole file (how many layers, whether it ended). Comments after a command on the same line are left alone.
 */
export class CommentReader {
  /** Kind of the lines that are laid or burnt from here on; -1: the file has not said. */
  declare kind: MoveKindCode | -1;
  /** The program marks its layers, so none are guessed. */
  declare layered: boolean;
  /** Layers announced in the file's head and not yet all seen; NaN: none announced. */
  layersAnnounced = Number.NaN;
  /** CuraEngine wrote it, whose first layer is number 0 (under a raft's, which are below). */
  countsFromZero = false;
  /** [s] What CuraEngine counts up to the end of the layer that was closed last; NaN within a layer, or where it does not count. */
  elapsed = Number.NaN;
  /** What the file says of the whole job; several heads count together. */
  readonly claims: { filament?: number; seconds?: number; bed?: number; nozzle?: number } = {};
  /** A block of the file was opened by its program and not closed: its name. */
  openBlock = '';
  /** [mm/s] Speed that a laser program gives the strokes that follow, until one is set; NaN: none. */
  announcedFeed = Number.NaN;
  /** The next pause is for another filament: the word of slicers for firmwares that have no command for it. */
  filamentChange = false;
  readonly run: ReadRun;
  readonly #listener: CommentListener;

  constructor(run: ReadRun, listener: CommentListener) {
    this.run = run;
    this.#listener = listener;
    this.kind = -1;
  }

  /** @param from first byte after the `;` or `(` */
  read(bytes: Uint8Array, from: number, to: number): void {
    switch (bytes[from]) {
      case 87: // ;WIDTH: and ;WIPE_… are the kernel's
        return;
      case 84: // ;TYPE:
        if (bytes[from + 4] === 58 && bytes[from + 1] === 89) {
          this.kind = kindOf(decode(bytes, from + 5, Math.min(to, from + LOOKED_AT)));
          return;
        }
        break;
      case 90: // ;Z:
        if (bytes[from + 1] === 58) {
          this.#listener.layerZ(numberIn(decode(bytes, from + 2, Math.min(to, from + 40))));
          return;
        }
        break;
      default:
    }
    this.#slow(decode(bytes, from, Math.min(to, from + LOOKED_AT)));
  }

  #slow(text: string): void {
    const words = text.trim();
    if (words.startsWith('LAYER') || words.startsWith('HEIGHT:') || words.startsWith('MESH:')) this.#marks(words);
    else if (words.startsWith('LINE_WIDTH:')) this.#measure(0, numberIn(words.slice(11)));
    else if (words.startsWith('FEATURE:') || words.startsWith('feature ')) this.kind = kindOf(words.slice(8));
    else if (words.startsWith('CHANGE_LAYER')) this.#layer(Number.NaN);
    else if (words.startsWith('Z_HEIGHT:')) this.#listener.layerZ(numberIn(words.slice(9)));
    else if (words.startsWith('printing object ')) this.#listener.object(words.slice(16));
    else if (words.startsWith('stop printing object')) this.#listener.object('');
    else if (words.startsWith('; --- layer ')) this.#kiriLayer(words);
    else if (words.startsWith('layer ')) this.#plainLayer(words);
    else if (words.startsWith('TIME_ELAPSED:')) this.elapsed = numberIn(words.slice(13));
    else if (words.startsWith(COLOR_CHANGE)) this.filamentChange = true;
    else if (words.includes(' @ ')) this.#laserLayer(words);
    else this.#aboutTheFile(words);
  }

  #laserLayer(words: string): void {
    const found = LASER_LAYER.exec(words);
    if (found !== null) this.announcedFeed = Number(found[1]) / (found[2] === 'min' ? 60 : 1);
  }

  /** @param isHeight whether the height of the lines that follow is said, or their width @param length [mm] */
  #measure(isHeight: 0 | 1, length: number): void {
    this.run.exports.measure(isHeight, length);
  }

  #layer(number: number): void {
    this.layered = true;
    this.elapsed = Number.NaN;
    this.#listener.layer(number);
  }

  #marks(words: string): void {
    if (words.startsWith('LAYER_CHANGE')) this.#layer(Number.NaN);
    else if (words.startsWith('LAYER:')) this.#layer(numberIn(words.slice(6)));
    else if (words.startsWith('LAYER_COUNT:')) {
      this.layered = true;
      this.layersAnnounced = numberIn(words.slice(12));
    } else if (words.startsWith('LAYER_HEIGHT:')) this.#height(numberIn(words.slice(13)));
    else if (words.startsWith('HEIGHT:')) this.#height(numberIn(words.slice(7)));
    else if (words.startsWith('MESH:')) this.#listener.object(words.slice(5) === 'NONMESH' ? '' : words.slice(5));
  }

  #height(height: number): void {
    this.#listener.layerHeight(height);
    this.#measure(1, height);
  }

  /** `;; --- layer 12 (0.200 @ 2.6) ---` of Kiri:Moto. */
  #kiriLayer(words: string): void {
    const found = /^; --- layer (\d+) \(([\d.]+) @ ([\d.]+)\)/.exec(words);
    if (found === null) return;
    this.#layer(Number(found[1]));
    this.#listener.layerHeight(Number(found[2]));
    this.#listener.layerZ(Number(found[3]));
  }

  /** `; layer 12, Z = 2.600` of Simplify3D; `layer end` and the like are none. */
  #plainLayer(words: string): void {
    const found = /^layer (\d+), Z = ([\d.]+)/.exec(words);
    if (found === null) return;
    this.#layer(Number(found[1]));
    this.#listener.layerZ(Number(found[2]));
  }

  #aboutTheFile(words: string): void {
    if (
      /^(generated by (Etabli|PrusaSlicer|SuperSlicer|OrcaSlicer|BambuStudio|Kiri)|Generated by Kiri|FLAVOR:)/.test(
        words,
      )
    ) {
      this.layered = true;
      this.countsFromZero ||= words.startsWith('FLAVOR:');
    } else if (/^(HEADER|EXECUTABLE|CONFIG)_BLOCK_START$/.test(words)) {
      this.layered = true;
      this.openBlock = words.replace('_START', '');
    } else if (/^(HEADER|EXECUTABLE|CONFIG)_BLOCK_END$/.test(words)) this.openBlock = '';
    else if (words === 'prusaslicer_config = begin') this.openBlock = 'prusaslicer_config';
    else if (words === 'prusaslicer_config = end') this.openBlock = '';
    else if (!this.#claim(words)) {
      // LightBurn: `Cut @ 600 mm/min, 80% power`, `Scan @ …`
      const at = words.indexOf(' @ ');
      if (at > 0) {
        const kind = kindOf(words.slice(0, at));
        if (kind >= MoveKind.cut) this.kind = kind;
      }
    }
  }

  /** What the file says of the whole job: length of filament, time. @returns whether the comment was one of these */
  #claim(words: string): boolean {
    const found = CLAIM.exec(words);
    if (found === null)
      return this.#setting('bed', BED_SETTING, words) || this.#setting('nozzle', NOZZLE_SETTING, words);
    const [, name, given] = found;
    if (name!.includes('ilament')) {
      // One number for each head; CuraEngine counts metres.
      const each = given!.split(',').map((part) => Number.parseFloat(part) * (/\dm$/.test(part.trim()) ? 1000 : 1));
      const length = each.reduce((sum, part) => sum + part, 0);
      if (length > 0) this.claims.filament = length;
    } else {
      const seconds = secondsOf(given!);
      // CuraEngine leaves 6666 where nobody fills the time in.
      if (seconds > 0 && seconds !== 6666) this.claims.seconds ??= seconds;
    }
    return true;
  }

  /** The greatest number of a setting that is given for each head. */
  #setting(name: 'bed' | 'nozzle', pattern: RegExp, words: string): boolean {
    const found = pattern.exec(words);
    if (found === null) return false;
    const most = Math.max(...found[1]!.split(',').map(Number));
    if (Number.isFinite(most)) this.claims[name] = Math.max(this.claims[name] ?? 0, most);
    return true;
  }
}

keepInKernel(CommentReader.prototype, { kind: 'lineKind' }, { layered: 'layered' });

/** `1d 2h 3m 4s`, or a plain number of seconds. */
function secondsOf(words: string): number {
  const text = words.trim();
  if (/^\d+(\.\d+)?s?$/.test(text)) return Number.parseFloat(text);
  const found = /^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?$/.exec(text);
  if (found === null || text === '') return Number.NaN;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((k) => Number(found[k] ?? 0));
  return ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!;
}

function kindOf(words: string): MoveKindCode {
  const name = words.trim().toLowerCase();
  return Object.hasOwn(KIND_OF_TYPE, name) ? KIND_OF_TYPE[name]! : MoveKind.extrusion;
}

function numberIn(words: string): number {
  const text = words.trim();
  return text === '' ? Number.NaN : Number(text);
}
