import { VERSION } from '../../base/version.ts';
import type { EnginePrint, EngineSettings } from '../../model/engine.ts';

/** Every value is text; what may differ from extruder to extruder is a list. */
type Value = string | readonly string[];
type Entries = Readonly<Record<string, Value>>;

/** The three files that Orca wants, as text. */
export interface OrcaProfiles {
  readonly machine: string;
  readonly process: string;
  readonly filament: string;
}

const FLAVOURS: Readonly<Record<string, string>> = {
  prusa: 'marlin',
  marlin2: 'marlin2',
  klipper: 'klipper',
  rrf: 'reprapfirmware',
};

const text = (value: number): string => String(Number(value.toFixed(5)));
const percent = (share: number): string => `${text(100 * share)}%`;
const flag = (value: boolean): string => (value ? '1' : '0');
const one = (value: number): readonly string[] => [text(value)];

/** Our profiles as Orca's, flattened: its `inherits` is not followed on the command line. */
export function orcaProfiles(settings: EngineSettings): OrcaProfiles {
  const machine = `Etabli ${settings.printer.id}`;
  return {
    machine: document('machine', machine, { printer_settings_id: machine, ...machineKeys(settings) }),
    process: document('process', 'Etabli', {
      print_settings_id: 'Etabli',
      compatible_printers: [machine],
      ...lineKeys(settings.print),
      ...fillKeys(settings.print),
      ...speedKeys(settings.print),
      ...plateKeys(settings),
      ...supportKeys(settings.print),
    }),
    filament: document('filament', `Etabli ${settings.filament.id}`, {
      filament_settings_id: [`Etabli ${settings.filament.id}`],
      compatible_printers: [machine],
      ...filamentKeys(settings),
    }),
  };
}

function document(type: string, name: string, entries: Entries): string {
  return `${JSON.stringify({ type, name, from: 'User', instantiation: 'true', version: VERSION, ...entries }, null, 1)}\n`;
}

/** Braces and brackets are words of the file's own macro language and stand as strings. */
function sequence(words: string): string {
  return words.trim().replace(/[{}[\]]/g, (sign) => `{"${sign}"}`);
}

function machineKeys({ printer, print, start, end }: EngineSettings): Entries {
  const [[x0, y0], [x1, y1]] = printer.bed;
  const limits: Record<string, Value> = {};
  for (const axis of ['x', 'y', 'z', 'e'] as const) {
    const [feed, acceleration] = [printer.maxFeed[axis], printer.maxAcceleration[axis]];
    // Normal and silent mode.
    if (feed !== undefined) limits[`machine_max_speed_${axis}`] = [text(feed), text(feed)];
    if (acceleration !== undefined)
      limits[`machine_max_acceleration_${axis}`] = [text(acceleration), text(acceleration)];
  }
  return {
    printer_technology: 'FFF',
    gcode_flavor: FLAVOURS[printer.firmware] ?? 'marlin2',
    printable_area: [`${x0}x${y0}`, `${x1}x${y0}`, `${x1}x${y1}`, `${x0}x${y1}`],
    printable_height: text(printer.height),
    nozzle_diameter: one(printer.nozzle),
    emit_machine_limits_to_gcode: '0',
    ...limits,
    use_relative_e_distances: '1',
    before_layer_change_gcode: ';BEFORE_LAYER_CHANGE\nG92 E0',
    layer_change_gcode: '',
    machine_start_gcode: sequence(start),
    machine_end_gcode: sequence(end),
    thumbnails: [],
    retraction_length: one(print.retraction),
    retraction_speed: one(print.retractSpeed),
    deretraction_speed: one(print.unretractSpeed ?? print.retractSpeed),
    retraction_minimum_travel: one(print.retractFrom),
    retract_when_changing_layer: ['1'],
    z_hop: one(print.zHop),
    z_hop_types: ['Normal Lift'],
    wipe: [flag(print.wipe)],
  };
}

function filamentKeys({ printer, filament, print }: EngineSettings): Entries {
  const whole = (share: number): readonly string[] => [String(Math.round(100 * share))];
  const bed = { plate: one(filament.bed), first: one(filament.bedFirst) };
  return {
    filament_type: [filament.id.toUpperCase()],
    filament_diameter: one(printer.filament),
    filament_density: one(filament.density),
    filament_flow_ratio: one(print.flow),
    nozzle_temperature: one(filament.nozzle),
    nozzle_temperature_initial_layer: one(filament.nozzleFirst),
    // Whatever bed it believes to have, ours is as warm as we say.
    hot_plate_temp: bed.plate,
    hot_plate_temp_initial_layer: bed.first,
    cool_plate_temp: bed.plate,
    cool_plate_temp_initial_layer: bed.first,
    eng_plate_temp: bed.plate,
    eng_plate_temp_initial_layer: bed.first,
    textured_plate_temp: bed.plate,
    textured_plate_temp_initial_layer: bed.first,
    filament_max_volumetric_speed: one(filament.flowMax),
    fan_min_speed: whole(filament.fanMin),
    fan_max_speed: whole(filament.fanMax),
    overhang_fan_speed: whole(filament.fanBridge),
    close_fan_the_first_x_layers: one(filament.fanOffLayers),
    full_fan_speed_layer: one(filament.fanFullLayer),
    reduce_fan_stop_start_freq: [flag(filament.fanMin > 0)],
    slow_down_for_layer_cooling: ['1'],
    slow_down_layer_time: [String(Math.round(filament.layerTimeMin))],
    fan_cooling_layer_time: [String(Math.round(filament.layerTimeFan))],
    slow_down_min_speed: one(print.minSpeed),
  };
}

function lineKeys(print: EnginePrint): Entries {
  const width = text(print.lineWidth);
  return {
    layer_height: text(print.layerHeight),
    initial_layer_print_height: text(print.firstLayerHeight),
    spiral_mode: flag(print.vase),
    line_width: width,
    outer_wall_line_width: width,
    inner_wall_line_width: width,
    sparse_infill_line_width: width,
    internal_solid_infill_line_width: width,
    top_surface_line_width: width,
    support_line_width: width,
    initial_layer_line_width: text(print.firstLayerLineWidth),
    wall_loops: String(print.vase ? 1 : print.perimeters),
    wall_generator: print.thinWalls ? 'arachne' : 'classic',
    detect_thin_wall: '0',
    wall_sequence: print.outerFirst ? 'outer wall/inner wall' : 'inner wall/outer wall',
    seam_position: print.seam === 'rear' ? 'back' : print.seam === 'hidden' ? 'nearest' : print.seam,
    elefant_foot_compensation: text(print.elephantFoot),
    xy_contour_compensation: text(print.xyCompensation),
    xy_hole_compensation: text(-print.xyCompensation),
    resolution: text(print.contourTolerance),
  };
}

function fillKeys(print: EnginePrint): Entries {
  return {
    top_shell_layers: String(print.vase ? 0 : print.topLayers),
    bottom_shell_layers: String(print.bottomLayers),
    top_shell_thickness: text(print.vase ? 0 : print.topThickness),
    bottom_shell_thickness: text(print.bottomThickness),
    sparse_infill_density: print.vase ? '0%' : percent(print.infill),
    sparse_infill_pattern:
      print.infill >= 1
        ? 'zig-zag'
        : print.infillPattern === 'triangles'
          ? 'tri-hexagon'
          : print.infillPattern === 'rectilinear'
            ? 'zig-zag'
            : print.infillPattern,
    infill_direction: text(((print.infillAngle % 360) + 360) % 360),
    infill_wall_overlap: percent(print.infillOverlap),
    minimum_sparse_infill_area: text(print.solidBelow),
    gap_fill_target: print.gapFill ? 'everywhere' : 'nowhere',
    bridge_flow: text(print.bridgeFlow),
    bridge_angle: text(print.bridgeAngle ?? 0),
  };
}

function speedKeys(print: EnginePrint): Entries {
  return {
    outer_wall_speed: text(print.outerSpeed),
    inner_wall_speed: text(print.innerSpeed),
    sparse_infill_speed: text(print.infillSpeed),
    internal_solid_infill_speed: text(print.solidSpeed),
    top_surface_speed: text(print.topSpeed),
    bridge_speed: text(print.bridgeSpeed),
    internal_bridge_speed: text(print.bridgeSpeed),
    gap_infill_speed: text(print.gapSpeed),
    initial_layer_speed: text(print.firstLayerSpeed),
    initial_layer_infill_speed: text(print.firstLayerSpeed),
    support_speed: text(print.supportSpeed),
    support_interface_speed: text(print.supportSpeed),
    travel_speed: text(print.travelSpeed),
    travel_speed_z: text(print.travelSpeedZ),
    enable_overhang_speed: '1',
    overhang_1_4_speed: '0',
    overhang_2_4_speed: text(print.outerSpeed),
    overhang_3_4_speed: text(print.overhangSpeed),
    overhang_4_4_speed: text(print.overhangSpeed),
    default_acceleration: text(print.infillAcceleration),
    outer_wall_acceleration: text(print.outerAcceleration),
    inner_wall_acceleration: text(print.innerAcceleration),
    top_surface_acceleration: text(print.infillAcceleration),
    initial_layer_acceleration: text(print.firstLayerAcceleration),
    travel_acceleration: text(print.travelAcceleration),
  };
}

function plateKeys({ print, printer }: EngineSettings): Entries {
  return {
    skirt_loops: String(print.skirtLoops),
    skirt_distance: text(print.skirtDistance),
    skirt_height: '1',
    brim_type: print.brimWidth > 0 ? 'outer_only' : 'no_brim',
    brim_width: text(print.brimWidth),
    brim_object_gap: text(print.brimGap),
    print_sequence: 'by layer',
    curr_bed_type: 'High Temp Plate',
    gcode_label_objects: flag(print.labels),
    exclude_object: flag(print.labels),
    enable_arc_fitting: flag(print.arcs && printer.arcs),
    reduce_crossing_wall: '0',
    enable_prime_tower: '0',
  };
}

function supportKeys(print: EnginePrint): Entries {
  return {
    enable_support: flag(print.support !== 'none'),
    support_type: print.support === 'tree' ? 'tree(auto)' : 'normal(auto)',
    // Ours is measured from the vertical, theirs from the bed.
    support_threshold_angle: String(Math.round(90 - print.supportAngle)),
    support_on_build_plate_only: flag(print.supportBedOnly),
    support_top_z_distance: text(print.supportGap),
    support_bottom_z_distance: text(print.supportGap),
    support_object_xy_distance: text(print.supportGapXY),
    support_base_pattern_spacing: text(print.supportSpacing),
    support_interface_top_layers: String(print.supportInterfaceLayers),
    support_interface_spacing: text(print.supportInterfaceSpacing),
    bridge_no_support: '1',
  };
}
