import type { Template } from './template.js';

/** Files that bring gouji into a CI system. `gouji init` writes them, and `npm run generate` keeps ci/ the same. */
export function ciTemplates(
  version: string,
  isLocked = false,
): Readonly<Record<'github' | 'gitlab' | 'gitee', Template>> {
  // Where packs are locked, CI takes nothing but what the lock says.
  const check = `npx --yes gouji@${version} check .${isLocked ? ' --frozen' : ''}`;
  return {
    github: { path: '.github/workflows/gouji.yml', text: github(check) },
    gitlab: { path: '.gitlab-ci.yml', text: gitlab(check) },
    gitee: { path: '.workflow/gouji.yml', text: gitee(check) },
  };
}

const github = (check: string): string => `# 年报校核：问题标注在改动处，并上传到代码扫描
name: gouji
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  gouji:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: ${check} --format github --format sarif=gouji.sarif
      # 私有仓库没有开通代码扫描时，删去这一步；标注不受影响
      - uses: github/codeql-action/upload-sarif@v4
        if: \${{ !cancelled() && hashFiles('gouji.sarif') != '' }}
        with:
          sarif_file: gouji.sarif
          category: gouji
`;

const gitlab = (check: string): string => `# 年报校核：问题显示在合并请求里
gouji:
  image: node:22-slim
  script:
    - ${check} --format pretty --format gitlab=gl-code-quality-report.json --format junit=gouji.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: gouji.xml
`;

const gitee = (check: string): string => `# 年报校核（Gitee Go）
version: '1.0'
name: gouji
displayName: 年报校核
triggers:
  trigger: auto
  push:
    branches:
      prefix:
        - ''
stages:
  - name: check
    displayName: 校核
    strategy: naturally
    trigger: auto
    steps:
      - step: build@nodejs
        name: gouji
        displayName: gouji
        nodeVersion: '22'
        commands:
          - ${check} --format pretty --format html=gouji.html
        artifacts:
          - name: GOUJI
            path:
              - ./gouji.html
`;

/** For pre-commit.com; reports only are checked, whatever else is committed with them. */
export const preCommitTemplate = (version: string): Template => ({
  path: '.pre-commit-config.yaml',
  text: `# 提交前校核将要提交的年报
repos:
  - repo: local
    hooks:
      - id: gouji
        name: 年报校核
        language: node
        additional_dependencies: [gouji@${version}]
        entry: gouji check --staged
        files: \\.(md|markdown|txt|tsv|html?)$
        pass_filenames: false
`,
});
