/** The channel of the database on which a transaction tells, once it is committed, whose workspace it has moved: "7 facts". */
export const MOVED = 'bifocal_moved';

/** What moved: what is counted, or what people say about it. */
export type WhatMoved = 'facts' | 'talk';

/** SQL that tells; `workspace` is the SQL of its id. It tells no content. */
const tell = (workspace: string, what: WhatMoved): string => `pg_notify('${MOVED}', (${workspace})::text || ' ${what}')`;

/** For the RETURNING of a row that has a workspace: it costs no statement of its own. */
export const tellFacts = tell('workspace_id', 'facts');
export const tellTalk = tell('workspace_id', 'talk');
export const TELL_FACTS_OF = `SELECT ${tell('$1::bigint', 'facts')}`;
