import { join } from 'node:path';

/** Runs steps one after the other in one window. With `SHOTS`, a picture of each that fails is left in that folder. */
export async function runSteps(steps, page, given) {
  const results = [];
  for (const [title, step] of Object.entries(steps)) {
    const start = performance.now();
    let error = null;
    try {
      await step(page, given);
    } catch (caught) {
      error = caught.stack;
      if (process.env.SHOTS)
        await page.screenshot({ path: join(process.env.SHOTS, `${Date.now()}.png`) }).catch(() => {});
      await page.keyboard.press('Escape').catch(() => {});
    }
    results.push({ title, milliseconds: Math.round(performance.now() - start), error });
  }
  return results;
}
