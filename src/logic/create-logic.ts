import type { Typed } from '../expression/typed.js';
import type { Assumption, Example, Search } from './answer.js';
import { assumptionsOf, declarationsIn } from './assumptions.js';
import { isCanonical, variablesOf } from './canonical.js';
import { Compiler } from './compile/compiler.js';
import { NOTHING, type NodeId, type VariableOrder } from './diagram/diagram.js';
import { Digests } from './digest.js';
import { exampleOf } from './example.js';
import { foldsCase } from './folds-case.js';
import type { Condition, Logic, Question } from './logic.js';
import type { LogicOptions } from './logic-options.js';
import { type NormalForm, normalFormOf } from './normal-form.js';
import { recordToCome } from './record-to-come.js';
import { leaveOutWhatDoesNotMatter } from './search/minimal-record.js';
import { type RecordSearch, searchRecord } from './search/search-record.js';
import type { Claim } from './search/verify.js';
import { Undecided } from './undecided.js';

/** Steps of combining diagrams, some ten microseconds each. */
const STEPS = 50_000;

/** An engine for the conditions of one project. */
export function createLogic(options: LogicOptions = {}): Logic {
  return new Engine(options, 'by name');
}

interface Compiled extends Condition {
  readonly entity: string;
  readonly node: NodeId;
  /** The diagram is too large in the common order of variables; questions about it are asked in one of their own. */
  readonly isLarge: boolean;
}

class Engine implements Logic {
  private readonly compiler: Compiler;
  private readonly digests: Digests;

  constructor(
    private readonly options: LogicOptions,
    private readonly order: VariableOrder,
  ) {
    this.compiler = new Compiler(options, order);
    this.digests = new Digests(this.compiler);
  }

  condition(entity: string, conditions: readonly Typed[]): Compiled {
    const { compiler } = this;
    const common = { entity, conditions, node: NOTHING, key: null, canonical: false, isLarge: false };
    try {
      return compiler.diagrams.within(STEPS, () => {
        const truths = conditions.map((typed) => compiler.truth(typed, { entity, path: [] }));
        const node = compiler.diagrams.andAll(truths.map(({ whenTrue }) => whenTrue));
        const key = this.digests.ofNode(node);
        return { ...common, node, key, canonical: isCanonical(compiler, node), undecided: null };
      });
    } catch (error) {
      const undecided = reasonOf(error);
      const other = this.order === 'by name' ? this.another().condition(entity, conditions) : null;
      if (other?.undecided === null) return { ...common, isLarge: true, undecided: null };
      return { ...common, undecided };
    }
  }

  valueKey(entity: string, value: Typed): string | null {
    const { compiler } = this;
    try {
      return compiler.diagrams.within(STEPS, () =>
        this.digests.ofChoices(compiler.choices(value, { entity, path: [] })),
      );
    } catch (error) {
      reasonOf(error);
      return null;
    }
  }

  normalForm(condition: Condition, limit: number): NormalForm | null {
    const { node, undecided, isLarge } = this.own(condition);
    return undecided === null && !isLarge ? normalFormOf(this.compiler, node, limit) : null;
  }

  find(question: Question): Search {
    const given = [...question.inside, ...question.outside].map((condition) => this.own(condition));
    const undecided = given.find((condition) => condition.undecided !== null);
    if (undecided?.undecided) return { found: 'unknown', reason: undecided.undecided };
    if (given.some(({ isLarge }) => isLarge)) return this.findInOwnOrder(question);
    try {
      return this.compiler.diagrams.within(STEPS, () => this.search(question.inside, question.outside));
    } catch (error) {
      const reason = reasonOf(error);
      return this.order === 'by name' ? this.findInOwnOrder(question) : { found: 'unknown', reason };
    }
  }

  /** Once more, with the variables in the order in which the question names them. */
  private findInOwnOrder({ inside, outside }: Question): Search {
    const other = this.another();
    const again = (condition: Condition) => other.condition(this.own(condition).entity, condition.conditions);
    return other.find({ inside: inside.map(again), outside: outside.map(again) });
  }

  private another(): Engine {
    return new Engine(this.options, 'by first use');
  }

  private search(inside: readonly Condition[], outside: readonly Condition[]): Search {
    const { compiler, options } = this;
    const { diagrams } = compiler;
    const [within, beyond] = [inside, outside].map((all) => all.map((condition) => this.own(condition).node));
    const node = diagrams.and(diagrams.andAll(within ?? []), diagrams.not(diagrams.orAll(beyond ?? [])));
    const all = [...inside, ...outside];
    const [first] = all;
    if (!first) throw new RangeError('A question names at least one condition.');
    const assumptions = () => this.assumptions(all);
    if (node === NOTHING) return { found: 'none', assumptions: assumptions() };
    const claim: Claim = {
      entity: this.own(first).entity,
      inside: inside.flatMap(({ conditions }) => conditions),
      outside: outside.map(({ conditions }) => conditions),
      keysOf: options.keysOf ?? (() => []),
    };
    const found = searchRecord(compiler, node, claim);
    if (found.found === 'unknown') return found;
    if (found.found === 'none') return { found: 'none', assumptions: assumptions() };
    return recordToCome(() => this.shown(node, found, claim), assumptions);
  }

  /** The record that was confirmed, without what does not matter in it: worked out for those that are read. */
  private shown(node: NodeId, found: Extract<RecordSearch, { found: 'record' }>, claim: Claim): Example {
    const { compiler } = this;
    try {
      compiler.diagrams.within(STEPS, () => leaveOutWhatDoesNotMatter(compiler, node, found, claim));
    } catch (error) {
      // Then it tells more than it must.
      reasonOf(error);
    }
    return exampleOf(compiler, found);
  }

  private assumptions(all: readonly Condition[]): readonly Assumption[] {
    const { compiler } = this;
    const asked = new Set(all.flatMap((condition) => [...variablesOf(compiler, this.own(condition).node)]));
    const declared = all.flatMap(({ conditions }) => conditions.flatMap(declarationsIn));
    const fromDiagrams = assumptionsOf(asked);
    return [
      ...(fromDiagrams.length > 0 ? fromDiagrams : declared),
      ...(foldsAny(all) ? [{ kind: 'letter-case' } as const] : []),
    ];
  }

  private own(condition: Condition): Compiled {
    if (!('node' in condition)) throw new RangeError('The condition is of another engine.');
    return condition as Compiled;
  }
}

function foldsAny(all: readonly Condition[]): boolean {
  return all.some(({ conditions }) => conditions.some(foldsCase));
}

/** Only what was not decided is an answer; everything else is a fault and stays one. */
function reasonOf(error: unknown): string {
  if (error instanceof Undecided) return error.message;
  throw error;
}
