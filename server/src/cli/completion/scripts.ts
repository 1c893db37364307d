import type { CommandShape, Shell } from './shape.js';

type Writer = (commands: readonly CommandShape[]) => string;

const flags = ({ options }: CommandShape): string => options.map(({ flag }) => flag).join(' ');
const names = (commands: readonly CommandShape[]): string => commands.map(({ name }) => name).join(' ');

/** `check:--format) … ;;` for every option whose value is one of some words or a path. */
const valueCases = (
  commands: readonly CommandShape[],
  words: (list: string) => string,
  files: string,
): string =>
  commands
    .flatMap(({ name, options }) =>
      options.flatMap(({ flag, value, words: list }) =>
        value === 'words'
          ? [`    ${name}:${flag}) ${words(list.join(' '))}; return ;;`]
          : value === 'file'
            ? [`    ${name}:${flag}) ${files}; return ;;`]
            : value === 'text'
              ? [`    ${name}:${flag}) return ;;`]
              : [],
      ),
    )
    .join('\n');

const bash: Writer = (
  commands,
) => `# gouji: completion for bash. Put into ~/.bashrc:  eval "$(gouji completion bash)"
_gouji() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case " ${names(commands)} " in
      *" \${COMP_WORDS[i]} "*) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command:$prev" in
${valueCases(commands, (list) => `COMPREPLY=($(compgen -W "${list}" -- "$cur"))`, 'COMPREPLY=($(compgen -f -- "$cur"))')}
  esac
  case "$command" in
    "") COMPREPLY=($(compgen -W "${names(commands)} --help --version --lang" -- "$cur")) ;;
${commands
  .map((command) => {
    const words = command.operands.join(' ');
    const operand =
      words === ''
        ? 'COMPREPLY=($(compgen -f -- "$cur"))'
        : `COMPREPLY=($(compgen -W "${words}" -- "$cur") $(compgen -f -- "$cur"))`;
    return `    ${command.name}) if [[ "$cur" == -* ]]; then COMPREPLY=($(compgen -W "${flags(command)}" -- "$cur")); else ${operand}; fi ;;`;
  })
  .join('\n')}
  esac
}
complete -o filenames -F _gouji gouji
`;

const zsh: Writer = (commands) => `#compdef gouji
# gouji: completion for zsh. Put into ~/.zshrc after compinit:  eval "$(gouji completion zsh)"
_gouji() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}" command="" i
  for ((i = 2; i < CURRENT; i++)); do
    case " ${names(commands)} " in
      *" \${words[i]} "*) command="\${words[i]}"; break ;;
    esac
  done
  case "$command:$prev" in
${valueCases(commands, (list) => `compadd -- ${list}`, '_files')}
  esac
  case "$command" in
    "") compadd -- ${names(commands)} --help --version --lang ;;
${commands
  .map((command) => {
    const words = command.operands.length === 0 ? '' : `compadd -- ${command.operands.join(' ')}; `;
    return `    ${command.name}) if [[ "$cur" == -* ]]; then compadd -- ${flags(command)}; else ${words}_files; fi ;;`;
  })
  .join('\n')}
  esac
}
(( $+functions[compdef] )) && compdef _gouji gouji
`;

const fishQuoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish: Writer = (commands) =>
  [
    '# gouji: completion for fish. Put into ~/.config/fish/completions/gouji.fish',
    ...commands.map(
      ({ name, help }) => `complete -c gouji -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(help)}`,
    ),
    ...commands.flatMap(({ name, options, operands }) => {
      const when = `-n '__fish_seen_subcommand_from ${name}'`;
      return [
        ...(operands.length === 0 ? [] : [`complete -c gouji ${when} -a ${fishQuoted(operands.join(' '))}`]),
        ...options.map(({ flag, help, value, words }) => {
          const shape =
            value === 'none'
              ? ''
              : value === 'file'
                ? ' -r -F'
                : words.length > 0
                  ? ` -x -a ${fishQuoted(words.join(' '))}`
                  : ' -x';
          return `complete -c gouji ${when} -l ${flag.slice(2)}${shape} -d ${fishQuoted(help)}`;
        }),
      ];
    }),
    '',
  ].join('\n');

const powershellList = (words: readonly string[]): string =>
  `@(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;

const powershell: Writer = (
  commands,
) => `# gouji: completion for PowerShell. Put into $PROFILE:  gouji completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName gouji -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $names = ${powershellList(commands.map(({ name }) => name))}
  $command = $words | Select-Object -Skip 1 | Where-Object { $names -contains $_ } | Select-Object -First 1
  $last = if ($wordToComplete -eq '') { $words[-1] } elseif ($words.Count -gt 1) { $words[-2] } else { '' }
  $values = @{
${commands
  .flatMap(({ name, options }) =>
    options
      .filter(({ words }) => words.length > 0)
      .map(({ flag, words }) => `    '${name} ${flag}' = ${powershellList(words)}`),
  )
  .join('\n')}
  }
  $options = @{
${commands
  .map(
    ({ name, options, operands }) =>
      `    '${name}' = ${powershellList([...operands, ...options.map(({ flag }) => flag)])}`,
  )
  .join('\n')}
  }
  $found = if (-not $command) { $names + @('--help', '--version', '--lang') }
    elseif ($values.ContainsKey("$command $last")) { $values["$command $last"] }
    else { $options[$command] }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;

/** The completion script of a shell. */
export const completionScripts: Readonly<Record<Shell, Writer>> = { bash, zsh, fish, powershell };
