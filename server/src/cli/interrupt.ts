let listens = false;
let interrupted = false;

/** From now on an interrupt ends the run at its next turn rather than in the middle of a write. */
export function listenForInterrupt(): () => boolean {
  if (!listens) {
    listens = true;
    process.once('SIGINT', () => {
      interrupted = true;
      // A second one does not wait.
      process.once('SIGINT', () => process.exit(130));
    });
  }
  return () => interrupted;
}
