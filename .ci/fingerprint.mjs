import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** Names and contents of files as one hash. @param {readonly string[]} files paths inside the project */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  return hash.digest('hex');
}
