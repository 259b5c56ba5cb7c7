import type { Command, Option } from 'commander';

/** Names of definitions, read only when a word that is one is being typed. */
export interface NameSource {
  metrics(): readonly string[];
  dimensions(): readonly string[];
  definitions(): readonly string[];
  teams(): readonly string[];
}

/** What may stand in the place of the last word, which may be empty; unfiltered words are left to the shell. */
export function complete(program: Command, words: readonly string[], names: NameSource): readonly string[] {
  const last = words.at(-1) ?? '';
  const [name = '', ...rest] = words;
  if (words.length <= 1)
    return startingWith(
      last,
      visible(program).map((each) => each.name()),
    );
  const command = visible(program).find((each) => each.name() === name);
  if (!command) return [];
  const before = rest.at(-2);
  const option = command.options.find((each) => before && (each.long === before || each.short === before));
  if (option && (option.required || option.optional)) {
    return startingWith(last, valuesOf(name, option, names));
  }
  if (last.startsWith('-')) {
    return startingWith(
      last,
      command.options.flatMap((each) => (each.long ? [each.long] : [])),
    );
  }
  return startingWith(last, argumentsOf(name, names));
}

function valuesOf(command: string, option: Option, names: NameSource): readonly string[] {
  switch (`${command} ${option.long}`) {
    case 'query --by':
      return names.dimensions();
    case 'approve --as':
      return names.teams();
    default:
      return option.argChoices ?? [];
  }
}

function argumentsOf(command: string, names: NameSource): readonly string[] {
  switch (command) {
    case 'query':
      return names.metrics();
    case 'explain':
    case 'compare':
    case 'history':
    case 'approve':
      return names.definitions();
    case 'completion':
      return Object.keys(COMPLETION_SCRIPTS);
    default:
      return [];
  }
}

function visible(program: Command): readonly Command[] {
  return program.commands.filter((each) => !each.name().startsWith('__'));
}

function startingWith(start: string, words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word.startsWith(start)).sort();
}

/** One a shell: each asks `accord __complete` for the words that fit. */
export const COMPLETION_SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_accord() {
  local IFS=$'\\n'
  COMPREPLY=($(accord __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _accord accord
`,
  zsh: `#compdef accord
_accord() {
  local -a found
  found=("\${(@f)$(accord __complete -- "\${(@)words[2,$CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -- "\${found[@]}"; else _files; fi
}
compdef _accord accord
`,
  fish: `complete -c accord -f -a '(accord __complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
};
