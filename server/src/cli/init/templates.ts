import { VERSION } from '../../host/version.js';

/** What `gouji init` was told, or asked for. */
export interface InitAnswers {
  readonly agency: string;
  readonly level: string;
  readonly region: string;
  readonly ci: 'github' | 'gitlab' | 'gitee' | 'none';
  readonly preCommit: boolean;
}

/** A file that is written where there is none yet. */
export interface Template {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

const CHECK = `npx --yes gouji@${VERSION} check .`;

/** Quoted so that any name stays one YAML string. */
const quoted = (text: string): string => JSON.stringify(text);

export function settingsTemplate({ agency, level, region }: InitAnswers): Template {
  const lines = [
    ...(agency === '' ? [] : [`  name: ${quoted(agency)}`]),
    ...(level === '' ? [] : [`  level: ${level}`]),
    ...(region === '' ? [] : [`  region: ${quoted(region)}`]),
  ];
  const own = lines.length === 0 ? ['# agency:', '#   name: 机关全称'] : ['agency:', ...lines];
  return {
    path: 'gouji.yaml',
    text: [
      '# 勾稽的设置，说明见 gouji config 文件 与 gouji explain 规则',
      ...own,
      '',
      '# 规则级别：off、hint、info、warning、error',
      'rules: {}',
      '',
    ].join('\n'),
  };
}

const github = `# 年报校核：问题标注在改动处，并上传到代码扫描
name: gouji
on: [push, pull_request]
jobs:
  gouji:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: ${CHECK} --format github --format sarif=gouji.sarif
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: gouji.sarif
`;

const gitlab = `# 年报校核：问题显示在合并请求里
gouji:
  image: node:20
  script:
    - ${CHECK} --format pretty --format gitlab=gl-code-quality-report.json --format junit=gouji.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: gouji.xml
`;

const gitee = `# 年报校核（Gitee Go）
version: '1.0'
name: gouji
displayName: 年报校核
triggers:
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
        nodeVersion: 20.10.0
        commands:
          - ${CHECK}
`;

const preCommit = `# 提交前校核有改动的年报
repos:
  - repo: local
    hooks:
      - id: gouji
        name: 年报校核
        language: node
        additional_dependencies: [gouji@${VERSION}]
        entry: gouji check
        files: \\.(md|markdown|txt|tsv|html?)$
        require_serial: true
`;

export const CI_TEMPLATES: Readonly<Record<'github' | 'gitlab' | 'gitee', Template>> = {
  github: { path: '.github/workflows/gouji.yml', text: github },
  gitlab: { path: '.gitlab-ci.yml', text: gitlab },
  gitee: { path: '.workflow/gouji.yml', text: gitee },
};

export const PRE_COMMIT_TEMPLATE: Template = { path: '.pre-commit-config.yaml', text: preCommit };
