import type { RuleId } from '../diagnostic/rule-id.js';
import type { ConfigValue, RuleLevel } from '../language/config.js';
import type { Path } from '../language/definition.js';
import type { ChangePlaces } from './change-places.js';

/** What a rule gives where nothing else is said: its severity, and that of its gravest reports. */
export interface UsualLevel {
  readonly usual: RuleLevel;
  readonly gravest: RuleLevel;
}

/** A part of a function's declaration that says something else. */
export interface FunctionPart {
  readonly part: 'arguments' | 'result' | 'deterministic' | 'strict';
  readonly from: string;
  readonly to: string;
}

/** What changed in `accord.yml`: a fact without severity. Where nothing is written, what holds by default. */
type Fact =
  | {
      readonly kind: 'rule-lowered' | 'rule-raised';
      readonly rule: RuleId;
      /** The folders it is about; null for the whole project. */
      readonly folders: readonly string[] | null;
      readonly from: UsualLevel;
      readonly to: UsualLevel;
    }
  | { readonly kind: 'approvals-dropped' | 'approvals-required' }
  /** Words that are near synonyms no longer, or from now on. */
  | { readonly kind: 'near-synonyms-dropped' | 'near-synonyms-added'; readonly words: readonly string[] }
  | { readonly kind: 'time-zone-changed'; readonly from: string; readonly to: string }
  | { readonly kind: 'function-changed'; readonly name: string; readonly parts: readonly FunctionPart[] }
  | { readonly kind: 'function-added' | 'function-removed'; readonly name: string }
  /** What findings do not depend on: the project's name, its folders, its warehouse. Null where nothing is written. */
  | { readonly kind: 'setting-changed'; readonly from: string | null; readonly to: string | null };

export type SettingChange = Fact & {
  /** `timezone`, `rules.meaning-changed`, `functions.to_eur`: what people would look for. */
  readonly setting: string;
  readonly places: ChangePlaces;
};

/** Two states of the settings, and where their keys stand. */
export interface TwoSettings {
  readonly base: ConfigValue;
  readonly head: ConfigValue;
  /** What a rule gives where nothing is set. */
  readonly usualOf: (rule: RuleId) => UsualLevel;
  /** Paths in today's `accord.yml` and in that of the base. */
  placesOf(now: Path, before: Path): ChangePlaces;
}
