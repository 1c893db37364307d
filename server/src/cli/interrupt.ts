/** From now on an interrupt ends the run at its next turn rather than in the middle of a write. */
export function listenForInterrupt(): () => boolean {
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    // A second one does not wait.
    process.once('SIGINT', () => process.exit(130));
  });
  return () => interrupted;
}
