import type { LengthUnit } from '../../model/part.ts';

/** Units of the `unit` attribute (3MF core specification 1.3, section 3.4); millimetre where it is absent. */
export const UNITS: Readonly<Record<string, LengthUnit>> = {
  micron: 'um',
  millimeter: 'mm',
  centimeter: 'cm',
  inch: 'in',
  foot: 'ft',
  meter: 'm',
};

export const CORE_NAMESPACE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
export const MODEL_RELATION = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
/** Where nearly every writer puts the model. */
export const USUAL_MODEL = '3D/3dmodel.model';

/** x' = x·m0 + y·m3 + z·m6 + m9 and so on: twelve numbers, as the file writes them. */
export type Transform = Float64Array;
export const IDENTITY: Transform = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
