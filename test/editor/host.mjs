// Runs host/tests.ts inside VS Code's extension host: the real `vscode` API, the real client and server.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { client } from './paths.mjs';
import { remote, startBrowser, startVsCode, workbenchUrl } from './vscode.mjs';

const LIMIT = 240_000;

export async function runInHost(tests, workspace) {
  const result = join(tests, 'result.json');
  const code = await startVsCode({
    driver: true,
    settings: { 'gouji.language': 'zh' },
    env: { GOUJI_EDITOR_RESULT: result },
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const log = process.env.DEBUG ? (_, args) => console.error(...args) : () => {};
    await page.exposeFunction('codeAutomationLog', log);
    const exited = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    const payload = [
      ['extensionDevelopmentPath', remote(code.port, client)],
      ['extensionTestsPath', remote(code.port, join(tests, 'host/index'))],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchUrl(code.url, workspace, payload));
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, LIMIT).unref())]);
  } finally {
    await browser.close();
    code.stop();
  }
  const results = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : [];
  if (results.length === 0) return [{ title: 'the tests run in the extension host', error: 'nothing ran' }];
  return results;
}
