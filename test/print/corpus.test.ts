import { describe, expect, test } from 'vitest';
import { analysisOf } from '../../src/geometry/mesh/mesh-analysis.ts';
import type { Finding } from '../../src/model/finding.ts';
import { checkPrint } from '../../src/processes/print/check.ts';
import { mendPart } from '../../src/processes/print/mend-part.ts';
import { printCase } from '../print-case.ts';
import { CLEAN, FAULTY } from './corpus.ts';

const WORSE = ['info', 'warning', 'error'];

/** `rule:severity|severity`, or several of them with |. */
function isSaid(findings: readonly Finding[], wanted: string): boolean {
  let rule = '';
  return wanted.split('|').some((choice) => {
    const [first, second] = choice.split(':');
    if (second !== undefined) rule = first!;
    return findings.some((found) => found.rule === rule && found.severity === (second ?? first));
  });
}

describe('sound parts', () => {
  test.each(Object.entries(CLEAN))('%s: nothing worse than a note', async (_, mesh) => {
    const findings = await checkPrint(printCase(mesh));
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ what }) => what.en)).toEqual([]);
  });
});

describe('faulty parts', () => {
  test.each(Object.entries(FAULTY))('%s: the cause is told, and no other', async (_, { mesh, says, never, worst }) => {
    const findings = await checkPrint(printCase(mesh));
    expect(says.filter((wanted) => !isSaid(findings, wanted))).toEqual([]);
    expect(findings.filter(({ rule }) => never?.includes(rule)).map(({ what }) => what.en)).toEqual([]);
    const worse = findings.filter(({ severity }) => WORSE.indexOf(severity) > WORSE.indexOf(worst));
    expect(worse.map(({ what }) => what.en)).toEqual([]);
  });
});

const TOPOLOGY = new Set(['open-edges', 'non-manifold-edges', 'winding', 'self-intersection', 'overlapping-bodies']);

describe('mending', () => {
  test.each(Object.entries(FAULTY))('%s: the result is sound, or it is said that it is not', async (_, { mesh }) => {
    const context = printCase(mesh);
    const before = await checkPrint(context, { select: TOPOLOGY });
    if (before.length === 0) return expect(before).toEqual([]);
    const mended = await mendPart(context, { orient: false });
    const left = (await checkPrint(printCase(mended.mesh), { select: TOPOLOGY })).filter(
      ({ severity }) => severity !== 'info',
    );
    const isTold = mended.deeds.some(({ en }) => en.startsWith('Not mended'));
    expect(left.length > 0).toBe(isTold);
    // Nothing is lost: the part still fills its box.
    const [was, is] = [analysisOf(mesh).bounds!, analysisOf(mended.mesh).bounds!];
    for (const axis of [0, 1, 2] as const)
      expect(is[1][axis] - is[0][axis]).toBeCloseTo(was[1][axis] - was[0][axis], 3);
  });
});
