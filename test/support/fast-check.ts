import {
  configureGlobal,
  type IAsyncProperty,
  type IProperty,
  type Parameters,
  assert as said,
} from 'fast-check';

/**
 * fast-check, with one seed for everyone: a build that fails was broken by its change, and fails again when asked
 * again. New questions are for `npm run fuzz`, and for these tests with `GOUJI_SEED=random` (or a number) and
 * `GOUJI_RUNS=20`, which asks twenty times as many.
 */
export * from 'fast-check';

const { GOUJI_SEED: wanted, GOUJI_RUNS: times } = process.env;
const SEED = 20_221_101;
if (wanted !== 'random') configureGlobal({ seed: wanted === undefined ? SEED : Number(wanted) });
const FACTOR = times === undefined ? 1 : Number(times);
/** What fast-check asks where a test names no number of runs. */
const USUAL = 100;

export function assert<T>(property: IAsyncProperty<T>, params?: Parameters<T>): Promise<void>;
export function assert<T>(property: IProperty<T>, params?: Parameters<T>): void;
export function assert<T>(
  property: IAsyncProperty<T> | IProperty<T>,
  params?: Parameters<T>,
): Promise<void> | void {
  return said(property as IProperty<T>, { ...params, numRuns: (params?.numRuns ?? USUAL) * FACTOR });
}
