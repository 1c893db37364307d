// A folder that nobody trusts yet: its own rule packs are left alone and it is said so; with trust they hold.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSteps } from './steps.mjs';
import { foldProblems, openFile, problems, startWindow, turnProblems } from './window.mjs';

const STEPS = {
  'in Restricted Mode reports are checked by the built-in rules': async (page, { code, workspace }) => {
    await openFile(page, code, workspace, '2022.md');
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    await turnProblems(page, true);
    await problems(page)
      .filter({ hasText: /should be 7/ })
      .first()
      .waitFor();
  },
  'the settings say that their pack was not read': async (page) => {
    await foldProblems(page);
    const settings = problems(page).filter({ hasText: 'gouji.yaml' }).first();
    await settings.waitFor();
    await settings.click();
    await page.keyboard.press('ArrowRight');
    await problems(page)
      .filter({ hasText: /Restricted mode/i })
      .first()
      .waitFor();
  },
  'with trust the pack holds, and the notice is gone': async (page) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Workspaces: Manage Workspace Trust');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
    await page.keyboard.press('Escape');
    await page
      .locator('.statusbar-item', { hasText: 'Restricted Mode' })
      .first()
      .waitFor({ state: 'hidden' });
    await problems(page).filter({ hasText: 'gouji.yaml' }).first().waitFor({ state: 'hidden' });
    await problems(page).filter({ hasText: 'jia/sum' }).first().waitFor();
  },
};

export async function runUntrusted(vsix, workspace) {
  writeFileSync(join(workspace, 'gouji.yaml'), 'extends: [./省规则]\nrules: { cross/copied: off }\n');
  const { code, browser, page } = await startWindow({ vsix, trust: true });
  const results = await runSteps(STEPS, page, { code, workspace });
  await browser.close();
  code.stop();
  return results;
}
