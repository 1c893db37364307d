import type { Zod } from '../../src/core/checks/define.js';
import { type GeneratedFile, jsonModule, type Say } from './file.js';

const DATA = 'rules/cn-gov-info-annual/data';

export function dataFiles(_root: string, _z: Zod, _say: Say): GeneratedFile[] {
  return [
    {
      path: 'server/src/generated/statutes.ts',
      text: jsonModule('statutesJson', DATA, { statutes: [], documents: [] }),
    },
    { path: 'server/src/generated/regions.ts', text: jsonModule('regionsJson', DATA, { cities: [] }) },
  ];
}
