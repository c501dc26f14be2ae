// Loaded before a measured Node program (`node --require`): tells at its end what it used, in microseconds and bytes.
// Portable where `time` is not, and exact to the microsecond. Threads of the program count in; they do not write.
const { isMainThread } = require('node:worker_threads');

const { readFileSync, writeFileSync } = require('node:fs');

const target = process.env.ETABLI_USAGE_FILE;
if (isMainThread && target !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const peak = process.platform === 'linux' ? linuxPeak() : maxRSS * 1024;
    writeFileSync(target, JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peak }));
  });
}

/** [bytes] On Linux maxRSS also holds what the parent had in memory when it started us; VmHWM does not. */
function linuxPeak() {
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}
