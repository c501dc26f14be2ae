import type { EngineSettings } from '../../model/engine.ts';
import { STANDING_KEYS } from './standing-keys.ts';

/** A setting as its command line takes it. */
export type CuraValue = string | number | boolean;
type Keys = Record<string, CuraValue>;

/** Flavours by our name of the firmware; the engine has none for Klipper, which reads Marlin's words. */
const FLAVOURS: Readonly<Record<string, string>> = { rrf: 'RepRap (RepRap)' };

/** Lines of a pattern that run in different directions share the density between them. */
const DIRECTIONS: Readonly<Record<string, number>> = { grid: 2, triangles: 3, lines: 1, gyroid: 1 };

/** Walls are fitted to narrow places by lines up to so many times as wide. */
const WIDEST = 1.5;

const whole = (share: number): number => Number((100 * share).toFixed(3));

/** Every setting that the engine asks for, all computed: on the command line it derives none from another. */
export function curaSettings(settings: EngineSettings): Readonly<Record<string, string>> {
  const keys: Keys = {
    ...STANDING_KEYS,
    ...machineKeys(settings),
    ...heatKeys(settings),
    ...lineKeys(settings),
    ...fillKeys(settings),
    ...speedKeys(settings),
    ...accelerationKeys(settings),
    ...travelKeys(settings),
    ...plateKeys(settings),
    ...supportKeys(settings),
  };
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, written(value)]));
}

function written(value: CuraValue): string {
  return typeof value === 'number' ? String(Number(value.toFixed(5))) : String(value);
}

function machineKeys({ printer, start, end, print }: EngineSettings): Keys {
  const [, [x1, y1]] = printer.bed;
  const { maxFeed, maxAcceleration } = printer;
  const keys: Keys = {};
  for (const axis of ['x', 'y', 'z', 'e'] as const) {
    keys[`machine_max_feedrate_${axis}`] = maxFeed[axis] ?? 1000;
    keys[`machine_max_acceleration_${axis}`] = maxAcceleration[axis] ?? 10_000;
  }
  return {
    machine_name: printer.id,
    machine_gcode_flavor: FLAVOURS[printer.firmware] ?? 'RepRap (Marlin/Sprinter)',
    machine_width: x1,
    machine_depth: y1,
    machine_height: printer.height,
    // The engine puts the file's origin in the middle of the bed; this takes it back to the corner.
    mesh_position_x: -x1 / 2,
    mesh_position_y: -y1 / 2,
    mesh_position_z: 0,
    machine_nozzle_size: printer.nozzle,
    machine_nozzle_tip_outer_diameter: 2.5 * printer.nozzle,
    material_diameter: printer.filament,
    ...keys,
    machine_max_jerk_xy: 8,
    machine_max_jerk_z: 0.4,
    machine_max_jerk_e: 4.5,
    machine_acceleration: print.infillAcceleration,
    relative_extrusion: true,
    machine_start_gcode: start.trim(),
    // The engine goes back to absolute filament before the end sequence; ours counts relative.
    machine_end_gcode: `M83\n${end.trim()}`,
  };
}

function heatKeys({ filament, print }: EngineSettings): Keys {
  return {
    material_print_temperature: filament.nozzle,
    material_print_temperature_layer_0: filament.nozzleFirst,
    material_initial_print_temperature: filament.nozzle,
    material_final_print_temperature: filament.nozzle,
    material_bed_temperature: filament.bed,
    material_bed_temperature_layer_0: filament.bedFirst,
    cool_fan_enabled: filament.fanMax > 0,
    cool_fan_speed_0: filament.fanOffLayers > 0 ? 0 : whole(filament.fanMin),
    cool_fan_speed_min: whole(filament.fanMin),
    cool_fan_speed_max: whole(filament.fanMax),
    cool_fan_full_layer: Math.max(1, filament.fanOffLayers, filament.fanFullLayer - 1),
    cool_min_layer_time: filament.layerTimeMin,
    cool_min_layer_time_fan_speed_max: Math.max(filament.layerTimeMin, filament.layerTimeFan),
    cool_min_speed: print.minSpeed,
    bridge_fan_speed: whole(filament.fanBridge),
  };
}

function lineKeys({ printer, print }: EngineSettings): Keys {
  const width = print.lineWidth;
  const flow = whole(print.flow);
  return {
    layer_height: print.layerHeight,
    layer_height_0: print.firstLayerHeight,
    line_width: width,
    wall_line_width: width,
    wall_line_width_0: width,
    wall_line_width_x: width,
    skin_line_width: width,
    infill_line_width: width,
    roofing_line_width: width,
    skirt_brim_line_width: width,
    support_line_width: width,
    support_roof_line_width: width,
    support_bottom_line_width: width,
    initial_layer_line_width_factor: whole(print.firstLayerLineWidth / width),
    wall_line_count: print.vase ? 1 : print.perimeters,
    min_feature_size: print.thinWalls ? 0.25 * printer.nozzle : width,
    min_bead_width: 0.85 * printer.nozzle,
    wall_transition_length: printer.nozzle,
    magic_spiralize: print.vase,
    smooth_spiralized_contours: print.vase,
    xy_offset: print.xyCompensation,
    xy_offset_layer_0: print.xyCompensation - print.elephantFoot,
    meshfix_maximum_deviation: Math.max(0.001, print.contourTolerance),
    inset_direction: print.outerFirst ? 'outside_in' : 'inside_out',
    z_seam_type: print.seam === 'rear' ? 'back' : print.seam === 'random' ? 'random' : 'sharpest_corner',
    z_seam_x: printer.bed[1][0] / 2,
    z_seam_y: 10 * printer.bed[1][1],
    wall_0_wipe_dist: print.wipe ? printer.nozzle / 2 : 0,
    material_flow: flow,
    material_flow_layer_0: flow,
    wall_0_material_flow: flow,
    wall_x_material_flow: flow,
    skin_material_flow: flow,
    roofing_material_flow: flow,
    infill_material_flow: flow,
    skirt_brim_material_flow: flow,
    support_material_flow: flow,
    support_roof_material_flow: flow,
    support_bottom_material_flow: flow,
  };
}

function fillKeys({ printer, print }: EngineSettings): Keys {
  const width = print.lineWidth;
  const full = print.infill >= 1;
  const pattern = full || print.infillPattern === 'rectilinear' ? 'lines' : print.infillPattern;
  const density = print.vase ? 0 : print.infill;
  const layers = (count: number, thickness: number): number =>
    Math.max(count, Math.ceil(thickness / print.layerHeight - 1e-6));
  // A round thread of the nozzle's width, as a share of the flat line that the engine reckons with.
  const thread = (Math.PI * printer.nozzle * printer.nozzle) / (4 * width * print.layerHeight);
  return {
    infill_pattern: pattern,
    infill_sparse_density: whole(density),
    infill_line_distance: density === 0 ? 0 : (width / density) * (DIRECTIONS[pattern] ?? 1),
    infill_angles: `[${print.infillAngle}]`,
    infill_overlap_mm: print.infillOverlap * width,
    infill_sparse_thickness: print.layerHeight,
    zig_zaggify_infill: pattern === 'gyroid',
    fill_outline_gaps: print.thinWalls,
    fill_perimeter_gaps: print.gapFill ? 'everywhere' : 'nowhere',
    min_infill_area: print.solidBelow,
    top_layers: print.vase ? 0 : layers(print.topLayers, print.topThickness),
    bottom_layers: layers(print.bottomLayers, print.bottomThickness),
    initial_bottom_layers: layers(print.bottomLayers, print.bottomThickness),
    skin_overlap_mm: 0.1 * width,
    bridge_skin_material_flow: whole(print.bridgeFlow * thread),
    bridge_skin_material_flow_2: whole(print.flow),
    bridge_skin_material_flow_3: whole(print.flow),
    bridge_wall_material_flow: whole(print.bridgeFlow),
    // Walls printed as skin edges keep the shell whole where surfaces slope.
    top_skin_preshrink: width,
    bottom_skin_preshrink: width,
    top_skin_expand_distance: 2 * width,
    bottom_skin_expand_distance: 2 * width,
  };
}

function speedKeys({ print, filament }: EngineSettings): Keys {
  // The engine knows no limit of flow, so the speeds keep it.
  const most = filament.flowMax / (print.lineWidth * print.layerHeight * print.flow);
  const mostFirst = filament.flowMax / (print.firstLayerLineWidth * print.firstLayerHeight * print.flow);
  const speed = (wanted: number): number => Math.min(wanted, most);
  const first = Math.min(print.firstLayerSpeed, mostFirst);
  const support = speed(print.supportSpeed);
  const melts = WIDEST * Math.max(print.innerSpeed, print.outerSpeed) < most;
  return {
    // Lines wider than asked for are slower by as much as they are wider, where they would ask for more than can be melted.
    speed_equalize_flow_width_factor: melts ? 0 : 100,
    speed_print: speed(print.innerSpeed),
    speed_wall_0: speed(print.outerSpeed),
    speed_wall_x: speed(print.innerSpeed),
    speed_infill: speed(print.infillSpeed),
    speed_topbottom: speed(print.solidSpeed),
    speed_roofing: speed(print.topSpeed),
    speed_ironing: speed(print.topSpeed),
    bridge_wall_speed: speed(print.bridgeSpeed),
    bridge_skin_speed: speed(print.bridgeSpeed),
    bridge_skin_speed_2: speed(print.bridgeSpeed),
    bridge_skin_speed_3: speed(print.bridgeSpeed),
    wall_overhang_angle: 60,
    wall_overhang_speed_factor: whole(Math.min(1, print.overhangSpeed / print.outerSpeed)),
    speed_support: support,
    speed_support_infill: support,
    speed_support_interface: support,
    speed_support_roof: support,
    speed_support_bottom: support,
    speed_prime_tower: support,
    speed_layer_0: first,
    speed_print_layer_0: first,
    speed_travel_layer_0: print.travelSpeed,
    skirt_brim_speed: first,
    speed_travel: print.travelSpeed,
    speed_z_hop: print.travelSpeedZ,
  };
}

function accelerationKeys({ print }: EngineSettings): Keys {
  const { infillAcceleration: fill, firstLayerAcceleration: first, travelAcceleration: travel } = print;
  return {
    acceleration_enabled: true,
    acceleration_print: fill,
    acceleration_wall_0: print.outerAcceleration,
    acceleration_wall_x: print.innerAcceleration,
    acceleration_infill: fill,
    acceleration_topbottom: fill,
    acceleration_roofing: fill,
    acceleration_ironing: fill,
    acceleration_support_infill: fill,
    acceleration_support_roof: fill,
    acceleration_support_bottom: fill,
    acceleration_prime_tower: fill,
    acceleration_print_layer_0: first,
    acceleration_skirt_brim: first,
    acceleration_travel: travel,
    acceleration_travel_layer_0: travel,
  };
}

function travelKeys({ print }: EngineSettings): Keys {
  return {
    retraction_enable: print.retraction > 0,
    retraction_amount: print.retraction,
    retraction_retract_speed: print.retractSpeed,
    retraction_prime_speed: print.unretractSpeed ?? print.retractSpeed,
    retraction_min_travel: print.retractFrom,
    retraction_extrusion_window: Math.max(1, print.retraction),
    retraction_hop_enabled: print.zHop > 0,
    retraction_hop: print.zHop,
    retraction_combing: print.combing ? 'noskin' : 'off',
  };
}

function plateKeys({ print }: EngineSettings): Keys {
  const brim = print.brimWidth > 0;
  return {
    adhesion_type: brim ? 'brim' : print.skirtLoops > 0 ? 'skirt' : 'none',
    skirt_line_count: print.skirtLoops,
    skirt_gap: print.skirtDistance,
    // [mm] of line, about 4 mm of filament.
    skirt_brim_minimal_length: brim || print.skirtLoops === 0 ? 0 : 100,
    brim_line_count: Math.max(1, Math.round(print.brimWidth / print.firstLayerLineWidth)),
    brim_gap: print.brimGap,
    brim_outside_only: true,
    brim_replaces_support: true,
    support_brim_line_count: 0,
  };
}

function supportKeys({ print }: EngineSettings): Keys {
  const width = print.lineWidth;
  const interfaceHeight = print.supportInterfaceLayers * print.layerHeight;
  const dense = width + print.supportInterfaceSpacing;
  return {
    support_enable: print.support !== 'none',
    support_structure: print.support === 'tree' ? 'tree' : 'normal',
    support_type: print.supportBedOnly ? 'buildplate' : 'everywhere',
    support_angle: print.supportAngle,
    support_line_distance: print.supportSpacing,
    support_initial_layer_line_distance: print.supportSpacing,
    support_infill_sparse_thickness: print.layerHeight,
    support_top_distance: print.supportGap,
    support_bottom_distance: print.supportGap,
    support_z_distance: print.supportGap,
    support_xy_distance: print.supportGapXY,
    support_xy_distance_overhang: Math.min(print.supportGapXY, width),
    minimum_support_area: print.supportMinArea,
    support_roof_enable: interfaceHeight > 0,
    support_roof_height: interfaceHeight,
    support_roof_line_distance: dense,
    support_bottom_enable: false,
    support_bottom_height: interfaceHeight,
    support_bottom_line_distance: dense,
    support_interface_skip_height: print.layerHeight,
    support_tree_angle: Math.min(60, print.supportAngle),
    support_tree_wall_thickness: width,
  };
}
