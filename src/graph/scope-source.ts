import type { DeclaredFunction, FieldInfo, TermInfo } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import { resolveField } from './resolve-field.js';

/** Types computed fields and terms when they are first needed, each once; what needs itself is noted as a cycle. */
export class LazyScopeSource implements ScopeSource {
  private readonly fields = new Map<string, FieldInfo | null>();
  private readonly terms = new Map<Definition<'term'>, TermInfo | null>();
  private readonly termsByEntity = new Map<string, Map<string, Definition<'term'>>>();
  private readonly open: {
    readonly label: string;
    readonly definition: Definition<'term'> | Definition<'entity'>;
  }[] = [];

  constructor(private readonly context: GraphContext) {
    for (const term of context.all('term')) {
      const terms = this.termsByEntity.get(term.value.entity) ?? new Map<string, Definition<'term'>>();
      if (!terms.has(term.name)) terms.set(term.name, term);
      this.termsByEntity.set(term.value.entity, terms);
    }
  }

  get functions(): ReadonlyMap<string, DeclaredFunction> {
    return this.context.functions;
  }

  entity(name: string): Definition<'entity'> | null {
    return this.context.find('entity', name);
  }

  field(entityName: string, name: string): FieldInfo | null {
    const entity = this.entity(entityName);
    if (!entity) return null;
    const key = `${entityName}.${name}`;
    const known = this.fields.get(key);
    if (known !== undefined) return known;
    const index = entity.value.fields.findIndex((field) => field.name === name);
    const field = this.guarded(`field ${key}`, entity, ['fields', index, 'expression'], () =>
      resolveField(this.context, this, entity, index),
    );
    this.fields.set(key, field);
    return field;
  }

  term(entity: string, name: string): TermInfo | null | undefined {
    const definition = this.termsByEntity.get(entity)?.get(name);
    if (definition) return this.termOf(definition);
    return this.context.isBroken('term', name) ? null : undefined;
  }

  termNames(entity: string): readonly string[] {
    return [...(this.termsByEntity.get(entity)?.keys() ?? [])];
  }

  /** Also for a term that is the second of its name. */
  termOf(definition: Definition<'term'>): TermInfo | null {
    const known = this.terms.get(definition);
    if (known !== undefined) return known;
    const info = this.guarded(`term ${definition.name}`, definition, ['where'], () => {
      if (!this.entity(definition.value.entity)) return null;
      const scope = entityScope(this, definition.value.entity);
      const condition = this.context.check(definition, ['where'], scope, 'condition');
      return condition && { entity: definition.value.entity, name: definition.name, condition };
    });
    this.terms.set(definition, info);
    return info;
  }

  private guarded<T>(
    label: string,
    definition: Definition<'term'> | Definition<'entity'>,
    path: readonly (string | number)[],
    resolve: () => T | null,
  ): T | null {
    const index = this.open.findIndex((each) => each.label === label);
    if (index !== -1) {
      const around = [...this.open.slice(index).map((each) => each.label), label];
      this.context.facts.push({ kind: 'cycle', definition, span: definition.spanOf(path), around });
      return null;
    }
    this.open.push({ label, definition });
    try {
      return resolve();
    } finally {
      this.open.pop();
    }
  }
}
