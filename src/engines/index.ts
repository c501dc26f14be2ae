import type { Engine } from '../model/engine.ts';
import { curaEngine } from './cura-engine/index.ts';
import { orcaSlicer } from './orca-slicer/index.ts';
import { prusaSlicer } from './prusa-slicer/index.ts';

/** Every slicer that can be driven, by name. */
export const ENGINES: readonly Engine[] = [prusaSlicer, orcaSlicer, curaEngine];
