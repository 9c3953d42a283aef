import { z } from 'zod';
import type { Permission } from '../identity/permissions.js';
import type { Ask } from './own-questions.js';

/** Whether the one who asks may do something: a question leaves out what it would be refused for. */
export type May = (permission: Permission) => boolean;

/** What a tool answers: the data, and the same in words for those who read only text. */
export interface ToolAnswer {
  readonly data: Record<string, unknown>;
  /** Sentences first: what this is, what was cut, and how to get the rest. */
  readonly text: string;
}

/** A question that agents may ask. All of them only read. */
export interface Tool<Input extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject<Input>;
  /** What every answer has at least; more may stand beside it. */
  readonly output: z.ZodRawShape;
  answer(given: z.output<z.ZodObject<Input>>, ask: Ask, may: May): Promise<ToolAnswer>;
}

/** A tool among others, whatever its input is. */
export interface AnyTool extends Omit<Tool, 'answer'> {
  answer(given: unknown, ask: Ask, may: May): Promise<ToolAnswer>;
}

/** Ties a tool to its input: what comes in is read by it, and what it does not know is refused by name. */
export function defineTool<Input extends z.ZodRawShape>(tool: Omit<Tool<Input>, 'input'> & { readonly input: Input }): AnyTool {
  const input = z.strictObject(tool.input);
  return { ...tool, input: input as unknown as z.ZodObject<z.ZodRawShape>, answer: async (given, ask, may) => tool.answer(input.parse(given) as z.output<z.ZodObject<Input>>, ask, may) };
}

/** "100 of 1,234 rows are here. For more: the same arguments with after: "…"."; nothing where all is here. */
export function saidCut(shown: number, total: number, what: string, nextCursor: string | null): string {
  if (nextCursor === null) return shown < total ? `${shown} of ${total} ${what} are here: the last of them.` : '';
  return `${shown} of ${total} ${what} are here. For more, ask again with the same arguments and after: "${nextCursor}".`;
}

/** Sentences and blocks under each other, the empty ones left out. */
export const lines = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join('\n');
