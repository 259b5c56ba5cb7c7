import type { Typed } from '../expression/typed.js';
import type { Search } from './answer.js';
import { Compiler } from './compile/compiler.js';
import { EVERYTHING, NOTHING, type NodeId } from './diagram/diagram.js';
import { Digests } from './digest.js';
import { exampleOf } from './example.js';
import { foldsCase } from './folds-case.js';
import type { Condition, Logic, LogicOptions, Question } from './logic.js';
import { type NormalForm, normalFormOf } from './normal-form.js';
import { searchRecord } from './search/search-record.js';
import type { Claim } from './search/verify.js';
import { assumptionsOf, isCanonical, variablesOf } from './support.js';
import { Undecided } from './undecided.js';

/** Steps of combining diagrams, about a microsecond each. */
const STEPS = 300_000;

/** An engine for the conditions of one project. */
export function createLogic(options: LogicOptions = {}): Logic {
  return new Engine(options);
}

interface Compiled extends Condition {
  readonly entity: string;
  readonly node: NodeId;
}

class Engine implements Logic {
  private readonly compiler: Compiler;
  private readonly digests: Digests;

  constructor(private readonly options: LogicOptions) {
    this.compiler = new Compiler(options);
    this.digests = new Digests(this.compiler);
  }

  condition(entity: string, conditions: readonly Typed[]): Compiled {
    const { compiler } = this;
    try {
      return compiler.diagrams.within(STEPS, () => {
        const truths = conditions.map((typed) => compiler.truth(typed, { entity, path: [] }));
        const node = compiler.diagrams.andAll(truths.map(({ whenTrue }) => whenTrue));
        const key = this.digests.ofNode(node);
        return { entity, conditions, node, key, canonical: isCanonical(compiler, node), undecided: null };
      });
    } catch (error) {
      return { entity, conditions, node: NOTHING, key: null, canonical: false, undecided: reasonOf(error) };
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
    const { node, undecided } = this.own(condition);
    return undecided === null ? normalFormOf(this.compiler, node, limit) : null;
  }

  find({ inside, outside }: Question): Search {
    const given = [...inside, ...outside].map((condition) => this.own(condition));
    const undecided = given.find((condition) => condition.undecided !== null);
    if (undecided?.undecided) return { found: 'unknown', reason: undecided.undecided };
    try {
      return this.compiler.diagrams.within(STEPS, () => this.search(inside, outside));
    } catch (error) {
      return { found: 'unknown', reason: reasonOf(error) };
    }
  }

  private search(inside: readonly Condition[], outside: readonly Condition[]): Search {
    const { compiler, options } = this;
    const { diagrams } = compiler;
    const all = [...inside, ...outside].map((condition) => this.own(condition));
    const node = diagrams.and(
      diagrams.andAll(inside.map((condition) => this.own(condition).node)),
      diagrams.not(diagrams.orAll(outside.map((condition) => this.own(condition).node))),
    );
    const asked = new Set(all.flatMap((condition) => [...variablesOf(compiler, condition.node)]));
    const assumptions = [
      ...assumptionsOf(asked),
      ...(all.some(({ conditions }) => conditions.some(foldsCase)) ? [{ kind: 'letter-case' } as const] : []),
    ];
    if (node === NOTHING) return { found: 'none', assumptions };
    const claim: Claim = {
      entity: all[0]?.entity ?? '',
      inside: inside.flatMap(({ conditions }) => conditions),
      outside: outside.map(({ conditions }) => conditions),
      keysOf: options.keysOf ?? (() => []),
    };
    if (node === EVERYTHING && all.length === 0)
      throw new RangeError('A question names at least one condition.');
    const search = searchRecord(compiler, node, claim);
    switch (search.found) {
      case 'record':
        return { found: 'record', example: exampleOf(compiler, search), assumptions };
      case 'none':
        return { found: 'none', assumptions };
      case 'unknown':
        return search;
    }
  }

  private own(condition: Condition): Compiled {
    if (!('node' in condition)) throw new RangeError('The condition is of another engine.');
    return condition as Compiled;
  }
}

/** Only what was not decided is an answer; everything else is a fault and stays one. */
function reasonOf(error: unknown): string {
  if (error instanceof Undecided) return error.message;
  throw error;
}
