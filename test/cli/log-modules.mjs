// Preloaded into a run to say which modules it loads, imported or required: one line a module on descriptor 2.
import { writeSync } from 'node:fs';
import Module, { register } from 'node:module';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';

const hooks = `
import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(2, 'loaded ' + url + '\\n');
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const load = Module._load;
Module._load = function logged(request, parent, isMain) {
  const file = Module._resolveFilename(request, parent, isMain);
  if (isAbsolute(file)) writeSync(2, `loaded ${pathToFileURL(file).href}\n`);
  return load.call(this, request, parent, isMain);
};
