import type { RequestState } from '../graphql/generated';

export const requestStates: Record<RequestState, string> = { OPEN: 'Open', PLANNED: 'Planned', DONE: 'Done', DECLINED: 'Declined' };
export const stateOptions = (Object.keys(requestStates) as RequestState[]).map((value) => ({ value, name: requestStates[value] }));
