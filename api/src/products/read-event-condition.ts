import { NUMBER_TEXT, type EventRule, type PropertyRule } from '@bifocal/metrics';
import { checked } from '../collect/checked.js';
import { kindOf, Unfit } from '../collect/unfit.js';
import { listOf, name, text } from '../collect/fields.js';
import { badInput } from '../graphql/named-error.js';
import type { EventConditionInput, PropertyConditionInput } from './event-condition.inputs.js';

/** No one writes more by hand, and a statement has room for 65,535 values. */
const MOST_CONDITIONS = 20;
const MOST_VALUES = 1_000;

const eventName = name(200);
const values = listOf(text(1_000), MOST_VALUES);

/** The one rule that reads an event and what its properties must be, wherever a person writes one; a named error says what does not hold, at `path`. */
export function readEventCondition(path: string, { event, where }: EventConditionInput): EventRule {
  const conditions = where ?? [];
  if (conditions.length > MOST_CONDITIONS) throw badInput(`${path}where: expected at most ${MOST_CONDITIONS} conditions, got ${conditions.length}.`);
  return {
    event: checked(`${path}event`, event, eventName),
    where: conditions.map((condition, index) => readCondition(`${path}where[${index}].`, condition)),
  };
}

function readCondition(path: string, { property, is, in: given }: PropertyConditionInput): PropertyRule {
  const operator = is ?? 'EQUALS';
  return {
    property: checked(`${path}property`, property, eventName),
    is: operator,
    in: checked(`${path}in`, given ?? [], (list) => {
      const found = values(list);
      if (operator === 'EXISTS' || operator === 'NOT_EXISTS') {
        if (found.length > 0) throw new Unfit(`expected no values for ${operator}, got ${found.length}. Leave them out, or ask for EQUALS.`);
        return found;
      }
      if (found.length === 0) throw new Unfit(`expected at least one value, got ${kindOf(null)}.`);
      if (operator === 'GREATER' || operator === 'LESS') {
        if (found.length > 1 || !NUMBER_TEXT.test(found[0]!)) throw new Unfit(`expected one number for ${operator}, such as "10", got ${found.length > 1 ? `${found.length} values` : 'other text'}.`);
      }
      return found;
    }),
  };
}
