// `npm run bench -- huge`: memory against the length of a job. Not part of the run of all rows: the last file has a gigabyte.

const FROM = '{reference}/estimate/ps-benchy-hop.gcode.gz';

/** @param bytes least size; the print has 3.9 MB */
const huge = (name, title, bytes) => ({
  name: `huge-${name}`,
  group: 'huge',
  title: `verify a job of ${title}`,
  unzip: [FROM],
  generate: { file: `{out}/huge-${name}.gcode`, gcode: FROM, bytes },
  args: ['verify', `{out}/huge-${name}.gcode`, '-m', 'prusa-mk3s', '--json'],
  codes: [0, 1],
  runs: 1,
  warmUps: 0,
  goal: { peak: 300e6 },
});

export const HUGE_ROWS = [
  huge('1', 'one print', 1),
  huge('10', 'ten times that print', 38e6),
  huge('1gb', 'that print again and again, 1 GB', 1e9),
];
