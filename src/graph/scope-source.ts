import type { Span } from '../diagnostic/source.js';
import { tokenize } from '../expression/tokenize.js';
import type { DeclaredFunction, FieldInfo, TermInfo } from '../expression/typed.js';
import type { Definition, Path } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { cycleOf } from './cycle.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import { resolveField } from './resolve-field.js';

/** Types computed fields and terms when they are first needed, each once; what needs itself is noted as a cycle. */
export class LazyScopeSource implements ScopeSource {
  private readonly fields = new Map<string, FieldInfo | null>();
  private readonly terms = new Map<Definition<'term'>, TermInfo | null>();
  private readonly termsByEntity = new Map<string, Map<string, Definition<'term'>>>();
  private readonly open: Open[] = [];

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
    const opened = { label: `field ${key}`, name, definition: entity, path: ['fields', index, 'expression'] };
    const field = this.guarded(opened, () => resolveField(this.context, this, entity, index));
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
    const opened = { label: `term ${definition.name}`, name: definition.name, definition, path: ['where'] };
    const info = this.guarded(opened, () => {
      if (!this.entity(definition.value.entity)) return null;
      const scope = entityScope(this, definition.value.entity);
      const condition = this.context.check(definition, ['where'], scope, 'condition');
      return condition && { entity: definition.value.entity, name: definition.name, condition };
    });
    this.terms.set(definition, info);
    return info;
  }

  private guarded<T>(opened: Open, resolve: () => T | null): T | null {
    const index = this.open.findIndex((each) => each.label === opened.label);
    if (index !== -1) {
      const ring = this.open.slice(index);
      const steps = ring.map(({ label, definition, path }, at) => {
        const next = ring[at + 1] ?? opened;
        return { label, definition, span: spanOfName(definition, path, next.name) };
      });
      const cycle = cycleOf(steps);
      if (cycle) this.context.facts.push(cycle);
      return null;
    }
    this.open.push(opened);
    try {
      return resolve();
    } finally {
      this.open.pop();
    }
  }
}

/** A term or computed field that is being typed. */
interface Open {
  readonly label: string;
  readonly name: string;
  readonly definition: Definition<'term'> | Definition<'entity'>;
  readonly path: Path;
}

/** Where an expression uses a name; the whole expression where that cannot be told. */
function spanOfName(definition: Open['definition'], path: Path, name: string): Span {
  const written = definition.expressionOf(path);
  const token =
    written &&
    tokenize(written.text.text).find(
      ({ kind, text }) => (kind === 'word' || kind === 'quoted') && text === name,
    );
  return written && token ? written.text.span(token.start, token.end) : definition.spanOf(path);
}
