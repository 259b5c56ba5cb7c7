import { Argument, Command } from 'commander';
import type { AnyDefinition } from '../../src/language/definition.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { loadProject } from '../../src/load-project.js';
import { COMPLETION_SCRIPTS, complete, type NameSource } from '../complete.js';
import { print } from '../console.js';

export function completionCommand(): Command {
  return new Command('completion')
    .description('A script that lets your shell complete commands, options and names of definitions')
    .addArgument(new Argument('<shell>').choices(Object.keys(COMPLETION_SCRIPTS)))
    .addHelpText(
      'after',
      `
Examples:
  $ source <(accord completion bash)
  $ accord completion zsh > "\${fpath[1]}/_accord"
  $ accord completion fish > ~/.config/fish/completions/accord.fish`,
    )
    .action((shell: string) => print(COMPLETION_SCRIPTS[shell] ?? ''));
}

/** What the scripts ask; not shown in the help. */
export function answerCompletionCommand(program: Command): Command {
  return new Command('__complete')
    .argument('[words...]')
    .allowUnknownOption()
    .action((words: string[]) => {
      const found = complete(program, words, namesHere());
      print(found.map((word) => `${word}\n`).join(''));
    });
}

function namesHere(): NameSource {
  const named = (...kinds: readonly AnyDefinition['kind'][]) =>
    definitionsHere()
      .filter((each) => kinds.length === 0 || kinds.includes(each.kind))
      .map((each) => each.name);
  return {
    metrics: () => named('metric'),
    definitions: () => named(),
    teams: () => named('team'),
    dimensions: () => [
      ...named('segmentation'),
      ...definitionsHere().flatMap((each) =>
        each.kind === 'entity' ? each.value.fields.map((field) => `${each.name}.${field.name}`) : [],
      ),
    ],
  };
}

/** Somebody is typing: what cannot be read completes to nothing, and says nothing. */
function definitionsHere(): readonly AnyDefinition[] {
  try {
    return readDefinitions(loadProject('.').sources).definitions;
  } catch {
    return [];
  }
}
