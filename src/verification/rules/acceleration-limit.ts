import { numberText, sayText, type Text } from '../../base/text.ts';
import type { Severity } from '../../model/finding.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import type { JobRule } from '../job-rule.ts';

/** An acceleration of moves somewhat over an axis' own limit is common (Prusa's own profile): the axis' limit holds it down. */
const USUAL = 1.5;
const ABSURD = 4;
/** Slicers' own profiles set the feeder's limits for it, which move no axis: a warning up to so many times the limit. */
const FEEDER = { acceleration: 10, speed: 2 } as const;
const SLACK = 1.001;
/** [mm/s2] No machine is moved so gently: digits are lost, and the job nearly stands still. */
const CREEP = 10;
/** [mm/s] Corner speeds of fablab printers lie between 5 and 20; Z far lower. */
const CORNER = { warning: 30, error: 50 } as const;

type Axis = 'x' | 'y' | 'z' | 'e';
type LimitWords = (JobEvent & { type: 'limits' })['words'];

export const accelerationLimit: JobRule = {
  code: 'JOB007',
  name: 'acceleration-limit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Limits of the machine overridden', fr: 'Limites de la machine dépassées' },
  what: {
    en: 'The file sets an acceleration, a top speed or a corner speed above the machine’s own.',
    fr: 'Le fichier fixe une accélération, une vitesse maximale ou une vitesse d’angle au-dessus de celles de la machine.',
  },
  why: {
    en: 'The motors lose steps: from there on every layer or line is shifted.',
    fr: 'Les moteurs perdent des pas : à partir de là, chaque couche ou trait est décalé.',
  },
  fix: {
    en: 'Set the machine’s limits in the slicer to those of this machine, or leave them out.',
    fr: 'Mettez dans le trancheur les limites de cette machine, ou retirez-les.',
  },
  example: {
    en: '"M201 X9000 Y9000" on a printer whose axes stand 1000 mm/s².',
    fr: '« M201 X9000 Y9000 » sur une imprimante dont les axes supportent 1000 mm/s².',
  },
  watch({ limits, digest, report }) {
    const { firmware, maxAcceleration, maxFeed } = limits;
    const most = Math.max(maxAcceleration.x ?? 0, maxAcceleration.y ?? 0, maxAcceleration.e ?? 0);
    const tell = (line: number, value: number, limit: number, unit: string, severity: Severity, what: Text): void => {
      report({
        severity,
        what: sayText(what, numberText(value, 1), numberText(limit, 1)),
        where: { line },
        measured: value,
        limit,
        unit,
      });
    };
    const acceleration = (line: number, name: string, value: number, limit: number, raises: boolean): void => {
      if (value >= CREEP && !(value > limit * (raises ? SLACK : USUAL))) return;
      const most = name === 'M201 E' ? FEEDER.acceleration : raises ? 1 : ABSURD;
      const severity: Severity = value < CREEP || value > most * limit ? 'error' : 'warning';
      tell(line, value, limit, 'mm/s2', severity, {
        en: `${name} asks for {0} mm/s²; the machine does {1}.`,
        fr: `${name} demande {0} mm/s² ; la machine en fait {1}.`,
      });
    };
    const speed = (line: number, name: string, value: number, limit: number): void => {
      if (value > 0 && !(value > limit * SLACK)) return;
      const isFeeder = name === 'M203 E' && value > 0 && value <= FEEDER.speed * limit;
      tell(line, value, limit, 'mm/s', isFeeder ? 'warning' : 'error', {
        en: `${name} asks for {0} mm/s; the machine does {1}.`,
        fr: `${name} demande {0} mm/s ; la machine en fait {1}.`,
      });
    };
    const corner = (line: number, name: string, value: number): void => {
      if (value < 0) {
        tell(line, value, 0, 'mm/s', 'error', {
          en: `${name} asks for corners at {0} mm/s: no speed is less than {1}.`,
          fr: `${name} demande des angles à {0} mm/s : aucune vitesse n’est inférieure à {1}.`,
        });
        return;
      }
      if (!(value > CORNER.warning)) return;
      tell(line, value, CORNER.warning, 'mm/s', value > CORNER.error ? 'error' : 'warning', {
        en: `${name} asks for corners at {0} mm/s; {1} is much already.`,
        fr: `${name} demande des angles à {0} mm/s ; {1} est déjà beaucoup.`,
      });
    };
    const axisOf = (word: string): Axis | undefined =>
      (['x', 'y', 'z', 'e'] as const).find((axis) => axis === word.toLowerCase());
    const usual = USUAL * Math.min(most, maxAcceleration.x ?? most);
    /** Nearly each of them: a file sets the acceleration of moves every thirty lines. */
    const isUsual = (words: LimitWords): boolean => {
      for (const word in words) if (!(words[word]! >= CREEP && words[word]! <= usual)) return false;
      return true;
    };
    const hear = ({ command, words, line }: JobEvent & { type: 'limits' }): void => {
      if (command === 'M204' && isUsual(words)) return;
      // Klipper knows no limits by axis: these lines do nothing there.
      if (firmware === 'klipper' && /^M(201|203|205|566)$/.test(command)) return;
      for (const [word, value] of Object.entries(words)) {
        const axis = axisOf(word);
        const name = `${command} ${word}`;
        if (command === 'M201') {
          const limit = axis === undefined ? undefined : maxAcceleration[axis];
          if (limit !== undefined) acceleration(line, name, value, limit, true);
        } else if (command === 'M203') {
          const limit = axis === undefined ? undefined : maxFeed[axis];
          if (limit !== undefined) speed(line, name, value, limit);
        } else if (command === 'M204') {
          const limit = word === 'R' ? most : (maxAcceleration.x ?? most);
          if (limit > 0) acceleration(line, name, value, limit, false);
        } else if (command === 'M205' || command === 'M566') {
          if (axis !== undefined) corner(line, name, value);
        } else if (word === 'ACCEL' || word === 'VELOCITY' || word === 'SQUARE_CORNER_VELOCITY') {
          if (word === 'ACCEL' && maxAcceleration.x !== undefined)
            acceleration(line, name, value, maxAcceleration.x, false);
          else if (word === 'VELOCITY' && maxFeed.x !== undefined) speed(line, name, value, maxFeed.x);
          else if (word === 'SQUARE_CORNER_VELOCITY') corner(line, name, value);
        }
      }
    };
    return {
      push() {
        for (const event of digest.limits) hear(event);
      },
    };
  },
};
