import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { SettingsStore } from '../../server/src/host/settings/settings.js';
import { folderWith } from '../support/folder.js';
import { HOSTILE_SETTINGS } from './hostile-settings.js';

afterEach(() => vi.unstubAllEnvs());

const load = (root: string) => {
  vi.stubEnv('GOUJI_TRUST', join(root, 'none.yaml'));
  const { rules, id } = builtinPack();
  const known = { rules: new Set(rules.map((rule) => rule.id)), packs: new Set([id]), own: id };
  return new SettingsStore(known).load([root]);
};

describe('hostile settings are refused with a code of their own', () => {
  test.each(HOSTILE_SETTINGS)('$name: $code', async ({ code, files }) => {
    const issues = await load(folderWith(files));
    expect(issues[0]).toMatchObject({ code });
    expect(issues.length).toBeLessThanOrEqual(100);
    expect(issues[0]!.message.zh).toMatch(/\p{Script=Han}/u);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.skipIf(process.platform === 'win32')('pipes are not waited for', async () => {
    const root = folderWith({ 'b/gouji.yaml': 'extends: [./pipe]\n' });
    for (const path of ['gouji.yaml', 'b/pipe']) spawnSync('mkfifo', [join(root, path)]);
    expect(await load(root)).toMatchObject([{ code: 'settings/unreadable' }]);
    expect(await load(join(root, 'b'))).toMatchObject([{ code: 'pack/special-file' }]);
  });
});
