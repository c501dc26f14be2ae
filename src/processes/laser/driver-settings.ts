import type { BurnName, BurnSetting, DriverSettings } from '../../model/driver-settings.ts';
import type { LaserMachine } from './machine.ts';
import type { LaserSetup } from './setup.ts';
import type { LineWork } from './work.ts';

/** [mm] Where the material has no rows of its own. */
const USUAL_INTERVAL = 0.1;

/** What the machine's driver is set to for this material: what a drawing job leaves to it. */
export function driverSettings({ head, machine, work, maxSpeed }: LaserSetup): DriverSettings {
  const { x, y } = head.reach;
  const burns: Partial<Record<BurnName, BurnSetting>> = {};
  const put = (name: BurnName, how: LineWork | undefined): void => {
    if (how === undefined) return;
    const { speed, power, passes, air } = how;
    burns[name] = { color: machine.driver[name], speed, power, passes, air };
  };
  put('cut', work.cut);
  put('score', work.score);
  put('engrave', work.engrave);
  return {
    page: [x[0]!, y[0]!, x[1]!, y[1]!],
    hairline: machine.driver.hairline,
    interval: work.engrave?.interval ?? USUAL_INTERVAL,
    ...(machine.powerMin > 0 ? { powerMin: machine.powerMin } : {}),
    travel: maxSpeed,
    burns,
  };
}

/** Numbers that only the machine knows and its dialect needs. */
export function laserScale(machine: LaserMachine): Readonly<Record<string, number>> {
  return {
    powerMax: machine.powerMax,
    ...(machine.switchedBy === 'fan' ? { fanLaser: 1 } : {}),
    ...(machine.mirrorX ? { mirrorX: 1 } : {}),
    ...(machine.mirrorY ? { mirrorY: 1 } : {}),
    ...(machine.zero === 'machine' ? { machineZero: 1 } : {}),
  };
}
