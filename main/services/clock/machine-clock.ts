import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { randomBytes } from 'node:crypto';
import type { ClockReading } from '../../../shared/domain/clock.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';

/** The clock of the machine that nobody sets: since which start, and for how long. */
export type MachineClock = () => Pick<ClockReading, 'boot' | 'uptime'>;

/** Linux names the time between two starts; elsewhere every start of the program counts as one, which proves less and never too much. */
const bootName = (): string => {
  try {
    // A digest, because the name itself is an identifier of the machine that belongs to nobody else.
    const name = readFileSync('/proc/sys/kernel/random/boot_id');
    return digestOfBytes(new Uint8Array(name)).slice(0, 16);
  } catch {
    return randomBytes(8).toString('hex');
  }
};

export const openMachineClock = (): MachineClock => {
  const boot = bootName();
  return () => ({ boot, uptime: Math.round(uptime() * 1000) });
};
