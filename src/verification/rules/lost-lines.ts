import { numberText, sayText, type Text } from '../../base/text.ts';
import { type JobEvent, Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { beginsTurn, ClimbingEnd } from '../evidence/climbing-end.ts';
import { type Disorder, FilamentOrder } from '../evidence/filament-order.ts';
import { type OddLine, OddSection } from '../evidence/odd-section.ts';
import { type UnfedRow, UnfedRows } from '../evidence/unfed-rows.ts';
import { type Found, type JobRule, linesFrom, linesOf } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { FADES, type OddSpiralLine } from '../spiral-lines.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool', 'pause', 'home', 'other'] as const;

/** 1 for kinds whose lines may be of another thickness each; a table, since it is asked for every line. */
const UNEVEN = new Uint8Array(32);
for (const kind of [MoveKind.bridge, MoveKind.gapFill, MoveKind.purge, MoveKind.support, MoveKind.supportInterface]) {
  UNEVEN[kind] = 1;
}
/** Cases that are kept, and from how many on, as a share of the pulls, they are a program's habit. */
const KEPT = 20;
const HABIT = 0.05;
const FEW = 3;

/** [mm] Of a spiral's line, whose filament it lacks or has too much: less is how PrusaSlicer moves the ends of its lines. */
const SLIGHT = 0.5;
/** [mm] Shorter lines do not tell what they get: it is rounding. */
const TOLD = 0.1;

/** Lines that are odd, the faint ones that begin to climb apart; and what is out of order, a push before a line that climbs apart. */
const CASES = ['odd', 'fading', 'still', 'early', 'back', 'empty', 'twice', 'turn'] as const;
type Case = (typeof CASES)[number];

const SAID: Readonly<Record<Disorder, Text>> = {
  still: {
    en: 'The filament is pulled back and pushed again, and the nozzle has not moved: the way between is lost.',
    fr: 'Le filament est rétracté puis remis sans que la buse bouge : le trajet entre les deux est perdu.',
  },
  early: {
    en: 'The filament is pushed before the way to the next line, not after it.',
    fr: 'Le filament est remis avant le trajet vers le cordon suivant, et non après.',
  },
  back: {
    en: 'A line pulls the filament back, and the next one lays as if nothing was.',
    fr: 'Un cordon rétracte le filament, et le suivant dépose comme si de rien n’était.',
  },
  empty: {
    en: 'The filament is pushed and pulled back again, and nothing is laid between: the lines there are lost.',
    fr: 'Le filament est remis puis rétracté sans que rien soit déposé entre les deux : les cordons sont perdus.',
  },
  twice: {
    en: 'Filament is pushed on the spot, and none was pulled back: a line stands twice, or a pull is lost.',
    fr: 'Du filament est poussé sur place sans avoir été rétracté : une ligne est en double, ou une rétraction perdue.',
  },
};

function saySpiral({ kind, line, path, share }: OddSpiralLine): Found {
  if (kind === 'filament') {
    return {
      severity: path * Math.abs(1 - share) < SLIGHT ? 'warning' : 'error',
      what: sayText(
        {
          en: 'A line of {0} mm of the spiral is fed {1} % of those beside it.',
          fr: 'Un cordon de {0} mm de la spirale reçoit {1} % de ses voisins.',
        },
        numberText(path, 1),
        numberText(100 * share, 0),
      ),
      where: { line },
      measured: share,
      limit: 1,
    };
  }
  return {
    what: sayText(
      {
        en: 'The spiral jumps by {0} mm in height within one line: turns are lost, doubled or in the wrong order.',
        fr: 'La spirale saute de {0} mm en hauteur sur un cordon : des tours sont perdus, doublés ou dans le mauvais ordre.',
      },
      numberText(share, 2),
    ),
    where: { line },
    measured: share,
    limit: 0,
    unit: 'mm',
  };
}

function sayUnfed({ line, way, feed }: UnfedRow): Found {
  return {
    what: sayText(
      {
        en: 'Over {0} mm the nozzle goes at {1} mm/s, as lines are laid, and lays nothing: their filament is lost.',
        fr: 'Sur {0} mm la buse avance à {1} mm/s, comme pour déposer, et ne dépose rien : le filament est perdu.',
      },
      numberText(way, 0),
      numberText(feed, 0),
    ),
    where: { line: linesOf(line) },
    measured: way,
    limit: 0,
    unit: 'mm',
  };
}

/** [mm of filament] What a line is fed; for each mm² that it takes, where the file says how wide and how high it is. */
function fedOf({ e, section }: Toolpath, n: number): number {
  const said = section === undefined ? 0 : section[n]!;
  return said > 0 ? e[n]! / said : e[n]!;
}

export const lostLines: JobRule = {
  code: 'JOB033',
  name: 'lost-lines',
  severity: 'error',
  stage: 'trial',
  title: { en: 'Lines lost or in the wrong order', fr: 'Des lignes perdues ou dans le mauvais ordre' },
  what: {
    en: 'A line is fed otherwise than its neighbours, which are fed alike; or pull, way and push do not follow each other.',
    fr: 'Un cordon reçoit autre chose que ses voisins, pareils entre eux ; ou rétraction, trajet et remise ne se suivent pas.',
  },
  why: {
    en: 'The nozzle draws a line where none belongs: across a wall, through a gap, or too thin to hold.',
    fr: 'La buse trace un cordon là où il n’y en a pas : à travers une paroi, un vide, ou trop fin pour tenir.',
  },
  fix: {
    en: 'Copy or export the job again; lines of the file are missing, or stand in the wrong order.',
    fr: 'Copiez ou exportez à nouveau le travail ; des lignes du fichier manquent ou sont dans le mauvais ordre.',
  },
  example: {
    en: 'Of the four sides of a square one line is gone: the nozzle cuts the corner, with filament for a shorter way.',
    fr: 'Des quatre côtés d’un carré, une ligne manque : la buse coupe le coin, avec du filament pour un trajet plus court.',
  },
  watch({ limits, digest, spiral, report }) {
    if (limits.print === undefined) return null;
    const order = new FilamentOrder();
    const odd = new OddSection();
    const unfed = new UnfedRows();
    const waiting: { readonly kind: Case; readonly found: Found }[] = [];
    let pulls = 0;
    // [mm of filament a mm] Of the last line of some length, and of the very last: typed, since doubles that closures share are boxed.
    const section = new Float64Array(2);
    // The move before laid nothing.
    let resting = true;
    let next = 0;

    // The first of the last lines in a row that climb, and of all.
    let climbFirst = 0;
    let firstClimb = 0;
    let climbs = false;

    const keep = (kind: Case, found: Found): void => {
      if (waiting.length < KEPT * FEW) waiting.push({ kind, found });
    };
    // Pushed though nothing was pulled back: the next line tells whether a turn of a spiral begins there.
    let pushed: Found | null = null;
    // A push between a line that climbs and a level one, since which nothing has climbed: the last turn of a spiral.
    let beforeLevel: Found | null = null;
    const before = new ClimbingEnd();
    const disorder = (kind: Disorder | null, line: number): void => {
      if (kind === null) return;
      const found: Found = { what: SAID[kind], where: { line: linesFrom(order.causeLine, line) } };
      if (kind === 'twice') settle(found, false);
      else keep(kind, found);
    };
    /** What waits is kept, by whether the line after it climbs; unless the one before does, too. */
    const settle = (next: Found | null, climbs: boolean): void => {
      if (pushed !== null && !climbs && before.climbs) beforeLevel = pushed;
      else if (pushed !== null && !(climbs && before.climbs)) keep(climbs ? 'turn' : 'twice', pushed);
      pushed = next;
    };
    const settleLevel = (): void => {
      if (beforeLevel !== null) keep('twice', beforeLevel);
      beforeLevel = null;
    };
    const tellOdd = (found: OddLine | null): void => {
      if (found === null) return;
      const { line, path, share } = found;
      keep(line === climbFirst && share < FADES ? 'fading' : 'odd', {
        what: sayText(
          {
            en: 'A line of {0} mm is fed {1} % of those beside it: it does not begin where it should.',
            fr: 'Un cordon de {0} mm reçoit {1} % de ses voisins : il ne commence pas où il faut.',
          },
          numberText(path, 1),
          numberText(100 * share, 0),
        ),
        where: { line },
        measured: share,
        limit: 1,
      });
    };
    const hear = (event: JobEvent): void => {
      if (event.type === 'layer') {
        order.layer();
        tellOdd(odd.layer());
      } else if (event.type !== 'other') {
        order.reset();
        unfed.drop();
      } else if (event.command === 'G10') {
        pulls++;
        disorder(order.pull(event.line), event.line);
      } else if (event.command === 'G11') disorder(order.push(event.line), event.line);
    };
    /** A line of some length, or the first of a row of short ones. */
    const lay = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (!resting) return;
      resting = false;
      unfed.lay(chunk.feed[n]!, chunk.line[n]!);
      settle(null, beginsTurn(chunk, trace, n, section[0]!));
      if (chunk.layer[n]! < 0) return;
      const fed = chunk.e[n]! / trace.path[n]!;
      disorder(order.lay(fed / section[0]!, fed / section[1]!), chunk.line[n]!);
    };
    const moves = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      const { e, kind, line, layer } = chunk;
      const { apart, aparts } = digest;
      let before = from;
      for (; next < aparts && apart[next]! < to; next++) {
        const n = apart[next]!;
        if (n > before) short(chunk, trace, before, n);
        before = n + 1;
        if (trace.laying[n] === 0) {
          if (layer[n]! >= 0) rest(chunk, trace, n);
          continue;
        }
        lay(chunk, trace, n);
        section[0] = e[n]! / trace.path[n]!;
        if (UNEVEN[kind[n]!] === 1 || layer[n]! < 0) continue;
        if (chunk.z[n]! > trace.z0[n]!) climb(line[n]!);
        else climbs = false;
        const found = odd.hear(fedOf(chunk, n), trace.path[n]!, kind[n]!, line[n]!);
        if (found !== null) tellOdd(found);
      }
      if (before < to) short(chunk, trace, before, to);
    };
    const climb = (line: number): void => {
      if (!climbs) climbFirst = line;
      climbs = true;
      if (firstClimb === 0) firstClimb = line;
      settleLevel();
    };
    /** Rows of short lines prove nothing of those beside them, links apart. */
    const short = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      lay(chunk, trace, from);
      let n = from;
      while (n < to && odd.mayLink(chunk.kind[n]!) && odd.isLink(fedOf(chunk, n), trace.path[n]!)) n++;
      if (n < to) odd.skip();
    };
    const rest = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (trace.path[n]! > 0) tellOdd(odd.rest());
      if (chunk.e[n]! < 0) pulls++;
      if (!resting) {
        before.leave(chunk, trace, n);
        section[1] = n > 0 && trace.path[n - 1]! >= TOLD ? chunk.e[n - 1]! / trace.path[n - 1]! : section[0]!;
      }
      resting = true;
      if (chunk.e[n]! !== 0) unfed.rest();
      else if (chunk.z[n] === trace.z0[n])
        unfed.move({
          feed: chunk.feed[n]!,
          way: trace.flat[n]!,
          line: chunk.line[n]!,
          rapid: chunk.motion[n] === Motion.rapid,
          lowest: chunk.layer[n] === 0,
        });
      disorder(order.move(chunk, trace, n), chunk.line[n]!);
    };
    return {
      push(chunk, trace) {
        next = 0;
        walkRuns(chunk, LISTENS, hear, (from, to) => moves(chunk, trace, from, to));
        before.carry(chunk, trace);
      },
      end() {
        settle(null, false);
        if (!spiral.isOne) settleLevel();
        for (const each of spiral.end()) report(saySpiral(each));
        for (const each of unfed.end()) {
          // The last turn of a spiral, and of each of its islands, is level and fades to nothing.
          const fades = each.follows && spiral.isOne && firstClimb < each.line[0];
          if (!fades) report(sayUnfed(each));
        }
        for (const kind of CASES) {
          // PrusaSlicer goes to a spiral, and from turn to turn, without a pull and a way: the first line fades in from afar.
          if (spiral.isOne && (kind === 'fading' || kind === 'turn')) continue;
          const cases = waiting.filter((each) => each.kind === kind);
          const habit = cases.length > Math.max(FEW, HABIT * pulls);
          // What comes again and again is how the program writes.
          for (const { found } of habit ? cases.slice(0, 1) : cases.slice(0, KEPT))
            report({ ...found, severity: habit ? 'warning' : 'error' });
        }
      },
    };
  },
};
