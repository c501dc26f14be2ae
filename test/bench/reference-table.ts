/**
 * The reference tables as Markdown: `npx tsx test/bench/reference-table.ts`.
 * Truth: seconds of the firmware's own planners (reference/estimate, reference/grbl). Ours: the shipped reader and profiles.
 */
import { laserTruth, printTruth, timeOf, unpacked } from '../reference/reference-files.ts';

const percent = (ours: number, truth: number): string => {
  const off = (ours / truth - 1) * 100;
  return `${off < 0 ? '−' : '+'}${Math.abs(off).toFixed(3)} %`;
};
const seconds = (value: number): string => value.toFixed(2);

async function printTable(machine: string): Promise<void> {
  console.log(`\n### ${machine}\n`);
  console.log('| file | truth, s | Etabli, s | off | its slicer’s own, s | off | way ÷ feed, off |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  let worst = 0;
  for (const truth of printTruth()) {
    const wanted = truth.motionSeconds[machine]!;
    const { seconds: ours } = await timeOf(unpacked('estimate', truth.file), machine);
    worst = Math.max(worst, Math.abs(ours / wanted - 1) * 100);
    const peer = truth.slicerSeconds;
    const name = truth.file.replace('.gcode.gz', '');
    const theirs = peer === undefined ? '– | –' : `${seconds(peer)} | ${percent(peer, wanted)}`;
    const bare = percent(truth.naiveSeconds, wanted);
    console.log(`| ${name} | ${seconds(wanted)} | ${seconds(ours)} | ${percent(ours, wanted)} | ${theirs} | ${bare} |`);
  }
  console.log(`\nWorst: ${worst.toFixed(3)} %.`);
}

async function laserTable(): Promise<void> {
  console.log('\n### grbl-laser, grbl-diode\n');
  console.log('| job | machine | truth, s | Etabli, s | off | laser on: truth, s | Etabli, s | off |');
  console.log('|---|---|--:|--:|--:|--:|--:|--:|');
  let worst = 0;
  let worstOn = 0;
  for (const truth of laserTruth()) {
    const ours = await timeOf(unpacked('grbl', `${truth.file}.gz`), truth.machine);
    worst = Math.max(worst, Math.abs(ours.seconds / truth.motionSeconds - 1) * 100);
    worstOn = Math.max(worstOn, Math.abs(ours.laserOn / truth.laserOnSeconds - 1) * 100);
    const on = `${seconds(truth.laserOnSeconds)} | ${seconds(ours.laserOn)} | ${percent(ours.laserOn, truth.laserOnSeconds)}`;
    const off = percent(ours.seconds, truth.motionSeconds);
    console.log(
      `| ${truth.file.replace('.nc', '')} | ${truth.machine} | ${seconds(truth.motionSeconds)} | ${seconds(ours.seconds)} | ${off} | ${on} |`,
    );
  }
  console.log(`\nWorst: ${worst.toFixed(4)} %; of the laser-on time ${worstOn.toFixed(4)} %.`);
}

console.log('## Motion time against the firmware planners');
await printTable('prusa-mk3s');
await printTable('generic-klipper');
await laserTable();
