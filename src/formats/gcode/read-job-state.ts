import type { JobContents } from '../../model/job.ts';
import { MoveColumns } from './read-columns.ts';
import { type CommentListener, CommentReader } from './read-comments.ts';
import { keepInKernel, ReadRun } from './read-kernel.ts';
import { KlipperState } from './read-klipper-state.ts';
import { Fault, type FaultCode } from './read-line.ts';
import { MotionState } from './read-motion.ts';
import { Problems } from './read-problems.ts';
import { JobProgress } from './read-progress.ts';
import type { Dialect } from './spec.ts';

/** [s] The time of a job is rounded, those of its layers are not. */
const CLOSED = 1;
/** Share of the layers that a tip may be too thin in to lay anything. */
const TIP = 0.03;

/** What both kinds of reader (printers, lasers) know of the job so far: rows, place, layers, objects. */
export class JobState implements CommentListener {
  readonly dialect: Dialect;
  /** S of full laser power. */
  readonly powerMax: number;
  /** The beam is wired to the fan: M106 and M107 switch it. */
  readonly fanLaser: boolean;
  readonly run = new ReadRun();
  readonly rows = new MoveColumns(this.run);
  readonly problems = new Problems();
  readonly motion: MotionState;
  readonly klipper = new KlipperState();
  readonly comments: CommentReader = new CommentReader(this.run, this);
  readonly #labels = new Map<string, number>();
  /** The file names its objects by commands, so comments about them are left alone. */
  namedByCommands = false;
  /** The laser of a machine that speaks a printer's dialect has had power. */
  burns = false;
  readonly progress = new JobProgress();
  /** Lines that command something, lines that begin with a byte that is no text, and the rest; comments left out. */
  declare commands: number;
  #binary = 0;
  #others = 0;
  /** A layer that a comment announced begins with the next command. */
  declare layerWaits: boolean;
  #pendingZ = Number.NaN;
  #pendingHeight = Number.NaN;
  /** [mm] Height of the last layer. */
  declare lastZ: number;
  /** Characters of the commands since the last chunk, with their line ends. */
  declare characters: number;
  #lastNumber = Number.NaN;
  #layersSeen = 0;
  /** [mm] Least and greatest height of a layer above the first: they differ where heights follow the shape. */
  #thinnest = Number.POSITIVE_INFINITY;
  #thickest = 0;

  constructor(dialect: Dialect, powerMax: number, fanLaser = false) {
    this.dialect = dialect;
    this.powerMax = powerMax;
    this.fanLaser = fanLaser;
    this.motion = new MotionState(this.rows, dialect);
  }

  /** Hears of each line that is no comment, or of several alike: whether it commands something, its fault, its first byte. */
  count(commands: boolean, fault: FaultCode, first: number, lines = 1): void {
    if (commands && fault === Fault.none) this.commands += lines;
    else if (first < 32 || first > 126) this.#binary++;
    else this.#others++;
  }

  /** Here and there a line of chance bytes reads as a command; a job with broken places holds more commands than those. */
  get contents(): JobContents {
    if (this.commands > 0 && this.commands * 4 >= this.#binary) return 'commands';
    return this.commands + this.#binary + this.#others > 0 ? 'foreign' : 'comments';
  }

  get labels(): readonly string[] {
    return [...this.#labels.keys()];
  }

  /** The index of a name, given at its first mention. */
  labelIndex(name: string): number {
    const known = this.#labels.get(name);
    if (known !== undefined) return known;
    const index = this.#labels.size;
    this.#labels.set(name, index);
    return index;
  }

  /** M486 tells the number first and the name after. */
  renameLabel(index: number, name: string): void {
    const names = this.labels.map((old, i) => (i === index ? name : old));
    if (new Set(names).size !== names.length) return;
    this.#labels.clear();
    for (const [i, label] of names.entries()) this.#labels.set(label, i);
  }

  setObject(index: number): void {
    if (this.rows.object === index) return;
    this.rows.object = index;
    this.rows.event({ type: 'object', object: index });
  }

  // What comments tell ------------------------------------------------------------------------------------------------

  layer(number: number): void {
    this.flushLayer();
    this.layerWaits = true;
    this.#pendingZ = Number.NaN;
    this.#pendingHeight = Number.NaN;
    if (Number.isNaN(number)) return;
    const first = Number.isNaN(this.#lastNumber);
    const last = first && this.comments.countsFromZero ? -1 : this.#lastNumber;
    // Rafts count below zero and may leave a gap under layer 0; printing object by object starts anew.
    const raftEnds = last < 0 && number === 0;
    if (number > last + 1 && !raftEnds) this.problems.missingLayers(last, number);
    else if (number === last && !first && number > 0) this.problems.repeatedLayer(number);
    this.#lastNumber = number;
  }

  layerZ(z: number): void {
    this.#pendingZ = z;
  }

  layerHeight(height: number): void {
    this.#pendingHeight = height;
  }

  object(name: string): void {
    if (!this.namedByCommands) this.setObject(name === '' ? -1 : this.labelIndex(name));
  }

  /** Begins the layer that waits. */
  flushLayer(): void {
    if (!this.layerWaits) return;
    this.layerWaits = false;
    this.#begin(this.#pendingZ, this.#pendingHeight);
  }

  /** The kernel says that a line is laid at this height: closes the layer that is open, or begins one where the file marks none itself. */
  laid(z: number): void {
    const { rows } = this;
    if (rows.openLayer !== null) {
      const open = rows.openLayer;
      rows.openLayer = null;
      open.z = z;
      if (Number.isNaN(open.height)) open.height = this.#heightTo(z);
      this.#sawHeight(open.height);
      this.lastZ = z;
    } else this.#begin(z, Number.NaN);
  }

  #begin(z: number, height: number): void {
    const { rows } = this;
    rows.openLayer = null;
    rows.layer++;
    this.#layersSeen++;
    const known = !Number.isNaN(z);
    rows.beginLayer(z, known && Number.isNaN(height) ? this.#heightTo(z) : height);
    if (known) this.lastZ = z;
    if (height > 0) this.#sawHeight(height);
    if (this.motion.relative && this.comments.layered) {
      this.problems.mode({
        en: 'A layer begins while G91 (relative positions) is still on.',
        fr: 'Une couche commence alors que G91 (positions relatives) est encore actif.',
      });
    }
  }

  #sawHeight(height: number): void {
    if (this.#layersSeen < 2) return;
    this.#thinnest = Math.min(this.#thinnest, height);
    this.#thickest = Math.max(this.#thickest, height);
  }

  #heightTo(z: number): number {
    return z > this.lastZ ? z - this.lastZ : z;
  }

  /** What the end of the file tells. */
  finish(): void {
    this.flushLayer();
    const { rows, comments, problems } = this;
    if (rows.openLayer !== null) {
      rows.openLayer.z = rows.z;
      rows.openLayer.height = this.#heightTo(rows.z);
      rows.openLayer = null;
    }
    const announced = comments.layersAnnounced;
    if (announced > this.#layersSeen + this.#layersOfNothing()) {
      problems.truncated({
        en: `The file announces ${announced} layers and holds ${this.#layersSeen}.`,
        fr: `Le fichier annonce ${announced} couches et en contient ${this.#layersSeen}.`,
      });
    }
    const { stopsAt } = this.progress;
    if (!Number.isNaN(stopsAt)) {
      problems.truncated({
        en: `By the last M73 the job is at ${stopsAt} %, and the file ends.`,
        fr: `D’après le dernier M73 le travail en est à ${stopsAt} %, et le fichier s’arrête.`,
      });
    }
    if (comments.openBlock !== '') {
      problems.truncated({
        en: `The block "${comments.openBlock}" is opened and never closed.`,
        fr: `Le bloc « ${comments.openBlock} » est ouvert et jamais fermé.`,
      });
    }
  }

  /**
   * CuraEngine announces a layer too many where the heights follow the shape, and those of a tip too thin to lay anything in.
   * Then it has closed the last one that it wrote; where the time up to there is all of the job's, nothing is lost.
   */
  #layersOfNothing(): number {
    const { elapsed, claims, layersAnnounced } = this.comments;
    const byShape = this.#thickest > 1.01 * this.#thinnest ? 1 : 0;
    if (Number.isNaN(elapsed)) return byShape;
    if (claims.seconds === undefined) return Math.max(1, TIP * layersAnnounced);
    return elapsed >= claims.seconds - CLOSED ? layersAnnounced : byShape;
  }
}

keepInKernel(
  JobState.prototype,
  { commands: 'commands', characters: 'characters', lastZ: 'layerZ' },
  { layerWaits: 'layerWaits' },
);
