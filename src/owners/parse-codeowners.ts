import { isMatch } from './codeowners-pattern.js';

export interface OwnersRule {
  /** 1-based. */
  readonly line: number;
  /** GitLab's section head above it, folded to lower case; null at the top and on GitHub. */
  readonly section: string | null;
  readonly pattern: string;
  /** Empty where a line takes a file's owners away. */
  readonly owners: readonly string[];
}

/** The lines that name a pattern. */
export function parseCodeowners(
  text: string,
  { hasSections }: { readonly hasSections: boolean },
): readonly OwnersRule[] {
  const rules: OwnersRule[] = [];
  let section: string | null = null;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    const head = hasSections ? /^\^?(\[[^\]]+\])/.exec(line)?.[1] : undefined;
    if (head !== undefined) section = head.toLowerCase();
    if (line === '' || line.startsWith('#') || head !== undefined) continue;
    const [pattern = '', ...words] = line.match(/(?:\\.|\S)+/g) ?? [];
    const comment = words.findIndex((word) => word.startsWith('#'));
    rules.push({ line: index + 1, section, pattern, owners: comment < 0 ? words : words.slice(0, comment) });
  }
  return rules;
}

/** The rule in force for a path, of those of one section: of the lines that match, the last. */
export function ruleFor(rules: readonly OwnersRule[], path: string): OwnersRule | null {
  return rules.findLast((rule) => isMatch(rule.pattern, path)) ?? null;
}
