import { registerEnumType } from '@nestjs/graphql';

export const RetroColumn = { WENT_WELL: 'WENT_WELL', TO_IMPROVE: 'TO_IMPROVE', TO_TRY: 'TO_TRY' } as const;
export const ActionState = { OPEN: 'OPEN', DONE: 'DONE', DROPPED: 'DROPPED' } as const;
export const ReasonKind = { CARRY_OVER: 'CARRY_OVER', ADDED: 'ADDED', REMOVED: 'REMOVED' } as const;

export type RetroColumn = keyof typeof RetroColumn;
export type ActionState = keyof typeof ActionState;
export type ReasonKind = keyof typeof ReasonKind;

registerEnumType(RetroColumn, { name: 'RetroColumn', description: 'A column of a retrospective.', valuesMap: { WENT_WELL: { description: 'What went well.' }, TO_IMPROVE: { description: 'What should become better.' }, TO_TRY: { description: 'What to try next.' } } });
registerEnumType(ActionState, { name: 'ActionState', description: 'How far an action is.', valuesMap: { OPEN: { description: 'Still to be done: it follows into the next sprint.' }, DONE: { description: 'Done.' }, DROPPED: { description: 'Given up on purpose.' } } });
registerEnumType(ReasonKind, { name: 'ReasonKind', description: 'What a reason is given for.', valuesMap: { CARRY_OVER: { description: 'The item was not finished at the close.' }, ADDED: { description: 'It came into the sprint after the start.' }, REMOVED: { description: 'It left before the close.' } } });
