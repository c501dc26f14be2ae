/** Rows as in `spec-commands-marlin.ts`. */
export const KLIPPER = `
G0|move|X:mm Y:mm Z:mm E:mm F:mm/min
G1|move|X:mm Y:mm Z:mm E:mm F:mm/min
G2|arc, clockwise|X:mm Y:mm Z:mm E:mm F:mm/min I:mm J:mm
G3|arc, counter-clockwise|X:mm Y:mm Z:mm E:mm F:mm/min I:mm J:mm
G4|stand still|P:ms
G10|pull the filament back|
G11|push the filament forward|
G17|plane X Y|
G18|plane X Z|
G19|plane Y Z|
G21|lengths in mm|
G28|home|X:flag Y:flag Z:flag
G90|absolute positions|
G91|relative positions|
G92|give the position other numbers|X:mm Y:mm Z:mm E:mm
M18|motors off|
M20|list the card|
M21|open the card|
M23|choose a file|text
M24|start|
M25|pause|
M26|place in the file|open
M27|report progress|open
M73|progress|P:% R:n Q:% S:n
M82|absolute E|
M83|relative E|
M84|motors off|X:flag Y:flag Z:flag E:flag S:s
M104|nozzle temperature|S:C T:n
M105|report temperatures|
M106|fan|S:pwm P:n
M107|fan off|P:n
M109|nozzle temperature, wait|S:C T:n
M110|line number|N:n
M112|emergency stop|
M114|report the position|open
M115|report the firmware|text
M117|message|text
M118|message|text
M119|report the end stops|
M140|bed temperature|S:C
M141|chamber temperature|S:C
M190|bed temperature, wait|S:C
M191|chamber temperature, wait|S:C
M204|acceleration|S:mm/s2 P:mm/s2 T:mm/s2
M220|speed factor|S:%
M221|flow factor|S:%
M400|wait for the moves|
M486|object|S:n T:n P:n U:n C:flag A:n text
M600|change the filament|open
M601|pause|
M602|resume|
T|tool|open
`;

/** Klipper's commands with a name, and macros that print files call: name → meaning. */
export const KLIPPER_NAMES: ReadonlyMap<string, string> = new Map(
  `SET_VELOCITY_LIMIT limits|SET_PRESSURE_ADVANCE pressure|SET_RETRACTION retraction|EXCLUDE_OBJECT_DEFINE object
EXCLUDE_OBJECT_START object|EXCLUDE_OBJECT_END object|EXCLUDE_OBJECT object|SET_HEATER_TEMPERATURE heat|TEMPERATURE_WAIT heat
TURN_OFF_HEATERS heat|SET_GCODE_OFFSET offset|SAVE_GCODE_STATE state|RESTORE_GCODE_STATE state|ACTIVATE_EXTRUDER tool
BED_MESH_CALIBRATE level|BED_MESH_PROFILE level|BED_MESH_CLEAR level|BED_MESH_OUTPUT level|BED_MESH_MAP level|QUAD_GANTRY_LEVEL level
Z_TILT_ADJUST level|PAUSE pause|RESUME pause|CANCEL_PRINT end|SET_FAN_SPEED fan|SET_PRINT_STATS_INFO report|RESPOND report|SET_PIN pin
SET_LED light|SET_STEPPER_ENABLE motor|SET_TMC_CURRENT motor|SET_INPUT_SHAPER shaper|SET_FILAMENT_SENSOR sensor|SET_IDLE_TIMEOUT idle
TUNING_TOWER test|TIMELAPSE_TAKE_FRAME photo|TIMELAPSE_RENDER photo|SET_SKEW skew|SKEW_PROFILE skew|SET_DISPLAY_TEXT report
FORCE_MOVE machine|SET_KINEMATIC_POSITION machine|FIRMWARE_RESTART machine|RESTART machine|SAVE_CONFIG machine|PID_CALIBRATE machine
MANUAL_STEPPER machine|PRINT_START start|START_PRINT start|PRINT_END end|END_PRINT end|SET_GCODE_VARIABLE variable|UPDATE_DELAYED_GCODE variable`
    .split(/[|\n]/)
    .map((row) => {
      const [name, meaning] = row.split(' ');
      return [name!, meaning!];
    }),
);

/** What Klipper reads as a number, by command: anything else there makes it stop the job with an error (its docs, "G-Codes"). */
export const KLIPPER_NUMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  `SET_VELOCITY_LIMIT VELOCITY ACCEL ACCEL_TO_DECEL MINIMUM_CRUISE_RATIO SQUARE_CORNER_VELOCITY
SET_PRESSURE_ADVANCE ADVANCE SMOOTH_TIME
SET_RETRACTION RETRACT_LENGTH RETRACT_SPEED UNRETRACT_EXTRA_LENGTH UNRETRACT_SPEED
SET_HEATER_TEMPERATURE TARGET
TEMPERATURE_WAIT MINIMUM MAXIMUM
SET_GCODE_OFFSET X Y Z X_ADJUST Y_ADJUST Z_ADJUST MOVE MOVE_SPEED
RESTORE_GCODE_STATE MOVE MOVE_SPEED
SET_FAN_SPEED SPEED
SET_STEPPER_ENABLE ENABLE
SET_EXTRUDER_ROTATION_DISTANCE DISTANCE
SET_IDLE_TIMEOUT TIMEOUT`
    .split('\n')
    .map((row) => {
      const [name, ...keys] = row.split(' ');
      return [name!, keys];
    }),
);
