import type { HookSettings, SurveyQuestion } from '../../hooks-file.js';
import { listAt, objectAt, textAt } from '../files/jira/jira-shape.js';
import { isObject, type JsonObject } from '../files/reading/file-row.js';
import type { Fact } from '../files/targets/target.js';
import { nothing, type HookRead, type Ignored } from './hook-read.js';

const EVENTS = ['responseCreated', 'responseUpdated', 'responseFinished'];
const SCORES: ReadonlySet<string> = new Set(['NPS', 'CSAT', 'CES']);

interface Answered { readonly id: string; readonly question: SurveyQuestion; readonly value: unknown }

/**
 * What a webhook of Formbricks says: the answers of one response, as far as it has come. A scored question is a survey response of its own, and what was
 * written in answer to an open question stands with it. An older state of a response that comes late changes nothing.
 */
export function readFormbricks(body: JsonObject, settings: HookSettings): HookRead {
  const event = textAt(body, 'event') ?? 'unknown';
  if (!EVENTS.includes(event)) return nothing(event, event === 'testEndpoint' ? 'It is a test of the address.' : 'It tells of no response.');
  const data = objectAt(body, 'data');
  const [response, survey, at] = [textAt(data, 'id'), textAt(data, 'surveyId'), textAt(data, 'createdAt')];
  if (response === null || survey === null || at === null) return nothing(event, 'The response has no id, no survey or no instant.');
  const said = { at, observedAt: textAt(data, 'updatedAt') ?? at, ...personOf(data, settings) };
  const { answered, ignored } = answers(data, survey, settings);
  const scored = answered.filter(({ question }) => SCORES.has(question.kind));
  const responses = scored.map(({ id, question, value }): Fact => {
    const comment = answered.filter((one) => one.question.kind === 'COMMENT' && belongs(one, question, scored.length)).map((one) => String(one.value).trim()).filter((text) => text !== '').join('\n\n');
    return { list: 'surveyResponses', item: { key: `${response}/${id}`, survey: question.survey ?? (scored.length === 1 ? survey : `${survey}/${id}`), kind: question.kind, ...said, score: Number(value), ...(comment === '' ? {} : { comment }) } };
  });
  const { observedAt: _, ...plain } = said;
  const feedback = answered.filter(({ question, value }) => question.kind === 'FEEDBACK' && String(value).trim() !== '')
    .map(({ id, value }): Fact => ({ list: 'feedback', item: { key: `${response}/${id}`, ...plain, text: String(value).trim() } }));
  const lost = answered.filter((one) => one.question.kind === 'COMMENT' && !scored.some(({ question }) => belongs(one, question, scored.length)))
    .map(({ id }): Ignored => ({ what: `question ${id}`, why: scored.length === 0 ? 'It was written without a score.' : 'The response has several scores: name the survey it belongs to under "questions".' }));
  const all = [...responses, ...feedback];
  return { event, facts: all, ignored: [...ignored, ...lost, ...(all.length === 0 && ignored.length + lost.length === 0 ? [{ what: event, why: 'No question with a score is answered yet.' }] : [])] };
}

/** What was written stands with the score of its own survey; where none is named, with the only score. */
function belongs({ question }: Answered, score: SurveyQuestion, scores: number): boolean {
  return question.survey === undefined ? scores === 1 : question.survey === score.survey;
}

/** The answers whose questions somebody has named, or that say themselves what they ask. */
function answers(data: JsonObject, survey: string, settings: HookSettings): { answered: Answered[]; ignored: Ignored[] } {
  const [answered, ignored]: [Answered[], Ignored[]] = [[], []];
  const types = questionTypes(objectAt(data, 'survey'));
  const hidden = settings.person;
  for (const [id, value] of Object.entries(objectAt(data, 'data'))) {
    if (value === null || value === '' || id === hidden || id === 'userId') continue;
    const question = settings.questions?.[`${survey}.${id}`] ?? settings.questions?.[id] ?? types.get(id);
    if (question) answered.push({ id, question, value });
    else ignored.push({ what: `question ${id}`, why: types.size > 0 ? 'It asks for no score and no words.' : 'Nobody has said what it asks. Name it under "questions" in HOOKS_FILE.' });
  }
  return { answered, ignored };
}

/** What questions ask, where the webhook carries them: an NPS, a rating of 1 to 5 as CSAT, words. A rating on another scale is named in HOOKS_FILE. */
function questionTypes(survey: JsonObject): Map<string, SurveyQuestion> {
  const all = [...listAt(survey, 'questions'), ...listAt(survey, 'blocks').flatMap((block) => listAt(block, 'elements'))];
  return new Map(all.flatMap((one): [string, SurveyQuestion][] => {
    const [id, type, range] = [textAt(one, 'id'), textAt(one, 'type'), one['range']];
    const kind = type === 'nps' ? 'NPS' : type === 'csat' || (type === 'rating' && range === 5) ? 'CSAT' : type === 'ces' ? 'CES' : type === 'openText' ? 'COMMENT' : null;
    return id === null || kind === null ? [] : [[id, { kind }]];
  }));
}

/** Who answered, as the product knows them: the attribute or hidden field that is named, else the user id. A contact that Formbricks alone knows is nobody here. */
function personOf(data: JsonObject, { person: named }: HookSettings): { person?: string } {
  const places = [objectAt(data, 'contactAttributes'), objectAt(data, 'contact'), objectAt(data, 'data'), objectAt(data, 'personAttributes')].filter(isObject);
  const person = places.map((place) => textAt(place, named ?? 'userId')).find((text) => text !== null);
  return person ? { person } : {};
}
