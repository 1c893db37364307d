/** Asks the client for what is only convenient; one that refuses, or is going away, is not asked again. */
export function unanswered(request: Promise<unknown>): void {
  request.catch(() => {});
}
