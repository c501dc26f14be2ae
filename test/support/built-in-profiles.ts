import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProfileSource } from '../../src/pipeline/profiles/profile-source.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));

/** The profiles that ship with Etabli, straight from their files. */
export const BUILT_IN_PROFILES: ProfileSource = {
  async find(kind, id) {
    if (!(await this.ids(kind)).includes(id)) return undefined;
    const file = `${TEMPLATES}${kind}/${id}.yaml`;
    return { id, text: readFileSync(file, 'utf8'), file, origin: 'built-in' };
  },
  async ids(kind) {
    if (kind === 'calibrations') return [];
    return readdirSync(`${TEMPLATES}${kind}`).map((file) => parse(file).name);
  },
};
