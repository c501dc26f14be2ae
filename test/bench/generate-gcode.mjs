import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A job again and again, one after the other, until the file has so many bytes: what a stream must not feel. */
export function generateGcode(file, from, bytes) {
  const job = gunzipSync(readFileSync(from));
  const out = openSync(file, 'w');
  try {
    let written = 0;
    do written += writeSync(out, job);
    while (written < bytes);
  } finally {
    closeSync(out);
  }
}
