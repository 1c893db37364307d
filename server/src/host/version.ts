/** The engine's version: that of `server/package.json`, held equal by a test. */
export const VERSION = '0.1.0';
