import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** Settings of V8 count only for those releases of Node in which they are known to be heard while it runs, and to help. */
const heardBy = (releases: RegExp, ...settings: readonly string[]): void => {
  if (releases.test(versions.node)) for (const setting of settings) setFlagsFromString(setting);
};

/**
 * For runs of hundreds of files: V8 compiles fewer functions before they have proven their worth. Nothing that its
 * compiler's own threads read may be set here: with a limit of inlining changed under them, V8 ends the process.
 */
export const compileLess = (): void => heardBy(/^20\./, '--interrupt-budget=150000');

/**
 * For runs of hundreds of files: V8's nursery stays as small as it was for the first, 2 instead of 32 MB. Next to nothing in it
 * outlives its report, so that looking through it more often costs little.
 */
export const keepNurserySmall = (): void => heardBy(/^2[0-2]\./, '--semi-space-growth-factor=1');

/** For runs of thousands of files: V8 also collects garbage before the heap has doubled. */
export const keepMemoryLow = (): void => {
  keepNurserySmall();
  heardBy(/^2[0-2]\./, '--heap-growing-percent=20');
};
