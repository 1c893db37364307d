import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ciTemplates, preCommitTemplate } from '../../src/cli/init/ci-templates.js';
import { VERSION } from '../../src/host/version.js';
import type { GeneratedFile } from './file.js';

const PAGES = 'docs/ci';
const SHOWN = /<!-- file: (\S+) -->\n[\s\S]*?<!-- \/file -->/g;

/** The files that `gouji init` writes, for those who copy or include them without it, and the pages that show them. */
export function ciFiles(root: string): GeneratedFile[] {
  const { github, gitlab, gitee } = ciTemplates(VERSION);
  const files = [
    { path: 'ci/github-workflow.yml', text: github.text },
    { path: 'ci/gitlab.yml', text: gitlab.text },
    { path: 'ci/gitee.yml', text: gitee.text },
    { path: 'ci/pre-commit-config.yaml', text: preCommitTemplate(VERSION).text },
  ];
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const pages = readdirSync(join(root, PAGES)).filter((name) => name.endsWith('.md'));
  return [
    ...files,
    ...pages.map((name) => ({
      path: `${PAGES}/${name}`,
      text: readFileSync(join(root, PAGES, name), 'utf8').replace(
        SHOWN,
        (_, path: string) => `<!-- file: ${path} -->\n\`\`\`yaml\n${textOf(path)}\`\`\`\n<!-- /file -->`,
      ),
    })),
  ];
}
