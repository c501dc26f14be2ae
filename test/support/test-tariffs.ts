import { readdirSync, readFileSync } from 'node:fs';
import { parseTariff } from '../../src/model/parse-tariff.ts';
import type { Tariff } from '../../src/model/tariff.ts';
import { dataFromYaml } from './data-from-yaml.ts';

const FOLDER = new URL('../../fixtures/tariffs/', import.meta.url);

/** The tariffs of `fixtures/tariffs`, parsed. */
export function testTariffs(): readonly Tariff[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => parseTariff(dataFromYaml(readFileSync(new URL(name, FOLDER), 'utf8'), name), name));
}

/** A tariff from YAML text. */
export function tariffOf(yaml: string, file = 'tariff.yaml'): Tariff {
  return parseTariff(dataFromYaml(yaml, file), file);
}
