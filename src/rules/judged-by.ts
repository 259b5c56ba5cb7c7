import type { RuleId } from '../diagnostic/rule-id.js';
import type { Change } from '../diff/change.js';
import type { SettingChange } from '../diff/setting-change.js';

/** Which rules judge a change. A kind that is missing here does not compile; `safe`: nobody has to agree to it. */
export const JUDGED_BY: Readonly<Record<Change['kind'] | SettingChange['kind'], readonly RuleId[] | 'safe'>> =
  {
    added: 'safe',
    removed: ['definition-removed'],
    kept: ['previous-mismatch'],
    renamed: ['definition-renamed'],
    moved: 'safe',
    'meaning-changed': ['meaning-changed'],
    // Its cause is judged, on the definition whose own text changed. What is kept as it was must not change at all.
    'meaning-inherited': ['previous-mismatch'],
    'meaning-undecided': ['meaning-changed'],
    // What cannot be understood today has findings of its own; what could not be before had no meaning to keep.
    'not-compared': 'safe',
    rewritten: 'safe',
    extended: 'safe',
    'version-raised': ['version-without-change'],
    'promise-dropped': ['promise-dropped'],
    'owner-dropped': ['owner-dropped'],
    'privacy-lowered': ['privacy-lowered'],
    'privacy-raised': 'safe',
    'status-changed': ['status-lowered'],
    'words-changed': ['promise-dropped'],
    'rule-lowered': ['settings-changed'],
    'rule-raised': 'safe',
    'approvals-dropped': ['settings-changed'],
    'approvals-required': 'safe',
    'near-synonyms-dropped': ['settings-changed'],
    'near-synonyms-added': 'safe',
    'time-zone-changed': ['settings-changed'],
    'function-changed': ['settings-changed'],
    'function-added': 'safe',
    // Whoever still calls it is told of by `unknown-reference`.
    'function-removed': 'safe',
    'setting-changed': 'safe',
  };
