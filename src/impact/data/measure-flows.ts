import type { Graph } from '../../graph/graph.js';
import type { Flow, RecordCounts } from '../../report/review.js';
import { type Bounds, listShort, type TimeBudget } from './bounds.js';
import { type AskSql, asFailure, type DataAccess, type DataFailure } from './data-access.js';
import type { FlowPart, FlowPlan } from './flow-plan.js';
import { COUNTS_OF_A_PART, countsSql, keysSql } from './flow-sql.js';
import type { HiddenFields } from './hidden-fields.js';

export interface FlowContext {
  readonly head: Graph;
  readonly hidden: HiddenFields;
  readonly access: DataAccess;
  readonly bounds: Bounds;
  readonly budget: TimeBudget;
  onProgress(text: string): void;
  onFailure(what: string, failure: DataFailure): void;
}

interface Measured {
  readonly flows: readonly Flow[];
  readonly leftOut: readonly string[];
}

/** Counts what comes and what leaves. What cannot be counted says why; the rest is counted all the same. */
export async function measureFlows(plans: readonly FlowPlan[], context: FlowContext): Promise<Measured> {
  const { bounds, budget, access, onProgress, onFailure } = context;
  const [within, beyond] = splitAt(plans, bounds.flows);
  const flows: Flow[] = [];
  const late: FlowPlan[] = [];
  let opened: Promise<AskSql> | undefined;
  for (const plan of within) {
    if (plan.obstacle !== null) flows.push(...unmeasured(plan, plan.obstacle));
    else if (budget.isOver) late.push(plan);
    else {
      onProgress(`counting the records of ${nameOf(plan)}`);
      try {
        opened ??= access.openSql();
        flows.push(...(await countFlow(plan, await opened, context)));
      } catch (error) {
        const failure = asFailure(error);
        onFailure(`the records of ${nameOf(plan)} were not counted`, failure);
        flows.push(...unmeasured(plan, failure.reason));
      }
    }
  }
  const leftOut = [
    ...sentence(beyond, `at most ${bounds.flows} definitions and segments are counted`),
    ...sentence(late, budget.reason),
  ];
  return { flows, leftOut };
}

function sentence(plans: readonly FlowPlan[], because: string): readonly string[] {
  if (plans.length === 0) return [];
  return [`Not counted: the records of ${listShort(plans.map(nameOf))}, since ${because}.`];
}

function nameOf({ definition }: FlowPlan): string {
  return `${definition.kind} ${definition.name}`;
}

/** As many plans as have no more parts together than `most`. */
function splitAt(plans: readonly FlowPlan[], most: number): readonly [FlowPlan[], FlowPlan[]] {
  const within: FlowPlan[] = [];
  const beyond: FlowPlan[] = [];
  let parts = 0;
  for (const plan of plans) {
    parts += Math.max(1, plan.parts.length);
    (parts <= most ? within : beyond).push(plan);
  }
  return [within, beyond];
}

function unmeasured({ definition, entity }: FlowPlan, reason: string): readonly Flow[] {
  return [{ definition, segment: null, entity, counts: { kind: 'unmeasured', reason } }];
}

async function countFlow(plan: FlowPlan, ask: AskSql, context: FlowContext): Promise<readonly Flow[]> {
  const { head, access } = context;
  const [counted = []] = await ask(countsSql(head, plan, access.dialect));
  const flows: Flow[] = [];
  for (const [index, part] of plan.parts.entries()) {
    const at = index * COUNTS_OF_A_PART;
    const [before = 0, after = 0, gained = 0, lost = 0] = counted
      .slice(at, at + COUNTS_OF_A_PART)
      .map(Number);
    const sample = showsKeys(plan, part, context)
      ? {
          gained: gained === 0 ? [] : await keysOf(plan, part, 'gained', ask, context),
          lost: lost === 0 ? [] : await keysOf(plan, part, 'lost', ask, context),
        }
      : null;
    const value: RecordCounts = { before, after, gained, lost, sample };
    const { definition, entity } = plan;
    flows.push({ definition, segment: part.segment, entity, counts: { kind: 'measured', value } });
  }
  return flows;
}

/**
 * A key is shown where nobody's privacy is in it: no part of the key is personal or secret, nor anything that the record was
 * picked by, since the key would then tell that of the record.
 */
function showsKeys(
  { entity }: FlowPlan,
  { before, after }: FlowPart,
  { head, hidden }: FlowContext,
): boolean {
  const { primaryKey = [], fields } = head.entities.get(entity) ?? {};
  const keys = primaryKey.flatMap((name) => fields?.get(name)?.info ?? []);
  const conditions = [before, after].filter((each) => each !== null);
  return (
    keys.length > 0 &&
    keys.length === primaryKey.length &&
    keys.every((field) => hidden.classOfField(field) === 'public') &&
    conditions.every((condition) => hidden.classOf(condition) === 'public')
  );
}

async function keysOf(
  plan: FlowPlan,
  part: FlowPart,
  which: 'gained' | 'lost',
  ask: AskSql,
  { head, bounds, access }: FlowContext,
): Promise<readonly string[]> {
  const sql = keysSql(head, plan, part, { which, most: bounds.keys, dialect: access.dialect });
  const rows = sql === null ? [] : await ask(sql);
  return rows.map((row) => row.map((value) => (value === null ? 'NULL' : String(value))).join(', '));
}
