import type { Graph } from '../../graph/graph.js';
import { digest } from '../../meaning/structure-text.js';
import { isApproved } from '../concept/governed-terms.js';
import type { RuleContext } from '../rule.js';
import { digestOf } from './clean-places.js';
import type { ExpressionPlace } from './conditions-of.js';

/**
 * Places at which an earlier check found nothing to say about how the expression stands to the terms of its entity: under
 * a digest of the expression and of all those terms.
 */
export class CleanAmongTerms {
  private readonly termsOn = new Map<string, string>();

  constructor(
    private readonly graph: Graph,
    private readonly remembered: RuleContext['remembered'],
    private readonly rule: string,
  ) {}

  /** `named`: the terms whose meaning the rule looks up by name. */
  isKnown(place: ExpressionPlace, named: readonly string[]): boolean {
    return this.remembered?.memory.recall(this.keyOf(this.remembered, place, named)) !== undefined;
  }

  keep(place: ExpressionPlace, named: readonly string[]): void {
    this.remembered?.memory.keep(this.keyOf(this.remembered, place, named), '');
  }

  private keyOf(remembered: Remembered, place: ExpressionPlace, named: readonly string[]): string {
    const meant = named.map((name) => this.termNamed(remembered, name));
    const said = [digestOf(remembered, place), this.termsOf(remembered, place.entity), meant];
    return `clean ${this.rule} ${digest(JSON.stringify(said))}`;
  }

  /** All of an entity, in their order. */
  private termsOf(remembered: Remembered, entity: string): string {
    if (this.termsOn.size === 0) {
      const onEntity = new Map<string, string[]>();
      for (const term of this.graph.terms.values()) {
        const entity = term.info?.entity ?? term.entity;
        const said = onEntity.get(entity) ?? [];
        onEntity.set(entity, said);
        said.push(`${isApproved(term.definition)} ${this.termNamed(remembered, term.name)}`);
      }
      for (const [name, said] of onEntity) this.termsOn.set(name, digest(JSON.stringify(said)));
    }
    return this.termsOn.get(entity) ?? '';
  }

  private termNamed({ digests }: Remembered, name: string): string {
    const info = this.graph.terms.get(name)?.info;
    return `${name} ${info ? digests.of(info.entity, [info.condition]) : ''}`;
  }
}

type Remembered = NonNullable<RuleContext['remembered']>;
