/** The channel of the database on which a transaction tells, once it is committed, whose workspace it has moved: "7 facts". */
export const MOVED = 'bifocal_moved';

/** What moved: what is counted, or what people say about it. */
export type WhatMoved = 'facts' | 'talk';

const tell = (what: WhatMoved): string => `pg_notify('${MOVED}', workspace_id::text || ' ${what}')`;

/** SQL for the RETURNING of a row that has a workspace. It costs no statement of its own, and tells no content. */
export const tellFacts = tell('facts');
export const tellTalk = tell('talk');
