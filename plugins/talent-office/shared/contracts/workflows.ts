import type { Bilingual } from '../error-codes';
import type { AssignmentBody } from './versions';

/** Something that is wrong with a workflow as it stands in its form. */
export interface WorkflowProblemBody {
  /** The field of the form: `stages.1.seats.0.unitCode`. */
  readonly path: string;
  readonly messages: Bilingual;
}

/** What would be said of a workflow, were it put in force as it is typed. */
export interface WorkflowCheckBody {
  readonly problems: readonly WorkflowProblemBody[];
  /** Whom it needs; null while its form cannot be read. */
  readonly assignment: AssignmentBody | null;
}

/** A type whose entries a workflow can decide, and what its stages may do with them. */
export interface WorkflowTypeBody {
  readonly type: string;
  readonly name: Bilingual;
  /** Attributes that signers may fill in. */
  readonly settable: readonly string[];
  /** Limits that a stage may raise. */
  readonly limits: readonly string[];
  /** Paths to a unit (`employer.street`), each step with the type that it leaves from. */
  readonly unitPaths: readonly {
    readonly path: string;
    readonly steps: readonly { readonly type: string; readonly attribute: string }[];
  }[];
}

/** What workflows of this site are made of. */
export interface WorkflowPartsBody {
  /** Kinds of stages that are registered, each by its name. */
  readonly kinds: readonly string[];
  /** Phases to which a stage brings a limit. */
  readonly phases: readonly string[];
  /** Roles of the positions that there are, with what these are called. */
  readonly roles: readonly { readonly role: string; readonly positions: readonly string[] }[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly types: readonly WorkflowTypeBody[];
}
