/** Whose facts are asked for. */
export interface Scope {
  readonly workspaceId: number;
}
