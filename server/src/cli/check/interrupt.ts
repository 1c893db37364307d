let listens = false;
let interrupted = false;

/** Ctrl+C, a CI system that gives up, a terminal that is closed. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From now on an interrupt ends the run at its next turn rather than in the middle of a write. */
export function listenForInterrupt(): () => boolean {
  if (!listens) {
    listens = true;
    for (const signal of SIGNALS)
      process.once(signal, () => {
        interrupted = true;
        // A second one does not wait.
        process.once(signal, () => process.exit(130));
      });
  }
  return () => interrupted;
}
