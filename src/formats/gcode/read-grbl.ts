import type { Text } from '../../base/text.ts';
import { Motion } from '../../model/toolpath.ts';
import { losesCircle } from './grbl-circle.ts';
import { ASKED } from './read-columns.ts';
import { GrblBeam } from './read-grbl-beam.ts';
import { GrblLine, packedLength } from './read-grbl-line.ts';
import { GrblModes } from './read-grbl-modes.ts';
import { GrblRun } from './read-grbl-run.ts';
import { grblSetting } from './read-grbl-setting.ts';
import type { JobState } from './read-job-state.ts';
import { Fault, LineLexer } from './read-line.ts';

const NONE = Number.NaN;

/** No motion mode after G80. */
const NO_MOTION = -1;

/**
 * Reads GRBL 1.1 jobs: many commands a line, motion that stays on, laser power by S.
 * Order within a line as in the firmware's gcode.c: F, S, spindle, coolant, dwell, units, positions, motion, stop.
 */
export class GrblReader {
  readonly #state: JobState;
  readonly #lexer = new LineLexer();
  readonly #line: GrblLine;
  #motion: number = Motion.rapid;
  readonly #modes: GrblModes;
  readonly #beam: GrblBeam;
  readonly #run: GrblRun;
  /** Offsets before G92, for G92.1. */
  #base: readonly [number, number, number] = [0, 0, 0];

  constructor(state: JobState) {
    this.#state = state;
    this.#line = new GrblLine(state.dialect.name);
    this.#modes = new GrblModes(state);
    this.#beam = new GrblBeam(state);
    this.#run = new GrblRun(state, this.#beam);
  }

  /** Lines of X, Y and S alone, many at once, after the first move. @returns where the first line begins that was not taken */
  lines(bytes: Uint8Array, from: number): number {
    const { rows } = this.#state;
    return this.#motion === Motion.line && this.#beam.moved && this.#modes.saysFeed
      ? this.#run.take(bytes, from, ASKED - (rows.line % ASKED))
      : from;
  }

  line(bytes: Uint8Array, from: number, to: number): void {
    const { dialect, problems, comments } = this.#state;
    if (to - from <= dialect.lineMax && this.#line.readPlain(bytes, from, to)) {
      this.#state.count(true, Fault.none, bytes[from]!);
      this.#beam.remember();
      this.#power();
      this.#move();
      return;
    }
    const lexer = this.#lexer;
    lexer.begin(bytes, from, to);
    const first = lexer.peek();
    if (first === 0 && lexer.done) return;
    if (first === 36) {
      const text = lexer.text();
      this.#state.count(/^\$[\w#$=./ -]*$/.test(text), Fault.none, first);
      grblSetting(text, this.#state);
      return;
    }
    if (first === 37 && lexer.text() === '%') {
      this.#beam.refuse(problems.line);
      return;
    }
    lexer.words(true);
    if (lexer.count === 0 && lexer.commentFrom >= 0) comments.read(bytes, lexer.commentFrom, lexer.commentTo);
    if (lexer.fault !== Fault.none) problems.fault(lexer);
    if (lexer.count + lexer.fault > 0) this.#state.count(!Number.isNaN(lexer.value[0]!), lexer.fault, first);
    if (to - from > dialect.lineMax) {
      const length = packedLength(bytes, from, to);
      if (length > dialect.lineMax) problems.tooLong(length, dialect.lineMax, 'error');
    }
    if (lexer.count > 0) this.#block();
  }

  end(): void {
    this.#beam.end();
  }

  #block(): void {
    this.#line.read(this.#lexer, this.#state.problems);
    if (this.#line.conflicts()) {
      this.#refuse({
        en: 'Two commands of one kind stand in one line: GRBL refuses it.',
        fr: 'Deux commandes du même genre sur une ligne : GRBL la refuse.',
      });
    }
    this.#beam.remember();
    this.#modes.read(this.#line, this.#beam.moved, this.#beam.burnt);
    this.#power();
    const nonModal = this.#nonModal();
    if (!nonModal) this.#move();
    this.#stop();
  }

  #refuse(what: Text): void {
    this.#state.problems.syntax(what);
  }

  #has(g: number): boolean {
    return this.#line.gs.includes(g);
  }

  /** S, M3, M4, M5, M7, M8, M9. */
  #power(): void {
    const { rows, powerMax } = this.#state;
    const s = this.#line.s;
    const hadS = !Number.isNaN(s);
    const changed = hadS && s !== this.#beam.s;
    if (hadS) {
      if (s < 0) this.#refuse({ en: 'The power S is negative.', fr: 'La puissance S est négative.' });
      else this.#beam.s = s;
      if (s > 0 && !this.#line.hasPlace) this.#beam.ways.name();
    }
    // Another S on a line without a place stops the machine.
    const anew = changed && !this.#line.hasPlace;
    let switched = false;
    for (const m of this.#line.ms) {
      if (m === 30 || m === 40 || m === 50) {
        switched = true;
        this.#beam.switch(m === 30 ? 'constant' : m === 40 ? 'dynamic' : 'off', anew, hadS);
      } else if (m === 70 || m === 80 || m === 90) {
        rows.event({ type: 'coolant', word: m === 70 ? 'M7' : m === 80 ? 'M8' : 'M9' });
      }
    }
    if (anew && !switched) rows.event({ type: 'power', power: this.#beam.s / powerMax });
  }

  /** Commands that use the axis words themselves. @returns true where one of them took the line */
  #nonModal(): boolean {
    const { rows, motion, problems } = this.#state;
    const w = this.#line;
    for (const g of this.#line.gs) {
      if (g === 40) {
        const p = w.p;
        if (Number.isNaN(p)) this.#refuse({ en: 'G4 without P.', fr: 'G4 sans P.' });
        else if (p < 0) this.#refuse({ en: 'G4 with a P below zero.', fr: 'G4 avec un P négatif.' });
        else if (this.#state.dialect.dwellInSeconds) rows.event({ type: 'dwell', seconds: p, unit: 's' });
        else rows.event({ type: 'dwell', seconds: p / 1000, unit: 'ms' });
        w.p = NONE;
      } else if (g === 920) {
        if (motion.offsetX === 0 && motion.offsetY === 0 && motion.offsetZ === 0) this.#base = [0, 0, 0];
        motion.rename(w.x, w.y, w.z);
        problems.mode(
          {
            en: 'G92 gives the place other numbers; what follows is checked in the machine’s own.',
            fr: 'G92 renumérote la position ; la suite est vérifiée dans les coordonnées de la machine.',
          },
          this.#beam.burnt ? 'error' : 'info',
        );
        this.#tellPosition();
        return true;
      } else if (g === 921) {
        [motion.offsetX, motion.offsetY, motion.offsetZ] = this.#base;
        return true;
      } else if (g === 280 || g === 300 || g === 281 || g === 301 || g === 100 || (g >= 382 && g <= 385)) {
        if (g !== 281 && g !== 301) {
          problems.mode(
            {
              en: 'Where this command leads is known to the machine alone.',
              fr: 'Seule la machine sait où mène cette commande.',
            },
            this.#beam.burnt ? 'error' : 'warning',
          );
        }
        rows.event({ type: 'other', command: `G${g / 10}` });
        return true;
      }
    }
    return false;
  }

  #tellPosition(): void {
    const w = this.#line;
    const { unit } = this.#state.motion;
    this.#state.rows.event({
      type: 'set-position',
      ...(Number.isNaN(w.x) ? {} : { x: w.x * unit }),
      ...(Number.isNaN(w.y) ? {} : { y: w.y * unit }),
      ...(Number.isNaN(w.z) ? {} : { z: w.z * unit }),
    });
  }

  #move(): void {
    const { rows } = this.#state;
    for (const g of this.#line.gs) {
      if (g !== 0 && g !== 10 && g !== 20 && g !== 30 && g !== 800) continue;
      const mode = g === 800 ? NO_MOTION : g / 10;
      // A mode that changes without a move can stop the machine under M3: the time model must hear of it.
      if (mode !== this.#motion && !this.#line.hasPlace) rows.event({ type: 'other', command: `G${g / 10}` });
      this.#motion = mode;
    }
    const w = this.#line;
    if (!this.#line.hasPlace) {
      if (this.#motion > Motion.rapid && w.gs.includes(10 * this.#motion)) this.#needFeed();
      if (this.#motion >= 2 && !(Number.isNaN(w.i) && Number.isNaN(w.j) && Number.isNaN(w.r))) {
        this.#state.problems.arc('no-centre', 0);
      }
      return;
    }
    if (this.#motion === NO_MOTION) {
      this.#refuse({ en: 'A place without a motion mode.', fr: 'Une position sans mode de mouvement.' });
      return;
    }
    if (this.#motion < 2 && !(Number.isNaN(w.i) && Number.isNaN(w.j) && Number.isNaN(w.k) && Number.isNaN(w.r))) {
      this.#refuse({ en: 'Words of an arc on a straight move.', fr: 'Des mots d’arc sur un mouvement droit.' });
    }
    if (!(Number.isNaN(w.p) && Number.isNaN(w.q) && Number.isNaN(w.l))) {
      this.#refuse({ en: 'Words that this command does not use.', fr: 'Des mots que cette commande n’utilise pas.' });
    }
    this.#addMove();
  }

  #addMove(): void {
    const { rows, motion, problems } = this.#state;
    const w = this.#line;
    const x0 = rows.x;
    const y0 = rows.y;
    if (this.#motion !== Motion.rapid) this.#needFeed();
    if (!this.#beam.moved) this.#modes.begin();
    rows.motion = this.#motion;
    if (this.#line.gs.length > 0 && this.#has(530)) {
      problems.mode(
        {
          en: 'G53 moves in the machine’s own numbers; where they lie is not known.',
          fr: 'G53 se déplace dans les coordonnées de la machine ; leur place est inconnue.',
        },
        'warning',
      );
    }
    motion.aim(w.x, w.y, w.z);
    rows.i = 0;
    rows.j = 0;
    if (this.#motion >= 2) {
      const fault = this.#modes.flatPlane ? motion.centre(x0, y0, w.i, w.j, w.r) : 'no-centre';
      if (fault !== 'none') {
        problems.arc(fault, motion.arcError);
        rows.motion = Motion.line;
      } else if (rows.x === x0 && rows.y === y0) this.#fullCircle();
    }
    this.#beam.burn(w.s);
    if (rows.power > 0) this.#modes.burn();
    const powered = !Number.isNaN(w.s);
    this.#beam.learn(x0, y0, powered || !Number.isNaN(w.f), powered);
    rows.feed = motion.feed;
    rows.add();
    this.#beam.move(rows.line);
  }

  #fullCircle(): void {
    const { rows, motion, problems, dialect } = this.#state;
    if (dialect.name !== 'grbl') return;
    if (!losesCircle(this.#lexer.line(), this.#motion, motion.unit, [rows.x, rows.y])) return;
    problems.lostCircle();
    rows.motion = Motion.line;
  }

  /** GRBL's error 22, also where G1 stands alone. */
  #needFeed(): void {
    const { motion, problems } = this.#state;
    if (motion.feed > 0) return;
    problems.mode({ en: 'A move before the first speed F.', fr: 'Un mouvement avant la première vitesse F.' });
  }

  #stop(): void {
    const { rows, dialect } = this.#state;
    for (const m of this.#line.ms) {
      // GRBL passes over M1.
      if (m === 0 || (m === 10 && dialect.name !== 'grbl')) rows.event({ type: 'pause' });
      else if (m === 20 || m === 300) {
        this.#beam.laser = 'off';
        rows.event({ type: 'end' });
      }
    }
    const t = this.#line.t;
    if (!Number.isNaN(t)) rows.event({ type: 'tool', tool: t });
  }
}
