import { childrenOf } from '../expression/children.js';
import type { Typed } from '../expression/typed.js';
import type { LogicOptions } from '../logic/logic-options.js';
import { digest, StructureTexts } from './structure-text.js';

/**
 * Digests of conditions, of everything that an answer about them depends on: the trees, with the types, closed lists and
 * terms in them, and how the relationships they follow are joined.
 */
export class QuestionDigests {
  private readonly texts = new StructureTexts();
  private readonly known = new WeakMap<Typed, Map<string, string>>();
  private readonly paths = new WeakMap<Typed, ReadonlySet<string>>();
  private readonly joins = new Map<string, string>();

  constructor(private readonly keysOf: NonNullable<LogicOptions['keysOf']>) {}

  /** `entity` is where the names start. */
  of(entity: string, conditions: readonly Typed[]): string {
    const [only, second] = conditions;
    const memo = only && !second ? this.known.get(only) : undefined;
    const before = memo?.get(entity);
    if (before !== undefined) return before;
    const made = this.make(entity, conditions);
    if (only && !second) this.known.set(only, (memo ?? new Map<string, string>()).set(entity, made));
    return made;
  }

  private make(entity: string, conditions: readonly Typed[]): string {
    const paths = new Set<string>();
    for (const condition of conditions) this.addPaths(condition, paths);
    const joins = [...paths].sort().map((path) => this.joinsOf(entity, path));
    return digest(JSON.stringify([entity, this.texts.of(conditions), joins]));
  }

  private joinsOf(entity: string, path: string): string {
    const place = `${entity}.${path}`;
    const before = this.joins.get(place);
    if (before !== undefined) return before;
    const steps = path.split('.');
    const keys = steps.map((_, index) => this.keysOf(entity, steps.slice(0, index + 1)));
    const text = `${path} ${this.texts.of(keys)}`;
    this.joins.set(place, text);
    return text;
  }

  /** Every path of relationships that is followed, also inside terms and computed fields. */
  private addPaths(typed: Typed, paths: Set<string>): void {
    if (typed.kind === 'column' || typed.kind === 'term') {
      const own = typed.path.join('.');
      if (own !== '') paths.add(own);
      const inner = typed.kind === 'column' ? typed.field.expression : typed.term.condition;
      for (const path of inner ? this.pathsInside(inner) : [])
        paths.add(own === '' ? path : `${own}.${path}`);
      return;
    }
    for (const child of childrenOf(typed)) this.addPaths(child, paths);
  }

  /** Terms and computed fields are met again and again. */
  private pathsInside(named: Typed): ReadonlySet<string> {
    const before = this.paths.get(named);
    if (before) return before;
    const paths = new Set<string>();
    this.addPaths(named, paths);
    this.paths.set(named, paths);
    return paths;
  }
}
