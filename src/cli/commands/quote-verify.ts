import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Quote } from '../../model/quote.ts';
import type { Tariff } from '../../model/tariff.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { pdfAttachments } from '../../pipeline/quotes/pdf-attachment.ts';
import { paperDiffersFinding, verifyQuote } from '../../pipeline/quotes/verify-quote.ts';
import { isSealIntact } from '../../report/quote-seal.ts';
import type { CommonOptions } from '../command-options.ts';
import { inputFiles, readBytes } from '../input-files.ts';
import { arePicturesOf, type QuoteInside, quoteInside } from '../quote/quote-inside.ts';
import { PaperMaker } from '../quote/quote-papers.ts';
import { shippedFile, shippedMentions } from '../quote/quote-stand.ts';
import { quoteOfText } from '../quote/read-quote.ts';
import { showJudged } from '../quote/show-judged.ts';
import type { Session } from '../session.ts';

/** `etabli quote verify FILE…`: the seal, the inputs that can be found, and the whole worked out (a PDF: set) again. */
export async function quoteVerify(session: Session, args: readonly string[], options: CommonOptions): Promise<number> {
  const makers = (['fr', 'en'] as const).map((lang) => new PaperMaker(lang, session.version));
  const judge = (file: string): Promise<readonly Finding[]> => verifyOne(session, file, makers);
  return showJudged(session, args, options, { schema: 'etabli/quote-verify@1', judge });
}

async function verifyOne(session: Session, file: string, makers: readonly PaperMaker[]): Promise<readonly Finding[]> {
  const [input] = await inputFiles([file], {
    stdinName: session.options.stdinFilename,
    extensions: new Set(['.json', '.pdf']),
  });
  const bytes = await readBytes(input!, process.stdin);
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  const inside = isPdf ? quoteInside(await pdfAttachments(bytes)) : null;
  const text = inside?.text ?? new TextDecoder().decode(bytes);
  const quote = quoteOfText(text, file);
  const tariff = await knownTariff(session, quote);
  const sums = await sumsNow(session, quote, path.dirname(input?.path ?? '.'));
  const evidence = {
    sealIntact: isSealIntact(text),
    mentions: await shippedMentions(),
    sums,
    ...(tariff === undefined ? {} : { tariff }),
  };
  const findings = [...verifyQuote(quote, evidence)];
  if (inside !== null && !(await isSamePaper(quote, inside, { bytes, makers })))
    findings.push(paperDiffersFinding(file));
  return findings;
}

/** The PDF set again from its own quote and the pictures that the quote names, in one of the two languages, byte for byte. */
async function isSamePaper(
  quote: Quote,
  { text, pictures }: QuoteInside,
  { bytes, makers }: { readonly bytes: Uint8Array; readonly makers: readonly PaperMaker[] },
): Promise<boolean> {
  if (!arePicturesOf(quote, pictures)) return false;
  for (const maker of makers) if (Buffer.from(await maker.pdf(quote, pictures, text)).equals(bytes)) return true;
  return false;
}

/** The price list that the quote names; undefined where there is none by that name. */
async function knownTariff(session: Session, quote: Quote): Promise<Tariff | undefined> {
  try {
    return await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
  } catch (error) {
    if (error instanceof UsageError) return undefined; // said as a finding: the price list was not found
    throw error;
  }
}

/** SHA-256 of every input that can be found: profiles by id, files beside the quote or where the command runs. */
async function sumsNow(session: Session, quote: Quote, folder: string): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  const { profiles } = session.configuration;
  const hash = (text: string): string => sha256(new TextEncoder().encode(text));
  for (const { role, file } of quote.inputs) {
    if (role === 'machine' || role === 'material' || role === 'tariff') {
      const found = await profiles.find(
        role === 'machine' ? 'machines' : role === 'material' ? 'materials' : 'tariffs',
        file,
      );
      if (found !== undefined) sums.set(file, hash(found.text));
      continue;
    }
    const places = role === 'mentions' ? [shippedFile('quote', file)] : [path.join(folder, file), path.resolve(file)];
    const sum = await firstSum(
      role === 'issuer' && session.configuration.issuer !== undefined ? [session.configuration.issuer] : places,
    );
    if (sum !== undefined) sums.set(file, sum);
  }
  return sums;
}

async function firstSum(places: readonly string[]): Promise<string | undefined> {
  const { readFile } = await import('node:fs/promises');
  for (const place of places) {
    try {
      return sha256(await readFile(place));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') throw error;
    }
  }
  return undefined;
}
