/** Rows as in `spec-commands-marlin.ts`; from gnea/grbl's list of commands at 1.1h. */
export const GRBL = `
G0|move without burning|X:mm Y:mm Z:mm F:mm/min S:pwm
G1|move|X:mm Y:mm Z:mm F:mm/min S:pwm
G2|arc, clockwise|X:mm Y:mm Z:mm I:mm J:mm K:mm R:mm F:mm/min S:pwm
G3|arc, counter-clockwise|X:mm Y:mm Z:mm I:mm J:mm K:mm R:mm F:mm/min S:pwm
G4|stand still|P:s
G10|set a work position|open
G17|plane X Y|
G18|plane X Z|
G19|plane Y Z|
G20|lengths in inches|
G21|lengths in mm|
G28|to the stored place|open
G28.1|store this place|
G30|to the stored place|open
G30.1|store this place|
G38.2|probe|open
G38.3|probe|open
G38.4|probe|open
G38.5|probe|open
G40|no tool radius|
G43.1|tool length|open
G49|no tool length|
G53|machine position|
G54|work position 1|
G55|work position 2|
G56|work position 3|
G57|work position 4|
G58|work position 5|
G59|work position 6|
G61|exact path|
G80|no motion|
G90|absolute positions|
G91|relative positions|
G91.1|relative arc centres|
G92|give the position other numbers|X:mm Y:mm Z:mm
G92.1|forget G92|
G93|feed by time|
G94|feed in units a minute|
M0|pause|
M1|passed over|
M2|end|
M30|end|
M3|laser on|S:pwm
M4|laser on, power by speed|S:pwm
M5|laser off|
M7|mist|
M8|air|
M9|air off|
M56|park|open
T|tool|open
`;
