import { writeFileSync } from 'node:fs';
import { TESTS } from './tests.js';

interface Result {
  readonly title: string;
  readonly milliseconds: number;
  readonly error: string | null;
}

/** Entry that VS Code calls in its extension host; writes what came out to `GOUJI_EDITOR_RESULT`. */
export async function run(): Promise<void> {
  const results: Result[] = [];
  for (const [title, test] of Object.entries(TESTS)) {
    const start = performance.now();
    let error: string | null = null;
    try {
      await test();
    } catch (caught) {
      error = caught instanceof Error ? (caught.stack ?? caught.message) : String(caught);
    }
    results.push({ title, milliseconds: Math.round(performance.now() - start), error });
    writeFileSync(process.env.GOUJI_EDITOR_RESULT ?? 'result.json', JSON.stringify(results));
  }
  const failed = results.filter((one) => one.error !== null).length;
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
