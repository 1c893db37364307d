import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Localized } from '../../core/form/form.js';
import type { FoundFile } from '../../host/files/discover.js';
import type { Changed } from './check-settings.js';

/** Why git could not say what has changed. */
export interface GitFault {
  readonly fault: Localized;
}

/**
 * The files among `files` that differ from a commit in the working tree, new ones included (`ref`: what they are held
 * against, from where the branch left it; null: the last commit), or those that are staged for the next commit.
 */
export function changedFiles(
  files: readonly FoundFile[],
  changed: Changed,
  cwd: string,
): readonly FoundFile[] | GitFault {
  const option = changed === 'staged' ? '--staged' : '--changed';
  const top = git(['rev-parse', '--show-toplevel'], cwd);
  if (top === null)
    return {
      fault: {
        zh: `${option} 需要 git，而当前文件夹不在 git 仓库中（或没有安装 git）。去掉 ${option} 可校核全部文件。`,
        en: `${option} needs git, and this folder is in no git repository (or git is not installed). Without ${option} all files are checked.`,
      },
    };
  const root = top.replace(/\r?\n$/, '');
  const names = changed === 'staged' ? stagedNames(root) : changedNames(changed.ref, root);
  if ('fault' in names) return names;
  const paths = new Set(names.map((name) => join(root, name)));
  return files.filter(({ absolute }) => paths.has(realPath(absolute)));
}

const UNLISTED: GitFault = {
  fault: {
    zh: 'git 没能列出有改动的文件，请在终端运行 git status 查看原因。',
    en: 'git could not list the changed files; git status tells why.',
  },
};

/** Whatever is in the index and differs from the last commit; what is deleted there is no file to check. */
function stagedNames(root: string): readonly string[] | GitFault {
  const base = headOf(root);
  const list =
    base === ''
      ? git(['ls-files', '--cached', '-z'], root)
      : git(['diff', '--cached', '--name-only', '--no-renames', '--diff-filter=d', '-z', base, '--'], root);
  return list === null ? UNLISTED : split(list);
}

function changedNames(ref: string | null, root: string): readonly string[] | GitFault {
  const base = ref === null ? headOf(root) : mergeBase(ref, root);
  if (base === null)
    return {
      fault: {
        zh: `git 中没有“${ref}”这个提交或分支，或者它与当前分支没有共同的历史（浅克隆时请取回完整历史）。`,
        en: `git knows no commit or branch “${ref}”, or it shares no history with this branch (a shallow clone wants its full history).`,
      },
    };
  const changed = base === '' ? '' : git(['diff', '--name-only', '--no-renames', '-z', base, '--'], root);
  const added = git(
    ['ls-files', '--others', '--exclude-standard', '-z', ...(base === '' ? ['--cached'] : [])],
    root,
  );
  return changed === null || added === null ? UNLISTED : [...split(changed), ...split(added)];
}

/** The last commit; empty in a repository that has none yet. */
const headOf = (cwd: string): string => git(['rev-parse', '--verify', '--quiet', 'HEAD'], cwd)?.trim() ?? '';

function mergeBase(ref: string, cwd: string): string | null {
  // An argument that git would take for an option is no reference.
  if (ref.startsWith('-')) return null;
  return git(['merge-base', ref, 'HEAD'], cwd)?.trim() ?? null;
}

/** Output of a git command; null where it failed. Nothing that the repository configures is run. */
function git(args: readonly string[], cwd: string): string | null {
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });
  return status === 0 ? stdout : null;
}

const split = (list: string): string[] => list.split('\0').filter((name) => name !== '');

/** The folder's real path and the file's own name: git lists a link, not what it points to. */
function realPath(absolute: string): string {
  const folder = dirname(absolute);
  try {
    return join(realpathSync(folder), absolute.slice(folder.length).replace(/^[/\\]/, ''));
  } catch {
    return absolute;
  }
}
