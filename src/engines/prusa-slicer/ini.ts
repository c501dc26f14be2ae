import type { EnginePrint, EnginePrinter, EngineSettings } from '../../model/engine.ts';

/** A value of the flat file: what PrusaSlicer writes itself. */
type Value = string | number | boolean;

/** Flavours of G-code by our name of the firmware. MK3 firmware is of the lineage that PrusaSlicer calls "legacy". */
const FLAVOURS: Readonly<Record<string, string>> = {
  prusa: 'marlin',
  marlin2: 'marlin2',
  klipper: 'klipper',
  rrf: 'reprapfirmware',
};

const percent = (share: number): string => `${plain(100 * share)}%`;

function plain(value: number): string {
  return String(Number(value.toFixed(5)));
}

/** Our profiles and settings as the flat `key = value` file that `--load` reads: everything stated, nothing inherited. */
export function prusaSlicerIni(settings: EngineSettings): string {
  const entries: Readonly<Record<string, Value>> = {
    ...printerKeys(settings),
    ...filamentKeys(settings),
    ...layerKeys(settings.print),
    ...fillKeys(settings.print),
    ...speedKeys(settings.print),
    ...travelKeys(settings.print),
    ...plateKeys(settings.print, settings.printer),
    ...supportKeys(settings.print),
  };
  const lines = Object.entries(entries).map(([key, value]) => `${key} = ${written(value)}`);
  return `${lines.join('\n')}\n`;
}

function written(value: Value): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? plain(value) : value;
}

/** A sequence on one line; its braces and brackets are words of the file's own macro language and stand as strings. */
function sequence(text: string): string {
  return text
    .trim()
    .replace(/[{}[\]]/g, (sign) => `{"${sign}"}`)
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n/g, '\\n');
}

function printerKeys({ printer, print, start, end }: EngineSettings): Record<string, Value> {
  const [[x0, y0], [x1, y1]] = printer.bed;
  const { maxFeed, maxAcceleration } = printer;
  const limits: Record<string, Value> = {};
  for (const axis of ['x', 'y', 'z', 'e'] as const) {
    const [feed, acceleration] = [maxFeed[axis], maxAcceleration[axis]];
    if (feed !== undefined) limits[`machine_max_feedrate_${axis}`] = feed;
    if (acceleration !== undefined) limits[`machine_max_acceleration_${axis}`] = acceleration;
  }
  return {
    printer_technology: 'FFF',
    gcode_flavor: FLAVOURS[printer.firmware] ?? 'marlin2',
    bed_shape: `${x0}x${y0},${x1}x${y0},${x1}x${y1},${x0}x${y1}`,
    max_print_height: printer.height,
    nozzle_diameter: printer.nozzle,
    binary_gcode: false,
    // The printer keeps its own limits: the file sets none, and they serve the slicer's own estimate.
    machine_limits_usage: 'time_estimate_only',
    ...limits,
    machine_max_acceleration_extruding: print.infillAcceleration,
    machine_max_acceleration_travel: print.travelAcceleration,
    use_relative_e_distances: true,
    before_layer_gcode: ';BEFORE_LAYER_CHANGE\\nG92 E0',
    // The start sequence heats by itself: where it does, nothing is added.
    autoemit_temperature_commands: true,
    start_gcode: sequence(start),
    end_gcode: sequence(end),
    remaining_times: false,
    thumbnails: '',
  };
}

function filamentKeys({ printer, filament, print }: EngineSettings): Record<string, Value> {
  return {
    filament_diameter: printer.filament,
    filament_density: filament.density,
    filament_type: filament.id.toUpperCase(),
    temperature: filament.nozzle,
    first_layer_temperature: filament.nozzleFirst,
    bed_temperature: filament.bed,
    first_layer_bed_temperature: filament.bedFirst,
    filament_max_volumetric_speed: filament.flowMax,
    extrusion_multiplier: print.flow,
    cooling: true,
    fan_always_on: filament.fanMin > 0,
    min_fan_speed: Math.round(100 * filament.fanMin),
    max_fan_speed: Math.round(100 * filament.fanMax),
    bridge_fan_speed: Math.round(100 * filament.fanBridge),
    disable_fan_first_layers: filament.fanOffLayers,
    full_fan_speed_layer: filament.fanFullLayer,
    slowdown_below_layer_time: Math.round(filament.layerTimeMin),
    fan_below_layer_time: Math.round(filament.layerTimeFan),
    min_print_speed: print.minSpeed,
  };
}

function layerKeys(print: EnginePrint): Record<string, Value> {
  const width = print.lineWidth;
  return {
    layer_height: print.layerHeight,
    first_layer_height: print.firstLayerHeight,
    spiral_vase: print.vase,
    extrusion_width: width,
    perimeter_extrusion_width: width,
    external_perimeter_extrusion_width: width,
    infill_extrusion_width: width,
    solid_infill_extrusion_width: width,
    top_infill_extrusion_width: width,
    support_material_extrusion_width: width,
    first_layer_extrusion_width: print.firstLayerLineWidth,
    perimeters: print.vase ? 1 : print.perimeters,
    // Lines of varying width where two do not fit: what our own planner does.
    perimeter_generator: print.thinWalls ? 'arachne' : 'classic',
    thin_walls: false,
    gap_fill_enabled: print.gapFill,
    external_perimeters_first: print.outerFirst,
    overhangs: true,
    seam_position: print.seam === 'hidden' ? 'nearest' : print.seam,
    elefant_foot_compensation: print.elephantFoot,
    xy_size_compensation: print.xyCompensation,
    gcode_resolution: print.contourTolerance,
  };
}

function fillKeys(print: EnginePrint): Record<string, Value> {
  return {
    top_solid_layers: print.vase ? 0 : print.topLayers,
    bottom_solid_layers: print.bottomLayers,
    top_solid_min_thickness: print.vase ? 0 : print.topThickness,
    bottom_solid_min_thickness: print.bottomThickness,
    fill_density: print.vase ? '0%' : percent(print.infill),
    // Crossing lines cannot fill a solid.
    fill_pattern: print.infill >= 1 ? 'rectilinear' : print.infillPattern,
    fill_angle: ((print.infillAngle % 360) + 360) % 360,
    infill_overlap: percent(print.infillOverlap),
    solid_infill_below_area: print.solidBelow,
    top_fill_pattern: 'monotonic',
    bottom_fill_pattern: 'monotonic',
    bridge_flow_ratio: print.bridgeFlow,
    bridge_angle: print.bridgeAngle ?? 0,
  };
}

function speedKeys(print: EnginePrint): Record<string, Value> {
  return {
    perimeter_speed: print.innerSpeed,
    small_perimeter_speed: print.outerSpeed,
    external_perimeter_speed: print.outerSpeed,
    infill_speed: print.infillSpeed,
    solid_infill_speed: print.solidSpeed,
    top_solid_infill_speed: print.topSpeed,
    bridge_speed: print.bridgeSpeed,
    gap_fill_speed: print.gapSpeed,
    first_layer_speed: print.firstLayerSpeed,
    support_material_speed: print.supportSpeed,
    support_material_interface_speed: print.supportSpeed,
    travel_speed: print.travelSpeed,
    travel_speed_z: print.travelSpeedZ,
    enable_dynamic_overhang_speeds: true,
    overhang_speed_0: print.overhangSpeed,
    overhang_speed_1: print.overhangSpeed,
    overhang_speed_2: print.outerSpeed,
    overhang_speed_3: print.outerSpeed,
    default_acceleration: print.innerAcceleration,
    perimeter_acceleration: print.innerAcceleration,
    external_perimeter_acceleration: print.outerAcceleration,
    infill_acceleration: print.infillAcceleration,
    solid_infill_acceleration: print.infillAcceleration,
    top_solid_infill_acceleration: print.infillAcceleration,
    bridge_acceleration: print.infillAcceleration,
    first_layer_acceleration: print.firstLayerAcceleration,
    travel_acceleration: print.travelAcceleration,
  };
}

function travelKeys(print: EnginePrint): Record<string, Value> {
  return {
    retract_length: print.retraction,
    retract_speed: print.retractSpeed,
    deretract_speed: print.unretractSpeed ?? print.retractSpeed,
    retract_before_travel: print.retractFrom,
    retract_lift: print.zHop,
    retract_layer_change: true,
    wipe: print.wipe,
    only_retract_when_crossing_perimeters: print.combing,
  };
}

function plateKeys(print: EnginePrint, printer: EnginePrinter): Record<string, Value> {
  return {
    skirts: print.skirtLoops,
    skirt_distance: print.skirtDistance,
    skirt_height: 1,
    min_skirt_length: print.skirtLoops > 0 ? 4 : 0,
    brim_type: print.brimWidth > 0 ? 'outer_only' : 'no_brim',
    brim_width: print.brimWidth,
    brim_separation: print.brimGap,
    complete_objects: false,
    gcode_label_objects: print.labels ? 'firmware' : 'disabled',
    arc_fitting: print.arcs && printer.arcs ? 'emit_center' : 'disabled',
  };
}

function supportKeys(print: EnginePrint): Record<string, Value> {
  return {
    support_material: print.support !== 'none',
    support_material_auto: print.support !== 'none',
    support_material_style: print.support === 'tree' ? 'organic' : 'grid',
    // Ours is measured from the vertical, theirs from the bed.
    support_material_threshold: Math.round(90 - print.supportAngle),
    support_material_buildplate_only: print.supportBedOnly,
    support_material_contact_distance: print.supportGap,
    support_material_xy_spacing: print.supportGapXY,
    support_material_spacing: print.supportSpacing,
    support_material_interface_layers: print.supportInterfaceLayers,
    support_material_interface_spacing: print.supportInterfaceSpacing,
    dont_support_bridges: true,
  };
}
