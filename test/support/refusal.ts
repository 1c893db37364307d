import { PackError } from '../../server/src/host/packs/fault.js';

/** The code of a refusal, and why. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'taken';
  } catch (error) {
    if (error instanceof PackError) return `${error.fault.code}: ${error.fault.message.en}`;
    throw error;
  }
}
