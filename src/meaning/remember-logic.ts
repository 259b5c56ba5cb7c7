import type { Memory } from '../cache/memory.js';
import type { Typed } from '../expression/typed.js';
import type { Search } from '../logic/answer.js';
import type { Condition, Logic, Question } from '../logic/logic.js';
import type { NormalForm } from '../logic/normal-form.js';
import { once } from './once.js';
import type { QuestionDigests } from './question-digests.js';
import type { Remembered } from './remembered.js';

/**
 * An engine that asks the one it is given only what is not remembered. Only decided answers are remembered, and of those
 * only what was decided: records, proofs and assumptions are made anew by the engine when they are read.
 */
export function rememberLogic(engine: Logic, { digests, memory }: Remembered): Logic {
  return new RememberingLogic(engine, digests, memory);
}

interface Known extends Condition {
  readonly entity: string;
  readonly digest: string;
}

class RememberingLogic implements Logic {
  private readonly compiled = new WeakMap<Condition, Condition>();
  private readonly asked = new Map<string, Search>();

  constructor(
    private readonly engine: Logic,
    private readonly digests: QuestionDigests,
    private readonly memory: Memory,
  ) {}

  condition(entity: string, conditions: readonly Typed[]): Known {
    const digest = this.digests.of(entity, conditions);
    const kept = this.memory.recall(`condition ${digest}`);
    if (kept !== undefined) {
      const [canonical, key = ''] = kept.split(' ');
      return { entity, conditions, digest, canonical: canonical === '1', key: key || null, undecided: null };
    }
    const made = this.engine.condition(entity, conditions);
    const { key, canonical, undecided } = made;
    const remembered = { entity, conditions, digest, key, canonical, undecided };
    this.compiled.set(remembered, made);
    if (undecided === null) this.memory.keep(`condition ${digest}`, `${canonical ? 1 : 0} ${key ?? ''}`);
    return remembered;
  }

  valueKey(entity: string, value: Typed): string | null {
    const place = `value ${this.digests.of(entity, [value])}`;
    const kept = this.memory.recall(place);
    if (kept !== undefined) return kept;
    const key = this.engine.valueKey(entity, value);
    if (key !== null) this.memory.keep(place, key);
    return key;
  }

  normalForm(condition: Condition, limit: number): NormalForm | null {
    return this.engine.normalForm(this.compile(condition), limit);
  }

  find(question: Question): Search {
    const place = placeOf(question);
    const before = this.asked.get(place);
    if (before) return before;
    const search = this.recall(place, question) ?? this.ask(question);
    this.asked.set(place, search);
    if (search.found !== 'unknown') this.memory.keep(place, search.found);
    return search;
  }

  private recall(place: string, question: Question): Search | null {
    const kept = this.memory.recall(place);
    const ask = once(() => this.ask(question));
    const again = <F extends Search['found']>(found: F) => {
      const search = ask();
      // Narrowed by the comparison, which the compiler cannot follow for a parameter.
      if (search.found === found) return search as Extract<Search, { found: F }>;
      this.memory.distrust();
      throw new Error('What was remembered of an earlier check does not hold.');
    };
    switch (kept) {
      case 'record':
        return {
          found: 'record',
          get example() {
            return again('record').example;
          },
          get assumptions() {
            return again('record').assumptions;
          },
        };
      case 'none':
        return {
          found: 'none',
          get assumptions() {
            return again('none').assumptions;
          },
        };
      default:
        return null;
    }
  }

  private ask({ inside, outside }: Question): Search {
    return this.engine.find({
      inside: inside.map((condition) => this.compile(condition)),
      outside: outside.map((condition) => this.compile(condition)),
    });
  }

  /** The condition as the engine has it, made when it is first needed. */
  private compile(condition: Condition): Condition {
    const before = this.compiled.get(condition);
    if (before) return before;
    const { entity, conditions } = own(condition);
    const made = this.engine.condition(entity, conditions);
    this.compiled.set(condition, made);
    return made;
  }
}

function placeOf({ inside, outside }: Question): string {
  const digests = (conditions: readonly Condition[]) => conditions.map((each) => own(each).digest).join(' ');
  return `find ${digests(inside)} / ${digests(outside)}`;
}

function own(condition: Condition): Known {
  if (!('digest' in condition)) throw new RangeError('The condition is of another engine.');
  // Only this engine's conditions have a digest.
  return condition as Known;
}
