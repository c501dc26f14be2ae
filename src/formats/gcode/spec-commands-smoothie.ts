/**
 * Rows as in `spec-commands-marlin.ts`; from Smoothieware's published list of supported G-codes (smoothieware.org). It passes
 * over words and commands that it does not know.
 */
export const SMOOTHIE = `
G0|move without burning|X:mm Y:mm Z:mm F:mm/min S:pwm
G1|move|X:mm Y:mm Z:mm F:mm/min S:pwm
G2|arc, clockwise|X:mm Y:mm Z:mm I:mm J:mm R:mm F:mm/min S:pwm
G3|arc, counter-clockwise|X:mm Y:mm Z:mm I:mm J:mm R:mm F:mm/min S:pwm
G4|stand still|P:ms S:s
G10|set a work position|open
G17|plane X Y|
G18|plane X Z|
G19|plane Y Z|
G20|lengths in inches|
G21|lengths in mm|
G28|home or park|open
G30|probe|open
G53|machine position|
G54|work position 1|
G55|work position 2|
G56|work position 3|
G57|work position 4|
G58|work position 5|
G59|work position 6|
G90|absolute positions|
G91|relative positions|
G92|give the position other numbers|X:mm Y:mm Z:mm
M0|pause|
M1|pause|
M2|end|
M3|switch of the laser on|S:pwm
M5|switch of the laser off|
M8|air|
M9|air off|
M18|motors off|open
M30|end|
M84|motors off|open
M106|fan|open
M107|fan off|open
M114|position|open
M117|message|open
M204|acceleration|open
M220|speed factor|S:%
M221|laser power factor|S:%
M400|wait|
M500|store settings|
`;
