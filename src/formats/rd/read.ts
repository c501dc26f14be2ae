import type { Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import type { JobReader, JobReadOptions } from '../../model/format.ts';
import { findingOf } from '../../model/rule.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import { ALTERED, CONTRADICTION, SYNTAX, TRUNCATED, UNKNOWN_COMMAND } from './findings.ts';
import { type Contradiction, JobClaims } from './job-claims.ts';
import { fractionAt, longAt, nameAt, plainByte, shortAt } from './read-numbers.ts';
import {
  Command,
  FIRST_COMMAND,
  LAYER_COLOR,
  NAME_LENGTH,
  OWN_NAME,
  REFERENCE_POINTS,
  SCRAMBLE_KEY,
  SCRAMBLE_KEYS,
} from './spec.ts';

/** Moves before a chunk is handed on. */
const CHUNK = 32_768;
/** Longest command that is looked at; RDWorks writes none of more than twenty bytes, but for names. */
const LONGEST = 256;

/**
 * Reads a Ruida job of any origin, piece by piece; "lines" are commands, counted from 1. What the file says wrong comes
 * as findings; nothing throws. Burning is modulated by the controller between the powers of a layer: by the shade of a row
 * where it has one, else by the speed, and then the greater counts.
 */
export async function* openRuida(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const reader = new RuidaReader(options);
  for await (const bytes of chunks) {
    for (const byte of bytes) {
      reader.byte(byte);
      if (reader.path.length >= CHUNK) yield { toolpath: reader.path.take(), findings: reader.collector.take() };
    }
  }
  reader.end();
  const toolpath = reader.path.take();
  yield { toolpath, findings: [...reader.collector.take(), ...reader.collector.rest()] };
  return { lines: reader.commands, labels: [], complete: reader.complete };
}

class RuidaReader {
  readonly path = new ToolpathBuilder();
  readonly collector = new FindingCollector();
  commands = 0;
  complete = false;
  readonly #command = new Uint8Array(LONGEST);
  #size = 0;
  #bytes = 0;
  #began = false;
  #speed = 0;
  /** [0…1] Of the layer at hand, and where between them the next stretch lies. */
  #least = 0;
  #most = 0;
  #shade = 1;
  #burning = false;
  /** Speed, least and greatest power of each layer, from the header. */
  readonly #claims = new JobClaims();
  #wentOn = false;
  /** Where the file counts from, by its second byte, and whether it says so again with E6 01. */
  #reference = 0;
  #absolute = false;
  /** What each layer does, by the colour that we give it; a stranger's layers cut. */
  readonly #kinds = new Map<number, Kind>();
  #kind: Kind = MoveKind.cut;
  #blow = false;
  #key = SCRAMBLE_KEY;
  /** Of all plain bytes of the commands before the one at hand, and of that one. */
  #sum = 0;
  #sumOfCommand = 0;
  /** [µm] Where the machine counts from the other side: the sum of both ends of the axis. */
  readonly #mirrorX: number | null;
  readonly #mirrorY: number | null;
  #x = 0;
  #y = 0;

  constructor({ scale, driver }: JobReadOptions) {
    const [x0, y0, x1, y1] = driver?.page ?? [0, 0, 0, 0];
    this.#mirrorX = scale.mirrorX === undefined ? null : Math.round((x0 + x1) * 1000);
    this.#mirrorY = scale.mirrorY === undefined ? null : Math.round((y0 + y1) * 1000);
  }

  byte(scrambled: number): void {
    if (this.#bytes === 0)
      this.#key = SCRAMBLE_KEYS.find((key) => plainByte(scrambled, key) === FIRST_COMMAND) ?? SCRAMBLE_KEY;
    const plain = plainByte(scrambled, this.#key);
    const expected = this.#bytes === 0 ? plain === FIRST_COMMAND : REFERENCE_POINTS.includes(plain);
    if (this.#bytes < 2 && !expected) this.#wrongStart();
    if (this.#bytes === 1) this.#reference = plain;
    this.#bytes++;
    if (plain >= 0x80) {
      this.#finishCommand();
      this.#size = 0;
      this.#sum += this.#sumOfCommand;
      this.#sumOfCommand = 0;
    }
    this.#sumOfCommand += plain;
    if (this.#size < LONGEST) this.#command[this.#size++] = plain;
  }

  end(): void {
    this.#finishCommand();
    this.#size = 0;
    if (this.commands > 0 && !this.complete) {
      this.#tell(TRUNCATED, {
        en: `The file stops after command ${this.commands}.`,
        fr: `Le fichier s’arrête après la commande ${this.commands}.`,
      });
    }
    if (this.#burning) this.path.event({ type: 'laser', mode: 'off', power: 0 });
  }

  #finishCommand(): void {
    if (this.#size === 0) return;
    this.commands++;
    this.path.line = this.commands;
    const c = this.#command;
    switch (c[0]) {
      case Command.moveAbsolute:
      case Command.cutAbsolute:
        if (this.#isOf(11)) this.#go(longAt(c, 1), longAt(c, 6), c[0] === Command.cutAbsolute);
        return;
      case Command.moveRelative:
      case Command.cutRelative:
        if (this.#isOf(5)) this.#by(shortAt(c, 1), shortAt(c, 3), c[0] === Command.cutRelative);
        return;
      case Command.moveX:
      case Command.cutX:
        if (this.#isOf(3)) this.#by(shortAt(c, 1), 0, c[0] === Command.cutX);
        return;
      case Command.moveY:
      case Command.cutY:
        if (this.#isOf(3)) this.#by(0, shortAt(c, 1), c[0] === Command.cutY);
        return;
      case Command.speed:
        this.#setSpeed();
        return;
      case Command.power:
        this.#setPower();
        return;
      case Command.layer:
        this.#setLayer();
        return;
      case Command.shade:
        if (this.#has(3)) this.#shade = fractionAt(c, 1);
        return;
      case Command.box:
        if (c[1] === 0x02 && this.#size >= 2 + NAME_LENGTH && nameAt(c, 2) === OWN_NAME) this.#isOurs();
        return;
      case Command.sum:
        if (c[1] === 0x05 && this.#has(7)) this.#checkSum(longAt(c, 2));
        return;
      case Command.finish:
        this.#off();
        return;
      case Command.absolute:
        this.#absolute ||= c[1] === 0x01;
        return;
      case Command.frame:
        this.#setFrame();
        return;
      case Command.end:
        this.#contradicts(this.#claims.end(this.commands));
        this.complete = true;
        return;
      default:
        if (!KNOWN.has(c[0]!)) this.#unknown();
    }
  }

  /** Our own jobs count from the machine's zero, and say so twice, or from where the head stands. */
  #isOurs(): void {
    this.#claims.own = true;
    const wanted = this.#absolute ? REFERENCE_POINTS[0] : REFERENCE_POINTS[2];
    if (this.#reference !== wanted) this.#contradicts({ what: OTHER_ZERO, line: 1 });
  }

  /** C9 02 speed now; C9 04 layer speed. */
  #setSpeed(): void {
    const sub = this.#command[1];
    if (sub === 0x02 && this.#has(7)) {
      this.#speed = longAt(this.#command, 2) / 1000;
      this.#claims.setSpeed(this.#speed, this.commands);
    } else if (sub === 0x04 && this.#has(8)) {
      const speed = longAt(this.#command, 3) / 1000;
      this.#claims.of(this.#command[2]!).speed = speed;
      if (speed === 0) this.#contradicts({ what: NO_SPEED, line: this.commands, certain: true });
    }
  }

  /** C6 01 least and 02 greatest power of the first tube now; C6 31 and 32 the layer's. */
  #setPower(): void {
    const [, sub, layer] = this.#command;
    if (sub === 0x31 && this.#has(5)) this.#claims.of(layer!).least = fractionAt(this.#command, 3);
    if (sub === 0x32 && this.#has(5)) this.#claims.of(layer!).most = fractionAt(this.#command, 3);
    if ((sub !== 0x01 && sub !== 0x02) || !this.#has(4)) return;
    if (sub === 0x01) this.#least = fractionAt(this.#command, 2);
    else this.#most = fractionAt(this.#command, 2);
    this.#claims.setPowers(this.#least, this.#most, this.commands);
    this.#shade = 1;
  }

  /** E7 52 and 53 corners of a layer; 03 and 07 of the whole job. */
  #setFrame(): void {
    const [, sub, layer] = this.#command;
    if ((sub === 0x52 || sub === 0x53) && this.#has(13))
      this.#claims.corner(layer!, longAt(this.#command, 3), longAt(this.#command, 8));
    else if ((sub === 0x03 || sub === 0x07) && this.#has(12))
      this.#claims.corner(null, longAt(this.#command, 2), longAt(this.#command, 7));
  }

  /** CA 01 13 blow on, 12 off; CA 02 layer chosen. */
  #setLayer(): void {
    const [, sub, value] = this.#command;
    if (sub === 0x01 && this.#size >= 3 && (value === 0x12 || value === 0x13)) {
      this.#on();
      // Every layer says it anew; only a change is one.
      if (this.#blow !== (value === 0x13)) this.path.event({ type: 'coolant', word: value === 0x13 ? 'M8' : 'M9' });
      this.#blow = value === 0x13;
    } else if (sub === 0x06 && this.#has(8)) {
      const color = longAt(this.#command, 3);
      const kind =
        color === LAYER_COLOR.engrave ? MoveKind.engrave : color === LAYER_COLOR.score ? MoveKind.score : MoveKind.cut;
      this.#kinds.set(value!, kind);
    } else if (sub === 0x02 && this.#has(3)) {
      this.#contradicts(this.#claims.choose(value!, this.commands));
      const { speed, least, most } = this.#claims.chosen ?? {};
      this.#kind = this.#claims.own ? (this.#kinds.get(value!) ?? MoveKind.cut) : MoveKind.cut;
      this.#speed = speed ?? this.#speed;
      this.#least = least ?? this.#least;
      this.#most = most ?? this.#most;
      this.#shade = 1;
    }
  }

  /** The tube may fire from the first move on: the controller gives power by speed, as M4 does. */
  #on(): void {
    if (this.#burning || this.complete) return;
    this.#burning = true;
    this.path.event({ type: 'laser', mode: 'dynamic', power: 0 });
  }

  #off(): void {
    if (this.#burning) this.path.event({ type: 'laser', mode: 'off', power: 0 });
    this.#burning = false;
  }

  #by(dx: number, dy: number, burns: boolean): void {
    this.#go(this.#x + dx, this.#y + dy, burns);
  }

  #go(x: number, y: number, burns: boolean): void {
    this.#on();
    if (this.complete && !this.#wentOn) {
      this.#wentOn = true;
      this.#contradicts({ what: GOES_ON, line: this.commands, certain: true });
    }
    this.#contradicts(this.#claims.go(x, y, burns, this.commands));
    this.#x = x;
    this.#y = y;
    this.path.add({
      kind: burns ? this.#kind : MoveKind.travel,
      motion: burns ? Motion.line : Motion.rapid,
      x: (this.#mirrorX === null ? x : this.#mirrorX - x) / 1000,
      y: (this.#mirrorY === null ? y : this.#mirrorY - y) / 1000,
      feed: this.#speed,
      power: burns ? this.#least + this.#shade * (this.#most - this.#least) : 0,
    });
  }

  /** Our own sum is known to be right. LightBurn counts the last byte in as we do, meerk40t does not. */
  #checkSum(told: number): void {
    const sum = this.#sum + Command.end;
    if (told === sum || (told === this.#sum && !this.#claims.own)) return;
    const { code } = ALTERED;
    const what = {
      en: `The file adds up to ${sum}; it says ${told}.`,
      fr: `La somme du fichier est ${sum} ; il annonce ${told}.`,
    };
    this.collector.addLater(code, 'error', this.commands, () =>
      findingOf(ALTERED, {
        what,
        severity: this.#claims.own ? 'error' : 'info',
        where: { line: Math.max(1, this.commands), byte: this.#bytes },
        measured: sum,
        limit: told,
      }),
    );
  }

  /** As certain in our own jobs, where header and body come from one plan. */
  #contradicts(told: Contradiction | null): void {
    if (told === null) return;
    const { what, line, certain } = told;
    const severity = certain === true || this.#claims.own ? 'error' : 'warning';
    this.collector.add(findingOf(CONTRADICTION, { what, severity, where: { line, byte: this.#bytes } }));
  }

  /** Moves have one size: with a byte more they would be another move. */
  #isOf(size: number): boolean {
    if (this.#size <= size) return this.#has(size);
    this.#tell(SYNTAX, {
      en: `Command ${this.#code} has ${this.#size} bytes instead of ${size}.`,
      fr: `La commande ${this.#code} a ${this.#size} octets au lieu de ${size}.`,
    });
    return false;
  }

  /** The command at hand, as it is written in documents. */
  get #code(): string {
    return this.#command[0]!.toString(16).toUpperCase();
  }

  #has(size: number): boolean {
    if (this.#size >= size) return true;
    this.#tell(SYNTAX, {
      en: `Command ${this.#code} breaks off after ${this.#size} of ${size} bytes.`,
      fr: `La commande ${this.#code} s’arrête après ${this.#size} octets sur ${size}.`,
    });
    return false;
  }

  #unknown(): void {
    this.#tell(UNKNOWN_COMMAND, {
      en: `Command ${this.#code} was skipped.`,
      fr: `La commande ${this.#code} a été sautée.`,
    });
  }

  #wrongStart(): void {
    if (this.#began) return;
    this.#began = true;
    this.#tell(SYNTAX, {
      en: 'The file does not begin like a Ruida job (D2 9B).',
      fr: 'Le fichier ne commence pas comme un travail Ruida (D2 9B).',
    });
  }

  #tell(rule: typeof SYNTAX, what: Finding['what']): void {
    this.collector.add(findingOf(rule, { what, where: { line: Math.max(1, this.commands), byte: this.#bytes } }));
  }
}

const OTHER_ZERO: Text = {
  en: 'The first command says another place to count from than the rest of the header.',
  fr: 'La première commande annonce une autre origine que le reste de l’en-tête.',
};
const NO_SPEED: Text = {
  en: 'The header gives a layer a speed of 0.',
  fr: 'L’en-tête donne à un calque une vitesse de 0.',
};
const GOES_ON: Text = {
  en: 'The head moves on after the end of the job.',
  fr: 'La tête continue après la fin du travail.',
};

type Kind = typeof MoveKind.cut | typeof MoveKind.score | typeof MoveKind.engrave;

/** Commands that say nothing of the motion, or only of tubes that are not simulated. */
const KNOWN = new Set<number>([
  Command.file,
  Command.work,
  Command.inhale,
  Command.pen,
  Command.start,
  Command.offset,
  Command.shadeAgain,
  Command.powerAtEnd,
]);
