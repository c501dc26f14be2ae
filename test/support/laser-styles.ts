/** Points of closed and open strokes on a sheet of 400 × 400 mm. */
function strokes(count: number): readonly (readonly (readonly [number, number])[])[] {
  return Array.from({ length: count }, (_, k) => {
    const x = 20 + (k % 6) * 55;
    const y = 20 + Math.floor(k / 6) * 45;
    if (k % 3 === 0)
      return [
        [x, y],
        [x + 30, y],
        [x + 30, y + 25],
        [x, y + 25],
        [x, y],
      ] as const;
    if (k % 3 === 1) {
      return Array.from({ length: 25 }, (_unused, n): readonly [number, number] => [
        x + 15 + 12 * Math.cos((n * Math.PI) / 12),
        y + 15 + 12 * Math.sin((n * Math.PI) / 12),
      ]);
    }
    return Array.from({ length: 7 }, (_unused, n): readonly [number, number] => [x + 5 * n, y + (n % 2) * 8]);
  });
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Packed words, modal moves, power named at the first one of a stroke: as LightBurn writes. */
function packedStyle(): string[] {
  const lines = [
    '; made in the manner of LightBurn',
    'G00 G17 G40 G21 G54',
    'G90',
    'M4',
    '; Cut @ 1200 mm/min, 80% power',
    'M8',
  ];
  for (const stroke of strokes(18)) {
    lines.push(`G0 X${short(stroke[0]![0])}Y${short(stroke[0]![1])}`);
    for (const [n, [x, y]] of stroke.slice(1).entries()) {
      lines.push(`${n === 0 ? 'G1 ' : ''}X${short(x)}Y${short(y)}${n === 0 ? 'S800F1200' : ''}`);
    }
  }
  return [...lines, 'M9', 'G1 S0', 'M5', 'G90', 'G0 X0 Y0', 'M2'];
}

/** The beam is lit and put out around each stroke, and travels are G1 in the dark: as Inkscape's laser plug-ins write. */
function switchedStyle(): string[] {
  const lines = ['G90', 'G21', 'G1 F3000'];
  for (const stroke of strokes(18)) {
    lines.push(
      `G1  X${stroke[0]![0].toFixed(4)} Y${stroke[0]![1].toFixed(4)}`,
      'G4 P0 ',
      'M03 S600',
      'G4 P0',
      'G1 F900.000000',
    );
    for (const [x, y] of stroke.slice(1)) lines.push(`G1  X${x.toFixed(4)} Y${y.toFixed(4)}`);
    lines.push('G4 P0 ', 'M05', 'G1 F3000');
  }
  return [...lines, 'G1 X0 Y0'];
}

/** Grey pixels under M3, power at each: as LaserGRBL writes. */
function rasterStyle(): string[] {
  const lines = ['G90', 'G0 X0 Y0', 'M3 S0', 'F1500'];
  for (let row = 0; row < 20; row++) {
    const back = row % 2 === 1;
    lines.push(`G0 X${back ? 40 : 10}Y${short(10 + row * 0.1)}S0`);
    for (let n = 1; n <= 30; n++) {
      lines.push(`${n === 1 ? 'G1 ' : ''}X${short(back ? 40 - n : 10 + n)}S${((n * 7 + row * 3) % 11) * 60}`);
    }
  }
  return [...lines, 'M5', 'G0 X0 Y0 S0'];
}

/** Boxes with round corners and a round hole in each. */
function roundedStyle(): string[] {
  const lines = ['G21', 'G90', 'M4 S0'];
  const [w, h, r] = [60, 45, 6];
  for (let k = 0; k < 12; k++) {
    const x = 20 + (k % 4) * 80;
    const y = 20 + Math.floor(k / 4) * 70;
    const arc = (ex: number, ey: number, i: number, j: number): string => `G3 X${ex} Y${ey} I${i} J${j}`;
    lines.push(
      `G0 X${x + r} Y${y}`,
      `G1 X${x + w - r} Y${y} S850 F1500`,
      arc(x + w, y + r, 0, r),
      `G1 X${x + w} Y${y + h - r}`,
      arc(x + w - r, y + h, -r, 0),
      `G1 X${x + r} Y${y + h}`,
      arc(x, y + h - r, 0, -r),
      `G1 X${x} Y${y + r}`,
      arc(x + r, y, r, 0),
      `G0 X${x + 20} Y${y + 20}`,
      `G2 X${x + 20} Y${y + 20} I8 J0 S850 F1500`,
    );
  }
  return [...lines, 'M5', 'G0 X0 Y0', 'M2'];
}

/** Half circles that meet in cusps: every arc turns straight back, and none is a mistake. */
function scallopStyle(): string[] {
  const lines = ['G21', 'G90', 'M4 S0', 'G0 X20 Y50'];
  for (let k = 0; k < 10; k++) lines.push(`G2 X${30 + 10 * k} Y50 I5 J0${k === 0 ? ' S500 F1200' : ''}`);
  return [...lines, 'G1 X120 Y20', 'X20', 'Y50', 'M5', 'G0 X0 Y0', 'M2'];
}

/** Small laser jobs in the manner of the programs that workshops use. */
export const LASER_STYLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    packed: packedStyle(),
    switched: switchedStyle(),
    raster: rasterStyle(),
    rounded: roundedStyle(),
    scallop: scallopStyle(),
  }).map(([name, lines]) => [name, `${lines.join('\n')}\n`]),
);
