import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { VERSION } from '../../server/src/host/version.js';
import { folderWith } from '../support/folder.js';
import { programs, REPORTS, readYaml } from './files.js';

// The keys that each system documents, as far as we use them: one that is misspelt would be ignored there in silence.
const commands = z.array(z.string()).min(1);
const githubWorkflow = z.strictObject({
  name: z.string(),
  on: z.array(z.enum(['push', 'pull_request'])),
  permissions: z.strictObject({ contents: z.literal('read'), 'security-events': z.literal('write') }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      'runs-on': z.string(),
      steps: z.array(
        z.union([
          z.strictObject({ run: z.string() }),
          z.strictObject({
            uses: z.string().regex(/^[\w-]+(?:\/[\w-]+)+@v\d+$/),
            if: z.string().optional(),
            with: z.record(z.string(), z.unknown()).optional(),
          }),
        ]),
      ),
    }),
  ),
});
const gitlabFile = z.record(
  z.string(),
  z.strictObject({
    image: z.string(),
    script: commands,
    artifacts: z.strictObject({
      when: z.enum(['always', 'on_success', 'on_failure']),
      reports: z.strictObject({ codequality: z.string(), junit: z.string() }),
    }),
  }),
);
const giteeFile = z.strictObject({
  version: z.literal('1.0'),
  name: z.string(),
  displayName: z.string(),
  triggers: z.strictObject({
    trigger: z.literal('auto'),
    push: z.strictObject({ branches: z.strictObject({ prefix: z.array(z.string()) }) }),
  }),
  stages: z.array(
    z.strictObject({
      name: z.string(),
      displayName: z.string(),
      strategy: z.enum(['naturally', 'fast']),
      trigger: z.enum(['auto', 'manual']),
      steps: z.array(
        z.strictObject({
          step: z.literal('build@nodejs'),
          name: z.string(),
          displayName: z.string(),
          nodeVersion: z.string(),
          commands,
          artifacts: z.array(z.strictObject({ name: z.string(), path: z.array(z.string()) })),
        }),
      ),
    }),
  ),
});

interface Case {
  readonly system: string;
  readonly commands: readonly string[];
  /** Files that later steps or the system itself read. */
  readonly made: readonly string[];
}

const github = githubWorkflow.parse(readYaml('ci/github-workflow.yml'));
const gitlab = gitlabFile.parse(readYaml('ci/gitlab.yml'));
const gitee = giteeFile.parse(readYaml('ci/gitee.yml'));
const githubSteps = Object.values(github.jobs).flatMap(({ steps }) => steps);
const giteeSteps = gitee.stages.flatMap(({ steps }) => steps);
const CASES: readonly Case[] = [
  {
    system: 'GitHub',
    commands: githubSteps.flatMap((step) => ('run' in step ? [step.run] : [])),
    made: githubSteps.flatMap((step) =>
      'with' in step && typeof step.with?.sarif_file === 'string' ? [step.with.sarif_file] : [],
    ),
  },
  {
    system: 'GitLab',
    commands: Object.values(gitlab).flatMap(({ script }) => script),
    made: Object.values(gitlab).flatMap(({ artifacts }) => Object.values(artifacts.reports)),
  },
  {
    system: 'Gitee Go',
    commands: giteeSteps.flatMap((step) => step.commands),
    made: giteeSteps.flatMap(({ artifacts }) => artifacts.flatMap(({ path }) => path)),
  },
];

describe.each(CASES)('the file for $system', ({ commands: list, made }) => {
  const run = (files: Readonly<Record<string, string>>) => {
    const cwd = folderWith(files);
    const env = { PATH: `${programs(VERSION)}:${process.env.PATH}` };
    const runs = list.map((command) => spawnSync('sh', ['-ec', command], { cwd, env, encoding: 'utf8' }));
    return { cwd, status: Math.max(...runs.map(({ status }) => status ?? 99)), runs };
  };

  test('its commands find what is wrong, fail, and leave what the next step reads', () => {
    const { cwd, status, runs } = run(REPORTS);
    expect(status).toBe(1);
    expect(runs.map(({ stdout }) => stdout).join('')).toContain('table/relation');
    expect(made.length).toBeGreaterThan(0);
    for (const file of made) expect(existsSync(join(cwd, file)), file).toBe(true);
  });

  test('its commands pass where nothing is wrong', () => {
    expect(run({ 'a.md': REPORTS['年报/2021.md']! }).status).toBe(0);
  });
});

test('GitHub: what is uploaded is uploaded also when the check failed, and only if it is there', () => {
  const upload = githubSteps.find((step) => 'uses' in step && step.uses.includes('upload-sarif'));
  expect(upload).toMatchObject({
    if: expect.stringMatching(/!cancelled\(\) && hashFiles\('gouji\.sarif'\)/),
  });
});
