// client/icon.svg as the PNG that the marketplace wants: `node test/editor/icon.mjs`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { client } from './paths.mjs';
import { startBrowser } from './vscode.mjs';

const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
const svg = readFileSync(join(client, 'icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 }</style>${svg}`);
await page.screenshot({ path: join(client, 'icon.png'), omitBackground: true });
await browser.close();
