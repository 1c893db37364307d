/** Report number `index` of a seed, with a share of injected faults. */
export function generateText(
  index: number,
  options: { readonly seed: number; readonly format: string; readonly errors: number },
): { readonly text: string };
