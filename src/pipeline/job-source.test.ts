import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FormatError } from '../base/errors.ts';
import { headOf, type JobSource, plainSource } from './job-source.ts';
import { HEAD_SIZE } from './sniff-format.ts';

const LINES = 'G1 X1 Y2 E0.1 F600\n'.repeat(5000);

function sourceOf(bytes: Uint8Array, step = 1000): JobSource {
  return {
    name: 'job.gcode.gz',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    },
  };
}

async function textOf(source: JobSource): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('a packed job is unpacked as it is read, again at each reading', async () => {
  const { source, head } = await plainSource(sourceOf(gzipSync(LINES)));
  expect(Buffer.from(head).toString()).toBe(LINES.slice(0, HEAD_SIZE));
  expect(Buffer.from(await headOf(source, 19)).toString()).toBe(LINES.slice(0, 19));
  expect(await textOf(source)).toBe(LINES);
  expect(await textOf(source)).toBe(LINES);
});

test('a plain job is left alone, an empty one too', async () => {
  const plain = sourceOf(Buffer.from(LINES));
  const opened = await plainSource(plain);
  expect(opened.source).toBe(plain);
  expect(Buffer.from(opened.head).toString()).toBe(LINES.slice(0, HEAD_SIZE));
  const empty = sourceOf(new Uint8Array(0));
  expect((await plainSource(empty)).source).toBe(empty);
});

test.each([
  ['cut short', gzipSync(LINES).subarray(0, -40)],
  ['damaged', Buffer.concat([gzipSync(LINES).subarray(0, 60), Buffer.alloc(100, 0xff)])],
  ['nothing but the mark', Buffer.from([0x1f, 0x8b])],
])('a packed job that is %s is told so', async (_name, bytes) => {
  await expect(plainSource(sourceOf(bytes)).then(({ source }) => textOf(source))).rejects.toThrow(FormatError);
});
