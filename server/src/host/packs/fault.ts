import type { PackFault, Place } from '../../core/pack/layer.js';
import { withRemedy } from './remedies.js';

/** A pack is refused; never more than one reason at a time, the first that was met. */
export class PackError extends Error {
  readonly fault: PackFault;
  constructor(fault: PackFault) {
    super(`${fault.code}: ${fault.message.en}`);
    this.fault = { ...fault, message: withRemedy(fault.code, fault.message) };
  }
}

/** `code` without `pack/`. */
export function refuse(code: string, zh: string, en: string, place: Place | null = null): never {
  throw new PackError({ code: `pack/${code}`, message: { zh, en }, place });
}

/** The beginning of a file, for faults about it as a whole. */
export const placeIn = (pack: string, file: string): Place => ({ pack, file, line: 1, column: 1 });
