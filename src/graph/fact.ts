import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { SourceText, Span } from '../diagnostic/source.js';
import type { ExpressionProblem } from '../expression/problem.js';
import type { AnyDefinition } from '../language/definition.js';

/** Something that did not fit together while the graph was built. Facts carry no severity: rules judge them. */
export type Fact =
  | {
      readonly kind: 'unknown-name';
      readonly definition: AnyDefinition;
      readonly span: Span;
      readonly written: string;
      /** What was looked for, in words: `term`, `field of lead`. */
      readonly wanted: string;
      /** Names that do exist there. */
      readonly candidates: readonly string[];
      /** What exists elsewhere under the written name, in words, where that explains the mistake. */
      readonly note?: string;
    }
  | {
      readonly kind: 'unknown-team';
      readonly definition: AnyDefinition;
      readonly span: Span;
      readonly written: string;
      readonly candidates: readonly string[];
    }
  | {
      readonly kind: 'name-twice';
      readonly definition: AnyDefinition;
      readonly first: AnyDefinition;
    }
  | {
      readonly kind: 'expression';
      readonly definition: AnyDefinition;
      readonly text: SourceText;
      readonly problem: ExpressionProblem;
    }
  | {
      /** A name of the right kind that cannot stand where it is used. */
      readonly kind: 'misfit';
      readonly rule: 'type-mismatch' | 'grain-mismatch';
      readonly definition: AnyDefinition;
      readonly span: Span;
      readonly message: string;
      readonly help?: string;
    }
  | {
      readonly kind: 'cycle';
      readonly definition: AnyDefinition;
      readonly span: Span;
      /** The names around the cycle, the first again at the end: `term a`, `term b`, `term a`. */
      readonly around: readonly string[];
      /** The other definitions on it, and where each names the next. */
      readonly others: readonly { readonly definition: AnyDefinition; readonly span: Span }[];
    };

/** One definition naming another. */
export interface Reference {
  readonly from: AnyDefinition;
  readonly to: { readonly kind: DefinitionKind; readonly name: string };
  readonly span: Span;
  /** `needs`: the meaning depends on it. `mentions`: a promise, a replacement, an owner. */
  readonly role: 'needs' | 'mentions';
}
