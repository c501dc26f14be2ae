import { Command, OWN_NAME } from './spec.ts';
import type { Survey } from './write-layers.ts';
import type { CommandSink } from './write-sink.ts';

/** In the order of LightBurn's files: what the screen shows, then the layers, then how often the whole is repeated: once. */
export function writeHeader(sink: CommandSink, { layers, box: [x0, y0, x1, y1] }: Survey, machineZero: boolean): void {
  const corner = (sub: number, x: number, y: number): void => {
    sink.put(Command.frame, sub).long(x).long(y);
  };
  if (machineZero) sink.put(Command.file, 0x10).put(Command.absolute, 0x01);
  else sink.put(Command.file, 0x12);
  sink.put(Command.start).put(Command.offset, 0x02, 0x00).put(Command.file, 0x00);
  corner(0x06, 0, 0);
  sink.put(Command.frame, 0x38, 0x00);
  corner(0x03, x0, y0);
  corner(0x07, x1, y1);
  corner(0x50, x0, y0);
  corner(0x51, x1, y1);
  sink.put(Command.frame, 0x04, 0x00, 0x01, 0x00, 0x01).long(0).long(0);
  sink.put(Command.frame, 0x05, 0x00);
  for (const [index, { speed, color, least, most, scan, box }] of layers.entries()) {
    sink.put(Command.speed, 0x04, index).long(speed);
    sink.put(Command.power, 0x31, index).short(least).put(Command.power, 0x32, index).short(most);
    sink.put(Command.power, 0x41, index).short(least).put(Command.power, 0x42, index).short(most);
    sink.put(Command.layer, 0x06, index).long(color);
    sink.put(Command.layer, 0x41, index, scan.mode);
    for (const [sub, x, y] of [
      [0x52, box[0], box[1]],
      [0x53, box[2], box[3]],
      [0x61, box[0], box[1]],
      [0x62, box[2], box[3]],
    ] as const)
      sink.put(Command.frame, sub, index).long(x).long(y);
  }
  sink.put(Command.layer, 0x22, Math.max(0, layers.length - 1));
  sink.put(Command.frame, 0x54, 0x00).long(0).put(Command.frame, 0x54, 0x01).long(0);
  sink.put(Command.frame, 0x55, 0x00).long(0).put(Command.frame, 0x55, 0x01).long(0);
  sink.put(Command.offset, 0x03).long(0).long(0);
  sink.put(Command.offset, 0x00, 0x00).put(Command.offset, 0x01, 0x00);
  sink.put(Command.box, 0x00, 0x00).put(Command.box, 0x01, 0x00).put(Command.box, 0x02);
  for (const at of [0, 4])
    sink.long([...OWN_NAME.slice(at, at + 4)].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0));
  sink.put(Command.box, 0x03).long(x0).long(y0).put(Command.box, 0x04).long(x1).long(y1);
  const copies = (...command: readonly number[]): void => {
    sink
      .put(...command, 0x00, 0x01, 0x00, 0x01)
      .long(x1 - x0)
      .long(y1 - y0);
  };
  copies(Command.box, 0x05);
  sink.put(Command.box, 0x06).long(0).long(0).put(Command.box, 0x07, 0x00);
  sink.put(Command.pen, 0x00).put(Command.frame, 0x60, 0x00);
  corner(0x13, x0, y0);
  corner(0x17, x1, y1);
  corner(0x23, x0, y0);
  sink.put(Command.frame, 0x24, 0x00);
  corner(0x37, x1, y1);
  copies(Command.frame, 0x08);
}
