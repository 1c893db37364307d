import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { LineIndex } from '../../../server/src/core/text/lines.js';
import { FileState } from '../../../server/src/lsp/project/file-state.js';
import { Project } from '../../../server/src/lsp/project/project.js';

const PATH = '/nowhere/compilation.md';

/** A project that has looked around and found nothing. */
export async function startedProject(): Promise<Project> {
  const project = new Project('/nowhere', builtinPack(), () => {}, 60_000);
  await project.ready(PATH, '');
  return project;
}

/** What a project finds in the one file that is open, which says this now. */
export function findingsOf(project: Project, text: string) {
  const state = new FileState(
    {
      uri: 'file:///nowhere/compilation.md',
      path: PATH,
      version: 1,
      text,
      positions: new LineIndex(text),
      language: 'zh',
      project,
    },
    '1',
  );
  project.opened(PATH, state);
  return state.findings;
}
