import { VERSION } from '../../host/version.js';
import type { Session } from '../session.js';

const MEGABYTE = 1024 * 1024;

/** What a maintainer asks for first. No text of any report is in it. */
export function debugInformation(session: Session): string {
  const { client } = session.context;
  // Where node was started with --expose-gc, the heap is what is really in use.
  globalThis.gc?.();
  const memory = process.memoryUsage();
  const features = Object.entries(client).filter(([, value]) => typeof value === 'boolean');
  const folders = session
    .projects()
    .map(({ root, index, workspace, settingsIssues }) => [
      `- ${root ?? '(no folder)'}: ${index.files.length} files, ${index.summaries().length} reports,`,
      `pack ${workspace.pack.id}@${workspace.pack.version}, ${settingsIssues.length} faults in settings`,
    ]);
  return [
    `# gouji ${VERSION}`,
    `Node ${process.version} ${process.platform} ${process.arch}, up ${Math.round(process.uptime())} s`,
    `Memory: ${Math.round(memory.rss / MEGABYTE)} MB resident, ${(memory.heapUsed / MEGABYTE).toFixed(1)} MB heap`,
    `Open documents: ${session.documents.all().length}`,
    '## Folders',
    folders.map((lines) => lines.join(' ')).join('\n') || '(none)',
    '## Client',
    features.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
    '',
  ].join('\n\n');
}
