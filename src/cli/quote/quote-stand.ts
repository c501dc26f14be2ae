import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataMap } from '../../model/data-node.ts';
import { type EnergyFactor, parseEnergyFactors } from '../../model/energy-factor.ts';
import { type Mention, parseMentions } from '../../model/mention.ts';
import { parseMeasures } from '../../model/parse-measures.ts';
import { parseClient, parseIssuer } from '../../model/party.ts';
import type { QuoteInput } from '../../model/quote.ts';
import type { Tariff } from '../../model/tariff.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { readDataMap } from '../../pipeline/profiles/read-data-map.ts';
import type { QuoteRequest } from '../../pipeline/quotes/quote.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import { readText } from '../configuration.ts';
import { packageFolder } from '../package-folder.ts';
import type { Session } from '../session.ts';
import { todayOf } from '../today.ts';

/** Prices asked of the tariff that ships with Etabli when no other is named. */
export const STANDARD_TARIFF = 'demo';

/** A data file that ships with the package. */
export function shippedFile(...names: readonly string[]): string {
  return path.join(packageFolder(), 'templates', ...names);
}

export async function shippedMentions(): Promise<readonly Mention[]> {
  const file = shippedFile('quote', 'mentions.yaml');
  return parseMentions(readDataMap(await readText(file), file));
}

export async function shippedEnergyFactors(): Promise<readonly EnergyFactor[]> {
  const file = shippedFile('quote', 'energy-factors.yaml');
  return parseEnergyFactors(readDataMap(await readText(file), file));
}

/** The price list that a quote command means, on its day. @throws UsageError */
export function wantedTariff(session: Session, options: { readonly tariff?: string }, date: string): Promise<Tariff> {
  const { configuration } = session;
  return loadTariff(configuration.profiles, options.tariff ?? configuration.tariff ?? STANDARD_TARIFF, date);
}

/** All that a quote stands on besides its jobs; each file is noted among `inputs` with its hash. @throws UsageError */
export async function quoteStand(
  session: Session,
  options: QuoteCommandOptions,
  inputs: QuoteInput[],
): Promise<Omit<QuoteRequest, 'jobs' | 'number'>> {
  const date = options.date ?? todayOf(process.env);
  const tariff = await wantedTariff(session, options, date);
  inputs.push({ role: 'tariff', file: tariff.fullId, sha256: tariff.sha256 });
  const read = async (role: QuoteInput['role'], file: string): Promise<DataMap> => {
    const text = await readText(file);
    inputs.push({ role, file: path.basename(file), sha256: sha256(new TextEncoder().encode(text)) });
    return readDataMap(text, file);
  };
  const { issuer } = session.configuration;
  return {
    tariff,
    date,
    mentions: parseMentions(await read('mentions', shippedFile('quote', 'mentions.yaml'))),
    ...(options.audience === undefined ? {} : { audience: options.audience }),
    ...(options.badge === undefined ? {} : { badge: options.badge }),
    ...(options.rush === undefined ? {} : { rush: options.rush }),
    ...(options.measures === undefined ? {} : { measures: parseMeasures(await read('measures', options.measures)) }),
    ...(options.client === undefined ? {} : { client: parseClient(await read('client', options.client)) }),
    ...(issuer === undefined ? {} : { issuer: parseIssuer(await read('issuer', issuer)) }),
    inputs,
  };
}

/** Text of the Typst template. */
export function devisTemplate(): Promise<string> {
  return readFile(shippedFile('quote', 'devis.typ'), 'utf8');
}
