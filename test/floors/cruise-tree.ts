import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IModule } from 'dependency-cruiser';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface CruisedTree {
  readonly modules: readonly IModule[];
  readonly violations: readonly Violation[];
}

interface Config {
  readonly forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  readonly options: object;
}

export async function floorRules(): Promise<Config> {
  const loaded: { default: Config } = await import(pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href);
  return loaded.default;
}

/** Cruises bin/ and src/ of a tree laid out like ours by the rules of the project. */
export async function cruiseTree(baseDir: string): Promise<CruisedTree> {
  const { forbidden, options } = await floorRules();
  const tsConfig = extractTypeScriptConfig(join(ROOT, 'tsconfig.json'));
  const { output } = await cruise(
    ['bin', 'src'],
    { ...options, baseDir, validate: true, ruleSet: { forbidden } },
    {},
    { tsConfig },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser reported text: ${output}`);
  const { modules }: ICruiseResult = output;
  // Import by import: the summary tells each ring of imports once only.
  const violations = modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved, rules = [] }) =>
      rules.map(({ name }) => ({ rule: name, from: source, to: resolved })),
    ),
  );
  return { modules, violations };
}
