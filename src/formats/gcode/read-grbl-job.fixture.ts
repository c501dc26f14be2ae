import { openGcode } from './read.ts';

async function* stream(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** What a GRBL job in words is read as: its moves, events and the codes of its findings. */
export async function grblJob(text: string): Promise<readonly unknown[]> {
  const said: unknown[] = [];
  for await (const { toolpath, findings } of openGcode(stream(text), { firmware: 'grbl', scale: { powerMax: 1000 } })) {
    for (let n = 0; n < toolpath.length; n++) {
      const { kind, motion, x, y, z, feed, power, line } = toolpath;
      said.push([kind[n], motion[n], x[n], y[n], z[n], feed[n], power[n], line[n]]);
    }
    said.push(...toolpath.events, ...findings.map(({ code, where }) => [code, where.line]));
  }
  return said;
}
