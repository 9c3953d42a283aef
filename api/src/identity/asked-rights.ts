import { getNamedType, isInterfaceType, isObjectType, Kind, type DocumentNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { NEEDED, type Needed } from './needs.js';

/** A field that an operation asks for and that asks something of whoever comes. `needed` is null where nobody has marked it. */
export interface AskedRight {
  readonly path: string;
  readonly needed: Needed | null;
}

type Variables = Readonly<Record<string, unknown>>;

/** Of an operation whose fields do not hang on variables, this is found once for as long as its document is kept. */
const known = new WeakMap<OperationDefinitionNode, { readonly schema: GraphQLSchema; readonly rights: readonly AskedRight[] }>();

/**
 * Every root field of an operation, and every field below that is marked. Read from the document before anything runs, so that an
 * operation is refused as a whole; what @skip and @include leave out is not asked for. Each fragment is walked once, whatever
 * spreads it. Validation has passed: every field is there, and fragments make no circle.
 */
export function askedRights(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): readonly AskedRight[] {
  const kept = known.get(operation);
  if (kept?.schema === schema) return kept.rights;
  const walk = new Walk(schema, document, operation, variables);
  const rights = walk.rights();
  if (!walk.isConditional) known.set(operation, { schema, rights });
  return rights;
}

class Walk {
  isConditional = false;
  private readonly found = new Map<string, AskedRight>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly walked = new Set<string>();
  private readonly defaults: Variables;

  constructor(private readonly schema: GraphQLSchema, document: DocumentNode, private readonly operation: OperationDefinitionNode, private readonly variables: Variables) {
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    this.defaults = Object.fromEntries((operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined]));
  }

  rights(): readonly AskedRight[] {
    const root = this.schema.getRootType(this.operation.operation);
    if (root) this.walk(root, this.operation.selectionSet, '');
    return [...this.found.values()];
  }

  private walk(type: GraphQLNamedType, selections: SelectionSetNode, path: string): void {
    for (const selection of selections.selections) {
      if (!this.isAsked(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        this.field(type, selection.name.value, selection.selectionSet, path);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.walk((selection.typeCondition && this.schema.getType(selection.typeCondition.name.value)) ?? type, selection.selectionSet, path);
      } else if (!this.walked.has(selection.name.value)) {
        this.walked.add(selection.name.value);
        const fragment = this.fragments.get(selection.name.value);
        const on = fragment && this.schema.getType(fragment.typeCondition.name.value);
        if (fragment && on) this.walk(on, fragment.selectionSet, path);
      }
    }
  }

  private field(type: GraphQLNamedType, name: string, selections: SelectionSetNode | undefined, path: string): void {
    if (name.startsWith('__') || (!isObjectType(type) && !isInterfaceType(type))) return;
    const field = type.getFields()[name];
    if (!field) return;
    const here = path === '' ? name : `${path}.${name}`;
    const needed = (field.extensions[NEEDED] as Needed | undefined) ?? null;
    if (needed || path === '') this.found.set(`${type.name}.${name}`, { path: here, needed });
    if (selections) this.walk(getNamedType(field.type), selections, here);
  }

  /** False where @skip or @include leave it out. What a variable holds that is no boolean is refused by execution. */
  private isAsked({ directives }: SelectionNode): boolean {
    for (const { name, arguments: given } of directives ?? []) {
      if (name.value !== 'skip' && name.value !== 'include') continue;
      const value = given?.find((argument) => argument.name.value === 'if')?.value;
      let condition: unknown = value?.kind === Kind.BOOLEAN ? value.value : undefined;
      if (value?.kind === Kind.VARIABLE) {
        this.isConditional = true;
        condition = this.variables[value.name.value] ?? this.defaults[value.name.value];
      }
      if (name.value === 'skip' ? condition === true : condition === false) return false;
    }
    return true;
  }
}
