/*
 * Sines and their like are the engine's own (`Math`): those of AssemblyScript end on other last bits, and times are to be the same
 * whatever language reckons them.
 */
export declare function sin(angle: f64): f64;
export declare function cos(angle: f64): f64;
export declare function acos(cosine: f64): f64;
export declare function atan2(y: f64, x: f64): f64;
