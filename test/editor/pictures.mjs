// Pictures for the READMEs, from the real thing: `node test/editor/pictures.mjs` writes client/pictures/*.png.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageExtension } from '../../client/build/package.mjs';
import { buildTests } from './build.mjs';
import { client } from './paths.mjs';
import { setUp } from './setup.mjs';
import { remote, startBrowser, startVsCode, workbenchUrl } from './vscode.mjs';
import { goTo } from './window.mjs';

const SETTINGS = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in
  'window.title': '${activeEditorShort}',
  'workbench.activityBar.location': 'hidden',
  'editor.minimap.enabled': false,
  'editor.fontFamily': 'DejaVu Sans Mono, WenQuanYi Micro Hei',
  'editor.fontSize': 15,
  'editor.lineHeight': 24,
  'breadcrumbs.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.menuBarVisibility': 'hidden',
  'editor.wordWrap': 'on',
};

const NAMES = { zh: '', en: '.en' };

setUp();
const vsix = process.env.GOUJI_VSIX ?? (await packageExtension());
const tests = await buildTests();
const { writeWorkspace } = await import(pathToFileURL(join(tests, 'fixtures.mjs')).href);
const pictures = join(client, 'pictures');
mkdirSync(pictures, { recursive: true });

for (const [language, suffix] of Object.entries(NAMES)) {
  const parent = mkdtempSync(join(tmpdir(), 'gouji-pictures-'));
  const workspace = join(parent, language === 'zh' ? '年报' : 'reports');
  mkdirSync(workspace);
  writeWorkspace(workspace);
  const code = await startVsCode({ vsix: [vsix], settings: SETTINGS, language });
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1180, height: 640 }, deviceScaleFactor: 1.5 });
  page.setDefaultTimeout(60_000);
  const shoot = (name) => page.screenshot({ path: join(pictures, `${name}${suffix}.png`) });
  await page.goto(
    workbenchUrl(code.url, workspace, [['openFile', remote(code.port, join(workspace, '2022.md'))]]),
  );
  await page
    .locator('.statusbar-item', { hasText: /勾稽 \d+ 错|gouji \d+ errors?/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+B');
  await goTo(page, '|8|2|0|');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:visible').first().waitFor();
  await page.waitForTimeout(800);
  await shoot('hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await page.waitForTimeout(400);
  await shoot('quick-fix');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>gouji: Show the tables');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  const frame = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await frame.locator('td.error').first().waitFor();
  await frame.locator('h2#t3').evaluate((title) => title.scrollIntoView());
  await frame.locator('td.error').first().hover();
  await page.waitForTimeout(800);
  await shoot('tables');
  await browser.close();
  code.stop();
  rmSync(parent, { recursive: true, force: true });
}
rmSync(tests, { recursive: true, force: true });
process.exit(0);
