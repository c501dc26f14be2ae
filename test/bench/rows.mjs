// The fixed list of what is measured. Plain data: a room adds its rows here.
// {models} {drawings} {reference} are the folders of shared test data, {fixtures} the project's own, {out} an empty folder,
// {peers} the settings of the peers; `unzip` puts a .gz file into {out} without its ending,
// `flatten` a 3MF as an STL, for peers that read no other; `generate` makes a binary STL of so many triangles, or `artwork`.
// `subdivide` makes an STL of four times as many triangles of another.
// `table` writes a CSV of so many quotes, `fresh` is a folder that goes away before each run, `env` is added to the environment,
// `warmUps` is how many runs are not counted (1). `codes` are the exit codes that count as done (1: findings). `goal` is the most user CPU [s] and peak memory [bytes], or CPU
// over an empty Node [s]. `script` is run in place of the program. Rows with `growth` (a number of triangles) are compared with n log n.

const printer = ['-m', 'prusa-mk3s', '--material', 'pla'];
const laser = ['-m', 'grbl-laser', '--material', 'plywood-3mm'];

const prusaSlicer = (part, out) => ({
  program: 'prusa-slicer',
  args: [
    '--load',
    '{peers}/prusa-slicer.ini',
    '--export-gcode',
    '--dont-arrange',
    '--center',
    '125,105',
    '--output',
    `{out}/ps-${out}`,
    part,
  ],
  makes: `{out}/ps-${out}`,
});
const curaEngine = (part, out) => ({ program: 'cura-engine', part, makes: `{out}/cura-${out}` });

const TOPOLOGY = [
  'open-edges',
  'non-manifold-edges',
  'winding',
  'degenerate-triangles',
  'zero-volume',
  'welded-points',
  'pinched-points',
].join(',');

/** Topology of a generated ball, beside the peers. */
const generated = (name, triangles, goal) => ({
  name: `topology-${name}`,
  title: `topology of a generated STL, ${triangles.toLocaleString('en')} triangles`,
  generate: { file: `{out}/ball-${name}.stl`, triangles },
  growth: triangles,
  args: ['check', `{out}/ball-${name}.stl`, ...printer, '--select', TOPOLOGY],
  codes: [0, 1],
  runs: triangles > 2e6 ? 1 : 3,
  ...(goal === undefined ? {} : { goal }),
  peers: [
    { program: 'prusa-slicer', args: ['--info', `{out}/ball-${name}.stl`] },
    { program: 'admesh', args: ['-e', `{out}/ball-${name}.stl`] },
  ],
});

/** A generated photo, engraved 200 × 150 mm at 0.1 mm. */
const photo = (name, title, settings) => ({
  name: `prepare-${name}`,
  title: `prepare a photo of 12 megapixels ${title}, 200 × 150 mm at 0.1 mm`,
  generate: { file: '{out}/photo.jpg', artwork: 'photo' },
  args: [
    'prepare',
    '{out}/photo.jpg',
    ...laser,
    ...['width=200', 'interval=0.1', ...settings].flatMap((set) => ['--set', set]),
    ...['-o', `{out}/${name}.nc`, '--force'],
  ],
  makes: `{out}/${name}.nc`,
  runs: 3,
  goal: { user: 2.5, peak: 600e6 },
});

/** A generated drawing of 8 MB, only read. */
const readDrawing = (kind, title) => ({
  name: `read-svg-${kind}`,
  title: `read an SVG of 8 MB: ${title}`,
  generate: { file: `{out}/${kind}.svg`, artwork: kind },
  script: 'read-drawing.mjs',
  args: [`{out}/${kind}.svg`],
  runs: 3,
  goal: { user: 0.6, peak: 400e6 },
});

/** The preflight of a generated drawing of 8 MB, reading and planning. */
const drawing = (kind, title) => ({
  name: `svg-${kind}`,
  title: `check an SVG of 8 MB: ${title}`,
  generate: { file: `{out}/${kind}.svg`, artwork: kind },
  args: ['check', `{out}/${kind}.svg`, ...laser],
  codes: [0, 1],
  runs: 1,
  warmUps: 0,
});

export const ROWS = [
  {
    name: 'help',
    title: '`etabli --help`',
    args: ['--help'],
    runs: 20,
    goal: { overNode: 0.02 },
    peers: [{ program: 'node', args: ['-e', '0'] }],
  },
  {
    name: 'prepare-keychain',
    title: 'prepare a keychain, 1,520 triangles',
    args: ['prepare', '{models}/keychain_LEA.stl', ...printer, '-o', '{out}/keychain.gcode', '--force'],
    makes: '{out}/keychain.gcode',
    runs: 5,
    goal: { user: 1.5 },
    peers: [
      prusaSlicer('{models}/keychain_LEA.stl', 'keychain.gcode'),
      curaEngine('{models}/keychain_LEA.stl', 'keychain.gcode'),
    ],
  },
  {
    name: 'prepare-cube',
    title: 'prepare the 20 mm cube, 260 triangles',
    args: ['prepare', '{models}/20mm-xyz-cube.stl', ...printer, '-o', '{out}/cube.gcode', '--force'],
    makes: '{out}/cube.gcode',
    runs: 5,
    peers: [
      prusaSlicer('{models}/20mm-xyz-cube.stl', 'cube.gcode'),
      curaEngine('{models}/20mm-xyz-cube.stl', 'cube.gcode'),
    ],
  },
  {
    name: 'prepare-benchy',
    title: 'prepare 3DBenchy, 225,154 triangles, one thread',
    args: ['prepare', '{models}/3DBenchy.3mf', ...printer, '-o', '{out}/benchy.gcode', '--force', '--jobs', '1'],
    makes: '{out}/benchy.gcode',
    flatten: ['{models}/3DBenchy.3mf'],
    runs: 3,
    goal: { user: 4, peak: 400e6 },
    peers: [prusaSlicer('{models}/3DBenchy.3mf', 'benchy.gcode'), curaEngine('{out}/3DBenchy.stl', 'benchy.gcode')],
  },
  {
    name: 'prepare-benchy-2',
    title: 'the same on two threads',
    args: ['prepare', '{models}/3DBenchy.3mf', ...printer, '-o', '{out}/benchy.gcode', '--force', '--jobs', '2'],
    makes: '{out}/benchy.gcode',
    runs: 3,
  },
  {
    name: 'prepare-benchy-900k',
    title: 'the same mesh in 900,616 triangles, one thread',
    args: ['prepare', '{out}/benchy-900k.stl', ...printer, '-o', '{out}/benchy-900k.gcode', '--force', '--jobs', '1'],
    makes: '{out}/benchy-900k.gcode',
    flatten: ['{models}/3DBenchy.3mf'],
    subdivide: { from: '{out}/3DBenchy.stl', file: '{out}/benchy-900k.stl' },
    runs: 1,
    // Wanted: 1.5 × the time of the mesh before, which no goal of one row can say.
    goal: { peak: 600e6 },
    // PrusaSlicer was not done with it after ten minutes.
    peers: [curaEngine('{out}/benchy-900k.stl', 'benchy-900k.gcode')],
  },
  {
    name: 'prepare-keychains',
    title: 'prepare 30 keychains on one plate',
    args: [
      'prepare',
      '{models}/keychain_LEA.stl',
      ...printer,
      '--copies',
      '30',
      '-o',
      '{out}/keychains.gcode',
      '--force',
    ],
    makes: '{out}/keychains.gcode',
    runs: 3,
    goal: { user: 3 },
  },
  {
    name: 'check-benchy',
    title: 'check 3DBenchy (the peer: topology only)',
    args: ['check', '{models}/3DBenchy.3mf', ...printer],
    flatten: ['{models}/3DBenchy.3mf'],
    codes: [0, 1],
    runs: 5,
    goal: { user: 3 },
    peers: [
      { program: 'prusa-slicer', args: ['--info', '{models}/3DBenchy.3mf'] },
      { program: 'admesh', args: ['-e', '{out}/3DBenchy.stl'] },
    ],
  },
  {
    name: 'topology-benchy',
    title: 'topology of 3DBenchy alone, 225,154 triangles',
    args: ['check', '{models}/3DBenchy.3mf', ...printer, '--select', TOPOLOGY],
    flatten: ['{models}/3DBenchy.3mf'],
    codes: [0, 1],
    runs: 5,
    goal: { user: 0.5 },
    peers: [
      { program: 'prusa-slicer', args: ['--info', '{models}/3DBenchy.3mf'] },
      { program: 'admesh', args: ['-e', '{out}/3DBenchy.stl'] },
    ],
  },
  generated('80k', 80_000),
  generated('320k', 320_000),
  generated('1.3M', 1_300_000, { user: 3, peak: 500e6 }),
  generated('5M', 5_000_000, { user: 8, peak: 1200e6 }),
  {
    name: 'check-roof',
    title: 'check an STL of 24,556 triangles (the peer: topology only)',
    args: ['check', '{models}/benchy_bridge_roof.stl', ...printer],
    codes: [0, 1],
    runs: 5,
    peers: [{ program: 'admesh', args: ['-e', '{models}/benchy_bridge_roof.stl'] }],
  },
  {
    name: 'verify-benchy',
    title: 'verify another slicer’s Benchy, 167,000 lines',
    unzip: ['{reference}/estimate/ps-benchy-hop.gcode.gz'],
    args: ['verify', '{out}/ps-benchy-hop.gcode', '-m', 'prusa-mk3s'],
    codes: [0, 1],
    runs: 5,
    goal: { overNode: 0.6 },
  },
  {
    name: 'verify-klipper',
    title: 'verify the same on Klipper',
    unzip: ['{reference}/estimate/ps-benchy-hop.gcode.gz'],
    args: ['verify', '{out}/ps-benchy-hop.gcode', '-m', 'generic-klipper'],
    codes: [0, 1],
    runs: 5,
    goal: { overNode: 0.6 },
  },
  {
    name: 'verify-grbl',
    title: 'verify a raster job for a diode laser',
    unzip: ['{reference}/grbl/raster-grey.nc.gz'],
    args: ['verify', '{out}/raster-grey.nc', '-m', 'grbl-diode'],
    codes: [0, 1],
    runs: 5,
  },
  {
    name: 'prepare-box',
    title: 'prepare a box drawing for a laser',
    args: ['prepare', '{drawings}/boxes/ClosedBox.svg', ...laser, '-o', '{out}/box.nc', '--force'],
    makes: '{out}/box.nc',
    runs: 5,
  },
  {
    name: 'prepare-p5k',
    title: 'prepare a drawing of 5,000 paths for a laser',
    args: [
      'prepare',
      '{drawings}/own/p5k.svg',
      '-m',
      'grbl-large',
      '--material',
      'plywood-3mm',
      '-o',
      '{out}/p5k.nc',
      '--force',
    ],
    makes: '{out}/p5k.nc',
    runs: 5,
    goal: { user: 4 },
  },
  {
    name: 'prepare-photo',
    title: 'prepare a small photo for a laser',
    args: ['prepare', '{fixtures}/drawings/ball.png', ...laser, '-o', '{out}/ball.nc', '--force'],
    makes: '{out}/ball.nc',
    runs: 5,
  },
  photo('shaded', 'in shades', []),
  photo('dithered', 'as dots', ['engraveMode=dither']),
  readDrawing('short', 'short paths'),
  readDrawing('long', 'four long paths'),
  readDrawing('deep', 'deep groups, 60 rules on one class'),
  readDrawing('styled', '400 classes, rules by group, place and attribute'),
  drawing('short', 'short paths'),
  drawing('long', 'four long paths'),
  drawing('deep', 'deep groups, 60 rules on one class'),
  {
    name: 'quote-measures',
    title: 'quote from measures as JSON',
    args: ['quote', '--measures', '{fixtures}/quotes/patches.yaml', '--date', '2026-01-15', '--json'],
    runs: 20,
    goal: { overNode: 0.25 },
    peers: [{ program: 'node', args: ['-e', '0'] }],
  },
  {
    name: 'quote-1000',
    title: '1,000 quotes as PDF from one CSV',
    // A run that finds the papers of the one before would only resume.
    fresh: '{out}/quotes',
    table: { file: '{out}/quotes.csv', rows: 1000 },
    env: { XDG_CONFIG_HOME: '{out}/quotes' },
    args: ['quote', '--from', '{out}/quotes.csv', '-o', '{out}/quotes/papers', '--date', '2026-01-15', '-q'],
    makes: '{out}/quotes/papers/Q1.pdf',
    goal: { user: 30 },
    runs: 1,
    warmUps: 0,
  },
  {
    name: 'quote',
    title: 'quote a keychain as JSON',
    args: ['quote', '{models}/keychain_LEA.stl', ...printer, '--date', '2026-01-15', '--json'],
    codes: [0, 1],
    runs: 5,
  },
];
