import { numberText, sayText } from '../../base/text.ts';
import type { GrblLine } from './read-grbl-line.ts';
import type { JobState } from './read-job-state.ts';

/** How many times slower or faster than announced is no choice of the person at the machine. */
const FAR_OFF = 4;

/** How the numbers of a line are meant: units, relative or absolute, plane, work position, speed. They hold until changed. */
export class GrblModes {
  /** Arcs lie in the plane of the bed (G17). */
  flatPlane = true;
  /** The job has said a speed F. */
  saysFeed = false;
  /** The job has said what a number is, and what it counts from. */
  #saysUnit = false;
  #saysPlace = false;
  readonly #state: JobState;

  constructor(state: JobState) {
    this.#state = state;
  }

  /** @param moved the job has moved already @param burnt it has burnt already */
  read(line: GrblLine, moved: boolean, burnt: boolean): void {
    const { motion, problems } = this.#state;
    for (const g of line.gs) {
      if (g === 200 || g === 210) this.#units(g === 200, moved, burnt);
      else if (g === 900 || g === 910) this.#places(g === 910);
      else if (g === 170) this.flatPlane = true;
      else if (g === 180 || g === 190) this.flatPlane = false;
      else if (g === 930) {
        problems.mode({ en: 'G93 (speed by time) is not followed.', fr: 'G93 (vitesse par durée) n’est pas suivi.' });
      } else if (g >= 550 && g <= 590) {
        problems.mode(
          {
            en: 'Another work position is chosen; where it lies is not known.',
            fr: 'Une autre origine de travail est choisie ; sa place est inconnue.',
          },
          burnt ? 'error' : 'warning',
        );
      }
    }
    const f = line.f;
    if (f > 0) {
      this.saysFeed = true;
      motion.feed = (f * motion.unit) / 60;
      if (this.#state.comments.announcedFeed > 0) this.#compare(motion.feed);
    } else if (!Number.isNaN(f)) {
      problems.mode({ en: 'The speed F is zero or less.', fr: 'La vitesse F est nulle ou négative.' });
    }
  }

  /** A move burns: Smoothie takes its default_feed_rate where no job says one; GRBL refuses the move, which is told there. */
  burn(): void {
    const { problems, dialect } = this.#state;
    if (this.saysFeed || dialect.feedAtStart === 0) return;
    this.saysFeed = true;
    problems.mode({
      en: 'Burnt before any speed F is given; the controller takes the one it was set up with.',
      fr: 'Brûlé avant toute vitesse F ; la machine prend celle de sa configuration.',
    });
  }

  /** The first move; GRBL keeps its modes from one job to the next. */
  begin(): void {
    const { problems, dialect } = this.#state;
    if (dialect.name !== 'grbl') return;
    if (!this.#saysUnit) {
      problems.mode(
        {
          en: 'A move before G21 or G20: millimetres only as long as no job before has left the controller at inches.',
          fr: 'Un mouvement avant G21 ou G20 : des millimètres, sauf si un travail d’avant a laissé la machine en pouces.',
        },
        'warning',
      );
    }
    if (!this.#saysPlace) {
      problems.mode(
        {
          en: 'A move before G90 or G91: places only as long as no job before has left the controller at steps.',
          fr: 'Un mouvement avant G90 ou G91 : des positions, sauf si un travail d’avant a laissé la machine en relatif.',
        },
        'warning',
      );
    }
  }

  #places(relative: boolean): void {
    this.#saysPlace = true;
    const { motion, rows } = this.#state;
    // GRBL rounds what it adds up: the time model must hear of it.
    if (relative !== motion.relative) rows.event({ type: 'other', command: relative ? 'G91' : 'G90' });
    motion.setRelative(relative);
  }

  /** LightBurn says before each layer how fast it is burnt. @param feed [mm/s] */
  #compare(feed: number): void {
    const { comments, problems } = this.#state;
    const announced = comments.announcedFeed;
    comments.announcedFeed = Number.NaN;
    if (feed <= announced * FAR_OFF && feed * FAR_OFF >= announced) return;
    problems.mode(
      sayText(
        {
          en: 'The file says {0} mm/min for what follows, and the speed is {1} mm/min.',
          fr: 'Le fichier annonce {0} mm/min pour la suite, et la vitesse est de {1} mm/min.',
        },
        numberText(60 * announced, 0),
        numberText(60 * feed, 0),
      ),
    );
  }

  #units(inches: boolean, moved: boolean, burnt: boolean): void {
    const { motion, problems } = this.#state;
    const unit = inches ? 25.4 : 1;
    this.#saysUnit = true;
    if (unit !== motion.unit && moved) {
      problems.mode(
        {
          en: 'The unit of length changes in the middle of the job.',
          fr: 'L’unité de longueur change au milieu du travail.',
        },
        burnt ? 'error' : 'warning',
      );
    }
    motion.unit = unit;
  }
}
