import type { LaserMachine } from './machine.ts';
import { type LaserMaterial, type Recipe, recipeFor } from './material.ts';
import type { LaserSettings } from './settings.ts';

/** How one operation is done. */
export interface LineWork {
  /** [mm/s] */
  readonly speed: number;
  /** [0…1] of full power */
  readonly power: number;
  readonly passes: number;
  readonly air: boolean;
}

export interface CutWork extends LineWork {
  /** [s] Standing still, burning, where a cut begins. */
  readonly pierce: number;
}

export interface EngraveWork extends LineWork {
  /** [mm] From row to row. */
  readonly interval: number;
}

/** Something that the machine made us change. */
export interface Adjustment {
  readonly operation: 'cut' | 'score' | 'engrave';
  /** [mm/s] Asked for, and possible. */
  readonly asked: number;
  readonly given: number;
}

/** Speeds, powers and kerf for this machine, material and these settings. */
export interface LaserWork {
  /** [mm] 0: paths stay on the line. */
  readonly kerf: number;
  /** The kerf was asked for by a person, not taken from the material. */
  readonly kerfAsked: boolean;
  /** [mm] Thickness of the sheet, where a material says so. */
  readonly thickness: number | undefined;
  /** Undefined: the material has no settings for it on this beam. */
  readonly cut: CutWork | undefined;
  readonly score: LineWork | undefined;
  readonly engrave: EngraveWork | undefined;
  readonly adjustments: readonly Adjustment[];
  readonly recipe: Recipe | undefined;
  /** No material was given: the numbers are a guess. */
  readonly assumed: boolean;
}

type Works = {
  readonly [K in 'cut' | 'score' | 'engrave']: Omit<NonNullable<Recipe[K]>, 'calibrated'> | undefined;
};
const NO_WORKS: Works = { cut: undefined, score: undefined, engrave: undefined };

/** Without a material: a slow cut and a light engraving, so that an estimate can be made at all. */
const ASSUMED = {
  kerf: 0,
  cut: { speed: 10, power: 0.9, passes: 1, air: true, pierce: 0 },
  score: { speed: 50, power: 0.2, passes: 1, air: true },
  engrave: { speed: 200, power: 0.3, passes: 1, air: false, interval: 0.1 },
} as const;

/**
 * Works out the settings: `--set` before the material's recipe. A recipe found at another power is brought to this
 * machine's by the energy a millimetre, power first and speed where the power does not suffice; a speed above the
 * machine's is lowered with its power, for the same energy.
 * @param maxSpeed [mm/s] that the axes allow
 */
export function laserWork(
  machine: LaserMachine,
  material: LaserMaterial | undefined,
  settings: LaserSettings,
  maxSpeed: number,
): LaserWork {
  const recipe = material === undefined ? undefined : recipeFor(material, machine.beam, machine.watts);
  const source: Works = material === undefined ? ASSUMED : (recipe ?? NO_WORKS);
  const ratio = recipe === undefined ? 1 : recipe.watts / machine.watts;
  const adjustments: Adjustment[] = [];
  const limit = <W extends LineWork>(operation: Adjustment['operation'], work: W | undefined): W | undefined => {
    if (work === undefined || work.speed <= maxSpeed) return work;
    adjustments.push({ operation, asked: work.speed, given: maxSpeed });
    return { ...work, speed: maxSpeed, power: (work.power * maxSpeed) / work.speed };
  };
  const cut = line(source.cut, ratio, settings.cutSpeed, settings.cutPower);
  const score = line(source.score, ratio, settings.scoreSpeed, settings.scorePower);
  const base = line(source.engrave, ratio, settings.engraveSpeed, settings.engravePower);
  const pierce = settings.pierce ?? recipe?.cut?.pierce ?? 0;
  const interval = settings.interval ?? source.engrave?.interval ?? ASSUMED.engrave.interval;
  return {
    kerf: settings.kerf ?? recipe?.kerf ?? material?.kerf ?? ASSUMED.kerf,
    kerfAsked: settings.kerf !== undefined,
    thickness: settings.thickness ?? material?.thickness,
    cut: limit('cut', cut === undefined ? undefined : { ...cut, passes: settings.passes ?? cut.passes, pierce }),
    score: limit('score', score),
    engrave: limit('engrave', base === undefined ? undefined : { ...base, interval }),
    adjustments,
    recipe,
    assumed: material === undefined,
  };
}

/** A recipe's line at this machine's power, with what the person asked for. */
function line(
  recipe: LineWork | undefined,
  ratio: number,
  speed: number | undefined,
  power: number | undefined,
): LineWork | undefined {
  if (recipe === undefined) {
    if (speed === undefined || power === undefined) return undefined;
    return { speed, power, passes: 1, air: true };
  }
  const wanted = recipe.power * ratio;
  const scaled = wanted <= 1 ? recipe.speed : recipe.speed / wanted;
  return {
    speed: speed ?? scaled,
    power: power ?? Math.min(1, wanted),
    passes: recipe.passes,
    air: recipe.air,
  };
}
