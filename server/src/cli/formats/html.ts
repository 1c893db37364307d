import type { Format } from './format.js';
export const html: Format = {
  wantsHelp: 'always',
  wantsViews: false,
  wantsDigests: true,
  open: () => ({ file: () => '', end: () => '' }),
};
