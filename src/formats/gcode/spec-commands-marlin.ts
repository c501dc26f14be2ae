import type { DialectName } from './spec.ts';

/** `name | meaning | words`, with `text` or `open` among the words. Facts from the makers' command pages. */
export const MARLIN_FAMILY = `
G0|move|X:mm Y:mm Z:mm E:mm F:mm/min
G1|move|X:mm Y:mm Z:mm E:mm F:mm/min
G2|arc, clockwise|X:mm Y:mm Z:mm E:mm F:mm/min I:mm J:mm R:mm
G3|arc, counter-clockwise|X:mm Y:mm Z:mm E:mm F:mm/min I:mm J:mm R:mm
G4|stand still|P:ms S:s
G10|pull the filament back|S:flag
G11|push the filament forward|S:flag
G21|lengths in mm|
G28|home|X:flag Y:flag Z:flag W:flag O:flag R:mm
G29|measure the bed|open
G30|probe here|open
G90|absolute positions|
G91|relative positions|
G92|give the position other numbers|X:mm Y:mm Z:mm E:mm
M0|pause|text
M1|pause|text
M17|motors on|X:flag Y:flag Z:flag E:flag
M18|motors off|X:flag Y:flag Z:flag E:flag S:s
M20|list the card|open
M21|open the card|open
M23|choose a file|text
M24|start|open
M25|pause|open
M26|place in the file|open
M27|report progress|open
M28|record|text
M29|stop recording|open
M30|delete a file|text
M31|time so far|
M32|run a file|text
M42|switch a pin|open
M70|message|text
M73|progress|P:% R:n Q:% S:n C:n D:n
M74|weight|open
M75|start the clock|open
M76|pause the clock|
M77|stop the clock|
M78|statistics|open
M80|power on|open
M81|power off|open
M82|absolute E|
M83|relative E|
M84|motors off|X:flag Y:flag Z:flag E:flag S:s
M85|switch off when idle|S:s
M92|steps per mm|X:n Y:n Z:n E:n
M104|nozzle temperature|S:C T:n R:C B:C F:flag I:n
M105|report temperatures|T:n
M106|fan|S:pwm P:n T:n I:n
M107|fan off|P:n
M108|stop waiting|
M109|nozzle temperature, wait|S:C R:C T:n B:C F:flag I:n
M110|line number|N:n
M111|talk more|S:n
M112|emergency stop|
M113|keep alive|S:s
M114|report the position|open
M115|report the firmware|text
M117|message|text
M118|message|text
M119|report the end stops|
M120|end stops on|
M121|end stops off|
M140|bed temperature|S:C R:C I:n T:n
M141|chamber temperature|S:C
M142|temperature of the heat break|S:C R:C
M145|preheat values|open
M149|temperature unit|open
M150|light|open
M155|report temperatures|S:s
M190|bed temperature, wait|S:C R:C T:n
M191|chamber temperature, wait|S:C R:C
M200|filament diameter|D:mm T:n S:n L:n
M201|greatest acceleration by axis|X:mm/s2 Y:mm/s2 Z:mm/s2 E:mm/s2
M203|greatest speed by axis|X:mm/s Y:mm/s Z:mm/s E:mm/s
M204|acceleration|S:mm/s2 P:mm/s2 R:mm/s2 T:mm/s2
M205|corner speed|X:mm/s Y:mm/s Z:mm/s E:mm/s S:mm/s T:mm/s B:n J:mm
M206|home offset|X:mm Y:mm Z:mm
M207|firmware retraction|S:mm F:mm/min Z:mm W:mm
M208|firmware recovery|S:mm F:mm/min W:mm
M209|automatic retraction|S:n
M211|soft end stops|S:n
M217|filament swap|open
M218|tool offset|T:n X:mm Y:mm Z:mm
M220|speed factor|S:% B:flag R:flag
M221|flow factor|S:% T:n
M226|wait for a pin|open
M240|photo|open
M250|contrast|open
M280|servo|P:n S:deg
M290|baby steps|open
M300|beep|S:n P:ms
M301|nozzle control constants|open
M302|cold extrusion|S:C P:n
M303|tune|open
M304|bed control constants|open
M350|micro steps|open
M351|micro steps|open
M355|lamp|open
M400|wait for the moves|
M401|probe out|
M402|probe in|
M403|filament kind|open
M404|filament width|open
M405|filament sensor on|open
M406|filament sensor off|
M407|report the filament|
M412|filament runs out|open
M413|power loss|open
M420|stored bed mesh|open
M421|mesh value|open
M425|backlash|open
M428|home offset here|
M486|object|S:n T:n P:n U:n C:flag A:n text
M500|store settings|
M501|load settings|
M502|factory settings|
M503|report settings|open
M540|stop at end stop|open
M555|print area|X:mm Y:mm W:mm H:mm
M569|driver mode|open
M572|pressure advance|D:n S:s W:s
M575|serial speed|open
M593|input shaping|open
M600|change the filament|open
M601|pause|
M602|resume|
M603|filament change lengths|open
M605|two heads|open
M701|load filament|open
M702|unload filament|open
M703|filament info|open
M704|preload|open
M708|wait|open
M709|filament unit|open
M851|probe offset|open
M862.1|check: nozzle|open
M862.2|check: model|text
M862.3|check: model|text
M862.4|check: firmware|text
M862.5|check: command level|open
M862.6|check: feature|text
M863|tool map|open
M864|tool map|text
M876|answer|open
M900|linear advance|K:n L:n S:n T:n
M906|motor current|open
M907|motor current|open
M908|motor current|open
M913|quiet limit|open
M914|crash limit|open
M915|crash limit|open
M928|log|text
M999|go on after a stop|open
T|tool|open
`;

/** What only one of the family knows. */
export const ONLY: Readonly<Record<Exclude<DialectName, 'grbl' | 'smoothie'>, string>> = {
  prusa: `
G26|first-layer test|open
G30|probe here|open
G75|temperature compensation|open
G76|temperature compensation|open
G80|measure the bed|N:n R:n V:n L:n X:mm Y:mm W:mm H:mm C:flag
G81|report the bed|
G82|probe|
G83|babystep|
G84|babystep|
G85|babystep|
G86|babystep|
G87|babystep|
G88|babystep|
G98|sheet on|
G99|sheet off|
M861|probe compensation|open
M916|crash limit|open
M917|crash limit|open
M918|crash limit|open
M919|driver|open
M45|bed skew|open
M46|address|
M47|name|open
M72|printer state|open
`,
  marlin2: `
G5|curve|X:mm Y:mm Z:mm E:mm F:mm/min I:mm J:mm P:mm Q:mm
G12|clean the nozzle|open
G17|plane X Y|
G18|plane X Z|
G19|plane Y Z|
G20|lengths in inches|
G26|mesh test|open
G27|park|P:n
G34|align the Z motors|open
G35|tram|open
G42|to a mesh point|open
G53|machine position|
G54|work position 1|
G60|save the position|S:n
G61|back to the position|open
G76|probe temperature|open
G80|end of a cycle|
M3|laser on|S:pwm O:pwm I:flag
M4|laser on, dynamic|S:pwm O:pwm I:flag
M5|laser off|I:flag
M7|mist|
M8|air|
M9|air off|
M16|is it this printer|text
M43|pins|open
M48|probe test|open
M100|memory|open
M122|drivers|open
M123|fan report|
M125|park and pause|open
M163|mix|open
M164|mix|open
M165|mix|open
M166|mix|open
M192|wait for the probe|open
M256|brightness|open
M260|bus|open
M261|bus|open
M305|thermistor|open
M306|tune the model|open
M422|Z motor place|open
M430|power meter|open
M510|lock|
M511|unlock|open
M524|abort|
M552|network|open
M592|nonlinear extrusion|open
M665|delta|open
M666|end stops|open
M672|bed sensor|open
M710|controller fan|open
M808|repeat|L:n
M810|macro|text
M852|skew|open
M860|encoder|open
M871|probe temperature|open
M910|current|open
M911|driver warning|open
M912|driver warning|open
M917|current|open
M918|current|open
M919|chopper|open
M951|head|open
M993|backup|open
M997|update|open
`,
  klipper: '',
  rrf: `
G10|tool offsets and temperatures, or pull the filament back|open
G17|plane X Y|
G18|plane X Z|
G19|plane Y Z|
G20|lengths in inches|
G31|probe values|open
G32|level|open
G53|machine position|
G54|work position 1|
G60|save the position|S:n
G68|turn|open
G69|no turn|
M3|spindle or laser on|open
M4|spindle on|open
M5|spindle or laser off|open
M7|mist|
M8|air|
M9|air off|
M98|run a macro|text
M99|back from a macro|
M116|wait for all temperatures|open
M122|report|open
M135|tool|open
M143|heater limit|open
M144|bed standby|open
M208|axis limits|open
M291|ask|text
M292|answer|text
M307|heater model|open
M308|sensor|open
M376|taper|open
M450|mode|
M451|mode|
M452|mode|open
M453|mode|open
M550|name|text
M557|mesh points|open
M558|probe|open
M561|no mesh|
M563|tool|text
M564|limits|open
M566|corner speed|X:mm/min Y:mm/min Z:mm/min E:mm/min P:n
M568|tool temperatures|open
M570|heater fault|open
M574|end stops|text
M579|scale|open
M581|trigger|open
M584|drivers|open
M592|nonlinear extrusion|open
M671|screws|open
M703|tool filament|text
M950|device|text
M954|expansion|open
`,
};
