/** Every output of a laser that is built in, on a machine that takes it. */
export const LASER_OUTPUTS = [
  { machine: 'grbl-laser', format: 'gcode' },
  { machine: 'xtool-d1-pro', format: 'gcode' },
  { machine: 'marlin-diode', format: 'gcode' },
  { machine: 'marlin-fan-laser', format: 'gcode' },
  { machine: 'k40-smoothie', format: 'gcode' },
  { machine: 'ruida-co2', format: 'rd' },
  { machine: 'ruida-600', format: 'lbrn2' },
  { machine: 'ruida-co2', format: 'dxf' },
  { machine: 'trotec-speedy', format: 'svg' },
  { machine: 'trotec-speedy', format: 'pdf' },
  { machine: 'epilog-fusion', format: 'pdf' },
  { machine: 'uls-vls', format: 'svg' },
] as const;
