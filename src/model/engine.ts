import type { Text } from '../base/text.ts';
import type { Finding } from './finding.ts';
import type { Mesh, NamedPart, Placement } from './part.ts';

/** The printer, as any slicer needs to know it. */
export interface EnginePrinter {
  readonly id: string;
  /** Dialect to write. */
  readonly firmware: string;
  /** [mm] Bed, two corners, and how high the nozzle goes. */
  readonly bed: readonly [readonly [number, number], readonly [number, number]];
  readonly height: number;
  /** [mm] */
  readonly nozzle: number;
  readonly filament: number;
  /** [mm/s, mm/s2] By axis. */
  readonly maxFeed: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  readonly maxAcceleration: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  /** Understands G2 and G3. */
  readonly arcs: boolean;
}

/** The filament. [°C, mm3/s, s, share of 1] */
export interface EngineFilament {
  readonly id: string;
  /** [g/cm3] */
  readonly density: number;
  readonly nozzle: number;
  readonly nozzleFirst: number;
  readonly bed: number;
  readonly bedFirst: number;
  /** [mm3/s] What hot end, filament and settings allow together. */
  readonly flowMax: number;
  readonly fanMin: number;
  readonly fanMax: number;
  readonly fanBridge: number;
  /** First layers without the fan. */
  readonly fanOffLayers: number;
  readonly fanFullLayer: number;
  readonly layerTimeMin: number;
  readonly layerTimeFan: number;
}

/** How to print, in the words of our own settings and in their units; see `processes/print/settings`. */
export interface EnginePrint {
  readonly layerHeight: number;
  readonly firstLayerHeight: number;
  readonly adaptiveLayers: boolean;
  readonly lineWidth: number;
  readonly firstLayerLineWidth: number;
  readonly vase: boolean;
  readonly perimeters: number;
  readonly outerFirst: boolean;
  readonly thinWalls: boolean;
  readonly gapFill: boolean;
  readonly seam: 'aligned' | 'rear' | 'hidden' | 'random';
  readonly elephantFoot: number;
  readonly xyCompensation: number;
  readonly contourTolerance: number;
  readonly topLayers: number;
  readonly bottomLayers: number;
  readonly topThickness: number;
  readonly bottomThickness: number;
  readonly infill: number;
  readonly infillPattern: 'grid' | 'rectilinear' | 'triangles' | 'gyroid' | 'lightning';
  readonly infillAngle: number;
  readonly infillOverlap: number;
  readonly solidBelow: number;
  readonly flow: number;
  readonly bridgeFlow: number;
  readonly bridgeAngle?: number | undefined;
  readonly outerSpeed: number;
  readonly innerSpeed: number;
  readonly solidSpeed: number;
  readonly topSpeed: number;
  readonly infillSpeed: number;
  readonly bridgeSpeed: number;
  readonly overhangSpeed: number;
  readonly gapSpeed: number;
  readonly firstLayerSpeed: number;
  readonly supportSpeed: number;
  readonly travelSpeed: number;
  readonly travelSpeedZ: number;
  readonly minSpeed: number;
  readonly outerAcceleration: number;
  readonly innerAcceleration: number;
  readonly infillAcceleration: number;
  readonly firstLayerAcceleration: number;
  readonly travelAcceleration: number;
  readonly retraction: number;
  readonly retractSpeed: number;
  readonly unretractSpeed?: number | undefined;
  readonly retractFrom: number;
  readonly zHop: number;
  readonly wipe: boolean;
  readonly combing: boolean;
  readonly skirtLoops: number;
  readonly skirtDistance: number;
  readonly brimWidth: number;
  readonly brimGap: number;
  readonly labels: boolean;
  readonly arcs: boolean;
  readonly colorChange: readonly number[];
  readonly support: 'none' | 'grid' | 'tree';
  readonly supportAngle: number;
  readonly supportBedOnly: boolean;
  readonly supportGap: number;
  readonly supportGapXY: number;
  readonly supportSpacing: number;
  readonly supportInterfaceLayers: number;
  readonly supportInterfaceSpacing: number;
  readonly supportMinArea: number;
}

/** Everything an outside slicer is told about one plate; a profile in its own words is made from this. */
export interface EngineSettings {
  readonly printer: EnginePrinter;
  readonly filament: EngineFilament;
  /** `brimWidth` is 0 where this plate gets none. */
  readonly print: EnginePrint;
  /** Start and end sequence of this plate in the printer's own words, filled in. */
  readonly start: string;
  readonly end: string;
}

/** A plate with every copy at its place, not yet sliced. */
export interface ArrangedPlate {
  readonly placements: readonly Placement[];
  /** [mm] In the machine's frame; one object a placement, in the same order, named by its label. */
  readonly mesh: Mesh;
  readonly settings: EngineSettings;
}

export interface Arrangement {
  readonly plates: readonly ArrangedPlate[];
  readonly findings: readonly Finding[];
}

/** Places copies for a slicer that is not ours. @throws UsageError without a material */
export type Arrange = (parts: readonly NamedPart[], copies: number) => Promise<Arrangement>;

/** The plate as files of the format that the engine reads. */
export interface EngineFile {
  /** Of the object in it; of the first where it holds all. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** What an engine made of a plate. */
export interface EngineJob {
  readonly bytes: Uint8Array;
  /** [s] Its own estimate, null where it gives none. */
  readonly seconds: number | null;
}

/** Where programs are looked for: handed down by cli, so that an engine reads no environment by itself. */
export interface ProgramPlaces {
  /** Path that the configuration or the environment names for this engine; it must be there. */
  readonly setting: string | undefined;
  /** Folders of PATH, in order. */
  readonly folders: readonly string[];
  readonly platform: string;
  readonly home: string;
}

export interface EngineFound {
  readonly path: string;
  /** Empty where the program does not say. */
  readonly version: string;
}

/** Limits of one run. */
export interface EngineRun {
  /** [ms] After so long it is killed. */
  readonly timeout: number;
  readonly home: string;
}

/** A slicer that others make and the lab has installed. One folder in `engines/`. */
export interface Engine {
  readonly name: string;
  readonly title: string;
  /** How to install it, by system. */
  readonly install: Text;
  /** One file with all objects, or one file each. */
  readonly plate: 'one 3mf' | 'one stl an object';
  /** Null where it is not installed. @throws UsageError where the setting names what is not there */
  detect(places: ProgramPlaces): Promise<EngineFound | null>;
  /** Names of our settings that are in force and that it cannot follow. */
  ignored(print: EnginePrint): readonly string[];
  /** @throws EngineFailure where it makes no job */
  slice(found: EngineFound, plate: readonly EngineFile[], settings: EngineSettings, run: EngineRun): Promise<EngineJob>;
}

/** An engine that was found, ready to slice. */
export interface EngineInUse {
  readonly engine: Engine;
  readonly found: EngineFound;
  readonly run: EngineRun;
}
