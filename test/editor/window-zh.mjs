// The same window in Chinese, as most users have it: VS Code's own words, the extension's and the server's.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSteps } from './steps.mjs';
import { foldProblems, openFile, problems, startWindow, turnProblems } from './window.mjs';

const row = (page, words) => page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();

async function command(page, words) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${words}`);
  await row(page, words).click();
}

const STEPS = {
  'the status bar counts in Chinese': async (page, { code, workspace }) => {
    await openFile(page, code, workspace, '2022.md');
    await page
      .locator('.statusbar-item', { hasText: /勾稽 \d+ 错 \d+ 警/ })
      .first()
      .waitFor();
  },
  'the Problems panel speaks Chinese': async (page) => {
    await turnProblems(page, true);
    await page.locator('.panel .action-label', { hasText: '问题' }).first().waitFor();
    await problems(page)
      .filter({ hasText: /应为 ?7/ })
      .first()
      .waitFor();
    await turnProblems(page, false);
  },
  'a new report is asked for and written': async (page) => {
    await command(page, '新建年报');
    const input = page.locator('.quick-input-widget input');
    await page.locator('.quick-input-message', { hasText: '机关全称' }).waitFor();
    await input.fill('柳州市甲乙区档案局');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: '报告年度' }).waitFor();
    await input.fill('2023');
    await page.keyboard.press('Enter');
    await row(page, '部门').click();
    await row(page, '没有').click();
    await page
      .locator('.view-line', { hasText: '柳州市甲乙区档案局2023年政府信息公开工作年度报告' })
      .first()
      .waitFor();
  },
  'a rule is explained in Chinese': async (page) => {
    await command(page, '解释规则');
    await page.locator('.quick-input-widget input').fill('table/relation');
    await row(page, 'table/relation').click();
    await page.locator('.tab.active', { hasText: 'relation' }).waitFor();
  },
  'a fault in the settings is in the Problems panel, at its line': async (page, { workspace }) => {
    appendFileSync(join(workspace, 'gouji.yaml'), 'languag: zh\n');
    await foldProblems(page);
    await problems(page).filter({ hasText: 'gouji.yaml' }).first().waitFor();
  },
};

export async function runInChinese(vsix, workspace) {
  const { code, browser, page } = await startWindow({ vsix, language: 'zh' });
  const results = await runSteps(STEPS, page, { code, workspace });
  await browser.close();
  code.stop();
  return results;
}
