/** Statements of a Wavefront OBJ that carry no triangle and change nothing here: normals, textures, colours, groups of smoothing. */
export const IGNORED: ReadonlySet<string> = new Set([
  'vn',
  'vt',
  'mtllib',
  'usemtl',
  's',
  'mg',
  'mtl',
  'usemap',
  'maplib',
  'lod',
  'shadow_obj',
  'trace_obj',
  'bevel',
  'c_interp',
  'd_interp',
]);

/** Statements that carry shape which a printer cannot have, or which is not read. */
export const UNREAD: ReadonlySet<string> = new Set([
  'vp',
  'curv',
  'curv2',
  'surf',
  'cstype',
  'deg',
  'bmat',
  'step',
  'parm',
  'trim',
  'hole',
  'scrv',
  'sp',
  'end',
  'con',
  'ctech',
  'stech',
  'call',
  'csh',
]);

/** Statements for loose points and lines. */
export const LOOSE: ReadonlySet<string> = new Set(['p', 'l']);
