import { type DefinitionKind, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Span } from '../diagnostic/source.js';
import { checkExpression } from '../expression/check-expression.js';
import type { Scope } from '../expression/scope.js';
import type { DeclaredFunction, Typed } from '../expression/typed.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition, Definition, Path } from '../language/definition.js';
import { namesUsedIn } from './expression-names.js';
import type { Fact, Reference } from './fact.js';

/** What the passes share while a graph is built: who is called what, and what was found on the way. */
export class GraphContext {
  readonly facts: Fact[] = [];
  readonly references: Reference[] = [];
  readonly functions: ReadonlyMap<string, DeclaredFunction>;
  private readonly byKey = new Map<string, AnyDefinition>();
  private readonly broken: ReadonlySet<string>;

  constructor(
    readonly config: ConfigValue,
    readonly definitions: readonly AnyDefinition[],
    broken: readonly DefinitionRef[],
  ) {
    this.broken = new Set(broken.map(refKey));
    this.functions = new Map((config.functions ?? []).map((each) => [each.name, declaredFunction(each)]));
    for (const definition of definitions) {
      const first = this.byKey.get(refKey(definition));
      if (first) this.facts.push({ kind: 'name-twice', definition, first });
      else this.byKey.set(refKey(definition), definition);
    }
  }

  /** The first definition of a kind and name. */
  find<K extends DefinitionKind>(kind: K, name: string): Definition<K> | null {
    const found = this.byKey.get(`${kind}:${name}`);
    // The key starts with the kind, so the definition found is of that kind.
    return (found as Definition<K> | undefined) ?? null;
  }

  /** Exists, but could not be read: there is a finding already, and naming it is not another. */
  isBroken(kind: DefinitionKind, name: string): boolean {
    return this.broken.has(`${kind}:${name}`);
  }

  all<K extends DefinitionKind>(kind: K): readonly Definition<K>[] {
    return this.definitions.filter((each) => each.kind === kind) as unknown as readonly Definition<K>[];
  }

  namesOf(kind: DefinitionKind): readonly string[] {
    return [...this.byKey.values()].filter((each) => each.kind === kind).map((each) => each.name);
  }

  /**
   * Follows a name written at `path` of `from`; notes the use, or that no such definition exists.
   * Of several kinds the first that has the name is meant.
   */
  follow<K extends DefinitionKind>(
    from: AnyDefinition,
    kinds: readonly K[],
    name: string,
    path: Path,
    role: Reference['role'],
  ): { [Each in K]: Definition<Each> }[K] | null {
    for (const kind of kinds) {
      const found = this.find(kind, name);
      if (!found) continue;
      this.refer(from, { kind, name }, role, () => from.spanOf(path));
      // `kind` is one of K, and so is what was found under it.
      return found as unknown as { [Each in K]: Definition<Each> }[K];
    }
    if (kinds.some((kind) => this.isBroken(kind, name))) return null;
    const elsewhere = [...this.byKey.values()].find((each) => each.name === name);
    this.facts.push({
      kind: 'unknown-name',
      definition: from,
      span: from.spanOf(path),
      written: name,
      wanted: kinds.length > 3 ? 'definition' : kinds.join(' or '),
      candidates: kinds.flatMap((kind) => this.namesOf(kind)),
      ...(elsewhere ? { note: `there is ${withArticle(elsewhere.kind)} of that name` } : {}),
    });
    return null;
  }

  followTeam(from: AnyDefinition, name: string, path: Path): void {
    if (this.find('team', name)) {
      this.refer(from, { kind: 'team', name }, 'mentions', () => from.spanOf(path));
    } else if (!this.isBroken('team', name)) {
      const candidates = this.namesOf('team');
      this.facts.push({
        kind: 'unknown-team',
        definition: from,
        span: from.spanOf(path),
        written: name,
        candidates,
      });
    }
  }

  /** Types the expression at `path`; null when there is none, or when it has problems, which are noted. */
  check(
    from: AnyDefinition,
    path: Path,
    scope: Scope,
    expected: 'condition' | 'value' | 'number',
  ): Typed | null {
    const written = from.expressionOf(path);
    if (!written) return null;
    const { typed, problems } = checkExpression(written.syntax, scope, expected);
    for (const problem of problems) {
      this.facts.push({ kind: 'expression', definition: from, text: written.text, problem });
    }
    if (!typed) return null;
    for (const use of namesUsedIn(typed)) {
      this.refer(from, use.to, 'needs', () => written.text.span(use.start, use.end));
    }
    return typed;
  }

  /** Where a name stands is worked out when it is asked for: nearly all references are right. */
  private refer(from: AnyDefinition, to: Reference['to'], role: Reference['role'], place: () => Span): void {
    this.references.push({
      from,
      to,
      role,
      get span() {
        return place();
      },
    });
  }

  misfit(
    definition: AnyDefinition,
    rule: 'type-mismatch' | 'grain-mismatch',
    path: Path,
    message: string,
    help?: string,
  ): void {
    const span = definition.spanOf(path);
    this.facts.push({ kind: 'misfit', rule, definition, span, message, ...(help ? { help } : {}) });
  }
}

function declaredFunction(written: NonNullable<ConfigValue['functions']>[number]): DeclaredFunction {
  return {
    name: written.name,
    arguments: written.arguments.map((kind) => fieldDataType(kind)),
    result: fieldDataType(written.result),
    deterministic: written.deterministic ?? true,
    strict: written.strict ?? false,
  };
}

function fieldDataType(kind: DeclaredFieldType): DeclaredFunction['result'] {
  return kind === 'decimal' ? { kind, scale: null } : { kind };
}

type DeclaredFieldType = NonNullable<ConfigValue['functions']>[number]['result'];

function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
