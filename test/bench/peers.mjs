// Other programs that do the same job, where they are installed. They are run as they are; nothing of theirs is in here.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from './measure.mjs';

const settings = (name) => fileURLToPath(new URL(`./peers/${name}`, import.meta.url));

/**
 * CuraEngine knows no setting that its definition does not name, and evaluates no formula: the flat list is given as a
 * definition and, because each extruder has its own copy, again before and after `-e0`.
 */
function curaArguments({ part, makes }, scratch) {
  const values = Object.entries(JSON.parse(readFileSync(settings('cura-engine.json'), 'utf8')));
  const children = Object.fromEntries(
    values.map(([key, value]) => [key, { label: key, type: 'str', default_value: value }]),
  );
  const definition = join(scratch, 'cura-engine.def.json');
  const all = { label: 'all', type: 'category', children };
  writeFileSync(
    definition,
    JSON.stringify({ name: 'flat', version: 2, metadata: { type: 'machine' }, settings: { all } }),
  );
  const given = values.flatMap(([key, value]) => ['-s', `${key}=${value}`]);
  return ['slice', '-j', definition, '-o', makes, ...given, '-e0', ...given, '-l', part];
}

const PEERS = {
  node: { title: 'node -e 0', find: () => process.execPath, version: () => process.version },
  'prusa-slicer': {
    title: 'PrusaSlicer',
    find: () => findProgram('prusa-slicer', 'PrusaSlicer', 'prusa-slicer-console'),
    version: (path) => /PrusaSlicer-([\d.]+)/.exec(said(path, '--help'))?.[1],
  },
  'cura-engine': {
    title: 'CuraEngine',
    find: () => findProgram('CuraEngine', 'cura-engine'),
    version: (path) => /version ([\d.]+)/i.exec(said(path, 'help'))?.[1],
    args: curaArguments,
  },
  admesh: {
    title: 'ADMesh',
    find: () => findProgram('admesh'),
    version: (path) => /version ([\d.]+)/.exec(said(path, '--version'))?.[1],
  },
};

function said(path, ...args) {
  const { stdout, stderr } = spawnSync(path, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

/** The peer of a row with its place, version and arguments; undefined where it is not installed. */
export function findPeer(wanted, scratch) {
  const peer = PEERS[wanted.program];
  const path = peer.find();
  if (path === undefined) return undefined;
  return {
    path,
    title: peer.title,
    version: peer.version(path) ?? 'of unknown version',
    args: wanted.args ?? peer.args(wanted, scratch),
  };
}
