/** Whose facts are asked for. Until people sign in there is one workspace, and only this machine can ask. */
export interface Scope {
  readonly workspaceId: number;
}
