// The floors of the house (docs/architecture.md). Data climbs one way: a file imports its own floor and the floors
// under it. test/floors plants one violation of each of these rules and fails unless that very rule fires.

/** Floors that see no disk, clock, network or process: bytes in, bytes out. */
const PURE = '^src/(?!cli/|engines/|viewer/)';
/** Node's built-ins that are pure computation, and the one that loads packages as `import` does. */
const PURE_BUILT_INS = '^(node:)?(buffer|crypto|module|string_decoder|util|zlib)$';

/** A floor may import these folders of src and nothing else of the project. */
function floor(name, from, folders, reason) {
  return {
    name,
    comment: reason,
    severity: 'error',
    from: { path: from },
    to: { path: '^(src|bin|test)/', pathNot: `^src/(${folders.join('|')})/` },
  };
}

/** Rooms of one floor are blind to each other and to the floor's list; they may share helpers that stand beside them. */
function blindRooms(name, folder, reason) {
  return {
    name,
    comment: reason,
    severity: 'error',
    from: { path: `^src/${folder}/([^/]+)/` },
    to: { path: `^src/${folder}/([^/]+/|index[.]ts$)`, pathNot: `^src/${folder}/$1/` },
  };
}

const forbidden = [
  floor('base-stands-alone', '^src/base/', ['base'], 'base is the ground: it knows nothing of the house.'),
  {
    name: 'nouns-need-no-package',
    comment: 'base and model are words and contracts; a package there would be loaded by everyone.',
    severity: 'error',
    from: { path: '^src/(base|model)/' },
    to: { path: 'node_modules/' },
  },
  floor('model-on-base', '^src/model/', ['base', 'model'], 'model holds nouns and contracts, no deeds.'),
  floor(
    'geometry-on-model',
    '^src/geometry/',
    ['base', 'model', 'geometry'],
    'Kernels know neither machines’ time nor money.',
  ),
  floor('motion-on-model', '^src/motion/', ['base', 'model', 'motion'], 'Time is reckoned from toolpaths alone.'),
  floor('pricing-on-model', '^src/pricing/', ['base', 'model', 'pricing'], 'Prices are reckoned from measures alone.'),
  floor(
    'formats-on-geometry',
    '^src/formats/',
    ['base', 'model', 'geometry', 'formats'],
    'A format turns bytes into nouns and back; it knows no process.',
  ),
  blindRooms('formats-blind', 'formats', 'A format that leans on another cannot be replaced or proved alone.'),
  {
    name: 'reader-blind-to-writer',
    comment: 'A job is proved by reading it back: a mistake shared by reader and writer would prove itself.',
    severity: 'error',
    from: { path: '^src/formats/([^/]+)/read[-./]' },
    to: { path: '^src/formats/$1/write[-./]' },
  },
  {
    name: 'writer-blind-to-reader',
    comment: 'A job is proved by reading it back: a mistake shared by reader and writer would prove itself.',
    severity: 'error',
    from: { path: '^src/formats/([^/]+)/write[-./]' },
    to: { path: '^src/formats/$1/read[-./]' },
  },
  floor(
    'processes-on-motion',
    '^src/processes/',
    ['base', 'model', 'geometry', 'motion', 'processes'],
    'A process plans and judges; which file its job becomes is not its business.',
  ),
  blindRooms('processes-blind', 'processes', 'A process that leans on another cannot be added or taken away alone.'),
  floor(
    'verification-on-motion',
    '^src/verification/',
    ['base', 'model', 'geometry', 'motion', 'verification'],
    'A verifier that knew the planner would believe it.',
  ),
  floor(
    'objects-on-geometry',
    '^src/objects/',
    ['base', 'model', 'geometry', 'objects'],
    'Parametric objects are parts, not jobs.',
  ),
  floor(
    'picture-on-geometry',
    '^src/picture/',
    ['base', 'model', 'geometry', 'picture'],
    'A picture shows what is there; it plans nothing.',
  ),
  floor(
    'pipeline-under-report',
    '^src/pipeline/',
    [
      'base',
      'model',
      'geometry',
      'motion',
      'pricing',
      'formats',
      'processes',
      'verification',
      'objects',
      'picture',
      'pipeline',
    ],
    'The pipeline joins the rooms; who shows its results is not its business.',
  ),
  floor('report-on-model', '^src/report/', ['base', 'model', 'report'], 'A report words results; it computes none.'),
  floor(
    'engines-on-model',
    '^src/engines/',
    ['base', 'model', 'engines'],
    'An engine is an outside program behind one contract.',
  ),
  blindRooms(
    'engines-blind',
    'engines',
    'Each outside program has its own flags and pitfalls: sharing them is how they leak.',
  ),
  floor(
    'library-on-pipeline',
    '^src/index[.]ts$',
    ['base', 'model', 'pipeline', 'report'],
    'The library is bytes in, bytes out: no disk, no terminal.',
  ),
  floor(
    'cli-on-pipeline',
    '^src/cli/',
    ['base', 'model', 'pipeline', 'report', 'engines', 'cli'],
    'The command line is a door: it asks the pipeline and lets reports speak.',
  ),
  floor('bin-on-cli', '^bin/', ['cli'], 'bin sets the exit code, nothing more.'),
  floor('viewer-on-model', '^src/viewer/', ['model', 'viewer'], 'The page’s program runs in a browser.'),
  {
    name: 'nobody-imports-viewer',
    comment: 'The viewer runs in a browser; its bytes are handed to the report.',
    severity: 'error',
    from: { path: '^(bin|src)/', pathNot: '^src/viewer/' },
    to: { path: '^src/viewer/' },
  },
  {
    name: 'one-door',
    comment: 'Only cli and engines touch disk, clock, network and processes: everything else is bytes in, bytes out.',
    severity: 'error',
    from: { path: PURE },
    to: { dependencyTypes: ['core'], pathNot: PURE_BUILT_INS },
  },
  {
    name: 'terminal-in-cli',
    comment: 'Colours, spinners and options belong to the terminal.',
    severity: 'error',
    from: { path: '^src/(?!cli/)' },
    to: { path: 'node_modules/(chalk|commander|ora)/' },
  },
  {
    name: 'no-cycles',
    comment: 'Files in a ring cannot be read, tested or moved one by one; type-only rings count.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-development-packages',
    comment: 'What is needed only for building and testing is not there on a user’s machine.',
    severity: 'error',
    from: { path: '^(bin|src)/' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      path: 'node_modules/',
      pathNot: 'node_modules/@types/',
    },
  },
  {
    name: 'declared-packages',
    comment: 'A package that package.json does not name is there by luck.',
    severity: 'error',
    from: { path: '^(bin|src)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere would hide a violation.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](test|fixture)[.]ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
};
